package org.mandate.app.web;

import org.jspecify.annotations.Nullable;

/**
 * One candidate or option on a ranked ballot.
 *
 * @param name the box's name and id
 * @param label who or what
 * @param detail a quieter line, with a link to the statement
 * @param value the number typed, or empty
 * @param error what to mend, or null
 */
public record RankRow(
    String name, String label, Prose detail, String value, @Nullable String error) {
  public String describedBy() {
    return error == null ? name + "-hint" : name + "-hint " + name + "-error";
  }
}
