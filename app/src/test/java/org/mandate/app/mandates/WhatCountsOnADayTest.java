package org.mandate.app.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A property over random ledgers: what is withdrawn or over never counts. */
class WhatCountsOnADayTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  @Test
  void aWithdrawnOrEndedMandateNeverCountsAndTheLastWordDoes() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 5000; round++) {
      List<Mandate> said = new ArrayList<>();
      for (int i = 0; i < random.nextInt(5); i++) {
        LocalDate from = FIRST.plusDays(random.nextInt(10));
        Optional<LocalDate> withdrawn =
            random.nextInt(3) == 0
                ? Optional.of(from.plusDays(random.nextInt(5)))
                : Optional.empty();
        said.add(
            new Mandate(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "P01",
                "access",
                "chair",
                "",
                "",
                from,
                from.plusDays(1 + random.nextInt(8)),
                Instant.EPOCH,
                i,
                withdrawn,
                Optional.of(Instant.EPOCH),
                0));
      }
      LocalDate at = FIRST.plusDays(random.nextInt(16));
      Held held = MandateRules.held(said, at);

      Mandate last = null;
      for (Mandate m : said) {
        boolean later =
            last == null || m.from().isAfter(last.from()) || m.from().equals(last.from());
        if (!m.from().isAfter(at) && later) {
          last = m;
        }
      }
      boolean counts =
          last != null
              && last.ends().isAfter(at)
              && last.withdrawn().filter(day -> !day.isAfter(at)).isEmpty();
      assertThat(held.isLive()).as("seed %d, round %d", seed, round).isEqualTo(counts);
      if (held instanceof Held.Live live) {
        assertThat(live.mandate()).isSameAs(last);
      }
    }
  }
}
