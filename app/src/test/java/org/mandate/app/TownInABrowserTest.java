package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.entrance.DemonstrationPages.Guest;
import org.mandate.app.town.TownPeople;
import org.mandate.app.web.Browser;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Marlbrook as its people meet it, in a real browser: every page that links lead to, as nobody and
 * as each role, answers, is accessible at both widths, and ends in no dead end.
 */
class TownInABrowserTest {
  // Of pages that differ only in a code or number, so many are opened; each kind is looked at once.
  private static final int ALIKE = 2;
  private static final String NOBODY = "nobody";
  // One of each role; the others hold no role that these do not.
  private static final List<String> WALKERS =
      List.of("joanne-tully", "amara-okafor", "bronwen-pike", "fiona-garrick", "imogen-clay");
  private static TestProgram t;
  private static ConfigurableApplicationContext web;
  private static String base;
  private static Browser browser;
  private static final Set<String> looked = new LinkedHashSet<>();

  @BeforeAll
  static void open() {
    t = InTown.program();
    t.program.sequencer.integrate();
    for (Decision decision : t.program.jobs.as("sequencer", t.program.certificates::waiting)) {
      t.program.jobs.as("sequencer", () -> t.program.certificates.make(decision));
    }
    Settings settings =
        new Settings(0, "127.0.0.1", Path.of("target"), true, Optional.empty(), Optional.empty());
    web = WebServer.start(settings, t.program);
    base = "http://127.0.0.1:" + web.getEnvironment().getProperty("local.server.port");
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (web != null) {
      web.close();
    }
  }

