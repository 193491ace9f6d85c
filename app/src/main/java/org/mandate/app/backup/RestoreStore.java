package org.mandate.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Fills an empty database in one transaction of the owner. While it lasts, references, triggers and
 * the owner's row security stand aside (COPY does not work under row security); they are back
 * before the commit, and every reference is then checked.
 */
final class RestoreStore {
  private final Connection owner;
  private final List<String> references = new ArrayList<>();
  private final List<String> forced = new ArrayList<>();
  private List<String> tables = List.of();

  RestoreStore(Connection owner) {
    this.owner = owner;
  }

  /** Whether nothing was ever kept here: no table yet, or no entry and no address. */
  static boolean isEmpty(Connection owner) throws SQLException {
    try (Statement s = owner.createStatement();
        ResultSet there =
            s.executeQuery("select to_regclass('mandate.record_entry') is not null")) {
      if (!there.next() || !there.getBoolean(1)) {
        return true;
      }
    }
    try (Statement s = owner.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select not exists (select 1 from mandate.record_entry)
                   and not exists (select 1 from mandate.account)""")) {
      return row.next() && row.getBoolean(1);
    }
  }

  void begin(List<String> names) throws SQLException {
    owner.setAutoCommit(false);
    tables = List.copyOf(names);
    readShape();
    for (String reference : references) {
      String[] part = reference.split("\t", 3);
      run("alter table " + part[0] + " drop constraint " + part[1]);
    }
    for (String table : forced) {
      run("alter table " + table + " no force row level security");
    }
    for (String table : tables) {
      run("alter table " + SnapshotStore.name(table) + " disable trigger user");
    }
    run("truncate " + String.join(", ", tables.stream().map(SnapshotStore::name).toList()));
  }

  private void readShape() throws SQLException {
    each(
        """
        select conrelid::regclass::text || E'\\t' || quote_ident(conname) || E'\\t' || pg_get_constraintdef(oid)
          from pg_constraint
         where contype = 'f' and connamespace = 'mandate'::regnamespace and conparentid = 0
         order by conrelid::regclass::text, conname""",
        references);
    each(
        """
        select oid::regclass::text from pg_class
         where relnamespace = 'mandate'::regnamespace and relkind = 'r' and relforcerowsecurity
         order by 1""",
        forced);
  }

  private void each(String sql, List<String> into) throws SQLException {
    try (Statement s = owner.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      while (row.next()) {
        into.add(row.getString(1));
      }
    }
  }

  /** Loads one table's COPY text. Returns how many rows it had. */
  long load(Manifest.Table table, InputStream in) throws SQLException, IOException {
    return owner
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy "
                + SnapshotStore.name(table.name())
                + " ("
                + SnapshotStore.names(table.columns())
                + ") from stdin",
            in);
  }

  /** Sets the sequences and puts everything back that stood aside; the commit is the caller's. */
  void finish(Map<String, Long> sequences) throws SQLException {
    try (PreparedStatement s = owner.prepareStatement("select setval(?::regclass, ?)")) {
      for (var each : sequences.entrySet()) {
        s.setString(1, SnapshotStore.name(each.getKey()));
        s.setLong(2, each.getValue());
        s.execute();
      }
    }
    // Links spent since the copy would open again: all are asked for anew.
    run("delete from link where purpose = 'sign-in'");
    run("update mail set sent_at = clock_timestamp(), words = '' where sent_at is null");
    for (String reference : references) {
      String[] part = reference.split("\t", 3);
      run("alter table " + part[0] + " add constraint " + part[1] + " " + part[2]);
    }
    for (String table : forced) {
      run("alter table " + table + " force row level security");
    }
    for (String table : tables) {
      run("alter table " + SnapshotStore.name(table) + " enable trigger user");
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement s = owner.createStatement()) {
      s.execute(sql);
    }
  }
}
