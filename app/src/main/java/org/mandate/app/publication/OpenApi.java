package org.mandate.app.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The read API described in OpenAPI 3.1, from the declarations of the datasets. */
final class OpenApi {
  static final String VERSION = "1.0.0";
  private static final String SCHEMAS = "#/components/schemas/";
  private final List<Dataset> datasets;
  private final String publicUrl;

  OpenApi(List<Dataset> datasets, String publicUrl) {
    this.datasets = datasets;
    this.publicUrl = publicUrl;
  }

  /** The whole document. */
  Map<String, Object> document() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("openapi", "3.1.0");
    all.put(
        "info",
        Map.of(
            "title",
            "Mandate: what bodies publish",
            "version",
            VERSION,
            "description",
            "Read only. No key, no sign-in, no cookies: every answer is what the public sees."
                + " Numbers are whole, times UTC, dates those of England."));
    all.put("servers", List.of(Map.of("url", publicUrl)));
    all.put("paths", paths());
    all.put("components", Map.of("schemas", schemas()));
    return all;
  }

  private Map<String, Object> paths() {
    Map<String, Object> paths = new LinkedHashMap<>();
    paths.put(
        "/api/v1/bodies",
        get(
            "listBodies",
            "The bodies of this installation",
            List.of(),
            json(Map.of("type", "array", "items", ref("body")))));
    paths.put(
        "/api/v1/bodies/{body}", get("getBody", "One body", List.of(body()), json(ref("body"))));
    paths.put(
        "/api/v1/bodies/{body}/everything.json",
        get(
            "getEverything",
            "All datasets of a body in one file",
            List.of(body()),
            json(everything())));
    for (Dataset d : datasets) {
      paths.put(
          "/api/v1/bodies/{body}/" + d.id() + ".json",
          get(operation(d, "Json"), d.title(), List.of(body()), json(ref(d.id() + "-file"))));
      paths.put(
          "/api/v1/bodies/{body}/" + d.id() + ".csv",
          get(
              operation(d, "Csv"),
              d.title() + ", as CSV",
              List.of(body()),
              Map.of("text/csv", Map.of("schema", Map.of("type", "string")))));
    }
    return paths;
  }

  private static String operation(Dataset d, String form) {
    StringBuilder name = new StringBuilder("get");
    for (String word : d.id().split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.append(form).toString();
  }

  private static Map<String, Object> body() {
    return Map.of(
        "name",
        "body",
        "in",
        "path",
        "required",
        true,
        "description",
        "The body's short name, as listBodies gives it.",
        "schema",
        Map.of("type", "string", "pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"));
  }

  private static Map<String, Object> get(
      String id,
      String summary,
      List<Map<String, Object>> parameters,
      Map<String, Object> content) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", Map.of("description", summary, "content", content));
    if (!parameters.isEmpty()) {
      responses.put("404", Map.of("description", "There is no such body."));
    }
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id);
    operation.put("summary", summary);
    operation.put("parameters", parameters);
    operation.put("responses", responses);
    return Map.of("get", operation);
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return Map.of("application/json", Map.of("schema", schema));
  }

  private static Map<String, Object> ref(String name) {
    return Map.of("$ref", SCHEMAS + name);
  }

  private Map<String, Object> everything() {
    Map<String, Object> files = new LinkedHashMap<>();
    datasets.forEach(d -> files.put(d.id(), ref(d.id() + "-file")));
    List<String> needed = new ArrayList<>(List.of("body", "made", "datasets"));
    return object(
        Map.of(
            "body",
            ref("body"),
            "made",
            Map.of("type", "string", "format", "date-time"),
            "datasets",
            object(files, datasets.stream().map(Dataset::id).toList())),
        needed);
  }

  private Map<String, Object> schemas() {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, Object> body = new LinkedHashMap<>();
    BodyFile.COLUMNS.forEach(c -> body.put(c.name(), c.type().schema(c.says())));
    all.put("body", object(body, BodyFile.COLUMNS.stream().map(Column::name).toList()));
    for (Dataset d : datasets) {
      all.put(d.id() + "-row", d.schema());
      all.put(d.id() + "-file", file(d));
    }
    return all;
  }

  private static Map<String, Object> file(Dataset d) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("dataset", Map.of("const", d.id()));
    properties.put("body", Map.of("type", "string"));
    properties.put("made", Map.of("type", "string", "format", "date-time"));
    properties.put("rows", Map.of("type", "array", "items", ref(d.id() + "-row")));
    return object(properties, List.of("dataset", "body", "made", "rows"));
  }

  private static Map<String, Object> object(
      Map<String, ? extends @Nullable Object> properties, List<String> required) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }
}
