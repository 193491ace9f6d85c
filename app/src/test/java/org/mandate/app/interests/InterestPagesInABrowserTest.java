package org.mandate.app.interests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.interests.DeclaringTown.held;
import static org.mandate.app.interests.DeclaringTown.indirect;
import static org.mandate.app.interests.DeclaringTown.spouse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Dates;

/** The pages of interests and policies: real server, database and browser. */
class InterestPagesInABrowserTest {
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
  private static final String SECRET = "Marker secret words";
  private static final String REGISTER = "/bodies/marlbrook/interests";
  private static DeclaringTown d;
  private static TestServer server;
  private static Browser eyes;
  private static String site;

  @BeforeAll
  static void open() {
    eyes = new Browser();
    d = new DeclaringTown();
    server = TestServer.of(d.town.t);
    site = "http://localhost:" + server.port;
    d.on("2026-01-20");
    d.declare(
        d.treasurer, held(Interest.Relation.TRUSTEE, "FED-1", "=1+1 Trustee since the start"));
    d.declare(d.treasurer, indirect("FED-1", spouse("Sam Lowe"), SECRET));
    Interest secret = d.declare(d.treasurer, held(Interest.Relation.HOLDING, "TP-002", SECRET));
    d.town.as(
        d.guardian, () -> d.interests.withhold(secret.id(), "Threats were made").orElseThrow());
    d.on("2026-09-01");
    d.town.as(
        d.treasurer,
        () ->
            d.interests
                .declareGift(
                    UUID.randomUUID(),
                    d.treasurer,
                    new NewGift(
                        "Pharma Ltd",
                        "Dinner, @ the fair",
                        Optional.of(7550L),
                        d.interests.today(),
                        false))
                .orElseThrow());
    d.on("2026-01-20");
    d.town.as(
        d.town.secretary,
        () -> d.interests.say(d.town.secretary, d.town.body, Return.What.NIL).orElseThrow());
    for (String day : List.of("2026-03-01", "2026-03-10")) {
      d.on(day);
      d.town.job("post", d.interests::remind);
    }
    d.town.realClock();
  }

  @AfterAll
  static void close() {
    if (eyes != null) {
      eyes.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static TestServer.Browser browser(UUID person) {
    return server.browser(d.town.session(person));
  }

  private static String once(TestServer.Browser browser, String path) {
    Matcher found = ONCE.matcher(browser.get(path).body());
    assertThat(found.find()).as(path).isTrue();
    return found.group(1);
  }

  private static Map<String, String> day(String name, int day, int month, int year) {
    return Map.of(name + "-day", "" + day, name + "-month", "" + month, name + "-year", "" + year);
  }

  private static Map<String, String> declaration(String organisation, String words) {
    Map<String, String> fields = new HashMap<>();
    fields.put("kind", "financial");
    fields.put("relation", "director");
    fields.put("certainty", "actual");
    fields.put("organisation", organisation);
    fields.put("words", words);
    fields.putAll(day("from", 1, 4, 2025));
    fields.putAll(day("aware", 1, 4, 2025));
    return fields;
  }

  private static List<Interest> of(UUID person) {
    return d.town.as(person, () -> d.interests.of(person));
  }

  @Test
  void aPersonDeclaresCorrectsConfirmsAndEndsByForms() {
    UUID me = d.chair;
    TestServer.Browser browser = browser(me);
    assertThat(browser.get("/interests/mine").body()).contains("You have declared no interest");
    String once = once(browser, "/interests/declare");

    // Wrong: ends before it began, half a date, no kind; what was typed stays.
    Map<String, String> wrong = declaration("FED-1", "I'm Dr O'Kafor's \"own\" <b>");
    wrong.putAll(day("until", 31, 3, 2025));
    HttpResponse<String> early = browser.post("/interests/declare", wrong);
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body())
        .contains("It cannot end before it began", "value=\"FED-1\"", "&lt;b&gt;");
    assertThat(early.body()).doesNotContain("<b>\"");
    wrong.remove("kind");
    wrong.remove("until-day");
    assertThat(browser.post("/interests/declare", wrong).body())
        .contains("Choose which kind it is", "leave it empty");
    wrong = declaration("FED-1", "");
    wrong.put("tie", "spouse");
    assertThat(browser.post("/interests/declare", wrong).body()).contains("Leave this empty");
    wrong.put("kind", "indirect");
    assertThat(browser.post("/interests/declare", wrong).body())
        .contains("Choose the person who is close to you");
    wrong = declaration("FED-1", "");
    wrong.put("relation", "holding");
    wrong.put("share", "101");
    assertThat(browser.post("/interests/declare", wrong).body()).contains("like 5 or 12.5");
    assertThat(browser.post("/interests/declare", Map.of()).statusCode()).isEqualTo(422);

    // A name that is not one organisation's is asked back; the choice is taken.
    Map<String, String> fields = declaration("night and day", "I'm the chair's \"own\" <b>");
    fields.put("once", once);
    HttpResponse<String> asked = browser.post("/interests/declare", fields);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("Which organisation is meant", "Night &amp; Day Ltd");
    fields.put("asked", "night and day");
    fields.put("chosen", "FED-1");
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post("/interests/declare", fields).statusCode()).isEqualTo(303);
    }
    assertThat(of(me)).singleElement().matches(i -> i.held().organisation().equals("FED-1"));
    assertThat(browser.get("/interests/mine?said=declared").body())
        .contains("You have declared 1 interest", "&lt;b&gt;", "Your interest is declared");