  @ParameterizedTest
  @MethodSource("walkers")
  void everyPageAnswersAndIsAccessibleToNobodyAndToEachRole(String person) {
    Map<String, String> dead = walk(person, visitors(person.equals(NOBODY) ? "" : person));

    assertThat(dead).as("links that lead nowhere").isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  static Stream<String> walkers() {
    return Stream.concat(Stream.of(NOBODY), WALKERS.stream());
  }

  @Test
  void aPracticeVotesOnAPhoneInOneStepFromItsLinkAndChangesTheVote() {
    Ballot open =
        t.asNobody(
            () ->
                t.program.elections.ofBody(collective()).stream()
                    .filter(b -> b.state() == Ballot.State.OPEN)
                    .filter(b -> t.program.elections.ranked(b).isEmpty())
                    .findFirst()
                    .orElseThrow());
    UUID joanne = UUID.nameUUIDFromBytes("marlbrook/joanne-tully".getBytes(StandardCharsets.UTF_8));
    String link =
        t.program
            .jobs
            .as("closer", () -> t.program.elections.linkFor(open.id(), "MB-007", joanne))
            .orElseThrow();
    Page phone = browser.visitor(Browser.PHONE, false);

    phone.navigate(base + URI.create(link).getPath());
    phone.locator("input[value=for]").check();
    phone.locator("main button[type=submit]").click();
    assertThat(phone.locator("h1").innerText()).contains("recorded");

    phone.navigate(base + URI.create(link).getPath());
    assertThat(phone.locator("input[value=for]").isChecked()).isTrue();
    phone.locator("input[value=against]").check();
    phone.locator("main button[type=submit]").click();
    assertThat(phone.locator("h1").innerText()).contains("recorded");
    assertThat(t.asNobody(() -> t.program.elections.votes(open.id()))).isEmpty();
  }

  @Test
  void theReturningOfficerSettlesAChallengeFromTheDesk() {
    Page page = browser.visitor(Browser.DESK);
    enter(page, "fiona-garrick");

    page.locator("a:has-text('Read and settle')").first().click();

    assertThat(page.url()).contains("/challenges/");
    assertThat(page.locator("main").innerText()).contains("We took in 310 patients");
  }

  @Test
  void theSecretaryPutsAQuestionFromTheDesk() {
    Page page = browser.visitor(Browser.DESK);
    enter(page, "bronwen-pike");
    page.locator("a:has-text('Put a question')").click();
    page.locator("input[name=title], textarea[name=title]").fill("Shall we meet on Thursdays?");
    page.locator("textarea[name=reasons]").fill("Tuesdays clash with the clinics.");
    page.locator("input[name=question][value=ordinary]").check();

    page.locator("main button[type=submit]").first().click();

    assertThat(page.locator("h1").innerText()).contains("Shall we meet on Thursdays?");
  }

  @Test
  void anybodyReadsADecisionAndTakesItsCertificateAway() {
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(base + "/");
    page.locator("a:has-text('four neighbourhood hubs, not one')").click();
    String story = page.locator("main").innerText();
    Download file =
        page.waitForDownload(() -> page.locator("a:has-text('Download the certificate')").click());

    assertThat(story).contains("162,344", "51,664", "14,116", "9,876", "68.8%", "68.2%");
    assertThat(story).contains("Four hubs means four rotas.", "I asked in June.");
    assertThat(file.path()).isNotEmptyFile();
  }

  @Test
  void withTheKeyboardAloneAPracticeReachesItsVote() {
    Page page = browser.visitor(Browser.DESK);
    page.navigate(base + "/demonstration");
    tabTo(page, "Sign in as Dr Ruth Pell");
    page.keyboard().press("Enter");
    page.waitForURL(base + "/");
    tabTo(page, "Skip to main content");
    page.keyboard().press("Enter");
    tabTo(page, "Read and vote");
    page.keyboard().press("Enter");
    page.waitForURL("**/vote");
    for (int n = 0; n < 40 && !"radio".equals(focused(page, "type")); n++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Space");

    assertThat(page.locator("input[type=radio]:checked").count()).isEqualTo(1);
  }

  private static void tabTo(Page page, String words) {
    for (int n = 0; n < 80; n++) {
      page.keyboard().press("Tab");
      if (focused(page, "innerText").contains(words)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach “" + words + "” on " + page.url());
  }

  private static String focused(Page page, String property) {
    return String.valueOf(page.evaluate("p => document.activeElement[p] || ''", property));
  }

  private static UUID collective() {
    return t.program.bodies.find("marlbrook-practices-together").orElseThrow().id();
  }

  /** The same person on a phone and at a desk. */
  private static List<Page> visitors(String person) {
    List<Page> pages = new ArrayList<>();
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      if (person.isEmpty()) {
        page.navigate(base + "/");
      } else {
        enter(page, person);
      }
      pages.add(page);
    }
    return pages;
  }

  private static void enter(Page page, String person) {
    page.navigate(base + "/demonstration");
    if (page.locator("button[value='" + person + "']").isHidden()) {
      page.locator("summary").click();
    }
    page.locator("button[value='" + person + "']").click();
    assertThat(page.url()).isEqualTo(base + "/");
  }

  @Test
  void everybodyOfTheTownHasADesk() {
    for (Guest guest : TownPeople.guests()) {
      if (guest.first() && !WALKERS.contains(guest.key())) {
        Page page = browser.visitor(Browser.PHONE);
        enter(page, guest.key());
        Browser.photograph(page, "town-" + guest.key());
        assertThat(page.locator("h1").innerText())
            .isIn("What needs you now", "What you may say today", "Nothing needs you today");
        page.context().close();
      }
    }
  }

  private static Map<String, String> walk(String who, List<Page> visitors) {
    Map<String, String> dead = new LinkedHashMap<>();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>(Set.of("/"));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      var answer = visitors.getFirst().request().get(base + path);
      if (answer.status() != 200) {
        dead.put(path + " as " + who, String.valueOf(answer.status()));
        continue;
      }
      if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
        continue;
      }
      look(who, path, visitors);
      for (String link : links(answer.text())) {
        if (seen.add(link) && kinds.merge(kind(link), 1, Integer::sum) <= ALIKE) {
          open.add(link);
        }
      }
    }
    visitors.forEach(page -> page.context().close());
    return dead;
  }

  private static void look(String who, String path, List<Page> visitors) {
    boolean own = path.equals("/");
    if (!looked.add(own ? who : kind(path))) {
      return;
    }
    for (Page page : visitors) {
      page.navigate(base + path);
      String name = ("town-" + (own ? who : kind(path))).replaceAll("[^A-Za-z0-9]+", "-");
      browser.check(page, name + "-" + page.viewportSize().width);
      assertThat(page.locator("h1").count()).as("one heading on " + path).isEqualTo(1);
    }
  }

  private static Set<String> links(String html) {
    Set<String> links = new LinkedHashSet<>();
    var found = java.util.regex.Pattern.compile("<a [^>]*href=\"([^\"]*)\"").matcher(html);
    while (found.find()) {
      String link = found.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
      if (link.startsWith("/")) {
        links.add(URI.create(link).toString());
      }
    }
    return links;
  }

  /** The address without what names one thing among many alike. */
  private static String kind(String path) {
    return path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
        .replaceAll("[?].*", "?")
        .replaceAll("/(bodies|decisions|organisations)/[^/]+", "/$1/*")
        .replaceAll("(of|entries|mandates|imports|draft|constitution|print)/[^/]+$", "$1/*");
  }
}
