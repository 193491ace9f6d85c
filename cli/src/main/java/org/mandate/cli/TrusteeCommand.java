package org.mandate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what a trustee of a secret election does, on a machine of the trustee's own. */
@Command(
    name = "trustee",
    description =
        "A trustee's work: key, commitment, shuffle, decryption. The key stays in its file.",
    subcommands = {
      TrusteeKeyCommand.class,
      TrusteeCommit.class,
      ThresholdCommand.class,
      TrusteeShuffle.class,
      TrusteeDecrypt.class
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mandate trustee key --name 'A neighbouring committee'"})
final class TrusteeCommand implements Runnable {
  @Spec private CommandSpec spec;

  // picocli sets the field before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which one: trustee key, commit, threshold, shuffle or decrypt?");
  }
}
