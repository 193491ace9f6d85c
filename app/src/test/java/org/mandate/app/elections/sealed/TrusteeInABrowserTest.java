package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Check;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.CommitRound;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;

/**
 * A trustee's key is made, committed to and published in a real browser, and opens ballots there;
 * Java judges the ceremony, and the stored work of another program judges the decryption.
 */
class TrusteeInABrowserTest {
  private static final Group GROUP = SealedElection.GROUP;
  private static final Path SHARED =
      Path.of(System.getProperty("mandate.shared", "none")).resolve("belenios");
  private static Browser browser;
  private static StaticPages pages;
  private final Map<String, String> sent = new HashMap<>();

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
            sent.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
          }
          return "{\"ok\":true}";
        });
  }

  private static Page at(TrusteePage page, int width) {
    Frame frame =
        Frame.titled(page.heading())
            .ofBody("Marlbrook Practices Together", "Run by Marlbrook Practices Together.")
            .withCsrf("token")
            .asBare();
    String address =
        pages.serve(
            "/trustee", "elections/sealed/trustee.jte", Map.of("frame", frame, "page", page));
    Page visitor = browser.visitor(width);
    visitor.navigate(address);
    visitor.locator("[data-go=start]:visible").waitFor();
    return visitor;
  }

  private static TrusteePage task(
      TrusteePage.Task task, String heading, String fingerprint, String key, String commitment) {
    return task(task, heading, fingerprint, key, commitment, 2, Optional.empty());
  }

  private static TrusteePage task(
      TrusteePage.Task task,
      String heading,
      String fingerprint,
      String key,
      String commitment,
      int seat,
      Optional<TrusteePage.Recorded> recorded) {
    return new TrusteePage(
        "Election for chair",
        heading,
        Prose.of("Due by Friday 13 November 2026, 5pm. Use a device that is yours alone."),
        task,
        seat,
        SealedElection.UUID,
        fingerprint.isEmpty() ? "" : "/board.bel",
        fingerprint,
        key,
        commitment,
        "",
        task == TrusteePage.Task.CHECK ? "" : "/sent",
        recorded,
        5,
        List.of(
            Check.met("Trustee 1, Fiona Garrick: committed.", Prose.empty()),
            Check.notMet("Trustee 2, you: not yet.", Prose.empty())),
        List.of(new Link("Guide for trustees", "/guide"), new Link("The board", "/board.bel")),
        ClientFiles.ofTrustee(),
        Optional.empty());
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void fault(Page page, String words) {
    page.locator(".nhsuk-error-summary").getByText(words).waitFor();
  }

  @Test
  void aKeyIsMadeCommittedToAndPublishedAndNeverSent() throws IOException {
    TrusteePage commit = task(TrusteePage.Task.COMMIT, "Make your key", "", "", "");
    Page page = at(commit, Browser.PHONE);
    browser.check(page, "trustee-commit-390");
    press(page, "Make my key");
    page.getByText("Save the file of my key").waitFor();
    var file = page.waitForDownload(() -> page.getByText("Save the file of my key").click());
    press(page, "Send the commitment");
    fault(page, "Save the file of your key first");
    browser.check(page, "trustee-commit-error-390");
    page.getByLabel("I have saved the file").check();
    press(page, "Send the commitment");
    page.getByText("It is sent").waitFor();
    browser.check(page, "trustee-committed-390");
    Path kept = Files.createTempFile("trustee", ".privkey");
    file.saveAs(kept);
    String secret = Files.readString(kept).replace("\"", "");
    assertThat(sent.keySet()).containsExactlyInAnyOrder("commitment", "_csrf");
    KeyCommitment commitment = new KeyCommitment(sent.get("commitment"));
    page.context().close();

    Page later =
        at(
            task(TrusteePage.Task.OPEN, "Publish your key", "", "", commitment.hash()),
            Browser.DESK);
    press(later, "Publish my public key");
    fault(later, "Choose the file of your private key.");
    browser.check(later, "trustee-open-error-1280");
    Path other = Files.createTempFile("other", ".privkey");
    Files.writeString(other, "\"12345\"");
    later.locator("#key").setInputFiles(other);
    press(later, "Publish my public key");
    fault(later, "This is not the key that you committed to");
    Files.delete(other);
    later.locator("#key").setInputFiles(kept);
    press(later, "Publish my public key");
    later.getByText("It is sent").waitFor();
    later.context().close();
    Files.delete(kept);

    // Java's ceremony takes the opening, and Java's own arithmetic the key and its proof.
    var opening = new KeyCommitment.Opening(sent.get("salt"), sent.get("material"));
    assertThat(opening.commitment(SealedElection.UUID, 2)).isEqualTo(commitment);
    var first = new KeyCommitment.Opening("0".repeat(64), "another trustee's");
    var round = (CommitRound.Committing) CommitRound.start(SealedElection.UUID, 2);
    round =
        (CommitRound.Committing)
            ((CommitRound.Next) round.commit(1, first.commitment(SealedElection.UUID, 1))).round();
    var opened = (CommitRound.Opening) ((CommitRound.Next) round.commit(2, commitment)).round();
    assertThat(opened.open(2, opening)).isInstanceOf(CommitRound.Next.class);
    TrusteeKey key = TrusteeKey.read(opening.material(), GROUP);
    Group.Powers g = GROUP.powersOf(GROUP.g());
    assertThat(g.to(new BigInteger(secret))).isEqualTo(key.publicKey());
    Element a =
        GROUP.times(
            g.to(key.pok().response()), GROUP.power(key.publicKey(), key.pok().challenge()));
    assertThat(Challenges.pok(GROUP, key.publicKey(), a)).isEqualTo(key.pok().challenge());
    assertThat(sent.values()).noneMatch(value -> value.contains(secret));
  }

  @Test
  void aShareOfTheOpeningIsTheOneThatAnotherProgramStored() throws IOException {
    Path folder = SHARED.resolve("hom-ed25519-3");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no stored elections: " + folder);
    byte[] whole = Files.readAllBytes(folder.resolve("k6b4qGPLyi2gn3.bel"));
    Board board = Board.read(BoardSource.of(whole));
    byte[] tallied = upTo(board, whole, Event.Type.ENCRYPTED_TALLY);
    Path file;
    try (var keys = Files.list(folder.resolve("trustee_private_keys"))) {
      file = keys.sorted().findFirst().orElseThrow();
    }
    BigInteger secret = new BigInteger(Files.readString(file).replace("\"", "").trim());
    Element key = GROUP.powersOf(GROUP.g()).to(secret);
    Board atTally = Board.read(BoardSource.of(tallied));
    TrusteePage decrypt =
        task(
            TrusteePage.Task.DECRYPT,
            "Open the result",
            board.election().fingerprint(),
            key.text(),
            "",
            seat(board, key),
            Optional.of(recorded(atTally.events().getLast().hash(), 3)));

    pages.serve("/board.bel", upTo(board, whole, Event.Type.END_BALLOTS));
    Page page = at(decrypt, Browser.PHONE);
    press(page, "Check the board");
    fault(page, "The vote has not ended, or nothing is added up yet.");
    byte[] changed = tallied.clone();
    changed[changed.length / 2] ^= 1;
    pages.serve("/board.bel", changed);
    press(page, "Check the board");
    fault(page, "The board is not in order");
    pages.serve("/board.bel", tallied);
    press(page, "Check the board");
    comparedAndOpened(page, file, atTally.events().getLast().hash());
    assertThat(page.locator("[data-checked]").textContent()).contains("3 count");
    browser.check(page, "trustee-decrypted-390");
    anotherSumIsNotOpened(page, board, whole, file);
    page.context().close();

    PartialDecryption made = PartialDecryption.read(sent.get("decryption"), board.election());
    assertThat(factors(board)).contains(made.factors().toString());
    assertProved(board, made, key);
    assertThat(sent.get("at"))
        .isEqualTo(Board.read(BoardSource.of(tallied)).events().getLast().hash());
  }

  private static TrusteePage.Recorded recorded(String tally, long ballots) {
    return new TrusteePage.Recorded(
        tally, ballots, Optional.of(new Link("Entry 812 of the record", "/record/entries/812")));
  }

  /** The number under which a key stands on the board. */
  private static int seat(Board board, Element key) {
    List<TrusteeKey> keys = Trustees.read(board.text(board.setup().trustees()), GROUP).keys();
    return keys.stream().map(TrusteeKey::publicKey).toList().indexOf(key) + 1;
  }

  /** What would be opened is shown; each answer that is missing is asked for; nothing is loaded. */
  private void comparedAndOpened(Page page, Path key, String tally) {
    page.locator("[data-review]").waitFor();
    assertThat(page.locator("[data-tally]").first().textContent()).isEqualTo(tally);
    assertThat(page.locator("[data-count]").textContent()).isEqualTo("3 ballots");
    assertThat(page.locator("[data-record-answer]").textContent()).contains("The same");
    browser.check(page, "trustee-review-390");
    assertThat(sent).isEmpty();
    pages.serve("/board.bel", new byte[] {1}); // whatever came now is not what was shown
    press(page, "Open my part of this tally");
    fault(page, "Compare the ballots and the tally first");
    page.getByLabel("I compared the ballots").check();
    press(page, "Open my part of this tally");
    fault(page, "This browser remembers no opening. Say that you opened no other tally");
    page.getByLabel("I opened no other tally of this election").check();
    press(page, "Open my part of this tally");
    fault(page, "So few voted that the result could tell votes.");
    browser.check(page, "trustee-review-error-390");
    page.getByLabel("So few voted, and this tally shall be opened").check();
    press(page, "Open my part of this tally");
    fault(page, "Choose the file of your private key.");
    page.locator("#key").setInputFiles(key);
    press(page, "Open my part of this tally");
    page.getByText("It is sent").waitFor();
  }

  /** The last ballot left out and all in order: the two sums would tell that ballot. */
  private static void anotherSumIsNotOpened(Page page, Board board, byte[] whole, Path key) {
    Credentials roll = Credentials.read(board.text(board.setup().credentials()), GROUP);
    Tallying tallying = new Tallying(board.election(), roll);
    BoardWriter less = new BoardWriter(1_800_000_000L);
    less.setUp(board.election(), Trustees.read(board.text(board.setup().trustees()), GROUP), roll);
    for (int i = 0; i < 2; i++) {
      String text = Replay.text(whole, Event.Type.BALLOT, i);
      less.append(Event.Type.BALLOT, text);
      tallying.add(Ballot.read(text, board.election()));
    }
    less.append(Event.Type.END_BALLOTS);
    Tallying.Tally tally = tallying.tally();
    less.tally(tally.encrypted(), tally.ballots(), tally.weight());
    pages.serve("/board.bel", less.bytes());
    page.reload();
    press(page, "Check the board");
    fault(page, "You have opened another tally of this election");
    assertThat(page.locator("[data-review]").isVisible()).isFalse();
  }

  /** What the three trustees of the stored election published, by another program. */
  private static List<String> factors(Board board) {
    return board.events().stream()
        .filter(link -> link.event().type() == Event.Type.PARTIAL_DECRYPTION)
        .map(link -> Owned.read(board.text(link.event().payload().orElseThrow())))
        .map(owned -> PartialDecryption.read(board.text(owned.payload()), board.election()))
        .map(one -> one.factors().toString())
        .toList();
  }

  private static void assertProved(Board board, PartialDecryption made, Element key) {
    var sized = board.events().stream().filter(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY);
    String size = board.text(sized.findFirst().orElseThrow().event().payload().orElseThrow());
    String hash = size.replaceAll(".*\"encrypted_tally\":\"([0-9a-f]+)\".*", "$1");
    var tally = EncryptedTally.read(board.text(hash), board.election());
    Group.Powers g = GROUP.powersOf(GROUP.g());
    for (int i = 0; i < made.factors().size(); i++) {
      for (int j = 0; j < made.factors().get(i).all().size(); j++) {
        Proof proof = made.proofs().get(i).all().get(j);
        Element a = GROUP.times(g.to(proof.response()), GROUP.power(key, proof.challenge()));
        Element b =
            GROUP.product(
                List.of(
                    tally.questions().get(i).all().get(j).alpha(),
                    made.factors().get(i).all().get(j)),
                List.of(proof.response(), proof.challenge()));
        assertThat(Challenges.decryption(GROUP, board.election().fingerprint(), key, List.of(a, b)))
            .isEqualTo(proof.challenge());
      }
    }
  }

  @Test
  void aShuffleIsMadeAfterACheckAndTwoAreNeededBeforeAnythingIsOpened() throws IOException {
    Path folder = SHARED.resolve("ranked-ed25519-3");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no stored elections: " + folder);
    byte[] whole = Files.readAllBytes(folder.resolve("qdCSvjxW4uZPvA.bel"));
    Board board = Board.read(BoardSource.of(whole));
    String fingerprint = board.election().fingerprint();
    pages.serve("/board.bel", upTo(board, whole, Event.Type.ENCRYPTED_TALLY));
    Page page =
        at(task(TrusteePage.Task.SHUFFLE, "Shuffle the ballots", fingerprint, "", ""), 1280);
    press(page, "Check the board and shuffle");
    page.getByText("It is sent").waitFor();
    browser.check(page, "trustee-shuffled-1280");
    page.context().close();
    var shuffle = Shuffle.read(sent.get("shuffle"), GROUP);
    assertThat(shuffle.text()).isEqualTo(sent.get("shuffle"));

    Path file;
    try (var keys = Files.list(folder.resolve("trustee_private_keys"))) {
      file = keys.sorted().findFirst().orElseThrow();
    }
    Page early = at(task(TrusteePage.Task.DECRYPT, "Open the result", fingerprint, "", ""), 390);
    press(early, "Check the board");
    fault(early, "The ballots are not all shuffled yet.");
    early.context().close();

    pages.serve("/board.bel", whole);
    pages.serve("/board.sidecar", new byte[0]); // another program's board has none
    Page check = at(task(TrusteePage.Task.CHECK, "Check the board", fingerprint, "", ""), 390);
    press(check, "Check the board");
    check.getByText("2 shuffles by 2 trustees hold.").waitFor();
    assertThat(check.locator("[data-checked]").textContent())
        .contains("Parts opened: 3 of 3", "as a whole beside the board: 0.");
    check.context().close();
  }

  /** The file as it stood when the last event of this kind was written. */
  private static byte[] upTo(Board board, byte[] whole, Event.Type type) {
    var last = board.events().stream().filter(l -> l.event().type() == type).reduce((x, y) -> y);
    var entry = board.entries().get(last.orElseThrow().entry());
    int end = (int) (entry.from() + (entry.size() + 511) / 512 * 512L);
    return Arrays.copyOf(whole, end);
  }
}
