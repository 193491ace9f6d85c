package org.mandate.app.record;

import java.util.Optional;
import org.mandate.tlog.Checkpoint;

/**
 * May a database go on with its log? Only when it holds at least all that the world was shown
 * (DESIGN section 9: restoring an old backup never forks the log). Two checkpoints of one log and
 * one size with different roots, or a smaller log under the same name, would be the fork that
 * verifiers exist to find.
 */
public final class SuccessionRules {
  private SuccessionRules() {}

  /**
   * @param held the last checkpoint that the database holds; empty when it never signed one
   * @param published the last one shown to the world; empty when nobody knows
   */
  public static boolean mayContinue(Optional<Checkpoint> held, Optional<Checkpoint> published) {
    if (published.isEmpty()) {
      return held.isEmpty();
    }
    Checkpoint seen = published.get();
    return held.filter(
            h ->
                h.origin().equals(seen.origin())
                    && (h.size() > seen.size()
                        || (h.size() == seen.size() && h.root().equals(seen.root()))))
        .isPresent();
  }
}
