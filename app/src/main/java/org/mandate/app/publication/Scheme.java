package org.mandate.app.publication;

/**
 * The seven classes of the Information Commissioner's model publication scheme (ICO, "Model
 * publication scheme", version 1.2), under which a public authority says what it publishes.
 */
enum Scheme {
  WHO("Who we are and what we do"),
  SPEND("What we spend and how we spend it"),
  PRIORITIES("What our priorities are and how we are doing"),
  DECISIONS("How we make decisions"),
  POLICIES("Our policies and procedures"),
  LISTS("Lists and registers"),
  SERVICES("The services we offer");

  private final String words;

  Scheme(String words) {
    this.words = words;
  }

  /** As the scheme calls it. */
  String words() {
    return words;
  }

  /** Within a page's address. */
  String anchor() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
