package org.mandate.ledger.match;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A name's characters made plain before its words are read: compatibility forms, accents and
 * invisible characters taken away, upper case. What is taken away is remembered where it can
 * deceive a reader.
 *
 * @param text plain words
 * @param foreign letters of another script stood among them (a Cyrillic A in a Latin name reads as
 *     an A)
 * @param hidden direction marks or control characters stood among them
 * @param cut it was longer than any name
 */
record Spelling(String text, boolean foreign, boolean hidden, boolean cut) {
  /** The longest organisation name in the national files is 100 characters. */
  static final int LONGEST = 200;

  /**
   * Capitals that look like Latin ones: Greek and Cyrillic, after Unicode's confusables (UTS 39),
   * capitals only.
   */
  private static final Map<Character, Character> LOOKS_LIKE = looksLike();

  static Spelling of(String given) {
    boolean cut = given.length() > LONGEST;
    String text = cut ? given.substring(0, LONGEST) : given;
    text = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    text = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(text.length());
    boolean foreign = false;
    boolean hidden = false;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      foreign |= Character.isLetter(letter) && !isLatin(letter);
      hidden |= deceives(letter);
      if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) plain.append(' ');
      else if (shows(letter)) plain.appendCodePoint(latin(letter));
    }
    return new Spelling(plain.toString().strip(), foreign, hidden, cut);
  }

  /**
   * Whether what is read may not be what stands there, so that no decision made on other words
   * counts for it.
   */
  boolean isDoubtful() {
    return foreign || hidden || cut;
  }

  private static boolean isLatin(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN
        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.COMMON;
  }

  /**
   * Controls and direction marks; the byte-order mark, soft hyphens and zero-width spaces are only
   * litter.
   */
  private static boolean deceives(int letter) {
    return (Character.getType(letter) == Character.CONTROL && !Character.isWhitespace(letter))
        || letter == 0x200E
        || letter == 0x200F
        || letter == 0x061C
        || (letter >= 0x202A && letter <= 0x202E)
        || (letter >= 0x2066 && letter <= 0x2069);
  }

  private static boolean shows(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.FORMAT, Character.NON_SPACING_MARK, Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static int latin(int letter) {
    return letter > Character.MAX_VALUE
        ? letter
        : LOOKS_LIKE.getOrDefault((char) letter, (char) letter);
  }

  private static Map<Character, Character> looksLike() {
    String from = "АВЕЅІЈКМНОРСТУХԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    String to = "ABESIJKMHOPCTYXGQWABEZHIKMNOPTYX";
    Map<Character, Character> map = new java.util.HashMap<>();
    for (int at = 0; at < from.length(); at++) map.put(from.charAt(at), to.charAt(at));
    return Map.copyOf(map);
  }
}
