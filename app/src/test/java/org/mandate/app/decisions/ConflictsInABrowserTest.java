package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** A decision's page tells the conflicts on its matter and leads to who, why and what that shut. */
class ConflictsInABrowserTest {
  private static ConflictedTown c;
  private static TestServer server;
  private static Browser browser;
  private static Decision decision;

  @BeforeAll
  static void decide() {
    c = new ConflictedTown();
    Matter matter = c.matter();
    c.w.party(matter, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    c.married(c.w.outside, c.w.partner(4));
    for (UUID person : List.of(c.w.chair, c.w.riverside, c.w.outside)) {
      c.leaves(matter, person);
    }
    decision = c.decide(matter);
    c.town.realClock();
    c.w.p.sequencer.integrate();
    c.w.job("sequencer", () -> c.w.p.certificates.make(decision));
    server = TestServer.of(c.w.t);
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  private static Page visitor(int width) {
    Page page = browser.visitor(width);
    page.navigate("http://localhost:" + server.port + decision.path());
    return page;
  }

  @Test
  void anybodyReadsWhatWasFoundAndHandledAndFollowsTheLinkToWhoAndWhy() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = visitor(width);
      browser.check(page, "decision-conflicts-" + width);
      assertThat(page.locator("main").innerText())
          .contains("4 people on the board were conflicted on this matter.")
          .contains("What that shuts had been chosen for 3 of them.")
          .contains("1 path is seen by the person and the guardian only.")
          .contains("Irregular for 1 reason: conflicts (rule 11.2).")
          .doesNotContain("Download the full certificate");
      page.locator("text=Who, by which path, and what that shut").click();
      assertThat(page.url()).endsWith("/matters/" + decision.matter() + "/conflicts");
      browser.check(page, "ballot-conflicts-" + width);
      assertThat(page.locator("main").innerText())
          .contains("Town Federation Ltd")
          .doesNotContain("spouse");
      page.navigate("http://localhost:" + server.port + "/matters/" + decision.matter());
      browser.check(page, "ballot-parties-" + width);
      assertThat(page.locator("#parties + *").innerText()).contains("Town Federation Ltd");
      page.context().close();
    }
  }

  @Test
  void theGuardianAloneIsOfferedTheFullCertificate() {
    assertThat(offered(c.w.guardian)).isTrue();
    assertThat(offered(c.town.secretary)).isFalse();
    assertThat(offered(c.w.chair)).isFalse();
    c.w.job(
        "town",
        () ->
            c.w.p.people.affiliate(
                c.w.guardian,
                BallotTown.code(2),
                "partner",
                WallTown.BEGAN,
                java.util.Optional.empty()));
    assertThat(offered(c.w.guardian)).as("who is now conflicted").isFalse();
  }

  private static boolean offered(UUID person) {
    Page page = browser.visitor(Browser.DESK);
    String address = "http://localhost:" + server.port;
    page.context()
        .addCookies(List.of(new Cookie(Doorway.COOKIE, c.w.t.session(person)).setUrl(address)));
    page.navigate(address + decision.path());
    boolean offered = page.locator("main").innerText().contains("Download the full certificate");
    int status = page.request().get(address + decision.path() + "/certificate/full").status();
    assertThat(status == 200).isEqualTo(offered);
    page.context().close();
    return offered;
  }
}
