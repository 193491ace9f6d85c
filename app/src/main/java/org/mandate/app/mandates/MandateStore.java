package org.mandate.app.mandates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the mandate ledger. */
final class MandateStore {
  private static final String GRANTS =
      """
      select g.*, w.from_date as withdrawn, w.recorded_at as withdrawn_at, coalesce(w.entry, 0) as withdrawal_entry
        from mandate_grant g left join mandate_withdrawal w on w.mandate = g.id
      """;

  private final JdbcClient db;

  MandateStore(JdbcClient db) {
    this.db = db;
  }

  /** Makes two requests of one practice wait for each other, until the transaction ends. */
  void lock(UUID body, String practice) {
    db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 40))) x")
        .param("key", body + " " + practice)
        .query(Integer.class)
        .single();
  }

  void add(Topic t) {
    db.sql(
            """
            insert into mandate_topic (body, topic, title, seat, constituency, may_say, may_not_say, from_date, recorded_at, entry)
            values (:body, :topic, :title, :seat, :constituency, :maySay, :mayNotSay, :from, :recordedAt, :entry)""")
        .param("body", t.body())
        .param("topic", t.topic())
        .param("title", t.title())
        .param("seat", t.seat())
        .param("constituency", t.constituency())
        .param("maySay", t.maySay())
        .param("mayNotSay", t.mayNotSay())
        .param("from", t.from())
        .param("recordedAt", Timestamp.from(t.recordedAt()))
        .param("entry", t.entry())
        .update();
  }

  /** The topics of a body in the order in which they were added. */
  List<Topic> topics(UUID body) {
    return db.sql("select * from mandate_topic where body = :body order by entry")
        .param("body", body)
        .query(
            (row, n) ->
                new Topic(
                    row.getObject("body", UUID.class),
                    row.getString("topic"),
                    row.getString("title"),
                    row.getString("seat"),
                    row.getString("constituency"),
                    row.getString("may_say"),
                    row.getString("may_not_say"),
                    row.getObject("from_date", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("entry")))
        .list();
  }

  void grant(Mandate m, UUID by) {
    db.sql(
            """
            insert into mandate_grant (id, body, practice, topic, seat, constituency, limits, from_date, ends_date, recorded_at, entry)
            values (:id, :body, :practice, :topic, :seat, :constituency, :limits, :from, :ends, :recordedAt, :entry)""")
        .param("id", m.id())
        .param("body", m.body())
        .param("practice", m.practice())
        .param("topic", m.topic())
        .param("seat", m.seat())
        .param("constituency", m.constituency())
        .param("limits", m.limits())
        .param("from", m.from())
        .param("ends", m.ends())
        .param("recordedAt", Timestamp.from(m.recordedAt()))
        .param("entry", m.entry())
        .update();
    actor(m.entry(), m.practice(), by);
  }

  void withdraw(Mandate m, LocalDate from, Instant recordedAt, long entry, UUID by) {
    db.sql(
            """
            insert into mandate_withdrawal (mandate, from_date, recorded_at, entry)
            values (:mandate, :from, :recordedAt, :entry)""")
        .param("mandate", m.id())
        .param("from", from)
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", entry)
        .update();
    actor(entry, m.practice(), by);
  }

  private void actor(long entry, String practice, UUID by) {
    db.sql(
            "insert into mandate_actor (entry, practice, person) values (:entry, :practice, :person)")
        .param("entry", entry)
        .param("practice", practice)
        .param("person", by)
        .update();
  }

  /** Who acted, where this reader may know. */
  Optional<UUID> actor(long entry) {
    return db.sql("select person from mandate_actor where entry = :entry")
        .param("entry", entry)
        .query(UUID.class)
        .optional();
  }

  /** All grants of a body, in the order of the record. */
  List<Mandate> of(UUID body) {
    return db.sql(GRANTS + "where g.body = :body order by g.entry")
        .param("body", body)
        .query(MandateStore::mandate)
        .list();
  }

  List<Mandate> of(UUID body, String practice, String topic) {
    return db.sql(
            GRANTS
                + "where g.body = :body and g.practice = :practice and g.topic = :topic order by g.entry")
        .param("body", body)
        .param("practice", practice)
        .param("topic", topic)
        .query(MandateStore::mandate)
        .list();
  }

  private static Mandate mandate(ResultSet row, int n) throws SQLException {
    return new Mandate(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("practice"),
        row.getString("topic"),
        row.getString("seat"),
        row.getString("constituency"),
        row.getString("limits"),
        row.getObject("from_date", LocalDate.class),
        row.getObject("ends_date", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getObject("withdrawn", LocalDate.class)),
        Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(Timestamp::toInstant),
        row.getLong("withdrawal_entry"));
  }
}
