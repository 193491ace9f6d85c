package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommitRoundTest {
  private static final String ELECTION = "xfBAMLAUbiewAb";
  private final Random random = new Random(11);
  private final KeyCommitment.Opening first = KeyCommitment.Opening.of("key one", random);
  private final KeyCommitment.Opening second = KeyCommitment.Opening.of("key two", random);

  private static CommitRound next(CommitRound.Step step) {
    return assertInstanceOf(CommitRound.Next.class, step).round();
  }

  private static String refused(CommitRound.Step step) {
    return assertInstanceOf(CommitRound.Refused.class, step).reason();
  }

  private CommitRound.Opening committed() {
    CommitRound.Committing one =
        (CommitRound.Committing)
            next(CommitRound.start(ELECTION, 2).commit(2, second.commitment(ELECTION, 2)));
    return (CommitRound.Opening) next(one.commit(1, first.commitment(ELECTION, 1)));
  }

  @Test
  void everybodyCommitsBeforeAnybodyOpensAndTheMaterialComesInTheOrderOfTheSeats() {
    CommitRound.Opening half = (CommitRound.Opening) next(committed().open(1, first));
    CommitRound.Opened opened = (CommitRound.Opened) next(half.open(2, second));
    assertEquals(List.of("key one", "key two"), opened.materials());
  }

  @Test
  void anOpeningOfSomethingElseIsRefused() {
    KeyCommitment.Opening other = new KeyCommitment.Opening(second.salt(), "a better key");
    assertEquals(
        "seat 2 opens something else than it committed to", refused(committed().open(2, other)));
    assertEquals(
        "seat 2 opens something else than it committed to", refused(committed().open(2, first)));
  }

  @Test
  void aSecondCommitmentACopiedOneAndAStrangersAreRefused() {
    CommitRound.Committing one =
        (CommitRound.Committing)
            next(CommitRound.start(ELECTION, 2).commit(1, first.commitment(ELECTION, 1)));
    assertEquals(
        "seat 1 has committed already", refused(one.commit(1, second.commitment(ELECTION, 1))));
    assertEquals(
        "seat 2 hands in another's commitment",
        refused(one.commit(2, first.commitment(ELECTION, 1))));
    assertEquals("there is no seat 3 of 2", refused(one.commit(3, second.commitment(ELECTION, 3))));
  }

  @Test
  void anOpeningCannotBeUsedInAnotherElectionOrSeat() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CommitRound.Opened(
                "xfBAMLAUbiewAc", committed().commitments(), List.of(first, second)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CommitRound.Opened(ELECTION, committed().commitments(), List.of(second, first)));
  }
}
