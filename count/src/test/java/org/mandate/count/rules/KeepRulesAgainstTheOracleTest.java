package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.count.ballots.Election;

/** The fast distributions give what the slow oracle gives, on thousands of random elections. */
class KeepRulesAgainstTheOracleTest {

  @ParameterizedTest
  @CsvSource({
    "meek-prf, PRF, false, 9",
    "meek, MEEK, false, 18",
    "meek, MEEK, true, 18",
    "warren, WARREN, false, 18",
    "meek-nz, NZ, false, 9"
  })
  void everyRoundIsTheOracles(String rule, KeepOracle.Kind kind, boolean equalRanks, int places) {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("seed " + seed + " " + rule);
    var random = new RandomElections(seed);
    for (int run = 0; run < 1500; run++) {
      // given
      Election election = random.next(equalRanks);
      List<Integer> lot =
          random.shuffled(election.candidates().size()).stream().map(i -> i + 1).toList();
      var oracle = new KeepOracle(kind, election, lot);
      String where = rule + " seed " + seed + " run " + run;

      // when
      oracle.count();
      Count count = Papers.count(rule, election, new Lot.Order(lot));

      // then
      assertThat(count.elected()).as(where).isEqualTo(oracle.elected);
      for (int r = 0; r < oracle.rounds.size(); r++) {
        KeepOracle.Round round = oracle.rounds.get(r);
        Stage stage = count.stages().get(r);
        String at = where + " round " + (r + 1);
        assertThat(stage.votes())
            .as(at)
            .isEqualTo(round.votes().stream().map(v -> KeepOracle.written(v, places)).toList());
        assertThat(stage.quota()).as(at).isEqualTo(KeepOracle.written(round.quota(), places));
        assertThat(stage.nonTransferable())
            .as(at)
            .isEqualTo(KeepOracle.written(round.lost(), places));
        assertThat(stage.elected()).as(at).isEqualTo(round.elected());
        assertThat(stage.excluded()).as(at).isEqualTo(round.excluded());
      }
    }
  }
}
