package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** Reads the outside files: ballots literally, and the reports of the Droop counter. */
final class RealFiles {
  private RealFiles() {}

  /** A folder of the elections data, or the test skips. */
  static Path folder(String name) {
    String shared = System.getProperty("mandate.shared", "");
    Path folder = Path.of(shared.isBlank() ? "." : shared, "elections", name);
    assumeTrue(
        !shared.isBlank() && Files.isDirectory(folder), "real files not here: elections/" + name);
    return folder;
  }

  static List<Path> in(Path folder, String glob) {
    try (var files = Files.newDirectoryStream(folder, glob)) {
      var list = new ArrayList<Path>();
      files.forEach(list::add);
      list.sort(null);
      assertThat(list).as("files %s in %s", glob, folder).isNotEmpty();
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only what these files use: whole weights, numbers, an optional tie line, one name a line. */
  static Election blt(Path file) {
    var lines = lines(file);
    String[] head = lines.getFirst().strip().split("\\s+");
    int candidates = Integer.parseInt(head[0]);
    var tieOrder = new ArrayList<Integer>();
    var papers = new Ballots.Builder(0);
    int at = 1;
    for (; !lines.get(at).strip().equals("0"); at++) {
      String line = lines.get(at).strip();
      if (line.startsWith("[tie")) {
        for (String n : line.substring(4, line.indexOf(']')).strip().split("\\s+")) {
          tieOrder.add(Integer.valueOf(n));
        }
        continue;
      }
      String[] words = line.split("\\s+");
      var row = new short[words.length - 2];
      for (int i = 0; i < row.length; i++) row[i] = (short) (Integer.parseInt(words[i + 1]) - 1);
      papers.add(Long.parseLong(words[0]), row, row.length);
    }
    var named = new ArrayList<Candidate>();
    for (int c = 1; c <= candidates; c++) {
      named.add(new Candidate(c, name(lines.get(at + c)), false));
    }
    return new Election(
        file.getFileName().toString(),
        Integer.parseInt(head[1]),
        named,
        papers.build(),
        List.of(),
        tieOrder);
  }

  private static String name(String text) {
    return text.strip().replaceAll("^\"|\"$", "").replaceAll("\\s+", " ").strip();
  }

  /** For names that two files quote and encode differently. */
  static String letters(String name) {
    return name.replaceAll("[^A-Za-z]", "");
  }

  /** The lot Droop uses: the file's order, or else the candidates' own. */
  static Lot droopLot(Election election) {
    return new Lot.Order(
        election.tieOrder().isEmpty()
            ? IntStream.rangeClosed(1, election.candidates().size()).boxed().toList()
            : election.tieOrder());
  }

  /** A block of a Droop report: what was done, what everybody had then. */
  record Block(String action, Map<String, BigDecimal> votes, BigDecimal nonTransferable) {}

  /** The parts of a report that a count is compared with. */
  record Report(BigDecimal quota, List<Block> transfers, List<String> elected) {}

  private static final Pattern HELD =
      Pattern.compile("\\s+(Elected|Pending|Hopeful|Defeated):\\s+(.*) \\(([0-9.]+)\\)");

  static Report report(Path file) {
    BigDecimal quota = BigDecimal.ZERO;
    var blocks = new ArrayList<Block>();
    var elected = new ArrayList<String>();
    String action = "";
    Map<String, BigDecimal> votes = new LinkedHashMap<>();
    BigDecimal lost = BigDecimal.ZERO;
    for (String line : lines(file)) {
      var held = HELD.matcher(line);
      if (line.strip().startsWith("Quota:")) quota = number(line);
      if (line.startsWith("Action: ")) {
        action = line.substring(8);
        votes = new LinkedHashMap<>();
        elected.clear();
      } else if (held.matches()) {
        boolean several = held.group(1).equals("Defeated");
        for (String name : several ? held.group(2).split(", ") : new String[] {held.group(2)}) {
          votes.put(name(name), new BigDecimal(held.group(3)));
        }
        if (held.group(1).equals("Elected")) elected.add(name(held.group(2)));
      } else if (line.strip().startsWith("Nontransferable votes:")) {
        lost = number(line);
      } else if (line.strip().startsWith("Residual:")) {
        if (isTransfer(action)) blocks.add(new Block(action, votes, lost.add(number(line))));
      }
    }
    return new Report(quota, blocks, List.copyOf(elected));
  }

  private static boolean isTransfer(String action) {
    return action.equals("Begin Count")
        || action.startsWith("Surplus transferred:")
        || action.startsWith("Transfer defeated:");
  }

  private static BigDecimal number(String line) {
    return new BigDecimal(line.substring(line.indexOf(':') + 1).strip());
  }

  /** Every figure of every transfer, the quota, the winners. */
  static void sameAs(Report report, List<Block> transfers, Count count, String as) {
    assertThat(count.tie()).as(as).isNull();
    assertThat(count.quota()).as(as).isEqualByComparingTo(report.quota());
    assertThat(count.stages()).as(as).hasSameSizeAs(transfers);
    for (int s = 0; s < transfers.size(); s++) {
      var block = transfers.get(s);
      var stage = count.stages().get(s);
      String where = as + " stage " + (s + 1) + ", " + block.action();
      assertThat(block.votes()).as(where).hasSameSizeAs(count.names());
      for (int c = 0; c < count.names().size(); c++) {
        assertThat(stage.votes().get(c))
            .as(where + ": " + count.names().get(c))
            .isEqualTo(block.votes().get(count.names().get(c)));
      }
      assertThat(stage.nonTransferable()).as(where).isEqualTo(block.nonTransferable());
    }
    assertThat(count.elected().stream().map(count.names()::get))
        .as(as)
        .containsExactlyInAnyOrderElementsOf(report.elected());
  }
}
