package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** How it was decided, by whose authority, and who was in the room: over the real server. */
class MeetingDecisionPagesTest {
  private static MeetingDecided m;
  private static TestServer server;
  private static Browser browser;
  private static Decision open;
  private static Decision closed;
  private static Decision hidden;
  private static Decision bid;

  @BeforeAll
  static void decide() {
    m = new MeetingDecided();
    m.prepare("open");
    m.prepare("closed");
    open = m.close("open", 3, 1);
    bid = m.close("openInClosed", 4, 0);
    closed = m.close("closed", 4, 0);
    hidden = m.close("hidden", 4, 0);
    m.w.town.realClock();
    m.w.p.sequencer.integrate();
    m.w.job(
        "sequencer",
        () -> {
          m.w.p.certificates.waiting().forEach(m.w.p.certificates::make);
          return true;
        });
    server = TestServer.of(m.w.t);
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  private static String address() {
    return "http://localhost:" + server.port;
  }

  private static Page page(UUID person, int width, String path) {
    Page page = browser.visitor(width);
    page.context()
        .addCookies(List.of(new Cookie(Doorway.COOKIE, m.w.t.session(person)).setUrl(address())));
    page.navigate(address() + path);
    return page;
  }

  @Test
  void anybodyReadsTheWholeStoryFromTheListInOneClick() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      page.navigate(address() + "/bodies/" + m.w.body.slug() + "/decisions");
      browser.check(page, "meeting-decisions-" + width);
      assertThat(page.locator("main").innerText())
          .contains("A decision in a closed part, taken on")
          .doesNotContain("A rota dispute")
          .doesNotContain("A practice in trouble");
      page.locator("text=Who holds nights").click();
      browser.check(page, "meeting-decision-" + width);
      assertThat(page.locator("main").innerText())
          .contains("The board carried the motion, by 3 to 1. The decision is valid")
          .contains(MeetingDecided.MOTION)
          .contains("4 of 4 members with a vote were in the room: 4 as GP.")
          .contains("Names are for the body’s own people.")
          .contains("It is in debt")
          .contains("As a provider. Authority: Member mandate")
          .contains("Download the certificate")
          .doesNotContain("Dr Partner");
      page.context().close();
    }
  }

  @Test
  void anActionIsGivenFromADecisionByWhoeverMay() {
    String form = "/bodies/" + m.w.body.slug() + "/actions/new?from=decision:" + open.id();
    TestServer.Browser officer = server.browser(m.w.t.session(m.w.treasurer));
    assertThat(officer.get(open.path()).body()).contains(form);
    assertThat(officer.get(form).body()).contains("value=\"decision:" + open.id() + "\" selected");
    String matter = "/matters/" + m.w.as(m.w.treasurer, () -> m.w.p.decisions.matterOf(open).id());
    assertThat(officer.get(matter).body()).contains("actions/new?from=matter:");
    for (TestServer.Browser other :
        List.of(server.browser(), server.browser(m.w.t.session(m.w.town.voters.get("TP-001"))))) {
      assertThat(other.get(open.path()).body()).contains("carried").doesNotContain("actions/new");
      assertThat(other.get(matter).body()).doesNotContain("actions/new");
    }
  }

  @Test
  void anOfficerReadsWhoWasInTheRoomByName() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = page(m.w.treasurer, width, open.path());
      browser.check(page, "meeting-decision-officer-" + width);
      assertThat(page.locator("main").innerText())
          .contains("Dr Partner 1")
          .contains("Dr Partner 5")
          .doesNotContain("Names are for the body’s own people.");
      page.context().close();
    }
  }

  @Test
  void aClosedOneIsNothingToStrangersAndSaysToOfficersWhenItOpens() {
    TestServer.Browser nobody = server.browser();
    assertThat(nobody.get(closed.path()).statusCode()).isEqualTo(404);
    assertThat(nobody.get(hidden.path()).statusCode()).isEqualTo(404);
    assertThat(nobody.get(closed.path() + "/certificate").statusCode()).isEqualTo(404);
    assertThat(nobody.get(closed.path()).body())
        .isEqualTo(nobody.get(closed.path().replace(closed.reference(), "2026-999")).body());
    Page page = page(m.w.treasurer, Browser.DESK, closed.path());
    browser.check(page, "meeting-decision-closed-1280");
    assertThat(page.locator("main").innerText())
        .contains("Taken in a part that is not open")
        .contains("under the seal of its hour");
    page.context().close();
  }

  @Test
  void aWallAroundPapersShutsThePageOfWhatWasDecidedInAClosedPart() {
    assertThat(server.browser(m.w.t.session(m.w.riverside)).get(bid.path()).statusCode())
        .isEqualTo(200);
    m.w.party(
        m.w.again(java.util.Objects.requireNonNull(m.matters.get("openInClosed"))),
        WallTown.FEDERATION,
        PartyRole.EXPECTED_BIDDER);
    assertThat(server.browser(m.w.t.session(m.w.riverside)).get(bid.path()).statusCode())
        .isEqualTo(404);
    assertThat(server.browser(m.w.t.session(m.w.outside)).get(bid.path()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsNotAnnouncedIsNothingToAnOfficerWhoWasNotLetIn() {
    TestServer.Browser treasurer = server.browser(m.w.t.session(m.w.treasurer));
    assertThat(treasurer.get(hidden.path()).statusCode()).isEqualTo(404);
    assertThat(server.browser(m.w.t.session(m.w.guardian)).get(hidden.path()).statusCode())
        .isEqualTo(200);
    TestServer.Browser member = server.browser(m.w.t.session(m.w.partner(4)));
    assertThat(member.get(closed.path()).statusCode()).isEqualTo(404);
  }

  @Test
  void aPaperIsWrittenKeptAndNotOverwritten() {
    UUID item = m.item("members").id();
    String path = "/items/" + item + "/paper";
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = page(m.secretary, width, path);
      browser.check(page, "decision-paper-" + width);
      page.context().close();
    }
    TestServer.Browser one = server.browser(m.w.t.session(m.secretary));
    TestServer.Browser two = server.browser(m.w.t.session(m.w.guardian));
    one.get(path);
    two.get(path);
    Map<String, String> typed = new HashMap<>();
    typed.put("seen", "0");
    typed.put("option-1", "The hall");
    typed.put("why-1", "It is near");
    typed.put("criteria", "Cost\nDistance");
    typed.put("evidence", "The survey https://example.org/survey");
    typed.put("capacity", "provider");
    typed.put("clause", "6.4");
    assertThat(one.post(path, typed).statusCode()).isEqualTo(303);
    assertThat(one.get(path).body()).contains("The hall", "Distance", "https://example.org/survey");
    typed.put("option-1", "The barn");
    var refused = two.post(path, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Somebody else saved this paper", "The barn");
    typed.put("seen", "1");
    typed.put("clause", "77");
    assertThat(two.post(path, typed).body()).contains("no clause 77");
    typed.put("clause", "6.4");
    typed.put("effect-day", "31");
    typed.put("effect-month", "2");
    typed.put("effect-year", "2027");
    assertThat(two.post(path, typed).body()).contains("Enter a date");
    TestServer.Browser stranger = server.browser(m.w.t.session(m.w.partner(4)));
    assertThat(stranger.get(path).statusCode()).isIn(403, 404);
  }

  @Test
  void dissentIsPutAndReadUnderTheSeatByStrangersAndTheNameByTheBoard() {
    TestServer.Browser hill = server.browser(m.w.t.session(m.w.hill));
    String path = open.path() + "/dissent";
    assertThat(hill.get(path).statusCode()).isEqualTo(200);
    assertThat(hill.post(path, Map.of("words", " ")).statusCode()).isEqualTo(422);
    assertThat(hill.post(path, Map.of("words", "Two of us <b>cannot</b> staff it.")).statusCode())
        .isEqualTo(303);
    String public_ = server.browser().get(open.path()).body();
    assertThat(public_)
        .contains("Two of us &lt;b&gt;cannot&lt;/b&gt; staff it.")
        .doesNotContain("Dr Partner 3");
    assertThat(server.browser(m.w.t.session(m.w.treasurer)).get(open.path()).body())
        .contains("Dr Partner 3");
    assertThat(
            hill.post(path, Map.of("words", "Not his", "person", m.w.outside.toString()))
                .statusCode())
        .isEqualTo(422);
    Page page = page(m.secretary, Browser.PHONE, path);
    browser.check(page, "dissent-390");
    page.context().close();
  }

  @Test
  void theListIsNarrowedByTheAddress() {
    TestServer.Browser officer = server.browser(m.w.t.session(m.w.treasurer));
    String list = "/bodies/" + m.w.body.slug() + "/decisions";
    assertThat(officer.get(list + "?by=ballot").body()).contains("0 of 3 decisions");
    assertThat(officer.get(list + "?by=meeting").body()).contains("3 of 3 decisions");
    assertThat(officer.get(list + "?as=commissioner").body()).contains("0 of 3 decisions");
    assertThat(officer.get(list + "?review=due").body()).contains("0 of 3 decisions");
    assertThat(officer.get(list + "?by='&year=x").body()).contains("3 decisions have been taken");
  }
}
