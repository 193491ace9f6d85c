package org.mandate.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Debits equal credits: the database says so, whoever writes, and whatever happens. */
class MoneyBalancesTest {
  private static PromiseTown town;

  @BeforeAll
  static void found() {
    town = new PromiseTown();
  }

  private static JdbcClient db() {
    return town.w.p.db;
  }

  private static void entry(UUID id, Promise p, String kind, int lines) {
    db().sql(
            """
            insert into money_entry (id, promise, kind, on_day, organisation, reason, source, lines, recorded_at)
            values (:id, :p, :kind, current_date, :o, 'why', 'where', :n, now())""")
        .param("id", id)
        .param("p", p.id())
        .param("kind", kind)
        .param("o", BallotTown.code(1))
        .param("n", lines)
        .update();
  }

  private static void line(UUID entry, int position, String account, long pence) {
    db().sql("insert into money_line values (:e, :n, :a, :p)")
        .param("e", entry)
        .param("n", position)
        .param("a", account)
        .param("p", pence)
        .update();
  }

  private static UUID id() {
    return db().sql("select fresh_id()").query(UUID.class).single();
  }

  private static void asTreasurer(Runnable work) {
    town.w.as(
        town.treasurer,
        () -> {
          work.run();
          return true;
        });
  }

  private static long entries() {
    return town.w.job(
        "audit", () -> db().sql("select count(*) from money_entry").query(Long.class).single());
  }

