package org.mandate.tlog;

import java.util.Arrays;
import java.util.List;
import org.mandate.tlog.ProofShape.Step;
import org.mandate.tlog.Verification.Bad;
import org.mandate.tlog.Verification.Fault;
import org.mandate.tlog.Verification.Good;

/**
 * Checks proofs as they come over the wire: hashes are raw bytes of any length, sizes any long. A
 * negative size or index is a number over 2^63-1 or nonsense, and is refused. Sizes and the exact
 * length of the proof are checked before anything is hashed. Nothing is thrown on any input.
 *
 * <p>Sources: RFC 9162 sections 2.1.3.2 and 2.1.4.2; for subtrees draft-ietf-plants-merkle-tree-
 * certs sections 4.3 and 4.4. Agrees with transparency-dev/merkle {@code proof} of July 2026,
 * including that consistency from an empty tree proves nothing and is refused.
 */
public final class ProofVerifier {
  private ProofVerifier() {}

  /** Whether the leaf stands at {@code index} (from 0) in the tree of {@code size} and root. */
  public static Verification inclusion(
      long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
    if (index < 0 || size < 0 || index >= size) {
      return bad(Fault.SIZES, "entry " + index + " cannot be in a tree of " + size + " entries");
    }
    ProofShape shape = ProofShape.inclusion(index, size);
    Verification form = form(shape, proof);
    if (form instanceof Bad) {
      return form;
    }
    if (leafHash.length != Hash.BYTES) {
      return bad(Fault.HASH_LENGTH, "the leaf hash has " + leafHash.length + " bytes");
    }
    return same(Fault.ROOT, "root", fold(shape, leafHash, proof).larger, root);
  }

  /** The same within the subtree [start, end) of a tree, whose root is {@code root}. */
  public static Verification subtreeInclusion(
      long index, long start, long end, byte[] leafHash, List<byte[]> proof, byte[] root) {
    if (start < 0 || end <= start || !ProofShape.validSubtree(start, end)) {
      return noSubtree(start, end);
    }
    if (index < start || index >= end) {
      return bad(Fault.SIZES, "entry " + index + " is not between " + start + " and " + end);
    }
    return inclusion(index - start, end - start, leafHash, proof, root);
  }

  /**
   * Whether the tree of {@code size} and root begins with exactly the entries of the tree of {@code
   * earlier} and its root. An earlier size of zero is refused: it would prove nothing.
   */
  public static Verification consistency(
      long earlier, long size, byte[] earlierRoot, List<byte[]> proof, byte[] root) {
    if (earlier <= 0 || size < 0) {
      return bad(Fault.SIZES, "consistency from " + earlier + " entries proves nothing");
    }
    if (earlier > size) {
      return bad(Fault.SIZES, "the log shrank from " + earlier + " to " + size + " entries");
    }
    return checked(0, earlier, size, earlierRoot, proof, root);
  }

  /**
   * Whether [start, end) with root {@code subtreeRoot} is a part of the tree of {@code size} and
   * root. An empty subtree is a part of every tree that reaches as far; only its own root and the
   * proof's emptiness can be checked.
   */
  public static Verification subtreeConsistency(
      long start, long end, long size, byte[] subtreeRoot, List<byte[]> proof, byte[] root) {
    if (start < 0 || end < start || size < end) {
      return bad(Fault.SIZES, start + " to " + end + " is no part of " + size + " entries");
    }
    if (start == end) {
      return proof.isEmpty()
          ? same(Fault.EARLIER_ROOT, "subtree root", Merkle.emptyRoot().raw(), subtreeRoot)
          : bad(Fault.PROOF_LENGTH, "the proof has " + proof.size() + " hashes instead of 0");
    }
    if (!ProofShape.validSubtree(start, end)) {
      return noSubtree(start, end);
    }
    return checked(start, end, size, subtreeRoot, proof, root);
  }

  private static Verification checked(
      long start, long end, long size, byte[] smallRoot, List<byte[]> proof, byte[] root) {
    ProofShape shape = ProofShape.consistency(start, end, size);
    Verification form = form(shape, proof);
    if (form instanceof Bad) {
      return form;
    }
    if (shape.length() == 0) {
      // The same tree twice: nothing is hashed, the two roots must be the same bytes.
      return same(Fault.ROOT, "root", smallRoot, root);
    }
    if (smallRoot.length != Hash.BYTES) {
      return bad(Fault.HASH_LENGTH, "the earlier root has " + smallRoot.length + " bytes");
    }
    Folded folded = fold(shape, shape.seedInProof() ? proof.getFirst() : smallRoot, proof);
    Verification first = same(Fault.EARLIER_ROOT, "earlier root", folded.smaller, smallRoot);
    return first instanceof Bad ? first : same(Fault.ROOT, "root", folded.larger, root);
  }

  private static Verification form(ProofShape shape, List<byte[]> proof) {
    if (proof.size() != shape.length()) {
      return bad(
          Fault.PROOF_LENGTH,
          "the proof has " + proof.size() + " hashes instead of " + shape.length());
    }
    for (int i = 0; i < proof.size(); i++) {
      if (proof.get(i).length != Hash.BYTES) {
        return bad(
            Fault.HASH_LENGTH, "hash " + i + " of the proof has " + proof.get(i).length + " bytes");
      }
    }
    return new Good();
  }

  private record Folded(byte[] smaller, byte[] larger) {}

  private static Folded fold(ProofShape shape, byte[] seed, List<byte[]> proof) {
    Sha256 sha = new Sha256();
    byte[] smaller = seed;
    byte[] larger = seed;
    int next = shape.seedInProof() ? 1 : 0;
    for (Step step : shape.steps()) {
      byte[] sibling = proof.get(next++);
      larger = step.left() ? sha.node(sibling, larger) : sha.node(larger, sibling);
      if (step.inSubtree()) {
        smaller = sha.node(sibling, smaller);
      }
    }
    return new Folded(smaller, larger);
  }

  private static Verification same(Fault fault, String what, byte[] computed, byte[] claimed) {
    return Arrays.equals(computed, claimed)
        ? new Good()
        : bad(fault, "the proof does not lead to the " + what);
  }

  private static Verification noSubtree(long start, long end) {
    return bad(Fault.SIZES, start + " to " + end + " is no subtree");
  }

  private static Bad bad(Fault fault, String reason) {
    return new Bad(fault, reason);
  }
}
