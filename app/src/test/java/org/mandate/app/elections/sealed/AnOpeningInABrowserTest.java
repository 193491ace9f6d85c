package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.elections.sealed.RankedByThree.Mixed;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Prose;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Board;
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
  private static Browser browser;
  private static StaticPages pages;
  private final Map<String, String> sent = new HashMap<>();
  private String answer = "{\"ok\":true}";
  @TempDir private Path folder;

  @BeforeAll
  static void open() throws IOException {
    browser = new Browser();
    pages = new StaticPages();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      pages.close();
    }
  }

  @BeforeEach
  void nothingSent() {
    browser.complaints().clear();
    pages.take(
        "/sent",
        form -> {
          for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            sent.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
          }
          return answer;
        });
  }

  private static void at(Page visitor, TrusteePage.Task task, int seat) {
    at(visitor, task, seat, E.tally);
  }

  private static void at(Page visitor, TrusteePage.Task task, int seat, String recorded) {
    TrusteePage page =
        new TrusteePage(
            "Election for chair",
            task == TrusteePage.Task.SHUFFLE ? "Mix the ballots" : "Open your part of the result",
            Prose.of("Use a device that is yours alone."),
            task,
            seat,
            E.election.uuid(),
            "/board.bel",
            E.election.fingerprint(),
            E.publicKey(seat),
            "",
            "",
            "/sent",
            Optional.of(new TrusteePage.Recorded(recorded, 5, Optional.empty())),
            5,
            List.of(),
            List.of(),
            ClientFiles.ofTrustee());
    Frame frame =
        Frame.titled(page.heading())
            .ofBody("Marlbrook Practices Together", "Run by Marlbrook Practices Together.")
            .withCsrf("token")
            .asBare();
    visitor.navigate(
        pages.serve(
            "/trustee", "elections/sealed/trustee.jte", Map.of("frame", frame, "page", page)));
    visitor.locator("[data-go=start]:visible").waitFor();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void fault(Page page, String words) {
    page.locator(".nhsuk-error-summary").getByText(words).waitFor();
  }

  private void reviewed(Page page, int seat, byte[] board) throws IOException {
    pages.serve("/board.bel", board);
    at(page, TrusteePage.Task.DECRYPT, seat);
    press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    page.getByLabel("I compared the ballots").check();
    Path key = Files.writeString(folder.resolve("t" + seat + ".privkey"), E.privateFile(seat));
    page.locator("#key").setInputFiles(key);
  }

  private static String own(Page page) {
    return page.locator("[data-own]").textContent();
  }

  @Test
  void whoMixedOpensOnlyWhatItsOwnShuffleIsPartOf() throws IOException {
    Mixed first = E.mix(1);
    pages.serve("/board.bel", E.with(first));
    Page page = browser.visitor(Browser.PHONE);
    at(page, TrusteePage.Task.SHUFFLE, 2);
    press(page, "Check the board and shuffle");
    page.getByText("It is sent").waitFor();
    Mixed second = Mixed.read(2, sent.get("shuffle"));
    assertThat(page.locator("[data-shuffle-hash]").textContent()).isEqualTo(second.hash());
    var saved = page.waitForDownload(() -> page.getByText("Save this hash").click());
    saved.saveAs(folder.resolve("saved"));
    assertThat(Files.readString(folder.resolve("saved")).strip()).isEqualTo(second.hash());
    browser.check(page, "trustee-shuffled-390");

    Mixed inItsName = E.mix(2, first);
    reviewed(page, 2, E.mixed(first, inItsName));
    assertThat(own(page)).contains("that you made is not on the board");
    press(page, BUTTON);
    fault(page, "The shuffle " + second.hash().substring(0, 8) + "… that you made is not on");
    browser.check(page, "trustee-own-shuffle-missing-390");
    reviewed(page, 2, E.mixed(first, E.mix(3, first)));
    press(page, BUTTON);
    fault(page, "that you made is not on the board under your number");

    byte[] good = E.mixed(first, second);
    reviewed(page, 2, good);
    assertThat(own(page)).startsWith("The shuffle that this browser made stands on the board");
    assertThat(page.locator("[data-mixing]").textContent())
        .isEqualTo("2 shuffles, one after the other: by trustee 1, then by trustee 2.");
    browser.check(page, "trustee-review-mixed-390");
    sent.clear();
    press(page, BUTTON);
    page.getByText("It is sent").waitFor();
    assertThat(sent.keySet()).containsExactlyInAnyOrder("decryption", "opening", "at", "_csrf");
    page.context().close();
    anotherDeviceIsAskedForTheHash(good, second);
  }

  private void anotherDeviceIsAskedForTheHash(byte[] good, Mixed second) throws IOException {
    Page other = browser.visitor(Browser.DESK);
    reviewed(other, 2, good);
    assertThat(own(other)).contains("this browser does not know it");
    browser.check(other, "trustee-review-other-device-1280");
    press(other, BUTTON);
    fault(other, "Type the hash of the shuffle that you made, or say that you no longer have it.");
    other.locator("#own-shuffle").fill("abc");
    press(other, BUTTON);
    fault(other, "The hash of your shuffle has 64 characters");
    other.locator("#own-shuffle").fill("0".repeat(64));
    other.getByLabel("I mixed these ballots, and no longer have the hash").check();
    press(other, BUTTON);
    fault(other, "that you made is not on the board");
    other.locator("#own-shuffle").fill(" " + second.hash().toUpperCase(java.util.Locale.ROOT));
    press(other, BUTTON);
    other.getByText("It is sent").waitFor();
    other.context().close();
  }

  @Test
  void whoDidNotMixSaysSoAndByKeyboard() throws IOException {
    Mixed first = E.mix(1);
    byte[] board = E.mixed(first, E.mix(2, first));
    Page page = browser.visitor(Browser.DESK);
    reviewed(page, 3, board);
    assertThat(own(page)).startsWith("No shuffle stands under your number.");
    press(page, BUTTON);
    fault(page, "or say that you did not mix");
    browser.check(page, "trustee-review-error-1280");
    page.locator("#own-shuffle").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    assertThat(page.getByLabel("I did not mix these ballots").isChecked()).isTrue();
    for (int tab = 0; tab < 3; tab++) { // past "compared" and the key's file
      page.keyboard().press("Tab");
    }
    answer = "{\"refused\":\"The board has grown\"}";
    page.keyboard().press("Enter");
    fault(page, "The board has grown");
    assertThat(page.locator("[data-review]").isVisible()).isFalse();
    answer = "{\"ok\":true}";
    press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    assertThat(page.getByLabel("I compared the ballots").isChecked()).isFalse();
    page.context().close();
  }

  @Test
  void aBoardThatDiffersFromTheRecordIsNotShownForOpening() throws IOException {
    Mixed first = E.mix(1);
    pages.serve("/board.bel", E.mixed(first, E.mix(2, first)));
    Page page = browser.visitor(Browser.PHONE);
    at(page, TrusteePage.Task.DECRYPT, 1, "ab".repeat(32));
    press(page, "Check the board");
    fault(page, "the record has 5 and abab abab. Do not open anything");
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
    pages.serve("/board.bel", E.mixed(first, second));
    pages.serve("/favicon.ico", new byte[0]);
    Page page = browser.visitor(Browser.DESK);
    page.navigate(pages.serve("/blank", "<!DOCTYPE html><title>x</title>".getBytes(UTF_8)));
    List<String> made = opened(page, "");
    assertThat(made.get(2)).isEqualTo("holds");
    assertThat(OpeningByTheLetter.holds(E, second, 3, made.get(0), made.get(1))).isTrue();
    assertThat(provedBy(made, first, second)).containsExactly(3);

    // Version 1's own proof holds for this factor, which is not alpha to the trustee's key.
    String forged = OpeningByTheLetter.withAFalseFactor(E, second, 3, made.get(0));
    List<String> untrue = opened(page, forged);
    assertThat(untrue.get(2)).isEqualTo("The proof of the whole opening of trustee 3 does not hold.");
    assertThat(OpeningByTheLetter.holds(E, second, 3, forged, untrue.get(1))).isFalse();
    assertThat(provedBy(untrue, first, second)).isEmpty();
    assertThat(provedBy(List.of(made.get(0), untrue.get(1)), first, second)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void othersOpeningsAreCheckedWithTheirLines() {
    Mixed first = E.mix(1);
    byte[] mixed = E.mixed(first, E.mix(2, first));
    TrusteeWork.Opened java = E.open(mixed, 1);
    BoardWriter board = BoardWriter.after(mixed);
    board.owned(Event.Type.PARTIAL_DECRYPTION, 1, java.part());
    pages.serve("/board.bel", board.bytes());
    String line = java.opening().text();
    assertThat(checkedWith(line)).isEqualTo("each of them is proved as a whole.");
    assertThat(checkedWith(line.replace("\"response\":\"", "\"response\":\"1")))
        .isEqualTo("only 0 of them is proved as a whole.");
    assertThat(checkedWith("")).isEqualTo("only 0 of them is proved as a whole.");
  }

  private static String checkedWith(String line) {
    pages.serve("/board.sidecar", (Sidecar.header(E.election) + "\n" + line + "\n").getBytes(UTF_8));
    Page page = browser.visitor(Browser.DESK);
    at(page, TrusteePage.Task.DECRYPT, 3);
    press(page, "Check the board");
    page.locator("[data-review]").waitFor();
    String words = page.locator("[data-checked]").textContent();
    page.context().close();
    return words.replaceAll(".*1 of the parts are opened, .*beside the board, ", "");
  }

  @Test
  void whatTheCommandMadeIsHandedInOnThePage() throws IOException {
    Mixed first = E.mix(1);
    byte[] mixed = E.mixed(first, E.mix(2, first));
    TrusteeWork.Opened java = E.open(mixed, 3);
    pages.serve("/board.bel", mixed);
    Path part = Files.writeString(folder.resolve("partial-3.json"), java.part().text() + "\n");
    Path proof = Files.writeString(folder.resolve("opening-3.json"), java.opening().text() + "\n");
    Page page = browser.visitor(Browser.PHONE);
    at(page, TrusteePage.Task.DECRYPT, 3);
    browser.check(page, "trustee-open-390");
    page.getByText("I did this with ./mandate trustee").click();
    page.locator("#hand-part").setInputFiles(part);
    press(page, "Hand in");
    fault(page, "Choose the file of its proof: hand in both.");
    browser.check(page, "trustee-hand-in-390");
    page.locator("#hand-opening").setInputFiles(proof);
    press(page, "Hand in");
    page.getByText("It is sent").waitFor();
    assertThat(sent)
        .containsEntry("decryption", java.part().text())
        .containsEntry("opening", java.opening().text())
        .containsEntry("at", Board.read(BoardSource.of(mixed)).events().getLast().hash());
    page.context().close();
    Page mixer = browser.visitor(Browser.DESK);
    at(mixer, TrusteePage.Task.SHUFFLE, 1);
    mixer.getByText("I did this with ./mandate trustee").click();
    browser.check(mixer, "trustee-hand-in-1280");
    Path shuffle = Files.writeString(folder.resolve("shuffle-1.json"), first.shuffle().text());
    mixer.locator("#hand-shuffle").setInputFiles(shuffle);
    press(mixer, "Hand in");
    mixer.getByText("It is sent").waitFor();
    assertThat(sent).containsEntry("shuffle", first.shuffle().text());
    mixer.context().close();
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
