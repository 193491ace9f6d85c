package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.Ageing.Bucket;
import org.mandate.ledger.Schedule.Falling;

/** Every penny of a sheet is in one place and in one age. */
class SheetSumsTest {
  private static final long SEED = 6_310L;
  private static final LocalDate DAY = Marl.DAY;

  @Test
  void agesAreThoseOfTheLook() {
    // Page 06: Weir Lane misses £6,315 of 30 September from the ICB and £4,210 of 30 June at its
    // PCN.
    Sheet own = Marl.sheet().of(new Sheet.Scope.Practice("M85102"));

    assertThat(own.missing()).isEqualTo(1_052_500);
    assertThat(own.unpaid(Bucket.DAYS_31_60)).isEqualTo(631_500);
    assertThat(own.held(Bucket.DAYS_31_60)).isZero();
    assertThat(own.held(Bucket.DAYS_91_180)).isEqualTo(421_000);
    assertThat(own.oldest()).contains(LocalDate.of(2026, 6, 30));
    assertThat(own.oldestUnpaid()).contains(LocalDate.of(2026, 9, 30));
    // Canalside holds the second part only: 41 days.
    Sheet canalside = Marl.sheet().of(new Sheet.Scope.Network("C"));
    assertThat(canalside.held(Bucket.DAYS_31_60)).isEqualTo(945_600);
    assertThat(canalside.oldestUnpaid()).isEmpty();
  }

  @Test
  void whatCameBeyondOneDueFillsNoGapOfAnother() {
    PracticeLine over =
        new PracticeLine(
            "A",
            "A",
            "",
            "",
            10,
            List.of(
                account(1_000, new Position(1_000, 1_000, -500, 0, 0, 1_500, 0, 0, 0)),
                account(700, new Position(700, 700, 700, 0, 0, 0, 0, 0, 0))),
            List.of());
    Sheet sheet = new Sheet(DAY, List.of(over));

    assertThat(sheet.missing()).isEqualTo(700);
    assertThat(sheet.beyond()).isEqualTo(500);
    assertThat(sheet.missing(Bucket.DAYS_31_60)).isEqualTo(700);
  }

  private static PracticeLine.Account account(long due, Position position) {
    return new PracticeLine.Account(position, List.of(new Falling(LocalDate.of(2026, 9, 30), due)));
  }

  @Test
  void aPositionThatDoesNotSumIsNone() {
    assertThatThrownBy(() -> new Position(10, 10, 5, 0, 0, 4, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of 10 pence due 9 are placed");
  }

  @Test
  void missingMoneyOfAnySheetIsInOneAgeAndNetworksSumToTheWhole() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<PracticeLine> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        lines.add(any(random, i));
      }
      Sheet sheet = new Sheet(DAY, lines);
      String told = "seed " + SEED + ", round " + round;
      long aged = 0;
      for (Bucket bucket : Bucket.values()) {
        assertThat(sheet.held(bucket)).as(told).isNotNegative();
        assertThat(sheet.unpaid(bucket)).as(told).isNotNegative();
        aged += sheet.unpaid(bucket) + sheet.held(bucket);
      }
      assertThat(aged).as(told).isEqualTo(sheet.missing());
      long networks =
          sheet.networks().keySet().stream()
              .mapToLong(n -> sheet.of(new Sheet.Scope.Network(n)).missing())
              .sum();
      assertThat(networks).as(told).isEqualTo(sheet.missing());
      Position p = sheet.total();
      assertThat(p.due() - p.practice() - p.recovered() - p.waived() - p.disputed())
          .as(told)
          .isEqualTo(sheet.missing() - sheet.beyond());
      GapPlots plots =
          new GapPlots(
              sheet, new Sheet.Scope.All(), "All", Optional.empty(), new GapWords("X", "payees"));
      assertThat(plots.waterfall().wide().markup()).as(told).contains("<rect");
    }
  }

  private static PracticeLine any(Random random, int i) {
    long first = random.nextLong(1, 5_000_000);
    long second = random.nextLong(1, 5_000_000);
    long later = random.nextLong(1, 5_000_000);
    long due = first + second;
    long left = due;
    long[] parts = new long[6];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = random.nextBoolean() ? random.nextLong(left + 1) : 0;
      left -= parts[k];
    }
    Position position =
        new Position(
            due + later, due, left, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    List<Falling> falling =
        List.of(
            new Falling(DAY.minusDays(random.nextInt(400)), first),
            new Falling(DAY.minusDays(random.nextInt(400)), second),
            new Falling(DAY.plusDays(1 + random.nextInt(100)), later));
    String network = "N" + random.nextInt(3);
    return new PracticeLine(
        "P" + i,
        "Practice " + i,
        network,
        network,
        1 + random.nextInt(20_000),
        List.of(new PracticeLine.Account(position, falling)),
        List.of());
  }
}
