package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mandate.app.walls.RawAttempts.Attempt;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A connection of the serving role in the hands of somebody who knows everything but a session's
 * secret: every id, every table, the source. Of what is sealed they see nothing, and an id that
 * stands there fails as one that does not.
 */
class RawConnectionTest {
  private static WallTown w;
  private static Planted closed;
  private static Planted hidden;
  private static HikariDataSource serving;
  private static final Map<String, String> SECRETS = new LinkedHashMap<>();
  private static final Map<String, String> BEFORE = new LinkedHashMap<>();

  @BeforeAll
  static void plant() throws SQLException {
    w = WallTown.founded();
    serving = w.t.databases.forServing(4);
    UUID reader = person("Rita Reed");
    UUID outsider = person("Otto Outside");
    closed = Planted.closed(w, "c", reader, outsider);
    SECRETS.put("nobody", "");
    SECRETS.put("a signed-in outsider", w.t.session(outsider));
    SECRETS.put("a walled partner", w.t.session(w.hill));
    SECRETS.put("a walled chair", w.t.session(w.chair));
    SECRETS.put("the secretary", w.t.session(w.town.secretary));
    Planted.unannounced(w, "w", reader, outsider);
    tidy();
    for (String who : SECRETS.keySet()) {
      for (Attempt a : RawAttempts.measures()) {
        BEFORE.put(who + a.name(), outcome(who, a.sql()));
      }
    }
    for (int i = 0; i < 9; i++) {
      hidden = Planted.unannounced(w, "u" + i, reader, outsider);
    }
    tidy();
  }

  @AfterAll
  static void close() {
    serving.close();
  }

  private static UUID person(String name) {
    UUID id = UUID.randomUUID();
    w.job(
        "town",
        () -> {
          w.p.people.add(id, name, List.of(id + "@example.org"));
          return true;
        });
    return id;
  }

  /** As autovacuum would sooner or later: with fresh statistics estimates tell most. */
  private static void tidy() {
    w.town.owner("analyze");
  }

  @TestFactory
  Stream<DynamicTest> anIdThatStandsThereIsAnsweredAsOneThatDoesNot() {
    return SECRETS.keySet().stream()
        .flatMap(
            who ->
                RawAttempts.onIds(hidden).stream()
                    .map(
                        a ->
                            DynamicTest.dynamicTest(
                                who + ": " + a.name(),
                                () -> {
                                  String real = outcome(who, a.with(hidden));
                                  String none = outcome(who, a.withFreshIds());
                                  assertThat(real).as(a.sql()).isEqualTo(none);
                                  nothingOf(hidden, real);
                                })));
  }

  @TestFactory
  Stream<DynamicTest> nothingThatCanBeMeasuredMovesWithWhatIsNotAnnounced() {
    return SECRETS.keySet().stream()
        .flatMap(
            who ->
                RawAttempts.measures().stream()
                    .map(
                        a ->
                            DynamicTest.dynamicTest(
                                who + ": " + a.name(),
                                () ->
                                    assertThat(outcome(who, a.sql()))
                                        .as(a.sql())
                                        .isEqualTo(BEFORE.get(who + a.name())))));
  }

  @TestFactory
  Stream<DynamicTest> whatWouldMeasureIsRefusedOutright() {
    return SECRETS.keySet().stream()
        .flatMap(
            who ->
                RawAttempts.refused().stream()
                    .map(
                        a ->
                            DynamicTest.dynamicTest(
                                who + ": " + a.name(),
                                () -> assertThat(outcome(who, a.sql())).contains("42501 "))));
  }

  @TestFactory
  Stream<DynamicTest> noWordOfASealedMatterComesOut() {
    return SECRETS.keySet().stream()
        .flatMap(
            who ->
                RawAttempts.readings(hidden, closed).stream()
                    .map(
                        a ->
                            DynamicTest.dynamicTest(
                                who + ": " + a.name(),
                                () -> {
                                  String seen = outcome(who, a.sql());
                                  nothingOf(hidden, seen);
                                  // An officer without a wall reads what is closed.
                                  if (!who.equals("the secretary")) {
                                    nothingOf(closed, seen);
                                  }
                                })));
  }

  private static void nothingOf(Planted planted, String seen) {
    Map<String, String> mine = new LinkedHashMap<>(planted.marks);
    // What somebody said, and what was noted of them, is theirs to read where they may know of it.
    if (planted == closed) {
      mine.keySet().removeAll(List.of("contest", "disclosure"));
    }
    mine.forEach((part, mark) -> assertThat(seen).as(part).doesNotContainIgnoringCase(mark));
  }

  /** What one statement gives, as text; a refusal as its code and words. Nothing stays. */
  static String outcome(String who, String sql) {
    try (Connection c = serving.getConnection()) {
      c.setAutoCommit(false);
      try {
        return run(c, SECRETS.getOrDefault(who, ""), sql);
      } finally {
        c.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(Connection c, String secret, String sql) throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Statement s = c.createStatement()) {
      if (!secret.isEmpty()) {
        s.execute("select * from identify('" + secret + "')");
      }
      for (String one : sql.split(";;")) {
        if (one.strip().startsWith("copy") && one.contains("to stdout")) {
          var out = new java.io.ByteArrayOutputStream();
          new CopyManager(c.unwrap(org.postgresql.core.BaseConnection.class)).copyOut(one, out);
          seen.add(out.toString(java.nio.charset.StandardCharsets.UTF_8));
        } else {
          boolean rows = s.execute(one);
          seen.add(rows ? read(s.getResultSet()) : "changed " + s.getUpdateCount());
        }
      }
      var notes = c.unwrap(PGConnection.class).getNotifications();
      seen.add(notes == null ? "" : notes.length + " notes");
    } catch (SQLException e) {
      seen.add(e.getSQLState() + " " + withoutIds(String.valueOf(e.getMessage())));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return String.join("\n", seen);
  }

  private static String read(ResultSet row) throws SQLException {
    StringBuilder all = new StringBuilder();
    int columns = row.getMetaData().getColumnCount();
    while (row.next()) {
      for (int i = 1; i <= columns; i++) {
        byte[] raw =
            row.getMetaData().getColumnTypeName(i).equals("bytea") ? row.getBytes(i) : null;
        all.append(
                raw == null
                    ? row.getString(i)
                    : new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1))
            .append('|');
      }
      all.append('\n');
    }
    return withoutIds(all.toString());
  }

  /** An id that was asked for comes back in some words; which one it was is no news. */
  private static String withoutIds(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "(id)");
  }
}
