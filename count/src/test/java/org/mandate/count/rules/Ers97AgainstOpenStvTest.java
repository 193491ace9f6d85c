package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** ERS97 stage by stage against OpenSTV; see the note beside the file. */
class Ers97AgainstOpenStvTest {
  private record Line(String action, String whose, BigDecimal quota, List<BigDecimal> votes) {}

  private record Case(String name, Election election, List<Integer> elected, List<Line> stages) {}

  @Test
  void everyStageIsWhatOpenStvCounts() throws IOException {
    var differ = new ArrayList<String>();
    var cases = cases();
    for (Case each : cases) {
      String why = difference(each);
      if (!why.isEmpty()) differ.add(each.name() + ": " + why);
    }
    assertThat(cases).hasSize(400);
    // OpenSTV leaves a place empty rather than give it to a candidate without a vote; 5.5.1 fills
    // it
    assertThat(differ).containsExactly("election random-142: elected [1, 3, 4, 5] for [1, 4, 5]");
  }

  private static String difference(Case each) {
    int candidates = each.election().candidates().size();
    var lot = new Lot.Order(IntStream.rangeClosed(1, candidates).boxed().toList());
    var count = (Count) new Ers97().count(each.election(), lot);
    var elected = count.elected().stream().sorted().map(c -> c + 1).toList();
    var stages = count.stages();
    for (int s = 0; s < stages.size(); s++) {
      Stage stage = stages.get(s);
      if (stage.action().equals("elect remaining")) break; // 5.5.1: OpenSTV still moves papers
      if (s >= each.stages().size()) return "no stage " + (s + 1);
      Line line = each.stages().get(s);
      if (!stage.votes().equals(line.votes())) {
        return "stage "
            + (s + 1)
            + " "
            + stage.action()
            + stage.candidates()
            + " "
            + stage.votes()
            + " for "
            + line;
      }
      if (!line.quota().equals(stage.quota())) return "quota " + stage.quota() + " for " + line;
    }
    return elected.equals(each.elected()) ? "" : "elected " + elected + " for " + each.elected();
  }

  private static List<Case> cases() throws IOException {
    List<String> lines;
    try (var in = Ers97AgainstOpenStvTest.class.getResourceAsStream("/ers97/openstv.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    var cases = new ArrayList<Case>();
    for (int at = 0; at < lines.size(); ) {
      String name = lines.get(at++);
      String[] head = lines.get(at++).split(" ");
      var papers = new Ballots.Builder(0);
      for (; !lines.get(at).equals("0"); at++) {
        String[] words = lines.get(at).split(" ");
        var row = new short[words.length - 2];
        for (int i = 0; i < row.length; i++) row[i] = (short) (Integer.parseInt(words[i + 1]) - 1);
        papers.add(Long.parseLong(words[0]), row, row.length);
      }
      var candidates = new ArrayList<Candidate>();
      for (int c = 1; c <= Integer.parseInt(head[0]); c++) {
        candidates.add(new Candidate(c, "c" + c, false));
      }
      var elected =
          Arrays.stream(lines.get(++at).substring("elected".length()).strip().split(" "))
              .map(Integer::valueOf)
              .toList();
      var stages = new ArrayList<Line>();
      for (at++; at < lines.size() && !lines.get(at).startsWith("election"); at++) {
        String[] words = lines.get(at).split(" ");
        var votes = Arrays.stream(words).skip(3).map(v -> new BigDecimal(v).movePointLeft(2));
        stages.add(
            new Line(
                words[0], words[1], new BigDecimal(words[2]).movePointLeft(2), votes.toList()));
      }
      var election =
          new Election(
              name, Integer.parseInt(head[1]), candidates, papers.build(), List.of(), List.of());
      cases.add(new Case(name, election, elected, stages));
    }
    return cases;
  }
}
