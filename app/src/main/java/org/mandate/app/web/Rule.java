package org.mandate.app.web;

/**
 * One rule of a constitution as people read it.
 *
 * @param number "9.3"; the page can be linked to at {@code #rule-9.3}
 * @param heading what it is about
 * @param text the rule in words
 */
public record Rule(String number, String heading, Prose text) {
  public static Rule of(String number, String heading, Object text) {
    return new Rule(number, heading, Prose.from(text));
  }
}
