package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.leak.Bands;

/**
 * The weights of a roll in bands. A weight on the board is {@code vote} and the band's patients
 * added up, and {@code vote} is a power of ten above all patients together: so a total of such
 * weights is read like a number, practices before and patients behind.
 *
 * @param vote what one practice adds to a total, beside its patients
 */
record Banded(Bands bands, long vote) {
  /** Above it no program can seal with a weight. */
  private static final long HEAVIEST = (1L << 30) - 1;

  /** Above it no program finds a total that was opened: see SmallLogarithm. */
  private static final long MOST_TOGETHER = 1L << 40;

  /**
   * What a total of weights says.
   *
   * @param patients in the weights of their bands
   */
  record Sum(long practices, long patients) {}

  /** The bands of a roll with patients; a roll that is smaller than a band is one band. */
  static Banded of(Banding rule, List<SecretVoter> roll) {
    long[] patients = patients(roll);
    Bands bands = Bands.of(patients, Math.min(rule.least(), patients.length), rule.unit());
    long sum = 0;
    for (long weight : bands.applied(patients)) {
      sum += weight;
    }
    long vote = 10;
    while (vote <= sum) {
      vote *= 10;
    }
    return new Banded(bands, vote);
  }

  private static long[] patients(List<SecretVoter> roll) {
    return roll.stream().mapToLong(v -> v.weight().orElseThrow().patients()).toArray();
  }

  /** The roll with each line's weight; a roll without patients as it is. */
  static List<SecretVoter> weigh(Optional<Banding> rule, List<SecretVoter> roll) {
    if (rule.isEmpty() || !weighed(roll)) {
      return roll;
    }
    Banded banded = of(rule.get(), roll);
    long[] weights = banded.bands().applied(patients(roll));
    return java.util.stream.IntStream.range(0, weights.length)
        .mapToObj(i -> roll.get(i).weighing(weights[i], banded.vote() + weights[i]))
        .toList();
  }

  private static boolean weighed(List<SecretVoter> roll) {
    return !roll.isEmpty()
        && roll.stream().allMatch(v -> v.weight().filter(w -> w.patients() > 0).isPresent());
  }

  /** Why a roll cannot be weighed in such bands; empty where it can. */
  static Optional<String> obstacle(Banding rule, List<SecretVoter> roll) {
    if (roll.size() < rule.least()) {
      return Optional.of(
          "The rules ask for bands of at least "
              + rule.least()
              + " practices, and the roll has "
              + roll.size()
              + ". Put the question to an open ballot.");
    }
    Optional<SecretVoter> unknown =
        roll.stream().filter(v -> v.weight().filter(w -> w.patients() > 0).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(
          "No list size is known of "
              + unknown.get().practice()
              + ", so it has no weight. Enter its list size and hold the vote after that.");
    }
    Banded banded = of(rule, roll);
    long heaviest = banded.bands().bands().getLast().weight();
    if (banded.vote() + heaviest > HEAVIEST) {
      return Optional.of("These weights are larger than a sealed ballot can carry.");
    }
    return roll.size() * banded.vote() + banded.patients() > MOST_TOGETHER
        ? Optional.of("These weights together are larger than a total that can be opened.")
        : Optional.empty();
  }

  Sum read(long total) {
    return new Sum(total / vote, total % vote);
  }

  /** All patients in the weights of their bands. */
  long patients() {
    return bands.bands().stream().mapToLong(b -> b.voters() * b.weight()).sum();
  }
}
