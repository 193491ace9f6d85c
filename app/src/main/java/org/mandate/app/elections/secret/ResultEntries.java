package org.mandate.app.elections.secret;

import java.util.Map;
import org.mandate.app.elections.secret.SecretEntries.Told;
import org.mandate.app.record.Record;

/** What the record says from the close on. */
final class ResultEntries {
  private ResultEntries() {}

  static Told closed(SecretElection e, long cast) {
    return new Told(
        ElectionMove.CLOSE.kind,
        e.subject(),
        Map.of("closed", Record.time(e.timetable().closes()), "cast", cast),
        Map.of(),
        Map.of());
  }
}
