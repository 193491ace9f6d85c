package org.mandate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandate.app.store.CannotStart;
import org.mandate.app.store.DataFolder;
import org.mandate.app.store.Databases;
import org.mandate.app.store.OwnPostgres;

/**
 * The data folder and the database server beneath a command: the embedded one, started here or by
 * the Mandate that already runs on the folder, or an external one. No table is touched yet.
 *
 * @param own the server that this process started; null when somebody else runs it
 */
record Ground(DataFolder folder, Databases databases, @Nullable OwnPostgres own)
    implements AutoCloseable {

  /** Alone on the folder; refuses when another living Mandate holds it. */
  static Ground alone(Settings settings) {
    DataFolder folder = DataFolder.open(settings.data());
    if (!folder.claim()) {
      throw new CannotStart(
          "Another Mandate runs on "
              + folder.root()
              + ". Stop it first, or choose another folder with --data DIR.");
    }
    return settings.databaseUrl().isPresent()
        ? new Ground(folder, external(settings.databaseUrl().get()), null)
        : started(folder);
  }

  /** Beside the Mandate that runs on the folder, or alone when none does. */
  static Ground joining(Settings settings) {
    DataFolder folder = DataFolder.open(settings.data());
    if (settings.databaseUrl().isPresent()) {
      return new Ground(folder, external(settings.databaseUrl().get()), null);
    }
    if (folder.claim()) {
      return started(folder);
    }
    return new Ground(
        folder,
        OwnPostgres.running(folder)
            .orElseThrow(
                () ->
                    new CannotStart(
                        "Another Mandate holds "
                            + folder.root()
                            + " and its database is not up yet. Wait a moment and try again.")),
        null);
  }

  private static Ground started(DataFolder folder) {
    OwnPostgres own = OwnPostgres.start(folder);
    return new Ground(folder, Databases.of(own), own);
  }

  private static Databases external(String url) {
    String user = Optional.ofNullable(System.getenv("MANDATE_DATABASE_USER")).orElse("postgres");
    return new Databases(url, user, externalPassword());
  }

  private static String externalPassword() {
    String direct = System.getenv("MANDATE_DATABASE_PASSWORD");
    if (direct != null) {
      return direct;
    }
    String file = System.getenv("MANDATE_DATABASE_PASSWORD_FILE");
    if (file == null) {
      throw new CannotStart(
          "--database-url needs the password of its administrator in MANDATE_DATABASE_PASSWORD or in the"
              + " file named by MANDATE_DATABASE_PASSWORD_FILE.");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new CannotStart("The password file " + file + " cannot be read.", e);
    }
  }

  /**
   * Keeps the embedded server going; does nothing for one that somebody else runs.
   *
   * @param givenUp called with a sentence when it ended and does not come back
   */
  void watch(Consumer<String> givenUp) {
    if (own != null) {
      own.watch(givenUp);
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
    folder.release();
  }
}
