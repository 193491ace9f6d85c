package org.mandate.count.ballots;

import java.util.Arrays;

/** Packed papers and others, both sorted, none in both, as one sorted whole. */
final class Interleaving {
  private Interleaving() {}

  static Ballots of(PackedPapers packed, Ballots rest) {
    int papers = packed.size() + rest.size();
    int preferences = rest.preferences().length;
    for (int i = 0; i < packed.size(); i++) preferences += packed.length(packed.key(i));
    int[] starts = new int[papers + 1];
    short[] out = new short[preferences];
    long[] weights = new long[papers];
    short[] row = new short[packed.longest()];
    int used = 0;
    int j = 0;
    for (int i = 0, n = 0; n < papers; n++) {
      int length = i < packed.size() ? packed.unpack(packed.key(i), row, 0) : 0;
      if (length > 0 && (j == rest.size() || compare(row, length, rest, j) < 0)) {
        System.arraycopy(row, 0, out, used, length);
        weights[n] = packed.weight(i++);
      } else {
        length = rest.length(j);
        System.arraycopy(rest.preferences(), rest.starts()[j], out, used, length);
        weights[n] = rest.weight(j++);
      }
      used += length;
      starts[n + 1] = used;
    }
    return new Ballots(starts, out, new int[0], weights, rest.weightScale());
  }

  private static int compare(short[] row, int length, Ballots rest, int paper) {
    int from = rest.starts()[paper];
    return Arrays.compare(row, 0, length, rest.preferences(), from, rest.starts()[paper + 1]);
  }
}
