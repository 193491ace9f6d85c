package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.UUID;

/**
 * A vote by name that stands.
 *
 * @param voter whose vote it is
 * @param castBy who pressed: the voter, the holder of their proxy, or who entered what was said
 */
public record NamedVote(Voter voter, String choice, UUID castBy, How how, Instant at) {
  /** How it came in. */
  public enum How {
    SELF,
    PROXY,
    /** Said in the room and entered by chair or secretary. */
    ALOUD
  }
}
