package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.Complaint;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.web.Browser;

/** A sealed election from its credentials to its result, as people meet its quieter pages. */
class PagesAfterTheCloseInABrowserTest {
  private static final SealedTown t = new SealedTown();
  private static TestServer server;
  private static Browser eyes;
  private static String site;

  @BeforeAll
  static void open() {
    server = TestServer.of(t.s.b.t);
    eyes = new Browser();
    site = "http://localhost:" + server.port;
  }

  @AfterAll
  static void close() {
    eyes.close();
    server.close();
  }

  /** Requests tell no time of their own: for them the clock of the database stands here. */
  private static void clock(String moment) {
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

  /** The page as somebody sees it at both widths; what stands on it at the desk's. */
  private static String seen(@Nullable UUID person, String path, String name) {
    String words = "";
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = eyes.visitor(width);
      if (person != null) {
        String session = t.s.b.t.session(person);
        page.context().addCookies(List.of(new Cookie("mandate", session).setUrl(site)));
      }
      page.navigate(site + path);
      eyes.check(page, "after-" + name + "-" + width);
      words = page.locator("main").innerText();
      page.context().close();
    }
    return words;
  }

  private static UUID holder(SecretElection e, RoleHolder.Part part) {
    return t.holders(e, part).getFirst().person();
  }

  @Test
  void everyQuieterPageOfAnElectionSaysWhatToDoNext() {
    SecretElection e = t.frozen(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    clock("2026-01-17T10:00:00Z");
    UUID authority = holder(e, RoleHolder.Part.CREDENTIAL_AUTHORITY);
    assertThat(seen(authority, e.path() + "/credentials", "credentials")).contains("10 lines");
    assertThat(seen(null, e.path() + "/board", "board-before")).contains("key 1");
    t.makeKeys(e);
    t.handIn(e);
    seen(authority, e.path() + "/credentials", "credentials-again");
    t.s.looked(e);
    t.s.at(SecretTown.OPENS);
    votesForTwo(t.s.find(e));
    String tracker = vote(t.s.find(e), 0, List.of(1, 2, 3));
    vote(t.s.find(e), 1, List.of(2, 1, 0));
    vote(t.s.find(e), 2, List.of(1, 0, 2));
    t.s.at(SecretTown.CLOSES);
    clock("2026-01-31T10:00:00Z");
    seen(null, e.path() + "/board", "board-closed");
    seen(null, e.path() + "/ballots?q=" + tracker.replace("+", "%2B"), "find-closed");
    seen(null, e.path() + "/ballots", "find-closed-empty");
    seen(null, e.path(), "election-closed");
    t.unseal(t.s.find(e));
    seen(null, e.path() + "/board", "board-over");
    aStrangerChecksIt(e);
    seen(null, e.path() + "/ballots", "find-over");
    t.s.b.clock("2026-01-31T09:30:00Z");
    t.s.declared(e);
    seen(null, e.path(), "election-declared");
    seen(null, e.path() + "/count", "count");
    seen(t.s.gps[0], e.path() + "/complain", "complain");
    Complaint c = complaint(e, false);
    Complaint apart = complaint(e, true);
    seen(t.s.gps[0], e.path(), "election-complained");
    assertThat(seen(t.s.b.officer, e.path() + "/desk", "desk-complaint"))
        .contains("the auditor settles that");
    seen(t.s.b.officer, e.path() + "/complaints/" + c.id(), "settle");
    UUID auditor = holder(e, RoleHolder.Part.AUDITOR);
    assertThat(seen(auditor, e.path(), "election-auditor")).contains("You settle it");
    assertThat(seen(auditor, e.path() + "/complaints/" + apart.id(), "settle-apart"))
        .contains("ask them for their side");
    seen(holder(e, RoleHolder.Part.TRUSTEE), e.path() + "/trustee", "trustee-over");
  }

  /** Without a role and without our programs: the page's own, on the stranger's phone. */
  private static void aStrangerChecksIt(SecretElection e) {
    Page page = eyes.visitor(Browser.PHONE);
    page.navigate(site + e.path() + "/board");
    page.getByText("Check it in this browser").click();
    eyes.check(page, "after-check-before-390");
    page.getByText("Check the board", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("The board is in order.").waitFor();
    assertThat(page.locator("[data-checked]").innerText()).contains("3");
    eyes.check(page, "after-check-done-390");
    page.context().close();
  }

  /** Somebody who votes for two practices is asked for which; the page of one fits a phone. */
  private static void votesForTwo(SecretElection e) {
    UUID two = t.s.b.voters.get(BallotTown.code(2));
    t.s.b.job(
        "town",
        () -> {
          t.s.b.p.people.authorise(BallotTown.code(3), two, "deputy", "Minutes", BallotTown.BEGAN);
          return true;
        });
    clock("2026-01-22T10:00:00Z");
    assertThat(seen(two, e.path() + "/vote", "which")).contains("For whom do you vote now?");
    seen(two, e.path() + "/vote?line=3", "vote");
    seen(two, e.path(), "election-open");
    seen(two, "/bodies/marlbrook/elections", "list");
  }

  private static String vote(SecretElection e, int line, List<Integer> ranks) {
    UUID voter = t.s.b.voters.get(BallotTown.code(line + 1));
    var cast = t.cast(voter, e, line + 1, t.seal(e, line, ranks).ballot().text());
    return ((BallotBox.Cast.Recorded) cast).tracker();
  }

  private static Complaint complaint(SecretElection e, boolean aboutOfficer) {
    var me = new Who.Person(t.s.gps[0]);
    return t.s.b.as(
        me.id(),
        () ->
            t.s
                .elections
                .results()
                .complain(e.id(), "My link came late.", aboutOfficer, me)
                .orElseThrow());
  }
}
