package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mandate.constitution.Example.HUBS;
import static org.mandate.constitution.Example.facts;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;

/** The decision of look/03-decision, and the irregular one it replaces. */
class DecisionOfMarlbrookTest {

  @Test
  void theHubsDecisionIsValidAndEveryCheckReadsAsOnThePage() {
    var facts = facts("reserved-matter", HUBS);
    facts.matter = "where-care-is-given";

    var judgement = facts.judged();

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(judgement.checks())
        .extracting(check -> check.sentence() + " Rule " + check.rule())
        .containsExactly(
            "Right voters: the roll of 32 practices, frozen on 15 September 2026. The matter is"
                + " reserved to the practices. Rule 5.1",
            "Notice: papers sent 14 days before. 10 are required. Rule 8.2",
            "Roll: open to challenge for 21 days; no challenge is undecided. 7 are required. Rule"
                + " 8.1",
            "Ballot open: for 14 days. 7 are required. Rule 8.3",
            "Quorum: 30 of 32 practices voted. 20 are required. Rule 8.4",
            "Conflicts: 3 found, 3 handled before the papers went out. Each must be handled before."
                + " Rule 11.2",
            "Threshold: 22 of 32 practices and 162,344 of 238,000 patients were for. More than half"
                + " of all practices (17) and at least 60% of all patients (142,800) are required."
                + " Rule 9.3",
            "Mandate in date: the returning officer’s term runs to 31 March 2027. The term must"
                + " cover the opening and the close. Rule 6.7");
    assertThat(judgement.measures())
        .extracting(Judgement.Measure::amount, Judgement.Measure::needed, Judgement.Measure::met)
        .containsExactly(tuple(22L, 17L, true), tuple(162_344L, 142_800L, true));
  }

  @Test
  void theBoardCannotDecideAReservedMatter() {
    var facts = facts("reserved-matter", HUBS);
    facts.matter = "where-care-is-given";
    facts.electorate = Electorate.BOARD;
    facts.whole = null;
    facts.notice = LocalDate.of(2026, 10, 2);

    var judgement = facts.judged();

    assertThat(judgement.outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(((Standing.Irregular) judgement.standing()).reasons())
        .extracting(Check::sentence)
        .containsExactly(
            "Right voters: the board voted. The matter is reserved to the practices.",
            "Notice: papers sent 4 days before. 10 are required.");
  }
}
