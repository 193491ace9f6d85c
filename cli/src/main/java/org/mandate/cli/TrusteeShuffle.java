package org.mandate.cli;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.mandate.ballot.ceremony.TrusteeDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Mixes the ranked ballots of a board. */
@Command(
    name = "shuffle",
    description = {
      "Checks the whole board from zero and then, on the same bytes, mixes the ranked ballots and"
          + " proves it. The order is forgotten: it is neither written nor shown. The hash of the"
          + " shuffle is printed and written beside it (.hash): 'trustee decrypt' asks for it."
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

  @Mixin private DeskOptions desk;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeShuffle() {}

  @Override
  public Integer call() {
    return desk.at(
        (source, bar) ->
            WorkAnswer.give(
                TrusteeDesk.mix(source, desk.options(), desk.trustee(), new SecureRandom(), bar),
                desk.written("shuffle"),
                spec.commandLine().getOut()));
  }
}
