package org.mandate.app.interests.published;

import java.util.List;
import java.util.Map;

/**
 * An entry as it is kept.
 *
 * @param place in its edition, from 0
 * @param id "" when the register gives none
 */
record Kept(
    int place,
    Category category,
    String id,
    String declarer,
    List<String> organisations,
    String parent,
    Map<String, String> fields) {

  /** Some of the entries that were found. */
  record Page(int found, List<Kept> entries) {}

  /** What a page calls it. */
  String called() {
    return id.isEmpty() ? "No number, row " + (place + 1) : id;
  }
}
