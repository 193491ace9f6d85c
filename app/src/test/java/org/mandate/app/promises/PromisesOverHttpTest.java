package org.mandate.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.matters.Matter;

/** Promises are written, answered and posted by whose office it is, and read by everybody. */
class PromisesOverHttpTest {
  private static PromiseTown town;
  private static TestServer server;
  private static String list;

  @BeforeAll
  static void open() {
    town = new PromiseTown();
    server = TestServer.of(town.w.t);
    list = "/bodies/" + town.w.body.slug() + "/promises";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browser treasurer() {
    return server.browser(town.w.t.session(town.treasurer));
  }

  private static Map<String, String> form(String title) {
    Map<String, String> f = new HashMap<>();
    f.put("title", title);
    f.put("kind", "money");
    f.put("promiser", PromiseTown.BOARD);
    f.put("words", "We will pay £2 for each registered patient.");
    f.put("source-title", "Letter of the board");
    f.put("terms", "per-head");
    f.put("rate-1", "£2");
    f.put("basis-1", "registered");
    day(f, "said-on", PromiseTown.SAID);
    day(f, "as-at-1", PromiseTown.AS_AT);
    day(f, "valid-from", PromiseTown.SAID);
    f.put("instalments", "30 June 2025: 1/2\n30/9/2025 50%");
    f.put("payee", "itself");
    f.put("beneficiaries", "TP-001\nTP-002");
    f.put("covered-by", "The letter");
    return f;
  }

  private static void day(Map<String, String> f, String name, LocalDate day) {
    f.put(name + "-day", String.valueOf(day.getDayOfMonth()));
    f.put(name + "-month", String.valueOf(day.getMonthValue()));
    f.put(name + "-year", String.valueOf(day.getYear()));
  }

  private static HttpResponse<String> send(Map<String, String> form) {
    Browser b = treasurer();
    b.get(list + "/new");
    return b.post(list + "/new", form);
  }

  @Test
  void theTreasurerWritesAPromiseDownAndEverybodyReadsIt() {
    HttpResponse<String> sent = send(form("Two pounds"));

    assertThat(sent.statusCode()).isEqualTo(303);
    String page = server.browser().get(sent.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page)
        .contains("£4,020 is missing from Two pounds")
        .contains("We will pay £2 for each registered patient.")
        .contains("£2.00 × 2,010 registered patients at 1 April 2025 = £4,020.00 for 2 practices")
        .doesNotContain("Enter money by hand");
    assertThat(server.browser().get(list).body()).contains("Two pounds");
  }

  @Test
  void whatCannotBeIsRefusedAtItsBoxAndWhatWasTypedIsKept() {
    refused("as-at-1-year", "", "Say the day whose patient lists count");
    refused("rate-1", "-3", "A rate cannot be below nought");
    refused("rate-1", "1.76135", "The rate has more than four decimals");
    refused("basis-1", "", "Say which heads are counted");
    refused("promiser", "T-NOBODY", "The register knows no organisation “T-NOBODY”");
    refused("beneficiaries", "TP-001\nTP-001", "TP-001 is named twice");
    refused("beneficiaries", "TP-001 from 1 May 2026 to 1 April 2026", "Put the earlier day first");
    refused("beneficiaries", "TP-999", "The register knows no organisation “TP-999”");
    refused("beneficiaries", "", "Say for whom it was promised");
    refused("instalments", "30 June 2025: 1/2", "The instalments make 1/2 of the whole");
    refused(
        "instalments", "30 September 2025: 1/2\n30 June 2025: 1/2", "falls before the one above");
    refused("instalments", "1 January 2025: all", "is before the promise was made");
    refused("instalments", "soon", "“soon” is no instalment");
    refused("words", " ", "Quote the words of the promise, exactly");
    refused("said-on-year", "2999", "It was said by today at the latest");
  }

  private static void refused(String box, String typed, String words) {
    Map<String, String> f = form("Kept as typed");
    f.put(box, typed);
    HttpResponse<String> answer = send(f);
    assertThat(answer.statusCode()).as(box + " = " + typed).isEqualTo(422);
    assertThat(answer.body()).contains(words).contains("Kept as typed").contains("Error:");
    assertThat(server.browser().get(list).body()).doesNotContain("Kept as typed");
  }

  @Test
  void onlyTreasurerChairAndSecretaryWrite() {
    Promise p = town.made(PromiseTown.wanted("Whose office", Optional.empty()));
    String at = p.path(town.w.body);
    List<Browser> others =
        List.of(server.browser(), server.browser(town.w.t.session(town.w.outside)));
    for (String form :
        List.of("/terms", "/answer", "/cover", "/money", "/delivery", "/succession", "/reckon")) {
      for (Browser b : others) {
        assertThat(b.get(at + form).statusCode()).as(form).isIn(303, 403);
      }
      assertThat(treasurer().get(at + form).statusCode()).as(form).isEqualTo(200);
    }
    assertThat(server.browser(town.w.t.session(town.w.outside)).get(at + "/reply").statusCode())
        .isEqualTo(403);
  }

  @Test
  void moneyIsPostedWithItsSourceAndTakenBackInTheOpen() {
    Promise p = town.made(PromiseTown.wanted("By hand", Optional.empty()));
    String at = p.path(town.w.body);
    Map<String, String> f = new HashMap<>();
    f.put("kind", "received");
    f.put("organisation", "TP-001");
    f.put("pence", "£1,000.005");
    f.put("source", "Statement of July");
    day(f, "on", PromiseTown.SAID.plusMonths(2));
    Browser b = treasurer();
    b.get(at + "/money");
    HttpResponse<String> answer = b.post(at + "/money", f);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A sum has pence and nothing smaller");

    f.put("pence", "£1,000.50");
    assertThat(b.post(at + "/money", f).statusCode()).isEqualTo(303);
    assertThat(town.gap(p, 1).receivedByPayeePence()).isEqualTo(100_050);
    assertThat(server.browser().get(at).body())
        .contains("Came to the payee: £1,000.50")
        .contains("Source: Statement of July.");

    f.put("kind", "waived");
    f.put("pence", "999999");
    f.put("reason", "");
    assertThat(b.post(at + "/money", f).body()).contains("Say why, in the words of whoever");
    f.put("reason", "We give it up");
    assertThat(b.post(at + "/money", f).body()).contains("is outstanding or still to fall due");

    Posted posted = town.w.t.asNobody(() -> town.promises.entries(p)).getFirst();
    assertThat(b.get(at + "/money/" + posted.id() + "/back").statusCode()).isEqualTo(200);
    assertThat(
            b.post(at + "/money/" + posted.id() + "/back", Map.of("reason", "Wrong practice"))
                .statusCode())
        .isEqualTo(303);
    assertThat(town.gap(p, 1).receivedByPayeePence()).isZero();
    assertThat(server.browser().get(at).body())
        .contains("Entry taken back")
        .contains("Wrong practice");
  }

  @Test
  void aPromiseOnAClosedMatterIsReadByNobodyOutsideAndLeavesNoTrace() {
    Matter m = town.w.closed("Prices of the night service");
    Promise p = town.made(PromiseTown.wanted("Sealed pounds", Optional.of(m.id())));
    town.post(p, Posted.Kind.RECEIVED, 1, 12_345);
    String at = p.path(town.w.body);

    assertThat(p.reference()).matches("\\d{4}-s[0-9a-f]{16}");
    assertThat(p.entry()).isZero();
    for (Browser b : List.of(server.browser(), server.browser(town.w.t.session(voter())))) {
      assertThat(b.get(list).body()).doesNotContain("Sealed pounds").doesNotContain("123.45");
      for (String page : List.of("", "/reply")) {
        HttpResponse<String> answer = b.get(at + page);
        assertThat(answer.statusCode()).isIn(303, 404);
        assertThat(answer.body()).doesNotContain("Sealed pounds");
      }
    }
    assertThat(treasurer().get(at).body()).contains("Sealed pounds");
    for (String table :
        List.of(
            "promise",
            "promise_version",
            "promise_rate",
            "promise_instalment",
            "promise_beneficiary",
            "due",
            "money_entry",
            "money_line")) {
      long seen = town.w.as(voter(), () -> count(table, p));
      long there = town.w.job("audit", () -> count(table, p));
      assertThat(seen).as(table).isZero();
      assertThat(there).as(table).isPositive();
    }
    assertThat(
            town.w.job(
                "audit",
                () ->
                    town.w
                        .p
                        .db
                        .sql("select count(*) from record_entry where subject = :s")
                        .param("s", p.subject())
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  private static java.util.UUID voter() {
    return town.w.town.voters.get("TP-004");
  }

  private static long count(String table, Promise p) {
    String where =
        switch (table) {
          case "promise" -> "id = :p";
          case "promise_rate", "promise_instalment" ->
              "version in (select '" + p.ours().id() + "'::uuid) and :p is not null";
          case "money_line" ->
              "entry::text <> '' and account = 'received' and pence = 12345 and :p is not null";
          default -> "promise = :p";
        };
    return town.w
        .p
        .db
        .sql("select count(*) from " + table + " where " + where)
        .param("p", p.id())
        .query(Long.class)
        .single();
  }
}
