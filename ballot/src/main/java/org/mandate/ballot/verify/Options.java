package org.mandate.ballot.verify;

import java.util.List;
import java.util.Optional;

/**
 * How to verify.
 *
 * @param fileName the name of the file, without folders, if it has one
 * @param prefix what was accepted before; empty checks everything from zero
 * @param sidecar the lines of the file beside the board that makes checking fast, if there is one
 * @param threads how many, at least 1
 */
public record Options(
    Optional<String> fileName,
    Optional<Checked> prefix,
    Optional<List<String>> sidecar,
    int threads) {
  public Options {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  /** Everything from zero, on all cores. */
  public static Options everything() {
    return new Options(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Runtime.getRuntime().availableProcessors());
  }

  /** The same for a file of that name. */
  public Options named(String name) {
    return new Options(Optional.of(name), prefix, sidecar, threads);
  }

  /** The same after a prefix that was accepted. */
  public Options after(Checked checked) {
    return new Options(fileName, Optional.of(checked), sidecar, threads);
  }

  /** The same with the help of a sidecar. */
  public Options with(List<String> sidecarLines) {
    return new Options(fileName, prefix, Optional.of(sidecarLines), threads);
  }

  /** The same on so many threads. */
  public Options on(int number) {
    return new Options(fileName, prefix, sidecar, number);
  }
}
