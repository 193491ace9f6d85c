package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.ballot.board.Digest;

/**
 * The entries of sealed boards. They hold hashes and numbers; whoever has the file can check them.
 */
final class SealedEntries {
  /** Of a ballot, until voting closes: the entry names no election, so it tells no turnout. */
  static final List<String> PUBLIC_AT_CLOSE = List.of("election", "event");

  static final String BALLOTS = "election.ballots";

  private SealedEntries() {}

  static Draft committed(SecretElection e, int seat, String commitment) {
    return Draft.of("election.key-committed", e.subject())
        .fact("seat", (long) seat)
        .fact("commitment", commitment);
  }

  static Draft certificate(SecretElection e, int seat, String certificate) {
    return Draft.of("election.key-certificate", e.subject())
        .fact("seat", (long) seat)
        .fact("certificate", Digest.hex(certificate));
  }

  static Draft dealt(SecretElection e, int seat, String opening, String half) {
    return Draft.of("election.key-shares", e.subject())
        .fact("seat", (long) seat)
        .fact("opening", Digest.hex(opening))
        .fact("coefficients", Digest.hex(half));
  }

  static Draft complained(SecretElection e, int seat, int against) {
    return Draft.of("election.key-complaint", e.subject())
        .fact("seat", (long) seat)
        .fact("against", (long) against);
  }

  static Draft anew(SecretElection e, int attempt, String reason) {
    return Draft.of("election.keys-anew", e.subject())
        .fact("attempt", (long) attempt)
        .sealed("reason", reason, Sight.PUBLIC);
  }

  static Draft opened(SecretElection e, int seat, String key) {
    return Draft.of("election.key", e.subject())
        .fact("seat", (long) seat)
        .fact("key", Digest.hex(key));
  }

  /** The key of a trustee of whom some are enough, and the share that only it can read. */
  static Draft published(SecretElection e, int seat, String share, String key) {
    return opened(e, seat, key).fact("share", Digest.hex(share));
  }

  static Draft credentials(SecretElection e, int lines, String fingerprint) {
    return Draft.of("election.credentials", e.subject())
        .fact("lines", (long) lines)
        .fact("fingerprint", fingerprint);
  }

  /** An event of the board that is not a ballot. */
  static Draft step(UUID election, SealedBoard.Step step) {
    return Draft.of("election.board", "election:" + election)
        .fact("height", (long) step.height())
        .fact("type", step.type())
        .fact("event", step.hash());
  }

  /** The first event, with the checksum of the scripts that seal ballots for it. */
  static Draft setup(UUID election, SealedBoard.Step step) {
    return step(election, step).fact("client", ClientFiles.ofVoting().checksum());
  }

  /** All ballots of a board that hid how many there were, in order; written with the close. */
  static Draft ballots(UUID election, List<String> hashes) {
    return Draft.of(BALLOTS, "election:" + election)
        .fact("ballots", (long) hashes.size())
        .fact("events", digest(hashes));
  }

  /** SHA-256 of the events' hashes, a line each. */
  static String digest(List<String> hashes) {
    return Digest.hex(String.join("\n", hashes));
  }

  /** Of one ballot, where the rules show how many there are. */
  static Draft ballot(UUID election, SealedBoard.Step step) {
    return Draft.of("vote.sealed", "vote")
        .sealed("election", election.toString(), Sight.CLOSED)
        .sealed("event", step.hash(), Sight.CLOSED);
  }
}
