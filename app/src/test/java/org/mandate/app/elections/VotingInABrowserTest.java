package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.elections.BallotTown.code;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.decisions.Decision;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.web.Browser;

/** The pages from a matter to its decision, in a real browser, photographed and checked by axe. */
class VotingInABrowserTest {
  private static BallotTown town;
  private static TestServer server;
  private static Browser browser;
  private static Ballot decided;
  private static Ballot levels;
  private static Ballot open;
  private static Ballot draft;
  private static Challenge challenge;

  @BeforeAll
  static void open() {
    browser = new Browser();
    town =
        BallotTown.of(
            BallotTown.model(),
            List.of("Riverside", "Riverside", "Hill", "Hill", "Hill", "Riverside", "Hill", "Hill"));
    decided = town.open(town.matter("reserved-matter", "where-care-is-given"));
    levels =
        town.publishLike(
            decided, town.matter("practice-choice", "", "Full membership", "Partial membership"));
    town.cast(decided.id(), 1, 5, "for");
    town.cast(
        decided.id(),
        code(6),
        "against",
        "Four hubs means four rotas. We cannot fill one rota now.");
    town.cast(decided.id(), code(7), "abstain");
    town.cast(levels.id(), 1, 4, "full-membership");
    town.cast(levels.id(), 5, 6, "partial-membership");
    town.close();
    town.p.sequencer.integrate();
    for (Decision d : town.job("sequencer", town.p.certificates::waiting)) {
      town.job("sequencer", () -> town.p.certificates.make(d));
    }
    town.realClock();
    Instant now = town.asNobody(() -> town.p.record.now());
    open = town.publish(town.matter("ordinary", ""), now, now.plus(Duration.ofDays(14)));
    town.round();
    UUID voter = town.voters.get(code(2));
    challenge =
        town.as(
            voter,
            () ->
                town.p
                    .elections
                    .challenge(
                        open.id(),
                        code(2),
                        "Our list is larger since October.",
                        new Who.Person(voter))
                    .orElseThrow());
    draft =
        town.as(
            town.officer,
            () ->
                town.p
                    .elections
                    .draft(
                        matterForDraft(),
                        new Elections.NewBallot(
                            now.plus(Duration.ofDays(1)),
                            now.plus(Duration.ofDays(4)),
                            java.util.Optional.empty(),
                            Ballot.Plan.NONE))
                    .orElseThrow());
    server = TestServer.of(town.t);
  }

