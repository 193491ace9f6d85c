package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.batch.Sidecar;
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

/** The verdict on a board does not depend on the sidecar; what is wrong with it is told. */
class ASidecarIsReportedTest {
  private final List<String> lines = new ArrayList<>();
  private final byte[] board = board();

  private byte[] board() {
    Random random = new Random(77);
    Group group = Group.named("Ed25519").orElseThrow();
    String uuid = Roll.freshUuid(random);
    Trustees trustees =
        new Trustees(List.of(new Trustees.Single(TrusteeKeyPair.fresh(group, random).key())));
    Roll roll = Roll.fresh(group, uuid, 40, random);
    Question question =
        new Question.Homomorphic(List.of("A", "B"), Optional.empty(), 1, 1, "Which?");
    Election election =
        new Election(
            1,
            "d",
            "n",
            group,
            trustees.publicKey(group),
            List.of(question),
            uuid,
            Optional.empty(),
            Optional.empty());
    BoardWriter writer = new BoardWriter(1_800_000_000L);
    writer.setUp(election, trustees, roll.roll());
    lines.add(Sidecar.header(election));
    BallotSealer sealer = new BallotSealer(election);
    for (var credential : roll.credentials()) {
      Sealing.SealedBallot sealed =
          (Sealing.SealedBallot) sealer.seal(credential, List.of(List.of(1, 0)), random);
      writer.append(Event.Type.BALLOT, sealed.ballot());
      lines.add(
          new Kept(
                  sealed.ballot().tracker(),
                  sealed.commitments(),
                  sealed.secondCommitment(),
                  sealed.second().response())
              .text());
    }
    return writer.bytes();
  }

  private Report verify(List<String> sidecar) {
    Report report =
        Verifier.verify(BoardSource.of(board), Options.everything().with(sidecar), Progress.NONE);
    assertTrue(report.accepted(), report.toString());
    return report;
  }

  @Test
  void aWholeOneHasNothingToTell() {
    assertEquals(List.of(), verify(lines).sidecar());
  }

  @Test
  void oneWithoutSomeBallotsSaysHowMany() {
    assertEquals(
        List.of("ballots without a line, so without a second signature: 3"),
        verify(lines.subList(0, 38)).sidecar());
  }

  @Test
  void aFalseLineIsToldWithItsBallot() {
    List<String> changed = new ArrayList<>(lines);
    String response = changed.get(5).replaceAll(".*\"response\":\"([0-9]+)\".*", "$1");
    changed.set(5, changed.get(5).replace(response, "12345"));
    String tracker = Kept.read(lines.get(5), Group.named("Ed25519").orElseThrow()).ballot();
    assertEquals(List.of("ballot " + tracker + ": second signature"), verify(changed).sidecar());
  }

  @Test
  void oneOfAnotherElectionIsLeftOut() {
    List<String> other = new ArrayList<>(lines);
    other.set(0, "{\"sidecar\":1,\"election\":\"x\"}");
    assertEquals(
        List.of("the sidecar: its first line is not that of this election's sidecar"),
        verify(other).sidecar());
  }
}
