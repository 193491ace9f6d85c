package org.mandate.app.promises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.promises.Promise.Answer;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Delivery;
import org.mandate.app.promises.Promise.Succession;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of what becomes of a promise: whom it covers, what is answered, what was delivered. */
final class LifeStore {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
  private final JdbcClient db;

  LifeStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Beneficiary b) {
    db.sql(
            """
            insert into promise_beneficiary (id, promise, organisation, from_date, to_date, source, recorded_at, entry)
            values (:id, :promise, :organisation, :from, coalesce(cast(:to as date), 'infinity'), :source, :at, :entry)""")
        .param("id", b.id())
        .param("promise", b.promise())
        .param("organisation", b.organisation())
        .param("from", b.from())
        .param("to", b.to().orElse(null))
        .param("source", b.source())
        .param("at", Timestamp.from(b.recordedAt()))
        .param("entry", PromiseStore.entry(b.entry()))
        .update();
  }

  void supersedeBeneficiary(UUID id, Instant at) {
    db.sql("update promise_beneficiary set superseded_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  List<Beneficiary> beneficiaries(UUID promise) {
    return db.sql(
            """
            select *, nullif(to_date, 'infinity') as ends from promise_beneficiary
             where promise = :p and superseded_at = 'infinity' order by organisation, from_date""")
        .param("p", promise)
        .query((row, n) -> beneficiary(row))
        .list();
  }

  List<Beneficiary> everyBeneficiary() {
    return db.sql(
            "select *, nullif(to_date, 'infinity') as ends from promise_beneficiary order by recorded_at")
        .query((row, n) -> beneficiary(row))
        .list();
  }

  private static Beneficiary beneficiary(ResultSet row) throws SQLException {
    return new Beneficiary(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getString("organisation"),
        row.getObject("from_date", LocalDate.class),
        Optional.ofNullable(row.getObject("ends", LocalDate.class)).filter(d -> d.isBefore(NEVER)),
        row.getString("source"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  void keep(Answer a) {
    db.sql(
            """
            insert into promise_answer (id, promise, version, answer, on_day, pence, words, source, recorded_by,
              recorded_at, entry)
            values (:id, :promise, :version, :answer, :on, :pence, :words, :source, :by, :at, :entry)""")
        .param("id", a.id())
        .param("promise", a.promise())
        .param("version", a.version())
        .param("answer", a.said().word())
        .param("on", a.on())
        .param("pence", a.pence().orElse(null))
        .param("words", a.words())
        .param("source", a.source())
        .param("by", a.byPromiser() ? "promiser" : "officer")
        .param("at", Timestamp.from(a.recordedAt()))
        .param("entry", PromiseStore.entry(a.entry()))
        .update();
  }

  List<Answer> answers(UUID promise) {
    return db.sql("select * from promise_answer where promise = :p order by on_day, recorded_at")
        .param("p", promise)
        .query((row, n) -> answer(row))
        .list();
  }

  List<Answer> everyAnswer() {
    return db.sql("select * from promise_answer order by recorded_at")
        .query((row, n) -> answer(row))
        .list();
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getObject("version", UUID.class),
        Promise.Said.valueOf(row.getString("answer").toUpperCase(Locale.ROOT)),
        row.getObject("on_day", LocalDate.class),
        Optional.ofNullable(row.getObject("pence", Long.class)),
        row.getString("words"),
        row.getString("source"),
        row.getString("recorded_by").equals("promiser"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  void keep(Delivery d) {
    db.sql(
            """
            insert into promise_delivery (id, promise, organisation, delivered, on_day, words, recorded_at, entry)
            values (:id, :promise, :organisation, :delivered, :on, :words, :at, :entry)""")
        .param("id", d.id())
        .param("promise", d.promise())
        .param("organisation", d.organisation().orElse(null))
        .param("delivered", d.delivered())
        .param("on", d.on())
        .param("words", d.words())
        .param("at", Timestamp.from(d.recordedAt()))
        .param("entry", PromiseStore.entry(d.entry()))
        .update();
  }

  List<Delivery> deliveries(UUID promise) {
    return db.sql("select * from promise_delivery where promise = :p order by on_day, recorded_at")
        .param("p", promise)
        .query((row, n) -> delivery(row))
        .list();
  }

  List<Delivery> everyDelivery() {
    return db.sql("select * from promise_delivery order by recorded_at")
        .query((row, n) -> delivery(row))
        .list();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        Optional.ofNullable(row.getString("organisation")),
        row.getBoolean("delivered"),
        row.getObject("on_day", LocalDate.class),
        row.getString("words"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  void keep(Succession s) {
    db.sql(
            """
            insert into promise_succession (id, promise, from_organisation, to_organisation, answer, on_day, words,
              source, recorded_at, entry)
            values (:id, :promise, :from, :to, :answer, :on, :words, :source, :at, :entry)""")
        .param("id", s.id())
        .param("promise", s.promise())
        .param("from", s.from())
        .param("to", s.to())
        .param("answer", s.accepted() ? "accepted" : "disputed")
        .param("on", s.on())
        .param("words", s.words())
        .param("source", s.source())
        .param("at", Timestamp.from(s.recordedAt()))
        .param("entry", PromiseStore.entry(s.entry()))
        .update();
  }

  List<Succession> successions(UUID promise) {
    return db.sql("select * from promise_succession where promise = :p order by recorded_at")
        .param("p", promise)
        .query((row, n) -> succession(row))
        .list();
  }

  List<Succession> everySuccession() {
    return db.sql("select * from promise_succession order by recorded_at")
        .query((row, n) -> succession(row))
        .list();
  }

  private static Succession succession(ResultSet row) throws SQLException {
    return new Succession(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getString("from_organisation"),
        row.getString("to_organisation"),
        row.getString("answer").equals("accepted"),
        row.getObject("on_day", LocalDate.class),
        row.getString("words"),
        row.getString("source"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }
}
