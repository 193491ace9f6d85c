package org.mandate.app.decisions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mandate.app.bodies.Authority;

/** As what a body decides. */
public enum Capacity {
  /** As a provider of care, or of work for its members. */
  PROVIDER("As a provider"),
  /** As a commissioner: only a body whose authority is statute, or delegated from it. */
  COMMISSIONER("As a commissioner"),
  /** As a representative of its members: it speaks, and binds nobody else. */
  REPRESENTATIVE("As a representative");

  private final String words;

  Capacity(String words) {
    this.words = words;
  }

  /** "As a provider". */
  public String words() {
    return words;
  }

  /** As tables and entries write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #code}; empty for anything else. */
  public static Optional<Capacity> of(String code) {
    return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
  }

  /** Whether a body of that authority can act so. */
  public boolean isFor(Authority source) {
    return this != COMMISSIONER || source == Authority.STATUTE || source == Authority.DELEGATION;
  }
}
