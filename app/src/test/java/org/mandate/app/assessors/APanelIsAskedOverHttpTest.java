package org.mandate.app.assessors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;

/** From offers to a panel that agreed, as browsers send it; and what each is refused. */
class APanelIsAskedOverHttpTest {
  private static ExchangeTown town;
  private static TestServer server;
  private static final String REQUESTS = "/bodies/marlbrook/assessors/requests";

  @BeforeAll
  static void open() {
    town = new ExchangeTown();
    server = TestServer.of(town.town.t);
    town.everybodyOffers();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static TestServer.Browser as(UUID person) {
    return server.browser(town.town.session(person));
  }

  private static Map<String, String> form(int inDays) {
    Map<String, String> form = new HashMap<>();
    form.put("matter", town.matter.id().toString());
    form.put("seats-gp", "1");
    form.put("seats-nurse", "1");
    form.put("skill-procurement", "1");
    form.put("outside", "1");
    ExchangeTown.put(form, "day1", town.today.plusDays(inDays));
    return form;
  }

  private static String plain(String html) {
    return html.replaceAll("(?s)<[^>]+>", " ").replace("&#39;", "’").replaceAll("\\s+", " ");
  }

  private static String asked(TestServer.Browser guardian, Map<String, String> form) {
    guardian.get(REQUESTS + "/new");
    var sent = guardian.post(REQUESTS + "/new", form);
    assertThat(sent.statusCode()).as(plain(sent.body())).isEqualTo(303);
    return sent.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void theGuardianFindsAPanelAsksItAndItAgrees() {
    TestServer.Browser guardian = as(town.guardian);
    String address = asked(guardian, form(30));

    String page = plain(guardian.get(address).body());

    assertThat(page).contains("A panel of 2 is clear and free: Dr Cora Penn and Dilys Marsh");
    assertThat(page)
        .contains("Without them no panel is possible: one person short who knows procurement");
    assertThat(page).contains("Dr Ben Lisle").contains("Not clear: conflicted.");
    assertThat(page).doesNotContain("Tarn Practice");
    assertThat(page).contains("Dr Asha Rowe").contains("a skill or somebody from outside");
    assertThat(page).contains("1 from the body’s own practices offered: not weighed");
    assertThat(page).contains("There is no other panel");

    UUID cora = town.id("Dr Cora Penn");
    assertThat(guardian.post(address + "/ask", Map.of("person", cora.toString())).statusCode())
        .isEqualTo(303);
    String mailed = mailTo("3@assessors.example.org");
    assertThat(mailed).doesNotContain("Cora").doesNotContain("hubs").doesNotContain("Marlbrook");
    String link = mailed.substring(mailed.indexOf("/assessors/asked/")).strip();

    TestServer.Browser penn = as(cora);
    String asks = plain(penn.get(link).body());
    assertThat(asks).contains("Marlbrook Practices Together asks you to sit as a GP");
    assertThat(penn.post(link, Map.of("answer", "maybe")).statusCode()).isEqualTo(422);
    assertThat(penn.post(link, Map.of("answer", "agree")).statusCode()).isEqualTo(303);
    assertThat(plain(penn.get("/assessors").body())).contains("Agreed");

    String after = plain(guardian.get(address).body());
    assertThat(after).contains("1 of 2 places held; clear and free for the rest: Dilys Marsh");
    String ledger = plain(server.browser().get("/bodies/marlbrook/assessors/ledger").body());
    assertThat(ledger)
        .contains("0 days were lent between areas, and 1 day more is agreed")
        .contains("Coast")
        .doesNotContain("Cora");
  }

  @Test
  void nobodyWhoIsConflictedOrWasNotFoundCanBeAskedByAForgedForm() {
    TestServer.Browser guardian = as(town.guardian);
    String address = asked(guardian, form(40));
    for (String name : List.of("Dr Ben Lisle", "Dr Farid Noor", "Edwin Stroud")) {
      guardian.get(address);
      var sent = guardian.post(address + "/ask", Map.of("person", town.id(name).toString()));
      assertThat(sent.statusCode()).as(name).isEqualTo(422);
      assertThat(plain(sent.body())).contains("not in the best panel any more");
    }
  }

  @Test
  void whoeverDeclinesIsReplacedAndNotAskedAgain() {
    TestServer.Browser guardian = as(town.guardian);
    Map<String, String> form = form(50);
    form.put("skill-procurement", "");
    String address = asked(guardian, form);
    String page = guardian.get(address).body();
    Matcher first = Pattern.compile("name=\"person\" value=\"([^\"]+)\"").matcher(page);
    assertThat(first.find()).isTrue();
    UUID gp = UUID.fromString(first.group(1));
    guardian.post(address + "/ask", Map.of("person", gp.toString()));
    TestServer.Browser theirs = as(gp);
    Matcher place =
        Pattern.compile("/assessors/asked/[0-9a-f-]{36}").matcher(theirs.get("/assessors").body());
    assertThat(place.find()).isTrue();
    theirs.get(place.group());

    assertThat(theirs.post(place.group(), Map.of("answer", "decline")).statusCode()).isEqualTo(303);

    String after = guardian.get(address).body();
    assertThat(plain(after)).contains("Declined").contains("A panel of 2 is clear and free");
    assertThat(after).doesNotContain("name=\"person\" value=\"" + gp);
  }

  @Test
  void aRequestThatCannotBeMetSaysByHowMuch() {
    TestServer.Browser guardian = as(town.guardian);
    Map<String, String> form = form(60);
    form.put("seats-gp", "3");
    String page = plain(guardian.get(asked(guardian, form)).body());
    assertThat(page).contains("No panel can be made up: one GP short");
    assertThat(page).contains("One GP short: 3 wanted, 2 clear and free.");
  }

  @Test
  void theFormKeepsWhatWasTypedAndSaysWhatToMend() {
    TestServer.Browser guardian = as(town.guardian);
    guardian.get(REQUESTS + "/new");
    Map<String, String> form = form(70);
    form.put("seats-gp", "many");
    form.put("outside", "7");
    var sent = guardian.post(REQUESTS + "/new", form);
    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("value=\"many\"");
    assertThat(plain(sent.body())).contains("Write a whole number from 0 to 9");
  }

  @Test
  void anOfferIsMadeChangedAndEndedByThePersonAlone() {
    UUID edwin = town.id("Edwin Stroud");
    TestServer.Browser his = as(edwin);
    his.get("/assessors");
    assertThat(his.post("/assessors", Map.of("home", "TP-001")).statusCode()).isEqualTo(422);
    var offer = town.offer("CO-1", AssessorRole.LAY_MEMBER, Skill.DIGITAL);
    assertThat(his.post("/assessors", offer).statusCode()).isEqualTo(303);
    assertThat(plain(his.get("/assessors").body()))
        .contains("You offer to sit as a lay member")
        .contains("Coast")
        .contains("digital and data");
    his.post("/assessors/end", Map.of());
    assertThat(plain(his.get("/assessors").body())).contains("Offer to sit on panels elsewhere");
    his.post("/assessors", offer);
  }

  @Test
  void onlyTheGuardianAndTheSecretarySeeRequests() {
    String address = asked(as(town.guardian), form(80));
    assertThat(as(town.town.secretary).get(address).statusCode()).isEqualTo(200);
    for (UUID other : List.of(town.town.officer, town.id("Dr Cora Penn"))) {
      assertThat(as(other).get(address).statusCode()).isEqualTo(403);
      assertThat(as(other).get(REQUESTS).statusCode()).isEqualTo(403);
    }
    assertThat(server.browser().get("/assessors").statusCode()).isEqualTo(303);
  }

  private static String mailTo(String address) {
    try (var owner = town.town.t.databases.asOwner();
        var s =
            owner.prepareStatement(
                "select subject || words from mail where recipient = ? order by id desc limit 1")) {
      s.setString(1, address);
      try (var row = s.executeQuery()) {
        assertThat(row.next()).as("mail to " + address).isTrue();
        return row.getString(1);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
