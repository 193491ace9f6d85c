package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** What was overheard, who looked and what went wrong, on a phone and a desk. */
class WatchInABrowserTest {
  private static WallTown w;
  private static TestServer server;
  private static Browser browser;
  private static Matter ooh;
  private static Matter closed;

  @BeforeAll
  static void start() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    browser = new Browser();
    ooh = w.open("Out-of-hours service 2027");
    w.party(ooh, WallTown.FEDERATION, PartyRole.BIDDER);
    w.party(ooh, WallTown.RIVAL, PartyRole.BIDDER);
    closed = w.closed("Prices of the bidders");
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.port + path;
  }

  private static Page page(UUID person, int width) {
    Page page = browser.visitor(width);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Doorway.COOKIE, w.t.session(person))
                    .setDomain("127.0.0.1")
                    .setPath("/")));
    return page;
  }

  private static void check(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = page(person, width);
      page.navigate(address(path));
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void whatWasOverheardIsToldOnAPhoneInThreePages() {
    Page page = page(w.treasurer, Browser.PHONE);
    page.navigate(address("/bodies/marlbrook/talk"));
    page.getByText("I heard something I should not have").click();
    browser.check(page, "overheard-which-390");
    page.getByLabel("Out-of-hours service 2027").check();
    page.getByText("Go on").click();
    browser.check(page, "overheard-390");
    page.getByText("Tell it").click();
    assertThat(page.title()).startsWith("Error:");
    page.getByLabel("Owl Nights Ltd").check();
    page.getByText("Tell it").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("You will not be blamed");
    browser.check(page, "overheard-thanks-390");
    page.context().close();

    check(w.guardian, "/bodies/marlbrook/overheard?which=none", "overheard-words");
    check(w.guardian, "/bodies/marlbrook/disclosures", "disclosures");
    check(w.guardian, "/matters/" + ooh.id() + "/overheard", "overheard-guardian");
    check(w.riverside, "/", "desk-out");
    check(w.guardian, "/", "desk-guardian");
  }

  @Test
  void theGuardianLooksOn() {
    w.as(
        w.treasurer,
        () ->
            w.p
                .db
                .sql(
                    "insert into matter_view (id, matter, person, what, at) values (:id, :m, :p, 'matter', :at)")
                .param("id", UUID.randomUUID())
                .param("m", closed.id())
                .param("p", w.treasurer)
                .param("at", Timestamp.from(Instant.now()))
                .update());
    check(w.guardian, "/matters/" + closed.id() + "/views", "views");
  }

  @Test
  void aBreachIsKeptAndPublished() {
    Page page = page(w.guardian, Browser.PHONE);
    page.navigate(address("/bodies/marlbrook/breaches/keep"));
    page.getByLabel("What happened?").fill("The pack went to a member who is out");
    browser.check(page, "breach-keep-390");
    page.getByText("Keep it").click();
    page.getByLabel("Steps taken").fill("The pack was called back the same day");
    browser.check(page, "breach-390");
    page.getByText("Publish it").first().click();
    page.getByLabel("What everybody may read").fill("Papers went to a member who was out.");
    browser.check(page, "breach-publish-390");
    page.getByText("Publish it for good").click();
    browser.check(page, "breaches-390");
    page.context().close();
    check(w.guardian, "/bodies/marlbrook/breaches/keep", "breach-log");
    check(w.treasurer, "/bodies/marlbrook/breaches", "breaches");
  }
}
