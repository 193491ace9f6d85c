package org.mandate.app.meetings;

import java.util.Locale;

/** How tables and entries write the words of an enum: small letters and hyphens. */
final class Codes {
  private Codes() {}

  static String of(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E of(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
