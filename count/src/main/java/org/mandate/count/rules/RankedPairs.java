package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.mandate.count.ballots.Election;

/**
 * Tideman's rule: the clearest wins are locked first; a win that would close a circle is passed
 * over.
 *
 * <ul>
 *   <li>T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and
 *       Welfare 4 (1987), 185-206: pairs in the order of their margins (papers that prefer a to b
 *       less those that prefer b to a), largest first.
 *   <li>T. M. Zavist and T. N. Tideman, Complete independence of clones in the ranked pairs rule,
 *       Social Choice and Welfare 6 (1989), 167-173: equal margins are ordered by an order of the
 *       candidates drawn by lot: the pair whose winner stands earlier in it first, of one winner's
 *       pairs the one whose loser stands later. A lot is only asked for where the order of equal
 *       pairs can matter: where together they would close a circle.
 *   <li>Whom nobody is locked above is elected; of several a lot chooses. Several seats: the
 *       ranking's top, as in {@link Schulze}.
 * </ul>
 */
final class RankedPairs implements Rule {

  @Override
  public String id() {
    return "ranked-pairs";
  }

  @Override
  public String title() {
    return "Ranked pairs (Tideman, margins)";
  }

  @Override
  public String source() {
    return "Tideman, Social Choice and Welfare 4, 1987; Zavist and Tideman, 6, 1989";
  }

  @Override
  public String comparedWith() {
    return "worked example: the capital of Tennessee (Wikipedia, Ranked pairs)";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Pairs.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    var locking = new Locking(election, lot);
    var seating = new Seating(this, election, lot);
    List<Integer> undecided = locking.run();
    if (undecided.isEmpty()) seating.byOrder(locking.above);
    else seating.needsLot(undecided);
    locking.lots.forEach(seating::lot);
    return seating.count(
        "comparison",
        locking.pairs.wins(locking.above),
        BigInteger.ZERO,
        Seating.Invalid.stranded(election),
        locking.pairs.written(locking.steps));
  }

  private record Win(int winner, int loser, long margin) {}

  private static final class Locking {
    final Pairs pairs;
    final boolean[][] above; // locked, and what follows from it
    final List<String> steps = new ArrayList<>();
    final List<String> lots = new ArrayList<>();
    private final List<String> names;
    private final List<Integer> drawn;

    Locking(Election election, Lot lot) {
      pairs = new Pairs(election);
      above = new boolean[pairs.candidates()][pairs.candidates()];
      names = election.names();
      drawn = lot.order(pairs.candidates());
    }

    /** Candidates whose pairs need a lot that is not given; empty when all are locked. */
    List<Integer> run() {
      List<Win> wins = wins();
      for (int from = 0; from < wins.size(); ) {
        int to = from;
        while (to < wins.size() && wins.get(to).margin == wins.get(from).margin) to++;
        List<Win> equal = new ArrayList<>(wins.subList(from, to));
        List<Integer> circle = circle(equal);
        if (!circle.isEmpty()) {
          if (!drawn.containsAll(circle)) return circle;
          String between = String.join(", ", circle.stream().map(names::get).toList());
          String order = String.join(", ", byLot(circle));
          lots.add("Stage 1, equal pairs: lot between " + between + " ordered them " + order + ".");
          equal.sort(
              Comparator.comparing((Win w) -> drawn.indexOf(w.winner))
                  .thenComparing(w -> -drawn.indexOf(w.loser)));
        }
        equal.forEach(this::lock);
        from = to;
      }
      return List.of();
    }

    private List<Win> wins() {
      var wins = new ArrayList<Win>();
      for (int a = 0; a < above.length; a++) {
        for (int b = 0; b < above.length; b++) {
          long margin = pairs.prefer(a, b) - pairs.prefer(b, a);
          if (margin > 0) wins.add(new Win(a, b, margin));
        }
      }
      wins.sort(Comparator.comparing(Win::margin).reversed());
      return wins;
    }

    private List<String> byLot(List<Integer> candidates) {
      return drawn.stream().filter(candidates::contains).map(names::get).toList();
    }

    /** Those of the equal wins that could be locked one by one, but together close a circle. */
    private List<Integer> circle(List<Win> equal) {
      boolean[][] together = new boolean[above.length][];
      for (int i = 0; i < above.length; i++) together[i] = above[i].clone();
      var open = equal.stream().filter(w -> !above[w.loser][w.winner]).toList();
      for (Win win : open) {
        CountStopped.ifAsked();
        put(together, win.winner, win.loser);
      }
      var in = new TreeSet<Integer>();
      for (Win win : open) {
        if (!together[win.loser][win.winner]) continue;
        in.add(win.winner);
        in.add(win.loser);
      }
      return List.copyOf(in);
    }

    private void lock(Win win) {
      CountStopped.ifAsked();
      boolean circle = above[win.loser][win.winner];
      if (!circle) put(above, win.winner, win.loser);
      steps.add(
          names.get(win.winner)
              + " over "
              + names.get(win.loser)
              + " by "
              + pairs.write(win.margin).toPlainString()
              + (circle ? ": passed over, it would close a circle." : ": locked."));
    }

    private static void put(boolean[][] above, int winner, int loser) {
      if (above[winner][loser]) return; // it follows from pairs already there
      for (int a = 0; a < above.length; a++) {
        if (a != winner && !above[a][winner]) continue;
        above[a][loser] = true;
        for (int b = 0; b < above.length; b++) above[a][b] |= above[loser][b];
      }
    }
  }
}
