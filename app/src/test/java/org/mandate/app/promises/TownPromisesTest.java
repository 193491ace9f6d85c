package org.mandate.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audit;

/** Marlbrook's promises: the figures that the pages of the town show. */
class TownPromisesTest {
  /** The day on which the pages were drawn. */
  private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

  private static TestProgram t;
  private static Promises promises;
  private static Body body;

  @BeforeAll
  static void enter() {
    t = InTown.program();
    promises = t.program.promises;
    body = t.asNobody(() -> t.program.bodies.find("marlbrook-practices-together")).orElseThrow();
  }

  private static Promise at(String reference) {
    return t.asNobody(() -> promises.at(body.id(), reference)).orElseThrow();
  }

  private static PromiseGap gap(String reference) {
    return t.asNobody(() -> promises.gap(at(reference), DAY));
  }

  @Test
  void threePoundsAHeadIsPromisedAndMissingToThePound() {
    Gap all = gap("2026-P007").total();

    assertThat(all.promisedPence()).isEqualTo(714_000_00);
    assertThat(all.duePence()).isEqualTo(357_000_00);
    assertThat(all.receivedByPayeePence()).isEqualTo(206_325_00);
    assertThat(all.receivedByPracticePence()).isEqualTo(89_405_00);
    assertThat(all.outstandingPence()).isEqualTo(150_675_00);
    assertThat(all.withPayeePence()).isEqualTo(116_920_00);
    assertThat(all.missingPence()).isEqualTo(267_595_00);
    assertThat(all.oldestDue()).contains(LocalDate.of(2026, 6, 30));
    assertThat(all.oldestUnpaid()).contains(LocalDate.of(2026, 9, 30));
    assertThat(all.cannotTell()).isEmpty();
    assertThat(gap("2026-P007").practices()).hasSize(32);
  }

  @Test
  void eachPracticeHasItsOwnPart() {
    // Weir Lane, Canalside, Dr Pell: missing, received by practice, by payee, due, promised.
    assertThat(figures("MB-007")).containsExactly(10_525L, 2_105L, 6_315L, 12_630L, 25_260L);
    assertThat(figures("MB-012")).containsExactly(9_456L, 9_456L, 18_912L, 18_912L, 37_824L);
    assertThat(figures("MB-022")).containsExactly(3_270L, 0L, 1_635L, 3_270L, 6_540L);
    assertThat(figures("MB-023")).containsExactly(11_980L, 5_990L, 8_985L, 17_970L, 35_940L);
  }

  private static List<Long> figures(String practice) {
    Gap g =
        gap("2026-P007").practices().stream()
            .filter(x -> x.organisation().equals(practice))
            .findFirst()
            .orElseThrow();
    return List.of(
            g.missingPence(),
            g.receivedByPracticePence(),
            g.receivedByPayeePence(),
            g.duePence(),
            g.promisedPence())
        .stream()
        .map(p -> p / 100)
        .toList();
  }

  @Test
  void oneIsDisputedOneTakenBackOneTakenOverAndOneWaits() {
    assertThat(gap("2025-P004").total().disputedPence()).isEqualTo(35_000_00);
    assertThat(gap("2025-P004").total().missingPence()).isZero();
    assertThat(gap("2025-P003").total().recoveredPence()).isEqualTo(12_000_00);
    assertThat(t.asNobody(() -> promises.life().promiserNow(at("2025-P001")))).isEqualTo("MB-401");
    assertThat(t.asNobody(() -> promises.life().waiting(body.id())))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.promise().reference()).isEqualTo("2025-P002");
              assertThat(w.from()).isEqualTo("MB-402");
              assertThat(w.to()).contains("MB-401");
            });
  }

  @Test
  void whatTheTownSaysOfItsPromisesStandsInTheRecord() {
    Audit.Outcome outcome =
        t.program.jobs.as(
            "audit", () -> new Audit(t.program.jdbc, t.program.record, promises.audited()).run());

    assertThat(outcome).isInstanceOf(Audit.Outcome.Fits.class);
    assertThat(((Audit.Outcome.Fits) outcome).rows()).isGreaterThan(300);
  }
}
