package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.mandate.count.ballots.Election;

/**
 * Schulze's rule: who has the stronger chain of wins is placed before.
 *
 * <ul>
 *   <li>M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
 *       Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011),
 *       267-303.
 *   <li>2.1: a link from a to b is as strong as the papers that prefer a to b are many, and there
 *       is one where more prefer a to b than b to a ("winning votes").
 *   <li>2.2: a path is as strong as its weakest link; p[a,b] is the strongest path from a to b; a
 *       is placed before b when p[a,b] is above p[b,a]. That order is transitive (2.2, theorem).
 *       2.3: the strongest paths by the Floyd-Warshall algorithm.
 *   <li>Whom nobody is placed before may be elected; of several a lot chooses. Several seats: those
 *       whom nobody is placed before, then those before whom nobody else left is placed, and so on.
 *       That is the ranking's top, not a proportional rule.
 * </ul>
 */
final class Schulze implements Rule {
  /** Candidates of a path that a sentence names. */
  private static final int LONGEST_TOLD = 10;

  @Override
  public String id() {
    return "schulze";
  }

  @Override
  public String title() {
    return "Schulze (strongest paths, winning votes)";
  }

  @Override
  public String source() {
    return "Schulze, Social Choice and Welfare 36, 2011, 267-303";
  }

  @Override
  public String comparedWith() {
    return "worked examples: Schulze 2011, example 1; the 45 voters of Wikipedia, Schulze method";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Pairs.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    var pairs = new Pairs(election);
    var paths = new Paths(pairs);
    int n = pairs.candidates();
    boolean[][] beats = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) beats[a][b] = paths.strength[a][b] > paths.strength[b][a];
    }
    var seating = new Seating(this, election, lot);
    seating.byOrder(beats);
    return seating.count(
        "comparison",
        pairs.wins(beats),
        BigInteger.ZERO,
        Seating.Invalid.stranded(election),
        pairs.written(explain(election, pairs, paths)));
  }

  private static List<String> explain(Election election, Pairs pairs, Paths paths) {
    List<String> names = election.names();
    List<Integer> standing = Seating.standing(election);
    var steps = new ArrayList<String>();
    for (int a : standing) {
      CountStopped.ifAsked();
      for (int b : standing) {
        long there = paths.strength[a][b];
        long back = paths.strength[b][a];
        if (there > back) {
          steps.add(
              names.get(a)
                  + " is placed before "
                  + names.get(b)
                  + ": strongest path "
                  + pairs.write(there).toPlainString()
                  + " ("
                  + written(paths.of(a, b), names)
                  + "), back "
                  + pairs.write(back).toPlainString()
                  + ".");
        } else if (there == back && a < b) {
          String equal = " are not placed by their paths, both ";
          steps.add(
              names.get(a) + " and " + names.get(b) + equal + pairs.write(there).toPlainString());
        }
      }
    }
    return steps;
  }

  /** A long path by its beginning and its end: with many candidates whole ones fill gigabytes. */
  private static String written(List<Integer> path, List<String> names) {
    int length = path.size();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (length <= LONGEST_TOLD || i < LONGEST_TOLD / 2 || i >= length - LONGEST_TOLD / 2) {
        told.add(names.get(path.get(i)));
      } else if (i == LONGEST_TOLD / 2) {
        told.add("(" + (length - LONGEST_TOLD / 2 * 2) + " more)");
      }
    }
    return String.join(" > ", told);
  }

  /** Strongest paths between all pairs. */
  private static final class Paths {
    final long[][] strength;
    private final int[][] before;

    Paths(Pairs pairs) {
      int n = pairs.candidates();
      strength = new long[n][n];
      before = new int[n][n];
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          before[a][b] = a;
          if (pairs.prefer(a, b) > pairs.prefer(b, a)) strength[a][b] = pairs.prefer(a, b);
        }
      }
      for (int via = 0; via < n; via++) {
        CountStopped.ifAsked();
        for (int a = 0; a < n; a++) {
          for (int b = 0; b < n; b++) {
            long through = Math.min(strength[a][via], strength[via][b]);
            if (a == b || through <= strength[a][b]) continue;
            strength[a][b] = through;
            before[a][b] = before[via][b];
          }
        }
      }
    }

    /** The candidates on the path, both ends too. */
    List<Integer> of(int a, int b) {
      var path = new ArrayList<Integer>();
      for (int at = b; at != a; at = before[a][at]) path.addFirst(at);
      path.addFirst(a);
      return path;
    }
  }
}
