package org.mandate.app.elections.sealed;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mandate.ballot.board.Digest;

/**
 * Whether a board holds as it would begin. Pages ask for it as long as an election waits to open,
 * so what was found of the very same bytes is not found again.
 */
final class SetupCheck {
  private record Verdict(String hash, Optional<String> fault) {}

  private final Map<UUID, Verdict> last = new ConcurrentHashMap<>();

  /** What is wrong with a board that has its setup alone; empty for nothing. */
  Optional<String> fault(UUID election, byte[] board) {
    String hash = HexFormat.of().formatHex(Digest.sha256(board));
    Verdict known = last.get(election);
    if (known != null && known.hash().equals(hash)) {
      return known.fault();
    }
    Optional<String> fault =
        BoardCheck.whole(board)
            .refusal()
            .map(r -> "The keys and credentials do not fit together: " + r.words());
    last.put(election, new Verdict(hash, fault));
    return fault;
  }

  /** Voting is open: nobody asks any more. */
  void forget(UUID election) {
    last.remove(election);
  }
}
