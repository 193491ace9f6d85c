package org.mandate.app.meetings.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mandate.app.meetings.Codes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of motions and their words. */
final class MotionStore {
  private final JdbcClient db;

  MotionStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Motion m) {
    db.sql(
            """
            insert into motion (id, meeting, body, part, item, position, amends, state, recorded_at, entry)
            values (:id, :meeting, :body, :part, :item, :position, :amends, :state, :at, :entry)""")
        .param("id", m.id())
        .param("meeting", m.meeting())
        .param("body", m.body())
        .param("part", m.part())
        .param("item", m.item())
        .param("position", m.position())
        .param("amends", m.amends().orElse(null))
        .param("state", m.state().code())
        .param("at", Timestamp.from(m.at()))
        .param("entry", m.entry() == 0 ? null : m.entry())
        .update();
    m.mover().ifPresent(person -> person(m, person, "mover"));
    m.seconder().ifPresent(person -> person(m, person, "seconder"));
    m.texts().forEach(text -> keep(m, text));
  }

  void person(Motion m, UUID person, String part) {
    db.sql(
            """
            insert into motion_mover (motion, item, person, part_taken) values (:motion, :item, :person, :part)""")
        .param("motion", m.id())
        .param("item", m.item())
        .param("person", person)
        .param("part", part)
        .update();
  }

  void keep(Motion m, Motion.Text text) {
    db.sql(
            """
            insert into motion_text (motion, item, version, words, amendment, base, recorded_at)
            values (:motion, :item, :version, :words, :amendment, :base, :at)""")
        .param("motion", m.id())
        .param("item", m.item())
        .param("version", text.version())
        .param("words", text.words())
        .param("amendment", text.amendment().orElse(null))
        .param("base", text.base().isPresent() ? text.base().getAsInt() : null)
        .param("at", Timestamp.from(text.at()))
        .update();
  }

  int state(UUID motion, Motion.State state) {
    return db.sql("update motion set state = :state where id = :id")
        .param("id", motion)
        .param("state", state.code())
        .update();
  }

  Optional<Motion> lock(UUID id) {
    db.sql("select 1 from motion where id = :id for update").param("id", id).query().listOfRows();
    return byId(id);
  }

  Optional<Motion> byId(UUID id) {
    return read("m.id = :key", id).stream().findFirst();
  }

  List<Motion> ofMeeting(UUID meeting) {
    return read("m.meeting = :key", meeting);
  }

  List<Motion> ofItem(UUID item) {
    return read("m.item = :key", item);
  }

  List<Motion> withEntries() {
    return read("m.entry is not null and :key::uuid is null", null);
  }

  private List<Motion> read(String where, @org.jspecify.annotations.Nullable UUID key) {
    Map<UUID, List<Motion.Text>> texts = new HashMap<>();
    db.sql(
            "select t.* from motion_text t join motion m on m.id = t.motion where "
                + where
                + " order by t.motion, t.version")
        .param("key", key)
        .query(
            (row, n) ->
                texts
                    .computeIfAbsent(row.getObject("motion", UUID.class), _ -> new ArrayList<>())
                    .add(text(row)))
        .list();
    return db
        .sql(
            """
            select m.*, a.person as mover, b.person as seconder from motion m
              left join motion_mover a on a.motion = m.id and a.part_taken = 'mover'
              left join motion_mover b on b.motion = m.id and b.part_taken = 'seconder' where\s"""
                + where
                + " order by m.item, m.position, m.recorded_at")
        .param("key", key)
        .query((row, n) -> motion(row, texts))
        .list()
        .stream()
        .filter(m -> !m.texts().isEmpty())
        .toList();
  }

  private static Motion.Text text(ResultSet row) throws SQLException {
    int base = row.getInt("base");
    OptionalInt known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(base);
    return new Motion.Text(
        row.getInt("version"),
        row.getString("words"),
        Optional.ofNullable(row.getObject("amendment", UUID.class)),
        known,
        row.getTimestamp("recorded_at").toInstant());
  }

  private static Motion motion(ResultSet row, Map<UUID, List<Motion.Text>> texts)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant at = row.getTimestamp("recorded_at").toInstant();
    return new Motion(
        id,
        row.getObject("meeting", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("part", UUID.class),
        row.getObject("item", UUID.class),
        row.getInt("position"),
        Optional.ofNullable(row.getObject("amends", UUID.class)),
        Codes.of(Motion.State.class, row.getString("state")),
        Optional.ofNullable(row.getObject("mover", UUID.class)),
        Optional.ofNullable(row.getObject("seconder", UUID.class)),
        texts.getOrDefault(id, List.of()),
        at,
        row.getLong("entry"));
  }
}
