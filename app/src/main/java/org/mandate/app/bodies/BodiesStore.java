package org.mandate.app.bodies;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of bodies, their status and their membership's changes. */
final class BodiesStore {
  private final JdbcClient db;

  BodiesStore(JdbcClient db) {
    this.db = db;
  }

  void found(Body b) {
    db.sql(
            """
            insert into body (id, slug, name, source, instrument, founder, networks, practices, added, left_out,
              from_date, recorded_at, entry)
            values (:id, :slug, :name, :source, :instrument, :founder, :networks, :practices, :added, :leftOut,
              :from, :recordedAt, :entry)""")
        .param("id", b.id())
        .param("slug", b.slug())
        .param("name", b.name())
        .param("source", b.source().word())
        .param("instrument", b.instrument())
        .param("founder", b.founder())
        .param("networks", array(b.rule().networks()))
        .param("practices", array(b.rule().practices()))
        .param("added", array(b.rule().added()))
        .param("leftOut", array(b.rule().leftOut()))
        .param("from", b.from())
        .param("recordedAt", Timestamp.from(b.recordedAt()))
        .param("entry", b.entry())
        .update();
  }

  Optional<Body> bySlug(String slug) {
    return db.sql("select * from body where slug = :slug")
        .param("slug", slug)
        .query(BodiesStore::body)
        .optional();
  }

  Optional<Body> byId(UUID id) {
    return db.sql("select * from body where id = :id")
        .param("id", id)
        .query(BodiesStore::body)
        .optional();
  }

  /** The body of an id that a caller must have from us. */
  Body require(UUID id) {
    return byId(id).orElseThrow(() -> new IllegalArgumentException("no body " + id));
  }

  List<Body> all() {
    return db.sql("select * from body order by lower(name), slug").query(BodiesStore::body).list();
  }

  private static Body body(ResultSet row, int n) throws SQLException {
    return new Body(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        row.getString("name"),
        Authority.of(row.getString("source")).orElseThrow(),
        row.getString("instrument"),
        row.getString("founder"),
        new MembershipRule(
            list(row.getArray("networks")),
            list(row.getArray("practices")),
            list(row.getArray("added")),
            list(row.getArray("left_out"))),
        row.getObject("from_date", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  void status(UUID body, BodyStatus s) {
    db.sql(
            """
            insert into body_status (body, status, from_date, until_date, into_body, reason, effect, recorded_at, entry)
            values (:body, :status, :from, :until, :into, :reason, :effect, :recordedAt, :entry)""")
        .param("body", body)
        .param("status", s.state().word())
        .param("from", s.from())
        .param("until", s.until().orElse(null), java.sql.Types.DATE)
        .param("into", s.into().orElse(null), java.sql.Types.OTHER)
        .param("reason", s.reason())
        .param("effect", s.effect())
        .param("recordedAt", Timestamp.from(s.recordedAt()))
        .param("entry", s.entry())
        .update();
  }

  /** Every statement about a body's status, oldest first. */
  List<BodyStatus> statuses(UUID body) {
    return db.sql("select * from body_status where body = :body order by from_date, entry")
        .param("body", body)
        .query(
            (row, n) ->
                new BodyStatus(
                    BodyStatus.State.valueOf(
                        row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                    row.getObject("from_date", LocalDate.class),
                    Optional.ofNullable(row.getObject("until_date", LocalDate.class)),
                    Optional.ofNullable(row.getObject("into_body", UUID.class)),
                    row.getString("reason"),
                    row.getString("effect"),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("entry")))
        .list();
  }

  /** A change of membership and when it was recorded. */
  record Recorded(MembershipRules.Change change, Instant recordedAt, long entry) {}

  void change(UUID body, MembershipRules.Change change, Instant recordedAt, long entry) {
    db.sql(
            """
            insert into body_membership (body, practice, change, from_date, recorded_at, entry)
            values (:body, :practice, :change, :from, :recordedAt, :entry)""")
        .param("body", body)
        .param("practice", change.practice())
        .param("change", change.joined() ? "joined" : "left")
        .param("from", change.from())
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", entry)
        .update();
  }

  /** Changes of membership in the order in which they were recorded. */
  List<Recorded> changes(UUID body) {
    return db.sql("select * from body_membership where body = :body order by entry")
        .param("body", body)
        .query(
            (row, n) ->
                new Recorded(
                    new MembershipRules.Change(
                        row.getString("practice"),
                        row.getString("change").equals("joined"),
                        row.getObject("from_date", LocalDate.class)),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getLong("entry")))
        .list();
  }

  private static String[] array(List<String> codes) {
    return codes.toArray(new String[0]);
  }

  private static List<String> list(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
