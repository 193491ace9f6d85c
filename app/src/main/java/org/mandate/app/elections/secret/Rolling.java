package org.mandate.app.elections.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.RollRules;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Record;
import org.mandate.app.register.Affiliation;

/** The roll: frozen by the clock, challenged by those whom it concerns, settled with a reason. */
final class Rolling {
  private static final Set<String> GPS = Set.of("partner", "salaried", "locum");
  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(20);

  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final RollStore rolls;
  private final Moves moves;

  Rolling(SecretElections.Ground ground, SecretStore store, RollStore rolls, Moves moves) {
    this.ground = ground;
    this.store = store;
    this.rolls = rolls;
    this.moves = moves;
  }

  // By the clock, as the job "closer"

  /** Freezes the roll, or stops an election that can have none. */
  void freeze(SecretElection e) {
    List<SecretVoter> roll = lines(e);
    Body body = ground.bodies().find(e.body()).orElseThrow();
    var told = RollEntries.roll(ElectionMove.FREEZE_ROLL, e, body.slug(), roll);
    Optional<String> obstacle =
        e.rules().electorate() == Electorate.PRACTICES
            ? RollRules.obstacle(told.facts(), roll.size())
            : roll.isEmpty() ? Optional.of("Nobody is on the roll.") : Optional.empty();
    obstacle = obstacle.or(() -> e.rules().bands().flatMap(b -> Banded.obstacle(b, roll)));
    if (obstacle.isPresent()) {
      moves.make(
          e,
          ElectionMove.STOP,
          obstacle.get(),
          SecretEntries.stopped(e, ground.record().now(), obstacle.get()).draft());
      return;
    }
    moves.make(e, ElectionMove.FREEZE_ROLL, "", told.draft());
    roll.forEach(rolls::put);
  }

  private List<SecretVoter> lines(SecretElection e) {
    LocalDate today = ground.bodies().today();
    String area = e.rules().seats().map(SecretElection.Seats::constituency).orElse("");
    List<Member> members =
        members(e).stream()
            .filter(m -> !perArea(e) || area.equals(m.area()))
            .sorted(Comparator.comparing(Member::code))
            .toList();
    List<SecretVoter> lines = new ArrayList<>();
    if (e.rules().electorate() == Electorate.PRACTICES) {
      for (Member m : members) {
        lines.add(
            new SecretVoter(
                e.id(),
                lines.size() + 1,
                m.code(),
                m.area(),
                Optional.empty(),
                "",
                weight(e, m.patients())));
      }
      return Banded.weigh(e.rules().bands(), lines);
    }
    Map<String, Member> byCode =
        members.stream().collect(Collectors.toMap(Member::code, m -> m, (a, b) -> a, TreeMap::new));
    Set<UUID> seen = new HashSet<>();
    ground.people().affiliationsWith(byCode.keySet()).stream()
        .filter(a -> votes(a, e, today))
        .sorted(Comparator.comparing(Affiliation::organisation).thenComparing(Affiliation::person))
        .filter(a -> seen.add(a.person()))
        .forEach(
            a ->
                lines.add(
                    new SecretVoter(
                        e.id(),
                        lines.size() + 1,
                        a.organisation(),
                        Optional.ofNullable(byCode.get(a.organisation()))
                            .map(Member::area)
                            .orElse(null),
                        Optional.of(a.person()),
                        a.name(),
                        Optional.empty())));
    return lines;
  }

  /** The members today; where votes are weighed with their patients on the rule's own basis. */
  private List<Member> members(SecretElection e) {
    LocalDate today = ground.bodies().today();
    return e.rules().bands().isEmpty()
        ? ground.bodies().members(e.body(), today)
        : ground.bodies().membership(e.body(), today, Drafting.basis(ground, e)).members();
  }

  private static Optional<SecretVoter.Weight> weight(SecretElection e, long patients) {
    return e.rules().bands().isEmpty() || patients == 0
        ? Optional.empty()
        : Optional.of(new SecretVoter.Weight(patients, 0, 0));
  }

  private boolean perArea(SecretElection e) {
    return e.rules()
        .seats()
        .flatMap(
            s ->
                ground.bodies().seats(e.body(), ground.bodies().today()).stream()
                    .filter(v -> v.seat().id().equals(s.seat()))
                    .findFirst())
        .filter(v -> org.mandate.app.bodies.OfficeRules.perArea(v.seat()))
        .isPresent();
  }

  private static boolean votes(Affiliation a, SecretElection e, LocalDate today) {
    return !a.from().isAfter(today)
        && a.until().map(today::isBefore).orElse(true)
        && (e.rules().electorate() == Electorate.PEOPLE || GPS.contains(a.role()));
  }

  // Challenges

  private static boolean canBeChallenged(SecretElection e, Instant now) {
    return (e.state() == State.ROLL || e.state() == State.OPEN)
        && now.isBefore(e.timetable().closes());
  }

