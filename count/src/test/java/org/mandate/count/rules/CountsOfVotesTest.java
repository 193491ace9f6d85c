package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Rejection;

/** The rules that add up votes once: plurality, approval, score, for and against. */
class CountsOfVotesTest {
  private static final Lot NONE = new Lot.None();

  @Test
  void underPluralityAPaperHasAsManyVotesAsThereAreSeats() {
    // given
    Election election = Papers.of(4, 2, "5 ABC", "3 CBA", "2 D");

    // when
    Count two = Papers.count("plurality", election, NONE);
    Count one = Papers.count("plurality", election.withSeats(1), NONE);

    // then: A 5, B 8, C 3, D 2
    assertThat(votes(two)).containsExactly("5", "8", "3", "2");
    assertThat(Papers.elected(two)).containsExactly("B", "A");
    assertThat(votes(one)).containsExactly("5", "0", "3", "2");
    assertThat(Papers.elected(one)).containsExactly("A");
  }

  @Test
  void morePluralityMarksOfEqualForceThanSeatsAreNoVote() {
    // given
    Election election = Papers.of(3, 2, "4 A=B=C", "1 A=B", "1 CA=B");

    // when
    Count count = Papers.count("plurality", election, new Lot.Order(List.of(1, 2, 3)));

    // then
    assertThat(votes(count)).containsExactly("1", "1", "1");
    assertThat(count.valid()).isEqualTo(new BigDecimal("2"));
    assertThat(count.rejections())
        .containsExactly(
            new Rejection("no vote for a candidate who stands, or more votes than seats", 4));
    assertThat(Papers.elected(count)).containsExactly("A", "B");
    assertThat(count.lots()).hasSize(2);
  }

  @Test
  void equalTotalsForTheLastSeatStopTheCountWithWhoIsSure() {
    // when
    Count count = Papers.count("approval", Papers.of(3, 2, "3 A", "1 B=C"), NONE);

    // then
    assertThat(Papers.elected(count)).containsExactly("A");
    assertThat(count.tie()).isEqualTo(new Tie(2, "elect", List.of(1, 2)));
  }

  @Test
  void approvalCountsEveryoneNamedWhateverTheOrder() {
    assertThat(votes(Papers.count("approval", Papers.of(3, 1, "3 AB", "2 BC", "1 C"), NONE)))
        .containsExactly("3", "5", "3");
  }

  @Test
  void scoresAreAddedByWeightAndRanksAreNotTurnedIntoScores() {
    // given
    var builder = new Ballots.Builder(1);
    builder.add(25, new short[] {0, 1}, new int[] {5, 3}, 2);
    builder.add(10, new short[] {1}, new int[] {4}, 1);
    Election election = Papers.of(Papers.names(2), 1, builder.build());

    // when
    Count count = Papers.count("score", election, NONE);

    // then: A 12.5, B 7.5 + 4.0
    assertThat(votes(count)).containsExactly("12.5", "11.5");
    assertThat(Papers.elected(count)).containsExactly("A");
    assertThat(Rules.named("score").orElseThrow().count(Papers.of(2, 1, "1 AB"), NONE))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aMotionIsCarriedByMoreForThanAgainstAndATieFalls() {
    // given
    var carried = motion(List.of("For", "Against"), 6, 5, 30);
    var tied = motion(List.of("No", "Yes"), 5, 5, 0);

    // when
    Count count = Papers.count("yes-no", carried, NONE);

    // then
    assertThat(Papers.elected(count)).containsExactly("For");
    assertThat(count.stages().getFirst().nonTransferable()).isEqualTo(new BigDecimal("30"));
    assertThat(count.valid()).isEqualTo(new BigDecimal("41"));
    assertThat(Papers.elected(Papers.count("yes-no", tied, NONE))).containsExactly("No");
    assertThat(Rules.named("yes-no").orElseThrow().count(Papers.of(2, 1, "1 A"), NONE))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void papersThatGiveNumbersAreCountedByScoreAndRefusedByEveryOtherRule() {
    var builder = new Ballots.Builder(0);
    builder.add(1, new short[] {0, 1}, new int[] {0, 9}, 2);
    Election election = Papers.of(List.of("For", "Against"), 1, builder.build());

    for (Rule rule : Rules.all()) {
      Outcome outcome = rule.count(election, NONE);
      if (rule.id().equals("score")) {
        assertThat(Papers.elected((Count) outcome)).containsExactly("Against");
      } else {
        assertThat(outcome).as(rule.id()).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).reason()).contains("score does");
      }
    }
  }

  @Test
  void moreThanAThousandCandidatesAreNotComparedPairByPair() {
    var builder = new Ballots.Builder(0);
    builder.add(1, new short[] {0}, 1);
    var names = java.util.stream.IntStream.range(0, 1001).mapToObj(i -> "N" + i).toList();
    Election election = Papers.of(names, 1, builder.build());

    for (String rule : List.of("schulze", "ranked-pairs")) {
      Outcome outcome = Rules.named(rule).orElseThrow().count(election, NONE);
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused) outcome).reason()).contains("at most 1000");
    }
  }

  private static Election motion(List<String> options, long first, long second, long blank) {
    var builder = new Ballots.Builder(0);
    builder.add(first, new short[] {0}, 1);
    builder.add(second, new short[] {1}, 1);
    if (blank > 0) builder.add(blank, new short[0], 0);
    return Papers.of(options, 1, builder.build());
  }

  private static List<String> votes(Count count) {
    return count.stages().getLast().votes().stream().map(BigDecimal::toPlainString).toList();
  }
}
