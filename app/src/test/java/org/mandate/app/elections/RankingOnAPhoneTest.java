package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.decisions.Decision;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Browser;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Reading;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rules;

/** An election from the vote on a phone without scripts to its result page and its recount. */
class RankingOnAPhoneTest {
  private static final List<String> CANDIDATES =
      List.of(
          "Dr Ann Lee, Weir Lane Surgery",
          "Bo Kay, Millbrook Practice",
          "Cy Day, Hill Street",
          "Di Fox, Riverside Surgery",
          "Ed Ray, Weir Lane Surgery");

  private static BallotTown town;
  private static TestServer server;
  private static Browser browser;
  private static Ballot open;
  private static Decision decision;

  @BeforeAll
  static void open() {
    browser = new Browser();
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(12, ""));
    Ballot closed = town.open(matter("Which two practices’ people join the board?", 2));
    town.cast(closed.id(), 1, 4, "b>a>c");
    town.cast(closed.id(), 5, 7, "a>c");
    town.cast(closed.id(), 8, 9, "d>c>b");
    town.cast(closed.id(), 10, 10, "e>d");
    town.cast(closed.id(), 11, 11, "abstain");
    town.close();
    town.p.sequencer.integrate();
    for (Decision d : town.job("sequencer", town.p.certificates::waiting)) {
      town.job("sequencer", () -> town.p.certificates.make(d));
    }
    decision = town.asNobody(() -> town.p.decisions.ofMatter(closed.matter()).orElseThrow());
    town.realClock();
    Instant now = town.asNobody(() -> town.p.record.now());
    open =
        town.publish(
            matter("Who chairs the body until March 2028?", 1), now, now.plus(Duration.ofDays(14)));
    town.round();
    server = TestServer.of(town.t);
  }

  private static Matter matter(String title, int places) {
    return town.election(title, places, CANDIDATES);
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

  private static String at(String path) {
    return "http://localhost:" + server.port + path;
  }

  @Test
  void aRankingIsCastChangedAndMendedWithoutScripts() {
    Page page = browser.visitor(Browser.PHONE, false);
    page.navigate(at("/vote/" + town.mailedLink("tp-003@example.org")));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "rank-390.png"))
            .setFullPage(true));
    page.locator("main button[type=submit]").click();
    assertThat(errors(page)).contains("Rank at least one candidate, or abstain");

    rank(page, "a", "1");
    rank(page, "b", "1");
    page.locator("main button[type=submit]").click();
    assertThat(errors(page))
        .contains("Dr Ann Lee, Weir Lane Surgery and Bo Kay, Millbrook Practice are both 1st");
    assertThat(page.locator("#rank-b").inputValue()).isEqualTo("1");

    rank(page, "b", "3");
    page.locator("main button[type=submit]").click();
    assertThat(errors(page)).contains("is 3rd, but nobody is 2nd: leave no rank out");

    rank(page, "b", "2");
    page.locator("#abstain").check();
    page.locator("main button[type=submit]").click();
    assertThat(errors(page)).contains("do one of the two");
    page.locator("#abstain").uncheck();
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Your ranking is recorded");
    assertThat(page.locator("main").textContent())
        .contains("1st Dr Ann Lee, Weir Lane Surgery, 2nd Bo Kay, Millbrook Practice");

    page.getByText("Change the vote").click();
    assertThat(page.locator("#rank-a").inputValue()).isEqualTo("1");
    assertThat(page.locator("#rank-b").inputValue()).isEqualTo("2");
    assertThat(page.locator("#rank-c").inputValue()).isEmpty();
    rank(page, "a", "");
    rank(page, "b", "");
    page.locator("#abstain").check();
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Your vote is recorded: abstain");
    browser.complaints().clear();
  }

  private static void rank(Page page, String option, String rank) {
    page.locator("#rank-" + option).selectOption(new SelectOption().setValue(rank));
  }

  private static String errors(Page page) {
    assertThat(page.title()).startsWith("Error:");
    return page.locator(".nhsuk-error-summary").textContent();
  }

  @Test
  void theFormAndItsErrorsAreClean() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      page.navigate(at("/vote/" + town.mailedLink("tp-004@example.org")));
      browser.check(page, "rank-form-" + width);
      page.locator("main button[type=submit]").click();
      browser.complaints().removeIf(c -> c.contains("422"));
      browser.check(page, "rank-error-" + width);
    }
    browser.check(at(open.path()), "rank-ballot");
    browser.check(at("/matters/" + open.matter()), "rank-matter");
  }

  @Test
  void theResultIsToldAndAnybodyCountsItAgain() {
    assertThat(decision.outcome()).isEqualTo("elected");
    browser.check(at(decision.path()), "elected-decision");
    browser.check(at(decision.path() + "/count"), "elected-count");
    Page page = browser.visitor(Browser.DESK);
    page.navigate(at(decision.path()));
    page.getByText("See who won and why, stage by stage").click();
    assertThat(page.locator("h1").textContent()).endsWith("are elected");
    assertThat(page.locator("main").textContent())
        .contains("scottish-2007", "Stage 1", "Counts for nobody", "./mandate recount");

    String blt = page.request().get(at(decision.path() + "/count/ballots.blt")).text();
    String json = page.request().get(at(decision.path() + "/count/result.json")).text();

    assertThat(blt).startsWith("5 2\n").contains("\n4 2 1 3 0\n", "\"Bo Kay, Millbrook Practice\"");
    var read =
        (Reading.Read) BallotFiles.read(blt.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Count again =
        (Count) Rules.named("scottish-2007").orElseThrow().count(read.election(), new Lot.None());
    assertThat(json)
        .contains("\"rules\":\"scottish-2007\"")
        .contains("\"elected\":[\"" + again.names().get(again.elected().getFirst()));
    assertThat(decision.chosen())
        .isEqualTo(
            String.join(
                ">", again.elected().stream().map(i -> String.valueOf((char) ('a' + i))).toList()));
  }

  @Test
  void aStrangerCountsAFileAndIsToldWhatToMend() {
    browser.check(at("/count"), "count-ask");
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(at("/count"));
    page.locator("#text").fill("3 1\n2 1 2 0\n1 3 9 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Chair\"\n");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("main").textContent()).contains("Line 3, column 5", "Nothing");
    browser.complaints().removeIf(c -> c.contains("422"));
    browser.check(page, "count-refused-390");

    page.locator("#text")
        .fill("3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Chair\"\n");
    page.locator("#other").selectOption(new SelectOption().setValue("irv"));
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("B is elected");
    assertThat(page.locator("main").textContent()).contains("scottish-2007 and irv elect the same");
    browser.check(page, "count-result-390");
  }
}
