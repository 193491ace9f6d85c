package org.mandate.app.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Words;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of closures, readers, parties, stages and papers. Row security decides what is read. */
final class BusinessStore {
  private final JdbcClient db;

  BusinessStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** A matter of business with its words and, where it is sealed, its first closure. */
  void raise(Matter m, @Nullable Closure closure, @Nullable Long entry, Instant at) {
    db.sql(
            """
            insert into matter (id, body, reference, title, reasons, question, opened_at, entry, closed_until,
              unannounced_until)
            values (:id, :body, :reference, :title, :reasons, '', :at, :entry, coalesce(:closed::date, '-infinity'),
              coalesce(:unannounced::date, '-infinity'))""")
        .param("id", m.id())
        .param("body", m.body())
        .param("reference", m.reference())
        .param("title", closure == null ? m.title() : "")
        .param("reasons", closure == null ? m.reasons() : "")
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .param("closed", closure == null ? null : closure.until())
        .param("unannounced", closure == null ? null : closure.unannouncedUntil().orElse(null))
        .update();
    if (closure != null) {
      close(m.id(), closure);
      db.sql("insert into matter_words (matter, title, reasons) values (:m, :title, :reasons)")
          .param("m", m.id())
          .param("title", m.title())
          .param("reasons", m.reasons())
          .update();
    }
  }

  /** How many readings were ended: none for whoever may not. */
  int endReading(UUID matter, UUID person, LocalDate until) {
    return db.sql(
            """
            update matter_reader set to_date = greatest(:until, from_date)
             where matter = :m and person = :p and to_date = 'infinity'""")
        .param("m", matter)
        .param("p", person)
        .param("until", until)
        .update();
  }

  void close(UUID matter, Closure c) {
    db.sql(
            """
            insert into matter_closure (id, matter, form, reason, seat, unannounced_until, closed_until, recorded_at,
              entry)
            values (:id, :m, :form, :reason, :seat, coalesce(:unannounced::date, '-infinity'), :until, :at, :entry)""")
        .param("id", UUID.randomUUID())
        .param("m", matter)
        .param("form", c.form().word())
        .param("reason", c.reason())
        .param("seat", c.seat())
        .param("unannounced", c.unannouncedUntil().orElse(null))
        .param("until", c.until())
        .param("at", Timestamp.from(c.at()))
        .param("entry", c.entry() == 0 ? null : c.entry())
        .update();
  }

  List<Closure> closures(UUID matter) {
    return db.sql("select * from matter_closure where matter = :m order by recorded_at")
        .param("m", matter)
        .query(
            (row, n) ->
                new Closure(
                    Closure.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                    row.getString("reason"),
                    row.getString("seat"),
                    finite(row, "unannounced_until"),
                    row.getObject("closed_until", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("entry")))
        .list();
  }

  /** A date of a row; empty where it is infinite, in either direction. */
  static Optional<LocalDate> finite(ResultSet row, String column) throws SQLException {
    LocalDate day = row.getObject(column, LocalDate.class);
    return day == null || day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN)
        ? Optional.empty()
        : Optional.of(day);
  }

  void addReader(UUID matter, UUID person, LocalDate from, String reason, Instant at) {
    db.sql(
            """
            insert into matter_reader (id, matter, person, from_date, reason, recorded_at)
            values (:id, :m, :person, :from, :reason, :at)""")
        .param("id", UUID.randomUUID())
        .param("m", matter)
        .param("person", person)
        .param("from", from)
        .param("reason", reason)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Who was let in besides the officers: person, days and reason. */
  record Reader(UUID person, LocalDate from, Optional<LocalDate> until, String reason) {}

  List<Reader> readers(UUID matter) {
    return db.sql("select * from matter_reader where matter = :m order by recorded_at")
        .param("m", matter)
        .query(
            (row, n) ->
                new Reader(
                    row.getObject("person", UUID.class),
                    row.getObject("from_date", LocalDate.class),
                    finite(row, "to_date"),
                    row.getString("reason")))
        .list();
  }

  void add(Party p, Instant at) {
    db.sql(
            """
            insert into matter_party (id, matter, organisation, person, role, from_date, to_date, source, recorded_at,
              entry)
            values (:id, :m, :organisation, :person, :role, :from, coalesce(:until::date, 'infinity'), :source, :at,
              :entry)""")
        .param("id", p.id())
        .param("m", p.matter())
        .param("organisation", p.person().isPresent() ? null : p.organisation())
        .param("person", p.person().orElse(null))
        .param("role", Words.of(p.role()))
        .param("from", p.from())
        .param("until", p.until().orElse(null))
        .param("source", p.source())
        .param("at", Timestamp.from(at))
        .param("entry", p.entry() == 0 ? null : p.entry())
        .update();
  }

  /** A statement about a party that another replaces. */
  void supersede(UUID party, Instant at) {
    db.sql("update matter_party set superseded_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", party)
        .update();
  }

  /** The parties as known now, of all days. */
  List<Party> parties(UUID matter) {
    return db.sql(
            """
            select * from matter_party where matter = :m and superseded_at = 'infinity'
             order by from_date, recorded_at, id""")
        .param("m", matter)
        .query(BusinessStore::party)
        .list();
  }

  List<Party> allParties() {
    return db.sql("select * from matter_party order by recorded_at, id")
        .query(BusinessStore::party)
        .list();
  }

  private static Party party(ResultSet row, int n) throws SQLException {
    String organisation = row.getString("organisation");
    return new Party(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        organisation == null ? "" : organisation,
        Optional.ofNullable(row.getObject("person", UUID.class)),
        PartyRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getObject("from_date", LocalDate.class),
        finite(row, "to_date"),
        row.getString("source"),
        row.getLong("entry"));
  }

  void setStage(UUID matter, String stage, LocalDate from, Instant at, long entry) {
    db.sql(
            """
            update matter_stage set superseded_at = :at
             where matter = :m and stage = :stage and superseded_at = 'infinity'""")
        .param("at", Timestamp.from(at))
        .param("m", matter)
        .param("stage", stage)
        .update();
    db.sql(
            """
            insert into matter_stage (matter, stage, from_date, recorded_at, entry)
            values (:m, :stage, :from, :at, :entry)""")
        .param("m", matter)
        .param("stage", stage)
        .param("from", from)
        .param("at", Timestamp.from(at))
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  /** One stage and its first day; "over" is the day on which the matter ends. */
  record StageRow(UUID matter, String stage, LocalDate from, long entry) {}

  List<StageRow> stages(UUID matter) {
    return db.sql(
            """
            select * from matter_stage where matter = :m and superseded_at = 'infinity' order by from_date, stage""")
        .param("m", matter)
        .query(BusinessStore::stage)
        .list();
  }

  List<StageRow> allStages() {
    return db.sql("select * from matter_stage order by recorded_at, stage")
        .query(BusinessStore::stage)
        .list();
  }

  private static StageRow stage(ResultSet row, int n) throws SQLException {
    return new StageRow(
        row.getObject("matter", UUID.class),
        row.getString("stage"),
        row.getObject("from_date", LocalDate.class),
        row.getLong("entry"));
  }

  /** Entries of matters whose closure has ended while their openings are still shut. */
  List<Long> lapsed() {
    return db.sql(
            """
            select m.entry from matter m
             where m.closed_until > '-infinity' and m.closed_until <= london_today() and m.entry is not null
               and exists (select 1 from record_opening o where o.entry = m.entry and o.sight = 'closed')""")
        .query((row, n) -> row.getLong(1))
        .list();
  }
}
