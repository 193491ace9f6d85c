package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Record;

/** An action from its giving to its proof, as the real server has it. */
class ActionsOverHttpTest {
  private static ActionTown town;
  private static String list;

  @BeforeAll
  static void found() {
    town = new ActionTown();
    list = "/bodies/" + town.w.body.slug() + "/actions";
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static Map<String, String> wanted(String words, String owner) {
    Map<String, String> fields = new HashMap<>(ActionTown.date("due", town.w.today().plusDays(9)));
    fields.put("words", words);
    fields.put("owner", owner);
    fields.put("from", "");
    return fields;
  }

  private static AgreedAction given(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String id = answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    return town.w.as(
        town.w.guardian, () -> town.w.p.actions.find(java.util.UUID.fromString(id)).orElseThrow());
  }

  @Test
  void anActionIsGivenHandedOverAndClosedOnlyWithItsProof() {
    Browser secretary = town.as(town.secretary);
    secretary.get(list + "/new");
    AgreedAction a =
        given(
            secretary.post(
                list + "/new", wanted("Write to the ICB", town.holder(town.w.riverside).key())));

    Browser owner = town.as(town.w.riverside);
    owner.get(town.at(a) + "/close");
    HttpResponse<String> bare =
        owner.post(town.at(a) + "/close?seen=1", Map.of("words", "Written on Monday", "link", ""));
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("Written on Monday", "Say where it can be seen");
    HttpResponse<String> script =
        owner.post(
            town.at(a) + "/close?seen=1", Map.of("words", "Done", "link", "javascript:alert(1)"));
    assertThat(script.body()).contains("A link begins with https://");

    secretary.post(
        town.at(a) + "/hand-over?seen=1",
        Map.of("owner", town.holder(town.w.hill).key(), "reason", "Hill knows the ICB"));
    // The first owner's form was opened before that: nothing is overwritten.
    HttpResponse<String> late =
        owner.post(
            town.at(a) + "/close?seen=1", Map.of("words", "Done", "link", "https://example.org"));
    assertThat(late.statusCode()).isEqualTo(422);

    Browser hill = town.as(town.w.hill);
    hill.get(town.at(a) + "/close");
    assertThat(
            hill.post(
                    town.at(a) + "/close?seen=2",
                    Map.of("words", "Sent on 3 May", "link", "https://example.org/letter"))
                .statusCode())
        .isEqualTo(303);
    String page = town.server.browser().get(town.at(a)).body();
    assertThat(page).contains("Sent on 3 May", "https://example.org/letter", "Hill knows the ICB");
    assertThat(town.again(a).acts()).hasSize(3);
  }

  @Test
  void twoFormsSentAtOnceOverwriteNothing() {
    AgreedAction a = town.given("Count the rooms", town.holder(town.w.hill), 20);
    Browser secretary = town.as(town.secretary);
    secretary.get(town.at(a) + "/date");
    Map<String, String> later = new HashMap<>(ActionTown.date("due", town.w.today().plusDays(40)));
    later.put("reason", "The surveyor is ill");

    assertThat(secretary.post(town.at(a) + "/date?seen=1", later).statusCode()).isEqualTo(303);
    later.put("reason", "A second time");
    HttpResponse<String> second = secretary.post(town.at(a) + "/date?seen=1", later);

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("A second time", "seen=2");
    assertThat(town.again(a).due()).isEqualTo(town.w.today().plusDays(40));
  }

  @Test
  void whoIsNeitherOwnerNorKeeperMovesNothing() {
    AgreedAction a = town.given("Ask for the lease", town.holder(town.w.hill), 20);
    Browser other = town.as(town.w.outside);
    other.get(town.at(a) + "/hand-over");

    HttpResponse<String> answer =
        other.post(
            town.at(a) + "/hand-over?seen=1",
            Map.of("owner", town.holder(town.w.outside).key(), "reason", "Mine now"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(town.again(a).owner()).isEqualTo(town.holder(town.w.hill));
    assertThat(town.server.browser().get(list + "/new").statusCode()).isNotEqualTo(200);
  }

  @Test
  void anOverdueActionComesToItsOwnersDeskAndToNobodyElses() {
    AgreedAction a = town.given("Book the hall overdue", town.holder(town.w.chair), -5);
    AgreedAction practice =
        town.given("Send in the rota overdue", new Owner.Organisation("TP-001"), -1);

    String desk = town.as(town.w.chair).get("/").body();
    String voter = town.as(town.w.town.voters.get("TP-001")).get("/").body();

    assertThat(desk).contains("Overdue: Book the hall overdue", "5 days ago", a.id().toString());
    assertThat(voter).contains("Send in the rota overdue").doesNotContain("Book the hall overdue");
    assertThat(town.as(town.w.hill).get("/").body()).doesNotContain("Book the hall overdue");
    assertThat(town.server.browser().get(list + "?show=overdue").body())
        .contains("Book the hall overdue", practice.id().toString());
  }

  @Test
  void anOwnerWhoLeavesLeavesItOrphanedUntilItIsGivenToSomebody() {
    AgreedAction a = town.given("Keep the key orphaned", town.holder(town.w.treasurer), 30);
    town.ends(town.w.treasurer, town.w.today());

    Browser secretary = town.as(town.secretary);
    assertThat(secretary.get("/").body()).contains("no owner", "show=orphaned");
    assertThat(secretary.get(list + "?show=orphaned").body()).contains("Keep the key orphaned");
    assertThat(secretary.get(town.at(a)).body()).contains("Give it to somebody");
    secretary.get(town.at(a) + "/hand-over");
    secretary.post(
        town.at(a) + "/hand-over?seen=1",
        Map.of("owner", "seat:secretary|", "reason", "The treasurer has left"));

    assertThat(secretary.get(list + "?show=orphaned").body())
        .doesNotContain("Keep the key orphaned");
  }

  @Test
  void anActionOfASealedMatterIsAsSealedAsThatInEveryChannel() {
    Matter closed = town.w.closed("Prices zebra");
    Matter hidden = town.w.unannounced("Merger zebra");
    AgreedAction a = on(closed, "Ring the zebra bidder");
    AgreedAction b = on(hidden, "Ring the zebra lawyer");
    int before = town.w.t.asNobody(() -> town.w.p.record.about(a.subject()).size());

    for (Browser who : List.of(town.server.browser(), voter())) {
      for (String path :
          List.of(list, list + "?show=done", list + ".csv", town.at(a), town.at(b))) {
        assertThat(who.get(path).body()).as(path).doesNotContain("zebra");
      }
      assertThat(who.get(town.at(a)).statusCode()).isEqualTo(404);
      assertThat(who.get(town.at(b)).statusCode()).isEqualTo(404);
    }
    // An officer reads the closed one, and only the guardian what is not announced.
    assertThat(town.as(town.w.hill).get(town.at(a)).body()).contains("Ring the zebra bidder");
    assertThat(town.as(town.w.hill).get(town.at(b)).statusCode()).isEqualTo(404);
    assertThat(town.as(town.w.guardian).get(town.at(b)).body()).contains("zebra lawyer");
    assertThat(town.as(town.w.guardian).get(list + ".csv").body()).doesNotContain("zebra");
    assertThat(before).as("no entry of its own").isZero();
  }

  private static Browser voter() {
    return town.as(town.w.town.voters.get("TP-002"));
  }

  private static AgreedAction on(Matter m, String words) {
    return town.given(
        words,
        new Owner.Seat("secretary", ""),
        10,
        new AgreedAction.From(Optional.empty(), Optional.of(m.id()), Optional.empty()));
  }

  @Test
  void theFileHoldsNoFormulaAndEveryLineOfTheOpenPart() {
    AgreedAction a = town.given("=cmd|' /C calc'!A0", town.holder(town.w.hill), 3);

    HttpResponse<String> file = town.server.browser().get(list + ".csv");

    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(file.body()).contains(a.id().toString(), "'=cmd|");
  }

  @Test
  void everyActHasItsEntryAndTheAuditFindsARowThatWasChanged() {
    AgreedAction a = town.given("Audit me", town.holder(town.w.hill), 12);
    Record record = town.w.p.record;

    assertThat(town.w.t.asNobody(() -> record.about(a.subject()).getFirst().kind()))
        .isEqualTo("action.given");
    assertThat(rows("action")).contains(a.id().toString());
    assertThat(rows("action_act")).contains(a.acts().getFirst().id().toString());
  }

  private static List<String> rows(String table) {
    return town.w.job(
        "audit",
        () -> {
          List<String> keys = new java.util.ArrayList<>();
          town.w.p.actions.audited().stream()
              .filter(x -> x.table().equals(table))
              .forEach(x -> x.rows(row -> keys.add(row.key())));
          return keys;
        });
  }
}
