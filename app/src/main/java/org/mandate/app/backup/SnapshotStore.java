package org.mandate.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** One consistent view of all tables, read by the owner while the program runs. */
final class SnapshotStore {
  /**
   * What stays behind: sessions and tries end with the database they were made in, each database
   * has its own identity key, and Flyway keeps its own list.
   */
  static final List<String> LEFT_BEHIND =
      List.of("session", "attempt", "identity_key", "migration");

  private final Connection owner;

  SnapshotStore(Connection owner) {
    this.owner = owner;
  }

  /** Begins the one transaction in which everything is read. */
  void begin() throws SQLException {
    owner.setAutoCommit(false);
    try (Statement s = owner.createStatement()) {
      s.execute("set transaction isolation level repeatable read read only");
    }
    refuseHidden();
  }

  // A table whose row security hides rows from its owner would be copied with holes.
  private void refuseHidden() throws SQLException {
    List<String> hidden =
        texts(
            """
            select c.relname from pg_class c
             where c.relnamespace = 'mandate'::regnamespace and c.relrowsecurity and c.relforcerowsecurity
               and not exists (select 1 from pg_policies p
                 where p.schemaname = 'mandate' and p.tablename = c.relname and p.cmd = 'ALL'
                   and p.roles = '{mandate_owner}' and p.qual = 'true')
             order by 1""");
    if (!hidden.isEmpty()) {
      throw new IllegalStateException("tables that hide rows from their owner: " + hidden);
    }
  }

  /** Tables and their columns, generated ones aside. */
  Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try (Statement s = owner.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                 where c.relnamespace = 'mandate'::regnamespace and c.relkind = 'r'
                   and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 order by c.relname, a.attnum""")) {
      while (row.next()) {
        if (!LEFT_BEHIND.contains(row.getString(1))) {
          all.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getString(2));
        }
      }
    }
    return all;
  }

  /**
   * Writes a table's rows as COPY text.
   *
   * @return how many
   */
  long copy(String table, List<String> columns, OutputStream out) throws SQLException, IOException {
    return owner
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (select " + names(columns) + " from " + name(table) + ") to stdout", out);
  }

  Map<String, Long> sequences() throws SQLException {
    Map<String, Long> all = new TreeMap<>();
    try (Statement s = owner.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select sequencename, last_value from pg_sequences
                 where schemaname = 'mandate' and last_value is not null""")) {
      while (row.next()) {
        all.put(row.getString(1), row.getLong(2));
      }
    }
    return all;
  }

  String migration() throws SQLException {
    return texts("select max(version::int)::text from migration where success").getFirst();
  }

  String clock() throws SQLException {
    return texts(
            "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        .getFirst();
  }

  String origin() throws SQLException {
    return texts("select origin from record_log where current").stream().findFirst().orElse("");
  }

  String checkpoint(String origin) throws SQLException {
    try (PreparedStatement s =
        owner.prepareStatement(
            "select note from record_checkpoint where origin = ? order by size desc limit 1")) {
      s.setString(1, origin);
      try (ResultSet row = s.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement s = owner.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  static String names(List<String> columns) {
    return columns.stream().map(SnapshotStore::name).collect(Collectors.joining(", "));
  }

  static String name(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }
}