  @Test
  void aCommitWhoseDebitsAreNotItsCreditsIsRefusedByTheDatabase() {
    Promise p = town.made(PromiseTown.wanted("A penny over", Optional.empty()));
    long before = entries();

    assertThatThrownBy(
            () ->
                asTreasurer(
                    () -> {
                      UUID e = id();
                      entry(e, p, "received", 2);
                      line(e, 1, "received", 100);
                      line(e, 2, "outstanding", -99);
                    }))
        .hasStackTraceContaining("debits do not equal credits: 1 pence over");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void whatIsPromisedDoesNotPayForWhatIsOutstanding() {
    Promise p = town.made(PromiseTown.wanted("Across", Optional.empty()));

    assertThatThrownBy(
            () ->
                asTreasurer(
                    () -> {
                      UUID e = id();
                      entry(e, p, "received", 2);
                      line(e, 1, "outstanding", -100);
                      line(e, 2, "promised", 100);
                    }))
        .hasStackTraceContaining("debits do not equal credits");
  }

  @Test
  void noLineIsAddedToAnEntryThatStandsNorIsOneWithoutLines() {
    Promise p = town.made(PromiseTown.wanted("Later", Optional.empty()));
    Posted posted = town.post(p, Posted.Kind.RECEIVED, 1, 500).orElseThrow();

    assertThatThrownBy(
            () ->
                asTreasurer(
                    () -> {
                      line(posted.id(), 3, "received", 7);
                      line(posted.id(), 4, "outstanding", -7);
                    }))
        .hasStackTraceContaining("an entry of 2 lines has 4");
    assertThatThrownBy(() -> asTreasurer(() -> entry(id(), p, "received", 2)))
        .hasStackTraceContaining("an entry of 2 lines has 0");
  }

  @Test
  void noLineIsChangedOrTakenOut() {
    Promise p = town.made(PromiseTown.wanted("Standing", Optional.empty()));
    Posted posted = town.post(p, Posted.Kind.RECEIVED, 1, 500).orElseThrow();

    for (String sql :
        List.of(
            "update money_line set pence = pence * 2 where entry = :e",
            "delete from money_line where entry = :e",
            "update money_entry set organisation = 'X' where id = :e",
            "delete from money_entry where id = :e")) {
      assertThatThrownBy(() -> asTreasurer(() -> db().sql(sql).param("e", posted.id()).update()))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void aReversalThatTurnsOnlyAPartIsRefused() {
    Promise p = town.made(PromiseTown.wanted("Half back", Optional.empty()));
    Posted posted = town.post(p, Posted.Kind.RECEIVED, 1, 500).orElseThrow();

    assertThatThrownBy(
            () ->
                asTreasurer(
                    () -> {
                      UUID e = id();
                      db().sql(
                              """
                              insert into money_entry (id, promise, kind, on_day, organisation, reason, reverses, lines,
                                recorded_at) values (:id, :p, 'reversed', current_date, :o, 'why', :r, 2, now())""")
                          .param("id", e)
                          .param("p", p.id())
                          .param("o", BallotTown.code(1))
                          .param("r", posted.id())
                          .update();
                      line(e, 1, "received", -200);
                      line(e, 2, "outstanding", 200);
                    }))
        .hasStackTraceContaining("a reversal turns every line of one entry");
  }

  @Test
  void halfOfAPromiseIsNothing() {
    NewPromise w = PromiseTown.wanted("Half done", Optional.empty());
    long before = entries();

    assertThatThrownBy(
            () ->
                asTreasurer(
                    () -> {
                      town.promises.make(town.w.body, w, PromiseTown.who(town.treasurer));
                      throw new IllegalStateException("the power went");
                    }))
        .hasMessageContaining("the power went");

    assertThat(entries()).isEqualTo(before);
    assertThat(town.w.t.asNobody(() -> town.promises.of(town.w.body.id())))
        .noneMatch(p -> p.title().equals("Half done"));
  }

  @Test
  void everyPoundOfADueIsReceivedRecoveredWaivedDisputedOrOutstandingWhateverHappens() {
    long seed = 20261127;
    System.err.println("seed " + seed);
    var random = new Random(seed);
    Promise p = town.made(PromiseTown.wanted("Anything", Optional.empty()));
    Posted.Kind[] kinds = {
      Posted.Kind.RELEASED, Posted.Kind.RECEIVED, Posted.Kind.PASSED_ON, Posted.Kind.SPENT,
      Posted.Kind.RECOVERED, Posted.Kind.TAKEN_BACK, Posted.Kind.WAIVED, Posted.Kind.DISPUTED,
      Posted.Kind.SETTLED, Posted.Kind.GIVEN_UP
    };
    // 1,000, 1,010, 1,020, 1,030 and 1,040 patients at £1.7613, half-up once a practice.
    long[] promised = {176_130, 177_891, 179_653, 181_414, 183_175};
    int done = 0;
    for (int i = 0; i < 150; i++) {
      Posted.Kind kind = kinds[random.nextInt(kinds.length)];
      int practice = 1 + random.nextInt(5);
      if (random.nextInt(6) == 0) {
        List<Posted> all = town.w.t.asNobody(() -> town.promises.entries(p));
        if (!all.isEmpty()) {
          UUID which = all.get(random.nextInt(all.size())).id();
          done += reverse(p, which) ? 1 : 0;
        }
      } else {
        done += town.post(p, kind, practice, 1 + random.nextInt(90_000)).done().isPresent() ? 1 : 0;
      }
      for (int n = 1; n <= 5; n++) {
        Gap g = town.gap(p, n);
        long open = g.outstandingPence();
        assertThat(
                g.receivedByPayeePence()
                    + g.recoveredPence()
                    + g.waivedPence()
                    + g.disputedPence()
                    + open)
            .as("practice %d after %d moves", n, i + 1)
            .isEqualTo(g.duePence());
        assertThat(g.withPayeePence()).isNotNegative();
        assertThat(g.promisedPence()).isEqualTo(promised[n - 1]);
      }
    }
    assertThat(done).as("moves that were made").isGreaterThan(60);
    assertThat(sums()).containsOnly(0L);
  }

  private static boolean reverse(Promise p, UUID which) {
    Outcome<Posted> out =
        town.w.as(
            town.treasurer,
            () -> town.promises.reverse(p, which, "A wrong line", PromiseTown.who(town.treasurer)));
    return out.done().isPresent();
  }

  private static List<Long> sums() {
    return town.w.job(
        "audit",
        () ->
            db().sql("select sum(pence)::bigint from money_line group by entry")
                .query(Long.class)
                .list());
  }

  @Test
  void duesFollowTheTermsThatChangedAndWhatWasOwedIsTakenBack() {
    Promise p = town.made(PromiseTown.wanted("Less from autumn", Optional.empty()));
    assertThat(town.gap(p, 2).promisedPence()).isEqualTo(177_891);

    town.w.as(
        town.treasurer,
        () ->
            town.promises
                .newVersion(
                    p,
                    new NewPromise.NewVersion(
                        Promise.Side.OURS,
                        "From autumn it is one pound.",
                        new Promise.Source("Second letter", "", "", "", PromiseTown.SAID),
                        Optional.of(PromiseTown.perHead("1", PromiseTown.AS_AT)),
                        Optional.empty(),
                        PromiseTown.halves(),
                        "",
                        "",
                        PromiseTown.SAID.plusMonths(2)),
                    PromiseTown.who(town.treasurer))
                .orElseThrow());

    // 1,010 patients: the first half of £1,778.91 (the odd penny goes first), half of £1,010.
    assertThat(town.gap(p, 2).promisedPence()).isEqualTo(88_946 + 50_500);
    assertThat(town.gap(p, 2).duePence()).isEqualTo(139_446);
    assertThat(sums()).containsOnly(0L);
  }

  @Test
  void aListOfAnotherDayIsNamedAndAMissingOneMakesNoDue() {
    NewPromise w = PromiseTown.wanted("Another day", Optional.empty());
    NewPromise later =
        new NewPromise(
            w.title(),
            w.kind(),
            w.promiser(),
            w.payee(),
            w.links(),
            PromiseTown.version(
                PromiseTown.perHead("2", PromiseTown.AS_AT.plusDays(20)), PromiseTown.halves()),
            w.beneficiaries());

    Promise p = town.made(later);

    assertThat(town.gap(p, 1).duePence()).isEqualTo(200_000);
    assertThat(town.gap(p, 1).cannotTell().getFirst())
        .contains(
            "There is no registered list of 21 April 2025; the list of 1 April 2025 was used");

    NewPromise earlier =
        new NewPromise(
            "Before any list",
            w.kind(),
            w.promiser(),
            w.payee(),
            w.links(),
            PromiseTown.version(
                PromiseTown.perHead("2", PromiseTown.AS_AT.minusYears(3)), PromiseTown.halves()),
            w.beneficiaries());
    Promise none = town.made(earlier);
    assertThat(town.gap(none, 1).duePence()).isZero();
    assertThat(town.gap(none, 1).cannotTell().getFirst())
        .contains("no registered list at or before");
  }
}
