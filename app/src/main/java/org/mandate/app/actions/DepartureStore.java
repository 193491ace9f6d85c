package org.mandate.app.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.actions.Departure.Answered;
import org.mandate.app.actions.Departure.Line;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of departures. Row security decides which lines are read. */
final class DepartureStore {
  private final JdbcClient db;

  DepartureStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** Opens a checklist; the database finds its lines. */
  void open(Departure d) {
    db.sql(
            """
            insert into departure (id, office, body, ended_on, opened_at, entry)
            values (:id, :office, :body, :ended, :at, :entry)""")
        .param("id", d.id())
        .param("office", d.office())
        .param("body", d.body())
        .param("ended", d.endedOn())
        .param("at", Timestamp.from(d.openedAt()))
        .param("entry", d.entry())
        .update();
    db.sql("select list_departure(:id)").param("id", d.id()).query((row, n) -> 0).list();
  }

  /** An ended office that has no checklist yet. */
  record Due(UUID office, UUID body, LocalDate endedOn) {}

  List<Due> due() {
    return db.sql("select * from departures_due()")
        .query(
            (row, n) ->
                new Due(
                    row.getObject("office", UUID.class),
                    row.getObject("body", UUID.class),
                    row.getObject("ended_on", LocalDate.class)))
        .list();
  }

  /** Whether an office has a checklist, for whoever may see it. */
  boolean isOpened(UUID office) {
    return db.sql("select count(*) from departure where office = :o")
            .param("o", office)
            .query(Integer.class)
            .single()
        > 0;
  }

  List<Departure> of(UUID body) {
    return db.sql("select * from departure where body = :b order by ended_on desc, opened_at desc")
        .param("b", body)
        .query(this::read)
        .list();
  }

  List<Departure> all() {
    return db.sql("select * from departure order by opened_at").query(this::read).list();
  }

  Optional<Departure> byId(UUID id) {
    return db.sql("select * from departure where id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  private Departure read(ResultSet row, int n) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Departure(
        id,
        row.getObject("office", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("ended_on", LocalDate.class),
        lines(id),
        row.getTimestamp("opened_at").toInstant(),
        row.getLong("entry"));
  }

  private List<Line> lines(UUID departure) {
    return new ArrayList<>(
        db.sql(
                """
                select l.*, l.item as on_item, a.id as answer_id, a.position, a.answer, a.to_seat, a.words, a.seat, a.answered_at, a.entry
                  from departure_line l left join lateral (
                    select * from departure_answer x where x.line = l.id order by x.position desc limit 1) a on true
                 where l.departure = :d order by l.kind, l.subject""")
            .param("d", departure)
            .query(
                (row, n) ->
                    new Line(
                        row.getObject("id", UUID.class),
                        Departure.kind(row.getString("kind")),
                        row.getString("subject"),
                        Optional.ofNullable(row.getObject("matter", UUID.class)),
                        Optional.ofNullable(row.getObject("on_item", UUID.class)),
                        row.getObject("answer_id") == null
                            ? Optional.empty()
                            : Optional.of(answered(row))))
            .list());
  }

  private static Answered answered(ResultSet row) throws SQLException {
    return new Answered(
        row.getObject("answer_id", UUID.class),
        row.getInt("position"),
        Departure.Answer.of(row.getString("answer")).orElseThrow(),
        row.getString("to_seat"),
        row.getString("words"),
        row.getString("seat"),
        row.getTimestamp("answered_at").toInstant(),
        row.getLong("entry"));
  }

  void answer(UUID line, Answered a) {
    db.sql(
            """
            insert into departure_answer (id, line, position, answer, to_seat, words, seat, answered_at, entry)
            values (:id, :line, :position, :answer, :to, :words, :seat, :at, :entry)""")
        .param("id", a.id())
        .param("line", line)
        .param("position", a.position())
        .param("answer", a.answer().word())
        .param("to", a.toSeat())
        .param("words", a.words())
        .param("seat", a.seat())
        .param("at", Timestamp.from(a.at()))
        .param("entry", a.entry() == 0 ? null : a.entry())
        .update();
  }

  /** Every answer with its line, for the audit. */
  record Given(UUID line, Answered answered) {}

  List<Given> answers() {
    return db.sql(
            "select a.line, a.id as answer_id, a.* from departure_answer a order by answered_at")
        .query((row, n) -> new Given(row.getObject("line", UUID.class), answered(row)))
        .list();
  }
}
