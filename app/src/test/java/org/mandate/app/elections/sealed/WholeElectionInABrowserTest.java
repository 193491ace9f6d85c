package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.Combining;
import org.mandate.ballot.ceremony.PrivateCredential;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;
import org.springframework.util.FileSystemUtils;

/**
 * A whole election in which everything that a person makes is made by the scripts in a browser:
 * keys, ballots, shuffles, shares of the opening. Java keeps the board, counts, and verifies it
 * all; the scripts verify what Java wrote.
 */
class WholeElectionInABrowserTest {
  private static final Group GROUP = SealedElection.GROUP;
  private static final int TRUSTEES = 3;
  private static final Random RANDOM = new Random(7);
  private static Browser browser;
  private static StaticPages pages;
  private static Page page;
  private static Election election;
  private static Trustees trustees;
  private static Result result;
  private static byte[] made;

  private static final String KEY =
      """
      async ([uuid, seat]) => {
        const { makeKey, keyToPublish } = await import('/web/sealed/trustee.js');
        const key = await makeKey();
        return [key.privateText, (await keyToPublish(key.secret, uuid, seat)).publicText];
      }
      """;
  private static final String SEAL =
      """
      async ([credential, choices]) => {
        const { readElection, readCredential } = await import('/web/sealed/election.js');
        const { seal } = await import('/web/sealed/seal.js');
        const election = await readElection(await (await fetch('/election')).text(), null);
        return (await seal(election, await readCredential(credential, election, null), choices)).ballot;
      }
      """;
  private static final String CHECKED =
      """
        const { readBoard } = await import('/web/sealed/board.js');
        const { checkBoard, mayDecrypt } = await import('/web/sealed/check.js');
        const bytes = new Uint8Array(await (await fetch('/board.bel')).arrayBuffer());
        const checked = await checkBoard(await readBoard(bytes), fingerprint);
      """;
  private static final String SHUFFLE =
      "async (fingerprint) => {"
          + CHECKED
          + """
            const { shuffle } = await import('/web/sealed/shuffle.js');
            return shuffle(checked.election, checked.ranked.map((i) => checked.ciphertexts[i]));
          }
          """;
  private static final String DECRYPT =
      "async ([fingerprint, file]) => {"
          + CHECKED
          + """
            mayDecrypt(checked);
            const { decrypt, readPrivateKey } = await import('/web/sealed/trustee.js');
            return decrypt(checked.election, readPrivateKey(file), checked.ciphertexts);
          }
          """;
  private static final String CHECK =
      "async (fingerprint) => {"
          + CHECKED
          + "return [checked.ready, checked.counted, checked.owners].join(' '); }";

  private static List<Object> vote(PrivateCredential credential, Object... choices) {
    return List.of(credential.shown(), List.of(choices));
  }

  @BeforeAll
  static void make() throws IOException {
    browser = new Browser();
    pages = new StaticPages();
    pages.serve("/favicon.ico", new byte[0]);
    page = browser.visitor(Browser.DESK);
    page.navigate(pages.serve("/blank", "<!DOCTYPE html><title>x</title>".getBytes(UTF_8)));
    String uuid = Roll.freshUuid(RANDOM);
    List<String> files = new ArrayList<>();
    List<Trustees.Share> shares = new ArrayList<>();
    for (int seat = 1; seat <= TRUSTEES; seat++) {
      List<?> key = (List<?>) page.evaluate(KEY, List.of(uuid, seat));
      files.add((String) key.get(0));
      shares.add(new Trustees.Single(TrusteeKey.read((String) key.get(1), GROUP)));
    }
    trustees = new Trustees(shares);
    election = election(uuid);
    pages.serve("/election", election.text().getBytes(UTF_8));
    BoardWriter board = new BoardWriter(1_800_000_000L);
    Tallying.Tally tally = vote(board, Roll.fresh(GROUP, uuid, 4, RANDOM));
    var mixed = Tallying.ranked(election, tally.encrypted());
    for (int owner : new int[] {1, 3}) {
      pages.serve("/board.bel", board.bytes());
      Shuffle made = Shuffle.read((String) page.evaluate(SHUFFLE, election.fingerprint()), GROUP);
      board.owned(Event.Type.SHUFFLE, owner, made);
      mixed = made.ciphertexts();
    }
    board.append(Event.Type.END_SHUFFLES);
    pages.serve("/board.bel", board.bytes());
    SortedMap<Integer, PartialDecryption> partial = new TreeMap<>();
    for (int owner = 1; owner <= TRUSTEES; owner++) {
      Object text = page.evaluate(DECRYPT, List.of(election.fingerprint(), files.get(owner - 1)));
      partial.put(owner, PartialDecryption.read((String) text, election));
      board.owned(Event.Type.PARTIAL_DECRYPTION, owner, partial.get(owner));
    }
    result =
        new Combining(election, trustees, partial)
            .result(Tallying.mixed(election, tally.encrypted(), mixed), tally.weight())
            .orElseThrow();
    board.append(Event.Type.RESULT, result);
    made = board.bytes();
  }

