package org.mandate.app.elections.secret;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.ballot.leak.Verdict;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secret elections, from the rules to the office taken. Call inside a transaction. */
public final class SecretElections implements Standing {
  /** The kind of subject whose id is an election's. */
  public static final String SUBJECT = "secret-election";

  private final Ground ground;
  private final SecretStore store;
  private final NominationStore nominations;
  private final RollStore rolls;
  private final Voting.Boxes boxes = new Voting.Boxes();
  private final ResultStore kept;
  private final Leaking leaking;
  private final Channels channels;
  private final Results results;
  private final Drafting drafting;
  private final Nominating nominating;
  private final Rolling rolling;
  private final Voting voting;
  private final ElectionClock clock;
  private final Petitions petitions;

  /** What secret elections stand on. */
  public record Ground(
      JdbcClient db,
      Record record,
      Register register,
      People people,
      Bodies bodies,
      String publicUrl) {}

  /**
   * @param ground what secret elections stand on
   */
  public SecretElections(Ground ground) {
    this.ground = ground;
    this.store = new SecretStore(ground.db());
    this.nominations = new NominationStore(ground.db());
    this.rolls = new RollStore(ground.db());
    Moves moves = new Moves(store, ground.record());
    this.drafting = new Drafting(ground, store, moves);
    this.kept = new ResultStore(ground.db());
    this.leaking = new Leaking(ground, store, rolls);
    this.channels = new Channels(ground, store);
    this.results = new Results(this, store, kept, moves, boxes);
    this.nominating = new Nominating(ground, store, nominations, moves, kept);
    this.rolling = new Rolling(ground, store, rolls, moves);
    this.voting = new Voting(ground, rolls, moves, boxes, leaking, channels);
    this.petitions = new Petitions(ground, drafting);
    this.clock = new ElectionClock(ground, store, rolls, moves, nominating, rolling, voting);
  }

  /** Brings what seals, stores and opens ballots; until then no election opens. */
  public void tellBox(SealedBox box) {
    boxes.tell(box);
  }

  // Preparing

  public Outcome<SecretElection> draft(Body body, NewElection wanted) {
    return drafting.draft(body, wanted, Optional.empty());
  }

  /** Writes a draft anew; its reference and its roles stay. */
  public Outcome<SecretElection> redraft(UUID election, NewElection wanted) {
    return drafting.redraft(election, wanted);
  }

  /** Gives a part to somebody of the register. */
  public Outcome<RoleHolder> give(
      UUID election, Part part, UUID person, String name, String organisation) {
    return drafting.give(
        election, new Drafting.NewHolder(part, Optional.of(person), name, organisation, ""));
  }

  /** Gives a part to somebody from outside, who signs in by this address. */
  public Outcome<RoleHolder> giveOutside(
      UUID election, Part part, String name, String organisation, String address) {
    return drafting.give(
        election, new Drafting.NewHolder(part, Optional.empty(), name, organisation, address));
  }

  /** Takes a part away, while it is a draft. */
  public Outcome<SecretElection> take(UUID election, UUID holder) {
    return drafting.take(election, holder);
  }

  /** Why the rules cannot be published now; empty where they can. */
  public Optional<String> unready(SecretElection election) {
    return drafting.unready(election);
  }

  /** Publishes rules, timetable and who does what: from now on they stand. */
  public Outcome<SecretElection> publishRules(UUID election, Who by) {
    return drafting.publish(election, by);
  }

  // Nominations

  /** Nominates somebody: oneself with one's own words, or another who is then asked. */
  public Outcome<Nomination> nominate(
      UUID election, UUID person, String name, String statement, Who by) {
    return nominating.nominate(election, person, new Nominating.Words(name, statement), by);
  }

  /** The nominated person's answer; a yes may be said again with other words, until the close. */
  public Outcome<Nomination> answer(
      UUID nomination, boolean stands, String name, String statement, Who by) {
    return nominating.answer(nomination, stands, new Nominating.Words(name, statement), by);
  }

