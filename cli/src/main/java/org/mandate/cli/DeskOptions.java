package org.mandate.cli;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What mixing and opening have in common: the board, which is copied first so that nobody changes
 * it between its check and the work; who works; where it goes; how a refusal is answered.
 */
final class DeskOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE.bel|URL", description = "The board; may be packed with gzip.")
  private String where;

  @Option(
      names = "--trustee",
      required = true,
      paramLabel = "N",
      description = "Which trustee you are, from 1.")
  private int trustee;

  @Option(
      names = "--sidecar",
      paramLabel = "FILE|URL",
      description = "The file beside the board that makes checking fast; may be packed with gzip.")
  private @Nullable String sidecar;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "What to hand in. Usual: shuffle-N.json when mixing, partial-N.json else.")
  private @Nullable Path out;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  DeskOptions() {}

  int trustee() {
    return trustee;
  }

  /** How to verify. */
  Options options() {
    return BoardFile.helped(Options.everything(), sidecar);
  }

  /** Where the work goes: as asked, else NAME-N.json. */
  Path written(String name) {
    return out != null ? out : Path.of(name + "-" + trustee + ".json");
  }

  /**
   * Does the work on a copy of the board that is ours alone.
   *
   * @return the exit code
   */
  int at(BiFunction<BoardSource, StepBar, Integer> work) {
    try (BoardFile file = BoardFile.copyOf(where);
        BoardSource source = BoardSource.of(file.path());
        StepBar bar = new StepBar(spec.commandLine().getErr())) {
      return work.apply(source, bar);
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    } catch (BoardException e) {
      spec.commandLine().getOut().println("Refused: " + e.getMessage() + ".");
      return Exit.NOT_VALID;
    }
  }
}