  private static Tallying.Tally vote(BoardWriter board, Roll roll) {
    board.setUp(election, trustees, roll.roll());
    Tallying tallying = new Tallying(election, roll.roll());
    var voters = roll.credentials();
    for (List<Object> one :
        List.of(
            vote(voters.get(0), List.of(1, 0, 1), List.of(0, 1), List.of(1, 2, 3, 0)),
            vote(voters.get(1), "blank", List.of(1, 0), List.of(4, 3, 2, 1)),
            vote(voters.get(2), List.of(1, 1, 0), List.of(0, 1), "blank"),
            vote(voters.get(0), List.of(0, 1, 0), List.of(1, 0), List.of(0, 0, 1, 2)))) {
      Ballot ballot = Ballot.read((String) page.evaluate(SEAL, one), election);
      board.append(Event.Type.BALLOT, ballot);
      tallying.add(ballot);
    }
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally tally = tallying.tally();
    board.tally(tally.encrypted(), tally.ballots(), tally.weight());
    return tally;
  }

  private static Election election(String uuid) {
    return new Election(
        1,
        "Made in a browser",
        "A test élection “quoted”",
        GROUP,
        trustees.publicKey(GROUP),
        List.of(
            new Question.Homomorphic(
                List.of("A", "B", "C"), Optional.of(true), 1, 2, "One or two, or blank"),
            new Question.Homomorphic(List.of("Yes", "No"), Optional.empty(), 1, 1, "Yes or no"),
            new Question.Ranked(List.of("P", "Q", "R", "S"), "Rank", Optional.empty())),
        uuid,
        Optional.empty(),
        Optional.empty());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      pages.close();
    }
  }

  @Test
  void javaVerifiesWhatTheScriptsMadeAndTheResultIsWhatWasChosen() {
    assertThat(result.questions().get(0)).isEqualTo(Rows.flat(List.of(1L, 1L, 2L, 0L)));
    assertThat(result.questions().get(1)).isEqualTo(Rows.flat(List.of(2L, 1L)));
    assertThat(result.questions().get(2).rows())
        .containsExactlyInAnyOrder(
            List.of(4L, 3L, 2L, 1L), List.of(0L, 0L, 0L, 0L), List.of(0L, 0L, 1L, 2L));
    Report report = Verifier.verify(BoardSource.of(made), Options.everything(), Progress.NONE);
    assertThat(report.refusal()).isEmpty();
    assertThat(report.result()).contains(result);
    assertThat(told(made)).isEqualTo("done 3 2");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theScriptsRefuseABoardThatIsNotInOrder() {
    byte[] padding = made.clone();
    padding[1023] ^= 1;
    byte[] middle = made.clone();
    middle[made.length / 2] ^= 1;
    assertThat(told(padding)).isEqualTo("Refusal board");
    assertThat(told(middle)).isEqualTo("Refusal board");
    assertThat(told(Arrays.copyOf(made, made.length - 512))).isEqualTo("Refusal board");
  }

  /** The chain is made anew after each change, so that only the deep check can find it. */
  @Test
  void theScriptsRefuseABoardThatIsInOrderAndFalse() {
    String other = Replay.text(made, Event.Type.BALLOT, 1);
    assertThat(told(made)).isEqualTo("done 3 2");
    assertThat(told(Event.Type.BALLOT, 3, lastNumber())).isEqualTo("Refusal signature");
    assertThat(told(Event.Type.BALLOT, 0, text -> other)).isEqualTo("Refusal twice");
    assertThat(told(Event.Type.BALLOT, 2, swapped())).isEqualTo("Refusal hash");
    assertThat(told(Event.Type.BALLOT, 2, text -> text.replaceFirst(",", ", ")))
        .isEqualTo("Refusal board");
    assertThat(told(Event.Type.BALLOT, 2, text -> text.replaceFirst("\"hash\"", "\"more\"")))
        .isEqualTo("Refusal form");
    assertThat(told(Event.Type.ENCRYPTED_TALLY, 0, swapped())).isEqualTo("Refusal tally");
    assertThat(told(Event.Type.SHUFFLE, 0, swapped())).isEqualTo("Refusal shuffle-proof");
    UnaryOperator<String> factors =
        text -> text.replaceFirst("\\[\"([0-9a-f]{64})\",\"([0-9a-f]{64})\"", "[\"$2\",\"$1\"");
    assertThat(told(Event.Type.PARTIAL_DECRYPTION, 0, factors)).isEqualTo("Refusal decryption");
    assertThat(told(Event.Type.PARTIAL_DECRYPTION, 1, lastNumber()))
        .isEqualTo("Refusal decryption");
    assertThat(told(Event.Type.SHUFFLE, 1, text -> Replay.text(made, Event.Type.BALLOT, 0)))
        .startsWith("Refusal ");
  }

  /** One trustee alone must not be enough to know whose ballot is whose. */
  @Test
  void theScriptsRefuseToDecryptAfterOneShuffle() {
    int[] shuffles = new int[1];
    byte[] once =
        Replay.only(
            made,
            link ->
                switch (link.event().type()) {
                  case SHUFFLE -> shuffles[0]++ == 0;
                  case PARTIAL_DECRYPTION, RESULT -> false;
                  default -> true;
                });
    assertThat(told(once)).isEqualTo("decrypt 3 1");
    Object refused =
        page.evaluate(
            "async (f) => { try { await ("
                + DECRYPT
                + ")([f, '\"1\"']); return 'taken'; }"
                + " catch (problem) { return problem.message; } }",
            election.fingerprint());
    assertThat((String) refused).startsWith("Fewer than two trustees have shuffled");
  }

  /** Another program accepts every ballot and the whole election. */
  @Test
  @Tag("long")
  void anotherProgramAcceptsWhatTheScriptsMade() throws IOException, InterruptedException {
    Path run = Path.of(System.getProperty("mandate.root", "..")).resolve("lab/judges/belenios/run");
    Path folder = Files.createTempDirectory("sealed");
    try {
      Assumptions.assumeTrue(judged(run, "--version") == 0, "belenios-tool 3.x is not installed");
      Files.write(folder.resolve(election.uuid() + ".bel"), made);
      assertThat(judged(run, "election", "verify", "--dir", folder.toString())).isZero();
      // a ballot is judged alone against a board that has none yet: one that is there is a
      // duplicate
      Files.write(
          folder.resolve(election.uuid() + ".bel"),
          Replay.only(made, link -> link.event().type() == Event.Type.SETUP));
      for (int i = 0; i < 4; i++) {
        Path ballot = folder.resolve("ballot.json");
        String text = Replay.text(made, Event.Type.BALLOT, i);
        Files.writeString(ballot, text);
        assertThat(judgedBallot(run, folder, ballot)).as("ballot " + i).isZero();
        Files.writeString(ballot, lastNumber().apply(text));
        assertThat(judgedBallot(run, folder, ballot)).as("changed ballot " + i).isNotZero();
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static int judgedBallot(Path run, Path folder, Path ballot)
      throws IOException, InterruptedException {
    String at = folder.toString();
    return judged(run, "election", "verify-ballot", "--dir", at, "--ballot", ballot.toString());
  }

  private static int judged(Path run, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(run.toAbsolutePath().toString(), "3.x"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static String told(Event.Type type, int number, UnaryOperator<String> change) {
    return told(Replay.changed(made, type, number, change));
  }

  /** What the scripts say of a board: how far it is, ballots and shufflers; or what they refuse. */
  private static String told(byte[] board) {
    pages.serve("/board.bel", board);
    return (String)
        page.evaluate(
            "async (f) => { try { return await ("
                + CHECK
                + ")(f); }"
                + " catch (problem) { return problem.name + ' ' + problem.code; } }",
            election.fingerprint());
  }

  /** The last number is one more in its last digit, or one less. */
  private static UnaryOperator<String> lastNumber() {
    return text -> {
      int at = text.lastIndexOf("\"}") - 1;
      char digit = text.charAt(at) == '0' ? '1' : (char) (text.charAt(at) - 1);
      return text.substring(0, at) + digit + text.substring(at + 1);
    };
  }

  /** Alpha and beta of the first ciphertext change places. */
  private static UnaryOperator<String> swapped() {
    return text ->
        text.replaceFirst(
            "\"alpha\":\"([0-9a-f]{64})\",\"beta\":\"([0-9a-f]{64})\"",
            "\"alpha\":\"$2\",\"beta\":\"$1\"");
  }
}
