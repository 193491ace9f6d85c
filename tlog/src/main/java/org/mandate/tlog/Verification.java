package org.mandate.tlog;

/**
 * What came of checking a proof. It is never a bare boolean: a refusal says which rule failed and
 * why, in words a person can read.
 */
public sealed interface Verification {

  /** The proof holds. */
  record Good() implements Verification {}

  /**
   * The proof does not hold.
   *
   * @param fault the rule that failed first
   * @param reason one plain sentence with the values, without a full stop
   */
  record Bad(Fault fault, String reason) implements Verification {}

  /** The rules, in the order in which they are checked: the first three before any hashing. */
  enum Fault {
    /** Sizes or positions that cannot be: an index beyond the tree, a tree that shrank, zero. */
    SIZES,
    /** The proof has more or fewer hashes than these sizes need. */
    PROOF_LENGTH,
    /** A hash that is not 32 bytes. */
    HASH_LENGTH,
    /** The proof does not lead to the earlier (or smaller) tree's root. */
    EARLIER_ROOT,
    /** The proof does not lead to the root. */
    ROOT
  }
}
