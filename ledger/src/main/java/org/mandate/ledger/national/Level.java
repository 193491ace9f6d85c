package org.mandate.ledger.national;

import java.util.Locale;
import java.util.Optional;

/** By what practices are put together. */
public enum Level {
  PRACTICE,
  PCN,
  ICB,
  FIFTH;

  /** As it is asked for. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of that name. */
  public static Optional<Level> named(String word) {
    for (Level one : values()) {
      if (one.word().equals(word.strip().toLowerCase(Locale.ROOT))) return Optional.of(one);
    }
    return Optional.empty();
  }
}
