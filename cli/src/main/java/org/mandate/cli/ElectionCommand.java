package org.mandate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what can be done with a secret election's files. */
@Command(
    name = "election",
    description = "Works on secret elections: before, during and after them.",
    subcommands = {ElectionVerify.class, ElectionLeak.class, ElectionCredentials.class},
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mandate election verify 5V8qMpqmhGbLwz.bel"})
final class ElectionCommand implements Runnable {
  @Spec private CommandSpec spec;

  // picocli sets the field before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ElectionCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which one: election verify, check-leak or credentials?");
  }
}
