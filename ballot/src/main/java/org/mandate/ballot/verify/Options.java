package org.mandate.ballot.verify;

import java.util.Optional;

/**
 * How to verify.
 *
 * @param fileName the name of the file, without folders, if it has one
 * @param prefix what was accepted before; empty checks everything from zero
 * @param threads how many, at least 1
 */
public record Options(Optional<String> fileName, Optional<Checked> prefix, int threads) {
  public Options {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  /** Everything from zero, on all cores. */
  public static Options everything() {
    return new Options(
        Optional.empty(), Optional.empty(), Runtime.getRuntime().availableProcessors());
  }

  /** The same for a file of that name. */
  public Options named(String name) {
    return new Options(Optional.of(name), prefix, threads);
  }

  /** The same after a prefix that was accepted. */
  public Options after(Checked checked) {
    return new Options(fileName, Optional.of(checked), threads);
  }

  /** The same on so many threads. */
  public Options on(int number) {
    return new Options(fileName, prefix, number);
  }
}
