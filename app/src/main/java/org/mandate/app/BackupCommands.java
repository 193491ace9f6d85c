package org.mandate.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.backup.Backup;
import org.mandate.app.backup.BackupRefused;
import org.mandate.app.backup.Erasure;
import org.mandate.app.backup.Restore;
import org.mandate.app.record.Canonical;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that copy everything and bring it back. */
final class BackupCommands {
  private static final int SHORTEST_PASSPHRASE = 12;

  private BackupCommands() {}

  /** A passphrase comes from the environment or a file, never from the arguments. */
  abstract static class WithPassphrase extends Main.OnData {
    @Option(
        names = "--passphrase-file",
        paramLabel = "FILE",
        description = "file that holds the passphrase (else MANDATE_BACKUP_PASSPHRASE)")
    @Nullable Path passphraseFile;

    @Option(names = "--json", description = "write the outcome as one line of JSON")
    boolean json;

    char[] passphrase() {
      String found =
          passphraseFile == null
              ? Optional.ofNullable(System.getenv("MANDATE_BACKUP_PASSPHRASE")).orElse("")
              : read(passphraseFile, "passphrase file");
      if (found.strip().length() < SHORTEST_PASSPHRASE) {
        throw new BackupRefused(
            "A backup needs a passphrase of at least "
                + SHORTEST_PASSPHRASE
                + " characters: set MANDATE_BACKUP_PASSPHRASE, or name a file with --passphrase-file.");
      }
      return found.strip().toCharArray();
    }

    static String read(Path file, String what) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new BackupRefused("The " + what + " " + file + " cannot be read.", e);
      }
    }

    void say(Map<String, Object> outcome, String sentence) {
      System.out.println(json ? Canonical.text(outcome) : sentence);
    }
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = "Writes an encrypted copy of everything into one new file, while Mandate runs.",
      footer = {
        "",
        "Example: MANDATE_BACKUP_PASSPHRASE='...' ./mandate backup /safe/mandate-2026-11-23.backup",
        ""
      })
  static final class Write extends WithPassphrase {
    @Parameters(paramLabel = "FILE", description = "the new file; never overwritten")
    Path file = Path.of("");

    @Override
    public Integer call() throws SQLException {
      char[] passphrase = passphrase();
      try (Ground ground = Ground.joining(where.settings())) {
        ground.databases().prepare();
        try (Connection owner = ground.databases().asOwner()) {
          Backup.Written done =
              new Backup(new SecureRandom())
                  .write(owner, file.toAbsolutePath(), passphrase, BackupCommands::progress);
          progressEnds();
          say(
              Map.of(
                  "file", done.file().toString(),
                  "at", done.at(),
                  "tables", done.tables(),
                  "rows", done.rows(),
                  "bytes", done.bytes()),
              "Copied %,d rows of %d tables, as of %s, into %s."
                  .formatted(done.rows(), done.tables(), done.at(), done.file()));
        }
      }
      return 0;
    }
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Brings a backup into an empty database.",
        "The record goes on in the same log only when the backup holds all that was ever published;",
        "else a new log is opened whose first entry names the old one's last checkpoint.",
        "Erasures made since (erasures.log in the data folder) are made again."
      },
      footer = {
        "",
        "Example: ./mandate restore /safe/mandate.backup --passphrase-file key.txt --data /srv/new",
        ""
      })
  static final class Read extends WithPassphrase {
    @Parameters(paramLabel = "FILE", description = "a backup")
    Path file = Path.of("");

    @Option(
        names = "--published",
        paramLabel = "FILE",
        description =
            "the last checkpoint the world saw, where this folder has none (a copy of the old"
                + " folder's published.checkpoint, or of what /record/checkpoint answered)")
    @Nullable Path published;

    @Option(
        names = "--erasures",
        paramLabel = "FILE",
        description = "a copy of the old folder's erasures.log, where this folder has none")
    @Nullable Path erasures;

    @Override
    public Integer call() {
      char[] passphrase = passphrase();
      Path from = file.toAbsolutePath();
      Restore restore = new Restore(new SecureRandom());
      restore.check(from, passphrase);
      try (Ground ground = Ground.alone(where.settings())) {
        Restore.Outside outside =
            new Restore.Outside(
                known(ground, Running.PUBLISHED, published), known(ground, Erasure.FILE, erasures));
        Restore.Done done = restore.restore(ground.databases(), from, passphrase, outside);
        say(
            Map.of(
                "at", done.at(),
                "tables", done.tables(),
                "rows", done.rows(),
                "newLog", done.newLog().orElse(""),
                "erasures", done.erasures()),
            "Restored %,d rows of %d tables, as of %s.%n%s%s"
                .formatted(done.rows(), done.tables(), done.at(), sentence(done), erased(done)));
      }
      return 0;
    }

    private static String known(Ground ground, String name, @Nullable Path given) {
      String words = given != null ? read(given, "file") : ground.folder().read(name).orElse("");
      if (given != null && name.equals(Erasure.FILE)) {
        words.lines().forEach(line -> ground.folder().append(name, line));
      }
      return words;
    }

    private static String sentence(Restore.Done done) {
      return done.newLog()
          .map(
              origin ->
                  "The backup does not hold all that was published, as far as can be known here."
                      + " The record goes on in a new log, "
                      + origin
                      + ", whose first entry names the old one.")
          .orElse("The record goes on in its log.");
    }

    private static String erased(Restore.Done done) {
      return done.erasures() == 0 ? "" : " Erasures made again: " + done.erasures() + ".";
    }
  }

  private static void progress(int number, int of, String table) {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      int done = 20 * number / of;
      System.err.printf(
          "\r[%s%s] %d of %d tables  ", "#".repeat(done), ".".repeat(20 - done), number, of);
    }
  }

  private static void progressEnds() {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      System.err.println();
    }
  }
}
