package org.mandate.conflicts;

import java.util.List;

/** The answer about one person and one matter on one day. */
public sealed interface Finding {

  /** Whom it is about. */
  String person();

  /** Which matter. */
  String matter();

  /**
   * At least one path is a conflict.
   *
   * @param conflicts the strongest first
   * @param complete false when the search stopped at its limit, so that there may be more paths
   */
  record Conflicted(String person, String matter, List<Conflict> conflicts, boolean complete)
      implements Finding {
    /** Copies the list. */
    public Conflicted {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * No path is a conflict.
   *
   * @param why in sentences: the nearest path and the rule at which it fails
   * @param nearest that path; empty when none leads to a party at all
   */
  record Clear(String person, String matter, List<String> why, List<Step> nearest)
      implements Finding {
    /** Copies the lists. */
    public Clear {
      why = List.copyOf(why);
      nearest = List.copyOf(nearest);
    }

    /** Whether the reasons rest on a link that only the person and the guardian may see. */
    public boolean sealed() {
      return nearest.stream().anyMatch(s -> s.link().sealed());
    }
  }

  /** Not judged, because the body had adopted no policy by then, or the matter is over. */
  record NotJudged(String person, String matter, String why) implements Finding {}
}
