package org.mandate.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of RFC 9162 section 2.1 and of the subtree draft, written down word for word and
 * slow; only hashes of ranges are remembered.
 */
final class Oracle {
  private final List<byte[]> d;
  private final Map<String, Hash> remembered = new HashMap<>();

  Oracle(List<byte[]> d) {
    this.d = d;
  }

  /** MTH(D[from:to]). */
  Hash mth(int from, int to) {
    return remembered.computeIfAbsent(from + ":" + to, _ -> compute(from, to));
  }

  private Hash compute(int from, int to) {
    int n = to - from;
    if (n == 0) {
      return sha();
    }
    if (n == 1) {
      return sha(new byte[] {0}, d.get(from));
    }
    int k = k(n);
    // Not through the map: it must not be changed while it computes.
    return sha(new byte[] {1}, compute(from, from + k).bytes(), compute(from + k, to).bytes());
  }

  /** PATH(m, D[from:to]). */
  List<Hash> path(int m, int from, int to) {
    int n = to - from;
    if (n == 1) {
      return List.of();
    }
    int k = k(n);
    return m < k
        ? plus(path(m, from, from + k), mth(from + k, to))
        : plus(path(m - k, from + k, to), mth(from, from + k));
  }

  /** PROOF(m, D_n), RFC 9162 section 2.1.4.1. */
  List<Hash> proof(int m, int n) {
    return subproof(m, 0, n, true);
  }

  private List<Hash> subproof(int m, int from, int to, boolean b) {
    int n = to - from;
    if (m == n) {
      return b ? List.of() : List.of(mth(from, to));
    }
    int k = k(n);
    return m <= k
        ? plus(subproof(m, from, from + k, b), mth(from + k, to))
        : plus(subproof(m - k, from + k, to, false), mth(from, from + k));
  }

  /** The largest power of two smaller than n. */
  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Hash> plus(List<Hash> list, Hash last) {
    List<Hash> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  private static Hash sha(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return Hash.of(digest.digest());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Entries that differ: the number as four bytes, then a few more bytes by number. */
  static List<byte[]> entries(int count) {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(ByteBuffer.allocate(4 + i % 5).putInt(i).array());
    }
    return all;
  }
}
