package org.mandate.app.web;

/**
 * One thing found, or one entry of a list of things that have pages.
 *
 * @param link its name, going to its page
 * @param detail what it is: code, place, patients
 */
public record Result(Link link, Prose detail) {
  public static Result of(String name, String href, Object detail) {
    return new Result(new Link(name, href), Prose.from(detail));
  }
}
