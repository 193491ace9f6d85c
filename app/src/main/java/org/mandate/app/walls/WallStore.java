package org.mandate.app.walls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.conflicts.Wall;
import org.mandate.conflicts.Words;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the walls' rows, and of the notes that say which are due. */
final class WallStore {
  private static final long LOCK = 160_001L;

  private final JdbcClient db;

  WallStore(JdbcClient db) {
    this.db = db;
  }

  /** Whether this transaction changed a fact from which walls follow. */
  boolean due() {
    return db.sql("select walls_are_due()").query(Boolean.class).single();
  }

  /**
   * Lets one transaction after the other keep walls, until its commit. Two facts told at the same
   * moment, a party here and a post there, would otherwise not see one another, and nobody would
   * build the wall between them.
   */
  void oneAtATime() {
    db.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> 0).list();
  }

  /** Takes the notes away and gives the matters that they concern. */
  Set<UUID> takeDue() {
    record Note(String what, String key) {}
    List<Note> notes =
        db.sql("delete from wall_due returning what, key")
            .query((row, n) -> new Note(row.getString(1), row.getString(2)))
            .list();
    Set<String> nodes = new HashSet<>();
    Set<String> bodies = new HashSet<>();
    Set<UUID> matters = new HashSet<>();
    for (Note note : notes) {
      switch (note.what()) {
        case "matter" -> matters.add(UUID.fromString(note.key()));
        case "body" -> bodies.add(note.key());
        default -> nodes.add(note.key());
      }
    }
    matters.addAll(reached(nodes));
    matters.addAll(ofBodies(bodies));
    return matters;
  }

  private List<UUID> reached(Set<String> nodes) {
    return nodes.isEmpty()
        ? List.of()
        : db.sql("select distinct matter from wall_reach where node = any(:nodes)")
            .param("nodes", nodes.toArray(String[]::new))
            .query((row, n) -> row.getObject(1, UUID.class))
            .list();
  }

  private List<UUID> ofBodies(Set<String> bodies) {
    return bodies.isEmpty()
        ? List.of()
        : db.sql(
                """
                select distinct p.matter from matter_party p join matter m on m.id = p.matter
                 where m.body = any(:bodies::uuid[])""")
            .param("bodies", bodies.toArray(String[]::new))
            .query((row, n) -> row.getObject(1, UUID.class))
            .list();
  }

  /** Every matter that has or had a party. */
  List<UUID> allWithParties() {
    return db.sql("select distinct matter from matter_party")
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  /** What the walls of a matter follow from: whom and what their computation reached. */
  void reach(UUID matter, Collection<String> nodes) {
    db.sql("delete from wall_reach where matter = :m and node <> all(:nodes)")
        .param("m", matter)
        .param("nodes", nodes.toArray(String[]::new))
        .update();
    db.sql(
            """
            insert into wall_reach (matter, node) select :m, n from unnest(:nodes::text[]) n
            on conflict do nothing""")
        .param("m", matter)
        .param("nodes", nodes.toArray(String[]::new))
        .update();
  }

  /**
   * A wall's row.
   *
   * @param until empty while it has no end
   * @param handling what was chosen; empty while nobody has
   */
  record Row(
      UUID matter,
      UUID person,
      LocalDate from,
      Optional<LocalDate> until,
      Set<Shut> shuts,
      List<String> clauses,
      Set<String> kinds,
      boolean potential,
      Optional<Handling> handling) {

    static Row of(UUID matter, Wall wall) {
      LocalDate from = wall.period().from();
      return new Row(
          matter,
          UUID.fromString(wall.person()),
          from == null ? LocalDate.EPOCH : from,
          Optional.ofNullable(wall.period().until()),
          wall.shuts(),
          wall.clauses(),
          new java.util.TreeSet<>(wall.kinds().stream().map(Words::of).toList()),
          wall.potential(),
          wall.chosen().map(c -> c.handling()));
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }
  }

  /** Makes these the walls of a matter; returns how many rows changed. */
  int keep(UUID matter, List<Row> walls, Instant at) {
    Set<Row> before = new HashSet<>(current(matter));
    Set<Row> now = new HashSet<>(walls);
    int changed = 0;
    for (Row row : before) {
      if (!now.contains(row)) {
        changed +=
            db.sql(
                    """
                    update wall set superseded_at = :at
                     where matter = :m and person = :p and from_date = :from and superseded_at = 'infinity'""")
                .param("at", Timestamp.from(at))
                .param("m", matter)
                .param("p", row.person())
                .param("from", row.from())
                .update();
      }
    }
    List<Row> fresh = new ArrayList<>(walls);
    fresh.removeAll(before);
    for (Row row : fresh) {
      changed += insert(row, at);
    }
    return changed;
  }

  private int insert(Row row, Instant at) {
    return db.sql(
            """
            insert into wall (matter, person, from_date, to_date, shuts, clauses, kinds, potential, handling, recorded_at)
            values (:m, :p, :from, coalesce(:until::date, 'infinity'), :shuts, :clauses, :kinds, :potential, :handling,
              :at)""")
        .param("m", row.matter())
        .param("p", row.person())
        .param("from", row.from())
        .param("until", row.until().orElse(null))
        .param("shuts", bits(row.shuts()))
        .param("clauses", row.clauses().toArray(String[]::new))
        .param("kinds", row.kinds().toArray(String[]::new))
        .param("potential", row.potential())
        .param("handling", row.handling().map(Words::of).orElse(null))
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The walls of a matter as known now, as far as they may be seen. */
  List<Row> current(UUID matter) {
    return db.sql(
            "select * from wall where matter = :m and superseded_at = 'infinity' order by person, from_date")
        .param("m", matter)
        .query(WallStore::row)
        .list();
  }

  /** The walls of a person on every matter, as known now, as far as they may be seen. */
  List<Row> of(UUID person, LocalDate day) {
    return db.sql(
            """
            select * from wall where person = :p and superseded_at = 'infinity' and from_date <= :day and to_date > :day
             order by matter""")
        .param("p", person)
        .param("day", day)
        .query(WallStore::row)
        .list();
  }

  /** The walls of a matter as they were known at a moment. */
  List<Row> asKnown(UUID matter, Instant at) {
    return db.sql(
            """
            select * from wall where matter = :m and recorded_at <= :at and superseded_at > :at
             order by person, from_date""")
        .param("m", matter)
        .param("at", Timestamp.from(at))
        .query(WallStore::row)
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    LocalDate until = row.getObject("to_date", LocalDate.class);
    @Nullable String handling = row.getString("handling");
    return new Row(
        row.getObject("matter", UUID.class),
        row.getObject("person", UUID.class),
        row.getObject("from_date", LocalDate.class),
        until.equals(LocalDate.MAX) ? Optional.empty() : Optional.of(until),
        shuts(row.getInt("shuts")),
        words(row, "clauses"),
        new java.util.TreeSet<>(words(row, "kinds")),
        row.getBoolean("potential"),
        Optional.ofNullable(handling).map(WallStore::handling));
  }

  private static List<String> words(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
  }

  static Handling handling(String word) {
    return Handling.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  // 1 vote, 2 speech, 4 room, 8 papers, 16 talk: the order of the library's constants.
  private static int bits(Set<Shut> shuts) {
    return shuts.stream().mapToInt(s -> 1 << s.ordinal()).sum();
  }

  private static Set<Shut> shuts(int bits) {
    Set<Shut> shuts = EnumSet.noneOf(Shut.class);
    for (Shut one : Shut.values()) {
      if ((bits & (1 << one.ordinal())) != 0) {
        shuts.add(one);
      }
    }
    return java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(shuts));
  }
}