  public Outcome<Nomination> withdraw(UUID nomination, Who by) {
    return nominating.withdraw(nomination, by);
  }

  // The roll

  /** Challenges the roll, for a practice of whoever asks. */
  public Outcome<RollChallenge> challenge(UUID election, String practice, String words, UUID by) {
    return rolling.challenge(election, practice, words, by);
  }

  /**
   * Settles a challenge with a reason.
   *
   * @param outcome "added" (whoever challenges goes on the roll), "removed" or "rejected"
   * @param line number of the line that is taken off
   */
  public Outcome<RollChallenge> settle(
      UUID challenge, String outcome, Optional<Integer> line, String answer, Who by) {
    Outcome<RollChallenge> settled =
        rolling.settle(challenge, new Rolling.Settlement(outcome, line, answer), by);
    settled
        .done()
        .filter(c -> c.position().isPresent())
        .ifPresent(
            c -> boxes.box().ifPresent(b -> b.rollChanged(find(c.election()).orElseThrow())));
    return settled;
  }

  /** Asks for a reminder to every line of the roll. */
  public Outcome<SecretElection> remind(UUID election) {
    return rolling.remind(election);
  }

  /** What voting waits for, as a sentence without its full stop; empty where nothing is missing. */
  public Optional<String> waits(SecretElection election) {
    return election.state() == State.ROLL ? voting.waits(election) : Optional.empty();
  }

  /** Stops an election before its result: no vote is counted or opened. */
  public Outcome<SecretElection> stop(UUID election, String reason) {
    SecretElection e = store.lock(election).orElseThrow();
    if (!ElectionMove.STOP.fits(e)) {
      return Outcome.refused("reason", "This election cannot be stopped any more");
    }
    if (voting.isOpened(e)) {
      return Outcome.refused(
          "reason",
          "The trustees have opened the result: it is declared, and may be declared void");
    }
    if (reason.isBlank() || reason.length() > 2000) {
      return Outcome.refused(
          "reason", "Give the reason in at most 2,000 letters: everybody reads it");
    }
    voting.stop(e, reason.strip());
    return new Outcome.Done<>(find(election).orElseThrow());
  }

  // Before and while voting

  /** What a secret result would give away, as the roll stands; for those who may see the roll. */
  public Verdict leak(SecretElection election) {
    return leaking.judge(election, candidates(election.id()).size());
  }

  /** Takes the look at it as the returning officer's; after a warning, with words why to go on. */
  public Outcome<SecretElection> look(UUID election, String words, Who by) {
    return switch (leaking.look(election, candidates(election).size(), words, by)) {
      case Outcome.Done<Leaking.Look> _ -> new Outcome.Done<>(find(election).orElseThrow());
      case Outcome.Refused<Leaking.Look>(List<Outcome.Fault> faults) ->
          new Outcome.Refused<>(faults);
    };
  }

  /** The last look that was taken. */
  Optional<Leaking.Look> lastLook(UUID election) {
    return leaking.last(election);
  }

  /** Votes that come through clerks. */
  public Channels channels() {
    return channels;
  }

  /** How many ballots count so far; empty where the rules do not show it, or before the opening. */
  public Optional<Long> castSoFar(SecretElection e) {
    boolean shown = e.state() == State.OPEN && e.rules().turnoutShown();
    return shown ? boxes.box().map(b -> b.cast(e)) : Optional.empty();
  }

  // The result

  /** From the close to the office taken: declaration, complaints, certification, count-back. */
  public Results results() {
    return results;
  }

  // By the clock, as the job "closer"

  /** Elections with something due now; call as the job "closer". */
  public List<UUID> due() {
    return clock.due();
  }

  /** Does what is due of one election, all or nothing; call as the job "closer". */
  public boolean tick(UUID election) {
    return clock.tick(election);
  }

  /** Ends petitions that have enough signatures or are over; call as the job "closer". */
  public int endPetitions() {
    return petitions.round();
  }

  /** Does all of this that is due, in one transaction; call as the job "closer". */
  public int round() {
    return endPetitions() + (int) due().stream().filter(this::tick).count();
  }

