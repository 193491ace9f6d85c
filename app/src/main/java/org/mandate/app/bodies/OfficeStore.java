package org.mandate.app.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of offices. Names come only where row security lets this reader see them. */
final class OfficeStore {
  private static final String OFFICES =
      """
      select o.*, coalesce(e.to_date, o.to_date) as ends, e.entry as end_entry, h.person, h.name
        from office o left join office_end e on e.office = o.id left join office_holder h on h.office = o.id
      """;

  private final JdbcClient db;

  OfficeStore(JdbcClient db) {
    this.db = db;
  }

  void begin(Office o, UUID person, Instant recordedAt) {
    db.sql(
            """
            insert into office (id, body, seat, constituency, route, from_date, to_date, recorded_at, entry)
            values (:id, :body, :seat, :constituency, :route, :from, :to, :recordedAt, :entry)""")
        .param("id", o.id())
        .param("body", o.body())
        .param("seat", o.seat())
        .param("constituency", o.constituency())
        .param("route", o.route().word())
        .param("from", o.from())
        .param("to", o.to())
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", o.entry())
        .update();
    db.sql("insert into office_holder (office, person, name) values (:office, :person, :name)")
        .param("office", o.id())
        .param("person", person)
        .param("name", o.name())
        .update();
  }

  void end(UUID office, LocalDate to, Instant recordedAt, long entry) {
    db.sql(
            """
            insert into office_end (office, to_date, recorded_at, entry) values (:office, :to, :recordedAt, :entry)""")
        .param("office", office)
        .param("to", to)
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", entry)
        .update();
  }

  Optional<Office> byId(UUID id) {
    return db.sql(OFFICES + "where o.id = :id")
        .param("id", id)
        .query(OfficeStore::office)
        .optional();
  }

  /** All offices of a body ever, in the order of their beginning. */
  List<Office> of(UUID body) {
    return db.sql(
            OFFICES + "where o.body = :body order by o.from_date, o.seat, o.constituency, o.id")
        .param("body", body)
        .query(OfficeStore::office)
        .list();
  }

  /** The offices that a person holds on a day, in any body. */
  List<Office> heldBy(UUID person, LocalDate at) {
    return db.sql(
            OFFICES
                + """
                where h.person = :person and o.from_date <= :at and coalesce(e.to_date, o.to_date) > :at
                order by o.body, o.seat""")
        .param("person", person)
        .param("at", at)
        .query(OfficeStore::office)
        .list();
  }

  /** An end that was recorded before the term's own. */
  record End(UUID office, LocalDate to, long entry) {}

  List<End> ends(UUID body) {
    return db.sql(
            """
            select e.office, e.to_date, e.entry from office_end e join office o on o.id = e.office
             where o.body = :body order by e.entry""")
        .param("body", body)
        .query(
            (row, n) ->
                new End(
                    row.getObject("office", UUID.class),
                    row.getObject("to_date", LocalDate.class),
                    row.getLong("entry")))
        .list();
  }

  /** The day to which a term was given when it began. */
  LocalDate termEnd(UUID office) {
    return db.sql("select to_date from office where id = :id")
        .param("id", office)
        .query(LocalDate.class)
        .single();
  }

  private static Office office(ResultSet row, int n) throws SQLException {
    String name = row.getString("name");
    return new Office(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("seat"),
        row.getString("constituency"),
        Office.Route.valueOf(row.getString("route").toUpperCase(Locale.ROOT)),
        row.getObject("from_date", LocalDate.class),
        row.getObject("ends", LocalDate.class),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        name == null ? "" : name,
        row.getLong("entry"));
  }
}
