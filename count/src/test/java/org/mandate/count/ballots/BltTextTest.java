package org.mandate.count.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for others to count is what was counted here. */
class BltTextTest {

  @Test
  void equalPapersStandOnOneLineAndNamesAreQuoted() {
    assertThat(BltText.of(election("Who chairs?", "Ann Lee", "Bo Kay", "Cy Day")))
        .isEqualTo(
            """
            3 2
            -3
            1 1 0
            2 2 1 0
            0
            "Ann Lee"
            "Bo Kay"
            "Cy Day"
            "Who chairs?"
            """);
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameElection() {
    same(election("Who \"chairs\" the body?", "Ann \"Annie\" Lee", "Bo Kay", "Zoë Day"));
    same(election("", "1", "0", "end # 3"));
    same(election("A", "\"quoted\"", "a \"b\" \"c\" d", "b"));
  }

  private static void same(Election election) {
    String text = BltText.of(election);

    var read = (Reading.Read) BallotFiles.read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(read.election().title()).isEqualTo(election.title());
    assertThat(read.election().seats()).isEqualTo(election.seats());
    assertThat(read.election().candidates()).isEqualTo(election.candidates());
    assertThat(BltText.of(read.election())).isEqualTo(text);
  }

  private static Election election(String title, String... names) {
    var papers = new Ballots.Builder(0);
    papers.add(1, new short[] {1, 0}, 2);
    papers.add(1, new short[] {0}, 1);
    papers.add(1, new short[] {1, 0}, 2);
    var candidates =
        List.of(
            new Candidate(1, names[0], false),
            new Candidate(2, names[1], false),
            new Candidate(3, names[2], true));
    return new Election(title, 2, candidates, papers.build(), List.of(), List.of());
  }
}
