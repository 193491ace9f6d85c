package org.mandate.app.assessors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself shows and refuses, whatever the application asks. */
class OffersAndRequestsAreSealedTest {
  private static final List<String> TABLES =
      List.of("assessor", "assessor_request", "assessor_place", "assessor_answer");
  private static ExchangeTown town;
  private static PanelRequest request;
  private static Asked place;
  private static UUID cora;

  @BeforeAll
  static void open() {
    town = new ExchangeTown();
    town.everybodyOffers();
    cora = town.id("Dr Cora Penn");
    request = town.request();
    place = asGuardian(() -> town.town.p.assessors.askPerson(request, cora).orElseThrow());
    town.town.as(cora, () -> town.town.p.assessors.answer(place, true).orElseThrow());
  }

  private static <T> T asGuardian(java.util.function.Supplier<T> work) {
    return town.town.as(town.guardian, work);
  }

  private static JdbcClient db() {
    return town.town.p.db;
  }

  private static long rows(String table) {
    return db().sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void aStrangerAndNobodySeeNothingAtAll() {
    UUID stranger = town.town.officer;
    for (String table : TABLES) {
      assertThat(town.town.as(stranger, () -> rows(table))).as(table).isZero();
      assertThat(town.town.asNobody(() -> rows(table))).as(table).isZero();
    }
    String candidates = "assessor_candidates('" + request.id() + "')";
    assertThat(town.town.as(stranger, () -> rows(candidates))).isZero();
    assertThat(town.town.as(cora, () -> rows(candidates))).isZero();
    assertThat(asGuardian(() -> rows(candidates))).isGreaterThan(4);
    assertThat(town.town.as(stranger, () -> rows("assessor_names('" + request.id() + "')")))
        .isZero();
  }

  @Test
  void anAssessorSeesTheirOwnOfferAndPlaceAndNoRequest() {
    assertThat(town.town.as(cora, () -> rows("assessor"))).isEqualTo(1);
    assertThat(town.town.as(cora, () -> rows("assessor_place"))).isEqualTo(1);
    assertThat(town.town.as(cora, () -> rows("assessor_answer"))).isEqualTo(1);
    assertThat(town.town.as(cora, () -> rows("assessor_request"))).isZero();
    assertThat(asGuardian(() -> rows("assessor"))).as("offers are not browsed").isZero();
  }

  @Test
  void nobodyOffersAnswersOrAsksForAnotherInsteadOfThem() {
    refused(
        cora,
        "insert into assessor values (gen_random_uuid(), '%s', 'MO-1', 'MO-AREA', 'gp', '{}',"
                .formatted(town.id("Dilys Marsh"))
            + " current_date, current_date, now(), null)");
    refused(
        town.guardian,
        "insert into assessor_answer (place, answer, recorded_at) values ('%s', 'agreed', now())"
            .formatted(place.id()));
    refused(
        cora,
        "insert into assessor_answer (place, answer, recorded_at) values ('%s', 'withdrawn', now())"
            .formatted(place.id()));
    refused(
        town.town.officer,
        "insert into assessor_request select gen_random_uuid(), '%s', '%s', 99, 'a', '{a}', 'gp=1', '', 0,"
                .formatted(town.town.body.id(), town.matter.id())
            + " array[current_date], '%s', now()".formatted(town.town.officer));
  }

  @Test
  void factsAreNeverRewritten() {
    for (String sql :
        List.of(
            "update assessor_place set reason = ''",
            "update assessor_request set days = '{}'",
            "update assessor_answer set answer = 'declined'",
            "update assessor set area = 'X'",
            "delete from assessor_place")) {
      assertThatThrownBy(() -> asGuardian(() -> db().sql(sql).update()))
          .as(sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aRequestIsAsSealedAsItsMatterAndSoAreItsDaysInTheLedger() {
    assertThat(asGuardian(() -> town.town.p.assessors.requests(town.town.body.id()))).isNotEmpty();
    assertThat(town.town.asNobody(town.town.p.assessors::ledger)).isNotEmpty();
    String before = sealed();
    try {
      assertThat(asGuardian(() -> town.town.p.assessors.requests(town.town.body.id()))).isEmpty();
      assertThat(asGuardian(() -> rows("assessor_place"))).isZero();
      assertThat(town.town.asNobody(town.town.p.assessors::ledger)).isEmpty();
      assertThat(town.town.as(cora, () -> town.town.p.assessors.place(place.id()))).isPresent();
      assertThat(
              asGuardian(() -> town.town.p.assessors.ask(town.town.body, again(), town.guardian)))
          .isInstanceOf(Outcome.Refused.class);
    } finally {
      town.town.owner(before);
    }
  }

  /**
   * Makes the matter one that is not announced, with a wall around the guardian; gives the way
   * back.
   */
  private static String sealed() {
    String which = " where id = '" + town.matter.id() + "'";
    town.town.owner(
        "update matter set title = '', question = '', closed_until = current_date + 30,"
            + " unannounced_until = current_date + 30"
            + which
            + "; insert into wall (matter, person, from_date, shuts, clauses, kinds, potential, recorded_at)"
            + " values ('"
            + town.matter.id()
            + "', '"
            + town.guardian
            + "', current_date - 1, 31, '{}', '{}', false, now())");
    return "delete from wall; update matter set title = '"
        + town.matter.title().replace("'", "''")
        + "', question = '"
        + town.matter.question()
        + "', closed_until = '-infinity', unannounced_until = '-infinity'"
        + which;
  }

  private static NewRequest again() {
    return new NewRequest(
        Optional.of(town.matter.id()),
        java.util.Map.of(AssessorRole.GP, "1"),
        java.util.Map.of(),
        "",
        List.of(town.today.plusDays(40)));
  }

  @Test
  void whoAgreedElsewhereIsBusyThatDayAndCountsAsUsed() {
    PanelRequest second = town.request();
    Search search = asGuardian(() -> town.town.p.assessors.search(second).orElseThrow());
    var left =
        search.answer().orElseThrow().leftOut().stream()
            .filter(l -> l.who().person().equals(cora))
            .findFirst()
            .orElseThrow();
    assertThat(left.why()).isEqualTo(PanelAnswer.Why.NOT_FREE);
    assertThat(left.who().used()).isEqualTo(1);
  }

  @Test
  void whoHoldsAPlaceAndIsConflictedLaterIsShownSo() {
    assertThat(asGuardian(() -> town.town.p.assessors.search(request).orElseThrow()).clear())
        .hasEntrySatisfying(cora, c -> assertThat(c).isInstanceOf(ClearAnswer.IsClear.class));
    town.link("later", org.mandate.conflicts.Relation.DIRECTOR, cora.toString(), "FED");
    assertThat(asGuardian(() -> town.town.p.assessors.search(request).orElseThrow()).clear())
        .hasEntrySatisfying(cora, c -> assertThat(c).isInstanceOf(ClearAnswer.NotClear.class));
    town.links.removeLast();
  }

  @Test
  void aPanelThatIsOverIsNotAgreedToAnyMore() {
    UUID dilys = town.id("Dilys Marsh");
    NewRequest soon =
        new NewRequest(
            Optional.of(town.matter.id()),
            java.util.Map.of(AssessorRole.NURSE, "1"),
            java.util.Map.of(),
            "",
            List.of(town.today.plusDays(3)));
    Asked late =
        asGuardian(
            () -> {
              PanelRequest r =
                  town.town.p.assessors.ask(town.town.body, soon, town.guardian).orElseThrow();
              return town.town.p.assessors.askPerson(r, dilys).orElseThrow();
            });
    town.town.owner(
        "update assessor_place set days = array[current_date - 3] where id = '" + late.id() + "'");
    Outcome<Asked> said = town.town.as(dilys, () -> town.town.p.assessors.answer(late, true));
    assertThat(said).isInstanceOf(Outcome.Refused.class);
    assertThat(said.toString()).contains("over");
  }

  @Test
  void anErasedAssessorLeavesTheCountAndNothingElse() {
    UUID edwin = town.id("Edwin Stroud");
    NewRequest lay =
        new NewRequest(
            Optional.of(town.matter.id()),
            java.util.Map.of(AssessorRole.LAY_MEMBER, "1"),
            java.util.Map.of(),
            "1",
            List.of(town.today.plusDays(5)));
    PanelRequest asked =
        asGuardian(
            () -> town.town.p.assessors.ask(town.town.body, lay, town.guardian).orElseThrow());
    Asked his = asGuardian(() -> town.town.p.assessors.askPerson(asked, edwin).orElseThrow());
    town.town.as(edwin, () -> town.town.p.assessors.answer(his, true).orElseThrow());
    long before = promised();
    town.town.job(
        "eraser",
        () -> db().sql("select erase_person(:p)").param("p", edwin).query(Long.class).single());
    assertThat(promised()).isEqualTo(before);
    assertThat(town.town.as(edwin, () -> rows("assessor"))).isZero();
    Search search = asGuardian(() -> town.town.p.assessors.search(asked).orElseThrow());
    assertThat(search.asked().getFirst().reason()).isEmpty();
    assertThat(search.name(edwin)).isEqualTo("Somebody whose name is no longer kept");
  }

  private static long promised() {
    return town.town.asNobody(
        () -> town.town.p.assessors.ledger().stream().mapToLong(LentDays::promised).sum());
  }

  private static void refused(UUID person, String sql) {
    assertThatThrownBy(() -> town.town.as(person, () -> db().sql(sql).update()))
        .as(sql)
        .rootCause()
        .hasMessageContaining("row-level security");
  }
}
