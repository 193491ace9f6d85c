package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** Real cast-vote records from the United States against the rounds RCTab 2.0.0 publishes. */
class UnitedStatesTest {
  private static final String WRITE_INS = "Undeclared Write-ins";

  @Test
  void portlandsFourteenRoundsAreRepeatedByInstantRunoff() {
    Path folder = RealFiles.folder("us_rcv");
    var rounds = rounds(folder.resolve("portland_me_mayor_2015_expected_rounds.json"));
    var names = names(rounds);
    // Portland exhausts a paper at an overvote and at two skipped ranks running
    var election =
        election(names, 1, rows(folder.resolve("portland_me_mayor_2015_cast_votes.csv")), 3, true);
    // its rules order ties by the list of candidates, the last one excluded
    var last =
        new Lot.Order(IntStream.iterate(names.size(), n -> n > 0, n -> n - 1).boxed().toList());

    var count = (Count) new InstantRunoff().count(election, last);

    assertThat(count.stages()).hasSize(14).hasSameSizeAs(rounds);
    for (Stage stage : count.stages()) {
      var round = rounds.get(stage.number() - 1);
      for (int c = 0; c < names.size(); c++) {
        assertThat(stage.votes().get(c))
            .as("round " + stage.number() + ", " + names.get(c))
            .isEqualByComparingTo(round.tally().getOrDefault(names.get(c), BigDecimal.ZERO));
      }
      assertThat(stage.quota()).isEqualByComparingTo(round.threshold());
    }
    assertThat(count.elected().stream().map(names::get))
        .containsExactly("Mavodones, Nicholas M. Jr.");
  }

  /**
   * Minneapolis fills three seats by a whole-number quota, cut fractions and the weighted inclusive
   * Gregory method, as Scotland does; only a surplus after the last seat is its own.
   */
  @Test
  void minneapolisIsRepeatedByTheScottishRule() {
    Path folder = RealFiles.folder("us_rcv");
    var rounds = rounds(folder.resolve("minneapolis_park_board_2013_expected_rounds.json"));
    var names = names(rounds);
    var papers = rows(folder.resolve("minneapolis_park_board_2013_cast_votes.csv.gz"));
    var election = election(names, 3, papers, 1, false);

    var count = (Count) new Scottish2007().count(election, new Lot.None());

    assertThat(count.quota()).isEqualByComparingTo("14866");
    // RCTab writes an empty round for Erwin, elected with exactly the quota
    var compared = new ArrayList<>(rounds.subList(0, 10));
    compared.remove(3);
    assertThat(count.stages()).hasSameSizeAs(compared);
    for (Stage stage : count.stages()) {
      var round = compared.get(stage.number() - 1);
      for (int c = 0; c < names.size(); c++) {
        assertThat(stage.votes().get(c))
            .as("stage " + stage.number() + ", " + names.get(c))
            .isEqualByComparingTo(round.tally().getOrDefault(names.get(c), BigDecimal.ZERO));
      }
    }
    assertThat(count.elected().stream().map(names::get))
        .containsExactly("JOHN ERWIN", "ANNIE YOUNG", "MEG FORNEY");
    assertThat(count.stages().get(2).elected()).containsExactly(names.indexOf("JOHN ERWIN"));
  }

  private record Round(Map<String, BigDecimal> tally, BigDecimal threshold) {}

  private static final Pattern PAIR = Pattern.compile("\"([^\"]+)\" : \"([0-9.]+)\"");

  /** The tally and threshold of each round; the file is laid out one value a line. */
  private static List<Round> rounds(Path json) {
    var rounds = new ArrayList<Round>();
    Map<String, BigDecimal> tally = new LinkedHashMap<>();
    boolean in = false;
    for (String line : RealFiles.lines(json)) {
      var pair = PAIR.matcher(line);
      if (line.contains("\"tally\" :")) {
        tally = new LinkedHashMap<>();
        in = true;
      } else if (line.contains("}")) in = false;
      else if (in && pair.find()) tally.put(pair.group(1), new BigDecimal(pair.group(2)));
      else if (line.contains("\"threshold\"") && pair.find()) {
        rounds.add(new Round(tally, new BigDecimal(pair.group(2))));
      }
    }
    return rounds;
  }

  private static List<String> names(List<Round> rounds) {
    return List.copyOf(rounds.getFirst().tally().keySet());
  }

  /**
   * @param from the first column with a choice
   * @param strict whether an overvote or two skipped ranks end a paper, or are passed over
   */
  private static Election election(
      List<String> names, int seats, List<List<String>> rows, int from, boolean strict) {
    var papers = new Ballots.Builder(0);
    var found = new TreeMap<String, Integer>();
    for (List<String> row : rows) {
      long weight = strict ? 1 : Long.parseLong(row.get(4));
      var paper = new ArrayList<Short>();
      int skipped = 0;
      for (String mark : row.subList(from, strict ? row.size() : 4)) {
        String choice = mark.isBlank() ? "undervote" : mark.strip();
        if (choice.equals("overvote") && strict) break;
        if (choice.equals("undervote") && ++skipped > 1 && strict) break;
        if (choice.equals("undervote") || choice.equals("overvote")) continue;
        skipped = 0;
        short c = (short) names.indexOf(choice.equals("UWI") ? WRITE_INS : choice);
        assertThat(c).as(choice).isNotNegative();
        found.merge(choice, 1, Integer::sum);
        if (!paper.contains(c)) paper.add(c);
      }
      if (paper.isEmpty()) continue;
      var preferences = new short[paper.size()];
      for (int i = 0; i < preferences.length; i++) preferences[i] = paper.get(i);
      papers.add(weight, preferences, preferences.length);
    }
    var candidates = new ArrayList<Candidate>();
    for (String name : names) candidates.add(new Candidate(candidates.size() + 1, name, false));
    return new Election("", seats, candidates, papers.build(), List.of(), List.of());
  }

  private static List<List<String>> rows(Path csv) {
    var rows = new ArrayList<List<String>>();
    try (var in = Files.newInputStream(csv);
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    csv.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(List.of(ScottishWards2017Test.cells(line)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }
}
