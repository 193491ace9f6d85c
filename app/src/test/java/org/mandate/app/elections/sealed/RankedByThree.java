package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Closing;
import org.mandate.ballot.ceremony.OpeningPermit;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.TrusteeDesk;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.ceremony.TrusteeWork;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.verify.Progress;

/** A closed election with a ranked question and one of two answers, and three trustees, in Java. */
final class RankedByThree {
  static final Group GROUP = SealedElection.GROUP;
  private final Random random;
  final List<TrusteeKeyPair> keys = new ArrayList<>();
  final Election election;
  final String tally;
  private final byte[] tallied;

  RankedByThree(long seed) {
    System.out.println("ranked by three: seed " + seed);
    random = new Random(seed);
    List<Trustees.Share> shares = new ArrayList<>();
    for (int seat = 1; seat <= 3; seat++) {
      keys.add(TrusteeKeyPair.fresh(GROUP, random));
      shares.add(new Trustees.Single(keys.getLast().key()));
    }
    Trustees trustees = new Trustees(shares);
    String uuid = Roll.freshUuid(random);
    election =
        new Election(
            1,
            "Chair",
            "Election for chair",
            GROUP,
            trustees.publicKey(GROUP),
            List.of(
                new Question.Ranked(List.of("P", "Q", "R"), "Rank", Optional.empty()),
                new Question.Homomorphic(List.of("Yes", "No"), Optional.empty(), 1, 1, "Agreed?")),
            uuid,
            Optional.empty(),
            Optional.empty());
    Roll roll = Roll.fresh(GROUP, uuid, 5, random);
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    for (int voter = 0; voter < 5; voter++) {
      var choices = List.of(List.of(1, 2, 3), voter % 2 == 0 ? List.of(1, 0) : List.of(0, 1));
      var sealed = new BallotSealer(election).seal(roll.credentials().get(voter), choices, random);
      board.append(Event.Type.BALLOT, ((Sealing.SealedBallot) sealed).ballot());
    }
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally sum = Closing.tally(Board.read(BoardSource.of(board.bytes())));
    tally = board.tally(sum.encrypted(), sum.ballots(), sum.weight());
    tallied = board.bytes();
  }

  String privateFile(int seat) {
    return "\"" + keys.get(seat - 1).secret() + "\"";
  }

  String publicKey(int seat) {
    return keys.get(seat - 1).key().publicKey().text();
  }

  /** Up to the tally, with these shuffles behind it. */
  byte[] with(Mixed... shuffles) {
    BoardWriter board = BoardWriter.after(tallied);
    for (Mixed one : shuffles) {
      board.owned(Event.Type.SHUFFLE, one.owner(), one.shuffle());
    }
    return board.bytes();
  }

  /** The same, and mixing ended. */
  byte[] mixed(Mixed... shuffles) {
    BoardWriter board = BoardWriter.after(with(shuffles));
    board.append(Event.Type.END_SHUFFLES);
    return board.bytes();
  }

  /** A shuffle made in Java behind the others. */
  Mixed mix(int owner, Mixed... before) {
    TrusteeWork work = TrusteeDesk.mix(BoardSource.of(with(before)), owner, random, Progress.NONE);
    return new Mixed(owner, ((TrusteeWork.Mixed) work).shuffle());
  }

  /** A trustee's part, made in Java. */
  TrusteeWork.Opened open(byte[] mixed, int seat) {
    return (TrusteeWork.Opened)
        TrusteeDesk.open(
            BoardSource.of(mixed),
            new OpeningPermit(election.fingerprint(), tally),
            seat,
            keys.get(seat - 1).secret(),
            random,
            Progress.NONE);
  }

  record Mixed(int owner, Shuffle shuffle) {
    static Mixed read(int owner, String text) {
      return new Mixed(owner, Shuffle.read(text, GROUP));
    }

    String hash() {
      return Digest.hex(shuffle.text());
    }
  }
}
