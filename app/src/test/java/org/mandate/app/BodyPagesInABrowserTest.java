package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.register.ListSize;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.web.Browser;
import org.mandate.constitution.ModelConstitution;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages of bodies and mandates, as people meet them: real server, database and browser. */
class BodyPagesInABrowserTest {
  private static final LocalDate BEGAN = LocalDate.of(2025, 4, 1);
  private static final List<String> NAMES =
      List.of(
          "Quarry Hill Medical Centre",
          "Stonebeck Surgery",
          "Delph Road Practice",
          "St Oswin’s Surgery",
          "Weir Lane Surgery",
          "Thimble Row",
          "Market Cross Practice",
          "Five Lanes Medical Practice");

  private static TestProgram t;
  private static ConfigurableApplicationContext server;
  private static Browser browser;
  private static String site;
  private static Body body;
  private static final Map<String, UUID> VOTERS = new LinkedHashMap<>();
  private static final UUID SECRETARY = UUID.randomUUID();
  private static final UUID REGISTRAR = UUID.randomUUID();

  @BeforeAll
  static void open() {
    browser = new Browser();
    t = TestProgram.fresh();
    t.program.jobs.as(
        "town",
        () -> {
          found();
          return true;
        });
    server =
        WebServer.start(
            new Settings(0, "127.0.0.1", Path.of("."), false, Optional.empty(), Optional.empty()),
            t.program);
    site = "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void found() {
    Composition p = t.program;
    p.register.add(
        LocalOrganisation.of("MB-101", "Quarry Hill neighbourhood", "neighbourhood", BEGAN));
    p.register.add(LocalOrganisation.of("MB-102", "Market neighbourhood", "neighbourhood", BEGAN));
    p.register.add(LocalOrganisation.of("MB-201", "Weir PCN", "network", BEGAN));
    for (int i = 0; i < NAMES.size(); i++) {
      String code = "MB-00" + (i + 1);
      p.register.add(LocalOrganisation.of(code, NAMES.get(i), "practice", BEGAN));
      p.register.relate(
          "neighbourhood", code, i < 4 ? "MB-101" : "MB-102", BEGAN, Optional.empty());
      p.register.relate("network", code, "MB-201", BEGAN, Optional.empty());
      p.register.add(new ListSize(code, "registered", 4000 + 731 * i, LocalDate.of(2026, 4, 1)));
      UUID voter = UUID.randomUUID();
      p.people.add(voter, "Voter of " + NAMES.get(i), List.of("v" + i + "@example.org"));
      p.people.affiliate(voter, code, "manager", BEGAN, Optional.empty());
      p.people.authorise(code, voter, "voter", "Minutes", BEGAN);
      VOTERS.put(code, voter);
    }
    p.people.add(SECRETARY, "Bronwen Pike", List.of("s@example.org"));
    p.people.add(REGISTRAR, "Imogen Clay", List.of("r@example.org"));
    p.people.makeRegistrar(REGISTRAR, BEGAN);
    body =
        p.bodies
            .found(
                new Founding(
                    "Marlbrook Practices Together",
                    "marlbrook",
                    Authority.MEMBER_MANDATE,
                    "",
                    "",
                    MembershipRule.ofNetworks(List.of("MB-201")),
                    BEGAN,
                    ModelConstitution.collective("Marlbrook Practices Together")))
            .orElseThrow();
    LocalDate from = p.bodies.today().minusMonths(6);
    p.bodies
        .beginOffice(
            body.id(),
            new Appointment(
                "secretary", "", Office.Route.ELECTED, SECRETARY, "Bronwen Pike", from, null))
        .orElseThrow();
    p.bodies
        .beginOffice(
            body.id(),
            new Appointment(
                "chair",
                "",
                Office.Route.ELECTED,
                UUID.randomUUID(),
                "Dr Amara Okafor",
                from,
                null))
        .orElseThrow();
    p.mandates
        .addTopic(
            body.id(),
            "Access",
            "chair",
            "",
            "Opening hours, same-day care, telephones and online requests",
            "Anything that commits a practice to staff, rooms or money")
        .orElseThrow();
    p.mandates
        .addTopic(
            body.id(),
            "Estates",
            "neighbourhood",
            "Market neighbourhood",
            "Buildings and rooms",
            "")
        .orElseThrow();
    p.mandates
        .addTopic(body.id(), "Money owed", "treasurer", "", "What is owed to us", "")
        .orElseThrow();
    LocalDate today = p.bodies.today();
    int i = 0;
    for (var voter : VOTERS.entrySet()) {
      if (i++ != 2) {
        p.mandates.grant(
            new Who.Person(voter.getValue()),
            body.id(),
            voter.getKey(),
            "access",
            i == 4 ? "Nothing on Saturdays" : "",
            i == 5 ? today.plusDays(7) : today.plusYears(1));
      }
      if (i > 4) {
        p.mandates.grant(
            new Who.Person(voter.getValue()),
            body.id(),
            voter.getKey(),
            "estates",
            "",
            today.plusYears(1));
      }
    }
    p.mandates.withdraw(new Who.Person(VOTERS.get("MB-006")), body.id(), "MB-006", "estates");
  }

