package org.mandate.app.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.ChangeReport.Change;
import org.mandate.app.register.ChangeReport.How;
import org.mandate.app.register.ChangeReport.Leaving;

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
    Tally tally = new Tally(counted);
    new TreeMap<>(now).forEach((code, standing) -> tally.now(before.get(code), standing));
    new TreeMap<>(before).forEach((code, standing) -> tally.before(standing, now.get(code)));
    return tally.report();
  }

  private static final class Tally {
    private final Set<String> groupingsCounted;
    private final List<Change> joined = new ArrayList<>();
    private final List<Change> cameIntoScope = new ArrayList<>();
    private final List<Leaving> left = new ArrayList<>();
    private final List<Change> renamed = new ArrayList<>();
    private final List<Change> moved = new ArrayList<>();
    private int activeBefore;
    private int active;
    private int stayed;
    private int unchanged;

    Tally(Set<String> groupingsCounted) {
      this.groupingsCounted = groupingsCounted;
    }

    void now(@Nullable Standing before, Standing now) {
      if (!now.active()) {
        return;
      }
      active++;
      if (before != null && before.active()) {
        stayed(before, now);
        return;
      }
      Change change = new Change(now.code(), now.name(), "", now.home());
      joined.add(change);
      if (before != null
          && before.state() == Standing.State.OTHER_SETTING
          && !groupingsCounted.contains(before.grouping())) {
        cameIntoScope.add(change);
      }
    }

    private void stayed(Standing before, Standing now) {
      stayed++;
      boolean otherName = !before.name().equals(now.name());
      boolean otherHome = !before.home().equals(now.home());
      if (otherName) {
        renamed.add(new Change(now.code(), now.name(), before.name(), now.name()));
      }
      if (otherHome) {
        moved.add(new Change(now.code(), now.name(), before.home(), now.home()));
      }
      unchanged += otherName || otherHome || !before.measure().equals(now.measure()) ? 0 : 1;
    }

    void before(Standing before, @Nullable Standing now) {
      if (!before.active()) {
        return;
      }
      activeBefore++;
      if (now == null || !now.active()) {
        left.add(new Leaving(before.code(), before.name(), how(now)));
      }
    }

    private static How how(@Nullable Standing now) {
      if (now == null) {
        return How.NOT_LISTED;
      }
      return switch (now.state()) {
        case DORMANT -> How.DORMANT;
        case CLOSED -> How.CLOSED;
        case OTHER_SETTING, PROPOSED, ACTIVE -> How.OTHER_SETTING;
      };
    }

    ChangeReport report() {
      return new ChangeReport(
          activeBefore, active, joined, cameIntoScope, left, renamed, moved, stayed, unchanged);
    }
  }
}
