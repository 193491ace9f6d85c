package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;
import org.mandate.app.matters.Papers;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Stage;

/** The pages around a matter's conflicts, as people meet them on a phone and at a desk. */
class ConflictPagesInABrowserTest {
  private static WallTown w;
  private static TestServer server;
  private static Browser browser;
  private static Matter ooh;
  private static Matter closed;
  private static Matter bids;
  private static Paper paper;

  @BeforeAll
  static void open() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    browser = new Browser();
    ooh = w.open("Out-of-hours service 2027");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    closed = w.closed("Prices for the out-of-hours service");
    w.party(closed, WallTown.FEDERATION, PartyRole.BIDDER);
    bids = w.closed("Night visits 2028");
    w.party(bids, WallTown.RIVAL, PartyRole.BIDDER);
    w.as(w.guardian, () -> w.p.business.setStage(bids, "pre-market", w.today().minusDays(20)));
    w.as(w.guardian, () -> w.p.business.setStage(bids, "dialogue", w.today().plusDays(20)));
    paper =
        w.as(
            w.guardian,
            () ->
                w.p
                    .business
                    .papers()
                    .add(
                        w.again(bids),
                        new Papers.NewPaper("Bid of Owl Nights", "owl.txt", WallTown.RIVAL, true),
                        "Our price is 1.2 million.".getBytes(StandardCharsets.UTF_8),
                        w.guardian)
                    .orElseThrow());
    w.as(
        w.guardian,
        () ->
            w.p
                .walls
                .handlings()
                .choose(
                    ooh,
                    new Handlings.Wanted(
                        w.riverside,
                        Handling.PAPERS_WITHHELD,
                        Optional.of(w.today().plusDays(90)),
                        Optional.of(Stage.AWARD),
                        "The practice owns part of a likely bidder"),
                    new Who.Person(w.guardian))
                .orElseThrow());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  private static String at(String path) {
    return "http://localhost:" + server.port + path;
  }

  private static void check(UUID person, String path, String name, String heading) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = visitor(person, width);
      page.navigate(at(path));
      browser.check(page, "walls-" + name + "-" + width);
      assertThat(page.locator("h1").innerText()).contains(heading);
      page.context().close();
    }
  }

  private static Page visitor(UUID person, int width) {
    Page page = browser.visitor(width);
    page.context()
        .addCookies(List.of(new Cookie(Doorway.COOKIE, w.t.session(person)).setUrl(at(""))));
    return page;
  }

  private static String matter(Matter m, String below) {
    return "/matters/" + m.id() + below;
  }

  @Test
  void aMatterIsShownWholeToWhoKeepsItAndByItsNoticeToTheRest() {
    check(w.guardian, matter(ooh, ""), "matter-open", "Out-of-hours service 2027");
    check(w.guardian, matter(bids, ""), "matter-closed", "Night visits 2028");
    check(w.riverside, matter(closed, ""), "matter-notice", "Closed matter");
    check(w.guardian, "/bodies/marlbrook/matters", "matters", "matters have been put");
  }

  @Test
  void theItemIsForecastWithItsRoutesAndWhatIf() {
    check(w.treasurer, matter(ooh, "/conflicts"), "item", "It will not be quorate: 1 of 4");
    check(w.guardian, matter(ooh, "/conflicts"), "item-guardian", "1 of 4");
    check(
        w.guardian,
        matter(bids, "/conflicts?if=" + WallTown.FEDERATION + "&role=expected-bidder"),
        "item-what-if",
        "It will be quorate");
  }

  @Test
  void whoIsOutSeesThePathAndWhoIsNotSeesWhyNot() {
    check(w.riverside, matter(ooh, "/why"), "why-out", "Why am I out");
    check(w.hill, matter(ooh, "/why"), "why-out-nobody-chose", "Why am I out");
    check(w.outside, matter(ooh, "/why"), "why-clear", "You are not out");
    check(w.riverside, matter(closed, "/why"), "why-closed", "You are out of this matter");
  }

  @Test
  void everyFormIsFilledInOnAPhone() {
    check(w.guardian, "/bodies/marlbrook/business/new", "raise", "Raise business");
    check(w.guardian, matter(ooh, "/parties/add?q=Owl"), "party-add", "Add a party");
    check(w.guardian, matter(bids, "/stages"), "stage", "Set a stage");
    check(w.guardian, matter(ooh, "/papers/add"), "paper-add", "Add a paper");
    check(w.guardian, matter(bids, "/closure"), "closure", "Change how long it is closed");
    check(w.guardian, matter(bids, "/readers"), "reader", "Let somebody in");
    check(w.guardian, matter(bids, "/papers/" + paper.id()), "paper-open", "Open a sealed paper?");
    check(w.guardian, matter(ooh, "/handling/" + w.hill), "handling", "How is the conflict of");
    check(w.riverside, matter(ooh, "/contest"), "contest", "Contest a step");
    check(w.riverside, matter(ooh, "/proxy"), "proxy", "Give your vote to a colleague");
  }

  @Test
  void aRefusedFormSaysWhatToMendAndKeepsWhatWasTyped() {
    Page page = visitor(w.guardian, Browser.PHONE);
    page.navigate(at("/bodies/marlbrook/business/new"));
    page.fill("#title", "Rooms");
    page.check("input[value=closed]");
    page.locator("button:has-text('Raise it')").click();

    browser.check(page, "walls-raise-refused-" + Browser.PHONE);
    assertThat(page.locator(".nhsuk-error-summary").innerText())
        .contains("Say what it is about", "Say why it is closed", "after today");
    assertThat(page.inputValue("#title")).isEqualTo("Rooms");
    assertThat(page.locator("input[value=closed]").isChecked()).isTrue();
    page.context().close();
  }
}
