package org.mandate.app.decisions;

import java.util.Optional;
import java.util.UUID;

/** What a decision was taken by. */
public sealed interface Source {
  /** A ballot of the practices. */
  record OfBallot(UUID ballot) implements Source {}

  /**
   * A vote at a meeting.
   *
   * @param item under which it was taken
   * @param motion that was voted on
   * @param facts of the entry {@code meeting.poll}, by which it is judged
   */
  record OfMeeting(UUID meeting, UUID poll, UUID item, UUID motion, PollFacts facts)
      implements Source {}

  /** The ballot, where it was one. */
  default Optional<UUID> ofBallot() {
    return this instanceof OfBallot(UUID ballot) ? Optional.of(ballot) : Optional.empty();
  }

  /** The vote at a meeting, where it was one. */
  default Optional<OfMeeting> ofMeeting() {
    return this instanceof OfMeeting m ? Optional.of(m) : Optional.empty();
  }
}