  private static org.mandate.app.matters.Matter matterForDraft() {
    return town.p
        .matters
        .put(
            town.body,
            new org.mandate.app.matters.NewMatter(
                "Adopt the winter home-visiting plan?",
                "Winter.",
                "ordinary",
                "",
                List.of(),
                List.of()),
            new Who.Person(town.officer))
        .orElseThrow();
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

  private static Page as(UUID person, int width) {
    Page page = browser.visitor(width);
    page.context().addCookies(List.of(new Cookie("mandate", town.session(person)).setUrl(at("/"))));
    return page;
  }

  private static void look(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = as(person, width);
      page.navigate(at(path));
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void onAPhoneALinkVotesInOneStepAndChangesTheVote() {
    String link = "/vote/" + town.mailedLink("tp-003@example.org");
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(at(link));
    browser.check(page, "vote-390");
    page.locator("button[type=submit]").click();
    assertThat(page.title()).startsWith("Error:");
    browser.complaints().removeIf(c -> c.contains("422"));
    browser.check(page, "vote-error-390");

    page.locator("input[value=against]").check();
    page.locator("#words").fill("We asked in June.");
    page.locator("button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Your vote is recorded: against");
    browser.check(page, "voted-390");

    page.getByText("Change the vote").click();
    assertThat(page.locator("input[value=against]").isChecked()).isTrue();
    browser.check(page, "vote-again-390");
    page.locator("input[value=for]").check();
    page.locator("button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Your vote is recorded: for");
    Page desk = browser.visitor(Browser.DESK);
    desk.navigate(at("/vote/" + town.mailedLink("tp-004@example.org")));
    browser.check(desk, "vote-1280");
  }

  @Test
  void aLinkThatIsNoneOpensNothing() {
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(at("/vote/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    assertThat(page.locator("h1").textContent()).isEqualTo("This link has ended");
    assertThat(page.url()).doesNotContain("then=");
    browser.complaints().removeIf(c -> c.contains("403"));
  }

  @Test
  void aSignedInVoterVotes() {
    Page page = as(town.voters.get(code(5)), Browser.DESK);
    page.navigate(at(open.path()));
    browser.check(page, "ballot-as-voter-1280");
    page.getByText("Vote", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("input[value=abstain]").check();
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Your vote is recorded: abstain");
    browser.check(page, "voted-1280");
  }

  @Test
  void everyPageIsCleanAtBothWidths() {
    look(town.officer, open.path(), "ballot-open");
    look(town.officer, draft.path(), "ballot-draft");
    look(town.officer, "/matters/" + draft.matter(), "matter");
    look(town.officer, open.path() + "/challenges/" + challenge.id(), "settle");
    look(town.officer, open.path() + "/stop", "stop");
    look(town.voters.get(code(2)), open.path() + "/challenge", "challenge");
    look(town.secretary, "/bodies/marlbrook/matters", "matters");
    look(town.secretary, "/bodies/marlbrook/matters/new", "matter-new");
    look(town.secretary, "/bodies/marlbrook/ballots", "ballots");
    look(town.secretary, "/bodies/marlbrook/decisions", "decisions");
    look(town.secretary, decided.path(), "ballot-closed");
  }

  @Test
  void theBallotFormIsPrepared() {
    var put = town.as(town.officer, VotingInABrowserTest::matterForDraft);
    look(town.officer, "/matters/" + put.id() + "/ballot", "ballot-new");
  }

  @Test
  void theDecisionIsToldAsAStory() {
    look(town.secretary, "/decisions/marlbrook-2026-001", "decision");
    look(town.voters.get(code(1)), "/decisions/marlbrook-2026-002", "decision-levels");
    Page page = browser.visitor(Browser.DESK);
    page.navigate(at("/decisions/marlbrook-2026-001"));
    assertThat(page.locator("main").textContent())
        .contains("We cannot fill one rota now.")
        .contains("Valid")
        .contains("Download the certificate (")
        .doesNotContain("Download the full certificate");
  }

  @Test
  void theReturningOfficerDraftsABallotAndPublishesItsRoll() {
    var put = town.as(town.officer, VotingInABrowserTest::matterForDraft);
    Page page = as(town.officer, Browser.PHONE);
    page.navigate(at("/matters/" + put.id()));
    page.locator("a[href$='/ballot']").first().click();
    page.getByText("Save the draft").click();
    assertThat(page.title()).startsWith("Error:");
    LocalDate today = town.asNobody(() -> town.p.bodies.today());
    date(page, "opens", today.plusDays(10));
    date(page, "closes", today.plusDays(24));
    page.locator("[name=effectWords]").fill("The chair writes to the ICB.");
    page.getByText("Save the draft").click();
    browser.check(page, "officer-draft-390");
    page.locator("form[action$='/publish'] button").click();

    assertThat(page.locator("main").textContent()).contains("published");
    assertThat(page.locator("form[action$='/publish']").count()).isZero();
    browser.check(page, "officer-published-390");
    assertThat(
            town.asNobody(() -> town.p.elections.ofBody(town.body.id())).stream()
                .filter(b -> b.matter().equals(put.id()))
                .map(Ballot::state))
        .containsExactly(Ballot.State.PUBLISHED);
    page.context().close();
  }

  private static void date(Page page, String name, LocalDate day) {
    page.locator("[name=" + name + "-day]").fill(String.valueOf(day.getDayOfMonth()));
    page.locator("[name=" + name + "-month]").fill(String.valueOf(day.getMonthValue()));
    page.locator("[name=" + name + "-year]").fill(String.valueOf(day.getYear()));
  }

  @Test
  void aDecisionNamesItsPracticesAsKnownThenAndAsKnownNow() {
    LocalDate today = town.asNobody(() -> town.p.bodies.today());
    town.job(
        "town",
        () -> {
          town.p.register.add(
              LocalOrganisation.of(code(6), "Harbour Street Surgery", "practice", today));
          return true;
        });
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(at("/decisions/marlbrook-2026-001"));
    String now = page.locator("main").textContent();
    page.getByText("See as known then").click();
    String then = page.locator("main").textContent();
    browser.check(page, "decision-then-390");

    assertThat(now).contains("As known now", "Practice 6 is now called Harbour Street Surgery");
    assertThat(then)
        .contains("named as they were when the roll was frozen")
        .contains("Practice 6 is now called Harbour Street Surgery");
    assertThat(page.locator("main table").last().textContent())
        .contains("Practice 6")
        .doesNotContain("Harbour");
    page.context().close();
  }
}
