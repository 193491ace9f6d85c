package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.web.Browser;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;

/**
 * Three trustees of whom two are enough, on the real server: the first and the third in browsers,
 * each at a fresh one for each step, the second with Java. A share that does not fit, beginning
 * again, and an opening without the second.
 */
class SharedKeysOnPagesTest {
  private static final SealedTown t = new SealedTown();
  private static TestServer server;
  private static Browser eyes;
  private static String site;
  private static SecretElection e;
  private static SharedCeremony c;

  /** Where each trustee's file is kept. */
  @TempDir private static Path folder;

  private static final Map<Integer, Path> files = new HashMap<>();

  @BeforeAll
  static void open() {
    t.s.withThirdTrustee = true;
    e = t.frozen(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    c = new SharedCeremony(t, e);
    clockOfTheServer("2026-01-17T10:00:00Z");
    server = TestServer.of(t.s.b.t);
    eyes = new Browser();
    site = "http://localhost:" + server.port;
  }

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

  private static Page at(UUID person, String path, int width) {
    Page page = eyes.visitor(width);
    page.context().addCookies(List.of(new Cookie("mandate", t.s.b.t.session(person)).setUrl(site)));
    page.navigate(site + e.path() + path);
    return page;
  }

  private static void look(Page page, String name) {
    eyes.check(page, "shared-keys-" + name);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void certify(int seat, String name) {
    Page page = at(c.person(seat), "/trustee", seat == 1 ? Browser.PHONE : Browser.DESK);
    look(page, name + "-certify");
    press(page, "Make my key");
    page.getByText("Save the file of my key").waitFor();
    Download file = page.waitForDownload(() -> page.getByText("Save the file of my key").click());
    files.put(seat, folder.resolve(name + "-" + seat + ".privkey"));
    file.saveAs(files.get(seat));
    page.getByLabel("I have saved the file").check();
    look(page, name + "-certify-saved");
    press(page, "Send my certificate");
    page.getByText("It is sent").waitFor();
    page.context().close();
  }

  private static Page chosen(int seat, String button) {
    Page page = at(c.person(seat), "/trustee", seat == 1 ? Browser.PHONE : Browser.DESK);
    page.locator("#key").setInputFiles(files.get(seat));
    press(page, button);
    return page;
  }

  private static void step(int seat, String button, String name) {
    sent(chosen(seat, button), name);
  }

  /** The checksum that a trustee's page showed before the shares left it. */
  private static final Map<Integer, String> compared = new HashMap<>();

  private static String checksum(Page page) {
    String words = page.locator("[data-checked]").innerText();
    assertThat(words).contains("Any 2 of these 3 trustees will open the result.");
    return words.replaceAll("(?s).* is (([0-9a-f]{4} ){9}[0-9a-f]{4})\\.", "$1");
  }

  private static void handsOut(int seat, String name) {
    Page page = chosen(seat, "Show the checksum");
    page.locator("[data-compare]").waitFor();
    compared.put(seat, checksum(page));
    look(page, name + "-compare");
    press(page, "Hand out the shares");
    page.locator(".nhsuk-error-summary").getByText("Compare the checksum first").waitFor();
    page.getByLabel("Another trustee has the same checksum").check();
    press(page, "Hand out the shares");
    sent(page, name);
  }

  /** In a browser that did not see this trustee hand out the shares. */
  private static void addsUp(int seat, String name) {
    Page page = chosen(seat, "Check and add up my shares");
    page.locator("[data-compare]").waitFor();
    assertThat(checksum(page)).isEqualTo(compared.get(seat)).isEqualTo(compared.get(4 - seat));
    look(page, name + "-compare");
    page.getByLabel("It is the checksum that I compared").check();
    press(page, "Publish my key");
    sent(page, name);
  }

  private static void sent(Page page, String name) {
    page.getByText("It is sent").waitFor();
    look(page, name);
    page.context().close();
  }

  /** The second trustee's part until everybody has handed out the shares. */
  private static void handOut(SharedCeremony java, String name, boolean honest) {
    certify(1, name);
    java.certify(2, java.certificate(2)).orElseThrow();
    Page early = at(c.person(1), "/trustee", Browser.PHONE);
    assertThat(early.locator("main").innerText())
        .contains("2 of 3 trustees have handed in their certificate");
    look(early, name + "-waits");
    early.context().close();
    certify(3, name);
    Polynomial second = java.polynomial(2);
    Polynomial other = java.polynomial(2);
    KeyCommitment.Opening opening =
        KeyCommitment.Opening.of(
            new Polynomial(
                    second.polynomial(),
                    List.of(
                        (honest ? second : other).secrets().get(0),
                        second.secrets().get(1),
                        second.secrets().get(2)),
                    second.coefexps(),
                    second.signature())
                .text(),
            SealedTown.RANDOM);
    step(3, "Commit to the shares", name + "-commit-3");
    java.commit(2, java.hash(2, opening).hash()).orElseThrow();
    step(1, "Commit to the shares", name + "-commit-1");
    handsOut(1, name + "-open-1");
    java.open(2, opening).orElseThrow();
    handsOut(3, name + "-open-3");
  }

  @Test
  void aBadShareIsNamedKeysAreBegunAgainAndTwoOpenTheResult() throws IOException {
    handOut(c, "first", false);
    addsUp(3, "first-share-3");
    complain();
    beginAgain();

    SharedCeremony again = new SharedCeremony(t, e);
    Path old = files.get(1);
    handOut(again, "again", true);
    anotherFileIsRefused(old);
    for (int seat : new int[] {1, 3}) {
      addsUp(seat, "again-share-" + seat);
    }
    again.publish(2, again.share(2).text()).orElseThrow();
    t.handIn(e);
    e = t.opens(e);
    assertThat(e.state()).isEqualTo(SecretElection.State.OPEN);
    findsItsOwnPart(files.get(3), "The board has your own part of the key");
    findsItsOwnPart(old, "The board has another part of the key under your number");
    hold();
  }

  private static void complain() {
    Page page = chosen(1, "Check and add up my shares");
    page.locator(".nhsuk-error-summary")
        .getByText("The share from trustee 2 does not fit what that trustee committed to.")
        .waitFor();
    look(page, "bad-share");
    press(page, "Say that the share from trustee 2 does not fit");
    page.getByText("It is sent").waitFor();
    page.context().close();
    Page second = at(c.person(2), "/trustee", Browser.DESK);
    assertThat(second.locator("main").innerText())
        .contains("Trustee 1 says that the share from trustee 2 does not fit")
        .contains("Speak to the returning officer");
    look(second, "complained");
    second.context().close();
  }

  private static void beginAgain() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page desk = at(t.s.b.officer, "/keys", width);
      assertThat(desk.locator("main").innerText())
          .contains("1 of 3 trustees have published a key")
          .contains("speak to both");
      look(desk, "officer-" + width);
      desk.context().close();
    }
    Page form = at(t.s.b.officer, "/keys/again", Browser.PHONE);
    press(form, "Begin again");
    assertThat(form.locator("main").innerText()).contains("Give the reason");
    look(form, "again-error");
    form.locator("textarea").fill("The share from trustee 2 did not fit; both were asked.");
    press(form, "Begin again");
    assertThat(form.locator("main").innerText())
        .contains("0 of 3 trustees have published a key")
        .contains("Begun again on");
    look(form, "officer-again");
    form.context().close();
    Page page = at(c.person(3), "/trustee", Browser.DESK);
    assertThat(page.locator("main").innerText())
        .contains("The keys were begun again on")
        .contains("An earlier file is of no use any more");
    page.context().close();
    Page stranger = at(c.person(3), "/keys", Browser.DESK);
    assertThat(stranger.locator("main").innerText()).doesNotContain("Begin the keys again");
    stranger.context().close();
  }

