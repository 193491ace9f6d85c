package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * How many papers prefer one candidate to another. A candidate a paper ranks is preferred to all it
 * does not rank; two at one rank, or two not ranked, are not preferred to each other.
 */
final class Pairs {
  private static final int MOST_CANDIDATES = 1_000;

  private final int candidates;
  private final int scale;
  private final boolean[] standing;
  private final long[][] prefer;

  /** As {@link Trie#refusal}; and a table of all pairs has an end. */
  static Optional<Outcome> refusal(Election election) {
    if (election.candidates().size() > MOST_CANDIDATES) {
      return Optional.of(
          new Outcome.Refused(
              "this rule compares every candidate with every other, and counts at most "
                  + MOST_CANDIDATES
                  + " candidates; here are "
                  + election.candidates().size()));
    }
    return Trie.refusal(election);
  }

  /** Not refused by {@link #refusal}, so that no sum leaves a long. */
  Pairs(Election election) {
    candidates = election.candidates().size();
    scale = election.ballots().weightScale();
    standing = new boolean[candidates];
    prefer = new long[candidates][candidates];
    Ballots ballots = election.ballots();
    for (int i : Seating.standing(election)) standing[i] = true;
    for (int b = 0; b < ballots.size(); b++) {
      CountStopped.ifAsked();
      paper(ballots, b);
    }
  }

  private void paper(Ballots ballots, int paper) {
    long weight = ballots.weight(paper);
    boolean[] below = standing.clone(); // those who stand and are not ranked yet
    for (int place = 0; place < ballots.length(paper); ) {
      int next = place;
      do below[ballots.candidate(paper, next++)] = false;
      while (next < ballots.length(paper) && ballots.sharesRank(paper, next));
      for (int p = place; p < next; p++) {
        int candidate = ballots.candidate(paper, p);
        if (!standing[candidate]) continue;
        long[] row = prefer[candidate];
        for (int j = 0; j < candidates; j++) if (below[j]) row[j] += weight;
      }
      place = next;
    }
  }

  int candidates() {
    return candidates;
  }

  /** Papers that prefer a to b, in units of 10^-weightScale. */
  long prefer(int a, int b) {
    return prefer[a][b];
  }

  BigDecimal write(long amount) {
    return BigDecimal.valueOf(amount, scale);
  }

  Pairwise written(List<String> explanation) {
    var rows = new ArrayList<List<BigDecimal>>();
    for (long[] row : prefer) {
      var written = new ArrayList<BigDecimal>();
      for (long amount : row) written.add(write(amount));
      rows.add(written);
    }
    return new Pairwise(rows, explanation);
  }

  /** The stage's figures: how many candidates each is placed before, in units of the papers. */
  BigInteger[] wins(boolean[][] beats) {
    BigInteger[] wins = new BigInteger[candidates];
    for (int i = 0; i < candidates; i++) {
      int won = 0;
      for (boolean beaten : beats[i]) won += beaten ? 1 : 0;
      wins[i] = BigInteger.valueOf(won).multiply(BigInteger.TEN.pow(scale));
    }
    return wins;
  }
}
