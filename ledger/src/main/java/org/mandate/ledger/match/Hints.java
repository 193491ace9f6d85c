package org.mandate.ledger.match;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known beside a name: a postcode and areas. Of an organisation: where it is and which
 * areas it belongs to; of a payee: what the payer's line says, and the payer's own area. Areas are
 * whatever words or codes the caller uses on both sides (commissioner, network, town); they are
 * compared as given, letter case and spaces aside. A hint decides between organisations whose names
 * say the same; it never makes a match of a name that does not fit.
 *
 * @param postcode upper case without spaces, empty where unknown
 * @param areas upper case, empty where unknown
 */
public record Hints(String postcode, Set<String> areas) {
  /** Nothing known. */
  public static final Hints NONE = new Hints("", Set.of());

  public Hints {
    postcode = plain(postcode);
    Set<String> kept = new TreeSet<>();
    for (String area : areas) {
      if (!plain(area).isEmpty()) kept.add(plain(area));
    }
    areas = Set.copyOf(kept);
  }

  /** Areas alone. */
  public static Hints areas(Collection<String> areas) {
    return new Hints("", Set.copyOf(areas));
  }

  private static String plain(String words) {
    return words.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }

  /** How the two fit: above 1 they agree, below 1 they contradict, 1 where either is silent. */
  double fit(Hints other) {
    return postcodes(other) * areasFit(other);
  }

  private double postcodes(Hints other) {
    if (postcode.length() < 5 || other.postcode.length() < 5) return 1;
    if (postcode.equals(other.postcode)) return AGREES * AGREES;
    return outward(postcode).equals(outward(other.postcode)) ? AGREES : 1 / AGREES;
  }

  private double areasFit(Hints other) {
    if (areas.isEmpty() || other.areas.isEmpty()) return 1;
    return areas.stream().anyMatch(other.areas::contains) ? AGREES : 1 / AGREES;
  }

  private static String outward(String postcode) {
    return postcode.substring(0, postcode.length() - 3);
  }

  /**
   * Odds of one agreement, set by hand (the truth we have says nothing of places): an agreeing
   * organisation against a contradicting one of the same name is 2,500 to 1, and two agreeing ones
   * remain level.
   */
  private static final double AGREES = 50;
}
