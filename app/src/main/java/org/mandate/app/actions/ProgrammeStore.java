package org.mandate.app.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.actions.Programme.Change;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.What;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of programmes. Row security decides what is read of what hangs on them. */
final class ProgrammeStore {
  private static final int LOCK = 5241;
  private final JdbcClient db;

  ProgrammeStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** One at a time with a programme, until the end of the transaction. */
  void lock(UUID programme) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:key))")
        .param("lock", LOCK)
        .param("key", programme.toString())
        .query((row, n) -> 0)
        .list();
  }

  void keep(Programme p) {
    db.sql(
            """
            insert into programme (id, body, title, words, decision, recorded_at, entry)
            values (:id, :body, :title, :words, :decision, :at, :entry)""")
        .param("id", p.id())
        .param("body", p.body())
        .param("title", p.title())
        .param("words", p.words())
        .param("decision", p.decision().orElse(null))
        .param("at", Timestamp.from(p.namedAt()))
        .param("entry", p.entry())
        .update();
  }

  void keep(UUID programme, Dependent d, Instant at) {
    db.sql(
            """
            insert into programme_dependent (id, programme, action, ballot, item, matter, resumes, recorded_at, entry)
            values (:id, :programme, :action, :ballot, :item, :matter, :resumes, :at, :entry)""")
        .param("id", d.id())
        .param("programme", programme)
        .param("action", id(d, What.ACTION))
        .param("ballot", id(d, What.BALLOT))
        .param("item", id(d, What.ITEM))
        .param("matter", id(d, What.MATTER))
        .param("resumes", d.resumes())
        .param("at", Timestamp.from(at))
        .param("entry", d.entry() == 0 ? null : d.entry())
        .update();
  }

  private static @Nullable UUID id(Dependent d, What what) {
    return d.what() == what ? d.which() : null;
  }

  void keep(UUID programme, Change c) {
    db.sql(
            """
            insert into programme_state (id, programme, position, state, reason, decision, seat, clause, from_date,
              until_date, recorded_at, entry)
            values (:id, :programme, :position, :state, :reason, :decision, :seat, :clause, :from, :until, :at, :entry)""")
        .param("id", c.id())
        .param("programme", programme)
        .param("position", c.position())
        .param("state", c.state().word())
        .param("reason", c.reason())
        .param("decision", c.authority().decision().orElse(null))
        .param("seat", c.authority().seat())
        .param("clause", c.authority().clause())
        .param("from", c.from())
        .param("until", c.until().orElse(null))
        .param("at", Timestamp.from(c.at()))
        .param("entry", c.entry())
        .update();
  }

  void keepEffect(UUID change, UUID dependent, Effect effect, Instant at, long entry) {
    db.sql(
            """
            insert into programme_effect (id, state, dependent, effect, recorded_at, entry)
            values (fresh_id(), :state, :dependent, :effect, :at, :entry)""")
        .param("state", change)
        .param("dependent", dependent)
        .param("effect", effect.word())
        .param("at", Timestamp.from(at))
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  Optional<Programme> byId(UUID id) {
    return db.sql("select * from programme where id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  List<Programme> of(UUID body) {
    return db.sql("select * from programme where body = :b order by recorded_at, title")
        .param("b", body)
        .query(this::read)
        .list();
  }

  List<Programme> all() {
    return db.sql("select * from programme order by recorded_at").query(this::read).list();
  }

  /** The programmes that a matter, or its ballot, hangs on. */
  List<Programme> onMatter(UUID matter) {
    return db.sql(
            """
            select p.* from programme p where p.id in (
              select d.programme from programme_dependent d left join ballot b on b.id = d.ballot
               where d.matter = :m or b.matter = :m) order by p.recorded_at""")
        .param("m", matter)
        .query(this::read)
        .list();
  }

  /** The programmes that an item or a matter itself hangs on, as whoever asks may know. */
  List<Programme> holding(Optional<UUID> item, Optional<UUID> matter) {
    return db.sql(
            """
            select p.* from programme p where p.id in (
              select d.programme from programme_dependent d where d.item = :i or d.matter = :m)
             order by p.recorded_at""")
        .param("i", item.orElse(null), Types.OTHER)
        .param("m", matter.orElse(null), Types.OTHER)
        .query(this::read)
        .list();
  }

  private Programme read(ResultSet row, int n) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Programme(
        id,
        row.getObject("body", UUID.class),
        row.getString("title"),
        row.getString("words"),
        Optional.ofNullable(row.getString("decision")),
        dependents(id),
        changes(id),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private List<Dependent> dependents(UUID programme) {
    return db.sql("select * from programme_dependent where programme = :p order by recorded_at, id")
        .param("p", programme)
        .query((row, n) -> dependent(row))
        .list();
  }

  private static Dependent dependent(ResultSet row) throws SQLException {
    for (What what : What.values()) {
      UUID which = row.getObject(what.word(), UUID.class);
      if (which != null) {
        return new Dependent(
            row.getObject("id", UUID.class),
            what,
            which,
            row.getBoolean("resumes"),
            row.getLong("entry"));
      }
    }
    throw new IllegalStateException("a dependent names nothing");
  }

  private List<Change> changes(UUID programme) {
    Map<UUID, Map<UUID, Effect>> effects = new HashMap<>();
    db.sql(
            """
            select e.state, e.dependent, e.effect from programme_effect e join programme_state s on s.id = e.state
             where s.programme = :p""")
        .param("p", programme)
        .query(
            (row, n) ->
                effects
                    .computeIfAbsent(row.getObject("state", UUID.class), x -> new HashMap<>())
                    .put(
                        row.getObject("dependent", UUID.class),
                        Effect.of(row.getString("effect")).orElseThrow()))
        .list();
    return db.sql("select * from programme_state where programme = :p order by position")
        .param("p", programme)
        .query((row, n) -> change(row, effects))
        .list();
  }

  private static Change change(ResultSet row, Map<UUID, Map<UUID, Effect>> effects)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Change(
        id,
        row.getInt("position"),
        Programme.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        new Programme.Authority(
            Optional.ofNullable(row.getString("decision")),
            row.getString("seat"),
            row.getString("clause")),
        row.getObject("from_date", LocalDate.class),
        Optional.ofNullable(row.getObject("until_date", LocalDate.class)),
        effects.getOrDefault(id, Map.of()),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  /** Every effect with its entry, for the audit. */
  record Told(UUID state, UUID dependent, String effect, long entry) {}

  List<Told> effects() {
    return db.sql("select * from programme_effect order by recorded_at")
        .query(
            (row, n) ->
                new Told(
                    row.getObject("state", UUID.class),
                    row.getObject("dependent", UUID.class),
                    row.getString("effect"),
                    row.getLong("entry")))
        .list();
  }
}
