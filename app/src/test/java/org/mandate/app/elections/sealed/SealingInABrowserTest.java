package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.ceremony.PrivateCredential;
import org.mandate.ballot.proof.BallotStatements;
import org.mandate.ballot.proof.Statement;

/**
 * A voter's ballot is sealed by the page's own scripts in a real browser, under the strict content
 * policy; Java, which knows nothing of those scripts, checks every proof.
 */
class SealingInABrowserTest {
  private static Browser browser;
  private static SealedElection chair;
  private static String address;

  @BeforeAll
  static void open() throws IOException {
    browser = new Browser();
    chair = new SealedElection(SealedElection.rank());
    address = chair.votingPage("/chair", chair.election.fingerprint(), chair.shown());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      chair.close();
    }
  }

  @BeforeEach
  void nothingTaken() {
    chair.taken.clear();
    browser.complaints().clear();
  }

  private static Page at(String address, int width) {
    Page page = browser.visitor(width);
    page.navigate(address);
    page.getByText("Check my ballot").waitFor();
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void heading(Page page, String words) {
    page.locator("h1:visible").getByText(words).waitFor();
  }

  private static void fault(Page page, String words) {
    page.locator(".nhsuk-error-summary").getByText(words).waitFor();
    assertThat(page.title()).startsWith("Error:");
  }

  @Test
  void aRankedBallotIsSealedSentAndAcceptedByJava() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = at(address, width);
      browser.check(page, "sealed-vote-" + width);
      page.getByLabel("Dr Priya Raman").fill("1");
      page.getByLabel("Dr Amara Okafor").fill("2");
      page.getByLabel("Dr Nikhil Sethi").fill("2");
      press(page, "Check my ballot");
      fault(page, "The number 2 stands twice.");
      browser.check(page, "sealed-vote-error-" + width);
      page.getByLabel("Dr Nikhil Sethi").fill("3");
      press(page, "Show in my order");
      assertThat(page.locator(".mnd-rank label").first().textContent()).isEqualTo("Dr Priya Raman");
      press(page, "Check my ballot");
      heading(page, "Check your ballot");
      assertThat(page.locator("[data-summary] p").allTextContents())
          .containsExactly("1. Dr Priya Raman", "2. Dr Amara Okafor", "3. Dr Nikhil Sethi");
      assertThat(page.title()).doesNotStartWith("Error:");
      page.getByLabel("Your credential").fill(chair.credential.shown());
      browser.check(page, "sealed-check-" + width);
      press(page, "Seal and send my ballot");
      heading(page, "Your sealed ballot is on the board");
      browser.check(page, "sealed-sent-" + width);
      Ballot ballot = chair.accepted(chair.taken.getLast().get("ballot"));
      assertThat(page.locator("[data-tracker]").textContent()).isEqualTo(ballot.tracker());
      assertThat(chair.taken.getLast()).containsEntry("_csrf", "token");
      page.context().close();
    }
    assertThat(chair.taken).hasSize(2);
  }

  @Test
  void chosenBlankAndFullBallotsAreAcceptedByJavaWithTheirSidecar() throws IOException {
    try (var poll =
        new SealedElection(
            SealedElection.choose(5, 0, 2, false),
            SealedElection.choose(3, 1, 1, false),
            SealedElection.choose(4, 2, 3, true))) {
      Page page = at(poll.votingPage("/p", poll.election.fingerprint(), poll.shown()), 390);
      press(page, "Check my ballot");
      fault(page, "Choose at least 1. You chose 0.");
      fault(page, "Choose at least 2. You chose 0.");
      page.locator("#q0-0").check();
      page.locator("#q0-4").check();
      page.locator("#q1-2").check();
      page.locator("#q2-blank").check();
      page.locator("#q2-1").check();
      press(page, "Check my ballot");
      fault(page, "You chose answers and also to leave this question blank.");
      browser.check(page, "sealed-several-error-390");
      page.locator("#q2-1").uncheck();
      seal(page, poll);
      page.context().close();
      Page full = at(poll.votingPage("/p", poll.election.fingerprint(), poll.shown()), 1280);
      full.locator("#q1-0").check();
      for (int answer : new int[] {0, 1, 3}) {
        full.locator("#q2-" + answer).check();
      }
      browser.check(full, "sealed-several-1280");
      seal(full, poll);
      full.context().close();

      for (var fields : poll.taken) {
        Ballot ballot = poll.accepted(fields.get("ballot"));
        poll.acceptedWithSidecar(ballot, fields.get("sidecar"));
      }
      assertThat(poll.taken).hasSize(2);
    }
  }

  private static void seal(Page page, SealedElection election) {
    press(page, "Check my ballot");
    page.getByLabel("Your credential").fill(election.credential.text());
    page.getByLabel("Your credential").press("Enter");
    heading(page, "Your sealed ballot is on the board");
  }

  @Test
  void theKeyboardAloneVotesAndEachStepIsTold() {
    Page page = at(address, Browser.DESK);
    tabTo(page, "Dr Amara Okafor");
    page.keyboard().type("1");
    page.keyboard().press("Enter");
    heading(page, "Check your ballot");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Check your ballot");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("credential");
    page.keyboard().type("not it");
    page.keyboard().press("Enter");
    fault(page, "A credential has 15 or 22 characters. You typed 5.");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("nhsuk-error-summary");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter"); // the summary's link leads to the box
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("credential");
    assertThat(page.locator("#credential").getAttribute("aria-invalid")).isEqualTo("true");
    page.keyboard().press("Control+A");
    page.keyboard().type(chair.credential.shown());
    page.keyboard().press("Enter");
    heading(page, "Your sealed ballot is on the board");
    assertThat(page.evaluate("document.activeElement.textContent"))
        .isEqualTo("Your sealed ballot is on the board");
    assertThat(page.locator("[role=status]").textContent())
        .isEqualTo("Your sealed ballot is on the board.");
    assertThat(page.locator("#credential").getAttribute("aria-invalid")).isNull();
    page.context().close();
  }

  private static void tabTo(Page page, String label) {
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      Object labelled =
          page.evaluate("document.activeElement.labels?.[0]?.textContent.trim() ?? null");
      if (label.equals(labelled)) {
        return;
      }
    }
    throw new AssertionError("no Tab reaches " + label);
  }

  @Test
  void aCredentialWithASlipOrOffTheRollIsRefusedInWords() {
    Page page = at(address, Browser.PHONE);
    page.getByLabel("Leave it blank").check();
    press(page, "Check my ballot");
    String good = chair.credential.shown();
    String slip = (good.charAt(0) == 'z' ? 'y' : 'z') + good.substring(1);
    page.getByLabel("Your credential").fill(slip);
    press(page, "Seal and send my ballot");
    fault(page, "One character of this credential is not right.");
    assertThat(page.locator("#credential").inputValue()).isEqualTo(slip);
    browser.check(page, "sealed-credential-error-390");
    page.getByLabel("Your credential").fill(PrivateCredential.fresh(chair.random).shown());
    press(page, "Seal and send my ballot");
    fault(page, "This credential is not on the roll of this election.");
    page.getByLabel("Your credential").fill("l" + good.substring(1));
    press(page, "Seal and send my ballot");
    fault(page, "A credential has no character “l”.");
    assertThat(chair.taken).isEmpty();
    page.context().close();
  }

  @Test
  void anotherElectionThanTheVoterWasToldIsNotSealed() {
    for (String wrong : new String[] {"/wrong", "/chair#f=" + "A".repeat(43)}) {
      chair.votingPage("/wrong", "B".repeat(43), chair.shown());
      Page page = browser.visitor(Browser.PHONE);
      page.navigate(address.replace("/chair", wrong));
      fault(page, "not the one you were told. Do not vote here");
      assertThat(page.getByText("Check my ballot").isVisible()).isFalse();
      page.context().close();
    }
  }

  @Test
  void aPageThatShowsOtherNamesIsRefused() {
    var swapped =
        chair.shown().stream()
            .map(
                q ->
                    new VotingPage.Question(
                        q.kind(),
                        q.words(),
                        q.hint(),
                        q.candidates().stream()
                            .map(
                                c ->
                                    new VotingPage.Candidate(
                                        (c.number() + 1) % 6, c.name(), c.detail()))
                            .toList(),
                        q.blank()))
            .toList();
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(chair.votingPage("/swapped", chair.election.fingerprint(), swapped));
    fault(page, "This page shows other names than the election has.");
    page.context().close();
  }

  @Test
  void aBrokenConnectionLosesNothingAndTheSameBallotIsSentAgain() {
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(address + "#c=" + chair.credential.shown());
    page.getByText("Check my ballot").waitFor();
    assertThat(page.url()).doesNotContain("#");
    page.getByLabel("Dr Elsa Lindqvist").fill("1");
    press(page, "Check my ballot");
    page.route("**/sealed", route -> route.abort());
    press(page, "Seal and send my ballot");
    fault(page, "There is no connection.");
    assertThat(page.getByText("save the sealed ballot").isVisible()).isTrue();
    assertThat(page.getByText("Change my ballot").isVisible()).isFalse();
    browser.complaints().removeIf(c -> c.contains("ERR_FAILED"));
    browser.check(page, "sealed-offline-390");
    page.unroute("**/sealed");
    var saved = page.waitForDownload(() -> page.getByText("save the sealed ballot").click());
    assertThat(saved.suggestedFilename()).startsWith("ballot-");
    page.evaluate("() => dispatchEvent(new Event('online'))");
    heading(page, "Your sealed ballot is on the board");
    assertThat(chair.taken).hasSize(1);
    assertThat(chair.accepted(chair.taken.getFirst().get("ballot")).tracker())
        .isEqualTo(page.locator("[data-tracker]").textContent());
    assertThat(saved.path()).hasContent(chair.taken.getFirst().get("ballot"));
    page.context().close();
  }

  @Test
  void anAlteredScriptIsNotRun() {
    String seal = "/web/sealed/seal.js";
    chair.pages.serve(
        seal, "export const seal = () => ({}); export const checkChoices = 1;".getBytes(UTF_8));
    Page page = browser.visitor(Browser.PHONE);
    page.navigate(address);
    page.getByText("Your own device seals your ballot").waitFor();
    page.waitForTimeout(500);
    assertThat(page.getByText("Check my ballot").isVisible()).isFalse();
    assertThat(browser.complaints()).anyMatch(c -> c.contains("integrity"));
    chair.pages.forget(seal);
    page.context().close();
  }

  @Test
  void withoutScriptsThePageSaysSoAndHasNothingToSend() {
    Page page = browser.visitor(Browser.PHONE, false);
    page.navigate(address);
    assertThat(page.getByText("that needs JavaScript").isVisible()).isTrue();
    assertThat(page.locator("form").count()).isZero();
    browser.check(page, "sealed-no-script-390");
    page.context().close();
  }

  /** The judge can say no: a response changed by one is refused. */
  @Test
  void javaRefusesABallotWithOneChangedNumber() {
    Page page = at(address, Browser.DESK);
    page.getByLabel("Dr Tom Brennan").fill("1");
    seal(page, chair);
    String text = chair.taken.getFirst().get("ballot");
    int at = text.lastIndexOf("response\":\"") + 12;
    String changed =
        text.substring(0, at) + (text.charAt(at) == '1' ? '2' : '1') + text.substring(at + 1);
    Ballot ballot = Ballot.read(changed, chair.election);
    Statement signature = new BallotStatements(chair.election).signature(ballot);
    var g = SealedElection.GROUP.powersOf(SealedElection.GROUP.g());
    assertThat(signature.hasChallengeOf(signature.commitments(SealedElection.GROUP, g, g)))
        .isFalse();
    page.context().close();
  }
}
