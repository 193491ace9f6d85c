package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Dates;

/**
 * What the database's clock brings about, as the job "closer": nominations open and close, the roll
 * is frozen, voting opens and closes, reminders go out. One transaction does all of a step or
 * nothing.
 */
final class ElectionClock {
  private static final String NOT_RUNNING =
      "Mandate was not running while nominations should have been open.";

  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final RollStore rolls;
  private final Moves moves;
  private final Nominating nominating;
  private final Rolling rolling;
  private final Voting voting;

  ElectionClock(
      SecretElections.Ground ground,
      SecretStore store,
      RollStore rolls,
      Moves moves,
      Nominating nominating,
      Rolling rolling,
      Voting voting) {
    this.ground = ground;
    this.store = store;
    this.rolls = rolls;
    this.moves = moves;
    this.nominating = nominating;
    this.rolling = rolling;
    this.voting = voting;
  }

  List<UUID> due() {
    List<UUID> due = new ArrayList<>(store.due());
    rolls.remindersDue().stream().filter(id -> !due.contains(id)).forEach(due::add);
    return due;
  }

  /** One election's next steps; whether there was one. */
  boolean tick(UUID id) {
    boolean any = false;
    while (step(store.lock(id).orElseThrow())) {
      any = true;
    }
    return remind(id) || any;
  }

  private boolean step(SecretElection e) {
    Instant now = ground.record().now();
    Timetable t = e.timetable();
    return switch (e.state()) {
      case RULES -> rules(e, now);
      case NOMINATIONS -> passed(t.nominationsClose(), now) && done(() -> nominating.close(e));
      case CANDIDATES -> !now.isBefore(t.rollOn()) && done(() -> rolling.freeze(e));
      case ROLL -> !now.isBefore(t.opens()) && voting.openOrWait(e, now);
      case OPEN -> !now.isBefore(t.closes()) && done(() -> voting.close(e));
      case DRAFT, CLOSED, DECLARED, CERTIFIED, UNFILLED, VOIDED, STOPPED -> false;
    };
  }

  private boolean rules(SecretElection e, Instant now) {
    Timetable t = e.timetable();
    if (t.nominationsOpen().isEmpty()) {
      return !now.isBefore(t.rollOn()) && done(() -> rolling.freeze(e));
    }
    if (!passed(t.nominationsOpen(), now)) {
      return false;
    }
    if (passed(t.nominationsClose(), now)) {
      return done(() -> voting.stop(e, NOT_RUNNING));
    }
    ElectionMove move = ElectionMove.OPEN_NOMINATIONS;
    return done(() -> moves.make(e, move, "", SecretEntries.move(move, e).draft()));
  }

  private static boolean passed(Optional<Instant> at, Instant now) {
    return at.filter(a -> !now.isBefore(a)).isPresent();
  }

  private static boolean done(Runnable step) {
    step.run();
    return true;
  }

  private boolean remind(UUID id) {
    if (!rolls.takeReminders(id, ground.record().now())) {
      return false;
    }
    SecretElection e = store.byId(id).orElseThrow();
    if (e.state() != State.OPEN) {
      return true;
    }
    for (SecretVoter v : rolls.roll(id)) {
      rolls.mail(
          id,
          v.position(),
          "reminder",
          "Reminder: " + e.rules().title().replaceAll("\\s+", " "),
          words(e));
    }
    return true;
  }

  private String words(SecretElection e) {
    return "If you have voted, you need do nothing: nobody here can see who has.\n\n"
        + e.rules().title()
        + "\n\nVoting closes on "
        + Dates.weekdayTime(e.timetable().closes())
        + ". The page of the election says how to vote, and whom to ask if your voting link did not"
        + " come:\n\n"
        + ground.publicUrl()
        + e.path()
        + "\n";
  }
}
