package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Decisions carried out for each hour of meeting. */
class MeetingYieldTest {
  private static final Instant NINE = Instant.parse("2026-11-10T09:00:00Z");

  private static MeetingYield of(long minutes, List<List<Boolean>> decisions) {
    return MeetingYield.of(
        "Board",
        Optional.empty(),
        List.of(new MeetingYield.Held(NINE, NINE.plusSeconds(60 * minutes), decisions)));
  }

  @Test
  void onlyADecisionWhoseEveryActionIsDoneIsCarriedOut() {
    MeetingYield y =
        of(90, List.of(List.of(true, true), List.of(true, false), List.of(), List.of(false)));

    assertThat(y.taken()).isEqualTo(4);
    assertThat(y.carriedOut()).isEqualTo(1);
    assertThat(y.withoutAction()).isEqualTo(1);
    assertThat(y.perHour()).contains("0.7");
  }

  @Test
  void aSeriesThatMetAndCarriedOutNothingIsFlaggedAndOneThatNeverMetIsNot() {
    assertThat(of(60, List.of()).isFlagged()).isTrue();
    assertThat(of(60, List.of(List.of(true))).isFlagged()).isFalse();
    assertThat(MeetingYield.of("Board", Optional.empty(), List.of()).isFlagged()).isFalse();
    assertThat(of(0, List.of()).perHour()).isEmpty();
  }

  @Test
  void itIsRoundedHalfUpFromTheExactFraction() {
    var random = new Random(20261127);
    for (int i = 0; i < 5_000; i++) {
      long minutes = 1 + random.nextInt(3_000);
      int done = random.nextInt(40);
      List<List<Boolean>> decisions = new ArrayList<>();
      for (int d = 0; d < done; d++) {
        decisions.add(List.of(true));
      }
      String exact =
          BigDecimal.valueOf(done * 60L)
              .divide(BigDecimal.valueOf(minutes), 1, RoundingMode.HALF_UP)
              .toPlainString();

      assertThat(of(minutes, decisions).perHour()).contains(exact);
    }
  }
}
