package org.mandate.app.interests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.interests.DeclaringTown.ADOPTED;
import static org.mandate.app.interests.DeclaringTown.held;
import static org.mandate.app.interests.DeclaringTown.indirect;
import static org.mandate.app.interests.DeclaringTown.spouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Outcome;

/** The clock of declaring, reminders, naming, publication and retention, day by day. */
class DeclaringInTimeTest {
  private final DeclaringTown d = new DeclaringTown();

  private Standing standing(UUID person) {
    return d.town.asNobody(
        () -> {
          LocalDate today = d.interests.today();
          AdoptedPolicy policy = d.town.p.policies.adopted(d.town.body.id(), today).orElseThrow();
          return d.interests.standings(d.town.body, policy, today).stream()
              .filter(s -> s.person().equals(person))
              .findFirst()
              .orElseThrow();
        });
  }

  private int remind() {
    return d.town.job("post", d.interests::remind);
  }

  @Test
  void day28IsInTimeAndDay29IsLate() {
    d.on(ADOPTED.plusDays(28));
    assertThat(standing(d.chair).due()).isEqualTo(ADOPTED.plusDays(28));
    assertThat(standing(d.chair).isLate()).isFalse();
    d.on(ADOPTED.plusDays(29));
    assertThat(standing(d.chair).daysLate()).isEqualTo(1);

    RegisterTerms terms =
        d.town.asNobody(
            () -> d.town.p.policies.adopted(d.town.body.id(), ADOPTED).orElseThrow().register());
    LocalDate aware = LocalDate.of(2026, 2, 1);
    assertThat(InterestRules.due(aware, terms)).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(InterestRules.daysLate(InterestRules.due(aware, terms), LocalDate.of(2026, 3, 1)))
        .isZero();
    assertThat(InterestRules.daysLate(InterestRules.due(aware, terms), LocalDate.of(2026, 3, 2)))
        .isEqualTo(1);
  }

  @Test
  void anInterestAnIndirectOneOrANilReturnIsADeclaration() {
    d.on(ADOPTED.plusDays(10));
    d.declare(d.chair, indirect("FED-1", spouse("Sam"), "hers"));
    d.town.as(
        d.treasurer,
        () -> d.interests.say(d.treasurer, d.town.body, Return.What.NIL).orElseThrow());
    d.on(ADOPTED.plusDays(60));

    assertThat(standing(d.chair).isLate()).isFalse();
    assertThat(standing(d.treasurer).isLate()).isFalse();
    assertThat(standing(d.town.secretary).isLate()).isTrue();
    assertThat(d.register().people())
        .filteredOn(p -> p.id().equals(d.treasurer))
        .singleElement()
        .satisfies(p -> assertThat(p.returned().orElseThrow().what()).isEqualTo(Return.What.NIL));
  }

