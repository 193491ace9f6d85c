package org.mandate.ballot.verify;

/** Told how far a verification is; called from one thread at a time, often. */
@FunctionalInterface
public interface Progress {
  /** The steps of a verification, in order. */
  enum Step {
    /** The file and its chain. */
    BOARD("board and chain"),
    /** Election, trustees and roll. */
    SETUP("election, trustees and roll"),
    /** Ballots. */
    BALLOTS("ballots"),
    /** The tally. */
    TALLY("encrypted tally"),
    /** Shuffles. */
    SHUFFLES("shuffles"),
    /** Decryptions. */
    DECRYPTIONS("partial decryptions"),
    /** The result. */
    RESULT("result");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Says nothing. */
  Progress NONE = (step, done, of) -> {};

  /** So many of so many are done in a step. */
  void at(Step step, long done, long of);
}
