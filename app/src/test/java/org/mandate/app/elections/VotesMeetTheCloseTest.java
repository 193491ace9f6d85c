package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.elections.BallotTown.code;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;

/** Voters and the close, at the same moment, on the database's own clock. */
class VotesMeetTheCloseTest {
  private static final int PRACTICES = 24;

  @Test
  void noVoteAcceptedIsLostAndNoneRefusedIsCounted() throws Exception {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(PRACTICES, ""));
    town.realClock();
    Instant now = town.asNobody(() -> town.p.record.now());
    Ballot ballot = town.publish(town.matter("ordinary", ""), now, now.plusSeconds(600));
    town.round();
    // Closes while the voters below are at it.
    town.owner(
        "update mandate.ballot set closes_at = clock_timestamp() + interval '2500 milliseconds'");
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    Set<String> refused = ConcurrentHashMap.newKeySet();
    try (ExecutorService voters = Executors.newFixedThreadPool(5)) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int round = 0; round < 12; round++) {
        for (int i = 1; i <= PRACTICES; i++) {
          String practice = code(i);
          String choice = round % 2 == 0 ? "for" : "against";
          all.add(
              () -> {
                boolean in = town.cast(ballot.id(), practice, choice) instanceof Casting.Recorded;
                (in ? accepted : refused).add(practice + " " + choice);
                return in;
              });
        }
      }
      all.add(
          () -> {
            while (town.find(ballot.id()).state() != Ballot.State.CLOSED) {
              town.round();
            }
            return true;
          });
      for (Future<Boolean> done : voters.invokeAll(all)) {
        done.get();
      }
    }
    assertThat(accepted).isNotEmpty();
    assertThat(refused).as("the close came before the last voters").isNotEmpty();
    var votes = town.asNobody(() -> town.p.elections.votes(ballot.id()));
    votes.values().forEach(v -> assertThat(accepted).contains(v.practice() + " " + v.choice()));
    accepted.forEach(a -> assertThat(votes).containsKey(a.substring(0, a.indexOf(' '))));
    votes.values().forEach(v -> assertThat(v.at()).isBefore(town.find(ballot.id()).closesAt()));
  }

  @Test
  void aVoteThatHoldsTheLockBeforeTheCloseIsCounted() throws Exception {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.clock("2026-01-20T16:59:59Z");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Integer> closing =
          town.as(
              town.voters.get(code(1)),
              () -> {
                town.p.elections.cast(
                    ballot.id(), code(1), "for", "", new Who.Person(town.voters.get(code(1))));
                // The close begins while this vote is not yet committed: it must wait.
                town.clock("2026-01-20T17:00:00Z");
                Future<Integer> started = other.submit(town::round);
                sleep(700);
                assertThat(started.isDone()).isFalse();
                return started;
              });
      assertThat(closing.get()).isEqualTo(1);
    }
    assertThat(town.asNobody(() -> town.p.elections.votes(ballot.id()))).containsKey(code(1));
  }

  @Test
  void atTheCloseItselfAVoteIsRefused() {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.clock("2026-01-20T16:59:59.999999Z");
    assertThat(town.cast(ballot.id(), code(1), "for")).isInstanceOf(Casting.Recorded.class);
    town.clock("2026-01-20T17:00:00Z");

    assertThat(town.cast(ballot.id(), code(2), "for")).isInstanceOf(Casting.NotOpen.class);

    town.round();
    assertThat(town.asNobody(() -> town.p.elections.votes(ballot.id()))).containsOnlyKeys(code(1));
    assertThat(town.round()).as("closing again does nothing").isZero();
  }

  @Test
  void twoClosersAtOnceCloseItOnce() throws Exception {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.cast(ballot.id(), 1, 3, "for");
    town.clock("2026-01-20T17:00:00Z");
    try (ExecutorService closers = Executors.newFixedThreadPool(4)) {
      int closed = 0;
      for (Future<Integer> one :
          closers.invokeAll(Collections.nCopies(4, (Callable<Integer>) town::round))) {
        closed += one.get();
      }
      assertThat(closed).isEqualTo(1);
    }
    var entries = town.asNobody(() -> town.p.record.about(ballot.subject()));
    assertThat(entries).filteredOn(e -> e.kind().equals("ballot.closed")).hasSize(1);
  }

  @Test
  void aCloseThatStopsHalfWayLeavesNothingAndTheNextRoundFinishes() throws SQLException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.cast(ballot.id(), 1, 3, "for");
    boolean[] broken = {true};
    town.p.elections.tellClosed(
        closed -> {
          if (broken[0]) {
            throw new IllegalStateException("the program died here");
          }
        });
    town.clock("2026-01-20T17:00:00Z");
    try {
      town.round();
    } catch (IllegalStateException died) {
      assertThat(died).hasMessage("the program died here");
    }
    assertThat(town.find(ballot.id()).state()).isEqualTo(Ballot.State.OPEN);
    assertThat(town.asNobody(() -> town.p.elections.votes(ballot.id()))).isEmpty();

    broken[0] = false;
    town.round();

    assertThat(town.find(ballot.id()).state()).isEqualTo(Ballot.State.CLOSED);
    assertThat(RealRulesEndToEndTest.decision(town, ballot).outcome()).isEqualTo("carried");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
