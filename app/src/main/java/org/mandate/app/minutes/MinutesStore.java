package org.mandate.app.minutes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of sets and their versions. Row security decides what is read. */
final class MinutesStore {
  private static final int LOCK = 5220;
  private static final String VERSIONS =
      """
      select w.*, p.person from minutes_words w left join minutes_writer p on p.words = w.id
      """;
  private final JdbcClient db;

  MinutesStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** Two who begin the minutes of one part come one after the other. */
  void oneAtATime(UUID part) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:part))")
        .param("lock", LOCK)
        .param("part", part.toString())
        .query((row, n) -> 0)
        .list();
  }

  void keep(MinutesSet s) {
    db.sql(
            """
            insert into minutes (id, meeting, body, part, state, recorded_at)
            values (:id, :meeting, :body, :part, 'draft', :at)""")
        .param("id", s.id())
        .param("meeting", s.meeting())
        .param("body", s.body())
        .param("part", s.part())
        .param("at", Timestamp.from(s.begunAt()))
        .update();
  }

  Optional<MinutesSet> byId(UUID id) {
    return db.sql("select * from minutes where id = :id")
        .param("id", id)
        .query(MinutesStore::set)
        .optional();
  }

  /** One set at a time: whoever saves, circulates or approves waits for whoever came first. */
  Optional<MinutesSet> lock(UUID id) {
    return db.sql("select * from minutes where id = :id for update")
        .param("id", id)
        .query(MinutesStore::set)
        .optional();
  }

  Optional<MinutesSet> ofPart(UUID part) {
    return db.sql("select * from minutes where part = :part")
        .param("part", part)
        .query(MinutesStore::set)
        .optional();
  }

  List<MinutesSet> ofMeeting(UUID meeting) {
    return db.sql(
            """
            select s.* from minutes s join meeting_part p on p.id = s.part
             where s.meeting = :meeting order by p.position""")
        .param("meeting", meeting)
        .query(MinutesStore::set)
        .list();
  }

  List<MinutesSet> ofBody(UUID body) {
    return db.sql(
            """
            select s.* from minutes s join meeting m on m.id = s.meeting join meeting_part p on p.id = s.part
             where s.body = :body order by m.starts_at desc, p.position""")
        .param("body", body)
        .query(MinutesStore::set)
        .list();
  }

  List<MinutesSet> all() {
    return db.sql("select * from minutes order by recorded_at").query(MinutesStore::set).list();
  }

  /** Approved sets that the clock publishes by now: a closed part's not before it opens. */
  List<UUID> due() {
    return db.sql(
            """
            select s.id from minutes s join meeting_part p on p.id = s.part
             where s.state = 'approved' and s.due_on <= london_today()
               and (p.kind <> 'closed' or p.opens_on <= london_today())
             order by s.due_on limit 100""")
        .query(UUID.class)
        .list();
  }

  void circulated(UUID id, Instant at, long entry) {
    db.sql(
            """
            update minutes set state = 'circulated', circulated_at = :at, circulated_entry = :entry where id = :id""")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  void approved(UUID id, Instant at, LocalDate due) {
    db.sql("update minutes set state = 'approved', approved_at = :at, due_on = :due where id = :id")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("due", due)
        .update();
  }

  void published(UUID id, Instant at, long entry) {
    db.sql(
            """
            update minutes set state = 'published', published_at = :at, published_entry = :entry where id = :id""")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  void keep(MinutesSet s, Version v) {
    db.sql(
            """
            insert into minutes_words (id, minutes, body, part, block, item, position, version, title, words, by_seat,
              recorded_at)
            values (:id, :minutes, :body, :part, :block, :item, :position, :version, :title, :words, :seat, :at)""")
        .param("id", v.id())
        .param("minutes", s.id())
        .param("body", s.body())
        .param("part", s.part())
        .param("block", v.block().kind().code())
        .param("item", v.block().item().orElse(null))
        .param("position", v.block().position())
        .param("version", v.number())
        .param("title", v.block().title())
        .param("words", v.block().words())
        .param("seat", v.seat())
        .param("at", Timestamp.from(v.at()))
        .update();
    v.writer()
        .ifPresent(
            person ->
                db.sql("insert into minutes_writer (words, person) values (:words, :person)")
                    .param("words", v.id())
                    .param("person", person)
                    .update());
  }

  /** The latest version of each block that whoever asks may read, in the order of reading. */
  List<Version> latest(UUID minutes) {
    return db.sql(
            "select * from (select distinct on (block, coalesce(item, part)) x.* from ("
                + VERSIONS
                + """
                 where w.minutes = :minutes) x order by block, coalesce(item, part), version desc) y
                 order by array_position(array['opening', 'item', 'closing'], block), position, item""")
        .param("minutes", minutes)
        .query(MinutesStore::version)
        .list();
  }

  /** Every version of one block, latest first. */
  List<Version> versions(UUID minutes, Block.Kind kind, Optional<UUID> item) {
    return db.sql(
            VERSIONS
                + """
                 where w.minutes = :minutes and w.block = :block and w.item is not distinct from :item::uuid
                 order by w.version desc""")
        .param("minutes", minutes)
        .param("block", kind.code())
        .param("item", item.orElse(null))
        .query(MinutesStore::version)
        .list();
  }

  /** Whether words were changed after an instant. */
  boolean changedAfter(UUID minutes, Instant at) {
    return db.sql(
            """
            select exists (select 1 from minutes_words
             where minutes = :minutes and recorded_at > :at and version > 1)""")
        .param("minutes", minutes)
        .param("at", Timestamp.from(at))
        .query(Boolean.class)
        .single();
  }

  /** Sets of a body of which whoever asks may read some words. */
  Set<UUID> readable(UUID body) {
    return Set.copyOf(
        db.sql("select distinct minutes from minutes_words where body = :body")
            .param("body", body)
            .query(UUID.class)
            .list());
  }

  boolean enters(UUID part) {
    return db.sql("select :part in (select my_sealed_parts())")
        .param("part", part)
        .query(Boolean.class)
        .single();
  }

  /** Offices that could minute a part or an item, whose turn it is first. */
  List<UUID> takers(UUID part, Optional<UUID> item) {
    return db.sql("select office from minute_takers(:part, :item::uuid)")
        .param("part", part)
        .param("item", item.orElse(null))
        .query(UUID.class)
        .list();
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static MinutesSet set(ResultSet row, int n) throws SQLException {
    return new MinutesSet(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("part", UUID.class),
        MinutesSet.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
        row.getTimestamp("recorded_at").toInstant(),
        instant(row, "circulated_at"),
        row.getLong("circulated_entry"),
        instant(row, "approved_at"),
        Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
        instant(row, "published_at"),
        row.getLong("published_entry"));
  }

  private static Version version(ResultSet row, int n) throws SQLException {
    return new Version(
        row.getObject("id", UUID.class),
        new Block(
            kind(row),
            Optional.ofNullable(row.getObject("item", UUID.class)),
            row.getInt("position"),
            row.getString("title"),
            row.getString("words")),
        row.getInt("version"),
        row.getString("by_seat"),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        row.getTimestamp("recorded_at").toInstant());
  }

  static Block.Kind kind(ResultSet row) throws SQLException {
    return Block.Kind.valueOf(row.getString("block").toUpperCase(java.util.Locale.ROOT));
  }
}
