package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.BoardExample.Facts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.VotingSeat;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/** Rules of meetings that stand in law and in books of procedure; sources in docs/rules.md. */
class RealMeetingRulesTest {

  private static final List<VotingSeat> OFFICERS_AND_OTHERS =
      List.of(
          new VotingSeat("chair", "member"),
          new VotingSeat("neighbourhood", "member"),
          new VotingSeat("secretary", "officer"));

  /**
   * Health Boards (Membership and Procedure) (Scotland) Regulations 2001 (SSI 2001/302), Schedule,
   * paragraph 4: present and entitled to vote must be at least one third of the whole number of
   * members, including at least two who are not officers.
   */
  private static final BoardQuorum HEALTH_BOARD =
      new BoardQuorum(OFFICERS_AND_OTHERS, 1, Mark.atLeast(1, 3), List.of(new OfRole("member", 2)));

  /**
   * SI 1991/809, regulation 9(3), and SSI 2001/301, regulation 9: a majority of the members present
   * and voting; at an equality of votes whoever presides has a second or casting vote.
   */
  private static final BoardVoting PRESENT_AND_VOTING =
      new BoardVoting(
          List.of("ordinary"),
          List.of(Way.SHOW),
          Mark.moreThan(1, 2),
          Base.OF_VOTES_CAST,
          0,
          new Casting(List.of("chair"), CastingUse.EITHER_WAY));

  @Test
  void aThirdOfTheWholeNumberOfAHealthBoardIsRoundedUpAndNeedsTwoWhoAreNoOfficers() {
    assertThat(quorate(HEALTH_BOARD, 22, 4, 3)).as("7 of 22 are less than a third").isFalse();
    assertThat(HEALTH_BOARD.needed(22)).isEqualTo(8);
    assertThat(HEALTH_BOARD.needed(21)).isEqualTo(7);
    assertThat(quorate(HEALTH_BOARD, 22, 6, 2)).isTrue();
    assertThat(quorate(HEALTH_BOARD, 22, 1, 7)).as("one who is no officer").isFalse();
    assertThat(quorate(HEALTH_BOARD, 22, 2, 6)).isTrue();
  }

  /** Cairngorms National Park Authority, standing order 9: half of 19 plus one, so 10. */
  @Test
  void halfOfTheTotalPlusOneIsTenOfNineteen() {
    var quorum = new BoardQuorum(OFFICERS_AND_OTHERS, 1, Mark.moreThan(1, 2), List.of());

    assertThat(quorum.needed(19)).isEqualTo(10);
    assertThat(quorate(quorum, 19, 9, 0)).isFalse();
    assertThat(quorate(quorum, 19, 10, 0)).isTrue();
  }

  /** SI 2008/2558, regulation 10(2): at least half the membership of the Board. */
  @Test
  void atLeastHalfTheMembershipOfABoardOfElevenIsSix() {
    var quorum = new BoardQuorum(OFFICERS_AND_OTHERS, 1, Mark.atLeast(1, 2), List.of());

    assertThat(quorum.needed(11)).isEqualTo(6);
    assertThat(quorum.needed(12)).isEqualTo(6);
  }

