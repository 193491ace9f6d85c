package org.mandate.count.results;

/** Escaping: whatever a file says stands on a page as text and nothing else. */
final class Html {
  private Html() {}

  static String text(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.getType(c) == Character.FORMAT ? '?' : c);
      }
    }
    return out.toString();
  }
}
