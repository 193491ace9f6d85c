package org.mandate.app.meetings;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of what is known before a meeting: changes, walls at items, other meetings then. */
final class BeforeStore {
  private final JdbcClient db;

  BeforeStore(JdbcClient db) {
    this.db = db;
  }

  /** Changes after one of them that whoever asks may see, oldest first. */
  List<Change> changes(UUID meeting, long after) {
    return db.sql(
            """
            select c.*, p.person from meeting_change c left join meeting_change_person p on p.change = c.id
             where c.meeting = :meeting and c.id > :after order by c.id""")
        .param("meeting", meeting)
        .param("after", after)
        .query(
            (row, n) ->
                new Change(
                    row.getLong("id"),
                    Optional.ofNullable(row.getObject("part", UUID.class)),
                    Optional.ofNullable(row.getObject("item", UUID.class)),
                    row.getString("what"),
                    row.getTimestamp("at").toInstant(),
                    Optional.ofNullable(row.getObject("person", UUID.class))))
        .list();
  }

  /** The last change that whoever asks may see; 0 for none. */
  long stamp(UUID meeting) {
    return db.sql("select coalesce(max(id), 0) from meeting_change where meeting = :meeting")
        .param("meeting", meeting)
        .query(Long.class)
        .single();
  }

  /** Sealed parts that whoever asks may enter. */
  List<UUID> mySealedParts() {
    return db.sql("select * from my_sealed_parts()").query(BeforeStore::id).list();
  }

  List<Leave> leaves(UUID meeting) {
    return db.sql("select * from items_i_leave(:meeting)")
        .param("meeting", meeting)
        .query(
            (row, n) ->
                new Leave(
                    row.getObject("id", UUID.class),
                    row.getObject("part", UUID.class),
                    row.getInt("position"),
                    row.getInt("minutes"),
                    row.getObject("matter", UUID.class)))
        .list();
  }

  List<AtOnce> atOnce(UUID body, Instant starts, Instant ends, Optional<UUID> but) {
    return db.sql("select * from meetings_at_once(:body, :starts, :ends, :but::uuid)")
        .param("body", body)
        .param("starts", Timestamp.from(starts))
        .param("ends", Timestamp.from(ends))
        .param("but", but.map(UUID::toString).orElse(null))
        .query(
            (row, n) ->
                new AtOnce(
                    Optional.ofNullable(row.getObject("meeting", UUID.class)),
                    row.getInt("people")))
        .list();
  }

  /** Who is let into a part, today. */
  List<UUID> readers(UUID part, LocalDate today) {
    return db.sql(
            """
            select person from meeting_part_reader
             where part = :part and from_date <= :today and to_date > :today order by recorded_at""")
        .param("part", part)
        .param("today", today)
        .query(BeforeStore::id)
        .list();
  }

  void letIn(UUID id, UUID part, UUID person, String reason, LocalDate from, Instant at) {
    db.sql(
            """
            insert into meeting_part_reader (id, part, person, reason, from_date, recorded_at)
            values (:id, :part, :person, :reason, :from, :at)""")
        .param("id", id)
        .param("part", part)
        .param("person", person)
        .param("reason", reason)
        .param("from", from)
        .param("at", Timestamp.from(at))
        .update();
  }

  void reclose(UUID part, String reason, LocalDate until, long entry) {
    db.sql(
            """
            update meeting_part set reason = :reason, closed_until = :until,
              unannounced_until = least(unannounced_until, :until) where id = :part""")
        .param("part", part)
        .param("reason", reason)
        .param("until", until)
        .update();
  }

  /** What a calendar says of meetings: when something public last changed, and how often. */
  Map<UUID, Mark> marks(List<UUID> meetings) {
    Map<UUID, Mark> marks = new HashMap<>();
    db.sql("select * from meeting_marks(:meetings)")
        .param("meetings", meetings.toArray(UUID[]::new))
        .query(
            (row, n) ->
                marks.put(
                    row.getObject("meeting", UUID.class),
                    new Mark(row.getTimestamp("changed").toInstant(), row.getLong("sequence"))))
        .list();
    return marks;
  }

  /** The last public change of a meeting, and how often its time, place or state changed. */
  record Mark(Instant changed, long sequence) {}

  /** Bodies of the person whose calendar this transaction was opened for. */
  List<UUID> calendarBodies() {
    return db.sql("select * from calendar_bodies()").query(BeforeStore::id).list();
  }

  /** Bodies of which a practice of whoever asks is a member. */
  List<UUID> memberBodies() {
    return db.sql("select * from my_member_bodies()").query(BeforeStore::id).list();
  }

  String makeCalendar() {
    return db.sql("select make_calendar_feed()").query(String.class).single();
  }

  void endCalendar() {
    db.sql("select end_calendar_feed()").query((row, n) -> 0).list();
  }

  /** When the address that a person has was made. */
  Optional<Instant> calendar() {
    return db.sql("select my_calendar_feed() as made")
        .query((row, n) -> Optional.ofNullable(row.getTimestamp("made")).map(Timestamp::toInstant))
        .single();
  }

  private static UUID id(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return row.getObject(1, UUID.class);
  }
}
