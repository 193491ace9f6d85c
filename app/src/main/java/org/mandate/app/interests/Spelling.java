package org.mandate.app.interests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The library's words as tables, forms and files write them: "non-financial-personal". */
final class Spelling {
  private Spelling() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> read(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> of(e).equals(word)).findFirst();
  }
}
