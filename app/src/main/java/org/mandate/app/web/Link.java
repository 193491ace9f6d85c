package org.mandate.app.web;

/**
 * A link: the words say where it goes.
 *
 * @param text what is read
 * @param href an address on this site ({@code /...}, {@code #...}, {@code ?...}), or https, http or
 *     mailto; nothing else, so that typed words can never become a script
 */
public record Link(String text, String href) {
  public Link {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a link needs words; it goes to " + href);
    }
    if (!isSafe(href)) {
      throw new IllegalArgumentException("not an address a page may link to: " + href);
    }
  }

  private static boolean isSafe(String href) {
    return href.startsWith("/")
        || href.startsWith("#")
        || href.startsWith("?")
        || href.startsWith("https://")
        || href.startsWith("http://")
        || href.startsWith("mailto:");
  }
}
