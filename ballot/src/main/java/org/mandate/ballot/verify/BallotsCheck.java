package org.mandate.ballot.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ballot.batch.ProofCheck;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Event;

/**
 * All ballots: read and proved on several threads in pieces, then taken in the order of the board
 * for what concerns them together (copies, last ballot of a credential, tally).
 */
final class BallotsCheck {
  private static final int LEAST = 16;

  private final Board board;
  private final Setup setup;
  private final Counts counts;
  private final BallotProofs proofs;
  private final int provedHeight;
  private final Map<Pair, String> ciphertexts = new HashMap<>();

  /** Half a SHA-256: a false alarm would need a collision of it. */
  private record Pair(long first, long second) {}

  /** A ballot that was read, its event, and the canonical text. */
  record Read(Event event, Ballot ballot, String text) {
    private static final String SIGNATURE = ",\"signature\":{\"hash\":";

    /** The hash that its signature must cover; the signature is the text's last member. */
    String hashToSign() {
      return Digest.base64(text.substring(0, text.lastIndexOf(SIGNATURE)) + "}");
    }

    /** Base64 of the hash by which its event refers to it. */
    String tracker() {
      return Digest.base64OfHex(event.payload().orElseThrow());
    }
  }

  /** Events up to {@code provedHeight} were proved before. */
  BallotsCheck(Board board, Setup setup, Counts counts, BallotProofs proofs, int provedHeight) {
    this.board = board;
    this.setup = setup;
    this.counts = counts;
    this.proofs = proofs;
    this.provedHeight = provedHeight;
  }

  /** Checks all ballots and adds those that count to the tally. */
  void check(Workers workers, Progress progress, TallyKeeper tally) {
    List<Event> events =
        board.events().stream()
            .map(Board.Link::event)
            .filter(event -> event.type() == Event.Type.BALLOT)
            .toList();
    int size = Math.clamp(events.size() / (2 * workers.number()), LEAST, ProofCheck.SHARE);
    int pieces = (events.size() + size - 1) / size;
    workers.inOrder(
        pieces,
        piece -> {
          int end = Math.min(events.size(), (piece + 1) * size);
          return checked(events.subList(piece * size, end));
        },
        (read, piece) -> {
          for (Read one : read) {
            requireNoCopy(one);
            tally.add(one.event(), one.ballot());
          }
          progress.at(Progress.Step.BALLOTS, (long) piece * size + read.size(), events.size());
        });
  }

  private List<Read> checked(List<Event> events) {
    List<Read> read = new ArrayList<>(events.size());
    Optional<RefusedException> fault = Optional.empty();
    for (Event event : events) {
      try {
        read.add(read(event));
      } catch (RefusedException e) {
        fault = Optional.of(e);
        break;
      }
    }
    List<Read> fresh = read.stream().filter(r -> r.event().height() > provedHeight).toList();
    List<Optional<Refusal>> found = proofs.check(fresh, setup, counts);
    for (int i = 0; i < fresh.size(); i++) {
      if (found.get(i).isPresent()) {
        throw at(fresh.get(i).event(), found.get(i).get());
      }
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
    return read;
  }

  private Read read(Event event) {
    try {
      String text = board.text(event.payload().orElseThrow());
      Ballot ballot = Ballot.read(text, setup.election());
      counts.read(1);
      counts.require(
          ballot.electionUuid().equals(setup.election().uuid())
              && ballot.electionHash().equals(setup.fingerprint()),
          Rule.BALLOT_ELECTION,
          "the ballot is for another election");
      counts.require(
          setup.roll().containsKey(ballot.credential().text()),
          Rule.BALLOT_CREDENTIAL,
          "the credential is not on the roll");
      return new Read(event, ballot, text);
    } catch (RefusedException e) {
      throw at(event, e.refusal());
    } catch (BoardException e) {
      throw at(event, Refusal.of(Rule.of(e.kind()), String.valueOf(e.getMessage())));
    }
  }

  /**
   * A ciphertext that stands under two credentials would let one voter follow another without
   * knowing the vote.
   */
  private void requireNoCopy(Read read) {
    String owner = read.ballot().credential().text();
    for (var answer : read.ballot().answers()) {
      for (Ciphertext c : answer.ciphertexts()) {
        String before = ciphertexts.putIfAbsent(pair(c), owner);
        if (before != null && !before.equals(owner)) {
          throw at(
              read.event(), Refusal.of(Rule.COPIED, "a ciphertext of another ballot was copied"));
        }
        counts.add(Rule.COPIED);
      }
    }
  }

  private static Pair pair(Ciphertext c) {
    byte[] text = (c.alpha().text() + "," + c.beta().text()).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer hash = ByteBuffer.wrap(Digest.sha256(text));
    return new Pair(hash.getLong(), hash.getLong());
  }

  private static RefusedException at(Event event, Refusal refusal) {
    return new RefusedException(
        refusal.at(event, Digest.base64OfHex(event.payload().orElseThrow())));
  }
}
