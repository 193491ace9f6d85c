package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.count.ballots.Election;

/** Rules with keep values give the published figures, round by round, to the last decimal. */
class KeepRulesTest {

  @ParameterizedTest
  @CsvSource({
    "meek-prf, 42.blt, 42_droop_meek-prf-o6-fixed-p9-d9.txt",
    "meek-prf, 42t.blt, 42t_droop_meek-prf-o6-fixed-p9-d9.txt",
    "meek-prf, 513.blt, 513_droop_meek-prf-o6-fixed-p9-d9.txt",
    "meek-prf, SC.blt, SC_droop_meek-prf-o6-fixed-p9-d9.txt",
    "meek-prf, M135.blt, M135_droop_meek-prf-o6-fixed-p9-d9.txt",
    "meek, 42.blt, 42_droop_meek-o9-guarded-p18-g9-d18.txt",
    "meek, 42t.blt, 42t_droop_meek-o9-guarded-p18-g9-d18.txt",
    "meek, 513.blt, 513_droop_meek-o9-guarded-p18-g9-d18.txt",
    "meek, SC.blt, SC_droop_meek-o9-guarded-p18-g9-d18.txt",
    "meek, M135.blt, M135_droop_meek-o9-guarded-p18-g9-d18.txt",
    "warren, 42.blt, 42_droop_warren-o9-guarded-p18-g9-d18.txt",
    "warren, 42t.blt, 42t_droop_warren-o9-guarded-p18-g9-d18.txt",
    "warren, 513.blt, 513_droop_warren-o9-guarded-p18-g9-d18.txt",
    "warren, SC.blt, SC_droop_warren-o9-guarded-p18-g9-d18.txt",
    "warren, M135.blt, M135_droop_warren-o9-guarded-p18-g9-d18.txt",
    "meek-fixed9, stvrs_vegetables.blt, stvrs_vegetables_meek_fixed9.log.txt",
    "meek-fixed9, stvrs_vegetables.blt, stvrs_vegetables_meek_equalize_fixed9.log.txt",
    "meek-fixed9, stvrs_skewed.blt, stvrs_skewed_meek_equalize_fixed9.log.txt",
    "meek, meek_eq1.blt, meek_eq1_droop-meek-o9-guarded-p18-g9-d18.txt",
    "meek, meek_eq2.blt, meek_eq2_droop-meek-o9-guarded-p18-g9-d18.txt",
  })
  void everyFigureOfThePublishedReportIsFound(String rule, String blt, String report) {
    // given
    Election election = SharedElections.blt(SharedElections.text(blt));
    var published = new PublishedReport(SharedElections.text(report));

    // when
    Count count = count(rule, election);

    // then
    List<String> names = election.names();
    assertThat(count.elected().stream().map(names::get)).isEqualTo(published.allElected());
    assertThat(count.quota()).isEqualTo(published.figures(0).sums.get("Quota"));
    for (int round = 1; round < published.rounds.size(); round++) {
      Stage stage = count.stages().get(round - 1);
      PublishedReport.Action printed = published.figures(round);
      String where = rule + " " + blt + " round " + round;
      for (int i = 0; i < names.size(); i++) {
        BigDecimal votes = printed.votes.get(names.get(i));
        if (votes == null) continue; // withdrawn
        assertThat(stage.votes().get(i)).as(where + " " + names.get(i)).isEqualTo(votes);
      }
      assertThat(stage.quota()).as(where).isEqualTo(printed.sums.get("Quota"));
      assertThat(stage.elected().stream().map(names::get).toList())
          .as(where)
          .isEqualTo(published.elected(round));
      if (round > 1) {
        assertThat(stage.excluded().stream().map(names::get).toList())
            .as(where)
            .isEqualTo(published.defeated(round - 1));
      }
    }
  }

  private static Count count(String rule, Election election) {
    // The programs take candidates in the file's order where it gives none.
    List<Integer> order =
        election.tieOrder().isEmpty()
            ? IntStream.rangeClosed(1, election.candidates().size()).boxed().toList()
            : election.tieOrder();
    Outcome outcome = Rules.named(rule).orElseThrow().count(election, new Lot.Order(order));
    assertThat(outcome).isInstanceOf(Count.class);
    return (Count) outcome;
  }
}
