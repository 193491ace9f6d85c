package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upper-case names of the official files as a practice manager would write them. */
class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "DR PELL & PARTNERS | Dr Pell & Partners",
        "ST OSWIN'S SURGERY | St Oswin’s Surgery",
        "THE NHS WALK-IN CENTRE | The NHS Walk-in Centre",
        "McDONALD & PARTNERS | McDonald & Partners",
        "DR MCKENZIE | Dr McKenzie",
        "MACCLESFIELD MEDICAL CENTRE | Macclesfield Medical Centre",
        "DR O'CONNELL'S PRACTICE | Dr O’Connell’s Practice",
        "MARLBROOK (GP) HUB | Marlbrook (GP) Hub",
        "NORTH AND SOUTH OF THE RIVER PCN | North and South of the River PCN",
        "NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 00L | NHS Lancashire and South Cumbria ICB - 00L",
        "HARTWELL LMC | Hartwell LMC",
        "STOCKTON-ON-TEES | Stockton-on-Tees",
        "HENRY VIII COURT | Henry VIII Court",
        "PHASE II UNIT | Phase II Unit",
        "4TH FLOOR | 4th Floor",
        "EAST MERTON PCN1 | East Merton PCN1",
        "LS25/LS26 PCN | LS25/LS26 PCN",
        "DR AJ KHAN | Dr AJ Khan",
        "DR N.J. SMITH | Dr N.J. Smith",
        "ST.LUKE'S MED.CTR | St.Luke’s Med.Ctr",
        "THE SURGERY - THE ANNEXE | The Surgery - The Annexe",
        "MEDICUS HEALTH PARTNERS LTD | Medicus Health Partners Ltd",
        "THE GPS OF SALE | The GPs of Sale",
        "A&E FRONT DOOR | A&E Front Door",
        "H&W OUT-OF-HOURS | H&W Out-of-Hours",
        "C/O BILLINGHAM HEALTH CENTRE | c/o Billingham Health Centre",
        "DR NG'S SURGERY | Dr Ng’s Surgery",
        "QUEENS' PARK | Queens’ Park",
        "TOGETHER4HEALTHCARE | Together4Healthcare",
        "Riverside Surgery | Riverside Surgery",
        "CANALSIDE (THE OLD MILL) | Canalside (The Old Mill)",
        "L'AUMONE&ST.SAMPSONS | L’Aumone&St.Sampsons",
        "  DOUBLE   SPACED  SURGERY | Double Spaced Surgery"
      })
  void anOfficialNameIsWrittenAsPeopleWriteIt(String official, String expected) {
    assertThat(Names.titled(official)).isEqualTo(expected);
  }

  @Test
  void anEmptyNameStaysEmpty() {
    assertThat(Names.titled("")).isEmpty();
  }

  @Test
  void noRealPracticeNameLosesALetter() throws IOException {
    List<String> names = realNames();

    for (String name : names) {
      String titled = Names.titled(name);
      assertThat(titled.toUpperCase(Locale.UK).replace('’', '\''))
          .isEqualTo(name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.UK));
      assertThat(titled).doesNotContain("Nhs", "Gp ", "Pcn", "'");
    }
  }

  private static List<String> realNames() throws IOException {
    String shared = System.getProperty("mandate.shared", "");
    assumeFalse(shared.isEmpty(), "real files not here: epraccur");
    Path file = Path.of(shared, "nhs-organisations", "epraccur_2022-02.csv.gz");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.split("\",\"")[1]).toList();
    }
  }
}
