package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.Banding;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.web.Browser;
import org.mandate.ballot.ceremony.Roll;

/** A vote weighed in bands, as people meet it on a phone and at a desk, from draft to result. */
class BandsInABrowserTest {
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
    if (server != null) {
      eyes.close();
      server.close();
    }
  }

  /** Requests tell no time of their own: for them the clock stands here. */
  private static void clock(String moment) {
    t.s.b.clock(moment);
    t.s.b.owner(
        """
        create or replace function mandate.clock() returns timestamptz
        language sql volatile security definer set search_path = mandate, pg_temp as $$
          select coalesce(nullif(current_setting('mandate.town_clock', true), ''), '%s')::timestamptz
        $$"""
            .formatted(moment));
  }

  private static Page as(UUID person, int width) {
    Page page = eyes.visitor(width);
    page.context().addCookies(List.of(new Cookie("mandate", t.s.b.t.session(person)).setUrl(site)));
    return page;
  }

  private static void look(UUID person, String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = as(person, width);
      page.navigate(site + path);
      eyes.check(page, "bands-" + name + "-" + width);
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  @Test
  void aWeighedVoteIsDraftedHeldAndDeclared() {
    clock("2026-01-05T09:00:00Z");
    look(t.s.b.secretary, "/bodies/marlbrook/elections/new?kind=question", "new");
    t.s.withClerks = true;
    SecretElection e =
        t.s.published(
            SecretTown.motion(Kind.QUESTION, Optional.empty())
                .about("reserved-matter")
                .weighed(new Banding(5, 10)));
    t.s.at(SecretTown.ROLL);
    clock(SecretTown.ROLL.plusSeconds(60).toString());
    SecretElection frozen = t.s.find(e);
    t.makeKeys(frozen);
    look(t.s.b.officer, e.path(), "roll");
    look(t.s.b.officer, e.path() + "/leak/look", "look");

    handIn(frozen);

    t.s.looked(frozen);
    t.s.at(SecretTown.OPENS);
    clock(SecretTown.OPENS.plusSeconds(60).toString());
    SecretElection open = t.s.find(e);
    assertThat(open.state()).isEqualTo(SecretElection.State.OPEN);
    stolen(open);
    vote(open, 1, 0);
    for (int line = 2; line <= 8; line++) {
      String ballot = t.seal(open, line - 1, SealedTown.one(line < 7 ? 1 : 2, 2)).ballot().text();
      t.cast(t.s.b.voters.get(BallotTown.code(line)), open, line, ballot);
    }
    t.s.at(SecretTown.CLOSES);
    clock(SecretTown.CLOSES.plusSeconds(60).toString());
    t.unseal(open);
    t.s.declared(t.s.find(e));
    look(t.s.b.officer, e.path(), "result");
    Page page = as(t.s.b.officer, Browser.DESK);
    page.navigate(site + e.path());
    assertThat(page.content()).contains("6,170").contains("sums of weights");
  }

  /** Wrong at first: the list of lines of another roll. */
  private static void handIn(SecretElection e) {
    UUID authority = t.holders(e, Part.CREDENTIAL_AUTHORITY).getFirst().person();
    look(authority, e.path() + "/credentials", "credentials");
    t.roll = t.made(e, t.lines(e));
    Roll other = t.made(e, t.lines(e));
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = as(authority, width);
      page.navigate(site + e.path() + "/credentials");
      page.getByLabel("The public credentials").fill(t.roll.roll().text());
      page.getByLabel("Which credential is whose").fill(other.lines().text());
      press(page, "Hand in the credentials");
      eyes.check(page, "bands-credentials-refused-" + width);
      assertThat(page.content()).contains("line 1 of this list is not on the public list");
    }
    Page page = as(authority, Browser.DESK);
    page.navigate(site + e.path() + "/credentials");
    page.getByLabel("The public credentials").fill(t.roll.roll().text());
    page.getByLabel("Which credential is whose").fill(t.roll.lines().text());
    press(page, "Hand in the credentials");
    page.waitForURL("**/board");
  }

  /** Whoever votes on line 2 has the credential of line 1. */
  private static void stolen(SecretElection e) {
    Page page = voting(e, 2, 0);
    page.getByText("This credential was made for another line of the roll").first().waitFor();
    eyes.check(page, "bands-stolen-390");
  }

  private static void vote(SecretElection e, int line, int credential) {
    voting(e, line, credential).locator("[data-tracker]:visible").waitFor();
  }

  private static Page voting(SecretElection e, int line, int credential) {
    Page page = as(t.s.b.voters.get(BallotTown.code(line)), Browser.PHONE);
    page.navigate(site + e.path() + "/vote");
    page.getByText("Check my ballot").waitFor();
    if (credential == 0 && line == 1) {
      eyes.check(page, "bands-vote-390");
    }
    page.getByLabel("For", new Page.GetByLabelOptions().setExact(true)).check();
    press(page, "Check my ballot");
    page.getByLabel("Your credential").fill(t.roll.credentials().get(credential).shown());
    press(page, "Seal and send my ballot");
    return page;
  }
}
