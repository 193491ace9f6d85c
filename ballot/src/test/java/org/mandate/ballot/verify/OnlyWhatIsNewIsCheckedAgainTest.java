package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.board.BoardSource;

/** Boards under way, verified as they grow. */
class OnlyWhatIsNewIsCheckedAgainTest {

  @ParameterizedTest
  @ValueSource(strings = {"t33", "r33"})
  void aGrowingBoardIsAcceptedAtEveryEventAndEachProofIsCheckedOnce(String name) {
    Forgery whole = new Forgery(name);
    List<Forgery.Step> steps = new ArrayList<>(whole.steps);
    long proofs = 0;
    Options options = Options.everything();
    List<Report.Stage> stages = new ArrayList<>();
    for (int n = 0; n <= steps.size(); n++) {
      whole.steps.clear();
      whole.steps.addAll(steps.subList(0, n));
      Report report = verify(whole.bytes(), options);
      assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
      Report.Accepted accepted = (Report.Accepted) report.outcome();
      assertEquals(n, accepted.checked().height());
      assertEquals(n, accepted.skipped());
      stages.add(accepted.stage());
      proofs += proofs(report.checks());
      options = Options.everything().after(Checked.read(accepted.checked().text()));
    }
    Report all = verify(StoredBoards.read(name), Options.everything());
    assertEquals(proofs(all.checks()), proofs);
    assertEquals(Report.Stage.VOTING, stages.getFirst());
    assertEquals(Report.Stage.OVER, stages.getLast());
    assertEquals(stages, stages.stream().sorted().toList());
  }

  @Test
  void afterTheWholeBoardNoProofIsCheckedAgainButTheTallyAndResultAre() {
    byte[] board = StoredBoards.read("t33");
    Report first = verify(board, Options.everything());
    Checked checked = ((Report.Accepted) first.outcome()).checked();
    Report second = verify(board, Options.everything().after(checked));
    assertTrue(second.accepted());
    assertEquals(0, proofs(second.checks()));
    assertEquals(2, second.checks().get(Rule.TALLY));
    assertEquals(first.result(), second.result());
  }

  @Test
  void aBoardWhosePastWasChangedIsRefused() {
    Report first = verify(StoredBoards.read("t33"), Options.everything());
    Checked checked = ((Report.Accepted) first.outcome()).checked();
    Forgery shorter = new Forgery("t33");
    shorter.steps.removeIf(step -> !step.type.equals("Ballot"));
    Refusal refusal =
        verify(shorter.bytes(), Options.everything().after(checked)).refusal().orElseThrow();
    assertEquals(Rule.PARENT, refusal.rule());
    Forgery other = new Forgery("t33");
    other.steps.remove(1);
    assertFalse(verify(other.bytes(), Options.everything().after(checked)).accepted());
  }

  @Test
  void aPrefixOfOlderChecksIsNotReliedOn() {
    byte[] board = StoredBoards.read("t33");
    Report first = verify(board, Options.everything());
    Checked now = ((Report.Accepted) first.outcome()).checked();
    Checked old = new Checked(now.event(), now.height(), Checked.CHECKS - 1);
    assertEquals(first.checks(), verify(board, Options.everything().after(old)).checks());
  }

  @Test
  void aForgedEventAfterAGoodPrefixIsFound() {
    Forgery forgery = new Forgery("t33");
    forgery.steps.subList(2, forgery.steps.size()).clear();
    Report prefix = verify(forgery.bytes(), Options.everything());
    Checked checked = ((Report.Accepted) prefix.outcome()).checked();
    Forgery forged = new Forgery("t33");
    forged
        .step("Ballot", 2)
        .edit(text -> Edits.change(text, "/signature/proof/response", Edits::plusOne));
    Refusal refusal =
        verify(forged.bytes(), Options.everything().after(checked)).refusal().orElseThrow();
    assertEquals(Rule.BALLOT_SIGNATURE, refusal.rule());
    assertEquals(OptionalInt.of(3), refusal.height());
  }

  @Test
  void aNoteThatIsNoPrefixIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> Checked.read("nothing"));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    for (String name : List.of("t33", "r33")) {
      Report one = verify(StoredBoards.read(name), Options.everything().on(1));
      Report four = verify(StoredBoards.read(name), Options.everything().on(4));
      assertEquals(one.checks(), four.checks());
      assertEquals(one.outcome(), four.outcome());
    }
  }

  @Test
  void theFirstOfTwoFaultsIsNamedOnAnyNumberOfThreads() {
    Forgery forgery = new Forgery("t33");
    for (int n : List.of(1, 3)) {
      forgery
          .step("Ballot", n)
          .edit(text -> Edits.change(text, "/signature/proof/response", Edits::plusOne));
    }
    for (int threads : List.of(1, 4)) {
      Refusal refusal =
          verify(forgery.bytes(), Options.everything().on(threads)).refusal().orElseThrow();
      assertEquals(OptionalInt.of(2), refusal.height());
    }
  }

  private static Report verify(byte[] board, Options options) {
    return Verifier.verify(BoardSource.of(board), options, Progress.NONE);
  }

  /** The costly checks of ballots, shuffles and decryptions. */
  private static long proofs(Map<Rule, Long> checks) {
    return List.of(
            Rule.BALLOT_SIGNATURE,
            Rule.ZERO_OR_ONE,
            Rule.OVERALL,
            Rule.BLANK,
            Rule.RANKED,
            Rule.BALLOT_MEMBER,
            Rule.SHUFFLE,
            Rule.DECRYPTION)
        .stream()
        .mapToLong(rule -> checks.getOrDefault(rule, 0L))
        .sum();
  }
}
