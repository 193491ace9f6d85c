package org.mandate.app;

import java.util.concurrent.Callable;
import org.mandate.app.record.Audit;
import picocli.CommandLine.Command;

/** The record from the inside: the database held against its own entries. */
@Command(
    name = "record",
    description = "The record from the inside.",
    subcommands = RecordCommand.AuditCommand.class)
final class RecordCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.err.println("Say what to do: ./mandate record audit, or ./mandate record verify WHERE.");
    return 2;
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description =
          "Recomputes every recorded fact against its entry and names the first that does not fit.",
      footer = {"", "Example: ./mandate record audit --data /srv/mandate", ""})
  static final class AuditCommand extends Main.OnData {
    @Override
    public Integer call() {
      try (Running running = Running.joining(where.settings())) {
        Composition program = running.program;
        Audit audit = new Audit(program.jdbc, program.record, program.audited);
        return switch (program.jobs.as("audit", audit::run)) {
          case Audit.Outcome.Fits fits -> {
            System.out.printf(
                "Good: %d entries and %d rows fit (%s).%n",
                fits.entries(), fits.rows(), String.join(", ", fits.tables()));
            yield 0;
          }
          case Audit.Outcome.Broken broken -> {
            System.out.printf(
                "Not valid: %s, row %s: %s.%n", broken.table(), broken.row(), broken.reason());
            yield 1;
          }
        };
      }
    }
  }
}
