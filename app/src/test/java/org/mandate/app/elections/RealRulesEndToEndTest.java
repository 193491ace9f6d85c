package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.elections.BallotTown.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.app.decisions.Decision;
import org.mandate.app.record.Audit;
import org.mandate.constitution.Franchise;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Mark;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Threshold;

/**
 * Rules that bodies of general practice have used, from the matter to the decision. Votes invented.
 */
class RealRulesEndToEndTest {
  private static final List<String> AREAS =
      List.of(
          "Mansfield and Ashfield",
          "Newark and Sherwood",
          "Nottingham City",
          "Nottingham North and East",
          "Nottingham West",
          "Rushcliffe");

  private static BallotTown nottinghamshire() {
    Threshold each =
        new Threshold(
            Franchise.ONE_PRACTICE_ONE_VOTE,
            Threshold.Scope.EACH_AREA,
            Mark.moreThan(1, 2),
            Threshold.Base.OF_VOTES_CAST);
    List<String> areas = new ArrayList<>();
    AREAS.forEach(area -> areas.addAll(Collections.nCopies(3, area)));
    return BallotTown.of(
        BallotTown.model(
            "9.2",
            new Setting.Deciding(
                List.of("confidence"), Setting.Form.MOTION, List.of(each), Setting.Tie.FALLS)),
        areas);
  }

  @Test
  void ofSixAreasEachWithItsMajorityTheMergerIsCarried() {
    BallotTown town = nottinghamshire();
    Ballot ballot = town.open(town.matter("confidence", ""));
    for (int area = 0; area < 6; area++) {
      town.cast(ballot.id(), 3 * area + 1, 3 * area + 2, "for");
      town.cast(ballot.id(), 3 * area + 3, 3 * area + 3, "against");
    }
    town.close();

    Decision decision = decision(town, ballot);
    assertThat(decision.outcome()).isEqualTo("carried");
    assertThat(decision.valid()).isTrue();
    assertThat(again(town, decision).measures()).hasSize(6).allMatch(Judgement.Measure::met);
    assertThat(audit(town)).isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void oneAreaShortOfItsMajorityFellsIt() {
    BallotTown town = nottinghamshire();
    Ballot ballot = town.open(town.matter("confidence", ""));
    town.cast(ballot.id(), 1, 16, "for");
    town.cast(ballot.id(), 17, 18, "against");
    town.close();

    Decision decision = decision(town, ballot);
    assertThat(decision.outcome()).isEqualTo("fallen");
    assertThat(decision.valid()).isTrue();
    assertThat(again(town, decision).measures())
        .filteredOn(m -> !m.met())
        .extracting(Judgement.Measure::area)
        .containsExactly("Rushcliffe");
  }

  @Test
  void twentyThreeOf42HaveNoConfidence() {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(42, ""));
    Ballot ballot = town.open(town.matter("confidence", ""));
    town.cast(ballot.id(), 1, 23, "for");
    town.cast(ballot.id(), 24, 27, "against");
    town.cast(ballot.id(), 28, 28, "abstain");
    town.close();

    Decision decision = decision(town, ballot);
    assertThat(decision.outcome()).isEqualTo("carried");
    assertThat(decision.valid()).isTrue();
    assertThat(again(town, decision).measures().getFirst().needed()).isEqualTo(22);
  }

  @Test
  void whereEveryPracticePicksItsLevelTheListsAreTheResult() {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(45, ""));
    Ballot ballot =
        town.open(town.matter("practice-choice", "", "Full membership", "Partial membership"));
    town.cast(ballot.id(), 1, 26, "full-membership");
    town.cast(ballot.id(), 27, 38, "partial-membership");
    town.close();

    Decision decision = decision(town, ballot);
    assertThat(decision.outcome()).isEqualTo("levels");
    assertThat(decision.valid()).isTrue();
    var counted = town.asNobody(() -> town.p.elections.count(town.find(ballot.id())).figures());
    assertThat(counted.votersFor("full-membership")).hasSize(26).startsWith(code(1));
    assertThat(counted.votersFor("partial-membership")).hasSize(12).endsWith(code(38));
    assertThat(counted.didNotVote()).hasSize(7);
  }

  @Test
  void withoutQuorumThereIsNoDecisionAndItIsIrregular() {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(10, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.cast(ballot.id(), 1, 3, "for");
    town.close();

    Decision decision = decision(town, ballot);
    assertThat(decision.outcome()).isEqualTo("no-decision");
    assertThat(decision.valid()).isFalse();
    assertThat(reasons(again(town, decision))).containsExactly("Quorum");
  }

  static List<String> reasons(Judgement judgement) {
    return ((Judgement.Standing.Irregular) judgement.standing())
        .reasons().stream().map(Judgement.Check::name).toList();
  }

  static Decision decision(BallotTown town, Ballot ballot) {
    return town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()).orElseThrow());
  }

  static Judgement again(BallotTown town, Decision decision) {
    return town.asNobody(() -> town.p.decisions.judgeAgain(decision));
  }

  static Audit.Outcome audit(BallotTown town) {
    return town.job("audit", () -> new Audit(town.p.jdbc, town.p.record, town.p.audited).run());
  }
}
