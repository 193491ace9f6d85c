package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFormatsAreReadTest {

  @Test
  void prefLibIsReadInItsNewAndItsOldForm() {
    assertThat(papers(ReadersNeverThrowTest.SOI)).isEqualTo("1: 1=2 3; 4: 1 2=3; 2: 3");
    assertThat(papers(ReadersNeverThrowTest.OLD)).isEqualTo("4: 1 2 3; 3: 3 1=2");
  }

  @Test
  void castVoteRecordsAreReadWithTheirMarks() {
    var read = (Reading.Read) BallotFiles.read(ReadersNeverThrowTest.CVR.getBytes(UTF_8));

    assertThat(BltFilesAreReadTest.papers(read.election())).isEqualTo("3: 1 2; 1: 2; 1: 3");
    assertThat(read.election().names()).containsExactly("Ann, A", "Bob", "Undeclared Write-ins");
    assertThat(read.election().rejections())
        .containsExactly(new Rejection("no valid preference: an overvote", 2));
    assertThat(read.notes()).anyMatch(n -> n.contains("2 overvotes"));
    assertThat(read.notes()).anyMatch(n -> n.contains("\"Precinct\""));
  }

  @Test
  void anOvervoteOrAnEmptyRankIsTreatedAsAsked() {
    String file = "Rank 1,Rank 2,Rank 3,Rank 4\nA,overvote,B,A\nA,undervote,undervote,B\n";
    var over =
        new Treatment(
            Treatment.Repeats.END, Treatment.Overvotes.PASS_OVER, Treatment.Skips.END_AT_TWO);

    assertThat(papers(file)).isEqualTo("1: 1; 1: 1 2");
    assertThat(
            BltFilesAreReadTest.papers(
                ((Reading.Read) BallotFiles.read(file.getBytes(UTF_8), over)).election()))
        .isEqualTo("1: 1; 1: 1 2");
    var end = new Treatment(Treatment.Repeats.END, Treatment.Overvotes.END, Treatment.Skips.END);
    assertThat(
            BltFilesAreReadTest.papers(
                ((Reading.Read) BallotFiles.read(file.getBytes(UTF_8), end)).election()))
        .isEqualTo("2: 1");
  }

  @Test
  void scoresKeepTheirNumbers() {
    var election =
        ((Reading.Read) BallotFiles.read(ReadersNeverThrowTest.SCORES.getBytes(UTF_8))).election();

    assertThat(election.ballots().hasMarks()).isTrue();
    assertThat(BltFilesAreReadTest.papers(election)).isEqualTo("2: 1 2; 1: 2");
    assertThat(election.ballots().mark(0, 0)).isEqualTo(5);
  }

  @Test
  void mandatesOwnBallotsAreRead() {
    var read = (Reading.Read) BallotFiles.read(ReadersNeverThrowTest.ROLL.getBytes(UTF_8));

    assertThat(BltFilesAreReadTest.papers(read.election())).isEqualTo("10: 1 2");
    assertThat(read.election().rejections()).containsExactly(new Rejection("abstained", 1));
    assertThat(read.notes()).containsExactly("2 of the 3 practices on the roll voted.");
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(ReadersNeverThrowTest.PLAIN.getBytes(UTF_8));
    }

    assertThat(BallotFiles.read(bytes.toByteArray())).isInstanceOf(Reading.Read.class);
    assertThat(BallotFiles.read(java.util.Arrays.copyOf(bytes.toByteArray(), 30)))
        .isInstanceOf(Reading.Refused.class);
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soi  | 4: 1,{2,3}      | 4: 1,{2,2}    | not already on this paper
          soi  | 4: 1,{2,3}      | 4: 1,{2,4}    | from 1 to 3
          soi  | 4: 1,{2,3}      | 4: 1,{2,3     | '}'
          soi  | 4: 1,{2,3}      | 4: 1,,2       | from 1 to 3
          soi  | 4: 1,{2,3}      | 5: 1,{2,3}    | 7, as the headings say
          soi  | DATA TYPE: toi  | DATA TYPE: soi| no ties
          soi  | DATA TYPE: toi  | DATA TYPE: toc| all 3
          soi  | NUMBER ALTERNATIVES: 3 | NUMBER ALTERNATIVES: 4 | each named
          cvr  | 2nd Choice      | 3rd Choice    | rank 2
          cvr  | P3,UWI,undervote,1 | P3,UWI,undervote | 4, as there are headings
          cvr  | undervote,1     | undervote,0   | above 0
          cvr  | undervote,1     | undervote,-1  | above 0
          cvr  | P2,overvote     | P2,o"vervote  | no quotation mark
          score| 1,5,0,2         | 1,5.5,0,2     | a whole number
          score| 1,5,0,2         | 1,x,0,2       | a whole number
          roll | a>b             | a>c           | the id of an option
          roll | a>b             | a>a           | each option once
          roll | "practice":"X1","choice" | "practice":"X9","choice" | a practice of the roll
          roll | "practice":"X2","choice" | "practice":"X1","choice" | one vote of X1
          roll | "seats":1       | "seats":0     | a whole number from 1
          """)
  void aBadFileIsRefused(String which, String good, String bad, String expected) {
    String file =
        switch (which) {
          case "soi" -> ReadersNeverThrowTest.SOI;
          case "cvr" -> ReadersNeverThrowTest.CVR;
          case "score" -> ReadersNeverThrowTest.SCORES;
          default -> ReadersNeverThrowTest.ROLL;
        };
    assertThat(file).contains(good);

    var reading = BallotFiles.read(file.replace(good, bad).getBytes(UTF_8));

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused) reading).why().sentence()).contains(expected);
  }

  @Test
  void realCastVoteRecordsHaveTheTotalsThatRcTabFound() throws IOException {
    String shared = System.getProperty("mandate.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "real files not here: elections/us_rcv");
    Path folder = Path.of(shared, "elections", "us_rcv");
    var skipping =
        new Treatment(
            Treatment.Repeats.PASS_OVER, Treatment.Overvotes.PASS_OVER, Treatment.Skips.PASS_OVER);

    var park =
        (Reading.Read)
            BallotFiles.read(
                Files.readAllBytes(folder.resolve("minneapolis_park_board_2013_cast_votes.csv.gz")),
                skipping);
    var mayor =
        (Reading.Read)
            BallotFiles.read(
                Files.readAllBytes(folder.resolve("portland_me_mayor_2015_cast_votes.csv")));

    assertThat(park.election().ballots().total()).isEqualByComparingTo("59463");
    assertThat(park.election().candidates()).hasSize(11);
    assertThat(mayor.election().ballots().total()).isEqualByComparingTo("98");
    assertThat(mayor.election().rejected()).isEqualByComparingTo("1");
  }

  private static String papers(String file) {
    return BltFilesAreReadTest.papers(
        ((Reading.Read) BallotFiles.read(file.getBytes(UTF_8))).election());
  }
}