  Outcome<RollChallenge> challenge(UUID election, String practice, String words, UUID by) {
    SecretElection e = store.share(election).orElseThrow();
    if (!canBeChallenged(e, ground.record().now())) {
      return Outcome.refused("words", "The roll of this election cannot be challenged now");
    }
    if (words.isBlank() || words.length() > 4000) {
      return Outcome.refused("words", "Say what is wrong with the roll, in at most 4,000 letters");
    }
    RollChallenge c =
        new RollChallenge(
            UUID.randomUUID(),
            election,
            by,
            practice,
            words.strip(),
            ground.record().now(),
            0,
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Record.Written written = ground.record().append(RollEntries.challenged(e, c).draft());
    RollChallenge kept =
        new RollChallenge(
            c.id(),
            election,
            by,
            practice,
            c.words(),
            written.at(),
            written.id(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    rolls.raise(kept);
    return new Outcome.Done<>(kept);
  }

  /**
   * How a challenge is settled.
   *
   * @param outcome "added": whoever challenged goes on the roll; "removed"; "rejected"
   * @param position the line that is taken off
   */
  record Settlement(String outcome, Optional<Integer> position, String answer) {}

  Outcome<RollChallenge> settle(UUID challenge, Settlement s, Who by) {
    RollChallenge c = rolls.challengeById(challenge).orElseThrow();
    SecretElection e = store.lock(c.election()).orElseThrow();
    c = rolls.challengeById(challenge).orElseThrow();
    Optional<Outcome.Fault> fault = fault(e, c, s);
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    Optional<Integer> position = Optional.empty();
    switch (s.outcome()) {
      case "added" -> {
        SecretVoter line = added(e, c);
        rolls.put(line);
        position = Optional.of(line.position());
      }
      case "removed" -> {
        position = s.position();
        rolls.takeOff(e.id(), position.orElseThrow());
      }
      default -> {
        // the roll stays as it is
      }
    }
    RollChallenge settled =
        new RollChallenge(
            c.id(),
            c.election(),
            c.person(),
            c.practice(),
            c.words(),
            c.raisedAt(),
            c.entry(),
            Optional.of(s.outcome()),
            s.answer().strip(),
            position,
            Optional.empty(),
            Optional.empty());
    rolls.settle(settled, ground.record().append(RollEntries.settled(e, settled).by(by)));
    return new Outcome.Done<>(rolls.challengeById(challenge).orElseThrow());
  }

  private Optional<Outcome.Fault> fault(SecretElection e, RollChallenge c, Settlement s) {
    if (!canBeChallenged(e, ground.record().now())) {
      return Optional.of(
          new Outcome.Fault("answer", "Voting has closed. A challenge is settled before"));
    }
    if (!c.undecided()) {
      return Optional.of(
          new Outcome.Fault("answer", "This challenge is settled already. Nothing was changed"));
    }
    if (!Set.of("added", "removed", "rejected").contains(s.outcome())) {
      return Optional.of(new Outcome.Fault("outcome", "Choose how it is settled"));
    }
    if (s.answer().isBlank()) {
      return Optional.of(new Outcome.Fault("answer", "Give the reason"));
    }
    if (s.outcome().equals("rejected")) {
      return Optional.empty();
    }
    if (e.state() == State.OPEN) {
      return Optional.of(
          new Outcome.Fault(
              "outcome",
              "Voting is open and the roll stands. If the challenge is right, stop the election and"
                  + " hold it again"));
    }
    List<SecretVoter> roll = rolls.roll(e.id());
    if (s.outcome().equals("removed")
        && roll.stream().noneMatch(v -> s.position().filter(n -> n == v.position()).isPresent())) {
      return Optional.of(
          new Outcome.Fault("position", "Give the number of the line, as the roll shows it"));
    }
    if (s.outcome().equals("added") && roll.stream().anyMatch(v -> isOf(e, c, v))) {
      return Optional.of(new Outcome.Fault("outcome", "Whoever challenges is on the roll already"));
    }
    return e.rules()
        .bands()
        .flatMap(b -> Banded.obstacle(b, after(e, c, s, roll)))
        .map(words -> new Outcome.Fault("outcome", words));
  }

  /** The roll as the settlement would leave it. */
  private List<SecretVoter> after(
      SecretElection e, RollChallenge c, Settlement s, List<SecretVoter> roll) {
    List<SecretVoter> then = new ArrayList<>(roll);
    if (s.outcome().equals("added")) {
      then.add(added(e, c));
    } else {
      then.removeIf(v -> s.position().filter(n -> n == v.position()).isPresent());
    }
    return then;
  }

  private static boolean isOf(SecretElection e, RollChallenge c, SecretVoter v) {
    return e.rules().electorate() == Electorate.PRACTICES
        ? v.practice().equals(c.practice())
        : v.person().filter(c.person()::equals).isPresent();
  }

  private SecretVoter added(SecretElection e, RollChallenge c) {
    int next = 1 + rolls.roll(e.id()).stream().mapToInt(SecretVoter::position).max().orElse(0);
    boolean practices = e.rules().electorate() == Electorate.PRACTICES;
    Optional<Member> member =
        members(e).stream().filter(m -> m.code().equals(c.practice())).findFirst();
    String name =
        practices ? "" : ground.people().names(Set.of(c.person())).getOrDefault(c.person(), "");
    return new SecretVoter(
        e.id(),
        next,
        c.practice(),
        member.map(Member::area).orElse(null),
        practices ? Optional.empty() : Optional.of(c.person()),
        name,
        weight(e, member.map(Member::patients).orElse(0L)));
  }

  // Reminders

  Outcome<SecretElection> remind(UUID election) {
    SecretElection e = store.lock(election).orElseThrow();
    Instant now = ground.record().now();
    if (e.state() != State.OPEN || !now.isBefore(e.timetable().closes())) {
      return Outcome.refused("election", "Only an open election has reminders.");
    }
    if (rolls.remindersSince(election, now.minus(BETWEEN_REMINDERS)) > 0) {
      return Outcome.refused(
          "election", "A reminder went out in the last 20 hours. Ask again tomorrow.");
    }
    rolls.remind(election, now);
    return new Outcome.Done<>(e);
  }
}
