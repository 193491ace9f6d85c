package org.mandate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what can be done with a published record. */
@Command(
    name = "record",
    description = "Works on a published record.",
    subcommands = {RecordVerify.class},
    footer = {
      "",
      "Example: ./mandate record verify http://localhost:8080/record/",
      "(./mandate record audit is a command of the server: see ./mandate record audit --help)"
    })
final class RecordCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  RecordCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: record verify WHERE?");
  }
}
