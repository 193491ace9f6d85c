package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Election;

/** Examples that others have worked, and whose results they have published. */
class PairwiseExamplesTest {
  private static final Lot NONE = new Lot.None();

  /** Wikipedia, "Schulze method", 45 voters; also M. Schulze's own page of examples, example 1. */
  private static final Election FORTY_FIVE =
      Papers.of(
          5, 1, "5 ACBED", "5 ADECB", "8 BEDAC", "3 CABED", "7 CAEBD", "2 CBADE", "7 DCEBA",
          "8 EBADC");

  /** Wikipedia, "Ranked pairs" and others: the capital of Tennessee. M, N, C, K are A to D. */
  private static final Election TENNESSEE =
      Papers.of(4, 1, "42 ABCD", "26 BCDA", "15 CDBA", "17 DCBA");

  @Test
  void theFortyFiveVotersOfTheSchulzeExampleRankEacbd() {
    // when
    List<List<String>> tops =
        List.of(1, 2, 3, 4, 5).stream()
            .map(n -> Papers.elected(Papers.count("schulze", FORTY_FIVE.withSeats(n), NONE)))
            .toList();

    // then: E > A > C > B > D
    assertThat(tops.get(0)).containsExactly("E");
    assertThat(tops.get(1)).containsExactly("E", "A");
    assertThat(tops.get(2)).containsExactly("E", "A", "C");
    assertThat(tops.get(3)).containsExactly("E", "A", "C", "B");
    assertThat(tops.get(4)).containsExactly("E", "A", "C", "B", "D");
  }

  @Test
  void theStrongestPathsOfTheSchulzeExampleAreThePublishedOnes() {
    // when
    Pairwise pairwise = Papers.count("schulze", FORTY_FIVE, NONE).pairwise();

    // then
    assertThat(pairwise.prefer().get(0).get(1)).isEqualTo(new BigDecimal("20"));
    assertThat(pairwise.prefer().get(4).get(3)).isEqualTo(new BigDecimal("31"));
    assertThat(pairwise.explanation())
        .contains(
            "A is placed before B: strongest path 28 (A > D > C > B), back 25.",
            "E is placed before A: strongest path 25 (E > D > C > B > A), back 24.",
            "B is placed before D: strongest path 33 (B > D), back 28.");
  }

  @Test
  void theFirstExampleOfSchulzes2011PaperElectsD() {
    // given: M. Schulze, Social Choice and Welfare 36 (2011), example 1, 21 voters
    Election election = Papers.of(4, 1, "8 ACDB", "2 BADC", "4 CDBA", "4 DBAC", "3 DCBA");

    // then
    assertThat(Papers.elected(Papers.count("schulze", election, NONE))).containsExactly("D");
  }

  @Test
  void tennesseeIsRankedNashvilleChattanoogaKnoxvilleMemphis() {
    for (String rule : List.of("ranked-pairs", "schulze")) {
      assertThat(Papers.elected(Papers.count(rule, TENNESSEE.withSeats(4), NONE)))
          .as(rule)
          .containsExactly("B", "C", "D", "A");
      assertThat(Papers.elected(Papers.count(rule, TENNESSEE, NONE))).containsExactly("B");
    }
  }

  @Test
  void aCircleOfThreeEqualWinsNeedsALotAndTheLotDecides() {
    // given
    Election circle = Papers.of(3, 1, "1 ABC", "1 BCA", "1 CAB");

    for (String rule : List.of("ranked-pairs", "schulze")) {
      // when
      Count stopped = Papers.count(rule, circle, NONE);
      Count drawn = Papers.count(rule, circle, new Lot.Order(List.of(2, 3, 1)));

      // then
      assertThat(stopped.tie()).as(rule).isEqualTo(new Tie(2, "elect", List.of(0, 1, 2)));
      assertThat(stopped.elected()).isEmpty();
      assertThat(Papers.elected(drawn)).containsExactly("B");
      assertThat(drawn.lots()).hasSize(1);
    }
  }

  @Test
  void theClearestWinsAreLockedAndTheLeastOfACirclePassedOver() {
    // given: A over B by 5, B over C by 3, C over A by 1
    Election circle = Papers.of(3, 1, "4 ABC", "3 CAB", "2 BCA");

    // when
    Count count = Papers.count("ranked-pairs", circle, NONE);

    // then
    assertThat(Papers.elected(count)).containsExactly("A");
    assertThat(count.pairwise().explanation())
        .containsExactly(
            "A over B by 5: locked.",
            "B over C by 3: locked.",
            "C over A by 1: passed over, it would close a circle.");
  }
}
