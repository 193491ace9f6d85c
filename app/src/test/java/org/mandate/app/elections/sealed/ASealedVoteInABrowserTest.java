package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestServer;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.web.Browser;

/**
 * The whole way of a sealed vote on the real server: mail, phone, board, clerks, trustees' pages.
 */
class ASealedVoteInABrowserTest {
  private static final Pattern LINK = Pattern.compile("(/seal/[A-Za-z0-9_-]+)");
  private static final SealedTown t = new SealedTown();
  private static TestServer server;
  private static Browser eyes;
  private static String site;
  private static SecretElection e;
  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    e = t.open(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    clockOfTheServer("2026-01-22T10:00:00Z");
    server = TestServer.of(t.s.b.t);
    eyes = new Browser();
    site = "http://localhost:" + server.port;
  }

  /**
   * Requests tell no time of their own, as the town's work does: for them the clock stands here.
   */
  private static void clockOfTheServer(String moment) {
    try (var owner = t.s.b.t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(
          """
          create or replace function mandate.clock() returns timestamptz
          language sql volatile security definer set search_path = mandate, pg_temp as $$
            select coalesce(nullif(current_setting('mandate.town_clock', true), ''), '%s')::timestamptz
          $$"""
              .formatted(moment));
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @AfterAll
  static void close() {
    if (server != null) {
      eyes.close();
      server.close();
    }
  }

  private static String mailed(int voter) throws SQLException {
    try (var owner = t.s.b.t.databases.asOwner();
        var s = owner.createStatement();
        var row =
            s.executeQuery(
                "select m.words from mail m join secret_mail s on s.mail = m.id where s.what = 'opening'"
                    + " and s.position = "
                    + voter)) {
      assertThat(row.next()).as("mail to line " + voter).isTrue();
      Matcher link = LINK.matcher(row.getString(1));
      assertThat(link.find()).isTrue();
      return link.group(1);
    }
  }

  private static Page as(UUID person, int width) {
    Page page = eyes.visitor(width);
    page.context().addCookies(List.of(new Cookie("mandate", t.s.b.t.session(person)).setUrl(site)));
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static String vote(Page page, int credential, int... ranks) {
    page.getByText("Check my ballot").waitFor();
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] > 0) {
        page.getByLabel(SecretTown.name(i)).fill(String.valueOf(ranks[i]));
      }
    }
    press(page, "Check my ballot");
    page.getByLabel("Your credential").fill(t.roll.credentials().get(credential).shown());
    press(page, "Seal and send my ballot");
    page.locator("[data-tracker]:visible").waitFor();
    return page.locator("[data-tracker]").textContent();
  }

