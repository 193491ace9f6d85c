package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;

/** Asserts that a forged board is refused for the right reason at the right place. */
final class Refusals {
  private Refusals() {}

  static Refusal of(byte[] board) {
    Report report =
        Verifier.verify(BoardSource.of(board), Options.everything().on(1), Progress.NONE);
    assertTrue(report.refusal().isPresent(), "the forged board was accepted");
    return report.refusal().get();
  }

  /** At no event: the file itself. */
  static void assertFile(Rule rule, byte[] board) {
    Refusal refusal = of(board);
    assertEquals(rule, refusal.rule(), refusal.line());
    assertEquals(OptionalInt.empty(), refusal.height(), refusal.line());
  }

  /** At an event. */
  static void assertEvent(Rule rule, int height, byte[] board) {
    Refusal refusal = of(board);
    assertEquals(rule, refusal.rule(), refusal.line());
    assertEquals(OptionalInt.of(height), refusal.height(), refusal.line());
  }

  static void assertSetup(Rule rule, Forgery forgery) {
    assertEvent(rule, 0, forgery.bytes());
  }

  static void assertStep(Rule rule, Forgery forgery, Forgery.Step step) {
    assertEvent(rule, forgery.height(step), forgery.bytes());
  }

  /** At the n-th ballot, by its tracker. */
  static void assertBallot(Rule rule, Forgery forgery, int n) {
    Forgery.Step step = forgery.step("Ballot", n);
    Refusal refusal = of(forgery.bytes());
    assertEquals(rule, refusal.rule(), refusal.line());
    assertEquals(OptionalInt.of(forgery.height(step)), refusal.height(), refusal.line());
    assertEquals(
        Optional.of(Digest.base64(step.data.orElseThrow())), refusal.tracker(), refusal.line());
    assertTrue(refusal.line().contains("event ") && refusal.line().contains(rule.name()));
  }
}
