package org.mandate.ballot.group;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Products of random subsets of many elements, to test all of them for membership at once.
 *
 * <p>Let H be the whole group (of the curve, or modulo p) and G the subgroup of order q. If some
 * x_j is outside G, then of the two subsets that differ in j alone at most one has its product in
 * G. So a subset chosen by fair bits has its product in G with probability at most 1/2, whatever
 * the elements are and however their parts outside G are made to cancel, and {@link #COUNT}
 * independent subsets all do with probability at most 2^-128.
 *
 * <p>The bits are SHA-256 of a seed and a counter. They are as good as fair where the seed is
 * itself a hash of all the elements, so that whoever chooses elements cannot know the bits; trying
 * n sets of elements succeeds with probability n 2^-128.
 */
final class Samples {
  /** How many subsets. */
  static final int COUNT = 128;

  private static final int BYTES = COUNT / 8;

  private Samples() {}

  /** The products of {@link #COUNT} subsets. */
  static <A, B> List<A> of(Arithmetic<A, B> arithmetic, List<B> elements, byte[] seed) {
    byte[] bits = bits(elements.size(), seed);
    int width = bestWidth(elements.size());
    List<A> samples = new ArrayList<>(COUNT);
    for (int from = 0; from < COUNT; from += width) {
      int own = Math.min(width, COUNT - from);
      List<A> collections = new ArrayList<>(1 << own);
      for (int i = 0; i < 1 << own; i++) {
        collections.add(arithmetic.one());
      }
      for (int i = 0; i < elements.size(); i++) {
        arithmetic.multiply(collections.get(bits(bits, i, from, own)), elements.get(i));
      }
      samples.addAll(halved(arithmetic, collections));
    }
    return samples;
  }

  /**
   * For each bit of an index the product of the collections whose index has it. The upper half has
   * the top bit; multiplied onto the lower half it leaves the question for the other bits.
   */
  private static <A, B> List<A> halved(Arithmetic<A, B> arithmetic, List<A> collections) {
    List<A> products = new ArrayList<>();
    for (int half = collections.size() / 2; half > 0; half /= 2) {
      A product = arithmetic.one();
      for (int i = 0; i < half; i++) {
        B upper = arithmetic.factor(collections.get(half + i));
        arithmetic.multiply(product, upper);
        arithmetic.multiply(collections.get(i), upper);
      }
      products.add(product);
    }
    return products;
  }

  private static int bestWidth(int elements) {
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int width = 1; width <= 14; width++) {
      double cost = (elements + 2.2 * (1 << width)) * ((COUNT + width - 1) / width);
      if (cost < least) {
        least = cost;
        best = width;
      }
    }
    return best;
  }

  private static byte[] bits(int elements, byte[] seed) {
    MessageDigest sha256 = Sha256.digest();
    ByteBuffer bits = ByteBuffer.allocate((elements + 1) / 2 * 32);
    for (int i = 0; i < (elements + 1) / 2; i++) {
      sha256.update(seed);
      sha256.update(ByteBuffer.allocate(4).putInt(i).array());
      bits.put(sha256.digest());
    }
    return bits.array();
  }

  /** {@code width} bits, at most 14, of the element's 128, from bit {@code from} on. */
  private static int bits(byte[] bits, int element, int from, int width) {
    int at = element * BYTES + (from >> 3);
    int three = 0;
    for (int i = 0; i < 3 && at + i < bits.length; i++) {
      three |= (bits[at + i] & 255) << (8 * i);
    }
    return three >> (from & 7) & ((1 << width) - 1);
  }
}
