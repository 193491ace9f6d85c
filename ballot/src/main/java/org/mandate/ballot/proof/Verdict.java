package org.mandate.ballot.proof;

/** What checking a proof says. */
public sealed interface Verdict {

  /** The claim is proved. */
  record Holds() implements Verdict {}

  /**
   * The claim is not proved.
   *
   * @param claim which of the claims that were checked
   * @param words where and how, for whoever audits
   */
  record Fails(Claim claim, String words) implements Verdict {}

  /** The one verdict of what holds. */
  Verdict HOLDS = new Holds();

  /** Holds if that is so, else fails with those words. */
  static Verdict of(boolean holds, Claim claim, String words) {
    return holds ? HOLDS : new Fails(claim, words);
  }
}
