package org.mandate.app.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mandate.app.record.Canonical;

/**
 * What a backup says it holds; its last part.
 *
 * @param at when the snapshot was taken, by the database's clock
 * @param migration the last numbered migration of the database
 * @param origin name of the log that was current; "" when none was begun
 * @param checkpoint the log's last signed checkpoint; "" when it had none
 * @param tables in the order in which they stand in the file
 * @param sequences their last values
 */
record Manifest(
    String at,
    String migration,
    String origin,
    String checkpoint,
    List<Table> tables,
    Map<String, Long> sequences) {
  static final String NAME = "manifest.json";
  private static final String FORMAT = "mandate-backup";

  /**
   * One table.
   *
   * @param sha256 of its COPY text, 64 hex digits
   */
  record Table(String name, List<String> columns, long rows, String sha256) {}

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  byte[] json() {
    Map<String, Object> all = new TreeMap<>();
    all.put("format", FORMAT);
    all.put("version", 1L);
    all.put("at", at);
    all.put("migration", migration);
    all.put("origin", origin);
    all.put("checkpoint", checkpoint);
    all.put("sequences", sequences);
    all.put(
        "tables",
        tables.stream()
            .map(
                t ->
                    Map.of(
                        "name",
                        t.name(),
                        "columns",
                        t.columns(),
                        "rows",
                        t.rows(),
                        "sha256",
                        t.sha256()))
            .toList());
    return Canonical.bytes(all);
  }

  static Manifest read(String json) {
    Map<String, Object> all = Canonical.parseObject(json);
    if (!FORMAT.equals(all.get("format")) || !Objects.equals(all.get("version"), 1L)) {
      throw new BackupRefused("This backup was written by a newer Mandate. Restore it with that.");
    }
    Map<String, Long> sequences = new TreeMap<>();
    ((Map<?, ?>) part(all, "sequences"))
        .forEach((name, value) -> sequences.put((String) name, (Long) value));
    List<Table> tables = new ArrayList<>();
    for (Object each : (List<?>) part(all, "tables")) {
      Map<?, ?> t = (Map<?, ?>) each;
      List<String> columns = new ArrayList<>();
      ((List<?>) part(t, "columns")).forEach(c -> columns.add((String) c));
      tables.add(
          new Table(
              (String) part(t, "name"),
              columns,
              (Long) part(t, "rows"),
              (String) part(t, "sha256")));
    }
    return new Manifest(
        (String) part(all, "at"),
        (String) part(all, "migration"),
        (String) part(all, "origin"),
        (String) part(all, "checkpoint"),
        List.copyOf(tables),
        sequences);
  }

  private static Object part(Map<?, ?> map, String name) {
    Object value = map.get(name);
    if (value == null) {
      throw new BackupRefused("This backup's list of contents has no " + name + ".");
    }
    return value;
  }
}
