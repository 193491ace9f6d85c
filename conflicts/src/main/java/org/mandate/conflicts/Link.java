package org.mandate.conflicts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One dated fact that joins two people or organisations.
 *
 * @param id the fact's own name in its file
 * @param from whom it is said of; for a close tie, either
 * @param share of a holding or an ownership; null when not known, and then no mark is reached
 * @param kind of a declared interest, else null
 * @param certainty of a declared interest, else actual
 * @param tie of a close tie, else null
 * @param declared the day the person declared it; null if it stands on no register of interests
 */
public record Link(
    String id,
    Relation relation,
    String from,
    String to,
    Period period,
    @Nullable Share share,
    @Nullable Kind kind,
    Certainty certainty,
    @Nullable Tie tie,
    @Nullable LocalDate declared) {

  /** Refuses a kind without an interest, a tie without a close tie, and the reverse. */
  public Link {
    if ((relation == Relation.INTEREST) != (kind != null)) {
      throw new IllegalArgumentException("only an interest has a kind, and each has one: " + id);
    }
    if (kind == Kind.INFORMATION) {
      throw new IllegalArgumentException("information is not an interest to declare: " + id);
    }
    if ((relation == Relation.CLOSE_TIE) != (tie != null)) {
      throw new IllegalArgumentException("only a close tie says which, and each does: " + id);
    }
    if (share != null && !relation.hasShare()) {
      throw new IllegalArgumentException("only a holding or an ownership has a share: " + id);
    }
    if (certainty == Certainty.POTENTIAL && relation != Relation.INTEREST) {
      throw new IllegalArgumentException("only an interest can be potential: " + id);
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a link joins two: " + id);
    }
  }

  /**
   * A link with nothing but its ends and its days; a close tie as family, an interest financial.
   */
  public static Link of(String id, Relation relation, String from, String to, Period period) {
    return new Link(
        id,
        relation,
        from,
        to,
        period,
        null,
        relation == Relation.INTEREST ? Kind.FINANCIAL : null,
        Certainty.ACTUAL,
        relation == Relation.CLOSE_TIE ? Tie.FAMILY : null,
        null);
  }

  /** The same with a share. */
  public Link sharing(Share part) {
    return new Link(id, relation, from, to, period, part, kind, certainty, tie, declared);
  }

  /** The same for other days. */
  public Link during(Period days) {
    return new Link(id, relation, from, to, days, share, kind, certainty, tie, declared);
  }

  /** The same, declared on that day. */
  public Link declaredOn(LocalDate day) {
    return new Link(id, relation, from, to, period, share, kind, certainty, tie, day);
  }

  /** Whether only the person and the guardian may see it. */
  public boolean sealed() {
    return relation == Relation.CLOSE_TIE || kind == Kind.INDIRECT;
  }
}
