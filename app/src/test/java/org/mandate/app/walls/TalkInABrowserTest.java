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
    page.getByLabel("From when today?").fill("0.00");
    page.getByLabel("Until when?").fill("11.59pm");
    page.getByText("Make the list").click();
    assertThat(page.locator("section").textContent())
        .contains("Room 2, Thimble House", "midnight to 11.59pm", "Dr Partner 1, Dr Partner 2")
        .doesNotContain("Dr Partner 3");
    page.context().close();
  }

  @Test
  void theDoorListIsOneSheetOfA4HoweverMuchIsOnIt() throws IOException {
    StringBuilder query = new StringBuilder("/bodies/marlbrook/talk/door?ready=1");
    query.append("&room=Room+2%2C+Thimble+House&from=0.00&to=23.59");
    for (UUID person : List.of(w.chair, w.riverside, w.hill, w.outside, w.treasurer, w.guardian)) {
      query.append("&p=").append(person);
    }
    query.append("&m=").append(ooh.id());
    check(w.treasurer, query.toString(), "talk-door");
    int printed = 0;
    for (int i = 1; i <= 14; i++) {
      String words = i % 3 == 0 ? ", with a title that is long enough to need two lines" : "";
      var m = w.open("Matter " + i + " of the board, for printing" + words);
      if (i % 4 == 0) {
        w.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
      }
      query.append("&m=").append(m.id());
      Page page = page(w.treasurer, Browser.DESK, true);
      int status = page.navigate(address(query.toString())).status();
      if (status == 200) {
        printed++;
        assertThat(pages(Browser.print(page, "talk-door-" + i))).as(i + " matters").isEqualTo(1);
      } else {
        assertThat(status).isEqualTo(422);
        assertThat(page.textContent("main")).contains("These do not fit on one sheet");
      }
      page.context().close();
    }
    assertThat(printed).as("fewer matters are refused than must be").isBetween(6, 13);
  }

  /** How many pages a PDF of Chromium has: its page tree says so in clear. */
  private static int pages(Path pdf) throws IOException {
    String bytes = Files.readString(pdf, StandardCharsets.ISO_8859_1);
    Matcher count = Pattern.compile("/Type /Pages\\s*/Count (\\d+)").matcher(bytes);
    assertThat(count.find()).as(pdf.toString()).isTrue();
    return Integer.parseInt(count.group(1));
  }
}
