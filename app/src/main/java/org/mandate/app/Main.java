package org.mandate.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.app.backup.BackupRefused;
import org.mandate.app.store.CannotStart;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The commands that need the database. Exit codes: 0 done, 1 judged not valid, 2 wrong use, 3
 * cannot.
 */
@Command(
    name = "mandate",
    description = "Mandate's commands that need its database.",
    subcommands = {
      UpCommand.class,
      TrainCommand.class,
      RaceCommand.class,
      RecordCommand.class,
      ImportCommand.class,
      RegistersCommand.class,
      BackupCommands.Write.class,
      BackupCommands.Read.class,
      EraseCommand.class
    })
public final class Main implements Callable<Integer> {

  /** Options by which every command finds its data. */
  static final class Where {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "folder of this installation (default: data beside the launcher)")
    @Nullable Path data;

    @Option(
        names = "--database-url",
        paramLabel = "URL",
        description =
            "an external PostgreSQL (jdbc:postgresql://host:port/name); its administrator's password comes"
                + " from MANDATE_DATABASE_PASSWORD or the file named by MANDATE_DATABASE_PASSWORD_FILE")
    @Nullable String databaseUrl;

    Settings settings(int port, String listen, boolean town, @Nullable String publicUrl) {
      Path home = Path.of(System.getProperty("mandate.home", "."));
      return new Settings(
          port,
          listen,
          data != null ? data : home.resolve("data"),
          town,
          Optional.ofNullable(databaseUrl),
          Optional.ofNullable(publicUrl));
    }

    Settings settings() {
      return settings(8080, "127.0.0.1", false, null);
    }
  }

  /** Names the mixin for subcommands. */
  abstract static class OnData implements Callable<Integer> {
    @Mixin Where where = new Where();
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return 2;
  }

  /** Starts a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // logback.xml says all there is to say; Boot need not configure logging once more.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(args);
  }

  private static int explain(Exception fault, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (fault instanceof CannotStart cannot) {
      System.err.println(cannot.getMessage());
      return 3;
    }
    if (fault instanceof BackupRefused refused) {
      System.err.println(refused.getMessage());
      return 2;
    }
    throw fault;
  }
}
