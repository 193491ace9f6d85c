package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dates, figures, shares and money as the look's README words them. */
class WordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void datesAreWrittenInFullAndShortOnlyInALedger() {
    assertThat(Dates.plain(LocalDate.of(2026, 4, 1))).isEqualTo("1 April 2026");
    assertThat(Dates.weekday(DAY)).isEqualTo("Friday 20 November 2026");
    assertThat(Dates.ledger(LocalDate.of(2026, 9, 3))).isEqualTo("3 Sep");
    assertThat(Dates.month(DAY)).isEqualTo("November 2026");
  }

  @Test
  void timesAreLondonsInSummerAndInWinter() {
    assertThat(Dates.plainTime(Instant.parse("2026-07-01T11:31:00Z")))
        .isEqualTo("1 July 2026, 12.31pm");
    assertThat(Dates.weekdayTime(Instant.parse("2026-11-20T17:00:00Z")))
        .isEqualTo("Friday 20 November 2026, 5pm");
    assertThat(Dates.on(Instant.parse("2026-07-01T23:30:00Z"))).isEqualTo("2026-07-02");
  }

  @Test
  void anHourHasNoNoughtsAndNoonIsMidday() {
    assertThat(Dates.time(LocalTime.of(17, 0))).isEqualTo("5pm");
    assertThat(Dates.time(LocalTime.of(9, 2))).isEqualTo("9.02am");
    assertThat(Dates.time(LocalTime.of(0, 5))).isEqualTo("12.05am");
    assertThat(Dates.time(LocalTime.of(12, 0, 30))).isEqualTo("midday");
    assertThat(Dates.time(LocalTime.MIDNIGHT)).isEqualTo("midnight");
  }

  @Test
  void aFinancialYearTurnsOnTheFirstOfApril() {
    assertThat(Dates.financialYear(LocalDate.of(2027, 3, 31))).isEqualTo("2026 to 2027");
    assertThat(Dates.financialYear(LocalDate.of(2027, 4, 1))).isEqualTo("2027 to 2028");
    assertThat(Dates.days(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 11, 10)))
        .isEqualTo("133 days");
    assertThat(Dates.days(DAY, DAY.plusDays(1))).isEqualTo("1 day");
  }

  @Test
  void figuresHaveCommasAndATrueMinus() {
    assertThat(Numbers.whole(60_606_345)).isEqualTo("60,606,345");
    assertThat(Numbers.whole(-1_500)).isEqualTo("−1,500");
    assertThat(Numbers.whole(0)).isEqualTo("0");
    assertThat(Numbers.of(201_400, 238_000)).isEqualTo("201,400 of 238,000");
    assertThat(Numbers.count(1, "practice", "practices")).isEqualTo("1 practice");
  }

  @Test
  void aShareIsRoundedHalfUpFromTheExactFraction() {
    assertThat(Numbers.share(22, 32)).isEqualTo("68.8%");
    assertThat(Numbers.share(23, 42)).isEqualTo("54.8%");
    assertThat(Numbers.share(1, 2000)).isEqualTo("0.1%");
    assertThat(Numbers.share(0, 5)).isEqualTo("0.0%");
    assertThat(Numbers.share(32, 32)).isEqualTo("100.0%");
    assertThatThrownBy(() -> Numbers.share(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sharesAgreeWithDecimalArithmetic() {
    long seed = 20261110;
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long whole = 1 + random.nextLong(100_000_000);
      long part = random.nextLong(whole + 1);
      String slow =
          BigDecimal.valueOf(part)
              .multiply(BigDecimal.valueOf(100))
              .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
              .toPlainString();
      assertThat(Numbers.share(part, whole)).as("seed " + seed).isEqualTo(slow + "%");
    }
  }

  @Test
  void belowTenNoShareIsShown() {
    assertThat(Numbers.withShare(3, 7)).isEqualTo("3 of 7");
    assertThat(Numbers.withShare(27, 32)).isEqualTo("27 of 32 (84.4%)");
  }

  @Test
  void moneyIsWrittenFromPence() {
    assertThat(Money.pounds(123_456)).isEqualTo("£1,234.56");
    assertThat(Money.pounds(5)).isEqualTo("£0.05");
    assertThat(Money.shortly(-500)).isEqualTo("−£5");
    assertThat(Money.shortly(26_759_500)).isEqualTo("£267,595");
    assertThat(Money.shortly(-501)).isEqualTo("−£5.01");
    assertThat(Money.pounds(0)).isEqualTo("£0.00");
  }

  @Test
  void aDownloadGivesItsSize() {
    assertThat(Numbers.size(83_900)).isEqualTo("84 KB");
    assertThat(Numbers.size(10)).isEqualTo("1 KB");
    assertThat(Numbers.size(1_180_000)).isEqualTo("1.2 MB");
    assertThat(Numbers.size(2_000_000)).isEqualTo("2 MB");
  }
}
