package org.mandate.app.elections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.register.Authority;
import org.mandate.app.web.Dates;
import org.mandate.count.CountResult;

/**
 * What the database's clock brings about, as the job "closer": ballots open, links and reminders go
 * out, ballots close and are counted. One transaction does all of one step or nothing; the next
 * round finishes what a crash left.
 */
final class Clockwork {
  private static final List<String> PUBLIC_AT_CLOSE =
      List.of("ballot", "practice", "choice", "words");

  private static final String NOT_RUNNING =
      "Mandate was not running while this ballot should have been open.";

  private static final String CHANGED =
      "The constitution changed after the roll was published. The matter can be put to a new ballot,"
          + " under the constitution in force.";

  private final Elections.Ground ground;
  private final BallotStore ballots;
  private final VoteStore votes;
  private final ChallengeStore challenges;
  private final Counting counting;
  private final BallotHold hold;
  private final List<BallotClosed> listeners = new ArrayList<>();

  Clockwork(
      Elections.Ground ground,
      BallotStore ballots,
      VoteStore votes,
      ChallengeStore challenges,
      Counting counting,
      BallotHold hold) {
    this.ground = ground;
    this.ballots = ballots;
    this.votes = votes;
    this.challenges = challenges;
    this.counting = counting;
    this.hold = hold;
  }

  void tell(BallotClosed listener) {
    listeners.add(listener);
  }

  List<UUID> due() {
    return ballots.due();
  }

  /** One ballot's next step: open, remind, close. */
  boolean tick(UUID id) {
    boolean done = open(id);
    if (ballots.takeReminders(id, ground.record().now())) {
      ballots
          .byId(id)
          .filter(b -> b.state() == Ballot.State.OPEN)
          .ifPresent(b -> sendLinks(b, true));
      done = true;
    }
    return close(id) || done;
  }

  private boolean open(UUID id) {
    Ballot ballot = ballots.lockToMove(id).orElseThrow();
    Instant now = ground.record().now();
    if (ballot.state() != Ballot.State.PUBLISHED || now.isBefore(ballot.opensAt())) {
      return false;
    }
    Optional<String> waits = hold.on(ballot.matter());
    if (!now.isBefore(ballot.closesAt())) {
      // It waited, or the program did not run, while it should have been open: nobody could vote.
      return stop(ballot, now, waits.map(why -> why + ".").orElse(NOT_RUNNING));
    }
    if (waits.isPresent()) {
      return false;
    }
    if (inForce(ballot) != ballot.constitution()) {
      // A ballot is held under the constitution in force when it opens; its roll was made by
      // another.
      return stop(ballot, now, CHANGED);
    }
    Body body = ground.bodies().find(ballot.body()).orElseThrow();
    Record.Written written =
        ground
            .record()
            .append(BallotEntries.opening(Move.OPEN, ballot, body.slug(), ballots.roll(id)));
    ballots.move(id, Move.OPEN, written.id(), "");
    sendLinks(ballot, false);
    return true;
  }

  private boolean stop(Ballot ballot, Instant now, String reason) {
    Record.Written stopped =
        ground.record().append(BallotEntries.stopped(Move.STOP_BEFORE, ballot, now, reason));
    ballots.move(ballot.id(), Move.STOP_BEFORE, stopped.id(), reason);
    return true;
  }

  private long inForce(Ballot ballot) {
    return ground
        .bodies()
        .constitutionAt(ballot.body(), ballot.opensAt())
        .map(Adopted::version)
        .orElse(ballot.constitution());
  }

  private boolean close(UUID id) {
    Ballot ballot = ballots.lockToMove(id).orElseThrow();
    if (ballot.state() != Ballot.State.OPEN || ground.record().now().isBefore(ballot.closesAt())) {
      return false;
    }
    Map<String, Vote> standing = votes.standing(id);
    BallotCount count = counting.count(ballot, standing);
    CountResult.Counted counted = count.figures();
    long undecided = challenges.of(id).stream().filter(Challenge::undecided).count();
    List<Long> entries = standing.values().stream().map(Vote::entry).toList();
    Record.Written written =
        ground
            .record()
            .append(
                BallotEntries.closed(
                    ballot,
                    standing,
                    votes.leafHashes(entries),
                    new BallotEntries.Ending(counted.roll().size(), undecided)));
    ground.record().show(entries, PUBLIC_AT_CLOSE, Draft.Sight.PUBLIC);
    ground.record().show(entries, List.of("by"), Draft.Sight.FULL);
    ballots.move(id, Move.CLOSE, written.id(), "");
    Matter matter = ground.matters().find(ballot.matter()).orElseThrow();
    BallotClosed.Closed closed =
        new BallotClosed.Closed(
            ballots.byId(id).orElseThrow(), matter, count, undecided, written.id(), standing);
    listeners.forEach(listener -> listener.closed(closed));
    return true;
  }

  // Links

  private void sendLinks(Ballot ballot, boolean again) {
    Matter matter = ground.matters().find(ballot.matter()).orElseThrow();
    List<RollLine> roll = ballots.roll(ballot.id());
    Map<String, String> names =
        ground.register().names(roll.stream().map(RollLine::practice).toList());
    for (RollLine line : roll) {
      String name = names.getOrDefault(line.practice(), line.practice());
      for (Authority a : voters(line.practice())) {
        send(ballot, matter, a, name, again);
      }
    }
  }

  private List<Authority> voters(String practice) {
    var today = Dates.on(ground.record().now());
    return ground.people().authorities(practice, today).stream()
        .filter(a -> !a.from().isAfter(today))
        .toList();
  }

  private void send(Ballot ballot, Matter matter, Authority a, String practice, boolean again) {
    String subject =
        (again ? "Reminder: vote" : "Vote") + " for " + practice + ": " + matter.title();
    votes.mailLink(
        ballot.id(),
        a.practice(),
        a.person(),
        subject.replaceAll("\\s+", " "),
        words(ballot, matter, practice, again));
  }

  private String words(Ballot ballot, Matter matter, String practice, boolean again) {
    return (again ? "If " + practice + " has voted, you need do nothing.\n\n" : "")
        + practice
        + " has one vote on this question:\n\n"
        + matter.title()
        + "\n\nThe vote closes on "
        + Dates.weekdayTime(ballot.closesAt())
        + ". Use this link to read the question and vote:\n\n"
        + ground.publicUrl()
        + "/vote/{link}\n\nThe link votes for "
        + practice
        + " on this question and does nothing else. You can use it again to change the vote until the close."
        + " This is an open vote: after the close everybody sees how each practice voted, nobody before.\n";
  }

  Optional<String> linkFor(UUID ballot, String practice, UUID person) {
    return votes
        .demonstrationLink(ballot, practice, person)
        .map(secret -> ground.publicUrl() + "/vote/" + secret);
  }
}
