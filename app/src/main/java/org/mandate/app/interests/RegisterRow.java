package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a published register, the same on the page, in the CSV file and in the JSON file.
 *
 * @param seats titles of the seats, with commas
 * @param what "Interest", "Gift", "Withheld", "Conflicted, indirect", "Nothing to declare" ...
 * @param from the first day; of a gift or a return, its day
 * @param until the first day on which it is no longer held
 */
record RegisterRow(
    String person,
    String seats,
    String what,
    String kind,
    String relation,
    String organisation,
    String code,
    String words,
    String worth,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<LocalDate> declared) {

  /** The fields in the order of the files. */
  Map<String, String> fields() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("person", person);
    all.put("seats", seats);
    all.put("what", what);
    all.put("kind", kind);
    all.put("relation", relation);
    all.put("organisation", organisation);
    all.put("organisation_code", code);
    all.put("words", words);
    all.put("worth", worth);
    all.put("from", day(from));
    all.put("until", day(until));
    all.put("declared", day(declared));
    return all;
  }

  private static String day(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse("");
  }

  static RegisterRow of(
      String person, String seats, String what, String words, Optional<LocalDate> from) {
    return new RegisterRow(
        person, seats, what, "", "", "", "", words, "", from, Optional.empty(), Optional.empty());
  }
}