  private static void findsItsOwnPart(Path file, String words) {
    Page page = at(c.person(3), "/trustee", Browser.PHONE);
    assertThat(page.locator("h1").textContent()).contains("Look for your part of the key");
    page.locator("#key").setInputFiles(file);
    press(page, "Look for my part");
    page.getByText(words).first().waitFor();
    look(page, "find-" + (file.equals(files.get(3)) ? "own" : "other"));
    page.context().close();
  }

  private static void anotherFileIsRefused(Path old) {
    Page page = at(c.person(1), "/trustee", Browser.PHONE);
    page.locator("#key").setInputFiles(old);
    press(page, "Check and add up my shares");
    page.locator(".nhsuk-error-summary")
        .getByText("This is not the file with which you made your certificate.")
        .waitFor();
    assertThat(page.locator("[data-complaint]").isVisible()).isFalse();
    page.context().close();
  }

  private static void hold() {
    for (int line = 1; line <= 4; line++) {
      UUID voter = t.s.b.voters.get(BallotTown.code(line));
      String ballot = t.seal(e, line - 1, SealedTown.one(line == 4 ? 2 : 1, 2)).ballot().text();
      assertThat(t.cast(voter, e, line, ballot)).isInstanceOf(BallotBox.Cast.Recorded.class);
    }
    t.s.at(SecretTown.CLOSES);
    clockOfTheServer("2026-01-31T10:00:00Z");
    for (int seat : new int[] {3, 1}) {
      Page page = at(c.person(seat), "/trustee", seat == 1 ? Browser.PHONE : Browser.DESK);
      assertThat(page.locator("h1:visible").first().textContent())
          .contains("Open your part of the result");
      press(page, "Check the board");
      page.getByText("Compare, then open").waitFor();
      page.locator("#compared").check();
      page.locator("#only").check();
      page.locator("#few").check();
      page.locator("#key").setInputFiles(files.get(seat));
      look(page, "review-" + seat);
      press(page, "Open my part of this tally");
      page.getByText("It is sent").waitFor();
      look(page, "decrypt-" + seat);
      page.context().close();
    }
    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(new Opening.Totals(List.of(3L, 1L), 0));
    Page spared = at(c.person(2), "/trustee", Browser.PHONE);
    assertThat(spared.locator("main").innerText())
        .contains("Enough trustees have opened their part");
    look(spared, "spared");
    spared.context().close();
    assertThat(t.faults()).isEmpty();
  }
}
