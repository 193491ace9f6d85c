package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shared ranks are divided quickly, and exactly as the formula written out divides them. */
class EqualSharesTest {
  private static final BigInteger NINE = BigInteger.valueOf(1_000_000_000);

  @Test
  void theQuickWayGivesWhatTheFormulaGives() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    var random = new Random(seed);
    for (int run = 0; run < 3000; run++) {
      BigInteger one = run % 2 == 0 ? NINE : Meek.ONE;
      BigInteger[] keep = new BigInteger[2 + random.nextInt(8)];
      Arrays.setAll(
          keep,
          i ->
              switch (random.nextInt(4)) {
                case 0 -> BigInteger.ZERO;
                case 1 -> one;
                default -> one.multiply(BigInteger.valueOf(1 + random.nextInt(99))).shiftRight(7);
              });

      same(EqualShares.exact(keep, one), exact(keep, one), seed);
      same(EqualShares.cut(keep, one), cut(keep, one), seed);
    }
  }

  @Test
  void aRankOfFiveHundredIsDividedWithinSeconds() {
    BigInteger[] keep = new BigInteger[500];
    Arrays.fill(keep, Meek.ONE);
    for (int i = 0; i < 5; i++) keep[i] = Meek.ONE.shiftRight(i + 1);
    Arrays.fill(keep, 300, 500, BigInteger.ZERO);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          EqualShares.exact(keep, Meek.ONE);
          EqualShares.cut(keep, Meek.ONE);
        });
  }

  private static void same(EqualShares found, EqualShares expected, long seed) {
    assertThat(found.parts()).as("seed %d", seed).isEqualTo(expected.parts());
    assertThat(found.whole()).isEqualTo(expected.whole());
    assertThat(found.passed()).isEqualTo(expected.passed());
    assertThat(found.passedWhole()).isEqualTo(expected.passedWhole());
  }

  /** Without any rounding. */
  private static EqualShares exact(BigInteger[] keep, BigInteger one) {
    int m = keep.length;
    BigInteger[] pass = Arrays.stream(keep).map(one::subtract).toArray(BigInteger[]::new);
    BigInteger[] choices = choices(m - 1);
    BigInteger common = BigInteger.ONE;
    for (BigInteger c : choices) common = common.divide(common.gcd(c)).multiply(c);
    BigInteger[] parts = new BigInteger[m];
    for (int i = 0; i < m; i++) {
      BigInteger[] e = new BigInteger[m];
      Arrays.fill(e, BigInteger.ZERO);
      e[0] = BigInteger.ONE;
      for (int other = 0; other < m; other++) {
        if (other == i) continue;
        for (int j = m - 1; j > 0; j--) e[j] = e[j].add(e[j - 1].multiply(pass[other]));
      }
      BigInteger sum = BigInteger.ZERO;
      for (int j = 0; j < m; j++) {
        BigInteger scaled = e[j].multiply(one.pow(m - 1 - j));
        sum = sum.add(scaled.multiply(common.divide(choices[j])));
      }
      parts[i] = keep[i].multiply(sum);
    }
    BigInteger all = Arrays.stream(pass).reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger whole = one.pow(m).multiply(common).multiply(BigInteger.valueOf(m));
    return new EqualShares(parts, whole, all, one.pow(m));
  }

  /**
   * Each product and quotient cut to the arithmetic's last place, in the members' order, as stv-rs
   * does it; the result may depend on that order.
   */
  private static EqualShares cut(BigInteger[] keep, BigInteger one) {
    int m = keep.length;
    BigInteger[] choices = choices(m - 1);
    BigInteger[] parts = new BigInteger[m];
    BigInteger all = one;
    for (int i = 0; i < m; i++) {
      BigInteger[] e = new BigInteger[m];
      Arrays.fill(e, BigInteger.ZERO);
      e[0] = one;
      for (int other = 0; other < m; other++) {
        if (other == i) continue;
        BigInteger pass = one.subtract(keep[other]);
        for (int j = m - 1; j > 0; j--) e[j] = e[j].add(e[j - 1].multiply(pass).divide(one));
      }
      BigInteger sum = BigInteger.ZERO;
      for (int j = 0; j < m; j++) sum = sum.add(e[j].divide(choices[j]));
      parts[i] = sum.multiply(keep[i]).divide(one).divide(BigInteger.valueOf(m));
      all = all.multiply(one.subtract(keep[i])).divide(one);
    }
    return new EqualShares(parts, one, all, one);
  }

  /** A row of Pascal's triangle. */
  private static BigInteger[] choices(int n) {
    BigInteger[] row = new BigInteger[n + 1];
    row[0] = BigInteger.ONE;
    for (int j = 1; j <= n; j++) {
      row[j] = row[j - 1].multiply(BigInteger.valueOf(n - j + 1L)).divide(BigInteger.valueOf(j));
    }
    return row;
  }
}
