package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Rule;
import org.mandate.ballot.verify.Verifier;

/** A trustee's key is used only on a board that verified in the same run, and only as permitted. */
class TrusteeDeskTest {
  private final Random random = new Random(41);

  private static TestElection homomorphic() {
    TestElection e =
        new TestElection("Ed25519", 51)
            .single()
            .single()
            .open(List.of(Cells.choose(2, 0, 1, false)), 3, List.of());
    e.vote(0, List.of(List.of(1, 0)));
    e.vote(1, List.of(List.of(0, 1)));
    return e;
  }

  private static TestElection ranked() {
    TestElection e =
        new TestElection("Ed25519", 52)
            .single()
            .single()
            .single()
            .open(List.of(Cells.rank(3)), 3, List.of());
    for (int v = 0; v < 3; v++) {
      e.vote(v, List.of(List.of(v, 2, 1)));
    }
    return e;
  }

  private static Optional<String> tallyEvent(byte[] bytes) {
    return Board.read(BoardSource.of(bytes)).events().stream()
        .filter(link -> link.event().type() == Event.Type.ENCRYPTED_TALLY)
        .map(Board.Link::hash)
        .findFirst();
  }

  private static OpeningPermit permit(TestElection e, byte[] bytes) {
    return new OpeningPermit(
        e.election.fingerprint(), tallyEvent(bytes).orElse("no tally on the board"));
  }

  private TrusteeWork open(TestElection e, byte[] bytes, OpeningPermit permit, int owner) {
    return TrusteeDesk.open(
        BoardSource.of(bytes),
        permit,
        owner,
        owner <= e.secrets.size() ? e.secrets.get(owner - 1) : BigInteger.TWO,
        random,
        Progress.NONE);
  }

  private TrusteeWork open(TestElection e, byte[] bytes, int owner) {
    return open(e, bytes, permit(e, bytes), owner);
  }

  private TrusteeWork mix(byte[] bytes, int owner) {
    return TrusteeDesk.mix(BoardSource.of(bytes), owner, random, Progress.NONE);
  }

  private static TrusteeWork.Refused refused(TrusteeWork work) {
    return assertInstanceOf(TrusteeWork.Refused.class, work);
  }

  @Test
  void aWholeCloseThroughTheDeskVerifies() {
    TestElection e = ranked().close();
    for (int owner : new int[] {3, 1}) {
      TrusteeWork.Mixed mixed = assertInstanceOf(TrusteeWork.Mixed.class, mix(e.bytes(), owner));
      e.board.owned(Event.Type.SHUFFLE, mixed.owner(), mixed.shuffle());
    }
    e.board.append(Event.Type.END_SHUFFLES);
    for (int owner : new int[] {2, 3, 1}) {
      TrusteeWork.Opened opened =
          assertInstanceOf(TrusteeWork.Opened.class, open(e, e.bytes(), owner));
      e.board.owned(Event.Type.PARTIAL_DECRYPTION, opened.owner(), opened.part());
    }
    Closing.Count count = Closing.count(Board.read(BoardSource.of(e.bytes())));
    e.result = assertInstanceOf(Closing.Count.Counted.class, count).result();
    e.board.append(Event.Type.RESULT, e.result);
    Report report = Verifier.verify(BoardSource.of(e.bytes()), Options.everything(), Progress.NONE);
    assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
    assertEquals(e.expected(), e.result.text());
  }

  @Test
  void oneBallotWithAFalseProofIsEnoughToRefuse() {
    TestElection e = homomorphic();
    Ballot good = e.vote(2, List.of(List.of(0, 0))).ballot();
    BoardWriter writer = new BoardWriter(1_800_000_000L);
    writer.setUp(e.election, e.trustees, e.roll.roll());
    Proof proof = good.signature().proof();
    Ballot spoiled =
        new Ballot(
            good.electionUuid(),
            good.electionHash(),
            good.credential(),
            good.answers(),
            new Ballot.Signature(
                good.signature().hash(),
                new Proof(proof.challenge(), proof.response().xor(BigInteger.ONE))));
    writer.append(Event.Type.BALLOT, spoiled);
    Tallying tallying = new Tallying(e.election, e.roll.roll());
    tallying.add(spoiled);
    writer.append(Event.Type.END_BALLOTS);
    writer.tally(tallying.tally().encrypted(), 1, 1);

    TrusteeWork.Refused refused = refused(open(e, writer.bytes(), 1));
    assertEquals(Rule.BALLOT_SIGNATURE, refused.fault().orElseThrow().rule());
    assertEquals(Optional.of(spoiled.tracker()), refused.fault().orElseThrow().tracker());
  }

  @Test
  void aTallyOfOneBallotPassedOffAsTheSumIsRefused() {
    TestElection e = homomorphic();
    List<Ciphertext> single =
        e.vote(2, List.of(List.of(0, 1))).ballot().answers().getFirst().ciphertexts();
    e.board.append(Event.Type.END_BALLOTS);
    e.board.tally(new EncryptedTally(List.of(Rows.flat(single))), 3, 3);
    assertEquals(Rule.TALLY, refused(open(e, e.bytes(), 1)).fault().orElseThrow().rule());
  }

  @Test
  void aShuffleThatIsFalseIsRefusedAlsoByTheOneWhoWouldMixNext() {
    TestElection e = ranked().close();
    TrusteeWork.Mixed mixed = assertInstanceOf(TrusteeWork.Mixed.class, mix(e.bytes(), 1));
    List<List<Ciphertext>> turned =
        mixed.shuffle().ciphertexts().stream().map(List::reversed).toList();
    e.board.owned(Event.Type.SHUFFLE, 1, new Shuffle(turned, mixed.shuffle().proofs()));
    assertEquals(Rule.SHUFFLE, refused(mix(e.bytes(), 2)).fault().orElseThrow().rule());
    e.board.append(Event.Type.END_SHUFFLES);
    assertEquals(Rule.SHUFFLE, refused(open(e, e.bytes(), 2)).fault().orElseThrow().rule());
  }

