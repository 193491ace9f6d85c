package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/** Schulze and ranked pairs against slow counts made straight from their definitions. */
class PairwiseAgainstTheOracleTest {

  @Test
  void everySimplePathGivesTheSameSchulzeWinners() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("seed " + seed + " schulze");
    var random = new RandomElections(seed);
    for (int run = 0; run < 1500; run++) {
      // given
      Election election = random.next(true).withSeats(1);
      int n = election.candidates().size();
      List<Integer> standing = Seating.standing(election);
      long[][] prefer = prefer(election);
      long[][] path = new long[n][n];
      for (int a : standing) {
        walk(a, a, Long.MAX_VALUE, new ArrayList<>(List.of(a)), standing, prefer, path);
      }
      List<Integer> winners =
          standing.stream()
              .filter(a -> standing.stream().allMatch(b -> path[a][b] >= path[b][a]))
              .toList();

      // when
      Count count = Papers.count("schulze", election, new Lot.None());

      // then
      if (winners.size() <= 1) assertThat(count.elected()).as("seed " + seed).isEqualTo(winners);
      else assertThat(count.tie()).as("seed " + seed).isEqualTo(new Tie(2, "elect", winners));
    }
  }

  private static void walk(
      int from,
      int at,
      long strength,
      List<Integer> seen,
      List<Integer> standing,
      long[][] prefer,
      long[][] path) {
    for (int next : standing) {
      if (seen.contains(next) || prefer[at][next] <= prefer[next][at]) continue;
      long now = Math.min(strength, prefer[at][next]);
      path[from][next] = Math.max(path[from][next], now);
      seen.add(next);
      walk(from, next, now, seen, standing, prefer, path);
      seen.removeLast();
    }
  }

  @Test
  void lockingOneByOneWithASearchForCirclesGivesTheSameRankedPairs() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("seed " + seed + " ranked-pairs");
    var random = new RandomElections(seed);
    for (int run = 0; run < 1500; run++) {
      // given
      Election election = random.next(true).withSeats(1);
      int n = election.candidates().size();
      List<Integer> lot = random.shuffled(n);
      long[][] prefer = prefer(election);
      record Win(int a, int b) {}
      var wins = new ArrayList<Win>();
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) if (prefer[a][b] > prefer[b][a]) wins.add(new Win(a, b));
      }
      wins.sort(
          Comparator.comparing((Win w) -> prefer[w.b][w.a] - prefer[w.a][w.b])
              .thenComparing(w -> lot.indexOf(w.a))
              .thenComparing(w -> -lot.indexOf(w.b)));
      boolean[][] locked = new boolean[n][n];
      for (Win win : wins) if (!reaches(locked, win.b, win.a)) locked[win.a][win.b] = true;
      List<Integer> sources =
          lot.stream()
              .filter(i -> !election.candidates().get(i).withdrawn())
              .filter(i -> IntStream.range(0, n).noneMatch(a -> locked[a][i]))
              .toList();

      // when
      Count count =
          Papers.count(
              "ranked-pairs", election, new Lot.Order(lot.stream().map(i -> i + 1).toList()));

      // then
      assertThat(count.elected())
          .as("seed " + seed + " run " + run)
          .isEqualTo(sources.subList(0, Math.min(1, sources.size())));
    }
  }

  private static boolean reaches(boolean[][] locked, int from, int to) {
    if (from == to) return true;
    for (int next = 0; next < locked.length; next++) {
      if (locked[from][next] && reaches(locked, next, to)) return true;
    }
    return false;
  }

  private static long[][] prefer(Election election) {
    int n = election.candidates().size();
    long[][] prefer = new long[n][n];
    Ballots ballots = election.ballots();
    List<Integer> standing = Seating.standing(election);
    for (int paper = 0; paper < ballots.size(); paper++) {
      int[] rank = new int[n];
      Arrays.fill(rank, 1000);
      int at = 0;
      for (int p = 0; p < ballots.length(paper); p++) {
        if (!ballots.sharesRank(paper, p)) at++;
        rank[ballots.candidate(paper, p)] = at;
      }
      for (int a : standing) {
        for (int b : standing) if (rank[a] < rank[b]) prefer[a][b] += ballots.weight(paper);
      }
    }
    return prefer;
  }
}
