package org.mandate.app.meetings.live;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.meetings.Codes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of what is on, who is there and who speaks. */
final class RoomStore {
  private final JdbcClient db;

  RoomStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** Whether whoever asks conducts meetings of a body. */
  boolean conducts(UUID body) {
    return db.sql("select :body in (select my_desk_bodies())")
        .param("body", body)
        .query(Boolean.class)
        .single();
  }

  /** Whether whoever asks holds an office of a body, or is of a member practice. */
  boolean takesPart(UUID body) {
    return db.sql(
            """
            select :body in (select my_offices_bodies()) or :body in (select my_member_bodies())""")
        .param("body", body)
        .query(Boolean.class)
        .single();
  }

  boolean hasVoteOpen(UUID meeting) {
    return db.sql(
            "select exists (select 1 from poll where meeting = :m and state in ('open', 'tied'))")
        .param("m", meeting)
        .query(Boolean.class)
        .single();
  }

  /** Whoever still waits or speaks when a meeting closes. */
  void endSpeeches(UUID meeting, Instant at) {
    db.sql(
            """
            update speech set ended_at = greatest(asked_at, called_at, :at)
             where meeting = :meeting and ended_at is null""")
        .param("meeting", meeting)
        .param("at", Timestamp.from(at))
        .update();
  }

  // What is on

  Optional<Turn> now(UUID meeting) {
    return db.sql("select * from item_turn where meeting = :meeting and ended_at is null")
        .param("meeting", meeting)
        .query(RoomStore::turn)
        .optional();
  }

  List<Turn> turns(UUID meeting) {
    return db.sql("select * from item_turn where meeting = :meeting order by began_at")
        .param("meeting", meeting)
        .query(RoomStore::turn)
        .list();
  }

  void begin(Turn t, UUID body) {
    db.sql(
            """
            insert into item_turn (id, meeting, body, part, item, began_at)
            values (:id, :meeting, :body, :part, :item, :at)""")
        .param("id", t.id())
        .param("meeting", t.meeting())
        .param("body", body)
        .param("part", t.part())
        .param("item", t.item())
        .param("at", Timestamp.from(t.beganAt()))
        .update();
  }

  void end(UUID turn, Instant at) {
    db.sql("update item_turn set ended_at = greatest(began_at, :at) where id = :id")
        .param("id", turn)
        .param("at", Timestamp.from(at))
        .update();
  }

  private static Turn turn(ResultSet row, int n) throws SQLException {
    return new Turn(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("part", UUID.class),
        row.getObject("item", UUID.class),
        row.getTimestamp("began_at").toInstant(),
        moment(row, "ended_at"));
  }

  // Who is there

