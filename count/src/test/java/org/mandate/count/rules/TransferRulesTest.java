package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/**
 * The rules that move papers from pile to pile, on random elections: against the slow counter, and
 * by laws that hold for all of them. The seed is printed; -Dmandate.seed=N repeats one.
 */
class TransferRulesTest {
  private static final int CASES = Integer.getInteger("mandate.cases", 1500);
  private static final List<Rule> RULES =
      List.of(new Scottish2007(), new WigmPrf(), new Ers97(), new InstantRunoff());

  private record Row(long weight, short[] preferences) {}

  private record Drawn(int seats, List<Candidate> candidates, List<Row> rows, Lot lot, String as) {
    Election election() {
      return election(rows, 0);
    }

    Election election(List<Row> some, int scale) {
      var papers = new Ballots.Builder(scale);
      some.forEach(r -> papers.add(r.weight(), r.preferences(), r.preferences().length));
      return new Election("", seats, candidates, papers.build(), List.of(), List.of());
    }

    Drawn under(Rule rule) {
      int filled = rule instanceof InstantRunoff ? 1 : seats;
      return new Drawn(filled, candidates, rows, lot, as + " " + rule.id());
    }
  }

  private interface Law {
    void holds(Rule rule, Drawn drawn, Count count);
  }

  @Test
  void everyStageIsWhatCountingPaperByPaperGives() {
    forEach(
        (rule, drawn, count) -> {
          var slow = slow(rule, drawn.election(), drawn.lot());
          assertThat(count.tie() != null).as(drawn.as()).isEqualTo(slow.stoppedAtTie);
          assertThat(count.elected()).as(drawn.as()).isEqualTo(slow.elected);
          assertThat(count.stages().stream().map(TransferRulesTest::line).toList())
              .as(drawn.as())
              .isEqualTo(slow.lines);
          if (rule instanceof Ers97) {
            assertThat(count.stages().getLast().quota())
                .as(drawn.as())
                .isEqualByComparingTo(slow.quota);
          } else if (!(rule instanceof InstantRunoff)) {
            assertThat(count.quota()).as(drawn.as()).isEqualByComparingTo(slow.quota);
          }
        });
  }

  @Test
  void votesAreConservedAtEveryStage() {
    forEach(
        (rule, drawn, count) -> {
          for (Stage stage : count.stages()) {
            var sum = stage.votes().stream().reduce(stage.nonTransferable(), BigDecimal::add);
            assertThat(sum).as(drawn.as()).isEqualByComparingTo(count.valid());
            assertThat(stage.nonTransferable()).as(drawn.as()).isNotNegative();
            assertThat(stage.votes()).as(drawn.as()).allMatch(v -> v.signum() >= 0);
          }
        });
  }

  @Test
  void nobodyBelowTheQuotaIsElectedWhileOthersCouldStillPass() {
    forEach(
        (rule, drawn, count) -> {
          if (rule instanceof Ers97 || rule instanceof InstantRunoff) return;
          for (Stage stage : count.stages()) {
            boolean last = stage == count.stages().getLast();
            for (int c : stage.elected()) {
              assertThat(last || stage.votes().get(c).compareTo(count.quota()) >= 0)
                  .as(drawn.as())
                  .isTrue();
            }
          }
        });
  }

  @Test
  void everySeatIsFilledWhileCandidatesLast() {
    forEach(
        (rule, drawn, count) -> {
          if (count.tie() != null) return;
          long standing = drawn.candidates().stream().filter(c -> !c.withdrawn()).count();
          assertThat((long) count.elected().size())
              .as(drawn.as())
              .isEqualTo(Math.min(standing, drawn.seats()));
          assertThat(count.elected()).as(drawn.as()).doesNotHaveDuplicates();
        });
  }

  @Test
  void renamingCandidatesRenamesTheResult() {
    forEach(
        (rule, drawn, count) -> {
          int n = drawn.candidates().size();
          var to = new ArrayList<>(IntStream.range(0, n).boxed().toList());
          Collections.shuffle(to, new Random(drawn.rows().size()));
          var candidates = new ArrayList<>(drawn.candidates());
          for (int c = 0; c < n; c++) {
            var old = drawn.candidates().get(c);
            candidates.set(to.get(c), new Candidate(to.get(c) + 1, old.name(), old.withdrawn()));
          }
          var rows = new ArrayList<Row>();
          for (Row row : drawn.rows()) {
            var moved = new short[row.preferences().length];
            for (int p = 0; p < moved.length; p++) {
              moved[p] = (short) (int) to.get(row.preferences()[p]);
            }
            rows.add(new Row(row.weight(), moved));
          }
          var lot =
              drawn.lot() instanceof Lot.Order order
                  ? new Lot.Order(order.numbers().stream().map(i -> to.get(i - 1) + 1).toList())
                  : drawn.lot();
          var renamed = new Drawn(drawn.seats(), candidates, rows, lot, drawn.as());
          var other = (Count) rule.count(renamed.election(), lot);
          assertThat(Set.copyOf(other.elected()))
              .as(drawn.as())
              .isEqualTo(Set.copyOf(count.elected().stream().map(to::get).toList()));
          assertThat(other.stages()).as(drawn.as()).hasSameSizeAs(count.stages());
          for (int s = 0; s < count.stages().size(); s++) {
            for (int c = 0; c < n; c++) {
              assertThat(other.stages().get(s).votes().get(to.get(c)))
                  .as(drawn.as())
                  .isEqualTo(count.stages().get(s).votes().get(c));
            }
          }
        });
  }

