package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.PartyRole;

/** Two facts that make a wall only together, told in two transactions that overlap. */
class FactsToldAtOneMomentTest {
  private static WallTown w;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
  }

  @Test
  void aPostToldWhileThePartyIsBeingToldMeetsTheParty() throws Exception {
    Matter ooh = w.open("Out-of-hours, at one moment");
    UUID late = newcomer();

    atOneMoment(() -> party(ooh), () -> partner(late));

    assertThat(w.wall(ooh, late)).isPresent();
    assertThat(w.p.walls.warden().keepAll()).isZero();
  }

  @Test
  void aPartyToldWhileThePostIsBeingToldMeetsThePost() throws Exception {
    Matter ooh = w.open("Out-of-hours, at the other moment");
    UUID late = newcomer();

    atOneMoment(() -> partner(late), () -> party(ooh));

    assertThat(w.wall(ooh, late)).isPresent();
    assertThat(w.p.walls.warden().keepAll()).isZero();
  }

  private static UUID newcomer() {
    UUID person = UUID.randomUUID();
    w.job(
        "town",
        () -> {
          w.p.people.add(person, "Dr Late", List.of(person + "@example.org"));
          return true;
        });
    return person;
  }

  private static boolean partner(UUID person) {
    return w.job(
        "town",
        () -> {
          w.p.people.affiliate(
              person, BallotTown.code(1), "partner", WallTown.BEGAN, Optional.empty());
          return true;
        });
  }

  private static boolean party(Matter m) {
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    return true;
  }

  /** The first has done all but its commit when the second begins. */
  private static void atOneMoment(Runnable first, Runnable second) throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<?> one =
          two.submit(
              () ->
                  w.p.writing.executeWithoutResult(
                      status -> {
                        first.run();
                        told.countDown();
                        await(begun);
                        waitingForAnother();
                      }));
      Future<?> other =
          two.submit(
              () -> {
                await(told);
                begun.countDown();
                second.run();
              });
      one.get(30, TimeUnit.SECONDS);
      other.get(30, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Until the other transaction waits for this one, or two seconds have passed without it. */
  private static void waitingForAnother() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (System.nanoTime() < end) {
      if (somebodyWaits()) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean somebodyWaits() {
    try (var owner = w.t.databases.asOwner();
        var s = owner.createStatement();
        var row =
            s.executeQuery(
                "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
