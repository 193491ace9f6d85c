package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Policy.Direction;
import org.mandate.conflicts.Policy.First;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;

/** Which link counts under which clause on which day: the one place where this is decided. */
public final class PathRules {
  private PathRules() {}

  /** Whether a close tie may stand first, whatever the day. */
  public static boolean tie(PathRule rule, Link link) {
    return link.tie() != null && rule.ties().contains(link.tie());
  }

  /** Whether a link may be the first from a person, whatever the day. */
  public static boolean first(PathRule rule, Link link) {
    return rule.first().stream().anyMatch(f -> first(f, link));
  }

  static boolean first(First first, Link link) {
    return first.relation() == link.relation()
        && marked(first.mark(), link.share())
        && (first.kinds().isEmpty()
            || (link.kind() != null && first.kinds().contains(link.kind())));
  }

  /** Whether the person being the party is enough. */
  public static boolean self(PathRule rule) {
    return rule.first().stream().anyMatch(f -> f.relation() == null);
  }

  /** Whether a link may be walked onward in that direction, whatever the day. */
  public static boolean onward(PathRule rule, Link link, boolean forward) {
    return rule.onward().stream().anyMatch(o -> onward(o, link, forward));
  }

  static boolean onward(Onward onward, Link link, boolean forward) {
    return onward.relation() == link.relation()
        && (onward.direction() == Direction.FORWARD) == forward
        && marked(onward.mark(), link.share());
  }

  /** An unknown share reaches no mark. */
  private static boolean marked(@Nullable Mark mark, @Nullable Share share) {
    return mark == null || (share != null && mark.reachedBy(share));
  }

  /** The first day on which knowledge of sealed papers no longer counts; null while it does. */
  public static @Nullable LocalDate papersUntil(Policy.AfterPapers rule, Disclosure known) {
    return rule.months() == 0 ? null : known.on().plusMonths(rule.months());
  }

  /** The papers on this matter that bar the person from acting for that party. */
  static List<Disclosure> papers(
      PathRule rule, List<Disclosure> known, Matter matter, Matter.Party party, LocalDate day) {
    Policy.AfterPapers after = rule.afterPapers();
    if (after == null || !party.role().competes()) {
      return List.of();
    }
    return known.stream()
        .filter(d -> d.matter().equals(matter.id()) && !d.whose().equals(party.who()))
        .filter(d -> new Period(d.on(), papersUntil(after, d)).holds(day))
        .toList();
  }
}
