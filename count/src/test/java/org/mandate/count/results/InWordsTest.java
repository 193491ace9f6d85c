package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Count;

class InWordsTest {
  private static void told(Count count, String heading, String why) {
    assertThat(InWords.heading(count)).isEqualTo(heading);
    assertThat(InWords.why(count)).isEqualTo(why);
  }

  @Test
  void oneSeatAfterExclusions() {
    told(
        Told.count("irv", 3, 1, "5 1", "4 2", "2 3 2"),
        "Bob is elected",
        "Nobody had enough of the 11 votes at first, so the last candidate went out and those votes moved to the next choice on each paper. At stage 2 Bob had 6 votes, and 6 were enough; Ann had 5.");
  }

  @Test
  void oneSeatAtFirst() {
    told(
        Told.count("irv", 2, 1, "6 1", "1 2"),
        "Ann is elected",
        "There were 7 valid papers for 1 seat. At stage 1 Ann had 6 votes, and 4 were enough; Bob had 1.");
  }

  @Test
  void severalSeatsByQuotaAndWithoutIt() {
    told(
        Told.count("scottish-2007", 3, 2, "6 1", "2 2", "1 3"),
        "Ann and Bob are elected",
        "There were 9 valid papers for 2 seats, so that 4 votes were enough for a seat (the quota). It was reached by Ann at stage 1; Bob (2) took the last seat without it, as no more candidates were left than seats.");
  }

  @Test
  void mostVotes() {
    told(
        Told.count("plurality", 3, 2, "1300 1", "1200 2", "1 3"),
        "Ann and Bob are elected",
        "There were 2,501 valid papers for 2 seats, and most votes win. Ann has 1,300 and Bob has 1,200, next is Cid with 1.");
  }

  @Test
  void pairsWithAWinnerOverAllAndWithACircle() {
    told(
        Told.count("schulze", 3, 1, "5 1 2 3", "4 2 1 3"),
        "Ann is elected",
        "There were 9 valid papers for 1 seat, and each two candidates were compared. On more papers Ann stands above each other candidate than below.");
    told( // Ann over Bob 6:3, Bob over Cid 7:2, Cid over Ann 5:4: the weakest defeat goes
        Told.count("ranked-pairs", 3, 1, "4 1 2 3", "3 2 3 1", "2 3 1 2"),
        "Ann is elected",
        "There were 9 valid papers for 1 seat, and each two candidates were compared. No candidate beats all others (Ann stands below Cid), so the rule weighs the defeats against each other and puts Ann first.");
  }

  @Test
  void aTie() {
    told(
        Told.count("plurality", 3, 1, "3 1", "3 2"),
        "A lot must be drawn between Ann and Bob",
        "At stage 2 Ann and Bob stand equal, and the rule has a lot say who of them is elected. Publish a seed before it is drawn, then count again with --tie and that seed: everybody who repeats it gets the same order.");
  }

  @Test
  void underEveryRuleItIsTwoSentences() {
    for (Count count : Told.random(6, 60)) {
      String why = InWords.why(count);
      assertThat(why.split("\\. ")).as(count.rules() + ": " + why).hasSize(2);
      assertThat(why).endsWith(".").doesNotContain("null").doesNotContain("  ");
      assertThat(InWords.heading(count)).isNotBlank();
    }
  }
}
