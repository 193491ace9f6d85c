package org.mandate.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.app.TestProgram;

/** Once an interval one entry, whatever happened; what it holds proves a fact and tells of none. */
class SealedFactsTest {
  private static byte[] root(Record.Entry entry) {
    return HexFormat.of().parseHex((String) SealingHours.facts(entry).get("root"));
  }

  private static byte[] leaves(SealingHours h, Record.Entry entry) {
    return h.t.asNobody(
        () ->
            h.t
                .program
                .db
                .sql("select leaves from sealed_batch where entry = :e")
                .param("e", entry.id())
                .query(byte[].class)
                .single());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 100})
  void anIntervalMakesExactlyOneEntryHoweverManyFactsItSaw(int facts) {
    SealingHours h = SealingHours.fresh();
    h.keep(facts);
    assertThat(h.sealAt(0)).as("before the first interval has ended").isZero();

    assertThat(h.sealAt(1)).isEqualTo(1);

    assertThat(h.entries()).hasSize(1);
    assertThat(h.waiting()).isEqualTo(Math.max(0, facts - 32));
    assertThat(h.sealAt(1)).as("the same interval again").isZero();
    assertThat(h.entries()).hasSize(1);
    assertThat(h.audit()).isEqualTo(fits(1, 1 + Math.min(facts, 32)));
  }

  private static Audit.Outcome fits(long entries, long rows) {
    return new Audit.Outcome.Fits(entries, rows, List.of("sealed_batch", "sealed_fact"));
  }

  @Test
  void whatDoesNotFitWaitsForTheNextIntervalInTheOrderItWasKept() {
    SealingHours h = SealingHours.fresh();
    List<UUID> kept = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      kept.add(h.keep("fact " + i));
    }
    h.sealAt(3);

    assertThat(h.entries()).hasSize(3);
    assertThat(h.waiting()).isZero();
    List<Long> entries = h.entries().stream().map(Record.Entry::id).toList();
    for (int i = 0; i < 70; i++) {
      assertThat(h.opening(kept.get(i)).orElseThrow().entry())
          .as("fact " + i)
          .isEqualTo(entries.get(i / 32));
    }
  }

  @Test
  void busyAndIdleIntervalsMakeEntriesAndRowsOfOneShapeAndLength() {
    SealingHours h = SealingHours.fresh();
    h.sealAt(1);
    h.keep("x".repeat(20_000));
    h.sealAt(2);
    h.keep(40);
    h.sealAt(3);
    h.sealAt(5);

    List<Record.Entry> entries = h.entries();
    assertThat(entries).hasSize(5);
    assertThat(entries)
        .extracting(e -> e.leaf().length())
        .containsOnly(entries.getFirst().leaf().length());
    for (int i = 0; i < 5; i++) {
      Record.Entry e = entries.get(i);
      assertThat(SealingHours.facts(e))
          .containsOnlyKeys("from", "to", "leaves", "root")
          .containsEntry("leaves", 32L)
          .containsEntry("from", Record.time(h.hour(i)))
          .containsEntry("to", Record.time(h.hour(i + 1)));
      assertThat(e.content().get("commitments")).isEqualTo(Map.of());
      assertThat(e.subject()).isEqualTo("platform");
      assertThat(leaves(h, e)).hasSize(32 * 32);
    }
    assertThat(entries.get(3).at())
        .isEqualTo(entries.get(4).at())
        .isEqualTo(h.hour(5).plusSeconds(3));
    Set<String> hashes = new HashSet<>();
    entries.forEach(
        e -> SlowTree.split(leaves(h, e)).forEach(l -> hashes.add(HexFormat.of().formatHex(l))));
    assertThat(hashes).as("no leaf, and no filler, twice").hasSize(5 * 32);
  }

  @Test
  void anOpeningProvesItsFactByTheWordsOfTheRfcAlone() {
    SealingHours h = SealingHours.fresh();
    UUID matter = UUID.randomUUID();
    UUID fact =
        h.t.program.jobs.as(
            "warden",
            () ->
                h.t.program.sealed.keep(
                    "test.sealed", "test:1", Map.of("words", "Zoë", "n", 3L), Optional.of(matter)));
    h.keep(20);
    assertThat(h.opening(fact)).as("before it is sealed").isEmpty();
    h.sealAt(1);

    SealedFacts.Opening o = h.opening(fact).orElseThrow();

    Record.Entry entry = h.entries().getFirst();
    List<byte[]> leaves = SlowTree.split(leaves(h, entry));
    assertThat(o.entry()).isEqualTo(entry.id());
    assertThat(o.of()).isEqualTo(32);
    assertThat(SlowTree.root(leaves)).isEqualTo(root(entry));
    assertThat(SlowTree.leaf(o.salt(), o.text())).isEqualTo(leaves.get(o.place()));
    assertThat(o.proof().stream().map(Base64.getDecoder()::decode).toList())
        .usingRecursiveComparison()
        .isEqualTo(SlowTree.path(o.place(), leaves));
    assertThat(o.text())
        .matches(
            "\\{\"at\":\"[^\"]{27}\",\"fact\":\\{\"n\":3,\"words\":\"Zoë\"},\"kind\":\"test.sealed\",\"matter\":\""
                + matter
                + "\",\"subject\":\"test:1\",\"v\":1}");
    assertThat(o.part("entry/07"))
        .containsOnlyKeys("entry", "fact", "index", "of", "proof", "salt")
        .containsEntry("entry", "entry/07")
        .containsEntry("salt", Base64.getEncoder().encodeToString(o.salt()));
  }

  @Test
  void theProgramsPathIsThatOfTheRfcAtEveryPlace() {
    SealingHours h = SealingHours.fresh();
    List<UUID> kept = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      kept.add(h.keep("fact " + i));
    }
    h.sealAt(1);
    List<byte[]> leaves = SlowTree.split(leaves(h, h.entries().getFirst()));
    List<Integer> places = new ArrayList<>();
    for (UUID fact : kept) {
      SealedFacts.Opening o = h.opening(fact).orElseThrow();
      places.add(o.place());
      assertThat(o.proof().stream().map(Base64.getDecoder()::decode).toList())
          .usingRecursiveComparison()
          .isEqualTo(SlowTree.path(o.place(), leaves));
    }
    assertThat(places)
        .as("by chance once in 10^35")
        .isNotEqualTo(places.stream().sorted().toList());
    assertThat(places).doesNotHaveDuplicates();
  }

  @Test
  void aFactKeptAfterTheEndOfAnIntervalWaitsForItsOwn() {
    SealingHours h = SealingHours.fresh();
    Instant hoursAgo = h.hour(0).minus(3, ChronoUnit.HOURS);
    h.asOwner("update installation set sealing_from = '" + hoursAgo + "'");
    h.keep("just now");

    int sealed = h.t.program.jobs.as("sealer", h.t.program.sealed::seal);

    assertThat(sealed).isEqualTo(2);
    assertThat(h.waiting()).isEqualTo(1);
    h.sealAt(3);
    assertThat(h.waiting()).isZero();
  }

  @Test
  void missedIntervalsAreSealedOneByOneAndALongStopInOneThatSaysSo() {
    SealingHours h = SealingHours.fresh();
    assertThat(h.sealAt(48)).isEqualTo(48);

    h.keep("during the stop");
    assertThat(h.sealAt(48 + 49)).isEqualTo(1);

    assertThat(h.entries()).hasSize(49);
    assertThat(SealingHours.facts(h.entries().getLast()))
        .containsEntry("from", Record.time(h.hour(48)))
        .containsEntry("to", Record.time(h.hour(97)))
        .containsEntry("leaves", 32L);
    assertThat(h.sealAt(98)).isEqualTo(1);
    assertThat(h.audit()).isEqualTo(fits(50, 51));
  }

  @Test
  void aClockSetBackSealsNothingTwice() {
    SealingHours h = SealingHours.fresh();
    h.sealAt(5);

    assertThat(h.sealAt(2)).isZero();
    assertThat(h.entries()).hasSize(5);
  }

  @Test
  void theFirstIntervalBeginsAtTheFullHourAfterTheInstallation() {
    SealingHours h = SealingHours.fresh();

    assertThat(h.hour(0)).isEqualTo(h.hour(0).truncatedTo(ChronoUnit.HOURS));
    assertThat(Duration.between(Instant.now(), h.hour(0)))
        .isBetween(Duration.ofMinutes(-1), Duration.ofHours(1));
  }

  @Test
  void nothingIsSealedWhileTheTownLivesItsPastAndNoneOfItsYearsAfterwards() {
    SealingHours h = SealingHours.fresh();
    h.asOwner("update installation set demonstration = true, town_loading = true");
    UUID past =
        h.t.program.jobs.as(
            "town",
            () -> {
              h.t
                  .program
                  .db
                  .sql("select set_config('mandate.town_clock', '2024-05-01T09:00:00Z', true)")
                  .query((row, n) -> 0)
                  .list();
              return h.t.program.sealed.keep("test.sealed", "test:1", Map.of(), Optional.empty());
            });
    assertThat(h.sealAt(1)).isZero();
    h.asOwner("update installation set town_loading = false");

    assertThat(h.sealAt(1)).isEqualTo(1);
    assertThat(h.opening(past).orElseThrow().text())
        .contains("\"at\":\"2024-05-01T09:00:00.000000Z\"");
  }

  @Test
  void twoProgramsAtOnceWriteOneEntry() throws Exception {
    SealingHours h = SealingHours.fresh();
    SealingHours other = new SealingHours(TestProgram.on(h.t.databases));
    h.keep(5);
    for (int round = 1; round <= 10; round++) {
      int hours = round;
      CountDownLatch go = new CountDownLatch(1);
      try (var threads = Executors.newFixedThreadPool(4)) {
        List<Future<Integer>> all = new ArrayList<>();
        for (SealingHours one : List.of(h, other, h, other)) {
          all.add(
              threads.submit(
                  () -> {
                    go.await();
                    return one.sealAt(hours);
                  }));
        }
        go.countDown();
        int written = 0;
        for (Future<Integer> one : all) {
          written += one.get();
        }
        assertThat(written).isEqualTo(1);
      }
      assertThat(h.entries()).hasSize(round);
    }
  }

  @Test
  void oneProgramDoesNotWaitForAnotherThatSealsAtThisMoment() {
    SealingHours h = SealingHours.fresh();

    int second =
        h.t.program.jobs.as(
            "sealer",
            () -> {
              h.t.program.sealed.seal();
              try (var thread = Executors.newSingleThreadExecutor()) {
                return thread
                    .submit(() -> h.t.program.jobs.as("sealer", h.t.program.sealed::seal))
                    .get();
              } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(second).isZero();
  }

  @Test
  void aFactWhoseChangeFailedLeavesNoTrace() {
    SealingHours h = SealingHours.fresh();
    assertThatThrownBy(
            () ->
                h.t.as(
                    UUID.randomUUID(),
                    () -> {
                      h.t.program.sealed.keep("test.sealed", "test:1", Map.of(), Optional.empty());
                      throw new IllegalStateException("the change failed");
                    }))
        .hasMessage("the change failed");

    TestProgram restarted = TestProgram.on(h.t.databases);

    assertThat(new SealingHours(restarted).waiting()).isZero();
    assertThat(h.sealAt(1)).isEqualTo(1);
    assertThat(h.audit()).isEqualTo(fits(1, 1));
  }

  @Test
  void aSealingThatBrokeOffBeforeItsCommitIsDoneWholeByTheNextStart() {
    SealingHours h = SealingHours.fresh();
    UUID fact = h.keep("kept");
    Instant now = h.hour(2).plusSeconds(3);
    assertThatThrownBy(
            () ->
                h.t.program.jobs.as(
                    "sealer",
                    () -> {
                      h.t.program.sealed.seal(now);
                      throw new IllegalStateException("the plug was pulled");
                    }))
        .hasMessage("the plug was pulled");
    assertThat(h.entries()).isEmpty();

    SealingHours restarted = new SealingHours(TestProgram.on(h.t.databases));
    restarted.sealAt(2);

    assertThat(restarted.entries()).hasSize(2);
    assertThat(restarted.opening(fact).orElseThrow().entry())
        .isEqualTo(restarted.entries().getFirst().id());
  }
}
