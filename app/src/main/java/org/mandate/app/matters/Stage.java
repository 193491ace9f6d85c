package org.mandate.app.matters;

import java.util.Optional;
import java.util.UUID;
import org.mandate.app.web.Link;

/**
 * How far a matter has come.
 *
 * @param words "Ballot open until Friday 20 November 2026, 5pm"
 * @param link to the ballot or decision
 */
public record Stage(String words, Link link) {
  /** Whether a decision has been taken. */
  public boolean decided() {
    return link.href().startsWith("/decisions/");
  }

  /** Told by the features that take a matter further. */
  @FunctionalInterface
  public interface Source {
    /** Where the matter stands, when this feature has it. */
    Optional<Stage> of(UUID matter);
  }
}
