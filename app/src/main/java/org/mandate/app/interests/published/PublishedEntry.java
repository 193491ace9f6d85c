package org.mandate.app.interests.published;

import java.util.List;
import java.util.Map;

/**
 * One entry of a published register, as it stands there.
 *
 * @param category where it stands
 * @param id as the register numbers it, "" when it does not
 * @param declarer whose interest it is, as written; "" when the register does not say
 * @param organisations every organisation or payer it names, as written
 * @param parent the id of the entry it belongs to, ""
 * @param fields every value that is not empty, by the name of its column, in the file's order
 * @param file the table it stands in
 * @param line where it begins
 */
public record PublishedEntry(
    Category category,
    String id,
    String declarer,
    List<String> organisations,
    String parent,
    Map<String, String> fields,
    String file,
    long line) {

  public PublishedEntry {
    organisations = List.copyOf(organisations);
    fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
  }
}
