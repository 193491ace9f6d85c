package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Setting.Way;

/** The meeting in session on phones and on the wall: it follows, and loses nothing typed. */
class LivePagesInABrowserTest {
  private static LiveTown t;
  private static WallTown w;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    t = LiveTown.founded();
    w = t.w;
    server = TestServer.of(w.t);
    browser = new Browser();
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

  private static Page visitor(UUID person, int width) {
    Page page = browser.visitor(width);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Doorway.COOKIE, w.t.session(person)).setUrl(at("/")).setHttpOnly(true)));
    return page;
  }

  private static void look(UUID person, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = visitor(person, width);
      page.navigate(at(path));
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  private record Held(Meeting m, Item item, Motion motion) {}

  private static Held held(String title) {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    t.item(m, 0, "Apologies", Optional.empty());
    Item item = t.item(m, 0, "", Optional.of(w.open(title)));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    return new Held(
        m, item, t.motion(item, "That the practices share one night nurse from April."));
  }

  @Test
  void theMeetingIsSeenByChairMemberAndPublicAndOnTheWall() {
    Held h = held("Who holds nights");
    Motion amendment =
        t.as(
            w.hill,
            () ->
                t.live
                    .motions()
                    .amend(
                        h.item(),
                        h.motion(),
                        1,
                        "That the practices share two night nurses from May.",
                        Optional.of(w.hill),
                        Optional.empty())
                    .orElseThrow());
    t.as(w.hill, () -> t.live.floor().ask(h.item(), w.hill, "Hill").orElseThrow());
    t.as(w.outside, () -> t.live.floor().ask(h.item(), w.outside, "Market").orElseThrow());
    look(w.chair, h.m().path() + "/live", "live-chair");
    look(w.hill, h.m().path() + "/live", "live-member");
    browser.check(at(h.m().path() + "/live"), "live-public");
    look(w.chair, h.m().path() + "/projector", "live-projector");
    look(w.chair, h.m().path() + "/live/people", "live-people");
    String motion = h.m().path() + "/motions/" + h.motion().id();
    look(w.chair, motion + "/vote", "live-open-a-vote");
    look(w.hill, motion + "/amend", "live-amend");
    Poll mistaken = t.poll(h.m(), h.item(), amendment, Way.NAMED);
    look(w.chair, h.m().path() + "/live", "live-vote-open");
    look(w.chair, h.m().path() + "/polls/" + mistaken.id() + "/abandon", "live-abandon");
    t.as(
        w.chair,
        () ->
            t.live
                .polls()
                .abandon(
                    mistaken,
                    "It was opened before the amendment was voted on.",
                    new org.mandate.app.access.Who.Person(w.chair))
                .orElseThrow());
    look(w.hill, h.m().path() + "/live", "live-abandoned");
    look(w.chair, h.m().path(), "agenda-give-action");
  }

  @Test
  void whoIsWalledIsToldWhyAndTheQuorumNamesWhatIsMissing() {
    Matter matter = w.open("Who holds weekends");
    w.party(matter, WallTown.FEDERATION, PartyRole.BIDDER);
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(matter));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    look(w.riverside, m.path() + "/live", "live-walled");
    look(w.outside, m.path() + "/live", "live-no-quorum");
    browser.check(at(m.path() + "/live"), "live-no-quorum-public");
  }

  @Test
  void aPageThatIsOpenFollowsAndAFormBeingFilledIsLeftAlone() {
    Held h = held("Who holds mornings");
    Page chair = visitor(w.chair, Browser.PHONE);
    chair.navigate(at(h.m().path() + "/live"));
    Page member = visitor(w.hill, Browser.PHONE);
    member.navigate(at(h.m().path() + "/live"));
    assertThat(member.textContent("main")).doesNotContain("A vote by name");
    Poll poll = t.poll(h.m(), h.item(), h.motion(), Way.NAMED);
    member.waitForSelector("text=A vote by name");
    member.click("text=Vote >> nth=-1");
    member.navigate(at(h.m().path() + "/polls/" + poll.id()));
    browser.check(member, "live-vote-390");
    member.click("button:has-text('For')");
    member.waitForSelector("text=Your vote is recorded");
    chair.waitForSelector("text=1 have voted");
    Page writing = visitor(w.outside, Browser.PHONE);
    writing.navigate(at(h.m().path() + "/items/" + h.item().id() + "/motions/new"));
    writing.fill("#words", "That nothing is");
    t.as(w.chair, () -> t.live.polls().close(poll, Map.of()).orElseThrow());
    member.navigate(at(h.m().path() + "/live"));
    member.waitForSelector("text=For 1");
    writing.waitForTimeout(1200);
    assertThat(writing.inputValue("#words")).isEqualTo("That nothing is");
    browser.check(chair, "live-after-vote-390");
  }

  @Test
  void aLostConnectionLosesNothingTyped() {
    Held h = held("Who holds evenings");
    String form = at(h.m().path() + "/items/" + h.item().id() + "/motions/new");
    Page page = visitor(w.hill, Browser.PHONE);
    page.navigate(form);
    page.fill("#words", "That the bats hold evenings.");
    assertThat(page.textContent("[data-keep-note]")).contains("Kept on this device, not yet sent");
    page.context().setOffline(true);
    page.click("button:has-text('Move it')");
    assertThat(page.textContent("[data-keep-note]")).contains("No connection");
    assertThat(page.inputValue("#words")).isEqualTo("That the bats hold evenings.");
    page.context().setOffline(false);
    page.reload();
    assertThat(page.inputValue("#words")).isEqualTo("That the bats hold evenings.");
    assertThat(page.textContent("[data-keep-note]")).contains("was kept on this device");
    browser.check(page, "live-kept-390");
    page.click("button:has-text('Move it')");
    page.waitForSelector("text=That the bats hold evenings.");
    assertThat(page.url()).endsWith("/live");
    page.navigate(form);
    assertThat(page.inputValue("#words")).isEmpty();
    browser.complaints().removeIf(c -> c.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void twoAtOnceNeverOverwriteEachOtherAndTheSecondSeesWhatChanged() {
    Held h = held("Who holds the keys");
    String form = at(h.m().path() + "/motions/" + h.motion().id() + "/amend");
    Page page = visitor(w.hill, Browser.DESK);
    page.navigate(form);
    page.fill("#words", "That the practices share three night nurses.");
    Motion other =
        t.as(
            w.outside,
            () ->
                t.live
                    .motions()
                    .amend(
                        h.item(),
                        h.motion(),
                        1,
                        "That the practices share one day nurse from April.",
                        Optional.of(w.outside),
                        Optional.empty())
                    .orElseThrow());
    Poll poll = t.poll(h.m(), h.item(), other, Way.SHOW);
    t.as(w.chair, () -> t.live.polls().close(poll, Map.of("for", 4L)).orElseThrow());
    page.click("button:has-text('Move the amendment')");
    assertThat(page.textContent("main"))
        .contains("Meanwhile its words were changed")
        .contains("What was changed meanwhile");
    assertThat(page.inputValue("#words")).isEqualTo("That the practices share three night nurses.");
    browser.check(page, "live-two-at-once-1280");
    page.click("button:has-text('Move the amendment')");
    page.waitForSelector("text=Amendment 3");
    browser.complaints().removeIf(c -> c.contains("422"));
  }

  @Test
  void withoutAScriptThePageSaysHowItIsKeptUpToDateAndEveryButtonWorks() {
    Held h = held("Who holds the door");
    Page page = browser.visitor(Browser.PHONE, false);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Doorway.COOKIE, w.t.session(w.hill)).setUrl(at("/")).setHttpOnly(true)));
    page.navigate(at(h.m().path() + "/live"));
    assertThat(page.textContent("main")).contains("loads itself anew every 20 seconds");
    page.click("button:has-text('Ask to speak')");
    assertThat(page.textContent("main")).contains("used so far");
    page.navigate(at(h.m().path() + "/items/" + h.item().id() + "/motions/new"));
    assertThat(page.textContent("[data-keep-note]")).contains("It is saved when you press");
  }
}
