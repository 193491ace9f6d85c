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

/** The pages by which people, voters, neighbourhoods and local organisations are kept. */
class PeopleAreKeptByPagesTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
  private static final Pattern END = Pattern.compile("/(?:people|voters)/[0-9a-f-]{36}/end");
  private static TestProgram t;
  private static TestServer server;
  private static UUID registrar;
  private static UUID voter;
  private static UUID stranger;

  @BeforeAll
  static void threePractices() {
    t = TestProgram.fresh();
    server = TestServer.of(t);
    t.program.jobs.as(
        "town",
        () -> {
          for (int i = 1; i <= 3; i++) {
            t.program.register.add(
                LocalOrganisation.of("TP-00" + i, "St Anne's Surgery " + i, "practice", FROM));
          }
          registrar = t.program.people.add("Di Roe", List.of());
          voter = t.program.people.add("Dr Ada Pell", List.of("ada@example.org"));
          stranger = t.program.people.add("Cy Orr", List.of("cy@example.org"));
          t.program.people.makeRegistrar(registrar, FROM);
          t.program.people.affiliate(voter, "TP-002", "partner", FROM, Optional.empty());
          t.program.people.authorise("TP-002", voter, "voter", "minutes", FROM);
          t.program.people.affiliate(stranger, "TP-003", "partner", FROM, Optional.empty());
          return 0;
        });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theRegistrarAddsAPersonGivesARoleAuthorisesAndEndsBoth() {
    TestServer.Browser browser = browser(registrar);
    String add = "/organisations/TP-001/people/add";
    Map<String, String> fields = person("Dr Siân O'Neil", "sian@example.org", "partner");
    fields.put("once", once(browser, add));
    assertThat(browser.post(add, fields).headers().firstValue("Location").orElse(""))
        .endsWith("/organisations/TP-001#people");
    // A second click of the same form records nothing more.
    assertThat(browser.post(add, fields).statusCode()).isEqualTo(303);
    assertThat(people("TP-001")).hasSize(1);
    assertThat(browser.get("/organisations/TP-001").body()).contains("Dr Siân O'Neil");

    String vote = "/organisations/TP-001/voters/add";
    Map<String, String> voting = date("from", "1", "2", "2021");
    voting.put("once", once(browser, vote));
    voting.put("standing", "voter");
    voting.put("person", people("TP-001").getFirst().person().toString());
    voting.put("proof", "the partners' minutes of 1 February 2021");
    assertThat(browser.post(vote, voting).statusCode()).isEqualTo(303);
    assertThat(browser.post(vote, voting).statusCode()).isEqualTo(303);
    assertThat(voters("TP-001")).singleElement().matches(a -> a.until().isEmpty());

    String page = browser.get("/organisations/TP-001").body();
    assertThat(page).contains("the partners' minutes");
    for (String end : END.matcher(page).results().map(m -> m.group()).toList()) {
      String path = "/organisations/TP-001" + end;
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
      HttpResponse<String> early = browser.post(path, date("until", "31", "12", "2019"));
      assertThat(early.statusCode()).isEqualTo(422);
      assertThat(early.body()).contains("It cannot end before it began", "value=\"2019\"");
      assertThat(browser.post(path, date("until", "1", "6", "2022")).statusCode()).isEqualTo(303);
      assertThat(browser.post(path, date("until", "1", "6", "2023")).statusCode()).isEqualTo(303);
    }
    assertThat(people("TP-001"))
        .singleElement()
        .matches(a -> a.until().equals(Optional.of(LocalDate.of(2022, 6, 1))));
    assertThat(voters("TP-001")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedStays() {
    TestServer.Browser browser = browser(registrar);
    String add = "/organisations/TP-003/people/add";
    browser.get(add);
    Map<String, String> fields = person("Somebody Else", "ada@example.org", "partner");
    fields.put("until-day", "1");
    HttpResponse<String> half = browser.post(add, fields);
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body()).contains("leave it empty", "value=\"Somebody Else\"", "id=\"until\"");

    fields.remove("until-day");
    assertThat(browser.post(add, fields).body()).contains("This is the address of Dr Ada Pell");
    assertThat(browser.post(add, Map.of()).body())
        .contains("Enter the person's name", "Choose the role", "Enter the day it begins");
    assertThat(people("TP-003")).hasSize(1);
  }

  @Test
  void aVoterKeepsThePeopleOfTheirOwnPracticeButAuthorisesNobody() {
    TestServer.Browser browser = browser(voter);
    String add = "/organisations/TP-002/people/add";
    String page = browser.get(add).body();
    assertThat(page).doesNotContain("name=\"email\"");
    assertThat(browser.post(add, person("Ben Ash", "x@example.org", "manager")).statusCode())
        .isEqualTo(303);
    assertThat(people("TP-002")).extracting(Affiliation::name).contains("Ben Ash");
    assertThat(browser.get("/organisations/TP-002/voters/add").statusCode()).isEqualTo(403);
    assertThat(browser.get("/organisations/TP-001/people/add").statusCode()).isEqualTo(403);
    assertThat(browser.get("/register/add").statusCode()).isEqualTo(403);
    assertThat(browser(stranger).get("/organisations/TP-002").body()).doesNotContain("Ada Pell");
  }

  @Test
  void aNeighbourhoodIsAddedAndAPracticeIsInOneAtATime() {
    TestServer.Browser browser = browser(registrar);
    String first = added(browser, "King's Harbour", "neighbourhood", "");
    String second = added(browser, "Hill", "neighbourhood", "");
    assertThat(first).isEqualTo("NEI-KINGS-HARBOUR");
    assertThat(added(browser, "King's Harbour", "neighbourhood", "")).isEqualTo(first);
    put(browser, first, "TP-001, tp-002", "1", "4", "2021", 303);
    put(browser, first, "TP-001 TP-002", "1", "4", "2021", 303);
    put(browser, second, "TP-001", "1", "4", "2022", 303);
    assertThat(put(browser, second, "TP-999", "1", "4", "2022", 422)).contains("TP-999");
    assertThat(put(browser, second, "TP-001", "1", "4", "2020", 422)).contains("later day");

    assertThat(neighbours(first, LocalDate.of(2021, 5, 1))).containsExactly("TP-001", "TP-002");
    assertThat(neighbours(first, LocalDate.of(2022, 5, 1))).containsExactly("TP-002");
    assertThat(neighbours(second, LocalDate.of(2022, 5, 1))).containsExactly("TP-001");
  }

  @Test
  void aFederationKeepsItsCompanyNumber() {
    TestServer.Browser browser = browser(registrar);
    String code = added(browser, "Marl Federation Ltd", "federation", "0123 4567");
    assertThat(browser.get("/organisations/" + code).body()).contains("01234567");
    Map<String, String> wrong = organisation("Other Ltd", "company", "12");
    assertThat(browser.post("/register/add", wrong).body()).contains("Enter 8 characters");
  }

  @Test
  void everyRowFitsItsEntry() {
    aFederationKeepsItsCompanyNumber();
    t.program.jobs.as(
        "audit",
        () -> {
          for (String table : List.of("affiliation", "authority")) {
            var rows = new java.util.ArrayList<org.mandate.app.record.Audited.Row>();
            t.program.audited.stream()
                .filter(a -> a.table().equals(table))
                .forEach(a -> a.rows(rows::add));
            assertThat(rows).as(table).isNotEmpty();
          }
          return 0;
        });
  }

  @Test
  void thePagesReadWellOnAPhoneAndADesk() {
    try (Browser real = new Browser()) {
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        Page page = real.visitor(width);
        page.context()
            .addCookies(
                List.of(new Cookie(Doorway.COOKIE, t.session(registrar)).setUrl(address(""))));
        for (String path :
            List.of(
                "/register",
                "/register/add",
                "/register/import",
                "/organisations/TP-002",
                "/organisations/TP-002/people/add",
                "/organisations/TP-002/people/begin",
                "/organisations/TP-002/voters/add")) {
          page.navigate(address(path));
          real.check(page, "people" + path.replace('/', '-') + "-" + width);
        }
        page.navigate(address("/organisations/TP-002"));
        page.locator("a:has-text('End the role')").first().click();
        real.check(page, "people-end-" + width);
        page.navigate(address("/organisations/TP-002/voters/add"));
        page.locator("button:has-text('Authorise')").click();
        assertThat(page.locator(".nhsuk-error-summary").count()).isOne();
        Browser.photograph(page, "people-refused-" + width);
        Browser.assertAccessible(page);
        // The refusal itself is in the console, and nothing else.
        assertThat(real.complaints()).allMatch(c -> c.contains("status of 422"));
        real.complaints().clear();
        page.context().close();
      }
    }
  }

  private static String address(String path) {
    return "http://localhost:" + server.port + path;
  }

  private static String added(
      TestServer.Browser browser, String name, String role, String company) {
    browser.get("/register/add");
    String to =
        browser
            .post("/register/add", organisation(name, role, company))
            .headers()
            .firstValue("Location")
            .orElse("");
    return to.substring(to.lastIndexOf('/') + 1);
  }

  private static Map<String, String> organisation(String name, String role, String company) {
    Map<String, String> fields = date("from", "1", "1", "2020");
    fields.putAll(Map.of("name", name, "role", role, "company", company));
    return fields;
  }

  private static String put(
      TestServer.Browser browser,
      String into,
      String codes,
      String day,
      String month,
      String year,
      int status) {
    String path = "/organisations/" + into + "/practices/add";
    browser.get(path);
    Map<String, String> fields = date("from", day, month, year);
    fields.put("practices", codes);
    HttpResponse<String> answer = browser.post(path, fields);
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.body();
  }

  private static List<String> neighbours(String code, LocalDate on) {
    return t.asNobody(() -> t.program.register.practicesOfNeighbourhood(code, on));
  }

  private static List<Affiliation> people(String practice) {
    return t.as(registrar, () -> t.program.people.affiliationsAt(practice));
  }

  private static List<Authority> voters(String practice) {
    return t.as(registrar, () -> t.program.people.authorities(practice, LocalDate.of(2023, 1, 1)));
  }

  private static Map<String, String> person(String name, String email, String role) {
    Map<String, String> fields = date("from", "1", "1", "2021");
    fields.putAll(Map.of("name", name, "email", email, "role", role));
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