  @Test
  void atAnEqualityOfVotesWhoeverPresidesMayVoteASecondTime() {
    Judgement second = voted(PRESENT_AND_VOTING, 5, 5, 2, "for");
    assertThat(second.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(second.standing()).isEqualTo(new Standing.Valid());
    assertThat(voted(PRESENT_AND_VOTING, 5, 5, 2, "against").outcome())
        .isEqualTo(new Outcome.Fallen());
    assertThat(voted(PRESENT_AND_VOTING, 5, 4, 2, "against").standing())
        .as("no equality, no second vote")
        .isInstanceOf(Standing.Irregular.class);
  }

  /**
   * Robert's Rules of Order Newly Revised, 44:1 and 44:12: a majority vote is more than half of the
   * votes cast by persons entitled to vote, abstentions left out; on a tie the motion is lost.
   */
  @Test
  void abstentionsAreNotVotesCastAndATieLoses() {
    BoardVoting roberts = with(Base.OF_VOTES_CAST, null);

    assertThat(voted(roberts, 1, 0, 11, null).outcome()).isEqualTo(new Outcome.Carried());
    assertThat(voted(roberts, 10, 9, 1, null).outcome()).isEqualTo(new Outcome.Carried());
    assertThat(voted(roberts, 6, 6, 0, null).outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(voted(roberts, 6, 6, 0, null).standing()).isEqualTo(new Standing.Valid());
    assertThat(voted(roberts, 0, 0, 12, null).outcome()).isEqualTo(new Outcome.Fallen());
  }

  /**
   * Robert's Rules, 44:9(b): where a majority of the entire membership is asked, an abstention and
   * an absence work like a vote against. Of 12 members 7 must vote for, however few are there.
   */
  @Test
  void aMajorityOfTheEntireMembershipCountsWhoStaysAway() {
    BoardVoting entire = with(Base.OF_ROLL, null);
    var facts = new Facts().votes(6, 0, 1, 0);
    assertThat(facts.judged(rules(BoardExample.QUORUM, entire)).outcome())
        .isEqualTo(new Outcome.Fallen());
    facts.votes(7, 0, 0, 0);
    assertThat(facts.judged(rules(BoardExample.QUORUM, entire)).outcome())
        .isEqualTo(new Outcome.Carried());
  }

  /**
   * Robert's Rules, 44:3, example: of 20 votes cast two thirds are 14 and of 21 also; 13 of 19 are
   * enough.
   */
  @Test
  void twoThirdsOfTheVotesCastAreRoundedUp() {
    assertThat(Mark.atLeast(2, 3).needed(20)).isEqualTo(14);
    assertThat(Mark.atLeast(2, 3).needed(21)).isEqualTo(14);
    assertThat(Mark.atLeast(2, 3).needed(19)).isEqualTo(13);
  }

  /** Speaker Denison's rule: a casting vote leaves things as they are. */
  @Test
  void theSpeakersCastingVoteIsGivenAgainstChange() {
    BoardVoting speaker =
        with(Base.OF_VOTES_CAST, new Casting(List.of("chair"), CastingUse.AS_THINGS_STAND));

    assertThat(voted(speaker, 5, 5, 0, "against").standing()).isEqualTo(new Standing.Valid());
    Judgement forChange = voted(speaker, 5, 5, 0, "for");
    assertThat(forChange.standing()).isInstanceOf(Standing.Irregular.class);
    assertThat(forChange.outcome()).isEqualTo(new Outcome.Fallen());
  }

  private static BoardVoting with(Base base, @org.jspecify.annotations.Nullable Casting casting) {
    return new BoardVoting(
        List.of("ordinary"), List.of(Way.SHOW), Mark.moreThan(1, 2), base, 0, casting);
  }

  private static Constitution rules(BoardQuorum quorum, BoardVoting voting) {
    return BoardExample.rules(quorum, voting);
  }

  private static boolean quorate(BoardQuorum quorum, long members, long others, long officers) {
    var facts = new Facts();
    facts.way = Way.SHOW;
    long there = others + officers;
    facts.members = new Headcount(members, roles(members - 9, 9));
    facts.present = new Headcount(there, roles(others, officers));
    facts.votes = Example.motion(there, 0, 0, 0);
    Judgement judged = facts.judged(rules(quorum, PRESENT_AND_VOTING));
    boolean met =
        judged.checks().stream()
            .filter(c -> c.name().startsWith("Quorum"))
            .allMatch(c -> c.status() == Status.MET);
    assertThat(judged.outcome() instanceof Outcome.NoDecision).isEqualTo(!met);
    return met;
  }

  private static TreeMap<String, Long> roles(long others, long officers) {
    return new TreeMap<>(Map.of("member", others, "officer", officers));
  }

  private static Judgement voted(
      BoardVoting voting,
      long yes,
      long no,
      long abstained,
      @org.jspecify.annotations.Nullable String casting) {
    var facts = new Facts();
    facts.way = Way.SHOW;
    facts.members = new Headcount(24, BoardExample.roles(20, 4));
    facts.votes(yes, no, abstained, 0);
    facts.casting = casting == null ? null : new CastingVote("chair", casting);
    return facts.judged(rules(BoardExample.QUORUM, voting));
  }
}
