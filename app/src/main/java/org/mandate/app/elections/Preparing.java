package org.mandate.app.elections;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.BodyStatus;
import org.mandate.app.bodies.Membership;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Setting;

/**
 * What happens to a ballot before and beside the voting: draft, roll, challenges, stop, reminders.
 */
final class Preparing {
  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(20);
  private final Elections.Ground ground;
  private final BallotStore ballots;
  private final ChallengeStore challenges;
  private final BallotHold hold;
  private final List<PapersOut> listeners = new ArrayList<>();

  Preparing(
      Elections.Ground ground, BallotStore ballots, ChallengeStore challenges, BallotHold hold) {
    this.ground = ground;
    this.hold = hold;
    this.ballots = ballots;
    this.challenges = challenges;
  }

  void tell(PapersOut listener) {
    listeners.add(listener);
  }

  Outcome<Ballot> draft(Matter matter, Elections.NewBallot wanted) {
    Instant now = ground.record().now();
    if (!wanted.closes().isAfter(wanted.opens()) || !wanted.closes().isAfter(now)) {
      return Outcome.refused("closes", "The close must be after the opening, and still to come");
    }
    Optional<Ballot> other = ballots.ofMatter(matter.id());
    if (other.filter(b -> b.state() != Ballot.State.STOPPED).isPresent()) {
      return Outcome.refused("opens", "This matter has a ballot already");
    }
    Optional<Adopted> rules = ground.bodies().constitutionAt(matter.body(), now);
    Optional<String> obstacle =
        rules
            .map(r -> Matters.obstacle(matter, r.constitution()))
            .orElse(Optional.of("The body has no constitution in force"));
    if (obstacle.isPresent()) {
      return Outcome.refused("opens", obstacle.get());
    }
    Ballot draft =
        new Ballot(
            UUID.randomUUID(),
            matter.id(),
            matter.body(),
            matter.question(),
            rules.get().version(),
            matter.optionIds(),
            Ballot.State.DRAFT,
            wanted.notice(),
            wanted.opens(),
            wanted.closes(),
            wanted.plan(),
            Optional.empty(),
            "",
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ballots.draft(draft, now);
    return new Outcome.Done<>(draft);
  }

  Outcome<Ballot> publish(UUID id) {
    Optional<Ballot> locked = ballots.lockToMove(id);
    if (locked.filter(b -> b.state() == Ballot.State.DRAFT).isEmpty()) {
      return Outcome.refused("ballot", "The roll is published already. Nothing was changed.");
    }
    Ballot draft = locked.get();
    Instant now = ground.record().now();
    Body body = ground.bodies().find(draft.body()).orElseThrow();
    Optional<BodyStatus> status = ground.bodies().status(body.id(), Dates.on(now));
    if (status.filter(s -> s.state() != BodyStatus.State.ACTIVE).isPresent()) {
      return Outcome.refused("ballot", body.name() + " does not act today. Nothing was changed.");
    }
    if (!now.isBefore(draft.closesAt())) {
      return Outcome.refused("ballot", "The planned close is past. Stop here and draft a new one.");
    }
    Adopted rules = ground.bodies().constitutionAt(body.id(), now).orElseThrow();
    Membership members = members(draft, rules, Dates.on(now));
    Matter matter = ground.matters().find(draft.matter()).orElseThrow();
    Optional<String> obstacle = Matters.obstacle(matter, rules.constitution());
    if (obstacle.isPresent()) {
      return Outcome.refused("ballot", obstacle.get());
    }
    Optional<String> waits = hold.on(matter.id());
    if (waits.isPresent()) {
      return Outcome.refused("ballot", waits.get() + ". Nothing was changed.");
    }
    List<RollLine> roll = lines(members);
    Ballot frozen = frozen(draft, rules, members, now);
    Optional<String> large = RollRules.obstacle(frozen, isRanked(matter), body.slug(), roll);
    if (large.isPresent()) {
      return Outcome.refused("ballot", large.get());
    }
    listeners.forEach(listener -> listener.goOut(matter));
    Record.Written written =
        ground.record().append(BallotEntries.opening(Move.PUBLISH, frozen, body.slug(), roll));
    ballots.freeze(frozen, written.id());
    ballots.keepRoll(draft.id(), roll);
    return new Outcome.Done<>(ballots.byId(draft.id()).orElseThrow());
  }

  private static boolean isRanked(Matter matter) {
    return matter.filling().isPresent();
  }

  private Ballot frozen(Ballot draft, Adopted rules, Membership members, Instant now) {
    BallotRule rule = rules.constitution().ballotRule(draft.question()).orElseThrow();
    return new Ballot(
        draft.id(),
        draft.matter(),
        draft.body(),
        draft.question(),
        rules.version(),
        draft.options(),
        Ballot.State.DRAFT,
        Optional.of(draft.notice().orElse(Dates.on(now))),
        draft.opensAt().isBefore(now) ? now : draft.opensAt(),
        draft.closesAt(),
        draft.plan(),
        Optional.of(now),
        members.basis(),
        members.patientsAsAt(),
        rule.window().setting().runningTurnout(),
        rule.roll().setting().afterClosure() == Setting.AfterClosure.SUCCESSOR_MAY_CAST,
        officer(draft, rule, now).map(Office::id),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Office> officer(Ballot ballot, BallotRule rule, Instant at) {
    return ground.bodies().holder(ballot.body(), rule.officer().setting().seat(), Dates.on(at));
  }

  List<RollLine> rollToday(Ballot ballot) {
    Instant now = ground.record().now();
    return ground
        .bodies()
        .constitutionAt(ballot.body(), now)
        .map(rules -> lines(members(ballot, rules, Dates.on(now))))
        .orElse(List.of());
  }

  private Membership members(Ballot ballot, Adopted rules, LocalDate at) {
    Setting.ListBasis basis =
        rules.constitution().ballotRule(ballot.question()).orElseThrow().roll().setting().basis();
    return ground
        .bodies()
        .membership(ballot.body(), at, basis.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static List<RollLine> lines(Membership members) {
    return members.members().stream()
        .map(m -> new RollLine(m.code(), m.patients(), m.area()))
        .sorted(java.util.Comparator.comparing(RollLine::practice))
        .toList();
  }

  /** What the plan alone shows; the judge has the last word at the close. */
  List<String> warnings(Ballot ballot) {
    Instant now = ground.record().now();
    Optional<BallotRule> known =
        ground
            .bodies()
            .constitutionAt(ballot.body(), now)
            .flatMap(r -> r.constitution().ballotRule(ballot.question()));
    return known
        .map(rule -> PlanRules.warnings(ballot, rule, now, officer(ballot, rule, now)))
        .orElse(List.of());
  }

  Outcome<Challenge> challenge(UUID id, String practice, String words, Who by) {
    Optional<Ballot> locked = ballots.lockToVote(id);
    Instant now = ground.record().now();
    if (locked.filter(b -> canBeChallenged(b, now)).isEmpty()) {
      return Outcome.refused("words", "The roll of this ballot can no longer be challenged");
    }
    if (words.isBlank() || words.length() > 4000) {
      return Outcome.refused("words", "Say what is wrong with the roll, in at most 4,000 letters");
    }
    UUID challenge = UUID.randomUUID();
    Record.Written written =
        ground
            .record()
            .append(
                Draft.of("ballot.challenged", locked.get().subject())
                    .fact("challenge", challenge.toString())
                    .fact("practice", practice)
                    .sealed("words", words.strip(), Sight.PUBLIC)
                    .sealed(
                        "by", by instanceof Who.Person(UUID p) ? p.toString() : "", Sight.FULL));
    challenges.raise(challenge, id, practice, words.strip(), written);
    return new Outcome.Done<>(challenges.byId(challenge).orElseThrow());
  }

  private static boolean canBeChallenged(Ballot b, Instant now) {
    return (b.state() == Ballot.State.PUBLISHED || b.state() == Ballot.State.OPEN)
        && now.isBefore(b.closesAt());
  }

  Outcome<Challenge> settle(UUID id, Elections.Settlement s) {
    Optional<Challenge> found = challenges.byId(id);
    Optional<Ballot> locked = found.flatMap(c -> ballots.lockToMove(c.ballot()));
    if (locked.filter(b -> canBeChallenged(b, ground.record().now())).isEmpty()) {
      return Outcome.refused("answer", "The ballot has closed. A challenge is settled before");
    }
    Challenge challenge = challenges.byId(id).orElseThrow();
    if (!challenge.undecided()) {
      return Outcome.refused("answer", "This challenge is settled already. Nothing was changed");
    }
    if (s.answer().isBlank()) {
      return Outcome.refused("answer", "Give the reason");
    }
    if (s.upheld() && locked.get().state() == Ballot.State.OPEN) {
      // DESIGN section 6: the roll fixes practices, weights and denominator from the opening on.
      return Outcome.refused(
          "outcome",
          "The ballot is open and its roll stands. If the challenge is right, stop the ballot and put it again");
    }
    if (s.upheld() && s.line().isEmpty() == s.takenOff().isEmpty()) {
      return Outcome.refused("practice", "Say which practice of the roll changes, and how");
    }
    Optional<String> large = s.upheld() ? tooLarge(locked.get(), s) : Optional.empty();
    if (large.isPresent()) {
      return Outcome.refused("practice", large.get());
    }
    Draft draft =
        Draft.of("ballot.challenge-settled", locked.get().subject())
            .fact("challenge", id.toString())
            .fact("practice", challenge.practice())
            .fact("outcome", s.upheld() ? "upheld" : "rejected")
            .sealed("answer", s.answer().strip(), Sight.PUBLIC);
    if (s.upheld()) {
      change(locked.get(), s, draft);
    }
    challenges.settle(
        id, s.upheld() ? "upheld" : "rejected", s.answer().strip(), ground.record().append(draft));
    return new Outcome.Done<>(challenges.byId(id).orElseThrow());
  }

  /** What the roll as it would then stand is too large for. */
  private Optional<String> tooLarge(Ballot ballot, Elections.Settlement s) {
    Map<String, RollLine> roll = new TreeMap<>();
    ballots.roll(ballot.id()).forEach(line -> roll.put(line.practice(), line));
    s.line().ifPresent(line -> roll.put(line.practice(), line));
    s.takenOff().ifPresent(roll::remove);
    Matter matter = ground.matters().find(ballot.matter()).orElseThrow();
    String slug = ground.bodies().find(ballot.body()).orElseThrow().slug();
    return RollRules.obstacle(ballot, isRanked(matter), slug, List.copyOf(roll.values()));
  }

  private void change(Ballot ballot, Elections.Settlement s, Draft draft) {
    s.line()
        .ifPresent(
            line -> {
              ballots.putOnRoll(ballot.id(), line);
              draft.fact("change", line.fact());
            });
    s.takenOff()
        .ifPresent(
            practice -> {
              ballots.takeOffRoll(ballot.id(), practice);
              draft.fact("change", Map.of("practice", practice, "removed", true));
            });
  }

  Outcome<Ballot> stop(UUID id, String reason) {
    Ballot ballot = ballots.lockToMove(id).orElseThrow();
    boolean open = ballot.state() == Ballot.State.OPEN;
    if ((!open && ballot.state() != Ballot.State.PUBLISHED)
        || !ground.record().now().isBefore(ballot.closesAt())) {
      return Outcome.refused("reason", "This ballot cannot be stopped any more");
    }
    if (reason.isBlank()) {
      return Outcome.refused("reason", "Give the reason: everybody asked will read it");
    }
    Move move = open ? Move.STOP : Move.STOP_BEFORE;
    Record.Written written =
        ground.record().append(BallotEntries.stopped(move, ballot, ground.record().now(), reason));
    ballots.move(id, move, written.id(), reason.strip());
    return new Outcome.Done<>(ballots.byId(id).orElseThrow());
  }

  Outcome<Ballot> remind(UUID id) {
    Ballot ballot = ballots.lockToMove(id).orElseThrow();
    Instant now = ground.record().now();
    if (ballot.state() != Ballot.State.OPEN || !now.isBefore(ballot.closesAt())) {
      return Outcome.refused("ballot", "Only an open ballot has reminders.");
    }
    if (ballots.remindersSince(id, now.minus(BETWEEN_REMINDERS)) > 0) {
      return Outcome.refused(
          "ballot", "A reminder went out in the last 20 hours. Ask again tomorrow.");
    }
    ballots.remind(id, now);
    return new Outcome.Done<>(ballot);
  }
}
