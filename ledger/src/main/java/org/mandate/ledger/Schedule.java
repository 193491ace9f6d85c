package org.mandate.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/** When a due falls due: instalments by fractions that make one whole, in the order of days. */
public record Schedule(List<Instalment> instalments) {
  /** Part of the whole on a day: a twelfth is 1 of 12. */
  public record Instalment(LocalDate dueOn, int numerator, int denominator) {
    public Instalment {
      if (numerator <= 0 || denominator <= 0 || numerator > denominator) {
        throw new IllegalArgumentException("no fraction: " + numerator + "/" + denominator);
      }
    }
  }

  /** An instalment of one practice, in pence. */
  public record Falling(LocalDate dueOn, long pence) {}

  /**
   * @throws IllegalArgumentException where {@link #of} would refuse
   */
  public Schedule {
    instalments = List.copyOf(instalments);
    if (instalments.isEmpty() || !wanting(instalments).isEmpty()) {
      throw new IllegalArgumentException("no schedule: " + instalments);
    }
  }

  /** All on one day. */
  public static Schedule on(LocalDate day) {
    return new Schedule(List.of(new Instalment(day, 1, 1)));
  }

  /** Equal months: the first on this day, the others on the same day of each month after it. */
  public static Schedule monthly(LocalDate first, int months) {
    return new Schedule(
        java.util.stream.IntStream.range(0, months)
            .mapToObj(i -> new Instalment(first.plusMonths(i), 1, months))
            .toList());
  }

  /** Instalments as a form brings them. */
  public static Reckoned<Schedule> of(List<Instalment> instalments) {
    if (instalments.isEmpty()) {
      return Reckoned.refused("schedule", "Say when it falls due: one day, or instalments.");
    }
    String fault = wanting(instalments);
    return fault.isEmpty()
        ? new Reckoned.Done<>(new Schedule(instalments))
        : Reckoned.refused("schedule", fault);
  }

  private static String wanting(List<Instalment> instalments) {
    BigInteger over = BigInteger.ONE;
    for (Instalment one : instalments) {
      over = over.multiply(BigInteger.valueOf(one.denominator()).divide(gcd(over, one)));
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < instalments.size(); i++) {
      Instalment one = instalments.get(i);
      if (i > 0 && one.dueOn().isBefore(instalments.get(i - 1).dueOn())) {
        return "Instalment "
            + (i + 1)
            + " falls before the one above it. Put them in order of day.";
      }
      sum = sum.add(units(one, over));
    }
    if (sum.equals(over)) return "";
    BigInteger shared = sum.gcd(over);
    return "The instalments make "
        + sum.divide(shared)
        + "/"
        + over.divide(shared)
        + " of the whole. Change them until they make one whole.";
  }

  private static BigInteger gcd(BigInteger over, Instalment one) {
    return over.gcd(BigInteger.valueOf(one.denominator()));
  }

  private static BigInteger units(Instalment one, BigInteger over) {
    return over.divide(BigInteger.valueOf(one.denominator()))
        .multiply(BigInteger.valueOf(one.numerator()));
  }

  /** A due in its instalments; they sum to it exactly ({@link Rounding#shares}). */
  public List<Falling> of(long pence) {
    BigInteger over = BigInteger.ONE;
    for (Instalment one : instalments) {
      over = over.multiply(BigInteger.valueOf(one.denominator()).divide(gcd(over, one)));
    }
    BigInteger common = over;
    List<Long> shares =
        Rounding.shares(
            pence, instalments.stream().map(i -> new BigDecimal(units(i, common))).toList());
    return java.util.stream.IntStream.range(0, shares.size())
        .mapToObj(i -> new Falling(instalments.get(i).dueOn(), shares.get(i)))
        .toList();
  }
}
