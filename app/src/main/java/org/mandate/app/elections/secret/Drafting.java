package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.BodyStatus;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;

/** From the first draft to the published rules. Nothing of a draft is public or on the record. */
final class Drafting {
  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final Moves moves;

  Drafting(SecretElections.Ground ground, SecretStore store, Moves moves) {
    this.ground = ground;
    this.store = store;
    this.moves = moves;
  }

  Outcome<SecretElection> draft(Body body, NewElection wanted, Optional<UUID> petition) {
    Instant now = ground.record().now();
    Outcome<SecretElection> checked =
        checked(body, wanted, UUID.randomUUID(), petition, now, Optional.empty());
    checked.done().ifPresent(e -> store.draft(e, now));
    return checked;
  }

  Outcome<SecretElection> redraft(UUID id, NewElection wanted) {
    SecretElection before = store.lock(id).orElseThrow();
    if (before.state() != State.DRAFT) {
      return Outcome.refused("title", "The rules are published and stand. Nothing was changed");
    }
    Body body = ground.bodies().find(before.body()).orElseThrow();
    Outcome<SecretElection> checked =
        checked(
            body,
            wanted,
            id,
            before.petition(),
            ground.record().now(),
            Optional.of(before.reference()));
    checked.done().ifPresent(store::redraft);
    return checked;
  }

  private Outcome<SecretElection> checked(
      Body body,
      NewElection wanted,
      UUID id,
      Optional<UUID> petition,
      Instant now,
      Optional<String> reference) {
    Optional<String> idle = idle(body);
    Optional<Adopted> adopted = ground.bodies().constitutionAt(body.id(), now);
    if (idle.isPresent() || adopted.isEmpty()) {
      return Outcome.refused(
          "title", idle.orElse("No constitution is in force, so there are no rules to elect by"));
    }
    List<Fault> faults = new ArrayList<>(faults(body, wanted, adopted.get(), now));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    BallotRule rule = adopted.get().constitution().ballotRule(wanted.question()).orElseThrow();
    return new Outcome.Done<>(
        new SecretElection(
            id,
            body.id(),
            reference.orElseGet(
                () -> store.reference(body.id(), ground.bodies().today().getYear())),
            wanted.rules(adopted.get().version(), DraftRules.counting(rule)),
            wanted.timetable(),
            State.DRAFT,
            petition));
  }

  private Optional<String> idle(Body body) {
    return ground
        .bodies()
        .status(body.id(), ground.bodies().today())
        .filter(s -> s.state() != BodyStatus.State.ACTIVE)
        .map(s -> body.name() + " does not act today. Nothing was changed");
  }

  private List<Fault> faults(Body body, NewElection wanted, Adopted adopted, Instant now) {
    Constitution c = adopted.constitution();
    Optional<String> obstacle =
        DraftRules.obstacle(c, wanted.kind(), wanted.question(), wanted.bands().isPresent());
    if (obstacle.isPresent()) {
      return List.of(new Fault("question", obstacle.get()));
    }
    BallotRule rule = c.ballotRule(wanted.question()).orElseThrow();
    List<Fault> faults = new ArrayList<>();
    DraftRules.check(wanted.rules(adopted.version(), DraftRules.counting(rule)), c, rule, faults);
    if (wanted.kind() == Kind.CONFIDENCE && subject(body, wanted).isEmpty()) {
      faults.add(new Fault("office", "Choose whose confidence is asked: an office held today"));
    }
    faults.addAll(TimetableRules.faults(wanted.timetable(), rule, now));
    wanted
        .seats()
        .filter(s -> !s.from().isAfter(Dates.on(wanted.timetable().closes())))
        .ifPresent(s -> faults.add(new Fault("term-from", "The term begins after the close")));
    return faults;
  }

  private Optional<Office> subject(Body body, NewElection wanted) {
    return wanted
        .office()
        .flatMap(ground.bodies()::office)
        .filter(o -> o.body().equals(body.id()) && o.heldOn(ground.bodies().today()));
  }

  // Roles

  /**
   * Gives somebody a part.
   *
   * @param person in the register; empty for somebody from outside, who is found by the address
   */
  record NewHolder(
      Part part, Optional<UUID> person, String name, String organisation, String address) {}

