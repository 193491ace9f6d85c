package org.mandate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DuesTest {
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
  private static final Schedule AT_ONCE = Schedule.on(APRIL);

  private static Lists.Size size(String code, Basis basis, String patients, LocalDate asAt) {
    return new Lists.Size(code, basis, new BigDecimal(patients), asAt, "list of " + asAt);
  }

  private static Part part(String rate, Basis basis) {
    return new Part(Rate.of(rate).orElseThrow(), basis, JANUARY);
  }

  @Test
  void twoPartsOfOnePracticeAreSummedBeforeTheOneRounding() {
    // 1 x £0.005 twice: apart they would be 1p and 1p, together they are 1p
    Lists lists =
        Lists.of(
            List.of(
                size("A", Basis.REGISTERED, "1", JANUARY),
                size("A", Basis.ADJUSTED, "1", JANUARY)));
    var terms =
        new Terms.PerHead(List.of(part("0.005", Basis.REGISTERED), part("0.005", Basis.ADJUSTED)));

    Dues dues = Dues.of(terms, AT_ONCE, List.of("A"), lists).orElseThrow();

    assertThat(dues.pence()).isEqualTo(1);
  }

  @Test
  void theNetworkRateOf2024IsReckonedAsItWasPromised() {
    // £2.218 x 40,123 registered + £0.698 x 41,234.5 adjusted = 88,992.814 + 28,781.681
    Lists lists =
        Lists.of(
            List.of(
                size("U1", Basis.REGISTERED, "40123", JANUARY),
                size("U1", Basis.ADJUSTED, "41234.5", JANUARY)));
    var terms =
        new Terms.PerHead(List.of(part("2.218", Basis.REGISTERED), part("0.698", Basis.ADJUSTED)));

    Due due = Dues.of(terms, AT_ONCE, List.of("U1"), lists).orElseThrow().dues().getFirst();

    assertThat(due.money()).hasToString("GBP 117774.50");
    assertThat(due.counted()).hasSize(2);
  }

  @Test
  void theListOfTheRightDayCountsNeverALaterOne() {
    Lists lists =
        Lists.of(
            List.of(
                size("A", Basis.WEIGHTED, "1000", LocalDate.of(2025, 10, 1)),
                size("A", Basis.WEIGHTED, "1100", JANUARY),
                size("A", Basis.WEIGHTED, "9999", JANUARY.plusDays(1)),
                size("A", Basis.REGISTERED, "5000", JANUARY),
                size("B", Basis.WEIGHTED, "2000", JANUARY.plusDays(1))));

    Dues dues =
        Dues.of(
                new Terms.PerHead(List.of(part("3", Basis.WEIGHTED))),
                AT_ONCE,
                List.of("A", "B", "C"),
                lists)
            .orElseThrow();

    assertThat(dues.dues()).extracting(Due::pence).containsExactly(3300_00L);
    assertThat(dues.cannotTell())
        .extracting(Dues.CannotTell::organisation)
        .containsExactly("B", "C");
    assertThat(dues.cannotTell().getFirst().reason())
        .isEqualTo("no weighted list at or before 2026-01-01");
  }

  @Test
  void anEmptyListIsADueOfNoughtAndANegativeOneIsRefused() {
    var terms = new Terms.PerHead(List.of(part("3", Basis.WEIGHTED)));
    Lists empty = Lists.of(List.of(size("A", Basis.WEIGHTED, "0", JANUARY)));
    Lists negative = Lists.of(List.of(size("A", Basis.WEIGHTED, "-5", JANUARY)));

    assertThat(Dues.of(terms, AT_ONCE, List.of("A"), empty).orElseThrow().dues())
        .extracting(Due::pence)
        .containsExactly(0L);
    assertThat(Dues.of(terms, AT_ONCE, List.of("A"), negative).faults())
        .singleElement()
        .satisfies(f -> assertThat(f.words()).contains("-5", "list of 2026-01-01", "correct"));
  }

  @Test
  void nobodyIsDueTwice() {
    assertThat(
            Dues.of(new Terms.PerSession(100, 2), AT_ONCE, List.of("A", "A"), Lists.of(List.of()))
                .faults())
        .singleElement()
        .extracting(Reckoned.Fault::field)
        .isEqualTo("beneficiaries");
    assertThat(Dues.of(new Terms.Support(), AT_ONCE, List.of(), Lists.of(List.of())).faults())
        .isNotEmpty();
  }

  @Test
  void aLumpSharedByPatientsIsNotSharedWhileOneListIsMissing() {
    var lump = new Terms.Lump(100_00, new Terms.Sharing.ByPatients(Basis.REGISTERED, JANUARY));
    Lists lists = Lists.of(List.of(size("A", Basis.REGISTERED, "10", JANUARY)));

    Dues dues = Dues.of(lump, AT_ONCE, List.of("A", "B"), lists).orElseThrow();

    assertThat(dues.dues()).isEmpty();
    assertThat(dues.cannotTell()).hasSize(2);
    assertThat(dues.cannotTell().getFirst().reason()).endsWith("2026-01-01 for B");
  }

  @Test
  void sessionsAndSupportAreReckonedWithoutLists() {
    Lists none = Lists.of(List.of());
    assertThat(
            Dues.of(new Terms.PerSession(250_00, 4), AT_ONCE, List.of("A", "B"), none)
                .orElseThrow()
                .pence())
        .isEqualTo(2000_00);
    Dues support = Dues.of(new Terms.Support(), AT_ONCE, List.of("A"), none).orElseThrow();
    assertThat(support.dues()).isEmpty();
    assertThat(support.cannotTell()).isEmpty();
  }

  @Test
  void instalmentsThatAreNotOneWholeAreRefusedWithTheirSum() {
    var eleven = Schedule.monthly(APRIL, 12).instalments().subList(0, 11);
    assertThat(Schedule.of(eleven).faults().getFirst().words()).contains("11/12");
    assertThat(Schedule.of(List.of()).faults()).isNotEmpty();
    var turned =
        List.of(
            new Schedule.Instalment(APRIL, 1, 2),
            new Schedule.Instalment(APRIL.minusDays(1), 1, 2));
    assertThat(Schedule.of(turned).faults().getFirst().words()).contains("Instalment 2");
  }

  @Test
  void theLeftOverPenniesGoToTheLargestRemaindersTheEarlierFirst() {
    assertThat(Schedule.monthly(APRIL, 3).of(100_00))
        .extracting(Schedule.Falling::pence)
        .containsExactly(33_34L, 33_33L, 33_33L);
    assertThat(Rounding.shares(10, List.of(new BigDecimal("1.5"), new BigDecimal("2.25"))))
        .containsExactly(4L, 6L);
    assertThat(Rounding.shares(0, List.of(BigDecimal.ONE, BigDecimal.ZERO)))
        .containsExactly(0L, 0L);
  }

  @Test
  void sharesSumToTheWholeAndNoneIsAPennyOff() {
    long seed = 601;
    var random = new Random(seed);
    for (int turn = 0; turn < 3000; turn++) {
      long whole = random.nextLong(turn % 3 == 0 ? 20 : 10_000_000_000_00L);
      var weights = new ArrayList<BigDecimal>();
      int many = 1 + random.nextInt(40);
      for (int i = 0; i < many; i++) {
        weights.add(BigDecimal.valueOf(random.nextInt(2_000_000), random.nextInt(4)));
      }
      weights.add(BigDecimal.ONE);

      List<Long> shares = Rounding.shares(whole, weights);

      BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(shares.stream().mapToLong(Long::longValue).sum())
          .as("seed " + seed)
          .isEqualTo(whole);
      for (int i = 0; i < shares.size(); i++) {
        BigDecimal off =
            BigDecimal.valueOf(shares.get(i))
                .multiply(all)
                .subtract(BigDecimal.valueOf(whole).multiply(weights.get(i)))
                .abs();
        assertThat(off).as("seed " + seed).isLessThan(all);
      }
    }
  }

  @Test
  void duesAgreeWithWholeNumbersAndTheirInstalmentsSumToThem() {
    long seed = 602;
    var random = new Random(seed);
    for (int turn = 0; turn < 2000; turn++) {
      int rate = 1 + random.nextInt(99_999); // ten-thousandths of a pound
      int hundredths = random.nextInt(9_000_000);
      Lists lists =
          Lists.of(
              List.of(
                  new Lists.Size(
                      "A", Basis.WEIGHTED, BigDecimal.valueOf(hundredths, 2), JANUARY, "made")));
      var terms =
          new Terms.PerHead(
              List.of(new Part(new Rate(BigDecimal.valueOf(rate, 4)), Basis.WEIGHTED, JANUARY)));
      Schedule schedule = Schedule.monthly(APRIL, 1 + random.nextInt(24));

      Due due = Dues.of(terms, schedule, List.of("A"), lists).orElseThrow().dues().getFirst();

      long tenThousandthsOfPence = (long) rate * hundredths; // pounds at six decimals
      assertThat(due.pence())
          .as("seed " + seed)
          .isEqualTo((tenThousandthsOfPence + 5_000) / 10_000);
      assertThat(due.instalments().stream().mapToLong(Schedule.Falling::pence).sum())
          .as("seed " + seed)
          .isEqualTo(due.pence());
    }
  }
}
