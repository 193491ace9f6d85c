package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Result;

/**
 * Verifies a whole election from its public board by every rule of {@link Rule}. Nothing on the
 * board is believed: the container, the chain, every proof, the tally, the shuffles, the
 * decryptions and the result are all recomputed.
 *
 * <p>The first fault in the order of the board is reported with its event, ballot and rule. Agrees
 * with belenios-tool 2.0 and 3.3.0 on what both accept, and makes the checks that either leaves
 * out.
 */
public final class Verifier {
  private final BoardSource source;
  private final Options options;
  private final Progress progress;
  private final Counts counts = new Counts();
  private final List<String> beside = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Optional<Supplier<ProvedElsewhere>> elsewhere;

  private Verifier(
      BoardSource source,
      Options options,
      Progress progress,
      Optional<Supplier<ProvedElsewhere>> elsewhere) {
    this.source = source;
    this.options = options;
    this.progress = progress;
    this.elsewhere = elsewhere;
  }

  /** Verifies a board; a board of an election under way is verified as far as it is. */
  public static Report verify(BoardSource source, Options options, Progress progress) {
    return new Verifier(source, options, progress, Optional.empty()).report();
  }

  /**
   * The same, with the proofs of ballots checked by other machines. All else is done here, and so
   * are the proofs of any ballot that they leave out.
   *
   * @param elsewhere asked once, when the setup has been found good and the first ballot is due;
   *     its word is believed
   */
  public static Report verify(
      BoardSource source, Options options, Progress progress, Supplier<ProvedElsewhere> elsewhere) {
    return new Verifier(source, options, progress, Optional.of(elsewhere)).report();
  }

  private Report report() {
    Report.Outcome outcome;
    try (Workers workers = new Workers(options.threads())) {
      outcome = accepted(workers);
    } catch (RefusedException e) {
      outcome = new Report.Refused(e.refusal());
    } catch (BoardException e) {
      outcome = new Report.Refused(Refusal.of(Rule.of(e.kind()), String.valueOf(e.getMessage())));
    }
    return new Report(outcome, counts.made(), beside, notices, limits(outcome));
  }

  /** All, less what a sidecar has settled. */
  private static List<Limit> limits(Report.Outcome outcome) {
    boolean settled =
        outcome instanceof Report.Accepted accepted
            && accepted.result().isPresent()
            && accepted.provedBy().containsAll(accepted.openedBy());
    return Arrays.stream(Limit.values())
        .filter(limit -> limit != Limit.DECRYPTION_STATEMENT || !settled)
        .toList();
  }

  private Report.Outcome accepted(Workers workers) {
    Board board = Board.read(source);
    counts.add(Rule.CONTAINER, board.entries().size());
    counts.read(board.events().size() + 1L);
    ChainCheck chain = new ChainCheck(board, counts);
    chain.check();
    progress.at(Progress.Step.BOARD, board.events().size(), board.events().size());
    int proved = provedHeight(board);
    Setup setup = setup(board, workers);
    chain.requireMixing(setup.election().hasRanked());
    boolean tallied =
        board.events().stream().anyMatch(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY);
    TallyKeeper tally = new TallyKeeper(board, setup, tallied);
    Sidecar sidecar = sidecar(setup);
    BallotProofs here = new ProofsTogether(setup, sidecar);
    BallotProofs proofs =
        elsewhere.<BallotProofs>map(asked -> new ProofsElsewhere(asked, here)).orElse(here);
    new BallotsCheck(board, setup, counts, proofs, proved).check(workers, progress, tally);
    beside.addAll(proofs.besideFaults());
    OpeningsCheck openings = new OpeningsCheck(setup, sidecar);
    ClosingCheck closing =
        new ClosingCheck(board, setup, counts, workers, progress, proved, openings);
    Optional<Result> result = closing.check(tally);
    beside.addAll(openings.faults());
    notices.addAll(closing.notices());
    Board.Link last = board.events().getLast();
    return new Report.Accepted(
        stage(last.event().type()),
        setup.election(),
        tally.ballots(),
        tally.counted(),
        tally.weight(),
        closing.mixedBy(),
        closing.openedBy(),
        openings.provedBy(),
        proved + 1,
        result,
        new Checked(last.hash(), last.event().height(), Checked.CHECKS));
  }

  /** A sidecar that cannot be read helps with nothing; the board is checked all the same. */
  private Sidecar sidecar(Setup setup) {
    try {
      return options
          .sidecar()
          .map(lines -> Sidecar.read(lines, setup.election()))
          .orElse(Sidecar.none());
    } catch (BoardException e) {
      beside.add(String.valueOf(e.getMessage()));
      return Sidecar.none();
    }
  }

  private Setup setup(Board board, Workers workers) {
    Event first = board.events().getFirst().event();
    try {
      return new SetupCheck(board, counts, workers, progress).check(options.fileName());
    } catch (RefusedException e) {
      throw new RefusedException(e.refusal().at(first));
    } catch (BoardException e) {
      throw new RefusedException(
          Refusal.of(Rule.of(e.kind()), String.valueOf(e.getMessage())).at(first));
    }
  }

  /** The height up to which proofs were checked before; -1 if none. */
  private int provedHeight(Board board) {
    if (options.prefix().isEmpty() || options.prefix().get().checks() != Checked.CHECKS) {
      return -1;
    }
    Checked before = options.prefix().get();
    List<Board.Link> events = board.events();
    boolean same =
        before.height() < events.size()
            && before.height() >= 0
            && events.get(before.height()).hash().equals(before.event());
    if (!same) {
      throw new RefusedException(
          Refusal.of(
              Rule.PARENT,
              "the board does not go on from event "
                  + before.height()
                  + " that was accepted before: its past was changed"));
    }
    return before.height();
  }

  private static Report.Stage stage(Event.Type last) {
    return switch (last) {
      case SETUP, BALLOT -> Report.Stage.VOTING;
      case END_BALLOTS -> Report.Stage.ENDED;
      case ENCRYPTED_TALLY, SHUFFLE -> Report.Stage.TALLIED;
      case END_SHUFFLES -> Report.Stage.MIXED;
      case PARTIAL_DECRYPTION -> Report.Stage.OPENING;
      case RESULT -> Report.Stage.OVER;
    };
  }
}
