package org.mandate.count;

import java.util.List;

/**
 * A ranking as votes and the record write it: option ids joined by {@code >}, the first preference
 * first, such as {@code b>a>d}. An option left out is ranked nowhere. There is one spelling for
 * each ranking: no shared rank and no gap can be written.
 */
public final class Ranking {
  private static final String THEN = ">";

  private Ranking() {}

  /** One choice text from the options in order of preference. */
  public static String written(List<String> options) {
    return String.join(THEN, options);
  }

  /** The options in order of preference; what it may hold, {@link RankedQuestion#knows} tells. */
  public static List<String> read(String choice) {
    return List.of(choice.split(THEN, -1));
  }
}
