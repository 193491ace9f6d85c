package org.mandate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void aRateIsKeptExactlyAsItWasPromised() {
    assertThat(Rate.of("1.761").orElseThrow().words()).isEqualTo("£1.761");
    assertThat(Rate.of(" £3 ").orElseThrow().words()).isEqualTo("£3.00");
    assertThat(Rate.of("0.0001").orElseThrow().pounds()).isEqualTo("0.0001");
    assertThat(Rate.of("1,234.50").orElseThrow().words()).isEqualTo("£1,234.50".replace(",", ""));
    assertThat(Rate.of("1.7610")).isEqualTo(Rate.of("1.761"));
  }

  @Test
  void whatIsNoRateIsRefusedWithItsMend() {
    for (String wrong :
        List.of(
            "",
            "  ",
            "three",
            "1.76101",
            "-1",
            "0",
            "0.0000",
            "1e3",
            "10001",
            "1,76",
            "NaN",
            "1.",
            ".5",
            "9".repeat(400),
            "1.".concat("1".repeat(400)),
            "１.5")) {
      var faults = Rate.of(wrong).faults();
      assertThat(faults).as(wrong).hasSize(1);
      assertThat(faults.getFirst().field()).isEqualTo("rate");
      assertThat(faults.getFirst().words()).hasSizeBetween(20, 200);
    }
    assertThatThrownBy(() -> new Rate(new BigDecimal("1.76101")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartWithoutBasisOrDateIsRefusedWithEveryFaultAtOnce() {
    var faults = Part.of("x", Optional.empty(), Optional.empty()).faults();
    assertThat(faults).extracting(Reckoned.Fault::field).containsExactly("rate", "basis", "asAt");
    assertThat(Part.of("3", Optional.of(Basis.WEIGHTED), Optional.empty()).faults())
        .singleElement()
        .extracting(Reckoned.Fault::words)
        .asString()
        .contains("day whose patient lists count");
    assertThat(
            Part.of("3", Optional.of(Basis.WEIGHTED), Optional.of(LocalDate.of(2026, 1, 1))).done())
        .isPresent();
  }

  @Test
  void moneyAtTheFaceIsSterlingAndNothingElse() {
    assertThat(Sterling.of(-105)).isEqualTo(Money.of(CurrencyUnit.GBP, new BigDecimal("-1.05")));
    assertThat(Sterling.pence(Sterling.of(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> Sterling.pence(Money.of(CurrencyUnit.EUR, 1)))
        .hasMessageContaining("EUR");
    assertThat(Sterling.words(123_456_789)).isEqualTo("£1,234,567.89");
    assertThat(Sterling.words(-7)).isEqualTo("-£0.07");
    assertThat(Sterling.words(-12_345_00)).isEqualTo("-£12,345.00");
  }
}
