package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
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
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.Relation;

/** The pages by which ties between organisations are read and kept. */
class TiesAreKeptByPagesTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final String SOURCE = "the company’s register, read on 1 October 2026";
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
  private static final Pattern END = Pattern.compile("/ties/[0-9a-f-]{36}/end");
  private static TestProgram t;
  private static TestServer server;
  private static UUID registrar;
  private static UUID partner;

  @BeforeAll
  static void practicesAndTheirCompany() {
    t = TestProgram.fresh();
    server = TestServer.of(t);
    t.program.jobs.as(
        "town",
        () -> {
          for (int i = 1; i <= 9; i++) {
            add("TP-00" + i, "St Anne's Surgery " + i, "practice");
          }
          add("TP-FED", "Practices Ltd", "federation");
          add("TP-BIG", "All Owners Ltd", "company");
          add("TP-IT", "Tollbar & Sons Ltd", "company");
          registrar = t.program.people.add("Di Roe", List.of());
          partner = t.program.people.add("Dr Ada Pell", List.of());
          t.program.people.makeRegistrar(registrar, FROM);
          t.program.people.affiliate(partner, "TP-002", "partner", FROM, Optional.empty());
          t.program.people.authorise("TP-002", partner, "voter", "minutes", FROM);
          for (int i = 1; i <= 9; i++) {
            own("TP-00" + i, i + " of 45");
          }
          return 0;
        });
  }

  private static void add(String code, String name, String role) {
    t.program.register.add(LocalOrganisation.of(code, name, role, FROM));
  }

  private static void own(String child, String share) {
    t.program
        .register
        .ties()
        .add(
            new Tie.Wanted(
                UUID.randomUUID(),
                Relation.OWNERSHIP,
                child,
                "TP-BIG",
                share,
                SOURCE,
                FROM,
                Optional.empty()))
        .orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theRegistrarAddsATieEverybodyReadsItAndTheRegistrarEndsIt() {
    TestServer.Browser browser = browser(registrar);
    String add = "/organisations/TP-FED/ties/add";
    Map<String, String> fields = tie("ownership-back", "tp-001", "10 of 236");
    fields.put("once", once(browser, add));
    assertThat(browser.post(add, fields).headers().firstValue("Location").orElse(""))
        .endsWith("/organisations/TP-FED#ties");
    // A second click of the same form records nothing more.
    assertThat(browser.post(add, fields).statusCode()).isEqualTo(303);
    Tie tie = tiesOf("TP-FED").getFirst();
    assertThat(tiesOf("TP-FED")).hasSize(1);
    assertThat(tie.child()).isEqualTo("TP-001");
    String said = "10 of 236 shares, 4.237288%, rounded down";
    for (String code : List.of("TP-FED", "TP-001")) {
      String read = server.browser().get("/organisations/" + code).body();
      assertThat(read).contains(said, SOURCE, "1 January 2021").doesNotContain("/ties/");
    }
    assertThat(server.browser().get("/organisations/TP-001").body()).contains("Owns a share of");
    assertThat(server.browser().get("/organisations/TP-FED").body()).contains("Owned by");

    String page = browser.get("/organisations/TP-FED").body();
    Matcher end = END.matcher(page);
    assertThat(end.find()).isTrue();
    String path = "/organisations/TP-FED" + end.group();
    assertThat(browser.get(path).body()).contains(said, "It began on 1 January 2021");
    HttpResponse<String> early = browser.post(path, date("until", "31", "12", "2019"));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("It cannot end before it began", "value=\"2019\"");
    assertThat(browser.post(path, date("until", "1", "6", "2022")).statusCode()).isEqualTo(303);
    assertThat(browser.post(path, date("until", "1", "6", "2023")).statusCode()).isEqualTo(303);
    assertThat(tiesOf("TP-FED"))
        .singleElement()
        .matches(x -> x.until().equals(Optional.of(LocalDate.of(2022, 6, 1))));
    assertThat(server.browser().get("/organisations/TP-FED").body()).contains("1 June 2022");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedStays() {
    TestServer.Browser browser = browser(registrar);
    String add = "/organisations/TP-003/ties/add";
    browser.get(add);
    assertThat(browser.post(add, Map.of()).body())
        .contains(
            "Choose how they are tied",
            "Enter the code of the other organisation",
            "Enter the day it begins",
            "Say where it stands");
    HttpResponse<String> share = browser.post(add, tie("contract", "TP-IT", "5 %"));
    assertThat(share.statusCode()).isEqualTo(422);
    assertThat(share.body())
        .contains("Only ownership has a share", "value=\"5 %\"", "value=\"TP-IT\"", "read on 1 Oc")
        .containsPattern("value=\"contract\" selected");
    assertThat(browser.post(add, tie("ownership", "TP-IT", "11 of 10")).body())
        .contains("Nobody owns more than the whole", "value=\"11 of 10\"");
    assertThat(browser.post(add, tie("funding", "TP-999", "")).body())
        .contains("knows no organisation TP-999");
    assertThat(browser.post(add, tie("funding-back", "TP-003", "")).body())
        .contains("another organisation");
    Map<String, String> half = tie("funding", "TP-IT", "");
    half.put("until-day", "1");
    assertThat(browser.post(add, half).body()).contains("leave it empty");
    assertThat(browser.post(add, tie("ownership", "TP-BIG", "")).body())
        .contains("This tie is recorded already, from 1 January 2020");
    assertThat(tiesOf("TP-003")).hasSize(1);
  }

  @Test
  void nobodyElseAddsOrEndsATie() {
    String end = "/organisations/TP-002/ties/" + tiesOf("TP-002").getFirst().id() + "/end";
    for (String path : List.of("/organisations/TP-002/ties/add", end)) {
      assertThat(browser(partner).get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(server.browser().get(path).statusCode()).as(path).isNotEqualTo(200);
    }
    TestServer.Browser browser = browser(partner);
    browser.get("/organisations/TP-002");
    assertThat(
            browser
                .post("/organisations/TP-002/ties/add", tie("funding", "TP-IT", ""))
                .statusCode())
        .isEqualTo(403);
    assertThat(browser.post(end, date("until", "1", "1", "2026")).statusCode()).isEqualTo(403);
    assertThat(tiesOf("TP-002")).singleElement().matches(x -> x.until().isEmpty());
    assertThat(browser.get("/organisations/TP-002").body())
        .contains("Owns a share of")
        .doesNotContain("/ties/");
  }

  @Test
  void whatWasLearntLaterIsNotShownAsKnownThen() {
    String yesterday = LocalDate.now().minusDays(1).toString();
    TestServer.Browser browser = server.browser();
    assertThat(browser.get("/organisations/TP-004?on=" + yesterday).body())
        .contains("Owns a share of");
    assertThat(browser.get("/organisations/TP-004?known=then&on=" + yesterday).body())
        .doesNotContain("Owns a share of");
  }

  @Test
  void thePagesReadWellOnAPhoneAndADesk() {
    t.as(
        registrar,
        () ->
            t.program
                .register
                .ties()
                .add(
                    new Tie.Wanted(
                        UUID.randomUUID(),
                        Relation.CONTRACT,
                        "TP-IT",
                        "TP-BIG",
                        "",
                        SOURCE,
                        FROM,
                        Optional.empty()))
                .orElseThrow());
    try (Browser real = new Browser()) {
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        Page page = real.visitor(width);
        page.context()
            .addCookies(
                List.of(new Cookie(Doorway.COOKIE, t.session(registrar)).setUrl(address(""))));
        for (String code : List.of("TP-BIG", "TP-005", "TP-IT")) {
          page.navigate(address("/organisations/" + code));
          page.locator("summary:has-text('Owned by')").all().forEach(s -> s.click());
          real.check(page, "ties-" + code + "-" + width);
        }
        page.navigate(address("/organisations/TP-005/ties/add"));
        real.check(page, "ties-add-" + width);
        page.locator("button:has-text('Add the tie')").click();
        assertThat(page.locator(".nhsuk-error-summary").count()).isOne();
        Browser.photograph(page, "ties-refused-" + width);
        Browser.assertAccessible(page);
        // The refusal itself is in the console, and nothing else.
        assertThat(real.complaints()).allMatch(c -> c.contains("status of 422"));
        real.complaints().clear();
        page.navigate(address("/organisations/TP-005"));
        page.locator("a:has-text('End the tie')").first().click();
        real.check(page, "ties-end-" + width);
        page.context().close();
      }
    }
  }

  private static String address(String path) {
    return "http://localhost:" + server.port + path;
  }

  private static List<Tie> tiesOf(String code) {
    return t.asNobody(() -> t.program.register.ties().touching(List.of(code)));
  }

  private static Map<String, String> tie(String way, String other, String share) {
    Map<String, String> fields = date("from", "1", "1", "2021");
    fields.putAll(Map.of("way", way, "other", other, "share", share, "source", SOURCE));
    return fields;
  }

  private static Map<String, String> date(String name, String day, String month, String year) {
    return new HashMap<>(Map.of(name + "-day", day, name + "-month", month, name + "-year", year));
  }

  private static String once(TestServer.Browser browser, String path) {
    Matcher found = ONCE.matcher(browser.get(path).body());
    assertThat(found.find()).as(path).isTrue();
    return found.group(1);
  }

  private static TestServer.Browser browser(UUID person) {
    return server.browser(t.session(person));
  }
}
