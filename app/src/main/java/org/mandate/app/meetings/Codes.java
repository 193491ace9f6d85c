package org.mandate.app.meetings;

import java.util.Locale;

/** How tables and entries write the words of an enum: small letters and hyphens. */
public final class Codes {
  private Codes() {}

  public static String of(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> E of(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
