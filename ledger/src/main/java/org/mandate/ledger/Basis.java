package org.mandate.ledger;

import java.util.Locale;
import java.util.Optional;

/** Whose heads a rate counts. The three figures of one practice differ, and are never mixed. */
public enum Basis {
  /** Patients registered. */
  REGISTERED,
  /** Patients weighted by the national workload formula. */
  WEIGHTED,
  /** Patients adjusted for the primary care network. */
  ADJUSTED;

  /** As it is written: registered, weighted, adjusted. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis of that name, in any case and with blanks around it. */
  public static Optional<Basis> named(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    for (Basis one : values()) {
      if (one.word().equals(plain)) return Optional.of(one);
    }
    return Optional.empty();
  }
}
