package org.mandate.app.minutes;

import java.util.List;
import org.mandate.app.bodies.Outcome.Fault;

/** What became of words that somebody saved. */
public sealed interface Saved {
  /** They stand as this version; the one before where nothing differed. */
  record Kept(Version version) implements Saved {}

  /**
   * Somebody else saved since; nothing was changed.
   *
   * @param before the version that was being edited
   * @param theirs the version that stands now
   */
  record Overtaken(Version before, Version theirs) implements Saved {}

  /** Nothing was changed. */
  record Refused(List<Fault> faults) implements Saved {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
