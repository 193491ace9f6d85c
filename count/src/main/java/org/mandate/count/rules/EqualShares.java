package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What candidates who share a rank keep of a paper: the paper counts as all orders of them, each
 * with an equal part. Of {@code m} candidates, {@code i} keeps
 *
 * <pre>  k(i)/m * sum over j of e(j) / C(m-1, j)</pre>
 *
 * where {@code e(j)} is the sum of all products of {@code j} of the others' passing values {@code
 * 1-k}: before {@code i} stand {@code j} others in equally many orders for every choice of them.
 * What all pass on is the product of their passing values, whatever the order.
 *
 * @param parts by member, what it keeps of a paper that reaches the rank whole, times {@code whole}
 * @param passed what goes on, times {@code passedWhole}
 */
record EqualShares(
    BigInteger[] parts, BigInteger whole, BigInteger passed, BigInteger passedWhole) {

  /** Without any rounding. */
  static EqualShares exact(BigInteger[] keep, BigInteger one) {
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
  static EqualShares cut(BigInteger[] keep, BigInteger one) {
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
