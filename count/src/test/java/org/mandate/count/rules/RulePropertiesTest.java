package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** Laws that hold for every election, tried on many random ones. */
class RulePropertiesTest {
  private static final int RUNS = 400;
  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final RandomElections random = new RandomElections(seed);

  @ParameterizedTest
  @ValueSource(strings = {"meek-prf", "meek", "warren", "meek-nz"})
  void votesAndWhatNobodyKeepsAreAllPapersAtEveryStage(String rule) {
    for (int run = 0; run < RUNS; run++) {
      // given
      Election election = random.next(rule.equals("meek"));

      // when
      Count count = Papers.count(rule, election, lot(election));

      // then: New Zealand rounds both products up, at most 10^-9 for each rank of each paper
      BigDecimal most =
          switch (rule) {
            case "meek-prf" -> BigDecimal.ZERO;
            case "meek-nz" -> count.valid().multiply(new BigDecimal("0.000000016"));
            default -> new BigDecimal("0.00000000000000001");
          };
      for (Stage stage : count.stages()) {
        BigDecimal sum = stage.votes().stream().reduce(stage.nonTransferable(), BigDecimal::add);
        assertThat(sum.subtract(count.valid()).abs())
            .as(at(rule, run) + " stage " + stage.number())
            .isLessThanOrEqualTo(most);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"meek-prf", "meek", "warren", "meek-nz"})
  void nobodyIsElectedBelowTheQuotaWhileSeatsAreContested(String rule) {
    for (int run = 0; run < RUNS; run++) {
      Election election = random.next(false);
      for (Stage stage : Papers.count(rule, election, lot(election)).stages()) {
        if (stage.action().equals("elect remaining")) continue;
        for (int i : stage.elected()) {
          assertThat(stage.votes().get(i)).as(at(rule, run)).isGreaterThanOrEqualTo(stage.quota());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meek-prf",
        "meek",
        "meek-fixed9",
        "warren",
        "meek-nz",
        "schulze",
        "ranked-pairs",
        "approval",
        "plurality"
      })
  void renamingTheCandidatesRenamesTheResult(String rule) {
    for (int run = 0; run < RUNS; run++) {
      // given
      Election election = random.next(!rule.matches("meek-prf|meek-nz|meek-fixed9|warren"));
      int n = election.candidates().size();
      List<Integer> to = random.shuffled(n);
      Lot.Order order = lot(election);
      var moved = new Lot.Order(order.numbers().stream().map(c -> to.get(c - 1) + 1).toList());

      // when
      Count count = Papers.count(rule, election, order);
      Count renamed = Papers.count(rule, renamed(election, to), moved);

      // then
      assertThat(renamed.elected())
          .as(at(rule, run))
          .containsExactlyInAnyOrderElementsOf(count.elected().stream().map(to::get).toList());
      assertThat(renamed.stages()).as(at(rule, run)).hasSameSizeAs(count.stages());
      for (int s = 0; s < count.stages().size(); s++) {
        for (int i = 0; i < n; i++) {
          assertThat(renamed.stages().get(s).votes().get(to.get(i)))
              .as(at(rule, run))
              .isEqualTo(count.stages().get(s).votes().get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meek-prf",
        "meek",
        "meek-fixed9",
        "warren",
        "meek-nz",
        "schulze",
        "ranked-pairs",
        "approval",
        "plurality"
      })
  void splittingWeightedPapersAndTheirOrderChangeNothing(String rule) {
    for (int run = 0; run < RUNS; run++) {
      // given
      Election election = random.next(!rule.matches("meek-prf|meek-nz|warren"));
      Lot.Order order = lot(election);

      // when
      Count count = Papers.count(rule, election, order);
      Count split = Papers.count(rule, split(election, 0), order);
      Count tenths = Papers.count(rule, split(election, 1), order);

      // then
      assertThat(split).as(at(rule, run)).isEqualTo(count);
      assertThat(tenths.elected()).as(at(rule, run)).isEqualTo(count.elected());
      for (int s = 0; s < count.stages().size(); s++) {
        for (int i = 0; i < election.candidates().size(); i++) {
          assertThat(tenths.stages().get(s).votes().get(i))
              .as(at(rule, run))
              .isEqualByComparingTo(count.stages().get(s).votes().get(i));
        }
      }
    }
  }

  @Test
  void anotherPaperForAWinnerUnderPluralityNeverUnelectsIt() {
    for (int run = 0; run < RUNS; run++) {
      // given
      Election election = random.next(true);
      Lot.Order order = lot(election);
      for (int winner : Papers.count("plurality", election, order).elected()) {
        var papers = new Ballots.Builder(0);
        add(papers, election.ballots(), 1);
        papers.add(1, new short[] {(short) winner}, 1);

        // when
        Count more = Papers.count("plurality", with(election, papers.build()), order);

        // then
        assertThat(more.elected()).as(at("plurality", run)).contains(winner);
      }
    }
  }

  @Test
  void noPapersAllWithdrawnOrFewCandidatesGiveACompleteResult() {
    for (Rule rule : Rules.all()) {
      if (rule.id().matches("yes-no|irv")) continue; // for one seat only
      // given
      Election none = Papers.of(3, 1);
      Election few = Papers.of(2, 5);
      Election gone = Papers.without(Papers.of(1, 1), 0);

      // when
      Count drawn = Papers.count(rule.id(), none, new Lot.Order(List.of(1, 2, 3)));
      Count stopped = Papers.count(rule.id(), none, new Lot.None());
      Count all = Papers.count(rule.id(), few, new Lot.None());
      Count nobody = Papers.count(rule.id(), gone, new Lot.None());

      // then
      assertThat(drawn.elected()).as(rule.id()).hasSize(1);
      assertThat(stopped.tie()).as(rule.id()).isNotNull();
      assertThat(all.elected()).as(rule.id()).containsExactly(0, 1);
      assertThat(nobody.elected()).as(rule.id()).isEmpty();
      assertThat(nobody.tie()).as(rule.id()).isNull();
    }
  }

  private String at(String rule, int run) {
    return rule + " seed " + seed + " run " + run;
  }

  private Lot.Order lot(Election election) {
    return new Lot.Order(
        random.shuffled(election.candidates().size()).stream().map(i -> i + 1).toList());
  }

  private static Election with(Election election, Ballots ballots) {
    return new Election(
        election.title(),
        election.seats(),
        election.candidates(),
        ballots,
        election.rejections(),
        election.tieOrder());
  }

  /** Each weight in two unequal lines, the last paper first. */
  private static Election split(Election election, int decimals) {
    var papers = new Ballots.Builder(decimals);
    Ballots from = election.ballots();
    long unit = decimals == 0 ? 1 : 10;
    for (int b = from.size() - 1; b >= 0; b--) {
      short[] row = row(from, b);
      long weight = from.weight(b) * unit;
      if (weight > 1) papers.add(weight / 3 + 1, row, row.length);
      long rest = weight - (weight > 1 ? weight / 3 + 1 : 0);
      if (rest > 0) papers.add(rest, row, row.length);
    }
    return with(election, papers.build());
  }

  private static void add(Ballots.Builder papers, Ballots from, long unit) {
    for (int b = 0; b < from.size(); b++) {
      short[] row = row(from, b);
      papers.add(from.weight(b) * unit, row, row.length);
    }
  }

  private static short[] row(Ballots ballots, int paper) {
    short[] row = new short[ballots.length(paper)];
    for (int p = 0; p < row.length; p++) {
      int i = ballots.candidate(paper, p);
      row[p] = (short) (ballots.sharesRank(paper, p) ? ~i : i);
    }
    return row;
  }

  private static Election renamed(Election election, List<Integer> to) {
    var papers = new Ballots.Builder(0);
    Ballots from = election.ballots();
    for (int b = 0; b < from.size(); b++) {
      short[] row = row(from, b);
      for (int p = 0; p < row.length; p++) {
        row[p] = (short) (row[p] < 0 ? ~to.get(~row[p]) : to.get(row[p]));
      }
      papers.add(from.weight(b), row, row.length);
    }
    var people = new ArrayList<Candidate>();
    IntStream.range(0, to.size())
        .forEach(
            i -> {
              Candidate was = election.candidates().get(to.indexOf(i));
              people.add(new Candidate(i + 1, was.name(), was.withdrawn()));
            });
    return new Election("test", election.seats(), people, papers.build(), List.of(), List.of());
  }
}
