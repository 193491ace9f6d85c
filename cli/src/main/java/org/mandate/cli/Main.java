package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The list of commands. Each is a class of its own that returns one of {@link Exit}'s codes. */
@Command(
    name = "./mandate",
    description = "Every decision carries its mandate, and anyone can check it.",
    subcommands = {
      RecordCommand.class,
      CheckCommand.class,
      CountCommand.class,
      RecountCommand.class,
      ConflictsCommand.class,
      ReconcileCommand.class,
      PayeesCommand.class,
      ElectionCommand.class,
      TrusteeCommand.class
    },
    footer = {"", "Example: ./mandate record verify http://localhost:8080/record/"})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  Main() {}

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    // whatever the machine's locale is: a pound sign, a name, never a question mark
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs one command with these outputs and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setUsageHelpWidth(100);
    line.setExecutionExceptionHandler(
        (fault, _, _) -> {
          err.println("This should not have happened: " + fault);
          return Exit.MACHINE;
        });
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? The choices are below.");
  }
}
