package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.constitution.Example.byPractice;
import static org.mandate.constitution.Example.facts;
import static org.mandate.constitution.Example.motion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.Tie;

/**
 * Facts at the very edge of every rule of the model: each is just enough, so that one rule changed
 * by one step changes the judgement. A setting that nothing reads would stand out here.
 */
class AMutatedRuleIsJudgedOtherwiseTest {

  private static final List<String> ALL =
      Example.MODEL.kinds().stream().map(Setting.Kind::id).toList();

  record Mutation(String clause, Setting setting) {
    @Override
    public String toString() {
      return clause + " " + setting;
    }
  }

  static Stream<Mutation> mutations() {
    var list = new ArrayList<Mutation>();
    list.add(new Mutation("8.2", new Setting.Notice(ALL, 11, Setting.NoticeBefore.CLOSE)));
    list.add(new Mutation("8.2", new Setting.Notice(ALL, 10, Setting.NoticeBefore.OPENING)));
    list.add(new Mutation("8.3", new Setting.Window(ALL, 8, true)));
    list.add(
        new Mutation(
            "8.1",
            new Setting.RollRule(
                ALL, Setting.ListBasis.REGISTERED, 8, Setting.AfterClosure.SUCCESSOR_MAY_CAST)));
    list.add(
        new Mutation(
            "8.1",
            new Setting.RollRule(
                ALL, Setting.ListBasis.ADJUSTED, 7, Setting.AfterClosure.SUCCESSOR_MAY_CAST)));
    list.add(new Mutation("8.4", new Setting.QuorumShare(ALL, Mark.moreThan(3, 5))));
    list.add(new Mutation("8.4", new Setting.QuorumShare(ALL, Mark.atLeast(61, 100))));
    list.add(new Mutation("8.4", new Setting.QuorumNumber(ALL, 19)));
    list.add(new Mutation("6.7", new Setting.ReturningOfficer(ALL, "secretary")));
    list.add(new Mutation("9.3", rule(Mark.moreThan(8, 15), Mark.atLeast(3, 5))));
    list.add(new Mutation("9.3", rule(Mark.moreThan(1, 2), Mark.moreThan(3, 5))));
    list.add(new Mutation("9.3", rule(Mark.moreThan(1, 2), Mark.atLeast(601, 1000))));
    return list.stream();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void oneStepMoreIsNoLongerEnough(Mutation mutation) {
    DecisionFacts edge = edge();
    var asAdopted = Judge.judge(Example.MODEL, edge);
    assertThat(asAdopted.standing()).isEqualTo(new Judgement.Standing.Valid());
    assertThat(asAdopted.outcome()).isEqualTo(new Judgement.Outcome.Carried());

    var mutated = Judge.judge(Example.with(mutation.clause(), mutation.setting()), edge);

    assertThat(List.of(mutated.standing(), mutated.outcome()))
        .isNotEqualTo(List.of(asAdopted.standing(), asAdopted.outcome()));
  }

  /** 30 practices: 18 vote (60%), 16 for; exactly 60% of patients; 10 days' notice; 7 days open. */
  private static DecisionFacts edge() {
    var figures = new Figures(motion(16, 1, 1, 12), motion(142_800, 200, 0, 95_000));
    assertThat(byPractice(16, 1, 1, 12).practices().roll()).isEqualTo(30);
    var facts = facts("reserved-matter", figures);
    facts.opened = Instant.parse("2026-09-29T16:00:00Z");
    facts.frozen = facts.opened;
    facts.notice = LocalDate.of(2026, 9, 26);
    return facts.facts();
  }

  private static Deciding rule(Mark practices, Mark patients) {
    return new Deciding(
        List.of("reserved-matter"),
        Form.MOTION,
        List.of(
            new Threshold(
                Franchise.ONE_PRACTICE_ONE_VOTE,
                Threshold.Scope.WHOLE_ROLL,
                practices,
                Threshold.Base.OF_ROLL),
            new Threshold(
                Franchise.WEIGHTED_BY_LIST,
                Threshold.Scope.WHOLE_ROLL,
                patients,
                Threshold.Base.OF_ROLL)),
        Tie.FALLS);
  }
}
