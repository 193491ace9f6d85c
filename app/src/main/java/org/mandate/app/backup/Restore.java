package org.mandate.app.backup;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mandate.app.record.Succession;
import org.mandate.app.record.SuccessionRules;
import org.mandate.app.store.Databases;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.TlogException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings a backup into an empty database. The file is read through and checked before the database
 * is touched; then everything happens in one transaction: the rows, the new log where the old one
 * may not go on, and the erasures made since.
 */
public final class Restore {
  private final SecureRandom random;

  /**
   * @param random makes the name and key of a new log
   */
  public Restore(SecureRandom random) {
    this.random = random;
  }

  /**
   * What was restored.
   *
   * @param at when the backup's snapshot was taken
   * @param newLog name of the new log; empty when the old one goes on
   * @param erasures how many were made again
   */
  public record Done(String at, int tables, long rows, Optional<String> newLog, int erasures) {}

  /**
   * What the world and the law know beyond the backup.
   *
   * @param published the last published checkpoint, a signed note; "" when none is known
   * @param erasures lines of erasures.log; "" when there is none
   */
  public record Outside(String published, String erasures) {}

  /** Reads the file through and checks every part, without a database. */
  public String check(Path file, char[] passphrase) {
    return BackupReader.read(file, passphrase, (table, text) -> {}).at();
  }

  /**
   * Restores.
   *
   * @throws BackupRefused when the file does not fit itself, the database is not empty, or the
   *     backup is of a newer program; the database is then as it was, or empty
   */
  public Done restore(Databases databases, Path file, char[] passphrase, Outside outside) {
    Manifest manifest = Backup.verify(file, passphrase);
    Optional<Checkpoint> published = parse(outside.published());
    databases.prepareServer();
    requireEmpty(databases);
    databases.prepareAnew(manifest.migration());
    try (Connection owner = databases.asOwner()) {
      return load(owner, manifest, file, passphrase, published, outside.erasures());
    } catch (SQLException e) {
      throw new BackupRefused(
          "The database did not take the backup: " + e.getMessage() + ". Nothing was restored.", e);
    } finally {
      databases.prepare();
    }
  }

  private static void requireEmpty(Databases databases) {
    try (Connection owner = databases.asOwner()) {
      if (!RestoreStore.isEmpty(owner)) {
        throw new BackupRefused(
            "This database is not empty. A backup is restored into an empty one only: choose"
                + " another folder with --data DIR, or another database.");
      }
    } catch (SQLException e) {
      throw new BackupRefused("The database could not be read: " + e.getMessage(), e);
    }
  }

  private Done load(
      Connection owner,
      Manifest manifest,
      Path file,
      char[] passphrase,
      Optional<Checkpoint> published,
      String erasures)
      throws SQLException {
    Map<String, Manifest.Table> tables = new LinkedHashMap<>();
    manifest.tables().forEach(t -> tables.put(t.name(), t));
    RestoreStore store = new RestoreStore(owner);
    try {
      store.begin(List.copyOf(tables.keySet()));
      BackupReader.read(
          file,
          passphrase,
          (name, text) -> store.load(Objects.requireNonNull(tables.get(name)), text));
      store.finish(manifest.sequences());
      JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(owner, true));
      int again = Erasure.again(client, erasures);
      Succession succession = new Succession(client, random);
      Optional<String> newLog = Optional.empty();
      Optional<Checkpoint> held = succession.held();
      if (!SuccessionRules.mayContinue(held, published)) {
        newLog = Optional.of(succession.open(published.isPresent() ? published : held));
      }
      owner.commit();
      return new Done(manifest.at(), manifest.tables().size(), manifest.rows(), newLog, again);
    } catch (SQLException | RuntimeException e) {
      owner.rollback();
      throw e;
    }
  }

  private static Optional<Checkpoint> parse(String note) {
    try {
      return Succession.checkpoint(note);
    } catch (TlogException e) {
      throw new BackupRefused(
          "The last published checkpoint cannot be read ("
              + e.getMessage()
              + "); without it the record could be forked. Mend or remove it, then restore again.",
          e);
    }
  }
}
