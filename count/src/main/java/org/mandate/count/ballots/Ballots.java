package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The valid papers of an election, equal ones together, in arrays that a million papers fit in.
 *
 * <p>Papers are distinct and sorted, so that neither the order of a file nor the way equal papers
 * were bundled in it can change a count. A preference is a candidate's index (0, 1, 2 ...); a
 * preference that shares its rank with the one before it is stored as its complement ({@code
 * ~index}). Weights are whole numbers in units of 10<sup>-weightScale</sup>.
 */
public final class Ballots {
  private final int[] starts;
  private final short[] preferences;
  private final int[] marks;
  private final long[] weights;
  private final int weightScale;
  private final boolean equalRanks;

  Ballots(int[] starts, short[] preferences, int[] marks, long[] weights, int weightScale) {
    this.starts = starts;
    this.preferences = preferences;
    this.marks = marks;
    this.weights = weights;
    this.weightScale = weightScale;
    boolean equal = false;
    for (short preference : preferences) equal |= preference < 0;
    this.equalRanks = equal;
  }

  /** Number of distinct papers. */
  public int size() {
    return weights.length;
  }

  /** How many papers are like this one, in units of 10^-{@link #weightScale()}; above 0. */
  public long weight(int ballot) {
    return weights[ballot];
  }

  /** Decimal places of the weights: 0 when every paper counts a whole number. */
  public int weightScale() {
    return weightScale;
  }

  /** All papers together, exact. */
  public BigDecimal total() {
    long sum = 0;
    for (long weight : weights) sum = Math.addExact(sum, weight);
    return BigDecimal.valueOf(sum, weightScale);
  }

  /** Number of preferences on one paper. */
  public int length(int ballot) {
    return starts[ballot + 1] - starts[ballot];
  }

  /** The candidate's index at a place of a paper, from 0, whether or not it shares its rank. */
  public int candidate(int ballot, int place) {
    short stored = preferences[starts[ballot] + place];
    return stored < 0 ? ~stored : stored;
  }

  /** Whether the preference at this place shares its rank with the one before it. */
  public boolean sharesRank(int ballot, int place) {
    return preferences[starts[ballot] + place] < 0;
  }

  /** Whether any paper ranks two candidates equally. */
  public boolean hasEqualRanks() {
    return equalRanks;
  }

  /** Whether papers carry a number for each candidate marked, as score papers do. */
  public boolean hasMarks() {
    return marks.length > 0;
  }

  /**
   * The number given to the candidate at this place.
   *
   * @throws ArrayIndexOutOfBoundsException if there are no marks
   */
  public int mark(int ballot, int place) {
    return marks[starts[ballot] + place];
  }

  /** For counting kernels: where each paper begins in {@link #preferences()}; do not change it. */
  public int[] starts() {
    return starts;
  }

  /** For counting kernels: all preferences, one paper after the other; do not change it. */
  public short[] preferences() {
    return preferences;
  }

  /** For counting kernels: the weights; do not change them. */
  public long[] weights() {
    return weights;
  }

  /** Collects papers in any order and bundling. */
  public static final class Builder {
    private int papers;
    private int used;
    private int[] starts = new int[257];
    private short[] preferences = new short[1024];
    private int[] marks = new int[0];
    private long[] weights = new long[256];
    private final int weightScale;
    private final PackedPapers packed;

    /**
     * @param weightScale decimal places of the weights given to {@link #add}
     */
    public Builder(int weightScale) {
      this(weightScale, 0);
    }

    /**
     * @param weightScale decimal places of the weights given to {@link #add}
     * @param candidates how many there are at most, which makes short papers cheap; 0 for unknown
     */
    public Builder(int weightScale, int candidates) {
      this.weightScale = weightScale;
      this.packed = new PackedPapers(PackedPapers.bits(candidates));
    }

    /** For readers that pack while they read. */
    PackedPapers packed() {
      return packed;
    }

    /**
     * Adds papers that are alike.
     *
     * @param weight above 0, in units of 10^-weightScale
     * @param preferences stored form, {@code ~index} for a shared rank; the first {@code length}
     *     count
     */
    public void add(long weight, short[] preferences, int length) {
      long key = packed.pack(preferences, length);
      if (key == 0 || weight <= 0) {
        add(weight, preferences, new int[0], length);
      } else {
        packed.add(key, weight);
      }
    }

    /** As {@link #add(long, short[], int)}, with a number for each candidate. */
    public void add(long weight, short[] row, int[] rowMarks, int length) {
      if (weight <= 0) throw new IllegalArgumentException("weight " + weight + ", must be above 0");
      if (papers == weights.length) {
        weights = Arrays.copyOf(weights, papers * 2);
        starts = Arrays.copyOf(starts, papers * 2 + 1);
      }
      while (used + length > preferences.length) {
        preferences = Arrays.copyOf(preferences, preferences.length * 2);
      }
      System.arraycopy(row, 0, preferences, used, length);
      if (rowMarks.length > 0) {
        if (marks.length < preferences.length) marks = Arrays.copyOf(marks, preferences.length);
        System.arraycopy(rowMarks, 0, marks, used, length);
      }
      used += length;
      weights[papers++] = weight;
      starts[papers] = used;
    }

    /**
     * The distinct papers, sorted, weights of equal ones added.
     *
     * @throws ArithmeticException if the weights of equal papers overflow a long
     */
    public Ballots build() {
      packed.sort();
      return with(rest());
    }

    /** For large files read in parts by several threads: sorts, so that joining is cheap. */
    void close() {
      packed.sort();
    }

    /** Takes in what another has gathered; both are closed, of one scale and one election. */
    void join(Builder other) {
      packed.merge(other.packed);
      short[] row = new short[0];
      for (int b = 0; b < other.papers; b++) {
        int from = other.starts[b];
        int length = other.starts[b + 1] - from;
        if (row.length < length) row = new short[length];
        System.arraycopy(other.preferences, from, row, 0, length);
        add(other.weights[b], row, new int[0], length);
      }
    }

    private Ballots rest() {
      return Sorting.distinct(
          papers,
          starts,
          preferences,
          marks.length == 0 ? marks : Arrays.copyOf(marks, used),
          weights,
          weightScale);
    }

    private Ballots with(Ballots rest) {
      return packed.size() == 0 ? rest : Interleaving.of(packed, rest);
    }
  }
}
