package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Comparison of(String first, String second, int seats, String... papers) {
    return Comparison.of(
        Told.result("f.blt", Told.count(first, 3, seats, papers)),
        Told.result("f.blt", Told.count(second, 3, seats, papers)));
  }

  @Test
  void rulesThatPartSayWhereAndWhom() {
    Comparison parting = of("irv", "plurality", 1, "5 1", "4 2", "2 3 2");

    assertThat(parting.sameWinners()).isFalse();
    assertThat(parting.sentences())
        .containsExactly(
            "irv: Bob is elected.",
            "plurality: Ann is elected.",
            "They part here: under irv at stage 2 Cid is excluded; under plurality at stage 1 Ann is elected.");
    assertThat(parting.json())
        .contains("\"sameWinners\":false,\"elected\":[[\"Bob\"],[\"Ann\"]]")
        .contains("\"firstDifference\":[{\"stage\":2,\"what\":\"Cid is excluded\"},{\"stage\":1,");
  }

  @Test
  void rulesThatDecideTheSameSaySo() {
    Comparison same = of("irv", "scottish-2007", 1, "5 1", "4 2", "2 3 2");

    assertThat(same.sameWinners()).isTrue();
    assertThat(same.sentences())
        .containsExactly(
            "irv and scottish-2007 elect the same: Bob.",
            "They decide the same in the same order; only figures may differ.");
    assertThat(same.json()).contains("\"firstDifference\":null");
  }

  @Test
  void aCountThatStoppedAtATieElectsNotTheSame() {
    Comparison tied = of("plurality", "schulze", 1, "3 1 2", "3 2 1");

    assertThat(tied.sameWinners()).isFalse();
    assertThat(tied.sentences().getFirst())
        .isEqualTo("plurality: A lot must be drawn between Ann and Bob.");
  }
}
