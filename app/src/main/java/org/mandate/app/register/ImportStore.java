package org.mandate.app.register;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialFile;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.app.register.reading.Utf8Line;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL by which official files enter the tables. Works in the current transaction. */
final class ImportStore {
  private static final int COPY_CHUNK = 1 << 16;

  private final JdbcTemplate jdbc;
  private final JdbcClient db;

  ImportStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.db = JdbcClient.create(jdbc);
  }

  /**
   * One import at a time, on all nodes; the moment it is recorded at is after every earlier one.
   */
  Instant begin() {
    db.sql("select pg_advisory_xact_lock(7120926)").query(rs -> {});
    return db.sql(
            """
            select greatest(clock(), (select max(recorded_at) + interval '1 microsecond' from register_import))""")
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  /** The latest edition of this kind before a day, and the first one after it. */
  record Neighbours(Optional<LocalDate> before, Optional<LocalDate> after, boolean any) {}

  Neighbours neighbours(Kind kind, LocalDate edition) {
    return db.sql(
            """
            select max(edition) filter (where edition < :edition) as before,
                   min(edition) filter (where edition > :edition) as after,
                   count(*) > 0 as any
              from register_import where kind = :kind""")
        .param("kind", kind.word())
        .param("edition", edition)
        .query(
            (row, n) ->
                new Neighbours(
                    Optional.ofNullable(row.getObject("before", LocalDate.class)),
                    Optional.ofNullable(row.getObject("after", LocalDate.class)),
                    row.getBoolean("any")))
        .single();
  }

  /** Brings a file's rows into the table {@link Incoming}; shows each to a listener on the way. */
  OfficialFile.Outcome stage(OfficialFile file, Consumer<OfficialRow> listener) {
    return Objects.requireNonNull(
        jdbc.execute(
            (ConnectionCallback<OfficialFile.Outcome>)
                connection -> {
                  try (var statement = connection.createStatement()) {
                    statement.execute(Incoming.CREATE);
                    statement.execute("delete from pg_temp.incoming");
                  }
                  CopyIn copy =
                      connection
                          .unwrap(PGConnection.class)
                          .getCopyAPI()
                          .copyIn(new Incoming(file.kind()).copy());
                  try {
                    OfficialFile.Outcome outcome = stream(file, listener, copy);
                    copy.endCopy();
                    return outcome;
                  } finally {
                    if (copy.isActive()) {
                      copy.cancelCopy();
                    }
                  }
                }));
  }

  private static OfficialFile.Outcome stream(
      OfficialFile file, Consumer<OfficialRow> listener, CopyIn copy) throws SQLException {
    Utf8Line buffer = new Utf8Line();
    OfficialFile.Outcome outcome =
        file.read(
            row -> {
              listener.accept(row);
              Incoming.write(row, buffer);
              if (buffer.length() >= COPY_CHUNK) {
                send(copy, buffer);
              }
            });
    send(copy, buffer);
    return outcome;
  }

  private static void send(CopyIn copy, Utf8Line buffer) {
    try {
      copy.writeToCopy(buffer.bytes(), 0, buffer.length());
    } catch (SQLException e) {
      throw new IllegalStateException("rows could not be copied", e);
    }
    buffer.clear();
  }

  /** Puts the staged facts in their place in time. */
  void place(FactTable table, Import of) {
    // a temporary table has no statistics, and a nested loop over thousands by guess takes minutes
    db.sql("set local enable_nestloop = off").update();
    Periods periods = new Periods(table, new Incoming(of.kind()).facts(table));
    run(of.first() ? periods.first() : periods.next(), of);
    db.sql("set local enable_nestloop = on").update();
  }

  /** What the statements of {@link Periods} need to know. */
  record Import(
      long id,
      Kind kind,
      LocalDate edition,
      Optional<LocalDate> until,
      Instant at,
      boolean first) {}

  private void run(String sql, Import of) {
    Map<String, Object> all = new HashMap<>();
    all.put("source", of.kind().word());
    all.put("edition", of.edition().toString());
    all.put("until", of.until().map(LocalDate::toString).orElse("infinity"));
    all.put("at", Timestamp.from(of.at()));
    all.put("import", of.id());
    var call = db.sql(sql);
    for (var parameter : all.entrySet()) {
      if (sql.contains(":" + parameter.getKey())) {
        call = call.param(parameter.getKey(), parameter.getValue());
      }
    }
    call.update();
  }

  /** Of the codes the staged rows refer to, how many no source names, these rows included. */
  int unknown(Kind kind) {
    return db.sql(
            "select count(*) from ("
                + new Incoming(kind).references()
                + ") as referred (code) where code <> '' and not exists (select 1 from organisation_fact f"
                + " where f.code = referred.code and f.superseded_at = 'infinity')")
        .query(Integer.class)
        .single();
  }

  long nextId() {
    return db.sql("select nextval(pg_get_serial_sequence('register_import', 'id'))")
        .query(Long.class)
        .single();
  }

  void insert(Imported i, SqlTypeValue content) {
    var c = i.counts();
    db.sql(
            """
            insert into register_import (id, sha256, file_name, kind, edition, edition_origin, row_count,
              active, joined, came_into_scope, left_count, renamed, moved, unchanged, unresolved, root,
              recorded_at, entry, content)
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            i.id(),
            i.sha256(),
            i.file(),
            i.kind().word(),
            i.edition(),
            i.editionOrigin(),
            c.rows(),
            c.active(),
            c.joined(),
            c.cameIntoScope(),
            c.left(),
            c.renamed(),
            c.moved(),
            c.unchanged(),
            c.unresolved(),
            HexFormat.of().parseHex(i.root()),
            Timestamp.from(i.recordedAt()),
            i.entry(),
            content)
        .update();
    db.sql("update register_mark set mark = gen_random_uuid()").update();
  }

  Optional<Imported> bySha256(String sha256) {
    return imports("where sha256 = :key", sha256).stream().findFirst();
  }

  Optional<Imported> byId(long id) {
    return imports("where id = :key", id).stream().findFirst();
  }

  List<Imported> latest(int most) {
    return imports("order by recorded_at desc limit :key", most);
  }

  List<Imported> ofKind(Kind kind) {
    return imports("where kind = :key order by edition, recorded_at", kind.word());
  }

  /** Every import, in the order in which they came. */
  List<Imported> all() {
    return imports("where :key = 1 order by id", 1);
  }

  private List<Imported> imports(String where, Object key) {
    return db.sql(
            """
            select id, sha256, file_name, kind, edition, edition_origin, row_count, active, joined, came_into_scope,
                   left_count, renamed, moved, unchanged, unresolved, root, recorded_at, entry
              from register_import\s"""
                + where)
        .param("key", key)
        .query(
            (row, n) ->
                new Imported(
                    row.getLong("id"),
                    row.getString("file_name"),
                    row.getString("sha256"),
                    Kind.ofWord(row.getString("kind")),
                    row.getObject("edition", LocalDate.class),
                    row.getString("edition_origin"),
                    new Imported.Counts(
                        row.getInt("row_count"),
                        row.getInt("active"),
                        row.getInt("joined"),
                        row.getInt("came_into_scope"),
                        row.getInt("left_count"),
                        row.getInt("renamed"),
                        row.getInt("moved"),
                        row.getInt("unchanged"),
                        row.getInt("unresolved")),
                    HexFormat.of().formatHex(row.getBytes("root")),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("entry")))
        .list();
  }
}
