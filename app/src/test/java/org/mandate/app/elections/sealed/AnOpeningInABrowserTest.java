package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.elections.sealed.RankedByThree.Mixed;
import org.mandate.app.web.Browser;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.ceremony.TrusteeWork;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/** A trustee mixes and opens in a browser, which looks for its own shuffle; Java judges both. */
class AnOpeningInABrowserTest {
  private static final RankedByThree E = new RankedByThree(41);
  private static final String BUTTON = "Open my part of this tally";
  private static TrusteeVisits visits;
  @TempDir private Path folder;

  @BeforeAll
  static void open() throws IOException {
    visits = new TrusteeVisits(E);
  }

  @AfterAll
  static void close() {
    if (visits != null) {
      visits.close();
    }
  }

  @BeforeEach
  void nothingSent() {
    visits.begin();
  }

  private void reviewed(Page page, int seat, byte[] board) throws IOException {
    visits.pages.serve("/board.bel", board);
    visits.at(page, TrusteePage.Task.DECRYPT, seat);
    TrusteeVisits.press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    page.getByLabel("I compared the ballots").check();
    if (page.locator("[data-only]").isVisible()) {
      page.locator("#only").check();
    }
    Path key = Files.writeString(folder.resolve("t" + seat + ".privkey"), E.privateFile(seat));
    page.locator("#key").setInputFiles(key);
  }

  private static String own(Page page) {
    return page.locator("[data-own]").textContent();
  }

  @Test
  void whoMixedOpensOnlyWhatItsOwnShuffleIsPartOf() throws IOException {
    Mixed first = E.mix(1);
    visits.pages.serve("/board.bel", E.with(first));
    Page page = visits.browser.visitor(Browser.PHONE);
    visits.at(page, TrusteePage.Task.SHUFFLE, 2);
    TrusteeVisits.press(page, "Check the board and shuffle");
    page.getByText("It is sent").waitFor();
    Mixed second = Mixed.read(2, visits.sent.get("shuffle"));
    assertThat(page.locator("[data-shuffle-hash]").textContent()).isEqualTo(second.hash());
    var saved = page.waitForDownload(() -> page.getByText("Save this hash").click());
    saved.saveAs(folder.resolve("saved"));
    assertThat(Files.readString(folder.resolve("saved")).strip()).isEqualTo(second.hash());
    visits.browser.check(page, "trustee-shuffled-390");

    Mixed inItsName = E.mix(2, first);
    reviewed(page, 2, E.mixed(first, inItsName));
    assertThat(own(page)).contains("that you made is not on the board");
    TrusteeVisits.press(page, BUTTON);
    TrusteeVisits.fault(
        page, "The shuffle " + second.hash().substring(0, 8) + "… that you made is not on");
    visits.browser.check(page, "trustee-own-shuffle-missing-390");
    reviewed(page, 2, E.mixed(first, E.mix(3, first)));
    TrusteeVisits.press(page, BUTTON);
    TrusteeVisits.fault(page, "that you made is not on the board under your number");

    byte[] good = E.mixed(first, second);
    reviewed(page, 2, good);
    assertThat(own(page)).startsWith("The shuffle that this browser made stands on the board");
    assertThat(page.locator("[data-mixing]").textContent())
        .isEqualTo("2 shuffles, one after the other: by trustee 1, then by trustee 2.");
    visits.browser.check(page, "trustee-review-mixed-390");
    visits.sent.clear();
    TrusteeVisits.press(page, BUTTON);
    page.getByText("It is sent").waitFor();
    assertThat(visits.sent.keySet())
        .containsExactlyInAnyOrder("decryption", "opening", "at", "_csrf");
    page.context().close();
    anotherDeviceIsAskedForTheHash(good, second);
  }

  private void anotherDeviceIsAskedForTheHash(byte[] good, Mixed second) throws IOException {
    Page other = visits.browser.visitor(Browser.DESK);
    reviewed(other, 2, good);
    assertThat(own(other)).contains("this browser does not know it");
    visits.browser.check(other, "trustee-review-other-device-1280");
    TrusteeVisits.press(other, BUTTON);
    TrusteeVisits.fault(
        other, "Type the hash of the shuffle that you made, or say that you no longer have it.");
    other.locator("#own-shuffle").fill("abc");
    TrusteeVisits.press(other, BUTTON);
    TrusteeVisits.fault(other, "The hash of your shuffle has 64 characters");
    other.locator("#own-shuffle").fill("0".repeat(64));
    other.getByLabel("I mixed these ballots, and no longer have the hash").check();
    TrusteeVisits.press(other, BUTTON);
    TrusteeVisits.fault(other, "that you made is not on the board");
    other.locator("#own-shuffle").fill(" " + second.hash().toUpperCase(java.util.Locale.ROOT));
    TrusteeVisits.press(other, BUTTON);
    other.getByText("It is sent").waitFor();
    other.context().close();
  }

  @Test
  void whoDidNotMixSaysSoAndByKeyboard() throws IOException {
    Mixed first = E.mix(1);
    byte[] board = E.mixed(first, E.mix(2, first));
    Page page = visits.browser.visitor(Browser.DESK);
    reviewed(page, 3, board);
    assertThat(own(page)).startsWith("No shuffle stands under your number.");
    TrusteeVisits.press(page, BUTTON);
    TrusteeVisits.fault(page, "or say that you did not mix");
    visits.browser.check(page, "trustee-review-error-1280");
    page.locator("#own-shuffle").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    assertThat(page.getByLabel("I did not mix these ballots").isChecked()).isTrue();
    for (int tab = 0; tab < 4; tab++) { // past "compared", "no other" and the key's file
      page.keyboard().press("Tab");
    }
    visits.answer = "{\"refused\":\"The board has grown\"}";
    page.keyboard().press("Enter");
    TrusteeVisits.fault(page, "The board has grown");
    assertThat(page.locator("[data-review]").isVisible()).isFalse();
    visits.answer = "{\"ok\":true}";
    TrusteeVisits.press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    assertThat(page.getByLabel("I compared the ballots").isChecked()).isFalse();
    page.context().close();
  }

