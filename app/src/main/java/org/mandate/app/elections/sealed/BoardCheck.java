package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
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

  /** The same with the lines of its sidecar. */
  static Report whole(byte[] board, Election election, List<String> sidecar) {
    return Verifier.verify(
        BoardSource.of(board), Options.everything().with(file(election, sidecar)), Progress.NONE);
  }

  private static List<String> file(Election election, List<String> sidecar) {
    List<String> file = new ArrayList<>(List.of(Sidecar.header(election)));
    file.addAll(sidecar);
    return file;
  }

  /**
   * Only what is behind an event that this program wrote after checking it.
   *
   * @return what is wrong, as the library says it; empty for nothing
   */
  static Optional<String> behind(SealedBoard.Tip accepted, byte[] board) {
    return fault(Verifier.verify(BoardSource.of(board), after(accepted), Progress.NONE));
  }

  /**
   * The same of a trustee's opening, of which its line must prove that it is one of this tally.
   *
   * @return likewise
   */
  static Optional<String> opened(
      SealedBoard.Tip accepted, byte[] board, Election election, int trustee, String line) {
    Options options = after(accepted).with(file(election, List.of(line)));
    Report report = Verifier.verify(BoardSource.of(board), options, Progress.NONE);
    return fault(report)
        .or(
            () ->
                report.outcome() instanceof Report.Accepted a && a.provedBy().contains(trustee)
                    ? Optional.empty()
                    : Optional.of("it is not proved that exactly this tally was opened"));
  }

  private static Options after(SealedBoard.Tip accepted) {
    return Options.everything()
        .on(1)
        .after(new Checked(accepted.hash(), accepted.height(), Checked.CHECKS));
  }

  private static Optional<String> fault(Report report) {
    return report.refusal().map(r -> r.words() + " [" + r.rule().name() + "]");
  }
}