  Outcome<RoleHolder> give(UUID election, NewHolder wanted) {
    SecretElection e = store.lock(election).orElseThrow();
    if (e.state() != State.DRAFT) {
      return Outcome.refused("part", "The rules are published and stand. Nothing was changed");
    }
    if (wanted.name().isBlank() || wanted.name().length() > 100) {
      return Outcome.refused("name", "Write the name as it is published, in at most 100 letters");
    }
    boolean outside = wanted.person().isEmpty();
    if (outside && !wanted.address().strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      return Outcome.refused("address", "Give the e-mail address by which they will sign in");
    }
    if (outside && wanted.organisation().isBlank()) {
      return Outcome.refused("organisation", "Say for which organisation they do this");
    }
    UUID person =
        wanted.person().orElseGet(() -> store.personAt(election, wanted.address(), wanted.name()));
    Optional<String> obstacle =
        ApartRules.obstacle(wanted.part(), person, wanted.name(), store.holders(election));
    if (obstacle.isEmpty() && isSubject(e, person)) {
      obstacle = Optional.of("The vote is about their own office. Choose somebody else");
    }
    if (obstacle.isPresent()) {
      return Outcome.refused("part", obstacle.get());
    }
    RoleHolder holder =
        new RoleHolder(
            UUID.randomUUID(),
            election,
            wanted.part(),
            person,
            wanted.name().strip(),
            wanted.organisation().strip(),
            outside);
    store.give(holder);
    return new Outcome.Done<>(holder);
  }

  private boolean isSubject(SecretElection e, UUID person) {
    return e.rules()
        .office()
        .flatMap(ground.bodies()::office)
        .flatMap(Office::person)
        .filter(person::equals)
        .isPresent();
  }

  Outcome<SecretElection> take(UUID election, UUID holder) {
    SecretElection e = store.lock(election).orElseThrow();
    if (e.state() != State.DRAFT) {
      return Outcome.refused("part", "The rules are published and stand. Nothing was changed");
    }
    store.take(election, holder);
    return new Outcome.Done<>(e);
  }

  // Publication

  /** Why the rules cannot be published now; empty where they can. */
  Optional<String> unready(SecretElection e) {
    Optional<String> missing =
        ApartRules.missing(store.holders(e.id()), e.rules().trusteesNeeded());
    if (missing.isPresent()) {
      return missing;
    }
    if (store.holders(e.id()).stream().anyMatch(h -> isSubject(e, h.person()))) {
      return Optional.of(
          "Somebody who runs this vote holds the office that it is about. Take them off the list");
    }
    Body body = ground.bodies().find(e.body()).orElseThrow();
    Instant now = ground.record().now();
    Optional<Adopted> adopted = ground.bodies().constitutionAt(e.body(), now);
    if (adopted.filter(a -> a.version() == e.rules().constitution()).isEmpty()) {
      return Optional.of(
          "The constitution changed since this was drafted. Save the draft again, by the one in"
              + " force");
    }
    BallotRule rule = adopted.get().constitution().ballotRule(e.rules().question()).orElseThrow();
    return TimetableRules.faults(e.timetable(), rule, now).stream()
        .findFirst()
        .map(f -> "The timetable does not fit any more: " + f.words())
        .or(() -> idle(body))
        .or(() -> unweighed(e));
  }

  /** Why today's members could not be weighed as these rules say. */
  private Optional<String> unweighed(SecretElection e) {
    return e.rules()
        .bands()
        .flatMap(
            b ->
                Banded.obstacle(
                    b,
                    ground
                        .bodies()
                        .membership(e.body(), ground.bodies().today(), basis(ground, e))
                        .members()
                        .stream()
                        .map(
                            m ->
                                new SecretVoter(
                                    e.id(),
                                    1,
                                    m.name(),
                                    m.area(),
                                    Optional.empty(),
                                    "",
                                    Optional.of(new SecretVoter.Weight(m.patients(), 0, 0))))
                        .toList()));
  }

  /** The list size by which the constitution weighs this question. */
  static String basis(SecretElections.Ground ground, SecretElection e) {
    return ground.bodies().constitutions(e.body()).stream()
        .filter(a -> a.version() == e.rules().constitution())
        .findFirst()
        .flatMap(a -> a.constitution().ballotRule(e.rules().question()))
        .orElseThrow()
        .roll()
        .setting()
        .basis()
        .name()
        .toLowerCase(java.util.Locale.ROOT);
  }

  Outcome<SecretElection> publish(UUID id, Who by) {
    SecretElection e = store.lock(id).orElseThrow();
    if (e.state() != State.DRAFT) {
      return Outcome.refused("election", "The rules are published already. Nothing was changed");
    }
    Optional<String> obstacle = unready(e);
    if (obstacle.isPresent()) {
      return Outcome.refused("election", obstacle.get());
    }
    Body body = ground.bodies().find(e.body()).orElseThrow();
    return new Outcome.Done<>(
        moves.make(
            e,
            ElectionMove.PUBLISH_RULES,
            "",
            SecretEntries.rules(e, body.slug(), store.holders(id)).by(by)));
  }
}
