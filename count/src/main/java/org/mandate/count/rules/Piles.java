package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Ballots;

/**
 * The papers of a count on the table: one pile a candidate, in parcels of one value.
 *
 * <p>A transfer touches the papers that move and no others, and arithmetic is done once a parcel,
 * not once a paper: inside a parcel only whole weights are added. Amounts are whole numbers in
 * units of 10<sup>-(decimals + weight scale)</sup>, without bound; nothing can overflow but the sum
 * of all weights, which {@link Sheet} checks before a count begins.
 */
final class Piles {

  /** Papers of one value that came to a candidate together. */
  static final class Parcel {
    private final int batch;
    private final BigInteger value;
    private int[] papers;
    private int size;
    private long weight;

    private Parcel(int batch, BigInteger value) {
      this.batch = batch;
      this.value = value;
      this.papers = new int[8];
    }

    /** When it came: rises through the count; 0 for first preferences. */
    int batch() {
      return batch;
    }

    /** Of each paper of weight one, in units of 10^-decimals. */
    BigInteger value() {
      return value;
    }

    /** Number of papers, in units of 10^-weightScale. */
    long weight() {
      return weight;
    }

    /** Value of all its papers together. */
    BigInteger votes() {
      return value.multiply(BigInteger.valueOf(weight));
    }

    private void add(int paper, long papersWeight) {
      if (size == papers.length) papers = Arrays.copyOf(papers, size * 2);
      papers[size++] = paper;
      weight += papersWeight;
    }
  }

  private final int[] starts;
  private final short[] preferences;
  private final long[] weights;
  private final int[] at;
  private final boolean[] open;
  private final BigInteger[] votes;
  private final List<List<Parcel>> piles = new ArrayList<>();

  /**
   * @param open who may receive papers, by index; copied
   */
  Piles(Ballots ballots, boolean[] open) {
    this.starts = ballots.starts();
    this.preferences = ballots.preferences();
    this.weights = ballots.weights();
    this.at = new int[ballots.size()];
    for (int paper = 0; paper < at.length; paper++) at[paper] = starts[paper] - 1;
    this.open = open.clone();
    this.votes = new BigInteger[open.length];
    Arrays.fill(votes, BigInteger.ZERO);
    for (int c = 0; c < open.length; c++) piles.add(new ArrayList<>());
  }

  /**
   * Every paper to its first open preference.
   *
   * @param one the value of a paper
   * @return the weight of papers that name nobody open
   */
  long sortFirst(BigInteger one) {
    var all = new Parcel(0, one);
    all.papers = new int[at.length];
    for (int paper = 0; paper < at.length; paper++) all.add(paper, weights[paper]);
    return move(all, one, 0);
  }

  /** Whoever this is receives no more papers. */
  void shut(int candidate) {
    open[candidate] = false;
  }

  BigInteger votes(int candidate) {
    return votes[candidate];
  }

  /** All totals, by index: the live array's copy. */
  BigInteger[] votes() {
    return votes.clone();
  }

  /** What a candidate is left with after a transfer. */
  void setVotes(int candidate, BigInteger amount) {
    votes[candidate] = amount;
  }

  /** A candidate's parcels in the order in which they came. */
  List<Parcel> pile(int candidate) {
    return piles.get(candidate);
  }

  /** Takes a candidate's whole pile off the table, to be moved. */
  List<Parcel> take(int candidate) {
    return piles.set(candidate, new ArrayList<>());
  }

  /** How many papers of a parcel have an open preference left, in units of weight; moves none. */
  long transferable(Parcel parcel) {
    long sum = 0;
    for (int i = 0; i < parcel.size; i++) {
      int paper = parcel.papers[i];
      if (next(paper, at[paper]) < starts[paper + 1]) sum += weights[paper];
    }
    return sum;
  }

  /**
   * Moves each paper of a parcel to its next open preference and credits who receives it.
   *
   * @param value of each paper from now on
   * @param batch papers of the same batch and value that reach one candidate make one parcel
   * @return the weight that found no preference and left the table
   */
  long move(Parcel parcel, BigInteger value, int batch) {
    var into = new @Nullable Parcel[open.length];
    var before = new long[open.length];
    long lost = 0;
    for (int i = 0; i < parcel.size; i++) {
      int paper = parcel.papers[i];
      int place = next(paper, at[paper]);
      at[paper] = place;
      if (place == starts[paper + 1]) {
        lost += weights[paper];
        continue;
      }
      int to = preferences[place];
      Parcel receiving = into[to];
      if (receiving == null) {
        receiving = parcelOf(to, batch, value);
        into[to] = receiving;
        before[to] = receiving.weight;
      }
      receiving.add(paper, weights[paper]);
    }
    for (int to = 0; to < into.length; to++) {
      Parcel receiving = into[to];
      if (receiving != null) {
        votes[to] =
            votes[to].add(value.multiply(BigInteger.valueOf(receiving.weight - before[to])));
      }
    }
    return lost;
  }

  private int next(int paper, int place) {
    int end = starts[paper + 1];
    do place++;
    while (place < end && !open[preferences[place]]);
    return place;
  }

  private Parcel parcelOf(int candidate, int batch, BigInteger value) {
    List<Parcel> pile = piles.get(candidate);
    for (int i = pile.size() - 1; i >= 0 && pile.get(i).batch == batch; i--) {
      if (pile.get(i).value.equals(value)) return pile.get(i);
    }
    var parcel = new Parcel(batch, value);
    pile.add(parcel);
    return parcel;
  }
}