    Map<String, String> body = Map.of("body", "marlbrook");
    assertThat(browser.post("/interests/mine/nothing", body).statusCode()).isEqualTo(409);
    browser.get("/interests/mine");
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post("/interests/mine/confirm", body).statusCode()).isEqualTo(303);
    }

    String path = "/interests/" + of(me).getFirst().id();
    String page = browser.get(path + "/correct").body();
    assertThat(page).contains("value=\"FED-1\"", "Correct what you declared");
    Map<String, String> better = declaration("FED-1", "Adviser, it's unpaid");
    better.put("relation", "adviser");
    better.put("once", once(browser, path + "/correct"));
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post(path + "/correct", better).statusCode()).isEqualTo(303);
    }
    // The row that was put away is corrected no more.
    better.put("once", UUID.randomUUID().toString());
    assertThat(browser.post(path + "/correct", better).body()).contains("changed meanwhile");

    String end = "/interests/" + of(me).getFirst().id() + "/end";
    browser.get(end);
    assertThat(browser.post(end, day("until", 1, 4, 2025)).body())
        .contains("It cannot end before it began");
    LocalDate last = Dates.on(java.time.Instant.now());
    Map<String, String> until =
        day("until", last.getDayOfMonth(), last.getMonthValue(), last.getYear());
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post(end, until).statusCode()).isEqualTo(303);
    }
    assertThat(of(me)).singleElement().matches(i -> i.until().equals(Optional.of(last)));

    // Somebody else's interest is no page of mine.
    assertThat(browser(d.treasurer).get(end).statusCode()).isEqualTo(404);
    assertThat(browser(d.guardian).get(end).statusCode()).isEqualTo(404);
    assertThat(server.browser().get("/interests/mine").statusCode()).isEqualTo(303);
  }

  @Test
  void aGiftIsDeclaredOnceAndItsFaultsAreSaid() {
    TestServer.Browser browser = browser(d.colleague);
    String path = "/interests/gifts/declare";
    Map<String, String> fields = new HashMap<>(day("offered", 1, 5, 2026));
    fields.put("once", once(browser, path));
    fields.put("value", "sixty");
    assertThat(browser.post(path, fields).body())
        .contains("Choose whether you accepted it", "like 60 or 60.50");
    fields.put("value", "£1,060.50");
    fields.put("accepted", "no");
    assertThat(browser.post(path, fields).body()).contains("Write who offered it");
    fields.put("givenBy", "O'Neil & Sons");
    fields.put("words", "Hamper");
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post(path, fields).statusCode()).isEqualTo(303);
    }
    assertThat(d.town.as(d.colleague, () -> d.interests.gifts(d.colleague)))
        .singleElement()
        .matches(g -> g.pence().equals(Optional.of(106050L)) && !g.accepted());
    assertThat(browser.get("/interests/mine").body()).contains("O'Neil &amp; Sons", "£1,060.50");
  }

  @Test
  void theFilesSayWhatThePageSaysAndNothingIndirect() throws IOException {
    TestServer.Browser browser = server.browser();
    String page = browser.get(REGISTER).body();
    HttpResponse<String> csv = browser.get(REGISTER + ".csv");
    HttpResponse<String> json = browser.get(REGISTER + ".json");
    for (String text : List.of(page, csv.body(), json.body())) {
      assertThat(text)
          .contains("Conflicted, indirect", "Threats were made", "Pharma Ltd", "Gareth Lowe")
          .contains("Nothing to declare", "David Achebe")
          .doesNotContain("Marker", "Sam Lowe", "Spouse", "spouse", "TP-002");
    }
    List<CsvRecord> records;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv.body())) {
      records = reader.stream().toList();
    }
    List<String> head = records.getFirst().getFields();
    assertThat(head).startsWith("as_known_on", "made_on", "policy_version", "person");
    String words = text(page);
    int rows = 0;
    for (CsvRecord record : records.subList(1, records.size())) {
      for (int i = 3; i < head.size(); i++) {
        String cell = record.getField(i);
        assertThat(cell).doesNotStartWith("=").doesNotStartWith("@").doesNotStartWith("+");
        String shown = cell.startsWith("'=") ? cell.substring(1) : cell;
        if (shown.matches("\\d{4}-\\d\\d-\\d\\d")) {
          shown = Dates.plain(LocalDate.parse(shown));
        }
        if (!List.of("organisation_code", "what").contains(head.get(i))) {
          assertThat(words.toLowerCase(java.util.Locale.UK))
              .as(head.get(i))
              .contains(shown.toLowerCase(java.util.Locale.UK));
        }
      }
      if (!List.of("Has not declared", "Others who are late").contains(record.getField(5))) {
        rows++;
      }
    }
    Map<String, Object> told = Canonical.parseObject(json.body());
    assertThat((List<?>) told.get("rows")).hasSize(rows).hasSizeGreaterThan(4);
    assertThat(page.split("<th scope=\"row\"", -1)).hasSize(rows + 1);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                    Files.readString(
                        Path.of(System.getProperty("mandate.root", ".."))
                            .resolve("docs/interests-register.schema.json")),
                    InputFormat.JSON)
                .validate(json.body(), InputFormat.JSON))
        .isEmpty();
    assertThat(RegisterFile.harmless("-1")).isEqualTo("'-1");
    assertThat(RegisterFile.harmless("O'Neil")).isEqualTo("O'Neil");
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&lt;", "<")
        .replace("&amp;", "&");
  }

  @Test
  void onlyTheGuardianOpensTheGuardiansPageAndWithholdsByForm() {
    String guardian = REGISTER + "/guardian";
    for (UUID person : List.of(d.treasurer, d.town.secretary, d.strangersGuardian)) {
      assertThat(browser(person).get(guardian).statusCode()).isEqualTo(403);
    }
    TestServer.Browser browser = browser(d.guardian);
    assertThat(browser.get(guardian).body()).contains("Sam Lowe", SECRET, "Withheld: Threats");
    Interest mine =
        of(d.treasurer).stream()
            .filter(i -> i.held().relation() == Interest.Relation.TRUSTEE)
            .findFirst()
            .orElseThrow();
    String path = guardian + "/" + mine.id();
    assertThat(browser.get(path).body()).contains("Withhold it from publication?");
    assertThat(browser.post(path, Map.of()).body()).contains("it is published instead");
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post(path, Map.of("reason", "It's dangerous")).statusCode())
          .isEqualTo(303);
    }
    assertThat(server.browser().get(REGISTER).body())
        .contains("It's dangerous")
        .doesNotContain("Trustee since");
    String again =
        guardian
            + "/"
            + of(d.treasurer).stream()
                .filter(i -> i.root().equals(mine.root()))
                .findFirst()
                .orElseThrow()
                .id();
    assertThat(browser.get(again).body()).contains("Publish it again?");
    assertThat(browser.post(again, Map.of()).statusCode()).isEqualTo(303);
    assertThat(server.browser().get(REGISTER).body()).contains("Trustee since");
    // An indirect interest has no such page.
    Interest indirect =
        of(d.treasurer).stream().filter(i -> i.held().isIndirect()).findFirst().orElseThrow();
    assertThat(browser.get(guardian + "/" + indirect.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void aPolicyIsAdoptedByFormAndFaultsAreSaidWithTheirPlace() {
    String path = "/bodies/elsewhere/conflicts-policy/adopt";
    assertThat(browser(d.chair).get(path).statusCode()).isEqualTo(403);
    String own = "/bodies/marlbrook/conflicts-policy/adopt";
    TestServer.Browser browser = browser(d.town.secretary);
    browser.get(own);
    Map<String, String> fields = new HashMap<>(day("from", 1, 12, 2026));
    assertThat(browser.post(own, fields).body()).contains("Choose the model or your own text");
    fields.put("which", "text");
    fields.put("text", "{\"conflicts\": 1, \"it's\": 2}");
    HttpResponse<String> refused = browser.post(own, fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("there is no such part", "register: Write a group");
    fields.put(
        "text",
        d.town
            .asNobody(() -> d.town.p.policies.modelFor(d.town.body, LocalDate.of(2026, 12, 1)))
            .replace("\"version\":\"1\"", "\"version\":\"1.1\""));
    for (int click = 0; click < 2; click++) {
      assertThat(browser.post(own, fields).statusCode()).isEqualTo(303);
    }
    assertThat(server.browser().get("/bodies/marlbrook/conflicts-policy?at=2026-12-01").body())
        .contains("Version 1.1", "6.2", "member or part-owner", "rule-8.3");
  }

  private static void both(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = eyes.visitor(width);
      page.context()
          .addCookies(List.of(new Cookie("mandate", d.town.session(person)).setUrl(site)));
      page.navigate(site + path);
      eyes.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void everyPageIsReadableOnAPhoneAndADesk() {
    eyes.check(site + REGISTER, "interests-register");
    eyes.check(site + REGISTER + "?at=2026-02-01", "interests-register-then");
    eyes.check(site + "/bodies/marlbrook/conflicts-policy", "conflicts-policy");
    eyes.check(site + "/bodies/elsewhere/interests", "interests-none");
    eyes.check(site + "/bodies/elsewhere/conflicts-policy", "conflicts-policy-none");
    both(d.treasurer, "/interests/mine", "interests-mine");
    both(d.treasurer, "/interests/declare", "interests-declare");
    both(d.treasurer, "/interests/gifts/declare", "interests-gift");
    both(d.guardian, REGISTER + "/guardian", "interests-guardian");
    both(d.town.secretary, "/bodies/marlbrook/conflicts-policy/adopt", "conflicts-policy-adopt");
    Page page = eyes.visitor(Browser.PHONE);
    page.context()
        .addCookies(List.of(new Cookie("mandate", d.town.session(d.colleague)).setUrl(site)));
    page.navigate(site + "/interests/declare");
    page.locator("[name=organisation]").fill("Night");
    page.locator("button:has-text('Declare this interest')").click();
    assertThat(page.title()).startsWith("Error:");
    eyes.check(page, "interests-declare-error-390");
    page.context().close();
  }
}
