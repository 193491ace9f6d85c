package org.mandate.app.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.ChangeReport.Change;
import org.mandate.app.register.ChangeReport.How;
import org.mandate.app.register.ChangeReport.Leaving;

/**
 * Judges, organisation by organisation, what changed between two editions by the rule of {@link
 * ChangeRules}. It counts; and it lists what changed only for somebody who reads it, so that an
 * import needs no more memory when more has changed.
 */
final class ChangeTally {
  private final Set<String> groupingsCounted;
  private final boolean listing;
  private final List<Change> joined = new ArrayList<>();
  private final List<Change> cameIntoScope = new ArrayList<>();
  private final List<Leaving> left = new ArrayList<>();
  private final List<Change> renamed = new ArrayList<>();
  private final List<Change> moved = new ArrayList<>();
  private final Counts counts = new Counts();

  /** How many of each; the words are those of {@link ChangeReport}. */
  static final class Counts {
    private int activeBefore;
    private int active;
    private int joined;
    private int cameIntoScope;
    private int left;
    private int renamed;
    private int moved;
    private int stayed;
    private int unchanged;

    int active() {
      return active;
    }

    int joined() {
      return joined;
    }

    int cameIntoScope() {
      return cameIntoScope;
    }

    int left() {
      return left;
    }

    int renamed() {
      return renamed;
    }

    int moved() {
      return moved;
    }

    int unchanged() {
      return unchanged;
    }
  }

  /**
   * @param groupingsCounted the national groupings of those who were active before
   * @param listing whether the changes themselves are wanted
   */
  ChangeTally(Set<String> groupingsCounted, boolean listing) {
    this.groupingsCounted = groupingsCounted;
    this.listing = listing;
  }

  /** A list without an earlier edition: nothing joined, left, was renamed or moved. */
  static ChangeTally first(int active) {
    ChangeTally tally = new ChangeTally(Set.of(), false);
    tally.counts.active = active;
    return tally;
  }

  /** So many active ones stand exactly as before. */
  void same(int active) {
    counts.activeBefore += active;
    counts.active += active;
    counts.stayed += active;
    counts.unchanged += active;
  }

  /** One organisation, before and now; one of the two may be missing. */
  void pair(@Nullable Standing before, @Nullable Standing now) {
    boolean was = before != null && before.active();
    boolean is = now != null && now.active();
    counts.activeBefore += was ? 1 : 0;
    counts.active += is ? 1 : 0;
    if (before != null && now != null && was && is) {
      stayed(before, now);
    } else if (now != null && is) {
      joined(before, now);
    } else if (before != null && was) {
      counts.left++;
      add(left, new Leaving(before.code(), before.name(), how(now)));
    }
  }

  private void joined(@Nullable Standing before, Standing now) {
    Change change = new Change(now.code(), now.name(), "", now.home());
    counts.joined++;
    add(joined, change);
    if (before != null
        && before.state() == Standing.State.OTHER_SETTING
        && !groupingsCounted.contains(before.grouping())) {
      counts.cameIntoScope++;
      add(cameIntoScope, change);
    }
  }

  private void stayed(Standing before, Standing now) {
    counts.stayed++;
    boolean otherName = !before.name().equals(now.name());
    boolean otherHome = !before.home().equals(now.home());
    if (otherName) {
      counts.renamed++;
      add(renamed, new Change(now.code(), now.name(), before.name(), now.name()));
    }
    if (otherHome) {
      counts.moved++;
      add(moved, new Change(now.code(), now.name(), before.home(), now.home()));
    }
    counts.unchanged += otherName || otherHome || !before.measure().equals(now.measure()) ? 0 : 1;
  }

  private <T> void add(List<T> list, T one) {
    if (listing) {
      list.add(one);
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

  Counts counts() {
    return counts;
  }

  /** The report; its lists are empty unless they were wanted. */
  ChangeReport report() {
    return new ChangeReport(
        counts.activeBefore,
        counts.active,
        joined,
        cameIntoScope,
        left,
        renamed,
        moved,
        counts.stayed,
        counts.unchanged);
  }
}
