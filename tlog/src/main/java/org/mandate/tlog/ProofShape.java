package org.mandate.tlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which parts of the tree a proof consists of, in order from the bottom up. Making and verifying a
 * proof both walk this one list, so they cannot disagree about its length or its sides.
 *
 * @param seedInProof whether the proof begins with the hash of the range {@code [seedStart,
 *     seedEnd)}; otherwise whoever checks knows it already
 */
record ProofShape(long seedStart, long seedEnd, boolean seedInProof, List<Step> steps) {

  /**
   * One sibling on the way up.
   *
   * @param left whether it stands to the left of the path
   * @param inSubtree whether it belongs to the smaller tree too
   */
  record Step(long start, long end, boolean left, boolean inSubtree) {}

  int length() {
    return steps.size() + (seedInProof ? 1 : 0);
  }

  /** RFC 9162 section 2.1.3.1, PATH(m, D_n). Needs 0 <= index < size. */
  static ProofShape inclusion(long index, long size) {
    List<Step> steps = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (index < middle) {
        steps.add(new Step(middle, high, false, false));
        high = middle;
      } else {
        steps.add(new Step(low, middle, true, false));
        low = middle;
      }
    }
    Collections.reverse(steps);
    return new ProofShape(low, high, false, steps);
  }

  /**
   * SUBTREE_SUBPROOF of draft-ietf-plants-merkle-tree-certs section 4.4.1; with start 0 it is
   * SUBPROOF of RFC 9162 section 2.1.4.1. Needs a valid subtree, 0 <= start < end <= size.
   */
  static ProofShape consistency(long start, long end, long size) {
    List<Step> steps = new ArrayList<>();
    long low = 0;
    long high = size;
    long from = start;
    boolean whole = true;
    while (low != from || high != end) {
      long middle = low + split(high - low);
      if (end <= middle) {
        steps.add(new Step(middle, high, false, false));
        high = middle;
      } else {
        // The smaller tree reaches over the middle: its left part is a full subtree of both.
        boolean inSubtree = from < middle;
        steps.add(new Step(low, middle, true, inSubtree));
        whole &= !inSubtree;
        low = middle;
        from = Math.max(from, middle);
      }
    }
    Collections.reverse(steps);
    return new ProofShape(low, high, !whole, steps);
  }

  /** The largest power of two smaller than n, for n over 1. */
  static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  /**
   * Whether [start, end) is a subtree: start is a multiple of the smallest power of two that is at
   * least end - start (the draft, section 4.1). Needs 0 <= start < end.
   */
  static boolean validSubtree(long start, long end) {
    long width = end - start;
    long power = Long.highestOneBit(width);
    if (power == width) {
      return start % width == 0;
    }
    // Doubling could pass 2^63; then only 0 is a multiple below it.
    return power > Long.MAX_VALUE / 2 ? start == 0 : start % (power * 2) == 0;
  }
}
