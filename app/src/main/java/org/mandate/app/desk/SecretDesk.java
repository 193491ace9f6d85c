package org.mandate.app.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.sealed.TrusteePages;
import org.mandate.app.elections.secret.Complaint;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.RollChallenge;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretTasks;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;

/**
 * What secret elections ask of one person: of whoever has a part, was nominated, may vote, or
 * complained. Each line is found in what the database shows to that person, so it can tell nothing
 * of others; whether somebody voted is known to nobody, and so not to a desk.
 */
final class SecretDesk {
  private static final int MINUTES = 5;
  private final SecretElections elections;
  private final SecretTasks mine;
  private final SealedBoards boards;
  private final TrusteePages trustees;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final List<Prose> answers = new ArrayList<>();

  SecretDesk(SecretElections elections, SealedBoards boards, TrusteePages trustees) {
    this.elections = elections;
    this.mine = new SecretTasks(elections);
    this.boards = boards;
    this.trustees = trustees;
  }

  void look(Who.Person me) {
    for (SecretElection e : mine.withPartOf(me)) {
      if (elections.has(me, e.id(), Part.RETURNING_OFFICER)) returningOfficer(e);
      if (elections.has(me, e.id(), Part.CREDENTIAL_AUTHORITY)) authority(e);
      if (elections.has(me, e.id(), Part.TRUSTEE)) trustee(e, me);
      if (elections.has(me, e.id(), Part.CLERK)) clerk(e, me);
      if (elections.has(me, e.id(), Part.AUDITOR)) auditor(e);
    }
    mine.declared().forEach(this::complaints);
    mine.askedToStand(me).forEach(this::nominee);
    mine.openToVote().forEach(this::voter);
    mine.answeredTo(me).forEach(this::answered);
  }

  List<Desk.Task> tasks() {
    return tasks;
  }

