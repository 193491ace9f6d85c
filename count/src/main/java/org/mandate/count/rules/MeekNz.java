package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Election;

/**
 * Meek's rule as New Zealand's local elections use it. Clause numbers are those of Schedule 1A,
 * Local Electoral Regulations 2001 (SR 2001/145), in the schedule's text, not in the habits of the
 * country's calculator where they differ (it rounds the products of clause 10 otherwise and may
 * exclude after step 1).
 *
 * <ul>
 *   <li>Part 5 resolves what clause 40 leaves tied by a pseudo-random number seeded from the count.
 *       Here the lot given to the count takes its place: published, not computed by the counter.
 *   <li>Weights with decimals: as in {@link MeekPrf}.
 * </ul>
 */
final class MeekNz implements Rule {
  private static final BigInteger SMALL = BigInteger.valueOf(100_000); // 13: 0.0001

  @Override
  public String id() {
    return "meek-nz";
  }

  @Override
  public String title() {
    return "Meek STV, New Zealand local elections";
  }

  @Override
  public String source() {
    return "New Zealand Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A";
  }

  @Override
  public String comparedWith() {
    return "no outside count compared";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> new Counting(election, lot).run());
  }

  private final class Counting {
    private final Keeping table;
    private final Spread spread;
    private final BigInteger valid;
    private final BigInteger parts;
    private final List<BigInteger[]> steps = new ArrayList<>();

    Counting(Election election, Lot lot) {
      Trie trie = Trie.of(election);
      table = new Keeping(election, lot, trie, 9, 9);
      spread = new NineDigits(trie, NineDigits.Rounding.BOTH_UP, table.keep.length);
      valid = BigInteger.valueOf(trie.total()).multiply(table.one);
      parts = BigInteger.valueOf(election.seats() + 1L); // 5: vacancies and one
    }

    Outcome run() {
      String action = "first preferences";
      List<Integer> moved = List.of();
      List<Integer> excluded = List.of();
      table.firstQuota(BigInteger.ONE);
      step();
      @Nullable BigInteger before = null;
      while (table.contested()) { // 3
        Optional<List<Integer>> reached = table.within(reached()); // 6, 12
        if (reached.isEmpty()) return table.complete(id());
        table.elect(reached.get());
        BigInteger surplus = table.surplus();
        boolean settled =
            steps.size() > 1 && mayExclude(surplus, reached.get().isEmpty() ? before : null);
        if (!reached.get().isEmpty() || settled) {
          table.stage(action, moved, reached.get(), excluded);
          action = "iteration";
          moved = List.copyOf(table.elected());
          excluded = List.of();
        }
        if (settled && table.contested()) {
          Optional<Integer> out = table.drawnToExclude(lowest());
          if (out.isEmpty()) return table.complete(id());
          excluded = List.of(out.get());
          table.exclude(excluded);
          action = "exclusion";
          moved = excluded;
        }
        if (!table.contested()) break;
        before = settled || !reached.get().isEmpty() ? null : surplus; // a new start
        renew();
        step();
      }
      if (table.unwritten(excluded)) {
        table.distribute(spread); // so that the last stage shows where the votes went
        table.stage(action, moved, List.of(), excluded);
      }
      return table.complete(id()); // 3
    }

    /** 7 to 9: keep values of the successful, rounded up; hopeful keep 1, excluded 0. */
    private void renew() {
      for (int i : table.elected()) {
        BigInteger product = MeekPrf.up(table.keep[i].multiply(table.quota), table.one);
        BigInteger keep = MeekPrf.up(product.multiply(table.one), table.votes[i]);
        table.keep[i] = keep.min(table.one);
      }
    }

    /** 10 and 11: every paper by the keep values, and the quota (5) from what is not lost. */
    private void step() {
      table.distribute(spread);
      table.quota = valid.subtract(table.rest).divide(parts).add(BigInteger.ONE);
      steps.add(table.votes.clone());
    }

    private List<Integer> reached() {
      return table.hopeful().stream()
          .filter(i -> table.votes[i].compareTo(table.quota) >= 0)
          .toList();
    }

    /**
     * 13: the lowest cannot be saved by all surplus, or that is below 0.0001. A surplus that falls
     * no more is taken as settled too: on this the schedule is silent, and products rounded up can
     * keep it from 0.0001 for ever.
     */
    private boolean mayExclude(BigInteger surplus, @Nullable BigInteger before) {
      if (surplus.compareTo(SMALL) < 0) return true;
      if (before != null && surplus.compareTo(before) >= 0) return true;
      var votes = table.hopeful().stream().map(i -> table.votes[i]).sorted().toList();
      return votes.size() > 1 && votes.get(0).add(surplus).compareTo(votes.get(1)) < 0;
    }

    /** 19 and 40: of equals, whoever had fewer at the first step at which they differed. */
    private List<Integer> lowest() {
      List<Integer> tied = least(table.votes, table.hopeful());
      for (BigInteger[] step : steps) {
        List<Integer> fewer = least(step, tied);
        if (fewer.size() < tied.size()) return fewer;
      }
      return tied;
    }

    private static List<Integer> least(BigInteger[] votes, List<Integer> among) {
      BigInteger least =
          among.stream().map(i -> votes[i]).min(Comparator.naturalOrder()).orElseThrow();
      return among.stream().filter(i -> votes[i].equals(least)).toList();
    }
  }
}
