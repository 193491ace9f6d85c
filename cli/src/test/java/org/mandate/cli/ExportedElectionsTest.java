package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates of secret elections that room app wrote, judged as any stranger would. */
class ExportedElectionsTest {
  private static final Path FOLDER = Path.of("..", "app", "target", "election-certificates");
  @TempDir private Path temp;

  @Test
  void whatTheApplicationExportsIsJudgedAsItEnded() throws IOException {
    for (Path file : files(".json")) {
      String name = file.getFileName().toString();
      StringWriter out = new StringWriter();

      assertThat(check(file, out)).as(name + "\n" + out).isEqualTo(Exit.GOOD);
      assertThat(out.toString()).contains("Certificate good. Election " + standing(file));
    }
  }

  @Test
  void withItsBoardTheResultIsWhatTheBoardGives() throws IOException {
    List<Path> boards = files(".bel");
    assertThat(boards).hasSizeGreaterThan(2);
    for (Path board : boards) {
      StringWriter out = new StringWriter();

      assertThat(check(certificate(board), out, "--board", named(board).toString()))
          .as(board + "\n" + out)
          .isEqualTo(Exit.GOOD);
      assertThat(out.toString())
          .contains("The board given was verified from zero by every rule, and is this one")
          .doesNotContain("give the file with --board");
    }
  }

  @Test
  void theBoardOfAnotherElectionOrOneThatWasChangedIsRefused() throws IOException {
    List<Path> boards = files(".bel");
    for (int i = 0; i < boards.size(); i++) {
      StringWriter other = new StringWriter();
      Path next = named(another(boards, boards.get(i)));
      assertThat(check(certificate(boards.get(i)), other, "--board", next.toString()))
          .isEqualTo(Exit.NOT_VALID);
      assertThat(other.toString()).contains("not valid: board: the board given is another one");

      byte[] bytes = Files.readAllBytes(boards.get(i));
      bytes[bytes.length / 2] ^= 1;
      StringWriter changed = new StringWriter();
      Path tampered = Files.write(temp.resolve("changed.bel"), bytes);
      assertThat(check(certificate(boards.get(i)), changed, "--board", tampered.toString()))
          .isEqualTo(Exit.NOT_VALID);
      assertThat(changed.toString()).contains("not valid: board: the board given");
    }
  }

  @Test
  void inJsonTheLastLineSaysThatItIsAnElection() throws IOException {
    for (Path file : files(".json")) {
      StringWriter out = new StringWriter();

      assertThat(check(file, out, "--json")).isEqualTo(Exit.GOOD);
      assertThat(out.toString().lines().toList().getLast())
          .contains(
              "\"certificate\":\"valid\"",
              "\"election\":\"%s\"".formatted(isOver(file) ? outcome(file) : "valid"));
    }
  }

  @Test
  void aBoardHelpsNothingInTheCertificateOfADecisionAndASidecarNothingWithoutABoard()
      throws IOException {
    Path file = files(".json").getFirst();

    assertThat(check(file, new StringWriter(), "--sidecar", "x")).isEqualTo(Exit.WRONG_USE);
    assertThat(check(file, new StringWriter(), "--board", "no-such.bel")).isEqualTo(Exit.WRONG_USE);
  }

  /** The first that differs: one election is there twice, before and after a count-back. */
  private static Path another(List<Path> boards, Path board) throws IOException {
    for (Path other : boards) {
      if (Files.mismatch(board, other) >= 0) {
        return other;
      }
    }
    throw new AssertionError("only one board in " + FOLDER);
  }

  private static String outcome(Path file) {
    return file.getFileName().toString().replaceFirst("[.].*", "");
  }

  /** Whether it ended without a result, of which nobody says that it is valid. */
  private static boolean isOver(Path file) {
    return Set.of("voided", "stopped", "unfilled").contains(outcome(file));
  }

  private static String standing(Path file) {
    return isOver(file)
        ? outcome(file) + ", without a result that stands"
        : "valid (" + outcome(file) + ")";
  }

  private static Path certificate(Path board) {
    return board.resolveSibling(board.getFileName().toString().replace(".bel", ".public.json"));
  }

  /** A board's file is named by its election; here they are kept under words. */
  private Path named(Path board) throws IOException {
    return Files.copy(
        board,
        temp.resolve(board.getFileName() + ".copy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private int check(Path file, StringWriter out, String... more) {
    String state = temp.resolve(file.getFileName() + ".seen").toString();
    PrintWriter words = new PrintWriter(out, true);
    return Main.run(
        words,
        words,
        Stream.concat(Stream.of("check", file.toString(), "--state", state), Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<Path> files(String ending) throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "certificates of room app not here: run its tests first");
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }
}
