package org.mandate.count.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealBallotFilesTest {
  private final String shared = System.getProperty("mandate.shared", "");
  private Path elections;

  @BeforeEach
  void realFiles() {
    Assumptions.assumeTrue(!shared.isEmpty(), "real files not here: elections");
    elections = Path.of(shared, "elections");
  }

  @Test
  void everyRealBltFileIsReadAndHoldsThePapersThatANaiveReaderFinds() throws IOException {
    List<Path> files = all(".blt");
    assertThat(files).hasSizeGreaterThan(290);
    for (Path file : files) {
      var reading = BallotFiles.read(Files.readAllBytes(file));
      assertThat(reading).as(file.toString()).isInstanceOf(Reading.Read.class);
      var election = ((Reading.Read) reading).election();
      List<String> lines = Files.readAllLines(file);
      if (lines.stream().anyMatch(l -> l.startsWith("["))) continue;
      assertThat(papers(election)).as(file.toString()).isEqualTo(naive(lines));
      assertThat(election.names().getFirst().replace("\"", ""))
          .isEqualTo(lines.get(lines.indexOf("0") + 1).replace("\"", "").strip());
    }
  }

  private static Map<List<Integer>, Long> naive(List<String> lines) {
    var papers = new TreeMap<List<Integer>, Long>(RealBallotFilesTest::compare);
    for (String line : lines.subList(1, lines.indexOf("0"))) {
      List<Integer> numbers =
          Arrays.stream(line.strip().split(" +")).map(Integer::valueOf).toList();
      var paper = numbers.subList(1, numbers.size() - 1);
      if (!paper.isEmpty()) papers.merge(paper, (long) numbers.getFirst(), Long::sum);
    }
    return papers;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return Arrays.compare(a.toArray(new Integer[0]), b.toArray(new Integer[0]));
  }

  private static Map<List<Integer>, Long> papers(Election election) {
    var papers = new TreeMap<List<Integer>, Long>(RealBallotFilesTest::compare);
    Ballots ballots = election.ballots();
    for (int b = 0; b < ballots.size(); b++) {
      var paper = new ArrayList<Integer>();
      for (int p = 0; p < ballots.length(b); p++) paper.add(ballots.candidate(b, p) + 1);
      papers.put(paper, ballots.weight(b));
    }
    return papers;
  }

  private List<Path> all(String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(elections)) {
      return paths.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    }
  }
}
