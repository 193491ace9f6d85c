package org.mandate.app.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of what is put forward and of calls for a meeting. */
final class PutStore {
  private static final String PUT =
      """
      select f.*, coalesce(m.title, f.title) as words, coalesce(m.reasons, f.reasons) as why,
          a.id as answered, a.item, a.words as answer, a.recorded_at as answered_at,
          exists (select 1 from agenda_item i where i.id = a.item) as item_seen
        from put_forward f left join matter m on m.id = f.matter left join put_forward_answer a on a.put = f.id
      """;
  private static final String CALL =
      """
      select c.*, a.id as answered, a.meeting, a.words as answer, a.recorded_at as answered_at,
          array(select p.practice from call_for_meeting_practice p where p.call = c.id order by p.recorded_at, p.practice)
            as practices
        from call_for_meeting c left join call_for_meeting_answer a on a.call = c.id
      """;
  private final JdbcClient db;

  PutStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  void keep(PutForward p, Optional<UUID> person) {
    db.sql(
            """
            insert into put_forward (id, body, practice, matter, title, reasons, recorded_at, entry)
            values (:id, :body, :practice, :matter, :title, :reasons, :at, :entry)""")
        .param("id", p.id())
        .param("body", p.body())
        .param("practice", p.practice())
        .param("matter", p.matter().orElse(null))
        .param("title", p.matter().isPresent() ? "" : p.title())
        .param("reasons", p.matter().isPresent() ? "" : p.reasons())
        .param("at", Timestamp.from(p.at()))
        .param("entry", p.entry())
        .update();
    person.ifPresent(
        who ->
            db.sql("insert into put_forward_person (put, person) values (:put, :person)")
                .param("put", p.id())
                .param("person", who)
                .update());
  }

  void answer(UUID put, Optional<UUID> item, String words, Instant at, long entry) {
    db.sql(
            """
            insert into put_forward_answer (id, put, item, words, recorded_at, entry)
            values (:id, :put, :item, :words, :at, :entry)""")
        .param("id", freshId())
        .param("put", put)
        .param("item", item.orElse(null))
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .update();
  }

  /** Who put it forward, where whoever asks may know. */
  Optional<UUID> person(UUID put) {
    return db.sql("select person from put_forward_person where put = :put")
        .param("put", put)
        .query(UUID.class)
        .optional();
  }

  Optional<PutForward> put(UUID id) {
    return db.sql(PUT + " where f.id = :id").param("id", id).query(PutStore::put).optional();
  }

  List<PutForward> putsOf(UUID body) {
    return db.sql(PUT + " where f.body = :body order by f.recorded_at desc")
        .param("body", body)
        .query(PutStore::put)
        .list();
  }

  List<PutForward> allPuts() {
    return db.sql(PUT + " order by f.recorded_at").query(PutStore::put).list();
  }

  void keep(CallForMeeting c) {
    db.sql(
            """
            insert into call_for_meeting (id, body, title, reasons, recorded_at, entry)
            values (:id, :body, :title, :reasons, :at, :entry)""")
        .param("id", c.id())
        .param("body", c.body())
        .param("title", c.title())
        .param("reasons", c.reasons())
        .param("at", Timestamp.from(c.at()))
        .param("entry", c.entry())
        .update();
  }

  void join(UUID call, String practice, UUID person, Instant at, long entry) {
    UUID line = freshId();
    db.sql(
            """
            insert into call_for_meeting_practice (id, call, practice, recorded_at, entry)
            values (:id, :call, :practice, :at, :entry)""")
        .param("id", line)
        .param("call", call)
        .param("practice", practice)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .update();
    db.sql("insert into call_for_meeting_person (line, person) values (:line, :person)")
        .param("line", line)
        .param("person", person)
        .update();
  }

  void answerCall(UUID call, Optional<UUID> meeting, String words, Instant at, long entry) {
    db.sql(
            """
            insert into call_for_meeting_answer (id, call, meeting, words, recorded_at, entry)
            values (:id, :call, :meeting, :words, :at, :entry)""")
        .param("id", freshId())
        .param("call", call)
        .param("meeting", meeting.orElse(null))
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .update();
  }

  Optional<CallForMeeting> call(UUID id) {
    return db.sql(CALL + " where c.id = :id").param("id", id).query(PutStore::call).optional();
  }

  List<CallForMeeting> callsOf(UUID body) {
    return db.sql(CALL + " where c.body = :body order by c.recorded_at desc")
        .param("body", body)
        .query(PutStore::call)
        .list();
  }

  List<CallForMeeting> allCalls() {
    return db.sql(CALL + " order by c.recorded_at").query(PutStore::call).list();
  }

  /** A row with its entry, for the audit. */
  record Line(String key, UUID of, String word, Optional<UUID> to, String words, long entry) {}

  List<Line> putAnswers() {
    return db.sql("select * from put_forward_answer order by recorded_at")
        .query(
            (row, n) ->
                new Line(
                    row.getString("id"),
                    row.getObject("put", UUID.class),
                    row.getObject("item") == null ? "declined" : "taken-up",
                    Optional.empty(),
                    row.getString("words"),
                    row.getLong("entry")))
        .list();
  }

  List<Line> callPractices() {
    return db.sql("select * from call_for_meeting_practice order by recorded_at")
        .query(
            (row, n) ->
                new Line(
                    row.getString("id"),
                    row.getObject("call", UUID.class),
                    row.getString("practice"),
                    Optional.empty(),
                    "",
                    row.getLong("entry")))
        .list();
  }

  List<Line> callAnswers() {
    return db.sql("select * from call_for_meeting_answer order by recorded_at")
        .query(
            (row, n) ->
                new Line(
                    row.getString("id"),
                    row.getObject("call", UUID.class),
                    "",
                    Optional.ofNullable(row.getObject("meeting", UUID.class)),
                    row.getString("words"),
                    row.getLong("entry")))
        .list();
  }

  private static PutForward put(ResultSet row, int n) throws SQLException {
    boolean answered = row.getObject("answered") != null;
    UUID item = row.getObject("item", UUID.class);
    return new PutForward(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("practice"),
        Optional.ofNullable(row.getObject("matter", UUID.class)),
        row.getString("words"),
        row.getString("why"),
        row.getTimestamp("recorded_at").toInstant(),
        answered
            ? Optional.of(
                new PutForward.Answer(
                    row.getBoolean("item_seen") ? Optional.of(item) : Optional.empty(),
                    item != null,
                    row.getString("answer"),
                    row.getTimestamp("answered_at").toInstant()))
            : Optional.empty(),
        row.getLong("entry"));
  }

  private static CallForMeeting call(ResultSet row, int n) throws SQLException {
    boolean answered = row.getObject("answered") != null;
    return new CallForMeeting(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("title"),
        row.getString("reasons"),
        row.getTimestamp("recorded_at").toInstant(),
        Arrays.asList((String[]) row.getArray("practices").getArray()),
        answered
            ? Optional.of(
                new CallForMeeting.Answer(
                    Optional.ofNullable(row.getObject("meeting", UUID.class)),
                    row.getString("answer"),
                    row.getTimestamp("answered_at").toInstant()))
            : Optional.empty(),
        row.getLong("entry"));
  }
}
