package org.mandate.app.register.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionOfAFileTest {
  private static final LocalDate GIVEN = LocalDate.of(2022, 3, 9);
  private static final LocalDate STATED = LocalDate.of(2021, 1, 1);

  @Test
  void theSendersDateComesFirstThenTheFilesOwnThenItsName() {
    String name = "epraccur_2019-12.csv.gz";

    assertThat(Edition.of(Optional.of(GIVEN), Optional.of(STATED), name))
        .contains(new Edition(GIVEN, Edition.Origin.GIVEN));
    assertThat(Edition.of(Optional.empty(), Optional.of(STATED), name))
        .contains(new Edition(STATED, Edition.Origin.STATED));
    assertThat(Edition.of(Optional.empty(), Optional.empty(), name))
        .contains(new Edition(LocalDate.of(2019, 12, 1), Edition.Origin.NAMED));
  }

  @ParameterizedTest
  @CsvSource({"ePCN_2022-05_x.csv,2022-05-01", "a 202402.zip,2024-02-01", "x_2024_12,2024-12-01"})
  void aYearAndMonthInTheNameCount(String name, LocalDate date) {
    assertThat(Edition.inName(name)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "practice_code_history_2013_2022.csv",
        "eccg.csv",
        "region_2021.csv",
        "2022-13.csv"
      })
  void otherNamesSayNothing(String name) {
    assertThat(Edition.inName(name)).isEmpty();
  }
}
