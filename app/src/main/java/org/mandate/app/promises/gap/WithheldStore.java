package org.mandate.app.promises.gap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of withheld sums. Row security decides what is read. */
final class WithheldStore {
  private static final String SELECT =
      """
      select w.*, e.id as end_id, e.until, e.words as end_words, e.recorded_at as ended_at, e.entry as end_entry
        from withheld w left join withheld_end e on e.withheld = w.id
      """;
  private static final String ORDER = " order by w.since, w.recorded_at, w.id";
  private final JdbcClient db;

  WithheldStore(JdbcClient db) {
    this.db = db;
  }

  List<Withheld> ofBody(UUID body) {
    return db.sql(
            SELECT + "where w.promise in (select p.id from promise p where p.body = :b)" + ORDER)
        .param("b", body)
        .query((row, n) -> read(row))
        .list();
  }

  List<Withheld> all() {
    return db.sql(SELECT + ORDER).query((row, n) -> read(row)).list();
  }

  private static Withheld read(ResultSet row) throws SQLException {
    UUID end = row.getObject("end_id", UUID.class);
    return new Withheld(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getString("organisation"),
        row.getLong("pence"),
        row.getString("reason"),
        row.getString("by_organisation"),
        row.getString("by_office"),
        row.getString("source"),
        row.getObject("since", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"),
        end == null
            ? Optional.empty()
            : Optional.of(
                new Withheld.End(
                    end,
                    row.getObject("until", LocalDate.class),
                    row.getString("end_words"),
                    row.getTimestamp("ended_at").toInstant(),
                    row.getLong("end_entry"))));
  }

  void keep(Withheld w) {
    db.sql(
            """
            insert into withheld (id, promise, organisation, pence, reason, by_organisation, by_office, source, since,
              recorded_at, entry)
            values (:id, :promise, :organisation, :pence, :reason, :by, :office, :source, :since, :at, :entry)""")
        .param("id", w.id())
        .param("promise", w.promise())
        .param("organisation", w.organisation())
        .param("pence", w.pence())
        .param("reason", w.reason())
        .param("by", w.byOrganisation())
        .param("office", w.byOffice())
        .param("source", w.source())
        .param("since", w.since())
        .param("at", Timestamp.from(w.recordedAt()))
        .param("entry", ChaseStore.entry(w.entry()))
        .update();
  }

  void keep(UUID withheld, Withheld.End end) {
    db.sql(
            """
            insert into withheld_end (withheld, id, until, words, recorded_at, entry)
            values (:w, :id, :until, :words, :at, :entry)""")
        .param("w", withheld)
        .param("id", end.id())
        .param("until", end.until())
        .param("words", end.words())
        .param("at", Timestamp.from(end.recordedAt()))
        .param("entry", ChaseStore.entry(end.entry()))
        .update();
  }
}