  /** Answers to what this person complained about. */
  Optional<Desk.Notes> answers() {
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Desk.Notes("Your complaints were answered", answers));
  }

  // Those who run it

  private void returningOfficer(SecretElection e) {
    if (e.state() == State.ROLL || e.state() == State.OPEN) {
      for (RollChallenge c : elections.challenges(e.id())) {
        if (c.undecided()) {
          Instant by = e.state() == State.ROLL ? e.timetable().opens() : e.timetable().closes();
          task(
              "Settle a challenge to the roll",
              e,
              "“" + c.words() + "”",
              before(by, e.state() == State.ROLL ? "voting opens" : "voting closes"),
              Button.link("Read and settle", e.path() + "/challenges/" + c.id()));
        }
      }
    }
    switch (e.state()) {
      case ROLL -> {
        if (mine.needsLook(e)) {
          task(
              "Look at what a secret result would give away",
              e,
              "Voting does not open before you have looked.",
              before(e.timetable().opens(), "voting opens"),
              Button.link("Look", e.path() + "/leak/look"));
        }
      }
      case CLOSED -> {
        if (isOpened(e)) {
          task(
              "Declare the result",
              e,
              "The trustees have opened it, and the whole board was checked.",
              after(e.timetable().closes(), "Voting closed "),
              Button.link("See and declare", e.path() + "/desk"));
        }
      }
      case DECLARED -> certify(e);
      default -> {
        // the clock does the rest
      }
    }
  }

  private boolean isOpened(SecretElection e) {
    var steps = boards.steps(e.id());
    return !steps.isEmpty()
        && (steps.getLast().type().equals("Result")
            || (steps.getLast().type().equals("EncryptedTally") && boards.cast(e) == 0));
  }

  /** The returning officer's; one about them is the auditor's, or the secretary's. */
  private void complaints(SecretElection e) {
    for (Complaint c : elections.results().complaints(e.id())) {
      if (elections.results().settles(c)) {
        task(
            "Settle a complaint",
            e,
            "Nothing is certified before it is settled, with a reason that everybody reads.",
            elections
                .results()
                .complaintsUntil(e)
                .map(until -> after(until, "Complaints are heard until "))
                .orElseThrow(),
            Button.link("Read and settle", e.path() + "/complaints/" + c.id()));
      }
    }
  }

  private void certify(SecretElection e) {
    if (elections.results().uncertified(e).isEmpty()) {
      task(
          "Certify the result",
          e,
          "Complaints are over and settled. Whoever was elected takes the seat with this.",
          after(elections.results().complaintsUntil(e).orElseThrow(), "Complaints ended "),
          Button.link("Certify", e.path() + "/desk"));
    }
  }

  private void authority(SecretElection e) {
    if (e.state() == State.ROLL && boards.credentials(e.id()).isEmpty()) {
      task(
          "Make the credentials and hand in the list",
          e,
          "One for each line of the roll. You send the secret halves; we only get the public list.",
          before(e.timetable().opens(), "voting opens"),
          Button.link("The credentials", e.path() + "/credentials"));
    }
  }

  private void trustee(SecretElection e, Who.Person me) {
    boolean closed = e.state() == State.CLOSED;
    if (closed && isOpened(e)) {
      return;
    }
    trustees
        .waiting(e, me)
        .ifPresent(
            heading ->
                task(
                    heading,
                    e,
                    "You do this as a trustee, on your own device, with the file of your key.",
                    closed
                        ? after(e.timetable().closes(), "Voting closed ")
                        : before(e.timetable().opens(), "voting opens"),
                    Button.link("Your work as a trustee", e.path() + "/trustee")));
  }

  private void clerk(SecretElection e, Who.Person me) {
    long waiting = e.state() == State.OPEN ? boards.papersFor(e, me) : 0;
    if (waiting > 0) {
      task(
          "Confirm what another clerk entered",
          e,
          Numbers.count(waiting, "ballot waits", "ballots wait")
              + " for a second clerk. Until then "
              + (waiting == 1 ? "it does" : "they do")
              + " not count.",
          before(e.timetable().closes(), "voting closes"),
          Button.link("Look and confirm", e.path() + "/paper"));
    }
  }

  private void auditor(SecretElection e) {
    if (e.state() == State.DECLARED) {
      elections
          .results()
          .complaintsUntil(e)
          .ifPresent(
              until ->
                  task(
                      "Check the board and the result",
                      e,
                      "Use a program of your own. If something does not hold, complain in time.",
                      before(until, "complaints end"),
                      Button.link("The board and how to check it", e.path() + "/board")));
    }
  }

  // Those whom it is about

  private void nominee(SecretTasks.Asked asked) {
    SecretElection e = asked.election();
    task(
        "Say whether you stand",
        e,
        "You were nominated. Without your yes you are not on the list.",
        before(e.timetable().nominationsClose().orElseThrow(), "nominations close"),
        Button.link("Answer", e.path() + "/nominations/" + asked.nomination()));
  }

  private void voter(SecretElection e) {
    task(
        "Vote in secret",
        e,
        "If you have voted, nothing is left to do: nobody here can see whether you have.",
        before(e.timetable().closes(), "voting closes"),
        Button.link("Vote", e.path() + "/vote"));
  }

  private void answered(Complaint c) {
    elections
        .find(c.election())
        .ifPresent(
            e ->
                answers.add(
                    Prose.empty()
                        .link(e.rules().title(), e.path())
                        .text(": “" + c.answer() + "”")));
  }

  // Lines

  /** When it shuts, and how the line says so. */
  private record When(Instant by, String words) {}

  private static When before(Instant by, String what) {
    return new When(by, "Before " + what + ", " + Dates.weekdayTime(by));
  }

  /** What can be late already: it stands at the top. */
  private static When after(Instant at, String words) {
    return new When(at, words + Dates.weekdayTime(at));
  }

  private void task(String heading, SecretElection e, String text, When when, Button button) {
    tasks.add(
        new Desk.Task(
            Optional.of(when.by()),
            MINUTES,
            new DeskItem(
                heading + ": " + e.rules().title(),
                Prose.of(text),
                when.words(),
                Desk.minutes(MINUTES),
                button)));
  }
}
