package org.mandate.ledger.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.Reckoned;

class DeprivationTest {
  private static Reckoned<Deprivation> read(Optional<Boolean> firstIsMost, String... lines)
      throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return Deprivation.read(() -> new ByteArrayInputStream(bytes), firstIsMost);
  }

  @Test
  void theFilesOwnScoresSayWhichEndOneIs() throws IOException {
    String[] leastFirst = {
      "\"Practice.Code\",\"IMD\",\"IMD_quintile\"", "\"A81001\",5.1,1", "\"A81002\",50,5"
    };
    Deprivation least = read(Optional.empty(), leastFirst).orElseThrow();
    assertThat(least.fifths())
        .containsEntry("A81001", Fifth.LEAST)
        .containsEntry("A81002", Fifth.MOST);

    Deprivation most =
        read(Optional.empty(), "practice code,score,quintile", "A81001,50,1", "A81002,5,5")
            .orElseThrow();
    assertThat(most.fifths()).containsEntry("A81001", Fifth.MOST);
    assertThat(read(Optional.of(true), leastFirst).faults().getFirst().words())
        .contains("scores say that 1 is the least deprived, and you say the most");
  }

  @Test
  void withoutScoresWhoeverAsksMustSayIt() throws IOException {
    String[] bare = {"practice_code,fifth", "A81001,1", "A81002,4"};
    assertThat(read(Optional.empty(), bare).faults().getFirst().words()).contains("--first-fifth");
    assertThat(read(Optional.of(true), bare).orElseThrow().fifths())
        .containsEntry("A81001", Fifth.MOST)
        .containsEntry("A81002", Fifth.SECOND_LEAST);
    assertThat(read(Optional.of(false), bare).orElseThrow().fifths())
        .containsEntry("A81001", Fifth.LEAST)
        .containsEntry("A81002", Fifth.SECOND_MOST);
  }

  @Test
  void officialTenthsCountFromTheMostDeprived() throws IOException {
    Deprivation tenths =
        read(Optional.empty(), "Practice Code,IMD decile", "A1,1", "A2,2", "A3,3", "A4,10")
            .orElseThrow();
    assertThat(tenths.fifths())
        .containsEntry("A1", Fifth.MOST)
        .containsEntry("A2", Fifth.MOST)
        .containsEntry("A3", Fifth.SECOND_MOST)
        .containsEntry("A4", Fifth.LEAST);
  }

  @Test
  void aWrongFileOrNumberIsRefusedWithItsPlace() throws IOException {
    assertThat(read(Optional.empty(), "a,b,c", "1,2,3").faults()).isNotEmpty();
    assertThat(read(Optional.empty(), "practice code,quintile").faults()).isNotEmpty();
    for (String wrong : List.of("0", "6", "-1", "two", "1.5", "1e0", "11111111111")) {
      assertThat(
              read(Optional.of(true), "practice code,quintile", "A1,2", "A2," + wrong)
                  .faults()
                  .getFirst()
                  .words())
          .as(wrong)
          .startsWith("Line 3: ");
    }
    assertThat(
            read(Optional.of(true), "practice code,quintile", "A1,2", "A1,3")
                .faults()
                .getFirst()
                .words())
        .contains("Line 3 puts A1 elsewhere");
  }
}
