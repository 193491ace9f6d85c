package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Tie;

/** A body with a policy, a chair, a treasurer and a guardian; and another body's guardian. */
final class DeclaringTown {
  static final LocalDate ADOPTED = LocalDate.of(2026, 1, 10);
  final BallotTown town = BallotTown.of(BallotTown.model(), List.of("", "", ""));
  final UUID chair = UUID.randomUUID();
  final UUID treasurer = UUID.randomUUID();
  final UUID guardian = UUID.randomUUID();
  final UUID strangersGuardian = UUID.randomUUID();
  final UUID colleague = UUID.randomUUID();
  final Interests interests = town.p.interests;

  DeclaringTown() {
    town.job(
        "town",
        () -> {
          town.p.register.add(
              LocalOrganisation.of("FED-1", "Night & Day Ltd", "federation", BallotTown.BEGAN));
          town.p.people.add(chair, "Dr Amara O'Kafor", List.of("chair@example.org"));
          town.p.people.add(treasurer, "Gareth Lowe", List.of("treasurer@example.org"));
          town.p.people.add(guardian, "David Achebe", List.of("guardian@example.org"));
          town.p.people.add(colleague, "Nell Nurse", List.of());
          town.p.people.affiliate(colleague, "TP-001", "nurse", BallotTown.BEGAN, Optional.empty());
          town.elsewhere(strangersGuardian);
          return true;
        });
    seat("chair", chair, "Dr Amara O'Kafor");
    seat("treasurer", treasurer, "Gareth Lowe");
    seat("conflicts-guardian", guardian, "David Achebe");
    on("2026-01-10");
    town.as(
        town.secretary,
        () ->
            town.p
                .policies
                .adopt(
                    town.body,
                    town.p.policies.modelFor(town.body, ADOPTED),
                    ADOPTED,
                    new Who.Person(town.secretary))
                .orElseThrow());
  }

  private void seat(String seat, UUID person, String name) {
    town.job(
        "town",
        () ->
            town.p
                .bodies
                .beginOffice(
                    town.body.id(),
                    new Appointment(
                        seat,
                        "",
                        seat.equals("conflicts-guardian")
                            ? Office.Route.APPOINTED
                            : Office.Route.ELECTED,
                        person,
                        name,
                        BallotTown.BEGAN,
                        null))
                .orElseThrow());
  }

  void on(String day) {
    town.clock(day + "T10:00:00Z");
  }

  void on(LocalDate day) {
    on(day.toString());
  }

  static Interest.Held held(Interest.Relation relation, String organisation, String words) {
    return new Interest.Held(
        Kind.FINANCIAL,
        Certainty.ACTUAL,
        relation,
        organisation,
        "",
        null,
        words,
        null,
        Band.TO_5000);
  }

  /** Somebody close to the person has it. */
  static Interest.Held indirect(String organisation, Interest.Close close, String words) {
    return new Interest.Held(
        Kind.INDIRECT,
        Certainty.ACTUAL,
        organisation.isEmpty() ? Interest.Relation.CLOSE_TIE : Interest.Relation.DIRECTOR,
        organisation,
        "",
        close,
        words,
        null,
        null);
  }

  static Interest.Close spouse(String name) {
    return new Interest.Close(Tie.SPOUSE, Optional.empty(), name);
  }

  Interest declare(UUID person, Interest.Held held) {
    return declare(person, held, LocalDate.of(2025, 6, 1));
  }

  Interest declare(UUID person, Interest.Held held, LocalDate from) {
    return town.as(
        person,
        () ->
            interests
                .declare(
                    UUID.randomUUID(),
                    person,
                    new NewInterest(held, from, Optional.empty(), interests.today()))
                .orElseThrow());
  }

  Published register(LocalDate day) {
    return town.asNobody(() -> interests.register(town.body, day).orElseThrow());
  }

  Published register() {
    return town.asNobody(() -> interests.register(town.body, interests.today()).orElseThrow());
  }

  Published.Person published(UUID person) {
    return register().people().stream()
        .filter(p -> p.id().equals(person))
        .findFirst()
        .orElseThrow();
  }
}
