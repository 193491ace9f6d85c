package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Codes;
import org.mandate.app.meetings.Meeting;
import org.mandate.constitution.Setting;

/**
 * A vote on a motion.
 *
 * @param matter of its item
 * @param kind whose meeting it is
 * @param question the constitution's kind of question
 * @param constitution its version
 * @param options "for" and "against", or the ids of the matter's options
 * @param chair the office of whoever presides; empty where nobody of an office does
 * @param proxies how many votes of absent members one person may hold
 * @param counted from the count on; at a tie it may wait for a casting vote
 * @param why it was abandoned; empty where it was not
 * @param entry of the record; 0 until it is closed, and where it has none of its own
 */
public record Poll(
    UUID id,
    UUID meeting,
    UUID body,
    UUID part,
    UUID item,
    UUID motion,
    Optional<UUID> matter,
    Meeting.Kind kind,
    Setting.Way way,
    String question,
    long constitution,
    List<String> options,
    State state,
    Optional<UUID> chair,
    int proxies,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<Counted> counted,
    String why,
    long entry) {

  /** Copies the list. */
  public Poll {
    options = List.copyOf(options);
  }

  /** How far it has come. */
  public enum State {
    OPEN,
    /** Closed to votes; whoever presides may give a casting vote. */
    TIED,
    CLOSED,
    /** Opened by mistake: it says why and has no result. */
    ABANDONED;

    /** Whether it is over, so that another may be opened. */
    public boolean isOver() {
      return this == CLOSED || this == ABANDONED;
    }

    /** As the table writes it. */
    public String code() {
      return Codes.of(this);
    }
  }
}
