package org.mandate.app.web;

import org.jspecify.annotations.Nullable;

/**
 * A button: a verb with its object ("Draft the letter"). With an address it is a link that looks
 * like a button; without one it sends the form around it.
 *
 * @param text what is read
 * @param href where a link goes, or null for a form's button
 * @param secondary true for all but a page's one main action
 * @param name what a form's button sends, or null
 * @param value with {@code name}
 */
public record Button(
    String text,
    @Nullable String href,
    boolean secondary,
    @Nullable String name,
    @Nullable String value) {

  public static Button submit(String text) {
    return new Button(text, null, false, null, null);
  }

  public static Button submit(String text, String name, String value) {
    return new Button(text, null, false, name, value);
  }

  public static Button link(String text, String href) {
    return new Button(text, new Link(text, href).href(), false, null, null);
  }

  public Button asSecondary() {
    return new Button(text, href, true, name, value);
  }

  /** The whole class attribute. */
  public String classes() {
    return secondary ? "nhsuk-button nhsuk-button--secondary" : "nhsuk-button";
  }
}
