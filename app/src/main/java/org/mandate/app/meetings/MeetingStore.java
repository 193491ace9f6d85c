package org.mandate.app.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of series and meetings. Row security decides what is read. */
final class MeetingStore {
  private static final int LOCK = 5002;
  private final JdbcClient db;

  MeetingStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** The next free reference of a body in a year; one transaction a body takes one at a time. */
  String nextReference(UUID body, int year) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:body))")
        .param("lock", LOCK)
        .param("body", body.toString())
        .query((row, n) -> 0)
        .list();
    int last =
        db.sql(
                """
                select coalesce(max(substr(reference, 7)::int), 0) from meeting
                 where body = :body and reference like :year""")
            .param("body", body)
            .param("year", year + "-M%")
            .query(Integer.class)
            .single();
    return "%d-M%02d".formatted(year, last + 1);
  }

  void keep(Series s, Instant at) {
    db.sql(
            """
            insert into meeting_series (id, body, title, purpose, kind, rhythm, minutes_planned, place, from_date,
              recorded_at, entry)
            values (:id, :body, :title, :purpose, :kind, :rhythm, :minutes, :place, :from, :at, :entry)""")
        .param("id", s.id())
        .param("body", s.body())
        .param("title", s.title())
        .param("purpose", s.purpose())
        .param("kind", s.kind().code())
        .param("rhythm", s.rhythm().code())
        .param("minutes", s.minutesPlanned())
        .param("place", s.place())
        .param("from", s.from())
        .param("at", Timestamp.from(at))
        .param("entry", s.entry())
        .update();
  }

  void keep(Meeting m, Instant at) {
    db.sql(
            """
            insert into meeting (id, body, series, reference, kind, title, place, starts_at, ends_at, state, recorded_at)
            values (:id, :body, :series, :reference, :kind, :title, :place, :starts, :ends, 'draft', :at)""")
        .param("id", m.id())
        .param("body", m.body())
        .param("series", m.series().orElse(null))
        .param("reference", m.reference())
        .param("kind", m.kind().code())
        .param("title", m.title())
        .param("place", m.place())
        .param("starts", Timestamp.from(m.startsAt()))
        .param("ends", Timestamp.from(m.endsAt()))
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Takes the row, so that two who change its state do so one after the other. */
  Optional<Meeting> lock(UUID id) {
    return db.sql("select * from meeting where id = :id for update")
        .param("id", id)
        .query(MeetingStore::meeting)
        .optional();
  }

  void called(UUID id, Instant at, long entry) {
    db.sql("update meeting set state = 'called', called_at = :at, entry = :entry where id = :id")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .update();
  }

  void opened(UUID id, Instant at) {
    db.sql("update meeting set state = 'open', opened_at = :at where id = :id")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  void closed(UUID id, Instant at) {
    db.sql("update meeting set state = 'closed', closed_at = :at where id = :id")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  void cancelled(UUID id, String why) {
    db.sql("update meeting set state = 'cancelled', why = :why where id = :id")
        .param("id", id)
        .param("why", why)
        .update();
  }

  /** Moves a meeting that was not held yet. */
  void planned(Meeting m) {
    db.sql(
            """
            update meeting set title = :title, place = :place, starts_at = :starts, ends_at = :ends where id = :id""")
        .param("id", m.id())
        .param("title", m.title())
        .param("place", m.place())
        .param("starts", Timestamp.from(m.startsAt()))
        .param("ends", Timestamp.from(m.endsAt()))
        .update();
  }

  Optional<Meeting> byId(UUID id) {
    return db.sql("select * from meeting where id = :id")
        .param("id", id)
        .query(MeetingStore::meeting)
        .optional();
  }

  List<Meeting> ofBody(UUID body) {
    return db.sql(
            "select * from meeting where body = :body order by starts_at desc, reference desc")
        .param("body", body)
        .query(MeetingStore::meeting)
        .list();
  }

  List<Meeting> ofSeries(UUID series) {
    return db.sql("select * from meeting where series = :series order by starts_at desc")
        .param("series", series)
        .query(MeetingStore::meeting)
        .list();
  }

  List<Meeting> all() {
    return db.sql("select * from meeting order by recorded_at").query(MeetingStore::meeting).list();
  }

  Optional<Series> series(UUID id) {
    return db.sql("select * from meeting_series where id = :id")
        .param("id", id)
        .query(MeetingStore::series)
        .optional();
  }

  List<Series> seriesOf(UUID body) {
    return db.sql("select * from meeting_series where body = :body order by from_date, title")
        .param("body", body)
        .query(MeetingStore::series)
        .list();
  }

  List<Series> allSeries() {
    return db.sql("select * from meeting_series order by recorded_at")
        .query(MeetingStore::series)
        .list();
  }

  void keep(Owner o, Instant at) {
    db.sql(
            """
            insert into meeting_owner (id, series, meeting, seat, reason, from_date, recorded_at, entry)
            values (:id, :series, :meeting, :seat, :reason, :from, :at, :entry)""")
        .param("id", freshId())
        .param("series", o.series().orElse(null))
        .param("meeting", o.meeting().orElse(null))
        .param("seat", o.seat())
        .param("reason", o.reason())
        .param("from", o.from())
        .param("at", Timestamp.from(at))
        .param("entry", o.entry())
        .update();
  }

  /** The owners of a series or of a single meeting, oldest first. */
  List<Owner> owners(UUID seriesOrMeeting) {
    return db.sql(
            """
            select * from meeting_owner where series = :id or meeting = :id order by from_date, recorded_at""")
        .param("id", seriesOrMeeting)
        .query(MeetingStore::owner)
        .list();
  }

  List<Owner> allOwners() {
    return db.sql("select * from meeting_owner order by recorded_at")
        .query(MeetingStore::owner)
        .list();
  }

  private static Owner owner(ResultSet row, int n) throws SQLException {
    return new Owner(
        Optional.ofNullable(row.getObject("series", UUID.class)),
        Optional.ofNullable(row.getObject("meeting", UUID.class)),
        row.getString("seat"),
        row.getString("reason"),
        row.getObject("from_date", LocalDate.class),
        row.getLong("entry"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static Meeting meeting(ResultSet row, int n) throws SQLException {
    return new Meeting(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        Optional.ofNullable(row.getObject("series", UUID.class)),
        row.getString("reference"),
        Codes.of(Meeting.Kind.class, row.getString("kind")),
        row.getString("title"),
        row.getString("place"),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        Codes.of(Meeting.State.class, row.getString("state")),
        row.getString("why"),
        moment(row, "called_at"),
        moment(row, "opened_at"),
        moment(row, "closed_at"),
        row.getLong("entry"));
  }

  private static Series series(ResultSet row, int n) throws SQLException {
    return new Series(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("title"),
        row.getString("purpose"),
        Codes.of(Meeting.Kind.class, row.getString("kind")),
        Codes.of(Series.Rhythm.class, row.getString("rhythm")),
        row.getInt("minutes_planned"),
        row.getString("place"),
        row.getObject("from_date", LocalDate.class),
        row.getLong("entry"));
  }
}
