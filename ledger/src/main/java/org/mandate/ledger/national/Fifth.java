package org.mandate.ledger.national;

import java.util.Optional;

/**
 * A fifth of practices by deprivation. Always named: files number them both ways, 1 the least in
 * one and the most in another.
 */
public enum Fifth {
  MOST("most deprived"),
  SECOND_MOST("second most deprived"),
  MIDDLE("middle"),
  SECOND_LEAST("second least deprived"),
  LEAST("least deprived");

  private final String words;

  Fifth(String words) {
    this.words = words;
  }

  /** Its name. */
  public String words() {
    return words;
  }

  static Optional<Fifth> numbered(int number, boolean firstIsMost) {
    if (number < 1 || number > 5) return Optional.empty();
    return Optional.of(values()[firstIsMost ? number - 1 : 5 - number]);
  }
}
