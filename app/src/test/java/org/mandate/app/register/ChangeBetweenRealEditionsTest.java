package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.app.register.reading.RealFiles;

/**
 * Known answers of the practice lists of December 2019 and February 2022 (shared data README,
 * section 1).
 */
class ChangeBetweenRealEditionsTest {

  private static Map<String, Standing> standings(String file) {
    return ChangeRules.byCode(RealFiles.rows(file).stream().map(Standing::of).toList());
  }

  @Test
  void theCountsOfBothEditionsAreThoseKnown() {
    var before = standings(RealFiles.PRACTICES_2019);
    var now = standings(RealFiles.PRACTICES_2022);

    ChangeReport report = ChangeRules.between(before, now);

    assertThat(before).hasSize(14_357);
    assertThat(now).hasSize(14_963);
    assertThat(report.activeBefore()).isEqualTo(6_830);
    assertThat(report.active()).isEqualTo(6_965);
    assertThat(report.left()).hasSize(286);
    assertThat(report.left(ChangeReport.How.DORMANT)).isEqualTo(148);
    assertThat(report.left(ChangeReport.How.CLOSED)).isEqualTo(138);
    assertThat(report.joined()).hasSize(421);
    assertThat(report.cameIntoScope()).hasSize(406);
    assertThat(report.stayed()).isEqualTo(6_544);
    assertThat(report.moved()).hasSize(3_259);
    assertThat(report.renamed()).hasSize(249);
    assertThat(report.unchanged()).isEqualTo(3_158);
  }

  @Test
  void thoseWhoCameIntoScopeAreAllWelsh() {
    var now = standings(RealFiles.PRACTICES_2022);

    var came = ChangeRules.between(standings(RealFiles.PRACTICES_2019), now).cameIntoScope();

    assertThat(came).allMatch(c -> now.get(c.code()).grouping().equals(ChangeRules.WALES));
  }

  @Test
  void englandAloneLeavesWalesOut() {
    ChangeReport england =
        ChangeRules.between(
            ChangeRules.england(standings(RealFiles.PRACTICES_2019)),
            ChangeRules.england(standings(RealFiles.PRACTICES_2022)));

    assertThat(england.activeBefore()).isEqualTo(6_830);
    assertThat(england.active()).isEqualTo(6_559);
    assertThat(england.joined()).hasSize(15);
    assertThat(england.cameIntoScope()).isEmpty();
  }

  @Test
  void aFirstEditionHasNoChanges() {
    ChangeReport first = ChangeRules.first(standings(RealFiles.PRACTICES_2019));

    assertThat(first.active()).isEqualTo(6_830);
    assertThat(first.joined()).isEmpty();
    assertThat(first.left()).isEmpty();
    assertThat(first.renamed()).isEmpty();
    assertThat(first.moved()).isEmpty();
  }
}
