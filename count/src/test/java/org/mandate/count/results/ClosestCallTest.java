package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Count;

/** Small elections whose margins were worked out by hand. */
class ClosestCallTest {
  private static ClosestCall of(Count count) {
    return ClosestCall.of(count).orElseThrow();
  }

  @Test
  void theLastSeatIsClosestWhereItsMarginIsTheNarrowest() {
    // Cid is out 2 behind Bob; his papers put Bob 1 ahead of Ann
    Count count = Told.count("irv", 3, 1, "5 1", "4 2", "2 3 2");

    ClosestCall call = of(count);

    assertThat(call)
        .isEqualTo(
            new ClosestCall(
                2, new BigDecimal(1), 1, call.aheadVotes(), 0, call.behindVotes(), "elect"));
    assertThat(call.sentence(count))
        .isEqualTo(
            "The closest call was the last seat, at stage 2: 1 vote between Bob and Ann (6 against 5).");
  }

  @Test
  void anExclusionIsClosestWhereItsMarginIsTheNarrowest() {
    Count count = Told.count("irv", 3, 1, "9 1", "5 2", "4 3 1");

    assertThat(of(count).sentence(count))
        .isEqualTo(
            "The closest call was stage 2: 1 vote between Bob and Cid. Cid went out with 4; Bob stayed with 5.");
    assertThat(of(count).purpose()).isEqualTo("exclude");
  }

  @Test
  void ofTransferredVotesTheMarginIsExact() {
    // quota 2; Ann's surplus of 1 moves at a third, cut: 0.66666 to Bob, 0.33333 to Cid, who is out
    Count count = Told.count("scottish-2007", 3, 2, "2 1 2", "1 1 3", "1 2");

    assertThat(of(count).margin()).isEqualByComparingTo("1.33333");
    assertThat(of(count).aheadVotes()).isEqualByComparingTo("1.66666");
    assertThat(of(count).behindVotes()).isEqualByComparingTo("0.33333");
  }

  @Test
  void equalOnesHaveNothingBetweenThem() {
    Count count = Told.count("plurality", 2, 1, "[tie 2 1]", "3 1", "3 2");

    assertThat(of(count).sentence(count))
        .isEqualTo(
            "The closest call was the last seat, at stage 1: nothing between Bob and Ann (3 against 3).");
  }

  @Test
  void theEarliestOfEqualMarginsIsNamed() {
    // Dot out 1 behind Cid; then Cid out 1 behind Bob; then Ann 2 ahead of Bob
    Count count = Told.count("scottish-2007", 4, 1, "7 1", "6 2", "5 3 1", "4 4 2");

    assertThat(of(count).stage()).isEqualTo(2);
    assertThat(of(count).behind()).isEqualTo(3);
    assertThat(of(count).margin()).isEqualByComparingTo("1");
  }

  @Test
  void ofPairsItIsTheNarrowestOfTheWinners() {
    Count count = Told.count("schulze", 3, 1, "5 1 2 3", "4 2 1 3");

    assertThat(of(count).sentence(count))
        .isEqualTo("The closest call: 1 vote between Ann and Bob, 5 papers against 4.");
  }

  @Test
  void whereNobodyCompetedThereIsNone() {
    assertThat(ClosestCall.of(Told.count("plurality", 1, 1, "3 1"))).isEmpty();
    assertThat(ClosestCall.of(Told.count("scottish-2007", 2, 2, "3 1", "2 2"))).isEmpty();
    assertThat(ClosestCall.of(Told.count("schulze", 1, 1, "3 1"))).isEmpty();
    assertThat(ClosestCall.of(Told.count("plurality", 2, 1, "3 1", "3 2"))).isEmpty(); // a tie
  }

  @Test
  void noCallIsOfLessThanNothing() {
    for (Count count : Told.random(5, 60)) {
      ClosestCall.of(count)
          .ifPresent(
              call -> {
                assertThat(call.margin()).isNotNegative();
                assertThat(call.aheadVotes().subtract(call.behindVotes()))
                    .isEqualByComparingTo(call.margin());
                assertThat(call.ahead()).isNotEqualTo(call.behind());
              });
    }
  }
}
