package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A share as stated, in hundred-millionths of the whole. */
class SharesAreReadExactlyTest {
  private static StatedShare read(String words) {
    return ((StatedShare.Read.Ok) StatedShare.read(words)).share();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 of 236 | 4237288 | 10 of 236 shares, 4.237288%, rounded down",
        "10 OF 236  Shares | 4237288 | 10 of 236 shares, 4.237288%, rounded down",
        "59 of 236 | 25000000 | 59 of 236 shares, 25%",
        "1 of 1 share | 100000000 | 1 of 1 shares, 100%",
        "1,000 of 20,000 | 5000000 | 1,000 of 20,000 shares, 5%",
        "1 of 99999999999999999999 | 0 | 1 of 99,999,999,999,999,999,999 shares, 0%, rounded down",
        "12.5 % | 12500000 | 12.5%",
        "5.0 % | 5000000 | 5%",
        "100 per cent | 100000000 | 100%",
        "33.33333333 % | 33333333 | 33.33333333%, 33.333333%, rounded down",
      })
  void aShareIsItsPartOfTheWholeRoundedDownAndSaysSo(String words, long parts, String said) {
    assertThat(read(words).share().parts()).isEqualTo(parts);
    assertThat(read(words).said()).isEqualTo(said);
    assertThat(read(read(words).words())).isEqualTo(read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "237 of 236",
        "100.000001 %",
        "0 of 236",
        "0 %",
        "0.0 %",
        "10 of 0",
        "",
        "ten",
        "10/236",
        "-1 of 236",
        "10 of 236 of 4",
        "1.5 of 236",
        "% 5",
        "10 236"
      })
  void whatIsNoShareIsRefusedWithWhatMendsIt(String words) {
    assertThat(StatedShare.read(words))
        .isInstanceOfSatisfying(
            StatedShare.Read.Refused.class, r -> assertThat(r.mend()).isNotBlank());
  }

  @Test
  void aNumberWithoutEndIsRefused() {
    assertThat(StatedShare.read("1 of " + "9".repeat(5000)))
        .isInstanceOf(StatedShare.Read.Refused.class);
  }

  @Test
  void noShareIsLargerThanItIsNorSmallerByAHundredMillionth() {
    long seed = 20261127;
    Random random = new Random(seed);
    BigInteger million100 = BigInteger.valueOf(100_000_000);
    for (int i = 0; i < 2000; i++) {
      long of = 1 + random.nextLong(1L << (1 + random.nextInt(60)));
      long part = 1 + random.nextLong(of);
      StatedShare share = read(part + " of " + of);
      BigInteger told = BigInteger.valueOf(share.share().parts()).multiply(BigInteger.valueOf(of));
      BigInteger left = BigInteger.valueOf(part).multiply(million100).subtract(told);
      assertThat(left.signum()).as(part + " of " + of + ", seed " + seed).isNotNegative();
      assertThat(left).isLessThan(BigInteger.valueOf(of));
      assertThat(share.isExact()).isEqualTo(left.signum() == 0);
    }
  }
}
