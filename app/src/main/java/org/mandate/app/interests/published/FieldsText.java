package org.mandate.app.interests.published;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An entry's fields as one JSON object, in the order of its file. */
final class FieldsText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, String>> FIELDS =
      new TypeReference<>() {};

  private FieldsText() {}

  static String of(Map<String, String> fields) {
    return JSON.writeValueAsString(fields);
  }

  static Map<String, String> read(String text) {
    return JSON.readValue(text, FIELDS);
  }

  /** Words as they stand inside of it. */
  static String escaped(String words) {
    String quoted = JSON.writeValueAsString(words);
    return quoted.substring(1, quoted.length() - 1);
  }
}
