package org.mandate.app.elections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open practice ballots, from draft to count. Call inside a transaction. */
public final class Elections implements Standing {
  private final BallotStore ballots;
  private final VoteStore votes;
  private final ChallengeStore challenges;
  private final Bodies bodies;
  private final Matters matters;
  private final Preparing preparing;
  private final Counting counting;
  private final Polling polling;
  private final Clockwork clockwork;
  private final BallotHold.All holds = new BallotHold.All();

  /** What ballots stand on. */
  public record Ground(
      JdbcClient db,
      Record record,
      Register register,
      People people,
      Bodies bodies,
      Matters matters,
      String publicUrl) {}

  /**
   * @param ground what ballots stand on
   */
  public Elections(Ground ground) {
    this.ballots = new BallotStore(ground.db());
    this.votes = new VoteStore(ground.db());
    this.challenges = new ChallengeStore(ground.db());
    this.bodies = ground.bodies();
    this.matters = ground.matters();
    this.preparing = new Preparing(ground, ballots, challenges, holds);
    this.counting = new Counting(ballots, votes, bodies, matters);
    this.polling = new Polling(ground.record(), ground.register(), ballots, votes, counting);
    this.clockwork = new Clockwork(ground, ballots, votes, challenges, counting, holds);
    matters.tellStage(new BallotStage(ballots));
    bodies.tellTurnout(new BallotTurnout(ballots, votes));
  }

  /** Lets a feature take part in the closing transaction. */
  public void tellClosed(BallotClosed listener) {
    clockwork.tell(listener);
  }

  /** Lets a feature take part in the transaction in which the papers go out. */
  public void tellPapersOut(PapersOut listener) {
    preparing.tell(listener);
  }

  /** Lets a feature keep ballots from opening. */
  public void tellHold(BallotHold hold) {
    holds.tell(hold);
  }

  /** Why a ballot that has not opened yet does not open now. */
  public Optional<String> heldBack(Ballot ballot) {
    return ballot.state() == Ballot.State.DRAFT || ballot.state() == Ballot.State.PUBLISHED
        ? holds.on(ballot.matter())
        : Optional.empty();
  }

  // Preparing

  /** Drafts the ballot of a matter; nothing is public or frozen yet. */
  public Outcome<Ballot> draft(Matter matter, NewBallot wanted) {
    return preparing.draft(matter, wanted);
  }

  /** Freezes the roll and publishes it with the papers. */
  public Outcome<Ballot> publish(UUID ballot) {
    return preparing.publish(ballot);
  }

  /** What would make the decision irregular, if the ballot is run as planned. */
  public List<String> warnings(Ballot ballot) {
    return preparing.warnings(ballot);
  }

  /** Challenges the roll, for a practice. */
  public Outcome<Challenge> challenge(UUID ballot, String practice, String words, Who by) {
    return preparing.challenge(ballot, practice, words, by);
  }

  /** Settles a challenge with a reason; upheld, it changes the roll. */
  public Outcome<Challenge> settle(UUID challenge, Settlement settlement) {
    return preparing.settle(challenge, settlement);
  }

  /** Stops a ballot: its votes are never counted and never opened. */
  public Outcome<Ballot> stop(UUID ballot, String reason) {
    return preparing.stop(ballot, reason);
  }

  /** Asks for a reminder with fresh links to every practice of the roll. */
  public Outcome<Ballot> remind(UUID ballot) {
    return preparing.remind(ballot);
  }

  // Voting

  /**
   * Casts or changes a practice's vote, or refuses it; decided under the lock of the ballot's row.
   */
  public Casting cast(UUID ballot, String practice, String choice, String words, Who by) {
    return polling.cast(ballot, practice, choice, words, by);
  }

  /** The practices of a ballot's roll whose vote whoever asks may cast. */
  public List<String> mayCast(Ballot ballot) {
    Set<String> castable = votes.castable().keySet();
    return roll(ballot.id()).stream().map(RollLine::practice).filter(castable::contains).toList();
  }

