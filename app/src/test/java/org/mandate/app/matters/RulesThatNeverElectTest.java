package org.mandate.app.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Franchise;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** An election that its rule would refuse at the close is refused before anybody votes. */
class RulesThatNeverElectTest {
  private static Constitution countedBy(String rule) {
    Constitution model = ModelConstitution.collective("Marlbrook");
    List<Clause> clauses = new ArrayList<>();
    for (Clause c : model.clauses()) {
      boolean ranked = c.setting() instanceof Setting.Deciding d && d.counting() != null;
      clauses.add(
          ranked && c.setting() instanceof Setting.Deciding d
              ? new Clause(
                  c.number(),
                  c.title(),
                  c.text(),
                  new Setting.Deciding(
                      d.kinds(),
                      d.form(),
                      d.thresholds(),
                      d.tie(),
                      new Setting.Counting(rule, Franchise.ONE_PRACTICE_ONE_VOTE)))
              : c);
    }
    return new Constitution(1, model.title(), clauses);
  }

  private static List<String> faults(String rule, int places) {
    NewMatter wanted =
        new NewMatter(
            "Who chairs the body?",
            "The chair left.",
            ModelConstitution.ELECTION,
            "",
            List.of("Ann Lee", "Bo Kay", "Cy Day"),
            Optional.of(new Matter.Filling(places, "chair")),
            List.of());
    return MatterRules.faults(wanted, countedBy(rule)).stream().map(Fault::words).toList();
  }

  @Test
  void aRuleThatGivesNoResultOrIsNotKnownIsRefusedWithItsReason() {
    assertThat(faults("score", 1).getFirst()).contains("score", "a number");
    assertThat(faults("yes-no", 1).getFirst()).contains("yes-no", "For and Against");
    assertThat(faults("irv", 2).getFirst()).contains("irv");
    assertThat(faults("of-nobody", 1).getFirst()).contains("of-nobody");
  }

  @Test
  void everyOtherRuleElectsOne() {
    for (Rule rule : Rules.all()) {
      if (!List.of("score", "yes-no").contains(rule.id())) {
        assertThat(faults(rule.id(), 1)).as(rule.id()).isEmpty();
      }
    }
    assertThat(faults("scottish-2007", 2)).isEmpty();
  }

  @Test
  void aConstitutionThatWouldNoLongerBeChangedForOrAgainstIsNotPut() {
    Constitution now = ModelConstitution.collective("Marlbrook");
    Setting.Deciding ranked =
        now.ballotRule(ModelConstitution.ELECTION).orElseThrow().deciding().setting();
    List<Clause> clauses = new ArrayList<>();
    for (Clause c : now.clauses()) {
      boolean ofChange =
          c.setting() instanceof Setting.Deciding d
              && d.kinds().contains(ModelConstitution.CONSTITUTION_CHANGE);
      clauses.add(
          ofChange
              ? new Clause(
                  c.number(),
                  c.title(),
                  c.text(),
                  new Setting.Deciding(
                      List.of(ModelConstitution.CONSTITUTION_CHANGE),
                      ranked.form(),
                      List.of(),
                      ranked.tie(),
                      ranked.counting()))
              : c);
    }
    Constitution next = new Constitution(2, now.title(), clauses);

    assertThat(ProposingRules.obstacle(now, next).orElseThrow())
        .contains("could never be changed again", ModelConstitution.CONSTITUTION_CHANGE);
  }
}
