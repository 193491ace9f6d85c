package org.mandate.app.decisions.procurement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of what is noted of procurements, and of the records of commissioners' decisions. */
final class ProcurementStore {
  private final JdbcClient db;

  ProcurementStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  void keep(Step s, UUID body, Instant at) {
    db.sql(
            """
            insert into procurement_step (id, matter, body, kind, on_date, process, words, recorded_at, entry)
            values (:id, :matter, :body, :kind, :on, :process, :words, :at, :entry)""")
        .param("id", s.id())
        .param("matter", s.matter())
        .param("body", body)
        .param("kind", s.kind().code())
        .param("on", s.on())
        .param("process", s.process().map(Process::code).orElse(""))
        .param("words", s.words())
        .param("at", Timestamp.from(at))
        .param("entry", s.entry() == 0 ? null : s.entry())
        .update();
  }

  List<Step> of(UUID matter) {
    return db.sql(
            """
            select * from procurement_step where matter = :matter and superseded_at = 'infinity'
             order by on_date, recorded_at""")
        .param("matter", matter)
        .query(ProcurementStore::step)
        .list();
  }

  List<Step> all() {
    return db.sql("select * from procurement_step order by recorded_at")
        .query(ProcurementStore::step)
        .list();
  }

  private static Step step(ResultSet row, int n) throws SQLException {
    return new Step(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        Step.Kind.of(row.getString("kind")).orElseThrow(),
        row.getObject("on_date", LocalDate.class),
        Process.of(row.getString("process")),
        row.getString("words"),
        row.getLong("entry"));
  }

  Optional<Procurements.Kept> fields(UUID item) {
    return db.sql("select fields, version from procurement_record where item = :item")
        .param("item", item)
        .query(
            (row, n) ->
                new Procurements.Kept(
                    RecordFields.read(row.getString("fields")), row.getInt("version")))
        .optional();
  }

  /** Whether it was saved: not where another version was, since the one that was seen. */
  boolean save(UUID item, UUID body, RecordFields fields, int seen, Instant at) {
    String sql =
        seen == 0
            ? """
              insert into procurement_record (item, body, fields, version, saved_at)
              values (:item, :body, :fields, 1, :at) on conflict (item) do nothing"""
            : """
              update procurement_record set fields = :fields, version = version + 1, saved_at = :at
               where item = :item and body = :body and version = :seen""";
    var statement =
        db.sql(sql)
            .param("item", item)
            .param("body", body)
            .param("fields", fields.text())
            .param("at", Timestamp.from(at));
    return (seen == 0 ? statement : statement.param("seen", seen)).update() == 1;
  }
}
