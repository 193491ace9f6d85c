package org.mandate.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Runs a piece of work until it is warm, then five rounds of a second each. */
final class Stopwatch {
  private static final long WARM_NANOS = 2_000_000_000L;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final int ROUNDS = 5;

  private Stopwatch() {}

  /**
   * Prints how many units a second the work does, by the wall clock.
   *
   * @param work does some units and returns how many
   */
  static void race(String what, String unit, LongSupplier work) {
    perSecond(work, WARM_NANOS);
    List<Double> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(perSecond(work, ROUND_NANOS));
    }
    Collections.sort(rounds);
    System.out.printf(
        "%-52s %,12.0f %s/s  (%,.0f to %,.0f)%n",
        what, rounds.get(ROUNDS / 2), unit, rounds.getFirst(), rounds.getLast());
  }

  private static double perSecond(LongSupplier work, long nanos) {
    long start = System.nanoTime();
    long units = 0;
    long now;
    do {
      units += work.getAsLong();
      now = System.nanoTime();
    } while (now - start < nanos);
    return units * 1e9 / (now - start);
  }
}
