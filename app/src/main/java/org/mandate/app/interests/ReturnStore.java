package org.mandate.app.interests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of gifts, nil returns, confirmations and reminders. */
final class ReturnStore {
  private final JdbcClient db;

  ReturnStore(JdbcClient db) {
    this.db = db;
  }

  // Gifts

  /**
   * @param replaces the row whose place it takes; empty for a new gift
   */
  void keep(Gift g, Optional<UUID> replaces) {
    db.sql(
            """
            insert into gift (id, root, replaces, person, given_by, words, value_pence, offered_on, accepted, declared_on,
              recorded_at, withheld, withheld_reason, entry)
            values (:id, :root, :replaces, :person, :givenBy, :words, :pence, :offered, :accepted, :declared,
              :at, :withheld, :reason, :entry)""")
        .param("id", g.id())
        .param("root", g.root())
        .param("replaces", replaces.orElse(null))
        .param("person", g.person())
        .param("givenBy", g.givenBy())
        .param("words", g.words())
        .param("pence", g.pence().orElse(null))
        .param("offered", g.offeredOn())
        .param("accepted", g.accepted())
        .param("declared", g.declaredOn())
        .param("at", Timestamp.from(g.recordedAt()))
        .param("withheld", !g.withheldReason().isEmpty())
        .param("reason", g.withheldReason())
        .param("entry", g.entry().orElse(null))
        .update();
  }

  void supersedeGift(UUID id, Instant at) {
    db.sql("update gift set superseded_at = :at where id = :id and superseded_at = 'infinity'")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  List<Gift> gifts(UUID person) {
    return gifts(
        "where person = :key and superseded_at = 'infinity' order by offered_on desc, recorded_at desc",
        person);
  }

  Optional<Gift> gift(UUID id) {
    return gifts("where id = :key and superseded_at = 'infinity'", id).stream().findFirst();
  }

  List<Gift> enteredGifts() {
    return gifts("where entry is not null and :key order by entry", true);
  }

  private List<Gift> gifts(String where, Object key) {
    return db.sql("select * from gift " + where)
        .param("key", key)
        .query(
            (row, n) ->
                new Gift(
                    row.getObject("id", UUID.class),
                    row.getObject("root", UUID.class),
                    row.getObject("person", UUID.class),
                    row.getString("given_by"),
                    row.getString("words"),
                    Optional.ofNullable((Long) row.getObject("value_pence")),
                    row.getObject("offered_on", LocalDate.class),
                    row.getBoolean("accepted"),
                    row.getObject("declared_on", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getString("withheld_reason"),
                    Optional.ofNullable((Long) row.getObject("entry"))))
        .list();
  }

  // Nil returns and confirmations

  void keep(Return r) {
    db.sql(
            """
            insert into interest_return (id, person, body, what, on_date, recorded_at, entry)
            values (:id, :person, :body, :what, :on, :at, :entry)""")
        .param("id", r.id())
        .param("person", r.person())
        .param("body", r.body())
        .param("what", r.what().word())
        .param("on", r.on())
        .param("at", Timestamp.from(r.recordedAt()))
        .param("entry", r.entry())
        .update();
  }

  /** What a person returned to any body, the latest first. */
  List<Return> returns(UUID person) {
    return db.sql(
            "select * from interest_return where person = :person order by on_date desc, recorded_at desc")
        .param("person", person)
        .query(ReturnStore::returned)
        .list();
  }

  List<Return> returns() {
    return db.sql("select * from interest_return order by entry")
        .query(ReturnStore::returned)
        .list();
  }

  private static Return returned(ResultSet row, int n) throws SQLException {
    return new Return(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        row.getObject("body", UUID.class),
        what(row),
        row.getObject("on_date", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  /** What the public knows of the last return of each decision-maker. */
  record Returned(UUID person, Return.What what, LocalDate on) {}

  List<Returned> published(UUID body, LocalDate day) {
    return db.sql("select * from published_returns(:body, :day)")
        .param("body", body)
        .param("day", day)
        .query(
            (row, n) ->
                new Returned(
                    row.getObject("person", UUID.class),
                    what(row),
                    row.getObject("on_date", LocalDate.class)))
        .list();
  }

  private static Return.What what(ResultSet row) throws SQLException {
    return row.getString("what").equals("nil") ? Return.What.NIL : Return.What.CONFIRMED;
  }

  // Decision-makers and what they said

  /** A seat whose holder declares, with who holds it or held it lately. */
  record Maker(UUID person, String name, String seat, LocalDate from, LocalDate until) {}

  List<Maker> makers(UUID body, LocalDate day) {
    return db.sql("select * from decision_makers(:body, :day) order by name, person, from_date")
        .param("body", body)
        .param("day", day)
        .query(
            (row, n) ->
                new Maker(
                    row.getObject("person", UUID.class),
                    row.getString("name"),
                    row.getString("seat"),
                    row.getObject("from_date", LocalDate.class),
                    row.getObject("to_date", LocalDate.class)))
        .list();
  }

  /** The first day a person declared an interest on, known by then; as somebody who may see it. */
  Optional<LocalDate> firstDeclared(UUID person, LocalDate day) {
    return db.sql(
            """
            select declared_on from interest where person = :person and declared_on <= :day
             and recorded_at < (:day::date + 1)::timestamp at time zone 'Europe/London'
             order by declared_on limit 1""")
        .param("person", person)
        .param("day", day)
        .query((row, n) -> row.getObject("declared_on", LocalDate.class))
        .optional();
  }

  List<LocalDate> reminders(UUID person, UUID body, LocalDate day) {
    return db.sql(
            """
            select on_date from interest_reminder where person = :person and body = :body and on_date <= :day
             order by on_date""")
        .param("person", person)
        .param("body", body)
        .param("day", day)
        .query((row, n) -> row.getObject("on_date", LocalDate.class))
        .list();
  }

  /** Notes a reminder; false when one was sent that day already. */
  boolean remind(UUID person, UUID body, LocalDate day, Instant at) {
    return db.sql(
                """
                insert into interest_reminder (id, person, body, on_date, recorded_at)
                values (:id, :person, :body, :day, :at) on conflict do nothing""")
            .param("id", UUID.randomUUID())
            .param("person", person)
            .param("body", body)
            .param("day", day)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** Where a person can be reached; as the post job. */
  List<String> addresses(UUID person) {
    return db.sql("select email from account where person = :person order by email")
        .param("person", person)
        .query((row, n) -> row.getString("email"))
        .list();
  }
}
