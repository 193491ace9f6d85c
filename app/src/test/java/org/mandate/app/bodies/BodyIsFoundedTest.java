package org.mandate.app.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.record.Audit;
import org.mandate.constitution.ModelConstitution;

/** Founding, membership, constitutions and offices on a real database. */
class BodyIsFoundedTest {
  private static final LocalDate FOUNDED = LocalDate.of(2026, 5, 1);
  private static TestProgram t;
  private static InventedPractices practices;
  private static Bodies bodies;

  @BeforeAll
  static void open() {
    t = TestProgram.fresh();
    practices = InventedPractices.many(6);
    bodies = new Bodies(t.program.db, t.program.record, practices);
  }

  private static Body found(String name, MembershipRule rule) {
    return t.as(UUID.randomUUID(), () -> bodies.found(founding(name, rule)).orElseThrow());
  }

  private static Founding founding(String name, MembershipRule rule) {
    return new Founding(
        name,
        "",
        Authority.MEMBER_MANDATE,
        "",
        "",
        rule,
        FOUNDED,
        ModelConstitution.collective(name));
  }

  @Test
  void membersComeFromTheRuleTheAddedAndTheLeftOut() {
    Body body =
        found("Mix", new MembershipRule(List.of("N1"), List.of(), List.of("P02"), List.of("P05")));

    Membership members = bodies.membership(body.id(), FOUNDED, Bodies.REGISTERED);

    assertThat(members.members()).extracting(Member::code).containsExactly("P01", "P02", "P03");
    assertThat(members.patients()).isEqualTo(6000);
    assertThat(members.areas()).containsExactly("Hill Network", "Vale Network");
  }

  @Test
  void beforeTheFoundingThereAreNoMembers() {
    Body body = found("Young", MembershipRule.ofNetworks(List.of("N1")));

    assertThat(bodies.members(body.id(), FOUNDED.minusDays(1))).isEmpty();
    assertThat(bodies.members(body.id(), FOUNDED)).hasSize(3);
    assertThat(
            bodies.constitutionAt(
                body.id(), FOUNDED.minusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant()))
        .isEmpty();
  }

  @Test
  void aBodyWithoutMembersStands() {
    Body body = found("Nobody’s", MembershipRule.ofPractices(List.of("NONE")));

    assertThat(body.slug()).isEqualTo("nobodys");
    assertThat(bodies.members(body.id(), FOUNDED)).isEmpty();
    assertThat(bodies.membership(body.id(), FOUNDED, Bodies.REGISTERED).patients()).isZero();
    assertThat(bodies.rootedness(body.id(), FOUNDED).elected()).isZero();
  }

  @Test
  void aSecondBodyOfTheSameNameIsRefusedAndNothingIsWritten() {
    found("Twice", MembershipRule.ofNetworks(List.of("N1")));
    int before = t.program.record.about("body:twice").size();

    Outcome<Body> again =
        t.as(
            UUID.randomUUID(),
            () -> bodies.found(founding("Twice", MembershipRule.ofNetworks(List.of("N2")))));

    assertThat(again).isInstanceOf(Outcome.Refused.class);
    assertThat(t.program.record.about("body:twice")).hasSize(before);
  }

  @Test
  void aPracticeThatLeavesIsAMemberOnlyUntilThatDay() {
    Body body = found("Leaving", MembershipRule.ofNetworks(List.of("N1")));
    LocalDate leaves = FOUNDED.plusMonths(1);

    t.as(
        UUID.randomUUID(),
        () -> bodies.changeMember(body.id(), "P03", false, leaves).orElseThrow());

    assertThat(bodies.members(body.id(), leaves.minusDays(1)))
        .extracting(Member::code)
        .contains("P03");
    assertThat(bodies.members(body.id(), leaves)).extracting(Member::code).doesNotContain("P03");
    Membership asKnownBefore =
        bodies.membership(body.id(), leaves, Bodies.REGISTERED, body.recordedAt());
    assertThat(asKnownBefore.member("P03")).isPresent();
  }

  @Test
  void aPauseEndsByItselfAndAMergedBodyHasNoMembers() {
    Body body = found("Pausing", MembershipRule.ofNetworks(List.of("N1")));
    Body heir = found("Heir", MembershipRule.ofNetworks(List.of("N1", "N2")));
    LocalDate june = LocalDate.of(2026, 6, 1);

    t.as(
        UUID.randomUUID(),
        () -> {
          bodies
              .state(
                  body.id(),
                  wanted(
                      BodyStatus.State.PAUSED,
                      june,
                      Optional.of(june.plusDays(10)),
                      Optional.empty()))
              .orElseThrow();
          return bodies
              .state(
                  body.id(),
                  wanted(
                      BodyStatus.State.MERGED,
                      june.plusDays(20),
                      Optional.empty(),
                      Optional.of(heir.id())))
              .orElseThrow();
        });

    assertThat(bodies.status(body.id(), june))
        .get()
        .extracting(BodyStatus::state)
        .isEqualTo(BodyStatus.State.PAUSED);
    assertThat(bodies.status(body.id(), june.plusDays(10))).isEmpty();
    assertThat(bodies.members(body.id(), june)).hasSize(3);
    assertThat(bodies.members(body.id(), june.plusDays(20))).isEmpty();
    Outcome<BodyStatus> after =
        t.as(
            UUID.randomUUID(),
            () ->
                bodies.state(
                    body.id(),
                    wanted(
                        BodyStatus.State.ACTIVE,
                        june.plusDays(30),
                        Optional.empty(),
                        Optional.empty())));
    assertThat(after).isInstanceOf(Outcome.Refused.class);
  }