  @Test
  void aBoardThatDiffersFromTheRecordIsNotShownForOpening() throws IOException {
    Mixed first = E.mix(1);
    visits.pages.serve("/board.bel", E.mixed(first, E.mix(2, first)));
    Page page = visits.browser.visitor(Browser.PHONE);
    visits.at(page, TrusteePage.Task.DECRYPT, 1, "ab".repeat(32));
    TrusteeVisits.press(page, "Check the board");
    TrusteeVisits.fault(page, "the record has 5 and abab abab. Do not open anything");
    assertThat(page.locator("[data-review]").isVisible()).isFalse();
    page.context().close();
  }

  private static final String OPEN =
      """
      async ([fingerprint, file, seat, forged]) => {
        const { readBoard } = await import('/web/sealed/board.js');
        const { checkBoard } = await import('/web/sealed/check.js');
        const { decrypt, readPrivateKey } = await import('/web/sealed/trustee.js');
        const { checkOpening, proveOpening } = await import('/web/sealed/opening.js');
        const bytes = new Uint8Array(await (await fetch('/board.bel')).arrayBuffer());
        const { election, ciphertexts } = await checkBoard(await readBoard(bytes), fingerprint);
        const key = readPrivateKey(file);
        const text = forged || (await decrypt(election, key, ciphertexts));
        const line = await proveOpening(election, key, seat, ciphertexts, text);
        let holds = 'holds';
        try {
          await checkOpening(election, key.publicText, seat, ciphertexts, text, line);
        } catch (problem) {
          holds = problem.message;
        }
        return [text, line, holds];
      }
      """;

  @Test
  void theProofOfAWholeOpeningIsWhatItsDefinitionSaysAndAFalseFactorIsRefused() {
    Mixed first = E.mix(1);
    Mixed second = E.mix(2, first);
    visits.pages.serve("/board.bel", E.mixed(first, second));
    visits.pages.serve("/favicon.ico", new byte[0]);
    Page page = visits.browser.visitor(Browser.DESK);
    page.navigate(visits.pages.serve("/blank", "<!DOCTYPE html><title>x</title>".getBytes(UTF_8)));
    List<String> made = opened(page, "");
    assertThat(made.get(2)).isEqualTo("holds");
    assertThat(OpeningByTheLetter.holds(E, second, 3, made.get(0), made.get(1))).isTrue();
    assertThat(provedBy(made, first, second)).containsExactly(3);

    // Version 1's own proof holds for this factor, which is not alpha to the trustee's key.
    String forged = OpeningByTheLetter.withAFalseFactor(E, second, 3, made.get(0));
    List<String> untrue = opened(page, forged);
    assertThat(untrue.get(2))
        .isEqualTo("The proof of the whole opening of trustee 3 does not hold.");
    assertThat(OpeningByTheLetter.holds(E, second, 3, forged, untrue.get(1))).isFalse();
    assertThat(provedBy(untrue, first, second)).isEmpty();
    assertThat(provedBy(List.of(made.get(0), untrue.get(1)), first, second)).isEmpty();
    assertThat(visits.browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void othersOpeningsAreCheckedWithTheirLines() {
    Mixed first = E.mix(1);
    byte[] mixed = E.mixed(first, E.mix(2, first));
    TrusteeWork.Opened java = E.open(mixed, 1);
    BoardWriter board = BoardWriter.after(mixed);
    board.owned(Event.Type.PARTIAL_DECRYPTION, 1, java.part());
    visits.pages.serve("/board.bel", board.bytes());
    String line = java.opening().text();
    assertThat(checkedWith(line)).isEqualTo("1.");
    assertThat(checkedWith(line.replace("\"response\":\"", "\"response\":\"1"))).isEqualTo("0.");
    assertThat(checkedWith("")).isEqualTo("0.");
  }

  private static String checkedWith(String line) {
    visits.pages.serve(
        "/board.sidecar", (Sidecar.header(E.election) + "\n" + line + "\n").getBytes(UTF_8));
    Page page = visits.browser.visitor(Browser.DESK);
    visits.at(page, TrusteePage.Task.DECRYPT, 3);
    TrusteeVisits.press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    String words = page.locator("[data-checked]").textContent();
    page.context().close();
    return words.replaceAll(".*Parts opened: 1 of 3, .*beside the board: ", "");
  }

  /** Java's verifier on the board with this opening by trustee 3, and its line as the sidecar. */
  private static List<Integer> provedBy(List<String> opening, Mixed... shuffles) {
    BoardWriter board = BoardWriter.after(E.mixed(shuffles));
    board.owned(
        Event.Type.PARTIAL_DECRYPTION, 3, PartialDecryption.read(opening.get(0), E.election));
    Options options =
        Options.everything().with(List.of(Sidecar.header(E.election), opening.get(1)));
    Report report = Verifier.verify(BoardSource.of(board.bytes()), options, Progress.NONE);
    return ((Report.Accepted) report.outcome()).provedBy();
  }

  @SuppressWarnings("unchecked") // what the page's function gives
  private static List<String> opened(Page page, String forged) {
    return (List<String>)
        page.evaluate(OPEN, List.of(E.election.fingerprint(), E.privateFile(3), 3, forged));
  }
}
