package org.mandate.app.publication;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Canonical;

/**
 * A table that a body publishes, complete: from this one declaration come the files, the API's
 * description and the page about it.
 *
 * @param id in addresses
 * @param title on pages
 * @param says what a row is, and what is not in it
 * @param scheme the class of the publication scheme that it belongs to
 * @param columns in the order of the file
 * @param rows of one body, each with as many values as there are columns; a value is text, a whole
 *     number, a yes or no, or null
 */
record Dataset(
    String id,
    String title,
    String says,
    Scheme scheme,
    List<Column> columns,
    Function<Body, List<List<@Nullable Object>>> rows) {

  Dataset {
    columns = List.copyOf(columns);
  }

  /** The rows as objects, names in the order of the columns. */
  List<Map<String, @Nullable Object>> objects(Body body) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (List<@Nullable Object> row : of(body)) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        one.put(columns.get(i).name(), row.get(i));
      }
      all.add(one);
    }
    return all;
  }

  private List<List<@Nullable Object>> of(Body body) {
    List<List<@Nullable Object>> all = rows.apply(body);
    for (List<@Nullable Object> row : all) {
      if (row.size() != columns.size()) {
        throw new IllegalStateException(
            id + " has a row of " + row.size() + " values for " + columns.size() + " columns");
      }
    }
    return all;
  }

  /** As CSV (RFC 4180), UTF-8, with a line of names. */
  byte[] csv(Body body) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      for (List<@Nullable Object> row : of(body)) {
        csv.writeRecord(row.stream().map(Dataset::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  // A spreadsheet runs a cell that begins so; a leading apostrophe makes it text (OWASP, "CSV
  // injection"). JSON carries the words as they are.
  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return !text.isEmpty() && value instanceof String && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  /** As JSON: what it is, of which body, and its rows. */
  byte[] json(Body body, String made) {
    return bytes(tree(body, made));
  }

  Map<String, @Nullable Object> tree(Body body, String made) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("dataset", id);
    tree.put("body", body.slug());
    tree.put("made", made);
    tree.put("rows", objects(body));
    return tree;
  }

  static byte[] bytes(Map<String, ? extends @Nullable Object> tree) {
    return (Canonical.text(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The JSON Schema of one row. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    columns.forEach(c -> properties.put(c.name(), c.type().schema(c.says())));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", says);
    schema.put("properties", properties);
    schema.put("required", columns.stream().map(Column::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }
}
