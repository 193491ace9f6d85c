package org.mandate.conflicts;

import java.util.Locale;

/** How a constant of this room is written in a file and on screen: {@code EXPECTED_BIDDER}. */
public final class Words {
  private Words() {}

  /** The constant's word, such as {@code expected-bidder}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant as it stands in a sentence, such as {@code expected bidder}. */
  public static String spoken(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
