package org.mandate.ballot.ceremony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * The other direction: elections that the programs of others write, with features that stored
 * archives lack, are accepted by our verifier; and both can work on one board in turns.
 */
@Tag("long")
class InteropBackTest {
  private static final String HOMOMORPHIC =
      """
      {"description":"d","name":"n","questions":[{"answers":["A1","A2","A3"],"min":0,"max":2,\
      "question":"Up to two"},{"answers":["B1","B2"],"blank":true,"min":1,"max":1,\
      "question":"One or blank"}]}""";
  private static final String RANKED =
      """
      {"description":"d","name":"n","questions":[{"answers":["A1","A2"],"min":0,"max":2,\
      "question":"Any"},{"type":"NonHomomorphic","value":{"answers":["C1","C2","C3"],\
      "question":"Rank"}}]}""";

  @TempDir private Path folder;

  private static void assertAccepted(ToolElection e, String result) throws IOException {
    Report report =
        Verifier.verify(
            BoardSource.of(e.bytes()), Options.everything().named(e.uuid + ".bel"), Progress.NONE);
    assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
    assertEquals(result, report.result().orElseThrow().text());
  }

  @ParameterizedTest
  @CsvSource({"2.0,BELENIOS-2048", "3.x,BELENIOS-2048", "3.x,Ed25519"})
  void weightsBlankVotesAndReplacedVotesOfTheOtherProgramAreAccepted(String version, String group)
      throws IOException {
    ToolElection e =
        new ToolElection(new Judge(version).installed(), folder, group)
            .single()
            .single()
            .open(HOMOMORPHIC, 3, List.of(3L, 12L, 50000L));
    e.vote(0, "[[1,0,1],[0,1,0]]");
    e.vote(1, "[[0,0,0],[1,0,0]]");
    e.vote(2, "[[0,1,0],[0,0,1]]");
    e.vote(0, "[[1,1,0],[0,0,1]]");
    e.close();
    e.decryptAll();
    assertEquals("{\"result\":[[3,50003,0],[12,0,50003]]}", e.result());
    assertAccepted(e, "{\"result\":[[3,50003,0],[12,0,50003]]}");
  }

  @ParameterizedTest
  @CsvSource({"2.0,BELENIOS-2048", "3.x,BELENIOS-2048", "3.x,Ed25519"})
  void thresholdTrusteesOfTheOtherProgramAreAccepted(String version, String group)
      throws IOException {
    ToolElection e =
        new ToolElection(new Judge(version).installed(), folder, group)
            .single()
            .threshold(2, 3)
            .open(HOMOMORPHIC, 2, List.of());
    e.vote(0, "[[1,0,1],[0,1,0]]");
    e.vote(1, "[[0,0,1],[1,0,0]]");
    e.close();
    e.decryptAll();
    assertAccepted(e, e.result());
  }

  @ParameterizedTest
  @CsvSource({"2.0,RFC-3526-2048", "3.x,RFC-3526-2048", "3.x,Ed25519"})
  void rankedAndHomomorphicQuestionsOfTheOtherProgramAreAccepted(String version, String group)
      throws IOException {
    ToolElection e =
        new ToolElection(new Judge(version).installed(), folder, group)
            .single()
            .single()
            .open(RANKED, 3, List.of());
    e.vote(0, "[[1,0],[1,2,3]]");
    e.vote(1, "[[1,1],[3,2,1]]");
    e.vote(2, "[[0,0],[0,0,1]]");
    e.close();
    e.shuffle(1);
    e.shuffle(2);
    e.endShuffles();
    e.decryptAll();
    assertAccepted(e, e.result());
  }