  @Test
  void whoHasInterestsMakesNoNilReturnAndWhoHasNoneConfirmsNothing() {
    d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", ""));
    assertThat(d.town.as(d.chair, () -> d.interests.say(d.chair, d.town.body, Return.What.NIL)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(
            d.town.as(
                d.treasurer,
                () -> d.interests.say(d.treasurer, d.town.body, Return.What.CONFIRMED)))
        .isInstanceOf(Outcome.Refused.class);
    Return once =
        d.town.as(
            d.chair,
            () -> d.interests.say(d.chair, d.town.body, Return.What.CONFIRMED).orElseThrow());
    Return again =
        d.town.as(
            d.chair,
            () -> d.interests.say(d.chair, d.town.body, Return.What.CONFIRMED).orElseThrow());
    assertThat(again.id()).isEqualTo(once.id());
  }

  @Test
  void theYearlyConfirmationIsDueTwelveMonthsAfterTheLastWord() {
    d.on("2026-02-01");
    d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", ""));
    d.on("2026-08-01");
    d.declare(d.chair, held(Interest.Relation.ADVISER, "FED-1", ""));
    d.on("2027-02-01");
    assertThat(standing(d.chair).isLate()).isFalse();
    d.on("2027-02-02");
    assertThat(standing(d.chair).isLate()).isTrue();
    assertThat(standing(d.chair).named()).isFalse();
    d.town.as(
        d.chair, () -> d.interests.say(d.chair, d.town.body, Return.What.CONFIRMED).orElseThrow());
    assertThat(standing(d.chair).due()).isEqualTo(LocalDate.of(2028, 2, 2));
  }

  @Test
  void nobodyIsNamedBeforeTwoRemindersAWeekApartAndThenOnlyWhoNeverDeclared() {
    d.on(ADOPTED.plusDays(28));
    assertThat(remind()).isZero();
    d.on(ADOPTED.plusDays(29));
    d.declare(d.treasurer, held(Interest.Relation.DIRECTOR, "FED-1", ""));
    assertThat(remind()).isEqualTo(3);
    assertThat(remind()).isZero();
    assertThat(d.register().named()).isEmpty();
    assertThat(d.register().others()).isEqualTo(3);
    d.on(ADOPTED.plusDays(35));
    assertThat(remind()).isZero();
    d.on(ADOPTED.plusDays(36));
    assertThat(remind()).isEqualTo(3);
    assertThat(d.register().named()).isEmpty();
    d.on(ADOPTED.plusDays(37));
    assertThat(remind()).isZero();
    assertThat(d.register().named())
        .containsExactly("Bronwen Pike", "David Achebe", "Dr Amara O'Kafor");
    assertThat(d.register().others()).isZero();
    assertThat(mails())
        .hasSize(6)
        .allSatisfy(
            words ->
                assertThat(words)
                    .contains("/interests/mine")
                    .doesNotContain("Amara", "Bronwen", "Achebe"));
    // As known then: a week before, nobody was named.
    assertThat(d.register(ADOPTED.plusDays(36)).named()).isEmpty();

    d.declare(d.chair, indirect("FED-1", spouse("Sam"), "hers"));
    assertThat(d.register().named()).containsExactly("Bronwen Pike", "David Achebe");
  }

  private List<String> mails() {
    return d.town.job(
        "post",
        () ->
            d.town
                .p
                .db
                .sql("select words from mail where subject = 'Your interests'")
                .query((row, n) -> row.getString("words"))
                .list());
  }

  @Test
  void anEndedInterestIsPublishedSixMonthsMoreAndErasedAfterSixYears() {
    Interest mine = d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", "Marker one"));
    d.on("2026-02-01");
    d.town.as(d.chair, () -> d.interests.end(mine.id(), LocalDate.of(2026, 2, 10)).orElseThrow());
    d.on("2026-08-09");
    assertThat(d.published(d.chair).interests()).hasSize(1);
    d.on("2026-08-10");
    assertThat(d.published(d.chair).interests()).isEmpty();
    // What has lapsed is not to be read by asking for an earlier day.
    assertThat(d.register(LocalDate.of(2026, 3, 1)).people().toString())
        .doesNotContain("Marker one");
    assertThat(d.town.as(d.chair, () -> d.interests.of(d.chair))).hasSize(1);

    d.on("2032-02-09");
    assertThat(d.town.job("warden", d.interests::eraseLapsed)).isZero();
    d.on("2032-02-10");
    assertThat(d.town.job("warden", d.interests::eraseLapsed)).isEqualTo(2);
    assertThat(d.town.job("eraser", () -> d.interests.of(d.chair))).isEmpty();
    assertThat(
            d.town.job(
                "audit",
                () ->
                    d.town
                        .p
                        .db
                        .sql("select count(*) from record_opening where value like '%Marker one%'")
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void whatIsOpenLapsesWithTheSeatOfWhoHeldIt() {
    d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", "still"));
    d.on("2026-02-01");
    d.town.as(
        d.town.secretary,
        () ->
            d.town
                .p
                .bodies
                .endOffice(
                    d.town
                        .p
                        .bodies
                        .holder(d.town.body.id(), "chair", LocalDate.of(2026, 2, 1))
                        .orElseThrow()
                        .id(),
                    LocalDate.of(2026, 3, 1))
                .orElseThrow());
    d.on("2026-08-31");
    assertThat(d.published(d.chair).interests()).hasSize(1);
    d.on("2026-09-01");
    assertThat(d.register().people()).noneMatch(p -> p.id().equals(d.chair));
    assertThat(d.register(LocalDate.of(2026, 2, 15)).people().toString()).doesNotContain("still");
    d.on("2032-02-29");
    assertThat(d.town.job("eraser", d.interests::eraseLapsed)).isZero();
    d.on("2032-03-01");
    assertThat(d.town.job("eraser", d.interests::eraseLapsed)).isEqualTo(1);
  }

  @Test
  void theRegisterTellsADayAsItWasKnownThen() {
    Interest first = d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", "before"));
    d.on("2026-03-01");
    d.town.as(
        d.chair,
        () ->
            d.interests
                .correct(
                    first.id(),
                    UUID.randomUUID(),
                    new NewInterest(
                        held(Interest.Relation.ADVISER, "FED-1", "after"),
                        first.from(),
                        Optional.empty(),
                        first.awareOn()))
                .orElseThrow());

    assertThat(d.register().people().toString()).contains("after").doesNotContain("before");
    assertThat(d.register(LocalDate.of(2026, 2, 28)).people().toString())
        .contains("before")
        .doesNotContain("after");
    assertThat(d.register(LocalDate.of(2026, 3, 1)).people().toString()).contains("after");
    // What is indirect or withheld today is not read from the past either.
    Interest now = d.town.as(d.chair, () -> d.interests.of(d.chair)).getFirst();
    d.town.as(d.guardian, () -> d.interests.withhold(now.id(), "Danger").orElseThrow());
    assertThat(d.register(LocalDate.of(2026, 2, 28)).people().toString())
        .contains("Danger")
        .doesNotContain("before", "after");
  }
}