  /** A practice's standing vote, as far as whoever asks may see it. */
  public Optional<Vote> vote(UUID ballot, String practice) {
    return votes.standing(ballot, practice);
  }

  /** The standing votes, as far as whoever asks may see them. */
  public Map<String, Vote> votes(UUID ballot) {
    return votes.standing(ballot);
  }

  // By the clock, as the job "closer"

  /** Ballots with something due now: to open, to remind of, to close; call as the job "closer". */
  public List<UUID> due() {
    return clockwork.due();
  }

  /** Does what is due of one ballot, all or nothing; call as the job "closer". */
  public boolean tick(UUID ballot) {
    return clockwork.tick(ballot);
  }

  /** Does what is due of every ballot, in one transaction; call as the job "closer". */
  public int round() {
    return (int) due().stream().filter(this::tick).count();
  }

  /** A ballot link without mail: only in the demonstration town, and as the job "closer". */
  public Optional<String> linkFor(UUID ballot, String practice, UUID person) {
    return clockwork.linkFor(ballot, practice, person);
  }

  // Reading

  public Optional<Ballot> find(UUID id) {
    return ballots.byId(id);
  }

  /** The ballot of a matter: the one that stands, else the last one stopped. */
  public Optional<Ballot> ofMatter(UUID matter) {
    return ballots.ofMatter(matter);
  }

  /** The ballots of a body, the latest close first. */
  public List<Ballot> ofBody(UUID body) {
    return ballots.ofBody(body);
  }

  public List<RollLine> roll(UUID ballot) {
    return ballots.roll(ballot);
  }

  public List<Challenge> challenges(UUID ballot) {
    return challenges.of(ballot);
  }

  public Optional<Challenge> findChallenge(UUID challenge) {
    return challenges.byId(challenge);
  }

  /** How many practices have voted; empty while the constitution keeps it closed. */
  public Optional<Long> turnout(UUID ballot) {
    return ballots.turnout(ballot);
  }

  /** The constitution by which a ballot is run. */
  public Constitution constitution(Ballot ballot) {
    return counting.constitution(ballot);
  }

  /** How a ballot's rankings are counted; empty where nothing is ranked. */
  public Optional<Setting.Counting> ranked(Ballot ballot) {
    return counting.ranked(ballot);
  }

  /** The seed by which a ballot's ties are drawn; empty until it opens. */
  public Optional<String> lotSeed(Ballot ballot) {
    return counting.seed(ballot);
  }

  /** The votes of a closed ballot, counted again. */
  public BallotCount count(Ballot ballot) {
    return counting.count(ballot, votes.standing(ballot.id()));
  }

  /** What a draft would freeze as its roll today. */
  public List<RollLine> rollToday(Ballot ballot) {
    return preparing.rollToday(ballot);
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    return new BallotRoles(ballots, votes, matters, bodies).of(who, subject);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return new BallotAudits(ballots, votes, challenges, bodies).all();
  }

  /** The body of a ballot. */
  public Body body(Ballot ballot) {
    return bodies.find(ballot.body()).orElseThrow();
  }

  /** The matter of a ballot. */
  public Matter matter(Ballot ballot) {
    return matters.find(ballot.matter()).orElseThrow();
  }

  /**
   * What is needed to draft a ballot.
   *
   * @param notice the day the papers went or go out; empty: the day the roll is published
   */
  public record NewBallot(
      Instant opens, Instant closes, Optional<LocalDate> notice, Ballot.Plan plan) {}

  /**
   * How a challenge is settled.
   *
   * @param upheld whether the roll changes
   * @param answer the reason
   * @param line the practice as it now stands on the roll; empty with {@code takenOff}
   * @param takenOff the practice taken off the roll
   */
  public record Settlement(
      boolean upheld, String answer, Optional<RollLine> line, Optional<String> takenOff) {
    /** The roll stays as it is. */
    public static Settlement rejected(String answer) {
      return new Settlement(false, answer, Optional.empty(), Optional.empty());
    }
  }
}
