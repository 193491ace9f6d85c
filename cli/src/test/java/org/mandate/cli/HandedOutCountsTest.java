package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The downloads that the tests of room app took from result pages, counted again by anybody. */
class HandedOutCountsTest {
  private static final Path FOLDER = Path.of("..", "app", "target", "counts");
  @TempDir private Path temp;

  @Test
  void whatAResultPageHandsOutIsIdenticalToItsRecount() throws IOException {
    for (Path ballots : ballots()) {
      StringWriter out = new StringWriter();

      assertThat(recount(result(ballots), ballots, out)).as(out.toString()).isEqualTo(Exit.GOOD);
      assertThat(out.toString()).startsWith("Identical: every stage, to the last decimal.\nLot: ");
    }
  }

  @Test
  void aPaperTurnedRoundIsFound() throws IOException {
    for (Path ballots : ballots()) {
      Path turned = temp.resolve(ballots.getFileName());
      String text = Files.readString(ballots);
      Files.writeString(turned, text.replaceFirst("(?m)^(\\d+) 1( [\\d ]*)?0$", "$1 2 0"));
      assertThat(turned).content().isNotEqualTo(text);
      StringWriter out = new StringWriter();

      assertThat(recount(result(ballots), turned, out)).isEqualTo(Exit.NOT_VALID);
      assertThat(out.toString()).startsWith("Not identical: ");
    }
  }

  private static Path result(Path ballots) {
    String name = ballots.getFileName().toString().replace(".blt", "-result.json");
    return ballots.resolveSibling(name);
  }

  private static int recount(Path result, Path ballots, StringWriter out) {
    PrintWriter words = new PrintWriter(out, true);
    return Main.run(words, words, "recount", result.toString(), ballots.toString());
  }

  private static List<Path> ballots() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "no counts here: run CountsAreHandedOutTest of app first");
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".blt")).toList();
    }
  }
}
