package org.mandate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

  private final Journal journal = new Journal();
  private int number;

  private Entry entry(Entry.Kind kind, List<Line> lines) {
    return new Entry("e" + ++number, kind, DAY, "P1", "A81001", lines, Optional.empty());
  }

  private Balance now() {
    return journal.of("P1", "A81001");
  }

  private Entry posted(Entry.Kind kind, List<Line> lines) {
    Entry entry = entry(kind, lines);
    journal.post(entry).orElseThrow();
    return entry;
  }

  @Test
  void paidToThePayeeIsNotReceivedByThePractice() {
    posted(Entry.Kind.PROMISE, Moves.promised(300_00));
    posted(Entry.Kind.DUE, Moves.fallDue(300_00));
    posted(Entry.Kind.RELEASE, Moves.release(200_00));
    assertThat(now().outstanding()).as("said to be paid is not seen").isEqualTo(300_00);
    posted(Entry.Kind.RECEIPT, Moves.receive(now(), 150_00));
    posted(Entry.Kind.PASSING_ON, Moves.passOn(now(), 100_00));
    posted(Entry.Kind.SPENDING, Moves.spend(40_00));

    assertThat(now().promised()).isEqualTo(300_00);
    assertThat(now().due()).isEqualTo(300_00);
    assertThat(now().released()).isEqualTo(50_00);
    assertThat(now().withPayee()).isEqualTo(50_00);
    assertThat(now().receivedByBeneficiary()).isEqualTo(100_00);
    assertThat(now().received()).isEqualTo(150_00);
    assertThat(now().outstanding()).isEqualTo(150_00);
    assertThat(journal.ofPromise("P1")).isEqualTo(now());
    assertThat(journal.ofOrganisation("A81001")).isEqualTo(now());
  }

  @Test
  void aReversalReducesAndIsTakenOnce() {
    posted(Entry.Kind.DUE, Moves.fallDue(100_00));
    Entry receipt = posted(Entry.Kind.RECEIPT, Moves.passOn(now(), 60_00));
    Entry back = receipt.reversal("back", DAY);

    journal.post(back).orElseThrow();

    assertThat(now().received()).isZero();
    assertThat(now().outstanding()).isEqualTo(100_00);
    assertThat(journal.post(receipt.reversal("again", DAY)).faults().getFirst().words())
        .contains("taken back already");
    assertThat(journal.post(back).faults().getFirst().words()).contains("It counts once");
    Entry more =
        new Entry("x", Entry.Kind.REVERSAL, DAY, "P1", "A81001", Moves.waive(1), Optional.of("e1"));
    assertThat(journal.post(more).faults()).isNotEmpty();
    assertThat(
            journal
                .post(
                    new Entry(
                        "y",
                        Entry.Kind.REVERSAL,
                        DAY,
                        "P1",
                        "A81001",
                        Moves.waive(1),
                        Optional.of("none")))
                .faults()
                .getFirst()
                .words())
        .contains("no entry none");
    assertThat(journal.entries()).hasSize(3);
  }

  @Test
  void whatIsTakenBackRightlyIsNotDueAgainAndWhatWasReversedIs() {
    posted(Entry.Kind.DUE, Moves.fallDue(100_00));
    posted(Entry.Kind.RECEIPT, Moves.receive(now(), 100_00));
    posted(Entry.Kind.RECOVERY, Moves.recover(now(), 30_00).orElseThrow());
    posted(Entry.Kind.RECEIPT, Moves.takeBack(now(), 20_00).orElseThrow());

    assertThat(now().recovered()).isEqualTo(30_00);
    assertThat(now().received()).isEqualTo(50_00);
    assertThat(now().outstanding()).isEqualTo(20_00);
    assertThat(Moves.recover(now(), 50_01).faults().getFirst().words())
        .contains("£50.01", "only £50.00 had come");
  }

  @Test
  void moreThanStandsInAnAccountCannotMove() {
    posted(Entry.Kind.DUE, Moves.fallDue(100_00));
    Balance before = now();
    assertThat(journal.post(entry(Entry.Kind.SPENDING, Moves.spend(1))).faults().getFirst().words())
        .contains("£0.01 more than is passed on");
    assertThat(journal.post(entry(Entry.Kind.SETTLEMENT, Moves.givenUp(1))).faults()).isNotEmpty();
    assertThat(now()).isEqualTo(before);
  }

  @Test
  void whatWasPassedOnIsTakenBackBeforeItsReceipt() {
    posted(Entry.Kind.DUE, Moves.fallDue(100_00));
    Entry receipt = posted(Entry.Kind.RECEIPT, Moves.receive(now(), 60_00));
    Entry passed = posted(Entry.Kind.PASSING_ON, Moves.passOn(now(), 60_00));

    assertThat(journal.post(receipt.reversal("r1", DAY)).faults().getFirst().words())
        .contains("£60.00 more than is received", "Take back first what followed");
    journal.post(passed.reversal("r2", DAY)).orElseThrow();
    journal.post(receipt.reversal("r3", DAY)).orElseThrow();
    assertThat(now().outstanding()).isEqualTo(100_00);
    assertThat(now().received()).isZero();
  }

  @Test
  void anEntryThatDoesNotBalanceCannotBe() {
    assertThatThrownBy(
            () ->
                entry(
                    Entry.Kind.DUE,
                    List.of(new Line(Account.DUE, -5), new Line(Account.WAIVED, 4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("debits and credits differ");
    assertThatThrownBy(() -> entry(Entry.Kind.DUE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Line(Account.DUE, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                entry(
                    Entry.Kind.DUE,
                    List.of(new Line(Account.DUE, Long.MAX_VALUE), new Line(Account.WAIVED, 2))))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Moves.waive(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Moves.passOn(Balance.NOUGHT, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Law: whatever is posted, sums balance and each pound of a due stands in exactly one place. */
  @Test
  void everyPoundOfADueIsReceivedWaivedDisputedRecoveredOrOutstanding() {
    for (long seed = 700; seed < 760; seed++) {
      var random = new Random(seed);
      var books = new Journal();
      int refused = 0;
      for (int turn = 0; turn < 300; turn++) {
        String code = "A" + random.nextInt(3);
        String promise = "P" + random.nextInt(2);
        Optional<Entry> made = move(random, books, promise, code, "t" + turn);
        if (made.isEmpty() || !books.post(made.orElseThrow()).faults().isEmpty()) refused++;
        for (String p : List.of("P0", "P1")) holds(books.ofPromise(p), "seed " + seed + " " + turn);
        holds(books.ofOrganisation(code), "seed " + seed + " " + turn);
      }
      assertThat(books.entries()).as("seed " + seed).hasSizeGreaterThan(100);
      assertThat(refused).as("seed " + seed).isPositive();
      assertThat(books.ofPromise("P0").plus(books.ofPromise("P1")))
          .isEqualTo(
              books
                  .ofOrganisation("A0")
                  .plus(books.ofOrganisation("A1"))
                  .plus(books.ofOrganisation("A2")));
    }
  }

  private static void holds(Balance now, String seed) {
    assertThat(now.sum()).as(seed).isZero();
    assertThat(now.due())
        .as(seed)
        .isEqualTo(
            now.received() + now.waived() + now.disputed() + now.recovered() + now.outstanding());
    assertThat(now.promised()).as(seed).isEqualTo(-now.of(Account.COMMITMENT));
    for (Account one : List.of(Account.RECEIVED, Account.PASSED_ON, Account.WAIVED)) {
      assertThat(now.of(one)).as(seed).isNotNegative();
    }
  }

  private static Optional<Entry> move(
      Random random, Journal books, String promise, String code, String id) {
    Balance now = books.of(promise, code);
    long pence = 1 + random.nextLong(500_00);
    var kinds = new ArrayList<>(List.of(Entry.Kind.values()));
    Entry.Kind kind = kinds.get(random.nextInt(kinds.size()));
    if (kind == Entry.Kind.REVERSAL) {
      if (books.entries().isEmpty()) return Optional.empty();
      Entry any = books.entries().get(random.nextInt(books.entries().size()));
      return Optional.of(any.reversal(id, DAY));
    }
    Optional<List<Line>> lines =
        switch (kind) {
          case PROMISE -> Optional.of(Moves.promised(random.nextBoolean() ? pence : -pence));
          case DUE -> Optional.of(Moves.fallDue(random.nextInt(5) > 0 ? 3 * pence : -pence));
          case RELEASE -> Optional.of(Moves.release(pence));
          case RECEIPT -> Optional.of(Moves.receive(now, pence));
          case PASSING_ON -> Optional.of(Moves.passOn(now, pence));
          case SPENDING -> Optional.of(Moves.spend(pence));
          case RECOVERY -> Moves.recover(now, pence).done();
          case WAIVER -> Optional.of(Moves.waive(pence));
          case DISPUTE -> Optional.of(Moves.dispute(pence));
          case SETTLEMENT -> Optional.of(Moves.owedAfterAll(pence));
          case REVERSAL -> Moves.takeBack(now, pence).done();
        };
    return lines.map(l -> new Entry(id, kind, DAY, promise, code, l, Optional.empty()));
  }
}