  @Test
  void aVoterVotesByLinkFindsTheBallotAndTheResultIsOpened() throws SQLException, IOException {
    Page phone = eyes.visitor(Browser.PHONE);
    phone.navigate(site + mailed(1));
    eyes.check(phone, "sealed-real-vote-390");
    String tracker = vote(phone, 0, 1, 2, 3);
    eyes.check(phone, "sealed-real-sent-390");
    Page desk = eyes.visitor(Browser.DESK);
    desk.navigate(site + mailed(2));
    vote(desk, 1, 2, 1, 0);
    found(tracker);
    clerks();
    board("open");
    t.s.at(SecretTown.CLOSES);
    clockOfTheServer("2026-01-31T10:00:00Z");
    SecretElection closed = t.s.find(e);
    for (RoleHolder trustee : t.holders(e, RoleHolder.Part.TRUSTEE)) {
      look(trustee.person(), e.path() + "/trustee", "Mix the ballots", "sealed-real-mix");
      break;
    }
    trustees(closed);

    board("over");
    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isInstanceOfSatisfying(
            Opening.Rankings.class,
            r ->
                assertThat(r.rankings())
                    .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(2, 1), List.of(3)));
    assertThat(t.faults()).isEmpty();
    phone.navigate(site + "/seal/nothing");
    assertThat(phone.locator("h1").textContent()).contains("This link has ended");
  }

  /** Two mix and all open, each in a browser that keeps what it made. */
  private void trustees(SecretElection closed) throws IOException {
    List<RoleHolder> trustees = t.holders(closed, RoleHolder.Part.TRUSTEE);
    List<Page> desks = new ArrayList<>();
    for (int i = 0; i < trustees.size(); i++) {
      desks.add(as(trustees.get(i).person(), i == 1 ? Browser.DESK : Browser.PHONE));
    }
    for (Page page : desks.subList(0, 2)) {
      page.navigate(site + e.path() + "/trustee");
      press(page, "Check the board and shuffle");
      page.getByText("It is sent").waitFor();
    }
    for (int i = 0; i < trustees.size(); i++) {
      Page page = desks.get(i);
      page.navigate(site + e.path() + "/trustee");
      press(page, "Check the board");
      page.locator("[data-review]").waitFor();
      assertThat(page.locator("[data-record-answer]").textContent())
          .isEqualTo("The same as your device counted.");
      assertThat(page.locator("[data-own]").textContent())
          .startsWith(i < 2 ? "The shuffle that this browser made stands" : "No shuffle stands");
      if (i < 2) {
        eyes.check(page, "sealed-real-review-" + (i == 1 ? 1280 : 390));
      } else {
        page.getByLabel("I did not mix these ballots").check();
      }
      page.getByLabel("I compared the ballots and the tally").check();
      page.getByLabel("I opened no other tally of this election").check();
      page.getByLabel("So few voted, and this tally shall be opened").check();
      Path key = folder.resolve(i + ".privkey");
      Files.writeString(key, t.privateFile(trustees.get(i).person()));
      page.locator("#key").setInputFiles(key);
      press(page, "Open my part of this tally");
      page.getByText("It is sent").waitFor();
      page.context().close();
    }
    assertThat(t.s.b.asNobody(() -> t.boards.sidecar(e.id()))).contains("{\"opening\":1,");
  }

  private static void found(String tracker) {
    Page page = eyes.visitor(Browser.PHONE);
    page.navigate(
        site
            + e.path()
            + "/ballots?q="
            + java.net.URLEncoder.encode(tracker, java.nio.charset.StandardCharsets.UTF_8));
    assertThat(page.locator("main").innerText()).contains("Your ballot is on the board and counts");
    eyes.check(page, "sealed-real-found-390");
    page.navigate(site + e.path() + "/ballots?q=somethingelse");
    assertThat(page.locator("main").innerText())
        .contains("No ballot of this election has this tracker");
  }

  private static void look(UUID person, String path, String heading, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = as(person, width);
      page.navigate(site + path);
      assertThat(page.locator("h1:visible").first().textContent()).contains(heading);
      eyes.check(page, name + "-" + width);
      page.context().close();
    }
  }

  private static void board(String when) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = eyes.visitor(width);
      page.navigate(site + e.path() + "/board");
      eyes.check(page, "sealed-real-board-" + when + "-" + width);
      page.context().close();
    }
  }

  /** Line 3 comes on paper: one clerk seals, the other confirms; the first cannot do both. */
  private static void clerks() {
    List<RoleHolder> clerks = t.holders(e, RoleHolder.Part.CLERK);
    assertThat(clerks).hasSize(2);
    Page first = as(clerks.get(0).person(), Browser.DESK);
    first.navigate(site + e.path() + "/paper");
    first.locator("select[name=line]").selectOption("3");
    first.getByLabel("On paper").check();
    eyes.check(first, "sealed-real-paper-1280");
    press(first, "Continue");
    vote(first, 2, 0, 0, 1);
    assertThat(first.locator("h1:visible").textContent()).contains("not cast yet");
    Page second = as(clerks.get(1).person(), Browser.PHONE);
    for (Page page : List.of(first, second)) {
      page.navigate(site + e.path() + "/paper");
      page.locator("input[name=paper]").check();
      page.getByLabel("Yes: put it on the board").check();
      press(page, "Continue");
      if (page == first) {
        assertThat(page.locator("main").innerText()).contains("A second clerk confirms");
        eyes.check(page, "sealed-real-paper-refused-1280");
      }
    }
    assertThat(second.locator("main").innerText())
        .contains("Your ballot is on the board and counts")
        .contains("Two clerks entered it");
  }
}
