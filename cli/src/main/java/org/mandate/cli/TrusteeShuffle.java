package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.ceremony.TrusteeDesk;
import org.mandate.ballot.ceremony.TrusteeWork;
import org.mandate.ballot.verify.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Mixes the ranked ballots of a board. */
@Command(
    name = "shuffle",
    description = {
      "Checks the whole board from zero and then, on the same bytes, mixes the ranked ballots and"
          + " proves it. The order is forgotten: it is neither written nor shown."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 mixed; 1 refused: the board does not verify, or this is not the time; 2 wrong"
          + " use.",
      "Example: ./mandate trustee shuffle 5V8qMpqmhGbLwz.bel --trustee 1"
    })
final class TrusteeShuffle implements Callable<Integer> {
  @Spec private CommandSpec spec;

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
      description = "What to hand in. Usual: shuffle-N.json.")
  private @Nullable Path out;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeShuffle() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path written = out != null ? out : Path.of("shuffle-" + trustee + ".json");
    try (BoardFile file = BoardFile.open(where);
        BoardSource source = BoardSource.of(file.path());
        StepBar bar = new StepBar(err)) {
      TrusteeWork work =
          TrusteeDesk.mix(
              source,
              BoardFile.helped(Options.everything(), sidecar),
              trustee,
              new SecureRandom(),
              bar);
      return WorkAnswer.give(work, written, spec.commandLine().getOut());
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }
}