  private static Page visitor(int width, UUID person) {
    Page page = browser.visitor(width);
    String secret = t.session(person);
    page.context().addCookies(List.of(new Cookie("mandate", secret).setUrl(site)));
    return page;
  }

  private static void both(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = visitor(width, person);
      page.navigate(site + path);
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void everybodyReadsBodiesConstitutionsLedgersAndCards() {
    browser.check(site + "/bodies", "bodies");
    browser.check(site + "/bodies/marlbrook", "body");
    browser.check(site + "/bodies/marlbrook?at=2020-01-01", "body-before-founding");
    browser.check(site + "/bodies/marlbrook/constitution", "constitution");
    browser.check(site + "/bodies/marlbrook/mandates", "ledger");
    browser.check(site + "/bodies/marlbrook/mandates/chair", "mandate-card");
    browser.check(site + "/bodies/marlbrook/mandates/print/chair", "mandate-card-alone");
    browser.check(
        site + "/bodies/marlbrook/mandates/neighbourhood?of=Market+neighbourhood", "card-nobody");
  }

  @Test
  void thePrintedCardNamesItsWholeAddressAndTheListOfBodiesTheDayOfItsPatients() {
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(site + "/bodies/marlbrook/mandates/print/chair?at=2026-11-20");
    assertThat(page.locator("a.mnd-address").textContent())
        .isEqualTo("http://localhost:0/bodies/marlbrook/mandates/chair?at=2026-11-20");
    page.navigate(site + "/bodies");

    assertThat(page.locator("main table").textContent()).contains("1 April 2026");
    page.context().close();
  }

  @Test
  void theCardSaysForWhomItsHolderSpeaks() {
    Page page = browser.visitor(Browser.DESK);
    page.navigate(site + "/bodies/marlbrook/mandates/chair");

    assertThat(page.locator(".mnd-card__sentence").textContent())
        .isEqualTo("Speaks for 7 of 8 practices, 47,006 of 52,468 patients, on access only.");
    assertThat(page.locator(".mnd-total").first().textContent()).contains("7");
    assertThat(page.locator("main").textContent()).contains("Member mandate. Not statutory");
    page.context().close();
  }

  @Test
  void aPracticeGivesAndTakesBackItsMandatesOnAPhone() {
    UUID voter = VOTERS.get("MB-007");
    Page page = visitor(Browser.PHONE, voter);
    page.navigate(site + "/bodies/marlbrook/mandates");
    page.locator("text=Change or withdraw our mandates").click();
    browser.check(page, "own-mandates-390");
    page.locator("input[name=t-money-owed][value=limits]").check();
    page.locator("text=Save our mandates").click();
    assertThat(page.title()).startsWith("Error:");
    browser.check(page, "own-mandates-error-390");
    page.locator("input[name=t-money-owed-limits]").fill("Only St Oswin's share");
    page.locator("input[name=t-estates][value=no]").check();
    page.locator("text=Save our mandates").click();

    assertThat(page.locator("main").textContent())
        .contains("Saved: 1 mandate given or changed, 1 taken back.");
    page.locator("input[name=t-money-owed][value=limits]").check();
    page.locator("text=Save our mandates").click();
    assertThat(page.locator("main").textContent()).contains("Nothing was changed");
    page.context().close();
  }

  @Test
  void theDoorStaysShutToOthers() {
    Page page = visitor(Browser.DESK, VOTERS.get("MB-001"));
    for (String path :
        List.of(
            "/bodies/marlbrook/mandates/of/MB-002",
            "/bodies/marlbrook/seats",
            "/bodies/marlbrook/status",
            "/bodies/marlbrook/members",
            "/bodies/marlbrook/draft",
            "/bodies/marlbrook/topics",
            "/found-a-body")) {
      assertThat(page.navigate(site + path).status()).as(path).isEqualTo(403);
    }
    page.context().close();
  }

  @Test
  void theSecretaryKeepsTheBody() {
    both(SECRETARY, "/bodies/marlbrook/seats", "seats-form");
    both(SECRETARY, "/bodies/marlbrook/status", "status-form");
    both(SECRETARY, "/bodies/marlbrook/members", "members-form");
    both(SECRETARY, "/bodies/marlbrook/topics", "topics-form");
    both(SECRETARY, "/bodies/marlbrook/draft/9.3", "draft-clause");
    both(SECRETARY, "/bodies/marlbrook/draft/6.3", "draft-board-quorum");
    both(SECRETARY, "/bodies/marlbrook/draft/6.4", "draft-board-voting");
    both(SECRETARY, "/bodies/marlbrook/draft/6.5", "draft-meeting-notice");
    Page page = visitor(Browser.DESK, SECRETARY);
    page.navigate(site + "/bodies/marlbrook/seats");
    assertThat(page.locator("#person").textContent()).contains("Voter of Weir Lane Surgery");
    page.context().close();
  }

  @Test
  void theDraftIsCheckedByTheLibraryAtItsBoxes() {
    Page page = visitor(Browser.DESK, SECRETARY);
    page.navigate(site + "/bodies/marlbrook/draft/8.4");
    page.locator("[name='f.mark']").fill("7/5");
    page.locator("text=Keep in the draft").click();
    browser.check(page, "draft-error-1280");
    assertThat(page.locator("[id='f.mark-error']").count()).isEqualTo(1);
    page.locator("[name='f.mark']").fill("2/3");
    page.locator("textarea[name=text]")
        .fill("At least two thirds of the practices on the roll must vote. To abstain is to vote.");
    page.locator("text=Keep in the draft").click();

    assertThat(page.locator("h1").textContent()).isEqualTo("The draft changes 1 rule");
    browser.check(page, "draft-1280");
    page.context().close();
  }

  @Test
  void howTheBoardVotesIsWrittenInTheDraft() {
    Page page = visitor(Browser.DESK, SECRETARY);
    page.navigate(site + "/bodies/marlbrook/draft/6.4");
    page.locator("[name='f.proxies']").fill("200");
    page.locator("text=Keep in the draft").click();
    assertThat(page.locator("[id='f.proxies-error']").count()).isEqualTo(1);
    page.locator("[name='f.proxies']").fill("2");
    page.locator("text=Keep in the draft").click();
    page.navigate(site + "/bodies/marlbrook/draft/6.4");
    assertThat(page.locator("[name='f.proxies']").inputValue()).isEqualTo("2");
    assertThat(page.locator("[name='f.casting.seats'][value='chair']").isChecked()).isTrue();

    page.navigate(site + "/bodies/marlbrook/draft/6.3");
    page.locator("[name='f.roles.0.role']").fill("pharmacist");
    page.locator("text=Keep in the draft").click();
    assertThat(page.locator("[id='f.roles.0.role-error']").count()).isEqualTo(1);
    browser.check(page, "draft-board-error-1280");
    page.context().close();
  }

  @Test
  void theRegistrarMakesANeighbourhoodAndPutsPracticesIntoIt() {
    Page page = visitor(Browser.PHONE, REGISTRAR);
    page.navigate(site + "/register/add");
    page.locator("[name=name]").fill("Weir Side");
    page.locator("[name=role]").selectOption("neighbourhood");
    date(page, "1", "9", "2026");
    page.locator("text=Add the organisation").click();
    page.locator("text=Put practices into it").click();
    browser.check(page, "neighbourhood-practices-390");
    page.locator("[name=practices]").fill("mb-001, MB-999");
    date(page, "1", "10", "2026");
    page.locator("text=Put them in").click();
    assertThat(page.title()).startsWith("Error:");
    assertThat(page.locator("main").textContent()).contains("is open on 1 October 2026: MB-999");
    page.locator("[name=practices]").fill("mb-001");
    page.locator("text=Put them in").click();

    assertThat(page.locator("h1").textContent()).contains("Weir Side");
    assertThat(page.locator("main").textContent()).contains(NAMES.getFirst());
    browser.check(page, "neighbourhood-390");
    page.context().close();
  }

  private static void date(Page page, String day, String month, String year) {
    page.locator("[name=from-day]").fill(day);
    page.locator("[name=from-month]").fill(month);
    page.locator("[name=from-year]").fill(year);
  }

  @Test
  void theRegistrarSeesTheMembersBeforeFounding() {
    Page page = visitor(Browser.PHONE, REGISTRAR);
    page.navigate(site + "/found-a-body");
    browser.check(page, "found-390");
    page.locator("[name=name]").fill("The Market's Own");
    page.locator("input[name=source][value=statute]").check();
    page.locator("[name=networks]").fill("MB-201 NONE");
    page.locator("text=Show the members").click();
    browser.check(page, "found-error-390");
    page.locator("input[name=source][value=member-mandate]").check();
    page.locator("[name=networks]").fill("MB-201");
    page.locator("[name=leftOut]").fill("mb-001");
    page.locator("[name=from-day]").fill("1");
    page.locator("[name=from-month]").fill("9");
    page.locator("[name=from-year]").fill("2026");
    page.locator("text=Show the members").click();
    assertThat(page.locator("h1").textContent()).contains("would speak for 7 practices");
    browser.check(page, "found-preview-390");
    page.locator("button:has-text('Found the body')").click();

    assertThat(page.url()).endsWith("/bodies/the-markets-own");
    assertThat(page.locator("h1").textContent()).startsWith("7 practices");
    page.context().close();
  }
}
