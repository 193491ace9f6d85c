package org.mandate.app.files;

/** The words of a file for search: blanks drawn together, no letter of control, no end. */
final class KeptText {
  private final StringBuilder out = new StringBuilder();
  private boolean cut;

  /** Told when there is room for no more: nothing further need be read. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1;

    Full() {
      super("full", null, false, false);
    }
  }

  /**
   * @throws Full when no more is kept
   */
  void add(CharSequence words) {
    for (int i = 0; i < words.length(); i++) {
      add(words.charAt(i));
    }
  }

  private void add(char c) {
    if (out.length() >= Looking.MOST_TEXT) {
      cut = true;
      throw new Full();
    }
    char last = out.isEmpty() ? '\n' : out.charAt(out.length() - 1);
    if (c == '\n' || c == '\r') {
      if (last != '\n') {
        out.append('\n');
      }
    } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
      if (last != '\n' && last != ' ') {
        out.append(' ');
      }
    } else {
      out.append(c);
    }
  }

  boolean wasCut() {
    return cut;
  }

  String text() {
    return clean(out.toString()).strip();
  }

  /** No letter that a database or a page could not carry. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c == '\n' || (c >= ' ' && (c < 0x7f || c >= 0xa0)))
        .filter(c -> Character.getType(c) != Character.SURROGATE && (c & 0xfffe) != 0xfffe)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
