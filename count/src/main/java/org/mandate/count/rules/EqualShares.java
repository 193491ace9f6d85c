package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    BigInteger[] factors = new BigInteger[m];
    for (int j = 0; j < m; j++) factors[j] = common.divide(choices[j]);
    BigInteger[] all = products(pass);
    Map<BigInteger, BigInteger> sums = new HashMap<>(); // members who keep alike have one sum
    BigInteger[] parts = new BigInteger[m];
    for (int i = 0; i < m; i++) {
      parts[i] =
          keep[i].signum() == 0
              ? BigInteger.ZERO
              : keep[i].multiply(sums.computeIfAbsent(pass[i], p -> sum(all, p, factors, one)));
    }
    BigInteger whole = one.pow(m).multiply(common).multiply(BigInteger.valueOf(m));
    return new EqualShares(parts, whole, all[m], one.pow(m));
  }

  /** By j: the sum of all products of j of these. */
  private static BigInteger[] products(BigInteger[] pass) {
    BigInteger[] e = new BigInteger[pass.length + 1];
    Arrays.fill(e, BigInteger.ZERO);
    e[0] = BigInteger.ONE;
    int used = 0;
    for (BigInteger p : pass) {
      if (p.signum() == 0) continue;
      used++;
      for (int j = used; j > 0; j--) e[j] = e[j].add(e[j - 1].multiply(p));
    }
    return e;
  }

  /**
   * The sum for one member: its factor is divided out of the products of all, e(j) = all(j) - p
   * e(j-1), and terms are brought to one unit by Horner's way.
   */
  private static BigInteger sum(
      BigInteger[] all, BigInteger p, BigInteger[] factors, BigInteger one) {
    CountStopped.ifAsked();
    BigInteger e = BigInteger.ZERO;
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < factors.length; j++) {
      e = all[j].subtract(p.multiply(e));
      sum = sum.multiply(one).add(e.multiply(factors[j]));
    }
    return sum;
  }

  /**
   * Each product and quotient cut to the arithmetic's last place, in the members' order, as stv-rs
   * does it; the result may depend on that order.
   */
  static EqualShares cut(BigInteger[] keep, BigInteger one) {
    int m = keep.length;
    BigInteger[] pass = Arrays.stream(keep).map(one::subtract).toArray(BigInteger[]::new);
    BigInteger[] choices = choices(m - 1);
    BigInteger[] parts = new BigInteger[m];
    BigInteger all = one;
    @Nullable BigInteger hopeful = null; // who passes nothing is no factor: one sum for all of them
    for (int i = 0; i < m; i++) {
      BigInteger sum = BigInteger.ZERO;
      if (keep[i].signum() != 0) {
        sum = hopeful != null && pass[i].signum() == 0 ? hopeful : cutSum(pass, i, choices, one);
        if (pass[i].signum() == 0) hopeful = sum;
      }
      parts[i] = sum.multiply(keep[i]).divide(one).divide(BigInteger.valueOf(m));
      all = all.multiply(pass[i]).divide(one);
    }
    return new EqualShares(parts, one, all, one);
  }

  private static BigInteger cutSum(
      BigInteger[] pass, int member, BigInteger[] choices, BigInteger one) {
    CountStopped.ifAsked();
    BigInteger[] e = new BigInteger[pass.length];
    Arrays.fill(e, BigInteger.ZERO);
    e[0] = one;
    int used = 0;
    for (int other = 0; other < pass.length; other++) {
      if (other == member || pass[other].signum() == 0) continue;
      used++;
      for (int j = used; j > 0; j--) e[j] = e[j].add(e[j - 1].multiply(pass[other]).divide(one));
    }
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < e.length; j++) sum = sum.add(e[j].divide(choices[j]));
    return sum;
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
