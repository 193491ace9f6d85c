package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;

/**
 * Random histories through the real facades: after every commit the rows of walls are what a slow
 * computation from all facts says, and the warden finds nothing to mend. What was rolled back left
 * nothing.
 */
class WallsAgainstRecomputationTest {
  private static final int STEPS = Integer.getInteger("mandate.history.steps", 60);

  @Test
  void afterEachCommitOfARandomHistoryTheRowsAreWhatEverythingTogetherSays() throws SQLException {
    run(Long.getLong("mandate.seed", System.nanoTime()), STEPS);
  }

  @Test
  @Tag("long")
  void inLongHistoriesToo() throws SQLException {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    for (int i = 0; i < 10; i++) {
      run(seed + i, 400);
    }
  }

  private static void run(long seed, int steps) throws SQLException {
    System.out.println("walls against recomputation: -Dmandate.seed=" + seed);
    WallTown w = WallTown.founded();
    Random random = new Random(seed);
    History history = new History(w, random);
    Set<UUID> matters = history.matters.stream().map(Matter::id).collect(Collectors.toSet());
    List<String> told = new ArrayList<>();
    int walls = 0;
    try (Connection owner = w.t.databases.asOwner()) {
      for (int i = 0; i < steps; i++) {
        told.add(step(w, history, random));
        assertThat(new Recomputed(w, owner).differences(matters))
            .as("seed %d, after step %d: %s", seed, i, told)
            .isEmpty();
        walls = Math.max(walls, count(owner));
        if (i % 10 == 9) {
          assertThat(w.p.walls.warden().keepAll()).as("seed %d, step %d", seed, i).isZero();
        }
      }
    }
    assertThat(walls).as("a history without walls proves nothing; seed %d", seed).isPositive();
  }

  /** One transaction of one to three steps; some are rolled back, some fail at their end. */
  private static String step(WallTown w, History history, Random random) {
    int end = random.nextInt(6);
    String before = end < 2 ? rows(w) : "";
    List<String> told = new ArrayList<>();
    String ended = "committed";
    try {
      w.p.jobs.as(
          "town",
          () -> {
            for (int i = random.nextInt(3); i >= 0; i--) {
              told.add(history.step());
            }
            if (end < 2) {
              throw new IllegalStateException(end == 0 ? "planted fault" : "rolled back");
            }
            return true;
          });
    } catch (RuntimeException fault) {
      ended = "failed: " + fault.getMessage();
    }
    if (end < 2) {
      assertThat(rows(w)).as("what was rolled back left nothing: %s", told).isEqualTo(before);
    }
    return told + " " + ended;
  }

  private static String rows(WallTown w) {
    try (Connection owner = w.t.databases.asOwner();
        var s = owner.createStatement();
        var row =
            s.executeQuery(
                "select coalesce(md5(string_agg(x::text, '' order by x::text)), '') from wall x")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(Connection owner) throws SQLException {
    try (var s = owner.createStatement();
        var row = s.executeQuery("select count(*) from wall where superseded_at = 'infinity'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
