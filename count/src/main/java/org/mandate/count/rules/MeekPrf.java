package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Election;

/**
 * Meek's rule as the Proportional Representation Foundation's reference fixes it: nine decimals,
 * rounding stated at every step. The paragraphs A to C and T below are the reference's.
 *
 * <p>Weights with decimals: votes are counted in the unit of the last decimal (2.5 is 25 papers of
 * 0.1), so that splitting a paper changes nothing; the figures then have more than nine decimals.
 */
final class MeekPrf implements Rule {
  private static final BigInteger OMEGA = BigInteger.valueOf(1_000); // A: 0.000001

  @Override
  public String id() {
    return "meek-prf";
  }

  @Override
  public String title() {
    return "Meek STV, reference rule (PR Foundation)";
  }

  @Override
  public String source() {
    return "Proportional Representation Foundation, Reference Meek Rule, 2010";
  }

  @Override
  public String comparedWith() {
    return "every figure of Droop: 5 reports of 0.11; 80 random elections and Glasgow 2007 under 0.14";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    Trie trie = Trie.of(election);
    var table = new Keeping(election, lot, trie, 9, 9);
    var spread = new NineDigits(trie, NineDigits.Rounding.KEPT_UP, table.keep.length);
    return count(table, spread, election.seats());
  }

  private Outcome count(Keeping table, Spread spread, int seats) {
    String action = "first preferences";
    List<Integer> moved = List.of();
    List<Integer> excluded = List.of();
    table.distribute(spread);
    table.quota = quota(table, seats);
    table.firstQuota(BigInteger.ONE);
    if (!table.contested()) table.stage(action, moved, List.of(), excluded);
    while (table.contested()) { // B.1
      BigInteger surplus = iterate(table, spread, seats);
      List<Integer> reached = reached(table);
      table.elect(reached);
      table.stage(action, moved, reached, excluded);
      excluded = List.of();
      if (!reached.isEmpty()) { // B.2.e: continue at B.1
        action = "iteration";
        moved = List.copyOf(table.elected());
        continue;
      }
      Optional<Integer> low = table.drawnToExclude(lowest(table, surplus)); // B.3 and T
      if (low.isEmpty()) return table.complete(id());
      excluded = List.of(low.get());
      table.exclude(excluded); // B.3: keep factor 0
      action = "exclusion";
      moved = excluded;
      if (!table.contested()) { // C.1; the reference does not distribute again
        table.rest = table.rest.add(table.votes[low.get()]);
        table.votes[low.get()] = BigInteger.ZERO;
        table.stage(action, moved, List.of(), excluded);
      }
    }
    return table.complete(id()); // C
  }

  /** B.2, until somebody has the quota or the surplus is below omega or falls no more. */
  private static BigInteger iterate(Keeping table, Spread spread, int seats) {
    @Nullable BigInteger before = null;
    while (true) {
      table.distribute(spread); // B.2.a
      table.quota = quota(table, seats); // B.2.b
      if (!reached(table).isEmpty()) return BigInteger.ZERO; // B.2.c, B.2.e
      BigInteger surplus = table.surplus().max(BigInteger.ZERO); // B.2.d
      if (surplus.compareTo(OMEGA) < 0) return surplus; // B.2.e
      if (before != null && surplus.compareTo(before) >= 0) return surplus;
      before = surplus;
      for (int i : table.elected()) { // B.2.f
        BigInteger product = up(table.keep[i].multiply(table.quota), table.one);
        table.keep[i] = up(product.multiply(table.one), table.votes[i]);
      }
    }
  }

  /** B.2.b: the sum of all votes through seats + 1, truncated, plus 0.000000001. */
  private static BigInteger quota(Keeping table, int seats) {
    return table.given().divide(BigInteger.valueOf(seats + 1L)).add(BigInteger.ONE);
  }

  private static List<Integer> reached(Keeping table) {
    return table.hopeful().stream()
        .filter(i -> table.votes[i].compareTo(table.quota) >= 0)
        .toList();
  }

  /** B.3: whoever has no more than the lowest votes and the total surplus together. */
  private static List<Integer> lowest(Keeping table, BigInteger surplus) {
    List<Integer> hopeful = table.hopeful();
    BigInteger low =
        hopeful.stream().map(i -> table.votes[i]).reduce(BigInteger::min).orElseThrow();
    return hopeful.stream().filter(i -> table.votes[i].compareTo(low.add(surplus)) <= 0).toList();
  }

  static BigInteger up(BigInteger part, BigInteger whole) {
    BigInteger[] result = part.divideAndRemainder(whole);
    return result[1].signum() == 0 ? result[0] : result[0].add(BigInteger.ONE);
  }
}
