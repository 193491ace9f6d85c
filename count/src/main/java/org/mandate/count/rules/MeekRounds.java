package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Election;

/**
 * The rounds that Meek's and Warren's rules have in common: pass on until the surplus is below
 * omega or falls no more; then exclude. The steps are those of Algorithm 123, its exclusion of sure
 * losers and its end of an iteration as Droop and stv-rs make them.
 *
 * @param rule the rule's id
 * @param places of the arithmetic
 * @param written places of the figures written
 * @param omega an iteration ends when the surplus is not above this, in units of the last place
 * @param near amounts that differ by less are held equal, in the same units; 1 where all are exact
 * @param reaching how far the quota must be exceeded to be reached
 * @param above what is added to the votes' part of the quota
 * @param keepUp whether keep values are rounded up, else cut
 * @param together whether sure losers are excluded together
 */
record MeekRounds(
    String rule,
    int places,
    int written,
    BigInteger omega,
    BigInteger near,
    BigInteger reaching,
    BigInteger above,
    boolean keepUp,
    boolean together) {

  Outcome count(Election election, Lot lot, Trie trie, Spread spread) {
    var table = new Keeping(election, lot, trie, places, written);
    String action = "first preferences";
    List<Integer> moved = List.of();
    List<Integer> excluded = List.of();
    table.distribute(spread);
    table.quota = quota(table, election.seats());
    table.firstQuota(above);
    if (!table.contested()) table.stage(action, moved, List.of(), excluded);
    while (table.contested()) {
      List<Integer> losers = iterate(table, spread, election.seats());
      List<Integer> reached = reached(table);
      table.elect(reached);
      table.stage(action, moved, reached, excluded);
      excluded = List.of();
      if (!reached.isEmpty()) {
        action = "iteration";
        moved = List.copyOf(table.elected());
        continue;
      }
      if (losers.isEmpty()) {
        Optional<Integer> low = table.drawnToExclude(lowest(table));
        if (low.isEmpty()) return table.complete(rule);
        losers = List.of(low.get());
      }
      excluded = losers;
      table.exclude(excluded);
      action = "exclusion";
      moved = excluded;
      if (!table.contested()) {
        table.distribute(spread);
        table.stage(action, moved, List.of(), excluded);
      }
    }
    return table.complete(rule);
  }

  /** Ends with somebody at the quota, or sure losers (given back), or a surplus that is done. */
  private List<Integer> iterate(Keeping table, Spread spread, int seats) {
    @Nullable BigInteger before = null;
    while (true) {
      table.distribute(spread);
      table.quota = quota(table, seats);
      if (!reached(table).isEmpty()) return List.of();
      BigInteger surplus = table.surplus();
      if (surplus.subtract(omega).compareTo(near) < 0) return List.of();
      if (before != null && before.subtract(surplus).compareTo(near) < 0) return List.of();
      List<Integer> losers = together ? sureLosers(table, surplus) : List.of();
      if (!losers.isEmpty()) return losers;
      before = surplus;
      for (int i : table.elected()) {
        BigInteger product = divided(table.keep[i].multiply(table.quota), table.one);
        // Rounding could lift it above 1, but nobody keeps more than the paper.
        table.keep[i] = divided(product.multiply(table.one), table.votes[i]).min(table.one);
      }
    }
  }

  private BigInteger quota(Keeping table, int seats) {
    return table.given().divide(BigInteger.valueOf(seats + 1L)).add(above);
  }

  private List<Integer> reached(Keeping table) {
    return table.hopeful().stream()
        .filter(i -> table.votes[i].subtract(table.quota).compareTo(reaching) >= 0)
        .toList();
  }

  /** All whom the surplus could lift no further than the lowest stand: tied with the lowest. */
  private List<Integer> lowest(Keeping table) {
    BigInteger surplus = table.surplus();
    List<Integer> hopeful = table.hopeful();
    BigInteger low =
        hopeful.stream().map(i -> table.votes[i]).reduce(BigInteger::min).orElseThrow();
    return hopeful.stream()
        .filter(i -> table.votes[i].subtract(low.add(surplus)).compareTo(near) < 0)
        .toList();
  }

  /**
   * The largest number of lowest candidates whose votes and all surplus together stay below the
   * next one's: no order of exclusion could save them. Those within a surplus of each other stay
   * together, and as many are left as there are seats. In the order of the ballot paper.
   */
  private List<Integer> sureLosers(Keeping table, BigInteger surplus) {
    var byVotes = new ArrayList<>(table.hopeful());
    byVotes.sort(Comparator.comparing(i -> table.votes[i]));
    int most = byVotes.size() - table.seatsLeft();
    int sure = 0;
    BigInteger sum = surplus;
    BigInteger groupFoot = table.votes[byVotes.get(0)];
    for (int next = 1; next < byVotes.size() && next <= most; next++) {
      sum = sum.add(table.votes[byVotes.get(next - 1)]);
      BigInteger votes = table.votes[byVotes.get(next)];
      if (votes.subtract(groupFoot.add(surplus)).compareTo(near) < 0) continue;
      groupFoot = votes;
      if (votes.subtract(sum).compareTo(near) >= 0) sure = next;
    }
    return byVotes.subList(0, sure).stream().sorted().toList();
  }

  private BigInteger divided(BigInteger part, BigInteger whole) {
    BigInteger[] result = part.divideAndRemainder(whole);
    return keepUp && result[1].signum() != 0 ? result[0].add(BigInteger.ONE) : result[0];
  }
}
