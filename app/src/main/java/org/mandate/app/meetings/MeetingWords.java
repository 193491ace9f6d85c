package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;

/** What other features say of a meeting's notice. */
public final class MeetingWords {
  private final Bodies bodies;

  public MeetingWords(Bodies bodies) {
    this.bodies = bodies;
  }

  /** The last day on which agenda and papers may go out; empty where no rule says so. */
  public Optional<LocalDate> due(Meeting m, Body body) {
    return NoticeClock.of(
            bodies.constitutionAt(body.id(), bodies.now()).map(a -> a.constitution()), m)
        .map(NoticeClock::due);
  }
}