  private static BodyStatus wanted(
      BodyStatus.State state, LocalDate from, Optional<LocalDate> until, Optional<UUID> into) {
    return new BodyStatus(
        state,
        from,
        until,
        into,
        "The members' wish",
        "No new business",
        java.time.Instant.EPOCH,
        0);
  }

  @Test
  void aMemberMandatedActIsNeverCalledStatutoryNorTheReverse() {
    assertThatThrownBy(() -> Authority.MEMBER_MANDATE.label(Authority.STATUTE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Authority.STATUTE.label(Authority.MEMBER_MANDATE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Authority.MEMBER_MANDATE.words("NHS Act 2006, section 97"))
        .isEqualTo("Member mandate. Not statutory. Recognised by NHS Act 2006, section 97");
  }

  @Test
  void aStatutoryBodyNamesItsAct() {
    Founding f =
        new Founding(
            "Board",
            "",
            Authority.STATUTE,
            "",
            "",
            MembershipRule.ofPractices(List.of()),
            FOUNDED,
            ModelConstitution.collective("Board"));

    Outcome<Body> outcome = t.as(UUID.randomUUID(), () -> bodies.found(f));

    assertThat(((Outcome.Refused<Body>) outcome).faults())
        .extracting(Outcome.Fault::field)
        .containsExactly("instrument");
  }

  @Test
  void officesGiveRolesWhileTheyLastAndLeaveGaps() {
    Body body = found("Offices", MembershipRule.ofNetworks(List.of("N1")));
    UUID person = UUID.randomUUID();
    LocalDate from = LocalDate.of(2026, 5, 10);
    Office chair =
        t.program.jobs.as(
            "town",
            () ->
                bodies
                    .beginOffice(
                        body.id(),
                        new Appointment(
                            "chair",
                            "",
                            Office.Route.ELECTED,
                            person,
                            "Dr Siân O'Dowd",
                            from,
                            null))
                    .orElseThrow());

    Outcome<Office> twice =
        t.program.jobs.as(
            "town",
            () ->
                bodies.beginOffice(
                    body.id(),
                    new Appointment(
                        "chair", "", Office.Route.ELECTED, person, "Dr Siân O'Dowd", from, null)));

    assertThat(chair.to()).isEqualTo(from.plusMonths(24));
    assertThat(twice).isInstanceOf(Outcome.Refused.class);
    assertThat(
            t.as(
                person, () -> bodies.roles(new Who.Person(person), new Subject("body", "offices"))))
        .contains(Role.CHAIR, Role.OFFICE_HOLDER);
    SeatView seat =
        t.asNobody(
            () ->
                bodies.seats(body.id(), from).stream()
                    .filter(s -> s.seat().id().equals("chair"))
                    .findFirst()
                    .orElseThrow());
    assertThat(seat.gaps()).containsExactly(new OfficeRules.Gap(FOUNDED, Optional.of(from)));
    assertThat(t.asNobody(() -> bodies.rootedness(body.id(), from).elected())).isEqualTo(1);
  }

  @Test
  void theNameOfAPastHolderIsNotShownToEverybody() {
    Body body = found("Past", MembershipRule.ofNetworks(List.of("N1")));
    UUID person = UUID.randomUUID();
    LocalDate from = LocalDate.of(2026, 5, 2);
    Office office =
        t.program.jobs.as(
            "town",
            () ->
                bodies
                    .beginOffice(
                        body.id(),
                        new Appointment(
                            "secretary",
                            "",
                            Office.Route.ELECTED,
                            person,
                            "Bel Ayodele",
                            from,
                            null))
                    .orElseThrow());
    t.as(person, () -> bodies.endOffice(office.id(), LocalDate.of(2026, 5, 5)).orElseThrow());

    assertThat(t.asNobody(() -> bodies.office(office.id())).orElseThrow().name()).isEmpty();
    assertThat(t.as(person, () -> bodies.office(office.id())).orElseThrow().name())
        .isEqualTo("Bel Ayodele");
  }

  @Test
  void everyRowFitsItsEntry() {
    t.program.jobs.as(
        "audit",
        () -> {
          Audit.Outcome outcome =
              new Audit(t.program.jdbc, t.program.record, bodies.audited()).run();
          assertThat(outcome).isInstanceOf(Audit.Outcome.Fits.class);
          return true;
        });
  }
}
