package org.mandate.app.register.reading;

import static org.mandate.app.register.reading.Field.code;
import static org.mandate.app.register.reading.Field.count;
import static org.mandate.app.register.reading.Field.date;
import static org.mandate.app.register.reading.Field.day;
import static org.mandate.app.register.reading.Field.key;
import static org.mandate.app.register.reading.Field.named;
import static org.mandate.app.register.reading.Field.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The kinds of official file the register reads, each with the values it keeps of a row and those
 * that together make a row unique. Sources: NHS Organisation Data Service (practices,
 * commissioners, networks and their core partners), NHS England (patients registered at a
 * practice), ONS (names of integrated care boards).
 */
public enum Kind {
  PRACTICES(
      "practices",
      "practices (epraccur)",
      1,
      key("code"),
      named("name"),
      code("grouping"),
      code("geography"),
      text("address1"),
      text("address2"),
      text("address3"),
      text("address4"),
      text("address5"),
      text("postcode"),
      date("opened"),
      date("closed"),
      code("status"),
      code("subtype"),
      code("commissioner"),
      date("commissioner_from"),
      date("commissioner_to"),
      text("phone"),
      text("setting")),
  COMMISSIONERS(
      "commissioners",
      "commissioners (eccg)",
      1,
      key("code"),
      named("name"),
      code("grouping"),
      code("geography"),
      text("address1"),
      text("address2"),
      text("address3"),
      text("address4"),
      text("address5"),
      text("postcode"),
      date("opened"),
      date("closed"),
      text("roles")),
  NETWORKS(
      "networks",
      "primary care networks",
      1,
      key("code"),
      named("name"),
      code("commissioner"),
      date("opened"),
      date("closed"),
      text("address1"),
      text("address2"),
      text("address3"),
      text("address4"),
      text("address5"),
      text("postcode")),
  NETWORK_MEMBERS(
      "network-members",
      "practices of primary care networks",
      3,
      key("practice"),
      key("network"),
      day("from"),
      date("to"),
      text("practice_name"),
      code("practice_commissioner"),
      code("network_commissioner")),
  LIST_SIZES(
      "list-sizes",
      "patients registered at each practice",
      1,
      key("code"),
      day("as_at"),
      count("patients"),
      code("commissioner"),
      text("postcode")),
  ICB_LOOKUP(
      "icb-lookup",
      "commissioners of each integrated care board",
      1,
      key("commissioner"),
      key("icb"),
      named("icb_name")),
  ICB_NAMES("icb-names", "integrated care boards", 1, key("code"), code("ons"), named("name")),
  CODE_HISTORY(
      "code-history",
      "earlier codes of practices",
      2,
      key("code"),
      key("previous"),
      date("code_first"),
      date("code_last"),
      date("previous_first"),
      date("previous_last")),
  HIERARCHY(
      "hierarchy",
      "practice, network, commissioner, board and region",
      1,
      key("practice"),
      named("practice_name"),
      code("network"),
      text("network_name"),
      key("commissioner"),
      text("commissioner_name"),
      key("board"),
      text("board_name"),
      code("region"),
      text("region_name"));

  private final String word;
  private final String title;
  private final int keyFields;
  private final List<Field> fields;
  private final Map<String, Integer> places;

  Kind(String word, String title, int keyFields, Field... fields) {
    this.word = word;
    this.title = title;
    this.keyFields = keyFields;
    this.fields = List.of(fields);
    this.places =
        IntStream.range(0, fields.length)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(i -> fields[i].name(), i -> i));
  }

  /** The kind as written in reports and facts. */
  public String word() {
    return word;
  }

  /** The kind in words for a page. */
  public String title() {
    return title;
  }

  /** The first so many fields are together unique in a file. */
  public int keyFields() {
    return keyFields;
  }

  public List<Field> fields() {
    return fields;
  }

  /** The place of a field in a row, which must be one of this kind's. */
  public int at(String field) {
    Integer place = places.get(field);
    if (place != null) {
      return place;
    }
    throw new IllegalArgumentException(word + " has no field " + field);
  }

  /** The kind with this word. */
  public static Kind ofWord(String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of official file is called " + word);
  }
}
