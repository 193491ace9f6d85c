package org.mandate.app.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a dataset.
 *
 * @param name as files spell it: small letters and underscores
 * @param type of its values
 * @param says what it means, with its unit; one sentence
 */
record Column(String name, Type type, String says) {

  /** What a value may be. */
  enum Type {
    TEXT("string", null),
    DATE("string", "date"),
    TIME("string", "date-time"),
    WHOLE("integer", null),
    YES_NO("boolean", null);

    private final String json;
    private final @org.jspecify.annotations.Nullable String format;

    Type(String json, @org.jspecify.annotations.Nullable String format) {
      this.json = json;
      this.format = format;
    }

    /** The JSON Schema of a value; null stands where it is not known or does not apply. */
    Map<String, Object> schema(String says) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", List.of(json, "null"));
      if (format != null) {
        schema.put("format", format);
      }
      schema.put("description", says);
      return schema;
    }
  }
}
