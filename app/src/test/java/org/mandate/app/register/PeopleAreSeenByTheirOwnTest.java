package org.mandate.app.register;

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

class PeopleAreSeenByTheirOwnTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static TestProgram whole;
  private static People people;
  private static UUID partner;
  private static UUID colleague;
  private static UUID stranger;
  private static UUID registrar;

  @BeforeAll
  static void aPracticeOfTwoAndAStranger() {
    whole = TestProgram.fresh();
    people = whole.program.people;
    whole.program.jobs.as(
        "town",
        () -> {
          partner = people.add("Dr Ada Pell", List.of("ada@example.org"));
          colleague = people.add("Ben Ash", List.of("ben@example.org"));
          stranger = people.add("Cy Orr", List.of("cy@example.org"));
          registrar = people.add("Di Roe", List.of());
          people.makeRegistrar(registrar, FROM);
          people.affiliate(partner, "MB-001", "partner", FROM, Optional.empty());
          people.affiliate(colleague, "MB-001", "manager", FROM, Optional.empty());
          people.affiliate(stranger, "MB-002", "partner", FROM, Optional.empty());
          people.authorise("MB-001", partner, "voter", "minutes of 1 January 2020", FROM);
          return 0;
        });
  }

  @Test
  void nobodySeesNobody() {
    assertThat(whole.<Integer>asNobody(() -> people.affiliationsAt("MB-001").size())).isZero();
    assertThat(whole.<Boolean>asNobody(() -> people.person(partner).isPresent())).isFalse();
  }

  @Test
  void colleaguesSeeEachOtherAndStrangersDoNot() {
    assertThat(whole.as(colleague, () -> people.affiliationsAt("MB-001"))).hasSize(2);
    assertThat(whole.as(stranger, () -> people.affiliationsAt("MB-001"))).isEmpty();
    assertThat(whole.as(stranger, () -> people.authorities("MB-001", FROM))).isEmpty();
    assertThat(whole.as(registrar, () -> people.affiliationsAt("MB-001"))).hasSize(2);
  }

  @Test
  void rolesFollowFromDatedFacts() {
    var practice = new Subject("practice", "MB-001");

    assertThat(whole.as(partner, () -> people.roles(new Who.Person(partner), practice)))
        .containsExactlyInAnyOrder(Role.PRACTICE_PERSON, Role.PRACTICE_VOTER);
    assertThat(whole.as(colleague, () -> people.roles(new Who.Person(colleague), practice)))
        .containsExactly(Role.PRACTICE_PERSON);
    assertThat(whole.as(stranger, () -> people.roles(new Who.Person(stranger), practice)))
        .isEmpty();
    assertThat(whole.as(registrar, () -> people.roles(new Who.Person(registrar), Subject.PLATFORM)))
        .containsExactly(Role.REGISTRAR);
  }

  @Test
  void aStrangerCannotMakeThemselfAVoter() {
    assertThatThrownBy(
            () ->
                whole.as(
                    stranger, () -> people.authorise("MB-001", stranger, "deputy", "none", FROM)))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aNewVoterEndsTheOldOnesAuthority() {
    whole.program.jobs.as(
        "town",
        () -> {
          people.authorise("MB-003", partner, "voter", "letter", FROM);
          people.authorise("MB-003", colleague, "voter", "letter", FROM.plusYears(1));
          assertThat(people.authority(partner, "MB-003", FROM.plusDays(5))).isPresent();
          assertThat(people.authority(partner, "MB-003", FROM.plusYears(2))).isEmpty();
          assertThat(people.authority(colleague, "MB-003", FROM.plusYears(2))).isPresent();
          return 0;
        });
  }

  @Test
  void noNameStandsInTheRecord() {
    whole.asNobody(
        () -> {
          for (var entry : whole.program.record.latest(100)) {
            assertThat(entry.leaf())
                .doesNotContain("Pell", "Ash", partner.toString(), "minutes of");
          }
          return 0;
        });
  }
}
