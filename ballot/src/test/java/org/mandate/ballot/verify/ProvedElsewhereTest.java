package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.group.Group;

/** Ballots proved in parts, as other machines do it, against one verification of the whole. */
class ProvedElsewhereTest {
  private static final int VOTERS = 6;
  private static final Group ED = Group.named("Ed25519").orElseThrow();

  private final Random random = new Random(11);
  private final String uuid = Roll.freshUuid(random);
  private final Trustees trustees =
      new Trustees(List.of(new Trustees.Single(TrusteeKeyPair.fresh(ED, random).key())));
  private final Election election =
      new Election(
          1,
          "d",
          "n",
          ED,
          trustees.publicKey(ED),
          List.of(
              new Question.Homomorphic(List.of("Yes", "No"), Optional.empty(), 1, 1, "Agreed?")),
          uuid,
          Optional.empty(),
          Optional.empty());
  private final Roll roll = Roll.fresh(ED, uuid, VOTERS, random);
  private final List<String> texts = new ArrayList<>();

  /** A board; the ballot at {@code spoiled} is signed by another's signature (-1: none is). */
  private BoardSource board(int spoiled) {
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    BallotSealer sealer = new BallotSealer(election);
    Optional<Ballot> before = Optional.empty();
    for (int v = 0; v < VOTERS; v++) {
      Sealing sealed =
          sealer.seal(roll.credentials().get(v), List.of(List.of(v % 2, 1 - v % 2)), random);
      Ballot ballot = ((Sealing.SealedBallot) sealed).ballot();
      if (v == spoiled) {
        ballot =
            new Ballot(
                ballot.electionUuid(),
                ballot.electionHash(),
                ballot.credential(),
                ballot.answers(),
                before.orElseThrow().signature());
      }
      before = Optional.of(ballot);
      board.append(Event.Type.BALLOT, ballot);
      texts.add(ballot.text());
    }
    return BoardSource.of(board.bytes());
  }

  private static ProvedElsewhere sent(ProvedElsewhere part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(part);
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (ProvedElsewhere) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProvedElsewhere part(int from, int to) {
    return sent(
        ProvedElsewhere.check(
            election.text(), trustees.text(), texts.subList(from, to), List.of()));
  }

  @Test
  void twoPartsTogetherGiveTheReportOfOneMachine() {
    BoardSource board = board(-1);
    Report here = Verifier.verify(board, Options.everything(), Progress.NONE);
    Report there =
        Verifier.verify(
            board,
            Options.everything(),
            Progress.NONE,
            () -> ProvedElsewhere.all(List.of(part(0, 2), part(2, VOTERS))));
    assertTrue(here.accepted(), here.toString());
    assertEquals(here, there);
  }

  @Test
  void aFalseBallotIsNamedAlikeWhoeverLookedAtIt() {
    BoardSource board = board(3);
    Refusal here =
        Verifier.verify(board, Options.everything(), Progress.NONE).refusal().orElseThrow();
    assertEquals(Rule.BALLOT_HASH, here.rule());
    assertEquals(4, here.height().orElseThrow());
    for (ProvedElsewhere looked :
        List.of(
            part(0, VOTERS),
            part(3, 4),
            new ProvedElsewhere(Set.of(), Map.of(), Map.of(), List.of(), 0))) {
      Report there = Verifier.verify(board, Options.everything(), Progress.NONE, () -> looked);
      assertEquals(here, there.refusal().orElseThrow());
    }
  }

  @Test
  void aBallotThatCannotBeReadIsLeftOut() {
    board(-1);
    ProvedElsewhere part =
        ProvedElsewhere.check(
            election.text(), trustees.text(), List.of("{}", texts.getFirst()), List.of());
    assertEquals(1, part.ballots().size());
    assertTrue(part.faults().isEmpty());
  }
}
