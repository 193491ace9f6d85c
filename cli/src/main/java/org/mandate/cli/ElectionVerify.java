package org.mandate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an election's public board as any stranger can. */
@Command(
    name = "verify",
    description = {
      "Checks a secret election's public board by every rule: the file and its chain, the trustees'"
          + " keys, each ballot's proofs and signature, the tally, every shuffle, every decryption,"
          + " the result. Says what it checked, and what nobody can check from a board."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What was accepted once is remembered under ~/.mandate/seen and its proofs are not checked"
          + " again, as long as the board still begins with the very same bytes; --from-zero checks"
          + " all again. A board whose past has changed at the same place is refused; one that"
          + " differs from what was accepted elsewhere is told so. A sidecar only makes it faster:"
          + " the board alone is judged, and what is wrong with the sidecar is told.",
      "Exit codes: 0 accepted; 1 refused: the answer names event, ballot and rule; 2 wrong use or a"
          + " missing file.",
      "Examples:",
      "  ./mandate election verify 5V8qMpqmhGbLwz.bel",
      "  ./mandate election verify https://example.org/5V8qMpqmhGbLwz.bel.gz --from-zero --json"
    })
final class ElectionVerify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.bel|URL", description = "The board; may be packed with gzip.")
  private String where;

  @Option(
      names = "--sidecar",
      paramLabel = "FILE|URL",
      description = "The file beside the board that makes checking fast; may be packed with gzip.")
  private @Nullable String sidecar;

  @Option(names = "--from-zero", description = "Check everything again, whatever was seen before.")
  private boolean fromZero;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where to remember what was accepted. Usual: ~/.mandate/seen/.")
  private @Nullable Path state;

  @Option(names = "--threads", paramLabel = "N", description = "Usual: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Write the answer as one JSON line.")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ElectionVerify() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    BoardAnswer answer = new BoardAnswer(spec.commandLine().getOut(), where, json);
    if (threads < 1 || threads > 1_000) {
      err.println("--threads must be from 1 to 1000.");
      return Exit.WRONG_USE;
    }
    try (BoardFile file = BoardFile.open(where);
        BoardSource source = BoardSource.of(file.path())) {
      return verify(file, source, answer, err);
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private int verify(BoardFile file, BoardSource source, BoardAnswer answer, PrintWriter err) {
    Optional<SeenBoard.Store> store = store(source);
    Optional<SeenBoard> seen = store.flatMap(SeenBoard.Store::read);
    boolean same = seen.isPresent() && seen.get().isPrefixOf(file.path());
    Options options = options(file, fromZero || !same ? Optional.empty() : seen);
    Report report;
    try (StepBar bar = new StepBar(err)) {
      report = Verifier.verify(source, options, bar);
    }
    if (seen.isPresent() && !same) {
      return answer.differs(report, seen.get(), seen.get().where().equals(place()));
    }
    if (report.outcome() instanceof Report.Accepted accepted && store.isPresent()) {
      remember(file, source, accepted, store.get());
    }
    return answer.give(report);
  }

  /** What was given, so that the same is known again: an address, or a file's whole path. */
  private String place() {
    String place =
        where.startsWith("http://") || where.startsWith("https://")
            ? where
            : Path.of(where).toAbsolutePath().normalize().toString();
    return place.replaceAll("\\p{Cntrl}", "?");
  }

  private Options options(BoardFile file, Optional<SeenBoard> seen) {
    Options options = Options.everything().on(threads);
    options = file.boardName().map(options::named).orElse(options);
    options = BoardFile.helped(options, sidecar);
    return seen.map(SeenBoard::checked).map(options::after).orElse(options);
  }

  /** Which election it claims to be says which memory is meant; empty where it cannot be read. */
  private Optional<SeenBoard.Store> store(BoardSource source) {
    try {
      Election election = Board.read(source).election();
      return Optional.of(SeenBoard.Store.at(state, election.uuid(), election.fingerprint()));
    } catch (BoardException _) {
      return Optional.empty(); // the verifier will say why
    }
  }

  private void remember(
      BoardFile file, BoardSource source, Report.Accepted accepted, SeenBoard.Store store) {
    try {
      store.write(
          new SeenBoard(
              Clock.systemUTC().instant(),
              place(),
              source.size(),
              SeenBoard.hash(file.path(), source.size()),
              accepted.checked()));
    } catch (IOException e) {
      throw new Refusal("'" + file.path() + "' cannot be read: " + e.getMessage());
    }
  }
}
