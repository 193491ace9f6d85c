package org.mandate.app.promises.received;

import java.util.Locale;
import org.mandate.ledger.read.Kind;

/** What sort of file it is. */
public enum FileKind {
  /** What a payer publishes of its payments, line by line. */
  SPEND,
  /** A statement of an account, CSV. */
  BANK,
  /** A statement of an account, OFX. */
  OFX,
  /** What the national body publishes: each practice's year. */
  NATIONAL;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FileKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static FileKind of(Kind kind) {
    return switch (kind) {
      case SPEND -> SPEND;
      case BANK -> BANK;
      case OFX -> OFX;
    };
  }

  boolean isStatement() {
    return this == BANK || this == OFX;
  }

  String words() {
    return switch (this) {
      case SPEND -> "A payer’s file";
      case BANK, OFX -> "A statement of an account";
      case NATIONAL -> "Payments to general practice, a year";
    };
  }
}
