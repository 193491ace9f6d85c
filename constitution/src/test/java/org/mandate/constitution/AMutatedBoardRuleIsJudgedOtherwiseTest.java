package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.constitution.BoardExample.Facts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/**
 * A meeting at the very edge of every rule of the board: each is just enough, so that one rule
 * changed by one step changes the judgement. A setting that nothing reads would stand out here.
 */
class AMutatedBoardRuleIsJudgedOtherwiseTest {

  private static final BoardQuorum QUORUM = quorum(6, Mark.atLeast(1, 3), 5, 1);
  private static final Casting CHAIR = new Casting(List.of("chair"), CastingUse.EITHER_WAY);
  private static final BoardVoting VOTING =
      voting(List.of(Way.NAMED), Mark.moreThan(1, 2), Base.OF_VOTES_CAST, 1, CHAIR);

  record Mutation(String clause, Setting setting) {}

  static Stream<Mutation> mutations() {
    Mark half = Mark.moreThan(1, 2);
    List<Way> named = List.of(Way.NAMED);
    return Stream.of(
        new Mutation("6.3", quorum(7, Mark.atLeast(1, 3), 5, 1)),
        new Mutation("6.3", quorum(6, Mark.moreThan(1, 3), 5, 1)),
        new Mutation("6.3", quorum(6, Mark.atLeast(1, 3), 6, 1)),
        new Mutation("6.3", quorum(6, Mark.atLeast(1, 3), 5, 2)),
        new Mutation("6.4", voting(List.of(Way.SHOW), half, Base.OF_VOTES_CAST, 1, CHAIR)),
        new Mutation("6.4", voting(named, Mark.moreThan(4, 7), Base.OF_VOTES_CAST, 1, CHAIR)),
        new Mutation("6.4", voting(named, half, Base.OF_VOTES_CAST_AND_ABSTENTIONS, 1, CHAIR)),
        new Mutation("6.4", voting(named, half, Base.OF_ROLL, 1, CHAIR)),
        new Mutation("6.4", voting(named, half, Base.OF_VOTES_CAST, 0, CHAIR)),
        new Mutation("6.4", voting(named, half, Base.OF_VOTES_CAST, 1, null)),
        new Mutation(
            "6.4",
            voting(
                named,
                half,
                Base.OF_VOTES_CAST,
                1,
                new Casting(List.of("treasurer"), CastingUse.EITHER_WAY))),
        new Mutation(
            "6.4",
            voting(
                named,
                half,
                Base.OF_VOTES_CAST,
                1,
                new Casting(List.of("chair"), CastingUse.AS_THINGS_STAND))),
        new Mutation("6.5", new Setting.MeetingNotice(6, 14)));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void oneStepMoreIsNoLongerEnough(Mutation mutation) {
    Constitution rules = BoardExample.rules(QUORUM, VOTING);
    Judgement asAdopted = edge().judged(rules);
    assertThat(asAdopted.standing()).isEqualTo(new Standing.Valid());
    assertThat(asAdopted.outcome()).isEqualTo(new Outcome.Carried());

    Judgement mutated = edge().judged(Example.with(rules, mutation.clause(), mutation.setting()));

    assertThat(List.of(mutated.standing(), mutated.outcome()))
        .isNotEqualTo(List.of(asAdopted.standing(), asAdopted.outcome()));
  }

  /** 6 of 18 there and one vote by proxy; 3 for, 3 against, the chair's casting vote for. */
  private static Facts edge() {
    var facts = new Facts();
    facts.members = new Headcount(18, BoardExample.roles(14, 4));
    facts.present = new Headcount(6, BoardExample.roles(5, 1));
    facts.proxies = new Proxies(1, 1, 0);
    facts.votes = Example.motion(3, 3, 1, 0);
    facts.casting = new CastingVote("chair", "for");
    return facts;
  }

  private static BoardQuorum quorum(long number, Mark share, long gps, long lay) {
    return new BoardQuorum(
        BoardExample.SEATS, number, share, List.of(new OfRole("gp", gps), new OfRole("lay", lay)));
  }

  private static BoardVoting voting(
      List<Way> ways,
      Mark mark,
      Base base,
      long proxies,
      @org.jspecify.annotations.Nullable Casting casting) {
    return new BoardVoting(List.of("ordinary"), ways, mark, base, proxies, casting);
  }
}
