package org.mandate.ballot.proof;

/** What a proof claims. */
public enum Claim {
  /** The secret of a trustee's key is known. */
  TRUSTEE_KEY,
  /** A message was signed with a trustee's certificate. */
  MESSAGE,
  /** An answer has the ciphertexts and proofs that its question asks for. */
  ANSWER_FORM,
  /** A choice is 0 or 1. */
  ZERO_OR_ONE,
  /** The number of choices is in min..max. */
  OVERALL,
  /** A vote is not blank or nothing is chosen. */
  BLANK,
  /** A vote is blank or the number of choices is in min..max. */
  BLANK_OVERALL,
  /** The maker of a ranked ciphertext knows what it holds, and made it for this credential. */
  RANKED,
  /** Exactly one list is chosen. */
  ONE_LIST,
  /** A list is chosen or none of its candidates is. */
  LIST,
  /** At least one candidate is chosen. */
  NON_ZERO,
  /** The hash that a ballot says is signed is its own. */
  SIGNED_HASH,
  /** The credential signed the ballot. */
  SIGNATURE,
  /** A shuffle's lists have one length. */
  SHUFFLE_FORM,
  /** What comes out of a shuffle is what went in, in another order. */
  SHUFFLE,
  /** A decryption factor was made with the trustee's key. */
  DECRYPTION,
  /** All factors of a trustee's opening are these ciphertexts' with the trustee's key. */
  OPENING
}
