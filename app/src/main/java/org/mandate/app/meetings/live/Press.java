package org.mandate.app.meetings.live;

import java.util.Map;
import java.util.TreeMap;

/**
 * A button that does one thing at once: a form without boxes.
 *
 * @param action where it is sent
 * @param text a verb with its object
 * @param more what a reader of the button alone needs besides: "of item 3"; heard, not seen
 * @param fields what it sends along: what its reader had seen
 * @param primary whether it is the one that comes next
 */
public record Press(
    String action, String text, String more, Map<String, String> fields, boolean primary) {

  /** Keeps a copy. */
  public Press {
    fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  static Press of(String action, String text) {
    return new Press(action, text, "", Map.of(), false);
  }

  Press about(String more) {
    return new Press(action, text, more, fields, primary);
  }

  Press with(String field, String value) {
    Map<String, String> longer = new TreeMap<>(fields);
    longer.put(field, value);
    return new Press(action, text, more, longer, primary);
  }

  Press first() {
    return new Press(action, text, more, fields, true);
  }

  /** The whole class attribute. */
  public String classes() {
    return "nhsuk-button nhsuk-button--small" + (primary ? "" : " nhsuk-button--secondary");
  }
}
