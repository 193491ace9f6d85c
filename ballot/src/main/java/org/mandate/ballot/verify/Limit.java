package org.mandate.ballot.verify;

/** What checking a board cannot tell, with its size where it has one. */
public enum Limit {
  /** Who the credentials belong to. */
  ROLL(
      "Whether each credential was given to one entitled person, and only to that person: the roll"
          + " holds keys without names. Size: each wrong credential is one vote."),
  /** Ballots withheld. */
  WITHHELD(
      "Whether a ballot was sent but never published. Only its voter can see that, with the"
          + " tracker. Size: each unpublished ballot is one vote."),
  /** The voter's device. */
  DEVICE(
      "Whether the voter's device sealed what the voter chose. Size: a false device changes the"
          + " votes cast on it, and the board looks right."),
  /** Secrecy against trustees. */
  COLLUSION(
      "Whether enough trustees together opened single ballots: that leaves no trace. For mixed"
          + " ballots, also whether all who mixed told each other the order."),
  /** Who mixed. */
  MIXER(
      "Who made a shuffle: its owner's number is not signed on the board of version 1, so two"
          + " shuffles may come from one hand. Compare their hashes with what the trustees kept."),
  /** Names of trustees. */
  NAMES(
      "Whether the names that stand beside trustees' keys are theirs: nobody signs them. Ask each"
          + " trustee for the own key."),
  /** Coercion. */
  COERCION(
      "Whether a voter was watched or sold the vote: who holds the credential can prove a ballot,"
          + " although a later ballot replaces it."),
  /** Split view. */
  SPLIT_VIEW(
      "Whether others are shown the same board. Compare the hash of the last event with what"
          + " others saw, and with the record of the body. A board cut off after an event is a good"
          + " board of an earlier stage."),
  /** Hash bias. */
  HASH_BIAS(
      "Challenges are SHA-256 reduced modulo q, not exactly uniform: the most likely challenge is"
          + " at most twice as likely as it should be (BELENIOS-2048), 17/16 times (Ed25519), or"
          + " spread over 2^256 of 2^2047 values (RFC-3526-2048). That takes at most one bit from"
          + " the 250 or so of each proof."),
  /** Signature without the key. */
  SIGNATURE_KEY(
      "The challenge of a ballot's signature leaves out the credential's key. The hash that is"
          + " signed holds that key, so no signature can be moved to another credential here; the"
          + " second signature of a sidecar names it directly."),
  /** Rushing trustee. */
  RUSHING(
      "Whether a threshold trustee chose its commitments after it saw those of others: that biases"
          + " the election's key, not the result. Commit to the keys before any is opened."),
  /** What a decryption's proof is about. */
  DECRYPTION_STATEMENT(
      "Whether each trustee opened with the right factor: the proof of a decryption in version 1 names"
          + " neither the ciphertext nor the factor, so a trustee who sets out to can prove a false one. Size:"
          + " rankings that no voter gave, or votes moved between totals by a trustee who also made the last"
          + " counted ballot. A sidecar that proves every opening settles this."),
  /** The mathematics. */
  ASSUMPTIONS(
      "Whether discrete logarithms stay hard in the group and SHA-256 collisions stay out of reach,"
          + " today for the result, for decades for the secrecy of votes.");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /** The limit in words. */
  public String words() {
    return words;
  }
}