  /** In one statement. */
  void keep(List<Presence> all, UUID body) {
    if (all.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into presence (id, meeting, body, part, item, person, seat, practices, what, because, at, entry)
            select r.id::uuid, :meeting, :body, r.part::uuid, nullif(r.item, '')::uuid, r.person::uuid, r.seat,
              case r.practices when '' then '{}' else string_to_array(r.practices, ' ') end, r.what, r.because,
              r.at::timestamptz, nullif(r.entry, 0)
              from unnest(:ids::text[], :parts::text[], :items::text[], :people::text[], :seats::text[],
                :practices::text[], :whats::text[], :becauses::text[], :ats::text[], :entries::bigint[])
                as r(id, part, item, person, seat, practices, what, because, at, entry)""")
        .param("meeting", all.getFirst().meeting())
        .param("body", body)
        .param("ids", each(all, p -> p.id().toString()))
        .param("parts", each(all, p -> p.part().toString()))
        .param("items", each(all, p -> p.item().map(UUID::toString).orElse("")))
        .param("people", each(all, p -> p.person().toString()))
        .param("seats", each(all, Presence::role))
        .param("practices", each(all, p -> String.join(" ", p.practices())))
        .param("whats", each(all, p -> p.in() ? "in" : "out"))
        .param("becauses", each(all, p -> p.because().code()))
        .param("ats", each(all, p -> p.at().toString()))
        .param("entries", all.stream().map(Presence::entry).toArray(Long[]::new))
        .update();
  }

  private static String[] each(List<Presence> all, Function<Presence, String> what) {
    return all.stream().map(what).toArray(String[]::new);
  }

  /** Fresh ids, in one statement. */
  List<UUID> freshIds(int count) {
    return db.sql("select fresh_id() as id from generate_series(1, :count)")
        .param("count", count)
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Who was let into a part besides the body's officers, today. */
  Set<UUID> readers(UUID part) {
    return new HashSet<>(
        db.sql(
                """
                select person from meeting_part_reader
                 where part = :part and from_date <= london_today() and to_date > london_today()""")
            .param("part", part)
            .query(UUID.class)
            .list());
  }

  /** One act of whoever conducts a meeting at a time. */
  void lock(UUID meeting) {
    db.sql("select 1 from meeting where id = :id for update")
        .param("id", meeting)
        .query((row, n) -> 0)
        .list();
  }

  /** Every coming and going that whoever asks may see, oldest first. */
  List<Presence> presence(UUID meeting) {
    return db.sql("select * from presence where meeting = :meeting order by at, person")
        .param("meeting", meeting)
        .query(RoomStore::presence)
        .list();
  }

  /** The latest of each person, as far as whoever asks may see it. */
  Map<UUID, Presence> latest(UUID meeting) {
    Map<UUID, Presence> latest = new LinkedHashMap<>();
    db.sql(
            """
            select distinct on (person) * from presence where meeting = :meeting order by person, at desc""")
        .param("meeting", meeting)
        .query(RoomStore::presence)
        .list()
        .forEach(p -> latest.put(p.person(), p));
    return latest;
  }

  Optional<Presence> latest(UUID meeting, UUID person) {
    return db.sql(
            """
            select * from presence where meeting = :meeting and person = :person order by at desc limit 1""")
        .param("meeting", meeting)
        .param("person", person)
        .query(RoomStore::presence)
        .optional();
  }

  List<Presence> withEntries() {
    return db.sql("select * from presence where entry is not null order by at")
        .query(RoomStore::presence)
        .list();
  }

  /** How many are in the room by role, told as numbers to whoever may follow the part. */
  Map<String, Long> count(UUID meeting) {
    Map<String, Long> count = new LinkedHashMap<>();
    db.sql("select role, here from room_count(:meeting) order by role")
        .param("meeting", meeting)
        .query((row, n) -> Map.entry(row.getString("role"), row.getLong("here")))
        .list()
        .forEach(e -> count.merge(e.getKey(), e.getValue(), Long::sum));
    return count;
  }

  /** How many a wall put out for an item, as a number. */
  long outOf(UUID item) {
    return db.sql("select people_out_of(:item)").param("item", item).query(Long.class).single();
  }

  private static Presence presence(ResultSet row, int n) throws SQLException {
    return new Presence(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("part", UUID.class),
        Optional.ofNullable(row.getObject("item", UUID.class)),
        row.getObject("person", UUID.class),
        row.getString("seat"),
        strings(row.getArray("practices")),
        row.getString("what").equals("in"),
        Codes.of(Presence.Because.class, row.getString("because")),
        row.getTimestamp("at").toInstant(),
        row.getLong("entry"));
  }

  static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  // Who speaks

  void ask(Speech s, UUID body) {
    db.sql(
            """
            insert into speech (id, meeting, body, part, item, person, constituency, asked_at)
            values (:id, :meeting, :body, :part, :item, :person, :constituency, :at)""")
        .param("id", s.id())
        .param("meeting", s.meeting())
        .param("body", body)
        .param("part", s.part())
        .param("item", s.item())
        .param("person", s.person())
        .param("constituency", s.constituency())
        .param("at", Timestamp.from(s.askedAt()))
        .update();
  }

  int call(UUID speech, Instant at) {
    return db.sql(
            """
            update speech set called_at = greatest(asked_at, :at)
             where id = :id and called_at is null and ended_at is null""")
        .param("id", speech)
        .param("at", Timestamp.from(at))
        .update();
  }

  int endSpeech(UUID speech, Instant at) {
    return db.sql(
            """
            update speech set ended_at = greatest(asked_at, called_at, :at)
             where id = :id and ended_at is null""")
        .param("id", speech)
        .param("at", Timestamp.from(at))
        .update();
  }

  List<Speech> speeches(UUID meeting) {
    return db.sql("select * from speech where meeting = :meeting order by asked_at, id")
        .param("meeting", meeting)
        .query(RoomStore::speech)
        .list();
  }

  Optional<Speech> speech(UUID id) {
    return db.sql("select * from speech where id = :id")
        .param("id", id)
        .query(RoomStore::speech)
        .optional();
  }

  private static Speech speech(ResultSet row, int n) throws SQLException {
    return new Speech(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("part", UUID.class),
        row.getObject("item", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("constituency"),
        row.getTimestamp("asked_at").toInstant(),
        moment(row, "called_at"),
        moment(row, "ended_at"));
  }

  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** How often each part that whoever asks may follow has changed. */
  Map<UUID, Long> versions(UUID meeting) {
    Map<UUID, Long> versions = new LinkedHashMap<>();
    db.sql(
            """
            select v.part, v.version from part_version v join meeting_part p on p.id = v.part
             where p.meeting = :meeting order by v.part""")
        .param("meeting", meeting)
        .query((row, n) -> Map.entry(row.getObject("part", UUID.class), row.getLong("version")))
        .list()
        .forEach(e -> versions.put(e.getKey(), e.getValue()));
    return versions;
  }
}
