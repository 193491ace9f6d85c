package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.meetings.Item;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** Minutes as a secretary and the public see them, on a phone and a desk. */
class MinutesInABrowserTest {
  private static final String WORDS =
      """
      Dr Partner 2 told of the rota in April.

      It was agreed:

      - nights are shared between the four practices
      - the surgery at the Corn Exchange is asked again

      > I was not asked, and I want that written down.

      It comes back in May.""";

  private static Page visitor(Browser browser, MinutesTown t, UUID who, int width) {
    Page page = browser.visitor(width);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Doorway.COOKIE, t.w.t.session(who))
                    .setUrl("http://localhost:" + t.server.port)));
    return page;
  }

  private static void look(Browser browser, MinutesTown t, UUID who, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = visitor(browser, t, who, width);
      page.navigate("http://localhost:" + t.server.port + path);
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void everyPageReadsOnAPhoneAndADeskAndEditingIsBesideTheAgenda() {
    try (MinutesTown t = new MinutesTown();
        Browser browser = new Browser()) {
      String at = "http://localhost:" + t.server.port;
      look(browser, t, t.secretary, t.held.path() + "/minutes", "minutes-meeting-begin");
      MinutesSet s = t.begun("open");
      String rota = java.util.Objects.requireNonNull(t.items.get("rota")).id().toString();
      t.w.as(t.secretary, () -> t.w.p.minutes.save(s, rota, WORDS, 1, new Who.Person(t.secretary)));
      look(browser, t, t.secretary, s.path() + "/edit?block=" + rota, "minutes-edit");
      editedByTwo(browser, t, at + s.path() + "/edit?block=" + rota);
      t.fill(s, t.secretary, "Noted");
      look(browser, t, t.secretary, s.path(), "minutes-draft");
      t.w.as(t.secretary, () -> t.w.p.minutes.approvals().circulate(s).orElseThrow());
      Item item = t.laterItem("Board of April");
      look(browser, t, t.secretary, s.path() + "/approve", "minutes-approve");
      t.approved(s, item);
      t.w.as(
          t.secretary,
          () -> {
            Approvals a = t.w.p.minutes.approvals();
            a.publish(s, new Who.Person(t.secretary)).orElseThrow();
            return a.correct(
                    s,
                    rota,
                    WORDS.replace("four", "five"),
                    "There are five practices in the rota, not four",
                    new Who.Person(t.secretary))
                .orElseThrow();
          });
      look(browser, t, t.secretary, s.path() + "/correct?block=" + rota, "minutes-correct");
      look(browser, t, t.secretary, s.path() + "/versions?block=" + rota, "minutes-versions");
      look(browser, t, t.w.partner(4), t.held.path() + "/minutes", "minutes-meeting");
      browser.check(at + s.path(), "minutes-published");
      browser.check(at + "/bodies/" + t.w.body.slug() + "/minutes", "minutes-list");
    }
  }

  @Test
  void aLostConnectionLosesNothingTypedAndWhatWasTakenIsForgotten() {
    try (MinutesTown t = new MinutesTown();
        Browser browser = new Browser()) {
      MinutesSet s = t.begun("open");
      String rota = java.util.Objects.requireNonNull(t.items.get("rota")).id().toString();
      String form = "http://localhost:" + t.server.port + s.path() + "/edit?block=" + rota;
      Page page = visitor(browser, t, t.secretary, Browser.PHONE);
      page.navigate(form);
      assertThat(page.textContent("[data-keep-note]")).contains("saved when you press a button");
      page.fill("#words", WORDS);
      assertThat(page.textContent("[data-keep-note]")).contains("Kept on this device");
      page.context().setOffline(true);
      page.click("button:has-text(\"Save and go on\")");
      assertThat(page.textContent("[data-keep-note]")).contains("No connection");
      assertThat(page.inputValue("#words")).isEqualTo(WORDS);
      page.context().setOffline(false);
      page.navigate("http://localhost:" + t.server.port + s.path() + "/edit?block=closing");
      assertThat(page.inputValue("#words")).doesNotContain("Corn Exchange");
      page.navigate(form);
      assertThat(page.inputValue("#words")).isEqualTo(WORDS);
      assertThat(page.textContent("[data-keep-note]")).contains("was kept on this device");
      browser.check(page, "minutes-kept-390");

      overtakenWhileAway(t, s, rota, page);
      page.click("button:has-text(\"Save\"):not(:has-text(\"go on\"))");
      assertThat(page.textContent("main")).contains("Saved: 2. The rota");
      assertThat(page.url()).contains("block=" + rota).doesNotContain("taken", "saved");
      page.reload();
      assertThat(page.inputValue("#words")).isEqualTo(WORDS);
      assertThat(page.textContent("[data-keep-note]")).contains("saved when you press a button");
      page.fill("#words", "Typed after it was saved.");
      page.reload();
      assertThat(page.inputValue("#words")).isEqualTo("Typed after it was saved.");

      Page other = visitor(browser, t, t.w.chair, Browser.PHONE);
      other.navigate(form);
      assertThat(other.inputValue("#words")).isEqualTo(WORDS);
      browser
          .complaints()
          .removeIf(c -> c.contains("ERR_INTERNET_DISCONNECTED") || c.contains("422"));
    }
  }

  /** What was kept is sent with the stamp it was typed under, so it overwrites nobody. */
  private static void overtakenWhileAway(MinutesTown t, MinutesSet s, String rota, Page page) {
    t.w.as(
        t.w.chair,
        () -> t.w.p.minutes.save(s, rota, "The chair was first.", 1, new Who.Person(t.w.chair)));
    page.reload();
    assertThat(page.inputValue("#words")).isEqualTo(WORDS);
    page.click("button:has-text(\"Save and go on\")");
    assertThat(page.textContent("main")).contains("Somebody saved this text since you opened it");
    assertThat(page.inputValue("#words")).isEqualTo(WORDS);
    assertThat(page.textContent("[data-keep-note]")).contains("It was not saved yet");
  }

  @Test
  void withoutAScriptEditingMinutesSaysWhenItSavesAndEveryButtonWorks() {
    try (MinutesTown t = new MinutesTown();
        Browser browser = new Browser()) {
      MinutesSet s = t.begun("open");
      String rota = java.util.Objects.requireNonNull(t.items.get("rota")).id().toString();
      Page page = browser.visitor(Browser.PHONE, false);
      String at = "http://localhost:" + t.server.port;
      page.context()
          .addCookies(List.of(new Cookie(Doorway.COOKIE, t.w.t.session(t.secretary)).setUrl(at)));
      page.navigate(at + s.path() + "/edit?block=" + rota);
      assertThat(page.textContent("main"))
          .contains("What you type is saved when you press a button");
      page.fill("#words", WORDS);
      page.click("button:has-text(\"Save and go on\")");
      assertThat(page.textContent("main")).contains("Saved: 2. The rota");
    }
  }

  private static void editedByTwo(Browser browser, MinutesTown t, String address) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page first = visitor(browser, t, t.w.chair, width);
      Page second = visitor(browser, t, t.secretary, width);
      first.navigate(address);
      second.navigate(address);
      first.fill("#words", WORDS.replace("April", "May " + width));
      first.click("button:has-text(\"Save and go on\")");
      assertThat(first.textContent("main")).contains("Saved: 2. The rota");
      second.fill("#words", WORDS + "\n\nMine.");
      second.click("button:has-text(\"Save and go on\")");
      assertThat(second.inputValue("#words")).endsWith("Mine.");
      browser.check(second, "minutes-two-editors-" + width);
      first.context().close();
      second.context().close();
    }
  }
}
