package org.mandate.app.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The change report between two editions (issue 2 section 3): active = status A and setting 4; left
 * = active before and not now, dormant and closed told apart; moved = another commissioner in
 * column 15. A practice came into scope when it stood in the earlier edition as active and the
 * earlier edition counted nobody of its national grouping: that is a recoding of a whole nation
 * (Wales between 2019 and 2022), not a practice that opened.
 */
public final class ChangeRules {
  /** The national grouping of Wales. */
  public static final String WALES = "W00";

  private ChangeRules() {}

  /**
   * One standing for each organisation: the active one if it has several (a practice's network over
   * time).
   */
  public static Map<String, Standing> byCode(Collection<Standing> standings) {
    Map<String, Standing> all = new HashMap<>(standings.size() * 2);
    standings.forEach(s -> add(all, s));
    return all;
  }

  static void add(Map<String, Standing> all, Standing standing) {
    all.merge(standing.code(), standing, (a, b) -> a.active() ? a : b);
  }

  /** Only England: without the national grouping of Wales. */
  public static Map<String, Standing> england(Map<String, Standing> all) {
    Map<String, Standing> england = new HashMap<>(all);
    england.values().removeIf(s -> s.grouping().equals(WALES));
    return england;
  }

  /**
   * The report of a list that has no earlier edition: nothing joined, left, was renamed or moved.
   */
  public static ChangeReport first(Map<String, Standing> now) {
    int active = (int) now.values().stream().filter(Standing::active).count();
    return new ChangeReport(0, active, List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0);
  }

  /** What changed from one edition to the next. */
  public static ChangeReport between(Map<String, Standing> before, Map<String, Standing> now) {
    Set<String> counted = new HashSet<>();
    before.values().stream().filter(Standing::active).forEach(s -> counted.add(s.grouping()));
    ChangeTally tally = new ChangeTally(counted, true);
    Set<String> codes = new TreeSet<>(before.keySet());
    codes.addAll(now.keySet());
    codes.forEach(code -> tally.pair(before.get(code), now.get(code)));
    return tally.report();
  }
}
