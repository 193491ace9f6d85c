package org.mandate.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.count.Franchise.ONE_PRACTICE_ONE_VOTE;
import static org.mandate.count.Franchise.WEIGHTED_BY_LIST;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.count.CountResult.Counted;
import org.mandate.count.CountResult.Refused;

class VoteCountTest {

  private static final Roll FOUR =
      new Roll(
          List.of(
              new Voter("MB-001", 8420, "Riverside"),
              new Voter("MB-002", 10316, "Riverside"),
              new Voter("MB-003", 0, "Market"),
              new Voter("MB-004", 6812, null)));

  @Test
  void votesAreCountedByPracticeAndByPatients() {
    var counted =
        counted(
            FOUR,
            Question.yesNo(),
            new Vote("MB-002", "against"),
            new Vote("MB-001", "for"),
            new Vote("MB-003", "abstain"));

    var byPractice = counted.tally(ONE_PRACTICE_ONE_VOTE);
    assertThat(byPractice.byOption()).containsEntry("for", 1L).containsEntry("against", 1L);
    assertThat(byPractice.abstained()).isEqualTo(1);
    assertThat(byPractice.didNotVote()).isEqualTo(1);
    assertThat(byPractice.roll()).isEqualTo(4);

    var byPatients = counted.tally(WEIGHTED_BY_LIST);
    assertThat(byPatients.of("for")).isEqualTo(8420);
    assertThat(byPatients.of("against")).isEqualTo(10316);
    assertThat(byPatients.abstained()).isZero();
    assertThat(byPatients.didNotVote()).isEqualTo(6812);
    assertThat(byPatients.roll()).isEqualTo(25548);
  }

  @Test
  void eachAreaHasItsOwnFiguresAndVotersWithoutOneAreNamed() {
    var counted = counted(FOUR, Question.yesNo(), new Vote("MB-001", "for"));

    var areas = counted.tallyByArea(WEIGHTED_BY_LIST);
    assertThat(areas).containsOnlyKeys("Market", "Riverside");
    assertThat(areas.get("Riverside").of("for")).isEqualTo(8420);
    assertThat(areas.get("Riverside").didNotVote()).isEqualTo(10316);
    assertThat(areas.get("Market").roll()).isZero();
    assertThat(counted.withoutArea()).containsExactly("MB-004");
  }

  @Test
  void everyFaultIsNamedAndNothingIsCounted() {
    var result =
        VoteCount.count(
            FOUR,
            Question.yesNo(),
            List.of(
                new Vote("MB-001", "for"),
                new Vote("MB-999", "for"),
                new Vote("MB-001", "for"),
                new Vote("MB-002", "maybe")));

    assertThat(result)
        .isEqualTo(
            new Refused(
                List.of(
                    new Refusal.UnknownVoter("MB-999"),
                    new Refusal.VotedTwice("MB-001"),
                    new Refusal.UnknownOption("MB-002", "maybe"))));
    assertThat(((Refused) result).refusals())
        .extracting(Refusal::sentence)
        .containsExactly(
            "A vote was cast for MB-999, who is not on the roll.",
            "There is more than one vote of MB-001.",
            "MB-002 chose maybe, which the question does not offer.");
  }

  /** Dudley: 45 practices, 38 of them in; how the 38 split is invented. */
  @Test
  void whereEveryPracticePicksItsLevelTheResultIsTheListOfEach() {
    var voters = new ArrayList<Voter>();
    var votes = new ArrayList<Vote>();
    for (int i = 1; i <= 45; i++) {
      voters.add(new Voter("D" + i, 5000 + i, null));
      if (i <= 26) votes.add(new Vote("D" + i, "full"));
      else if (i <= 38) votes.add(new Vote("D" + i, "partial"));
    }

    var counted =
        counted(
            new Roll(voters),
            new Question(List.of("full", "partial")),
            votes.reversed().toArray(Vote[]::new));

    assertThat(counted.votersFor("full")).hasSize(26).startsWith("D1", "D2").endsWith("D26");
    assertThat(counted.votersFor("partial")).hasSize(12).startsWith("D27").endsWith("D38");
    assertThat(counted.votersFor("abstain")).isEmpty();
    assertThat(counted.didNotVote()).hasSize(7).startsWith("D39").endsWith("D45");
    assertThat(counted.tally(ONE_PRACTICE_ONE_VOTE).tookPart()).isEqualTo(38);
  }

  @Test
  void anEmptyRollHasNoSharesAndZeroEverywhere() {
    var tally = counted(new Roll(List.of()), Question.yesNo()).tally(ONE_PRACTICE_ONE_VOTE);

    assertThat(tally.roll()).isZero();
    assertThat(tally.shareOfRoll("for")).isEmpty();
    assertThat(tally.shareOfSides("for")).isEmpty();
  }

  @Test
  void theLargestWeightsAddUpExactlyAndOneMoreIsRefused() {
    var most = new Voter("A", Long.MAX_VALUE - 1, null);
    var roll = new Roll(List.of(most, new Voter("B", 1, null)));

    var tally =
        counted(roll, Question.yesNo(), new Vote("A", "for"), new Vote("B", "against"))
            .tally(WEIGHTED_BY_LIST);

    assertThat(tally.roll()).isEqualTo(Long.MAX_VALUE);
    assertThat(tally.shareOfRoll("for").orElseThrow().percent()).isEqualTo("100.0%");
    assertThatThrownBy(() -> new Roll(List.of(most, new Voter("B", 2, null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exceed");
  }

  @Test
  void aRollOrQuestionThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Roll(List.of(new Voter("A", 1, null), new Voter("A", 2, null))))
        .hasMessage("voter A is on the roll twice");
    assertThatThrownBy(() -> new Voter("A", -1, null)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Voter(" ", 1, null)).hasMessageContaining("blank");
    assertThatThrownBy(() -> new Voter("A", 1, "")).hasMessageContaining("blank area");
    assertThatThrownBy(() -> new Question(List.of())).hasMessageContaining("needs an option");
    assertThatThrownBy(() -> new Question(List.of("a", "a"))).hasMessageContaining("twice");
    assertThatThrownBy(() -> new Question(List.of("abstain"))).hasMessageContaining("always");
  }

  private static Counted counted(Roll roll, Question question, Vote... votes) {
    return (Counted) VoteCount.count(roll, question, List.of(votes));
  }
}
