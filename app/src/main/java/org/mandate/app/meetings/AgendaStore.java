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

/** All SQL of parts and agenda items. Row security decides what is read. */
final class AgendaStore {
  // A matter's words are its own row's, or matter_words' where it is or was closed.
  private static final String ITEMS =
      """
      select i.*, i.sealed_until > (select london_today()) as is_sealed,
        case when i.matter is null then i.title else coalesce(w.title, m.title, '') end as words
        from agenda_item i join meeting_part p on p.id = i.part
        left join matter m on m.id = i.matter
        left join matter_words w on w.matter = m.id and m.closed_until > '-infinity'
      """;
  private final JdbcClient db;

  AgendaStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Part p, Instant at) {
    db.sql(
            """
            insert into meeting_part (id, meeting, body, position, kind, reason, seat, closed_until, unannounced_until,
              recorded_at, entry)
            values (:id, :meeting, :body, :position, :kind, :reason, :seat, coalesce(:closed::date, '-infinity'),
              coalesce(:unannounced::date, '-infinity'), :at, :entry)""")
        .param("id", p.id())
        .param("meeting", p.meeting())
        .param("body", p.body())
        .param("position", p.position())
        .param("kind", p.kind().code())
        .param("reason", p.reason())
        .param("seat", p.seat())
        .param("closed", p.closedUntil().orElse(null))
        .param("unannounced", p.unannouncedUntil().orElse(null))
        .param("at", Timestamp.from(at))
        .param("entry", p.entry() == 0 ? null : p.entry())
        .update();
  }

  void keep(Item i, Instant at) {
    db.sql(
            """
            insert into agenda_item (id, meeting, body, part, position, kind, matter, title, minutes_planned, state,
              answer, practice, recorded_at, entry)
            values (:id, :meeting, :body, :part, :position, :kind, :matter, :title, :minutes, :state, :answer, :practice,
              :at, :entry)""")
        .param("id", i.id())
        .param("meeting", i.meeting())
        .param("body", i.body())
        .param("part", i.part())
        .param("position", i.position())
        .param("kind", i.kind().code())
        .param("matter", i.matter().orElse(null))
        .param("title", i.matter().isPresent() ? "" : i.title())
        .param("minutes", i.minutesPlanned())
        .param("state", i.state().code())
        .param("answer", i.answer())
        .param("practice", i.practice())
        .param("at", Timestamp.from(at))
        .param("entry", i.entry() == 0 ? null : i.entry())
        .update();
  }

  void proposer(UUID item, UUID person) {
    db.sql("insert into agenda_item_proposer (item, person) values (:item, :person)")
        .param("item", item)
        .param("person", person)
        .update();
  }

  /** Who put an item forward, where whoever asks may know. */
  Optional<UUID> proposer(UUID item) {
    return db.sql("select person from agenda_item_proposer where item = :item")
        .param("item", item)
        .query(UUID.class)
        .optional();
  }

  void state(UUID item, Item.State state, String answer, long entry) {
    db.sql(
            """
            update agenda_item set state = :state, answer = :answer, entry = coalesce(:entry, entry) where id = :id""")
        .param("id", item)
        .param("state", state.code())
        .param("answer", answer)
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  /** Puts an item at another place of its part. */
  void place(UUID item, int position) {
    db.sql("update agenda_item set position = :position where id = :id and position <> :position")
        .param("id", item)
        .param("position", position)
        .update();
  }

  /** Puts an item into another part of its meeting. */
  void move(UUID item, UUID part) {
    db.sql("select move_agenda_item(:item, :part)")
        .param("item", item)
        .param("part", part)
        .query((row, n) -> 0)
        .list();
  }

  void plan(UUID item, Item.Kind kind, int minutes) {
    db.sql("update agenda_item set kind = :kind, minutes_planned = :minutes where id = :id")
        .param("id", item)
        .param("kind", kind.code())
        .param("minutes", minutes)
        .update();
  }

  List<Part> parts(UUID meeting) {
    return db.sql("select * from meeting_part where meeting = :meeting order by position")
        .param("meeting", meeting)
        .query(AgendaStore::part)
        .list();
  }

  Optional<Part> part(UUID id) {
    return db.sql("select * from meeting_part where id = :id")
        .param("id", id)
        .query(AgendaStore::part)
        .optional();
  }

  List<Item> items(UUID meeting) {
    return db.sql(
            ITEMS + " where i.meeting = :meeting order by p.position, i.position, i.recorded_at")
        .param("meeting", meeting)
        .query(AgendaStore::item)
        .list();
  }

  Optional<Item> item(UUID id) {
    return db.sql(ITEMS + " where i.id = :id").param("id", id).query(AgendaStore::item).optional();
  }

  List<Item> ofMatter(UUID matter) {
    return db.sql(ITEMS + " where i.matter = :matter order by i.recorded_at")
        .param("matter", matter)
        .query(AgendaStore::item)
        .list();
  }

  /** Items, announced, that a wall keeps from whoever asks though they sit on the body. */
  List<OutOf> outOf(UUID meeting) {
    return db.sql("select * from items_i_am_out_of(:meeting) order by position")
        .param("meeting", meeting)
        .query(
            (row, n) ->
                new OutOf(
                    row.getObject("id", UUID.class),
                    row.getObject("part", UUID.class),
                    row.getInt("position"),
                    row.getObject("matter", UUID.class)))
        .list();
  }

  private static Optional<LocalDate> finite(ResultSet row, String column) throws SQLException {
    LocalDate day = row.getObject(column, LocalDate.class);
    return day == null || day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN)
        ? Optional.empty()
        : Optional.of(day);
  }

  private static Part part(ResultSet row, int n) throws SQLException {
    return new Part(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("body", UUID.class),
        row.getInt("position"),
        Codes.of(Part.Kind.class, row.getString("kind")),
        row.getString("reason"),
        row.getString("seat"),
        finite(row, "closed_until"),
        finite(row, "unannounced_until"),
        row.getLong("entry"));
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("part", UUID.class),
        row.getInt("position"),
        Codes.of(Item.Kind.class, row.getString("kind")),
        Optional.ofNullable(row.getObject("matter", UUID.class)),
        row.getString("words"),
        row.getInt("minutes_planned"),
        Codes.of(Item.State.class, row.getString("state")),
        row.getString("answer"),
        row.getString("practice"),
        finite(row, "sealed_until"),
        row.getBoolean("is_sealed"),
        row.getLong("entry"));
  }
}
