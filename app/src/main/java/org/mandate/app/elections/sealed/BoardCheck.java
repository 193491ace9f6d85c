package org.mandate.app.elections.sealed;

import java.util.Optional;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Checked;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/** Asks the library whether a board, or the next event on one, keeps every rule. */
final class BoardCheck {
  private BoardCheck() {}

  /** Everything from zero. */
  static Report whole(byte[] board) {
    return Verifier.verify(BoardSource.of(board), Options.everything(), Progress.NONE);
  }

  /**
   * Only what is behind an event that this program wrote after checking it.
   *
   * @return what is wrong, as the library says it; empty for nothing
   */
  static Optional<String> behind(SealedBoard.Tip accepted, byte[] board) {
    Checked checked = new Checked(accepted.hash(), accepted.height(), Checked.CHECKS);
    return Verifier.verify(
            BoardSource.of(board), Options.everything().on(1).after(checked), Progress.NONE)
        .refusal()
        .map(r -> r.words() + " [" + r.rule().name() + "]");
  }
}
