package org.mandate.ballot.ceremony;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.SizedTally;
import org.mandate.ballot.board.Trustees;

/**
 * What the server computes from a board after the last ballot: the tally, and from the trustees'
 * parts the result. No secret is needed. Nothing is verified here; trustees and auditors do that.
 */
public final class Closing {
  private Closing() {}

  /** What a result needs and what is there. */
  public sealed interface Count {
    /** The result. */
    record Counted(Result result) implements Count {}

    /** Parts are missing; whose, in words. */
    record Waiting(String missing) implements Count {}

    /** The parts do not open the tally: somebody's part is false, which verifying tells. */
    record Wrong() implements Count {}
  }

  /** The tally of all ballots on a board. */
  public static Tallying.Tally tally(Board board) {
    Election election = board.election();
    Credentials roll = Credentials.read(board.text(board.setup().credentials()), election.group());
    Tallying tallying = new Tallying(election, roll);
    for (Board.Link link : board.events()) {
      if (link.event().type() == Event.Type.BALLOT) {
        tallying.add(Ballot.read(payload(board, link), election));
      }
    }
    return tallying.tally();
  }

  /**
   * The result, if enough trustees have opened.
   *
   * @throws IllegalArgumentException if the board has no tally
   */
  public static Count count(Board board) {
    Election election = board.election();
    Trustees trustees = Trustees.read(board.text(board.setup().trustees()), election.group());
    SortedMap<Integer, PartialDecryption> partial = new TreeMap<>();
    for (Board.Link link : board.events()) {
      if (link.event().type() == Event.Type.PARTIAL_DECRYPTION) {
        Owned owned = Owned.read(payload(board, link));
        partial.put(owned.owner(), PartialDecryption.read(board.text(owned.payload()), election));
      }
    }
    Combining combining = new Combining(election, trustees, partial);
    Optional<String> missing = combining.missing();
    if (missing.isPresent()) {
      return new Count.Waiting(missing.get());
    }
    return combining
        .result(toOpen(board, election), sized(board).totalWeight())
        .<Count>map(Count.Counted::new)
        .orElseGet(Count.Wrong::new);
  }

  /** The recorded tally, its ranked questions as the last shuffle left them. */
  static EncryptedTally toOpen(Board board, Election election) {
    EncryptedTally tally = EncryptedTally.read(board.text(sized(board).encryptedTally()), election);
    for (Board.Link link : board.events().reversed()) {
      if (link.event().type() == Event.Type.SHUFFLE) {
        Owned owned = Owned.read(payload(board, link));
        Shuffle last = Shuffle.read(board.text(owned.payload()), election.group());
        return Tallying.mixed(election, tally, last.ciphertexts());
      }
    }
    return tally;
  }

  private static SizedTally sized(Board board) {
    return board.events().stream()
        .filter(link -> link.event().type() == Event.Type.ENCRYPTED_TALLY)
        .findFirst()
        .map(link -> SizedTally.read(payload(board, link)))
        .orElseThrow(() -> new IllegalArgumentException("the board has no tally"));
  }

  private static String payload(Board board, Board.Link link) {
    return board.text(link.event().payload().orElseThrow());
  }
}
