package org.mandate.app.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 section 2.1 word for word, and the leaf of docs/record.md, "Sealed facts": the oracle,
 * which shares nothing with the program.
 */
final class SlowTree {
  private SlowTree() {}

  /** MTH over hashes of leaves: "k is the largest power of two smaller than n". */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (2 * k < leaves.size()) {
      k *= 2;
    }
    return sha(new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** PATH(m, D[n]). */
  static List<byte[]> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int k = 1;
    while (2 * k < leaves.size()) {
      k *= 2;
    }
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
    path.add(m < k ? root(right) : root(left));
    return path;
  }

  /** Leaf hash of a sealed fact. */
  static byte[] leaf(byte[] salt, String text) {
    return sha(
        new byte[] {0},
        "mandate-sealed-v1\n".getBytes(StandardCharsets.UTF_8),
        salt,
        text.getBytes(StandardCharsets.UTF_8));
  }

  static List<byte[]> split(byte[] all) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < all.length; i += 32) {
      leaves.add(java.util.Arrays.copyOfRange(all, i, i + 32));
    }
    return leaves;
  }

  private static byte[] sha(byte[]... pieces) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        sha.update(piece);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
