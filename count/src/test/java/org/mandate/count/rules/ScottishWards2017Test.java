package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Election;

/**
 * The 235 wards of the Scottish council elections of 2017 against the official count: quota,
 * winners, stages, every figure of every stage.
 */
class ScottishWards2017Test {
  /** What rounding to two decimals can differ by. */
  private static final BigDecimal ROUNDED = new BigDecimal("0.005");

  /** Glasgow Linn: one figure mistyped, 90 votes out. */
  private static final String LINN = "glasgow_2017_ward1.blt";

  /** East Dunbartonshire ward 2: 7,034 valid papers stated, 7,035 there. */
  private static final String BEARSDEN = "east_dunbartonshire_2017_ward2.blt";

  private record Ward(
      String file, int seats, BigDecimal valid, BigDecimal quota, Set<Integer> won) {}

  private record Line(int candidate, BigDecimal total, String status) {}

  @Test
  void everyOfficialStageIsRepeated() {
    Path folder = RealFiles.folder("scotland2017");
    var official = official(folder);
    var roundedOff = new HashSet<String>();
    int figures = 0;
    List<Ward> wards = wards(folder);
    for (Ward ward : wards) {
      Election election = RealFiles.blt(folder.resolve("ballots").resolve(ward.file()));
      var count = (Count) new Scottish2007().count(election, new Lot.None());
      sameHead(ward, count);
      var stages = official.get(ward.file());
      assertThat(count.stages()).as(ward.file()).hasSize(stages.size());
      boolean mistyped = false;
      for (Stage stage : count.stages()) {
        for (Line line : stages.get(stage.number())) {
          BigDecimal ours = stage.votes().get(line.candidate() - 1);
          BigDecimal apart = ours.subtract(line.total()).abs();
          figures++;
          if (apart.signum() == 0) continue;
          String as = ward.file() + " stage " + stage.number() + " candidate " + line.candidate();
          roundedOff.add(ward.file());
          if (apart.compareTo(ROUNDED) <= 0) continue;
          assertThat(ward.file()).as(as + " is " + apart + " out").isEqualTo(LINN);
          assertThat(mistyped).as(as).isFalse();
          assertThat(apart).as(as).isBetween(new BigDecimal("89.99"), new BigDecimal("90.01"));
          mistyped = true;
        }
      }
    }
    assertThat(wards).hasSize(235);
    assertThat(figures).isGreaterThan(10_000);
    assertThat(roundedOff).isEqualTo(wardsListedAsRounded(folder));
    System.out.println("official figures compared: " + figures);
  }

  /** No official stages are here for 2022: quota, winners, stages as another program has them. */
  @Test
  void thirtyTwoWardsOf2022HaveTheWinnersAndQuotaAnotherProgramComputed() {
    Path folder = RealFiles.folder("scotland2022");
    var rows = rows(folder.resolve("computed_index.csv"));
    assertThat(rows).hasSize(32);
    for (String[] row : rows) {
      Election election = RealFiles.blt(folder.resolve("ballots").resolve(row[0]));
      var count = (Count) new Scottish2007().count(election, new Lot.None());
      assertThat(count.valid()).as(row[0]).isEqualByComparingTo(row[3]);
      assertThat(count.quota()).as(row[0]).isEqualByComparingTo(row[4]);
      assertThat(count.stages()).as(row[0]).hasSize(Integer.parseInt(row[5]));
      String names = RealFiles.letters(row[6]);
      assertThat(count.elected()).as(row[0]).hasSize(election.seats());
      for (int c : count.elected()) {
        assertThat(names).as(row[0]).contains(RealFiles.letters(count.names().get(c)));
      }
    }
  }

  private static void sameHead(Ward ward, Count count) {
    assertThat(count.tie()).as(ward.file()).isNull();
    assertThat(count.quota()).as(ward.file()).isEqualByComparingTo(ward.quota());
    var stated = ward.file().equals(BEARSDEN) ? ward.valid().add(BigDecimal.ONE) : ward.valid();
    assertThat(count.valid()).as(ward.file()).isEqualByComparingTo(stated);
    assertThat(count.elected().stream().map(c -> c + 1))
        .as(ward.file())
        .containsExactlyInAnyOrderElementsOf(ward.won());
  }

  private static List<Ward> wards(Path folder) {
    var wards = new ArrayList<Ward>();
    for (String[] row : rows(folder.resolve("index.csv"))) {
      var won = new HashSet<Integer>();
      for (String n : row[11].split(";")) won.add(Integer.valueOf(n));
      wards.add(
          new Ward(
              row[3],
              Integer.parseInt(row[5]),
              new BigDecimal(row[6]),
              new BigDecimal(row[9]),
              won));
    }
    return wards;
  }

  private static Set<String> wardsListedAsRounded(Path folder) {
    var wards = new HashSet<String>();
    for (String[] row : rows(folder.resolve("index.csv"))) {
      if (!row[13].startsWith("exact")) wards.add(row[3]);
    }
    assertThat(wards).hasSize(36).contains(LINN);
    return wards;
  }

  private static Map<String, Map<Integer, List<Line>>> official(Path folder) {
    var wards = new HashMap<String, Map<Integer, List<Line>>>();
    for (Path file : RealFiles.in(folder.resolve("official_stages"), "*.csv")) {
      for (String[] row : rows(file)) {
        wards
            .computeIfAbsent(row[2], w -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(row[3]), s -> new ArrayList<>())
            .add(new Line(Integer.parseInt(row[4]), new BigDecimal(row[8]), row[9]));
      }
    }
    return wards;
  }

  private static List<String[]> rows(Path csv) {
    return RealFiles.lines(csv).stream().skip(1).map(ScottishWards2017Test::cells).toList();
  }

  static String[] cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else cell.append(c);
    }
    cells.add(cell.toString());
    return cells.toArray(String[]::new);
  }
}
