package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** Rules with keep values, round by round, against Droop; see the note beside the file. */
class KeepRulesAgainstDroopTest {
  private int compared;

  @Test
  void everyRoundIsWhatDroopCounts() throws IOException {
    for (List<String> lines : elections()) {
      // given
      Election election = election(lines);
      var order =
          election.tieOrder().isEmpty()
              ? IntStream.rangeClosed(1, election.candidates().size()).boxed().toList()
              : election.tieOrder();

      // when, then
      Count count = null;
      int round = 0;
      for (String line : lines) {
        List<String> words = List.of(line.split(" "));
        if (words.getFirst().equals("rule")) {
          count = Papers.count(words.get(1), election, new Lot.Order(order));
          round = 0;
          assertThat(count.elected().stream().map(i -> "" + (i + 1)))
              .as(lines.getFirst() + " " + line)
              .isEqualTo(words.subList(3, words.size()));
        } else if (words.getFirst().equals("round")) {
          Stage stage = count.stages().get(round++);
          String at = lines.getFirst() + " " + count.rules() + " round " + round;
          assertThat(stage.quota()).as(at).isEqualByComparingTo(words.get(1));
          for (int i = 0; i < stage.votes().size(); i++) {
            assertThat(stage.votes().get(i)).as(at).isEqualByComparingTo(words.get(i + 2));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(5000);
  }

  private static Election election(List<String> lines) {
    var people = new ArrayList<Candidate>();
    List<Integer> tie = List.of();
    var papers = new Ballots.Builder(0);
    int seats = 1;
    int candidates = 0;
    List<Integer> withdrawn = List.of();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words[0].matches("rule|round")) continue;
      List<Integer> numbers = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
      switch (words[0]) {
        case "candidates" -> candidates = numbers.getFirst();
        case "seats" -> seats = numbers.getFirst();
        case "tie" -> tie = numbers;
        case "withdrawn" -> withdrawn = numbers;
        case "paper" -> {
          short[] row = new short[numbers.size() - 1];
          for (int p = 0; p < row.length; p++) row[p] = (short) (numbers.get(p + 1) - 1);
          papers.add(numbers.getFirst(), row, row.length);
        }
        default -> assertThat(words[0]).isEqualTo("election");
      }
    }
    for (int c = 1; c <= candidates; c++) {
      people.add(new Candidate(c, "C" + c, withdrawn.contains(c)));
    }
    return new Election(lines.getFirst(), seats, people, papers.build(), List.of(), tie);
  }

  private static List<List<String>> elections() throws IOException {
    var elections = new ArrayList<List<String>>();
    try (var in = KeepRulesAgainstDroopTest.class.getResourceAsStream("/keep/droop.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("election")) elections.add(new ArrayList<>());
        elections.getLast().add(line);
      }
    }
    return elections;
  }
}
