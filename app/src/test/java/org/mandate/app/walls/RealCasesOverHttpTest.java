package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.walls.PagesTown.at;
import static org.mandate.app.walls.PagesTown.date;
import static org.mandate.app.walls.PagesTown.fields;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.PartyRole;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Four real cases as whole journeys through the pages, with invented names. The library's own tests
 * of the same cases are {@code org.mandate.conflicts.RealCasesTest}.
 */
class RealCasesOverHttpTest {
  private static PagesTown town;
  private static WallTown w;

  @BeforeAll
  static void found() {
    town = new PagesTown();
    w = town.w;
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static int post(UUID person, String path, Map<String, String> fields) {
    Browser browser = town.as(person);
    browser.get("/sign-in");
    return browser.post(path, fields).statusCode();
  }

  private static Map<String, String> party(String code, String role) {
    return fields(
        Map.of("organisation", code, "role", role, "source", "Said at the market day"),
        date("from", w.today()));
  }

  /**
   * Blackburn with Darwen CCG, out-of-hours contract (HSJ, 2013): an option was agreed, then the
   * recusals were found to have left the meeting inquorate. Here the secretary is told before.
   */
  @Test
  void blackburnWithDarwen2013TheSecretaryIsWarnedBeforeTheItemAndOfferedLawfulRoutes() {
    Matter m = w.open("Out-of-hours contract");
    Browser secretary = town.as(w.town.secretary);
    assertThat(secretary.get(at(m, "/conflicts")).body()).contains("It will be quorate: 4 remain");

    assertThat(secretary.get(at(m, "/conflicts?if=" + WallTown.FEDERATION)).body())
        .as("asked before anybody has said so")
        .contains("If Town Federation Ltd bids", "Not quorate", "Dr Partner 1, Dr Partner 2");
    assertThat(post(w.town.secretary, at(m, "/parties/add"), party("T-FED", "expected-bidder")))
        .isEqualTo(303);

    assertThat(secretary.get(at(m, "/conflicts")).body())
        .contains(
            "It will not be quorate: 1 of 4 needed remain",
            "Clinical voices you would lose",
            "3 of 4 GPs",
            "1. Deputies attend",
            "4. The practices ratify by ballot",
            "#rule-10.1");
  }

  /**
   * Greenwich CCG, musculoskeletal services (parliamentary question 52205, 2016): three conflicted
   * GPs delegated their votes to colleagues.
   */
  @Test
  void greenwich2016NeitherAPageNorTheDatabaseTakesAProxyOfTheConflicted() {
    Matter m = w.open("Musculoskeletal services");
    w.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
    Browser riverside = town.as(w.riverside);

    riverside.get("/sign-in");
    var given = riverside.post(at(m, "/proxy"), Map.of("holder", w.outside.toString()));
    assertThat(given.statusCode()).isEqualTo(422);
    assertThat(given.body()).contains("You are conflicted on this matter, so you may not give");
    Browser outside = town.as(w.outside);
    outside.get("/sign-in");
    assertThat(outside.post(at(m, "/proxy"), Map.of("holder", w.riverside.toString())).body())
        .contains("they may not hold a proxy");

    for (UUID[] pair : new UUID[][] {{w.riverside, w.outside}, {w.outside, w.riverside}}) {
      assertThatThrownBy(() -> insertProxy(m, pair[0], pair[1]))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    assertThat(town.count("select count(*) from matter_proxy where matter = ?", m.id())).isZero();
  }

  // As whoever speaks to the database as the serving role, past every page.
  private static void insertProxy(Matter m, UUID giver, UUID holder) {
    String secret = w.t.session(giver);
    new TransactionTemplate(java.util.Objects.requireNonNull(w.p.writing.getTransactionManager()))
        .executeWithoutResult(
            status -> {
              w.p.identity.take(secret);
              w.p
                  .db
                  .sql(
                      "insert into matter_proxy (id, matter, giver, holder, on_date, recorded_at)"
                          + " values (gen_random_uuid(), :m, :g, :h, current_date, now())")
                  .param("m", m.id())
                  .param("g", giver)
                  .param("h", holder)
                  .update();
            });
  }

  /** The same form, where nobody is conflicted: it is given, shown as holding, and taken back. */
  @Test
  void aProxyOfTheUnconflictedHoldsUntilItsGiverIsConflictedOrTakesItBack() {
    Matter m = w.open("Rooms for the night");
    assertThat(post(w.hill, at(m, "/proxy"), Map.of("holder", w.outside.toString())))
        .isEqualTo(303);
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts")).body())
        .contains("Votes given to a colleague", "Neither is conflicted");
    assertThat(town.nobody().get(at(m, "/conflicts")).body())
        .doesNotContain("given to a colleague");

    w.party(m, WallTown.FEDERATION, PartyRole.BENEFICIARY);
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts")).body())
        .contains("Does not hold", "Dr Partner 3 may not give a proxy", "#rule-9.6");
    assertThat(post(w.hill, at(m, "/proxy"), Map.of("holder", "back"))).isEqualTo(303);
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts")).body())
        .doesNotContain("given to a colleague");
  }

  /**
   * Tameside and Glossop CCG, January 2017: a decision-maker was a director of a provider, which
   * stood on the register and was not declared at the item.
   */
  @Test
  void tameside2017OnTheRegisterAndNotDeclaredAtTheItemIsFlaggedUntilItIs() {
    w.as(
        w.hill,
        () ->
            w.p
                .interests
                .declare(
                    UUID.randomUUID(),
                    w.hill,
                    new NewInterest(
                        new Interest.Held(
                            Kind.FINANCIAL,
                            Certainty.ACTUAL,
                            Interest.Relation.DIRECTOR,
                            WallTown.RIVAL,
                            "",
                            null,
                            "Director",
                            null,
                            org.mandate.app.interests.Band.TO_5000),
                        w.today().minusMonths(3),
                        Optional.empty(),
                        w.today()))
                .orElseThrow());
    Matter m = w.open("Visits by night");
    w.party(m, WallTown.RIVAL, PartyRole.BIDDER);
    Browser secretary = town.as(w.town.secretary);

    assertThat(secretary.get(at(m, "/conflicts")).body())
        .contains("On the register, not declared at the item");
    assertThat(town.as(w.hill).get(at(m, "/why")).body())
        .contains("stands on the register of interests, and is not declared at this item yet");

    assertThat(post(w.hill, at(m, "/declare"), Map.of())).isEqualTo(303);
    assertThat(secretary.get(at(m, "/conflicts")).body())
        .contains("Declared at the item")
        .doesNotContain("On the register, not declared");
  }

  /**
   * An out-of-hours re-procurement told by a CCG officer (blog, 12 August 2014): the federation "is
   * likely to bid", and all practices bar one single-hander are its members.
   */
  @Test
  void allPracticesBarOneSingleHanderFallOutByThemselvesBeforeAnyBidExists() {
    Matter m = w.open("Out-of-hours re-procurement");
    assertThat(post(w.guardian, at(m, "/parties/add"), party("T-FED", "expected-bidder")))
        .isEqualTo(303);

    for (UUID partner : java.util.List.of(w.chair, w.riverside, w.hill)) {
      assertThat(town.as(partner).get(at(m, "/why")).body())
          .contains(
              "Why am I out of this matter?",
              "are a partner in",
              "is a member of",
              "is expected to bid for",
              "Not yet a bid",
              "/bodies/marlbrook/conflicts-policy#rule-6.2");
    }
    assertThat(town.as(w.outside).get(at(m, "/why")).body())
        .contains("You are not out of this matter", "Practice 5 is not one of them");
    assertThat(town.nobody().get(at(m, "/conflicts")).body())
        .contains("Practice 5 is not one of them", "Must leave");
  }
}