  /** Petitions for a vote of confidence. */
  public Petitions petitions() {
    return petitions;
  }

  // Reading

  public Optional<SecretElection> find(UUID id) {
    return store.byId(id);
  }

  /** The elections of a body that whoever asks may see, the latest close first. */
  public List<SecretElection> ofBody(UUID body) {
    return store.ofBody(body);
  }

  /** Who does what. */
  public List<RoleHolder> holders(UUID election) {
    return store.holders(election);
  }

  /** Whether somebody has a part. */
  public boolean has(Who who, UUID election, Part part) {
    return who instanceof Who.Person(UUID p)
        && holders(election).stream().anyMatch(h -> h.part() == part && h.person().equals(p));
  }

  /** Every nomination that whoever asks may see. */
  public List<Nomination> nominations(UUID election) {
    return nominations.of(election);
  }

  public Optional<Nomination> nomination(UUID id) {
    return nominations.byId(id);
  }

  /** The published list, in its order; empty before. */
  public List<Nomination> candidates(UUID election) {
    return nominations(election).stream().filter(n -> n.listed().isPresent()).toList();
  }

  /** What stands on the ballot, in order: the candidates' names, or For and Against. */
  public List<String> options(SecretElection e) {
    return e.rules().kind() == SecretElection.Kind.SEATS
        ? candidates(e.id()).stream().map(Nomination::name).toList()
        : List.of("For", "Against");
  }

  /** The lines of the frozen roll that whoever asks may see. */
  public List<SecretVoter> roll(UUID election) {
    return rolls.roll(election);
  }

  /** The names of the practices of a roll, by their codes. */
  public Map<String, String> named(List<SecretVoter> roll) {
    return ground
        .register()
        .names(new TreeSet<>(roll.stream().map(SecretVoter::practice).toList()));
  }

  /** How many voters the frozen roll has, whoever may read it; 0 before. */
  public long voters(UUID election) {
    return rolls.size(election);
  }

  /** Numbers of the lines on which whoever asks may vote. */
  public List<Integer> myLines(UUID election) {
    return rolls.mine(election);
  }

  public List<RollChallenge> challenges(UUID election) {
    return rolls.challenges(election);
  }

  public Optional<RollChallenge> findChallenge(UUID challenge) {
    return rolls.challengeById(challenge);
  }

  /** What was mailed to each line, as counts; empty to all but the returning officer. */
  List<RollStore.Mailed> mailed(UUID election) {
    return rolls.mailed(election);
  }

  /** The moves it made, in order. */
  List<SecretStore.Moved> moves(UUID election) {
    return store.moves(election);
  }

  public Ground ground() {
    return ground;
  }

  public Body body(SecretElection e) {
    return ground.bodies().find(e.body()).orElseThrow();
  }

  /** The constitution by which an election is held. */
  public Constitution constitution(SecretElection e) {
    return ground.bodies().constitutions(e.body()).stream()
        .filter(a -> a.version() == e.rules().constitution())
        .findFirst()
        .orElseThrow()
        .constitution();
  }

  /** The rules of its kind of question. */
  Optional<BallotRule> rule(SecretElection e) {
    return constitution(e).ballotRule(e.rules().question());
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return new SecretAudits(this, store, nominations, rolls, kept, leaking).all();
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    if (!subject.kind().equals(SUBJECT)) {
      return Set.of();
    }
    try {
      return find(UUID.fromString(subject.id())).map(e -> roles(who, e)).orElse(Set.of());
    } catch (IllegalArgumentException _) {
      return Set.of();
    }
  }

  /**
   * What somebody is towards an election: what they are towards its body, except that from the
   * publication on only its own returning officer is that.
   */
  Set<Role> roles(Who who, SecretElection e) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(ground.bodies().roles(who, e.body()));
    if (e.state() != State.DRAFT) {
      roles.remove(Role.RETURNING_OFFICER);
    }
    if (has(who, e.id(), Part.RETURNING_OFFICER)) {
      roles.add(Role.RETURNING_OFFICER);
    }
    return roles;
  }
}