  /** One seat of a threshold group is ours, the others and the server's steps are theirs. */
  @ParameterizedTest
  @CsvSource({"BELENIOS-2048", "Ed25519"})
  void aTrusteeOfOursSitsWithTrusteesOfTheOtherProgram(String groupName) throws IOException {
    Random random = new Random(92);
    ToolElection e = new ToolElection(new Judge("3.x").installed(), folder, groupName);
    ThresholdPlan plan = new ThresholdPlan(e.group, ThresholdMessages.Form.V3, 3, 2);
    ThresholdTrustee ours = new ThresholdTrustee(plan, 2, TrusteeSeed.fresh(random));
    e.single().threshold(2, 3, Optional.of(ours)).open(HOMOMORPHIC, 2, List.of());
    e.vote(0, "[[1,0,1],[0,1,0]]");
    e.vote(1, "[[0,0,1],[1,0,0]]");
    e.close();
    e.decrypt(1);
    e.decrypt(2);
    Board board = e.board();
    String tallyEvent = tallyEvent(board);
    append(
        e,
        Event.Type.PARTIAL_DECRYPTION,
        TrusteeDesk.open(
            source(e),
            new OpeningPermit(board.election().fingerprint(), tallyEvent),
            3,
            ours.secret(e.keptKey).orElseThrow(),
            random,
            Progress.NONE));
    assertAccepted(e, e.result());
    e.verify();
  }

  private static String tallyEvent(Board board) {
    return board.events().stream()
        .filter(link -> link.event().type() == Event.Type.ENCRYPTED_TALLY)
        .findFirst()
        .orElseThrow()
        .hash();
  }

  /** Ballots, shuffles and parts by turns from either program, on a board that the other set up. */
  @ParameterizedTest
  @CsvSource({"2.0,RFC-3526-2048", "3.x,Ed25519"})
  void bothProgramsWorkOnOneBoardInTurns(String version, String group) throws IOException {
    Random random = new Random(91);
    ToolElection e =
        new ToolElection(new Judge(version).installed(), folder, group)
            .single()
            .single()
            .open(RANKED, 3, List.of());
    e.vote(0, "[[1,0],[1,2,3]]");
    BallotSealer sealer = new BallotSealer(e.board().election());
    for (int voter = 1; voter < 3; voter++) {
      Sealing sealing =
          sealer.seal(e.secret(voter), List.of(List.of(1, 1), List.of(3, voter, 1)), random);
      e.event(
          "Ballot",
          assertInstanceOf(Sealing.SealedBallot.class, sealing).ballot().text().getBytes(UTF_8));
    }
    BoardWriter writer = BoardWriter.after(e.bytes());
    writer.append(Event.Type.END_BALLOTS);
    Tallying.Tally tally = Closing.tally(e.board());
    writer.tally(tally.encrypted(), tally.ballots(), tally.weight());
    e.write(writer.bytes());
    e.shuffle(1);
    append(e, Event.Type.SHUFFLE, TrusteeDesk.mix(source(e), 2, random, Progress.NONE));
    e.endShuffles();
    Board board = e.board();
    String tallyEvent = tallyEvent(board);
    append(
        e,
        Event.Type.PARTIAL_DECRYPTION,
        TrusteeDesk.open(
            source(e),
            new OpeningPermit(board.election().fingerprint(), tallyEvent),
            1,
            e.privateKey(1),
            random,
            Progress.NONE));
    e.decrypt(2);
    assertAccepted(e, e.result());
    e.verify();
  }

  private static BoardSource source(ToolElection e) throws IOException {
    return BoardSource.of(e.bytes());
  }

  private static void append(ToolElection e, Event.Type type, TrusteeWork work) throws IOException {
    BoardWriter writer = BoardWriter.after(e.bytes());
    switch (work) {
      case TrusteeWork.Mixed mixed -> writer.owned(type, mixed.owner(), mixed.shuffle());
      case TrusteeWork.Opened opened -> writer.owned(type, opened.owner(), opened.part());
      case TrusteeWork.Refused refused -> throw new AssertionError(refused.reason());
    }
    e.write(writer.bytes());
  }
}