  @Test
  void rankedBallotsMixedByOneTrusteeOnlyAreNotOpenedHoweverOftenItMixed() {
    TestElection once = ranked().close().shuffle(2);
    assertEquals(
        "ranked ballots were mixed by 1 trustees, not by 2",
        refused(open(once, once.bytes(), 1)).reason());
    TestElection twice = ranked().close().shuffle(2, 2);
    assertTrue(refused(open(twice, twice.bytes(), 1)).reason().contains("mixed"));
    TestElection two = ranked().close().shuffle(2, 3);
    OpeningPermit three =
        new OpeningPermit(two.election.fingerprint(), tallyEvent(two.bytes()).orElseThrow(), 3);
    assertEquals(
        "ranked ballots were mixed by 2 trustees, not by 3",
        refused(open(two, two.bytes(), three, 1)).reason());
    assertThrows(IllegalArgumentException.class, () -> new OpeningPermit("f", "t", 1));
  }

  @Test
  void beforeMixingHasEndedNothingIsOpened() {
    TestElection e = ranked().close();
    for (int owner : new int[] {1, 2}) {
      TrusteeWork.Mixed mixed = assertInstanceOf(TrusteeWork.Mixed.class, mix(e.bytes(), owner));
      e.board.owned(Event.Type.SHUFFLE, owner, mixed.shuffle());
    }
    assertEquals("mixing has not ended", refused(open(e, e.bytes(), 1)).reason());
  }

  @Test
  void aTrusteeMixesAndOpensOnceAndOnlyWithItsOwnKey() {
    TestElection e = ranked().close();
    TrusteeWork.Mixed mixed = assertInstanceOf(TrusteeWork.Mixed.class, mix(e.bytes(), 1));
    e.board.owned(Event.Type.SHUFFLE, 1, mixed.shuffle());
    assertEquals("trustee 1 has mixed already", refused(mix(e.bytes(), 1)).reason());
    assertEquals("there is no trustee 4", refused(mix(e.bytes(), 4)).reason());

    TestElection h = homomorphic().close();
    assertEquals(
        "this is not the key of trustee 1",
        refused(
                TrusteeDesk.open(
                    BoardSource.of(h.bytes()),
                    permit(h, h.bytes()),
                    1,
                    h.secrets.get(1),
                    random,
                    Progress.NONE))
            .reason());
    assertEquals("there is no trustee 3", refused(open(h, h.bytes(), 3)).reason());
    h.decrypt(1);
    assertEquals("trustee 1 has opened its part already", refused(open(h, h.bytes(), 1)).reason());
    h.decrypt(2).result();
    assertEquals("the result is out already", refused(open(h, h.bytes(), 1)).reason());
    assertEquals(
        "nothing is to be mixed: no question is ranked", refused(mix(h.bytes(), 1)).reason());
  }

  @Test
  void aMixerWhoseShuffleWasReplacedBySomebodyElsesDoesNotOpen() {
    TestElection e = ranked().close();
    TrusteeWork.Mixed own = assertInstanceOf(TrusteeWork.Mixed.class, mix(e.bytes(), 1));
    TestElection honest = ranked().close();
    honest.board.owned(Event.Type.SHUFFLE, 1, own.shuffle());
    TrusteeWork.Mixed second = assertInstanceOf(TrusteeWork.Mixed.class, mix(honest.bytes(), 2));
    honest.board.owned(Event.Type.SHUFFLE, 2, second.shuffle());
    honest.board.append(Event.Type.END_SHUFFLES);
    TestElection dishonest = e.shuffle(1, 2);
    String hash = Digest.hex(own.shuffle().text());
    assertInstanceOf(TrusteeWork.Opened.class, openAsMixer(honest, hash));
    assertEquals(
        "the shuffle that trustee 1 made is not on the board",
        refused(openAsMixer(dishonest, hash)).reason());
  }

  private TrusteeWork openAsMixer(TestElection e, String hash) {
    return TrusteeDesk.open(
        BoardSource.of(e.bytes()),
        Options.everything(),
        permit(e, e.bytes()),
        Optional.of(hash),
        1,
        e.secrets.getFirst(),
        random,
        Progress.NONE);
  }

  @Test
  void aPermitServesForItsOwnElectionAndTallyOnly() {
    TestElection e = homomorphic();
    assertEquals("there is no tally yet", refused(open(e, e.bytes(), 1)).reason());
    e.close();
    assertEquals(
        "the permit is for another election",
        refused(open(e, e.bytes(), new OpeningPermit("another", "x"), 1)).reason());
    assertEquals(
        "the permit is for another tally",
        refused(open(e, e.bytes(), new OpeningPermit(e.election.fingerprint(), "x"), 1)).reason());
    assertInstanceOf(TrusteeWork.Opened.class, open(e, e.bytes(), 1));
  }

  @Test
  void aResultWaitsForEveryMandatoryTrustee() {
    TestElection e = homomorphic().close().decrypt(2);
    List<String> missing = new ArrayList<>();
    if (Closing.count(Board.read(BoardSource.of(e.bytes())))
        instanceof Closing.Count.Waiting waiting) {
      missing.add(waiting.missing());
    }
    assertEquals(List.of("trustee 1"), missing);
  }
}
