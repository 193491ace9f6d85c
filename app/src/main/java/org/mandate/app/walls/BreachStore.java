package org.mandate.app.walls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the log of breaches. */
final class BreachStore {
  private final JdbcClient db;

  BreachStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Breach b, UUID by, Instant at) {
    db.sql(
            """
            insert into conflict_breach (id, body, matter, found_on, words, steps, recorded_by, recorded_at)
            values (:id, :body, :m, :found, :words, :steps, :by, :at)""")
        .param("id", b.id())
        .param("body", b.body())
        .param("m", b.matter().orElse(null))
        .param("found", b.foundOn())
        .param("words", b.words())
        .param("steps", b.steps())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  int steps(UUID breach, String steps) {
    return db.sql("update conflict_breach set steps = :s where id = :id")
        .param("s", steps)
        .param("id", breach)
        .update();
  }

  int publish(UUID breach, String words, Instant at, long entry) {
    return db.sql(
            """
            update conflict_breach set public_words = :w, published_at = :at, entry = :entry
             where id = :id and published_at is null""")
        .param("w", words)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .param("id", breach)
        .update();
  }

  Optional<Breach> byId(UUID id) {
    return db.sql("select * from conflict_breach where id = :id")
        .param("id", id)
        .query(BreachStore::breach)
        .optional();
  }

  /** Those that whoever asks may see, latest first. */
  List<Breach> of(UUID body) {
    return db.sql(
            "select * from conflict_breach where body = :b order by found_on desc, recorded_at desc")
        .param("b", body)
        .query(BreachStore::breach)
        .list();
  }

  List<Breach> allPublished() {
    return db.sql("select * from conflict_breach where entry is not null order by entry")
        .query(BreachStore::breach)
        .list();
  }

  private static Breach breach(ResultSet row, int n) throws SQLException {
    return new Breach(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        Optional.ofNullable(row.getObject("matter", UUID.class)),
        row.getObject("found_on", LocalDate.class),
        row.getString("words"),
        row.getString("steps"),
        row.getString("public_words"),
        Optional.ofNullable(row.getTimestamp("published_at")).map(Timestamp::toInstant),
        row.getLong("entry"));
  }

  List<Breach.Published> published(UUID body) {
    return db.sql("select * from published_breaches(:b) order by found_on desc, published_at desc")
        .param("b", body)
        .query(
            (row, n) ->
                new Breach.Published(
                    row.getObject("found_on", LocalDate.class),
                    row.getString("public_words"),
                    row.getString("steps"),
                    row.getTimestamp("published_at").toInstant()))
        .list();
  }
}
