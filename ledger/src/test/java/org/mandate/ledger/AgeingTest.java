package org.mandate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.ledger.Ageing.Bucket.DAYS_0_30;
import static org.mandate.ledger.Ageing.Bucket.DAYS_31_60;
import static org.mandate.ledger.Ageing.Bucket.DAYS_61_90;
import static org.mandate.ledger.Ageing.Bucket.DAYS_91_180;
import static org.mandate.ledger.Ageing.Bucket.OVER_180;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.Schedule.Falling;

class AgeingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static List<Falling> daysAgo(int... days) {
    var all = new ArrayList<Falling>();
    for (int one : days) all.add(new Falling(DAY.minusDays(one), 100));
    return all;
  }

  @Test
  void everyEdgeFallsIntoItsBucket() {
    Ageing ageing = Ageing.of(daysAgo(-1, 0, 30, 31, 60, 61, 90, 91, 180, 181, 4000), 0, DAY);

    assertThat(ageing.outstanding())
        .isEqualTo(
            Map.of(
                DAYS_0_30,
                200L,
                DAYS_31_60,
                200L,
                DAYS_61_90,
                200L,
                DAYS_91_180,
                200L,
                OVER_180,
                200L));
    assertThat(ageing.notYetDue()).isEqualTo(100);
    assertThat(ageing.oldest()).contains(DAY.minusDays(4000));
  }

  @Test
  void whatCameSettlesTheOldestFirst() {
    Ageing ageing = Ageing.of(daysAgo(10, 200, 100), 150, DAY);

    assertThat(ageing.outstanding())
        .containsEntry(OVER_180, 0L)
        .containsEntry(DAYS_91_180, 50L)
        .containsEntry(DAYS_0_30, 100L);
    assertThat(ageing.oldest()).contains(DAY.minusDays(100));
  }

  @Test
  void whatIsPaidAheadAndBeyondIsSaid() {
    Ageing ageing = Ageing.of(daysAgo(10, -20), 250, DAY);

    assertThat(ageing.total()).isZero();
    assertThat(ageing.notYetDue()).isZero();
    assertThat(ageing.beyond()).isEqualTo(50);
    assertThat(ageing.oldest()).isEqualTo(Optional.empty());
  }

  @Test
  void nothingIsLostBetweenBuckets() {
    long seed = 801;
    var random = new Random(seed);
    for (int turn = 0; turn < 2000; turn++) {
      var falling = new ArrayList<Falling>();
      int many = random.nextInt(15);
      for (int i = 0; i < many; i++) {
        falling.add(new Falling(DAY.minusDays(random.nextInt(400) - 100), random.nextInt(500)));
      }
      long settled = random.nextInt(4000);

      Ageing ageing = Ageing.of(falling, settled, DAY);

      assertThat(ageing.total() + ageing.notYetDue() + settled - ageing.beyond())
          .as("seed " + seed)
          .isEqualTo(falling.stream().mapToLong(Falling::pence).sum());
    }
  }
}
