package org.mandate.app.walls;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of deputies. */
final class DeputyStore {
  private final JdbcClient db;

  DeputyStore(JdbcClient db) {
    this.db = db;
  }

  void keep(UUID body, Deputies.Deputy d, Instant at) {
    db.sql(
            """
            insert into board_deputy (id, body, person, for_person, from_date, to_date, recorded_at)
            values (:id, :body, :person, :for, :from, coalesce(:until::date, 'infinity'), :at)""")
        .param("id", d.id())
        .param("body", body)
        .param("person", d.person())
        .param("for", d.forMember())
        .param("from", d.from())
        .param("until", d.until().orElse(null))
        .param("at", Timestamp.from(at))
        .update();
  }

  void supersede(UUID id, Instant at) {
    db.sql("update board_deputy set superseded_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /** As known now, of all days, as far as whoever asks may see them. */
  List<Deputies.Deputy> of(UUID body) {
    return db.sql(
            """
            select id, person, for_person, from_date, to_date from board_deputy
             where body = :body and superseded_at = 'infinity' order by from_date, id""")
        .param("body", body)
        .query(
            (row, n) -> {
              LocalDate until = row.getObject("to_date", LocalDate.class);
              return new Deputies.Deputy(
                  row.getObject("id", UUID.class),
                  row.getObject("person", UUID.class),
                  row.getObject("for_person", UUID.class),
                  row.getObject("from_date", LocalDate.class),
                  until.equals(LocalDate.MAX) ? Optional.empty() : Optional.of(until));
            })
        .list();
  }
}
