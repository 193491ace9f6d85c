package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** The pages of who may talk, what was overheard and who looked, on a phone, a desk and paper. */
class TalkInABrowserTest {
  private static WallTown w;
  private static TestServer server;
  private static Browser browser;
  private static org.mandate.app.matters.Matter ooh;

  @BeforeAll
  static void start() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    browser = new Browser();
    for (String title :
        List.of("Winter home-visiting plan", "£3 a head", "Blood tests at Bridgefoot")) {
      w.open(title);
    }
    ooh = w.open("Out-of-hours service 2027");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.port + path;
  }

  private static Page page(UUID person, int width, boolean scripts) {
    Page page = browser.visitor(width, scripts);
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
      Page page = page(person, width, true);
      page.navigate(address(path));
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void theRoomIsReadOnAPhoneAndADesk() {
    check(w.treasurer, "/bodies/marlbrook/talk", "talk-room");
    check(w.treasurer, "/matters/" + ooh.id() + "/talk?with=" + w.riverside, "talk-one");
  }

  @Test
  void aRoomIsAskedForAndItsDoorListMadeWithoutAnyScript() {
    Page page = page(w.treasurer, Browser.PHONE, false);
    page.navigate(address("/bodies/marlbrook/talk"));
    page.getByLabel("Dr Partner 3").uncheck();
    page.getByLabel("Fiona Garrick").uncheck();
    page.getByText("Update the list").click();
    assertThat(page.locator("h2").first().textContent()).contains("6 people: 3 matters are safe");
    page.getByText("Print for the door").click();
    browser.check(page, "talk-door-ask");
    page.getByText("Make the list").click();
    assertThat(page.title()).startsWith("Error:");
    page.getByLabel("Which room?").fill("Room 2, Thimble House");
    page.getByLabel("From when today?").fill("1pm");
    page.getByLabel("Until when?").fill("14.30");
    page.getByText("Make the list").click();
    assertThat(page.locator("section").textContent())
        .contains("Room 2, Thimble House", "1pm to 2.30pm", "Dr Partner 1, Dr Partner 2")
        .doesNotContain("Dr Partner 3");
    page.context().close();
  }

  @Test
  void theDoorListIsOneSheetOfA4WithFewMattersAndWithMany() throws IOException {
    String door =
        "/bodies/marlbrook/talk/door?ready=1&room=Room+2%2C+Thimble+House&from=1pm&to=2pm&p="
            + w.chair
            + "&p="
            + w.riverside
            + "&p="
            + w.hill
            + "&p="
            + w.outside
            + "&p="
            + w.treasurer
            + "&p="
            + w.guardian;
    check(w.treasurer, door, "talk-door");
    assertThat(sheets(door, "talk-door-few")).isEqualTo(1);
    var other = WallTown.founded();
    try (TestServer busy = TestServer.of(other.t)) {
      for (int i = 1; i <= 20; i++) {
        var m = other.open("A matter of the board with a title of some length, number " + i);
        if (i % 4 == 0) {
          other.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
        }
        if (i == 10 || i == 20) {
          assertThat(busySheets(other, busy, "talk-door-" + i)).as(i + " matters").isEqualTo(1);
        }
      }
    }
  }

  private static int sheets(String path, String name) throws IOException {
    Page page = page(w.treasurer, Browser.DESK, true);
    page.navigate(address(path));
    int pages = pages(Browser.print(page, name));
    page.context().close();
    return pages;
  }

  private static int busySheets(WallTown town, TestServer busy, String name) throws IOException {
    Page page = browser.visitor(Browser.DESK);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Doorway.COOKIE, town.t.session(town.treasurer))
                    .setDomain("127.0.0.1")
                    .setPath("/")));
    page.navigate(
        "http://127.0.0.1:"
            + busy.port
            + "/bodies/marlbrook/talk/door?ready=1&room=Room+2&from=1pm&to=2pm&p="
            + town.chair
            + "&p="
            + town.riverside
            + "&p="
            + town.hill
            + "&p="
            + town.outside);
    int pages = pages(Browser.print(page, name));
    page.context().close();
    return pages;
  }

  /** How many pages a PDF of Chromium has: its page tree says so in clear. */
  private static int pages(Path pdf) throws IOException {
    String bytes = Files.readString(pdf, StandardCharsets.ISO_8859_1);
    Matcher count = Pattern.compile("/Type /Pages\\s*/Count (\\d+)").matcher(bytes);
    assertThat(count.find()).as(pdf.toString()).isTrue();
    return Integer.parseInt(count.group(1));
  }
}
