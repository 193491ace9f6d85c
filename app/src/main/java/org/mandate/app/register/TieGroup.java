package org.mandate.app.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;

/**
 * Ties of one kind and direction on an organisation's page.
 *
 * @param heading such as "Owned by"
 * @param size how many
 */
public record TieGroup(String heading, int size, Table table) {
  private static final int SHORT = 6;

  /** Whether a reader opens it first. */
  public boolean isLong() {
    return size > SHORT;
  }

  private record Kind(Relation relation, boolean forwards, String heading) {
    boolean has(Tie tie, String code) {
      return tie.relation() == relation && code.equals(forwards ? tie.child() : tie.parent());
    }

    String other(Tie tie) {
      return forwards ? tie.parent() : tie.child();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Relation.OWNERSHIP, false, "Owned by"),
          new Kind(Relation.OWNERSHIP, true, "Owns a share of"),
          new Kind(Relation.MEMBERSHIP, true, "Member of"),
          new Kind(Relation.MEMBERSHIP, false, "Members"),
          new Kind(Relation.CONTRACT, true, "Supplies"),
          new Kind(Relation.CONTRACT, false, "Supplied by"),
          new Kind(Relation.FUNDING, true, "Funds"),
          new Kind(Relation.FUNDING, false, "Funded by"));

  /**
   * The ties of an organisation, grouped.
   *
   * @param names of the codes at their other ends, where known
   * @param ends whether the reader may end one
   */
  static List<TieGroup> of(String code, List<Tie> ties, Map<String, String> names, boolean ends) {
    List<TieGroup> groups = new ArrayList<>();
    for (Kind kind : KINDS) {
      List<Tie> own =
          ties.stream().filter(t -> kind.has(t, code)).sorted(order(kind, names)).toList();
      if (!own.isEmpty()) {
        groups.add(new TieGroup(kind.heading(), own.size(), table(kind, own, names, code, ends)));
      }
    }
    return groups;
  }

  /** The largest share first, then by name. */
  private static Comparator<Tie> order(Kind kind, Map<String, String> names) {
    return Comparator.comparing((Tie t) -> t.share().map(StatedShare::share).orElse(new Share(0)))
        .reversed()
        .thenComparing(t -> names.getOrDefault(kind.other(t), kind.other(t)))
        .thenComparing(Tie::from);
  }

  private static Table table(
      Kind kind, List<Tie> ties, Map<String, String> names, String code, boolean ends) {
    boolean shares = kind.relation().hasShare();
    Table.Builder table = Table.named(kind.heading()).stack().column("Organisation");
    if (shares) {
      table.column("Share");
    }
    table.column("From").column("Until").column("Where it stands");
    for (Tie tie : ties) {
      String other = kind.other(tie);
      String name = names.getOrDefault(other, other);
      List<Object> cells = new ArrayList<>();
      cells.add(new Link(name, "/organisations/" + other));
      if (shares) {
        cells.add(tie.share().map(StatedShare::said).orElse("not known"));
      }
      cells.add(Dates.plain(tie.from()));
      cells.add(until(tie, name, code, ends));
      cells.add(tie.source());
      table.row(cells.toArray());
    }
    return table.captionHidden().build();
  }

  private static Object until(Tie tie, String name, String code, boolean ends) {
    Optional<String> day = tie.until().map(Dates::plain);
    return day.isEmpty() && ends
        ? new Link(
            "End the tie with " + name, "/organisations/" + code + "/ties/" + tie.id() + "/end")
        : day.orElse("");
  }
}