  @Test
  void orderAndBundlingOfPapersChangeNothing() {
    forEach(
        (rule, drawn, count) -> {
          var single = new ArrayList<Row>();
          for (Row row : drawn.rows()) {
            for (long i = 0; i < row.weight(); i++) single.add(new Row(1, row.preferences()));
          }
          Collections.shuffle(single, new Random(drawn.rows().size()));
          assertThat(rule.count(drawn.election(single, 0), drawn.lot()))
              .as(drawn.as())
              .isEqualTo(count);
        });
  }

  @Test
  void aWeightWrittenWithDecimalsCountsTheSame() {
    forEach(
        (rule, drawn, count) -> {
          var tenfold = drawn.rows().stream().map(r -> new Row(r.weight() * 10, r.preferences()));
          var other = (Count) rule.count(drawn.election(tenfold.toList(), 1), drawn.lot());
          assertThat(other.elected()).as(drawn.as()).isEqualTo(count.elected());
          assertThat(other.stages()).as(drawn.as()).hasSameSizeAs(count.stages());
          for (int s = 0; s < count.stages().size(); s++) {
            for (int c = 0; c < count.names().size(); c++) {
              assertThat(other.stages().get(s).votes().get(c))
                  .as(drawn.as())
                  .isEqualByComparingTo(count.stages().get(s).votes().get(c));
            }
          }
        });
  }

  @Test
  void weightsNearTheEndOfALongAreCountedExactly() {
    var rows = new ArrayList<Row>();
    rows.add(new Row(Long.MAX_VALUE / 4, new short[] {0, 1, 2}));
    rows.add(new Row(Long.MAX_VALUE / 8, new short[] {1, 2, 0}));
    rows.add(new Row(Long.MAX_VALUE / 9, new short[] {2, 3}));
    rows.add(new Row(7, new short[] {3, 0}));
    var candidates = IntStream.rangeClosed(1, 4).mapToObj(i -> new Candidate(i, "c" + i, false));
    var drawn = new Drawn(2, candidates.toList(), rows, new Lot.None(), "");
    for (Rule rule : RULES.subList(0, 3)) {
      var count = (Count) rule.count(drawn.election(), drawn.lot());
      for (Stage stage : count.stages()) {
        var sum = stage.votes().stream().reduce(stage.nonTransferable(), BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(count.valid());
      }
      assertThat(count.elected()).containsExactly(0, 1);
    }
  }

  @Test
  void equalRanksAreRefusedAndMoreSeatsThanOneByInstantRunoff() {
    var equal = List.of(new Row(1, new short[] {0, (short) ~1}));
    var two = List.of(new Candidate(1, "a", false), new Candidate(2, "b", false));
    var drawn = new Drawn(1, two, equal, new Lot.None(), "");
    for (Rule rule : RULES) {
      assertThat(rule.count(drawn.election(), drawn.lot())).isInstanceOf(Outcome.Refused.class);
    }
    var seats = new Drawn(2, two, List.of(new Row(1, new short[] {0})), new Lot.None(), "");
    assertThat(new InstantRunoff().count(seats.election(), seats.lot()))
        .isInstanceOf(Outcome.Refused.class);
  }

  private static ByHand.Line line(Stage stage) {
    return new ByHand.Line(
        stage.action(), Set.copyOf(stage.candidates()), stage.votes(), Set.copyOf(stage.elected()));
  }

  private static ByHand slow(Rule rule, Election election, Lot lot) {
    return switch (rule) {
      case Scottish2007 s -> new ByHand(election, lot, 5).scottish();
      case WigmPrf w -> new ByHand(election, lot, 4).wigmPrf();
      case Ers97 e -> new ByHand(election, lot, 2).ers97();
      case InstantRunoff i -> new ByHand(election, lot, 0).irv();
      default -> throw new IllegalArgumentException(rule.id());
    };
  }

  private static void forEach(Law law) {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("TransferRulesTest seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      var drawn = drawn(random, "seed " + seed + " case " + i);
      for (Rule rule : RULES) {
        var one = drawn.under(rule);
        law.holds(rule, one, (Count) rule.count(one.election(), one.lot()));
      }
    }
  }

  private static Drawn drawn(Random random, String as) {
    int n = 1 + random.nextInt(8);
    var candidates = new ArrayList<Candidate>();
    for (int c = 1; c <= n; c++) {
      candidates.add(new Candidate(c, "c" + c, random.nextInt(15) == 0));
    }
    var rows = new ArrayList<Row>();
    int size = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(30);
    int heaviest = random.nextBoolean() ? 3 : 40;
    for (int r = 0; r < size; r++) {
      var all = new ArrayList<>(IntStream.range(0, n).boxed().toList());
      Collections.shuffle(all, random);
      if (random.nextBoolean()) all.sort((a, b) -> a % 3 - b % 3);
      var preferences = new short[1 + random.nextInt(n)];
      for (int p = 0; p < preferences.length; p++) preferences[p] = (short) (int) all.get(p);
      rows.add(new Row(1 + random.nextInt(heaviest), preferences));
    }
    var order = new ArrayList<>(IntStream.rangeClosed(1, n).boxed().toList());
    Collections.shuffle(order, random);
    Lot lot = random.nextInt(6) == 0 ? new Lot.None() : new Lot.Order(order);
    return new Drawn(1 + random.nextInt(4), candidates, rows, lot, as);
  }
}
