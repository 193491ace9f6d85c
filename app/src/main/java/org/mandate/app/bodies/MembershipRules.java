package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is a member on a day (DESIGN section 5: computed from facts, never copied). */
final class MembershipRules {
  /** A practice that joined or left after the founding. */
  record Change(String practice, boolean joined, LocalDate from) {}

  private MembershipRules() {}

  /**
   * The members' codes. A later change outweighs the rule; of two on one day the one recorded
   * later.
   *
   * @param ofNetworks the practices of each network on that day
   * @param changes in the order in which they were recorded
   */
  static SortedSet<String> members(
      MembershipRule rule,
      Map<String, ? extends Collection<String>> ofNetworks,
      List<Change> changes,
      LocalDate at) {
    SortedSet<String> codes = new TreeSet<>(rule.practices());
    for (String network : rule.networks()) {
      codes.addAll(ofNetworks.containsKey(network) ? ofNetworks.get(network) : Set.of());
    }
    codes.addAll(rule.added());
    rule.leftOut().forEach(codes::remove);
    changes.stream()
        .filter(change -> !change.from().isAfter(at))
        .sorted(Comparator.comparing(Change::from))
        .forEach(
            change -> {
              if (change.joined()) {
                codes.add(change.practice());
              } else {
                codes.remove(change.practice());
              }
            });
    return codes;
  }
}
