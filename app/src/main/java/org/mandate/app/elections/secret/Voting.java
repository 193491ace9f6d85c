package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.Optional;
import org.mandate.app.bodies.Body;

/** From the frozen roll to the close: what voting waits for, its opening and its close. */
final class Voting {
  static final String NOT_SET_UP = "The sealed ballot box is not set up yet";

  private final SecretElections.Ground ground;
  private final RollStore rolls;
  private final Moves moves;
  private final Boxes boxes;
  private final Leaking leaking;
  private final Channels channels;

  Voting(
      SecretElections.Ground ground,
      RollStore rolls,
      Moves moves,
      Boxes boxes,
      Leaking leaking,
      Channels channels) {
    this.leaking = leaking;
    this.channels = channels;
    this.ground = ground;
    this.rolls = rolls;
    this.moves = moves;
    this.boxes = boxes;
  }

  /** The one box there is, once a feature has brought it. */
  static final class Boxes {
    private Optional<SealedBox> box = Optional.empty();

    void tell(SealedBox brought) {
      box = Optional.of(brought);
    }

    Optional<SealedBox> box() {
      return box;
    }
  }

  /** What voting waits for, as a sentence without its full stop; empty where nothing is missing. */
  Optional<String> waits(SecretElection e) {
    if (rolls.undecided(e.id()) > 0) {
      return Optional.of("A challenge to the roll is not settled yet");
    }
    return leaking
        .waits(e)
        .or(() -> boxes.box().map(b -> b.missing(e)).orElse(Optional.of(NOT_SET_UP)));
  }

  /** By the clock: opens, waits, or stops what waited until its close. */
  boolean openOrWait(SecretElection e, Instant now) {
    Optional<String> waits = waits(e);
    if (!now.isBefore(e.timetable().closes())) {
      stop(e, waits.orElse("Mandate was not running while voting should have been open") + ".");
      return true;
    }
    if (waits.isPresent()) {
      return false;
    }
    Body body = ground.bodies().find(e.body()).orElseThrow();
    String fingerprint = boxes.box().orElseThrow().opened(e);
    moves.make(
        e,
        ElectionMove.OPEN,
        "",
        RollEntries.opened(e, body.slug(), rolls.roll(e.id()), fingerprint).draft());
    return true;
  }

  /** Whether the trustees have opened the result. */
  boolean isOpened(SecretElection e) {
    return e.state() == SecretElection.State.CLOSED
        && boxes.box().filter(b -> !(b.result(e) instanceof SealedBox.Opening.NotYet)).isPresent();
  }

  void close(SecretElection e) {
    SealedBox box = boxes.box().orElseThrow();
    box.closed(e);
    channels.record(e);
    moves.make(e, ElectionMove.CLOSE, "", ResultEntries.closed(e, box.cast(e)).draft());
  }

  void stop(SecretElection e, String reason) {
    moves.make(
        e,
        ElectionMove.STOP,
        reason,
        SecretEntries.stopped(e, ground.record().now(), reason).draft());
  }
}
