package org.mandate.app.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup while the program runs: one snapshot, one file, whole or not at all. */
public final class Backup {
  private final SecureRandom random;
  private final int iterations;

  /**
   * @param random makes the file's salt
   */
  public Backup(SecureRandom random) {
    this(random, Seal.ITERATIONS);
  }

  Backup(SecureRandom random, int iterations) {
    this.random = random;
    this.iterations = iterations;
  }

  /**
   * What was written.
   *
   * @param at when the snapshot was taken
   */
  public record Written(Path file, String at, int tables, long rows, long bytes) {}

  /** Told what is being copied: number, of how many, table. */
  @FunctionalInterface
  public interface Progress {
    /** Called before each table. */
    void at(int number, int of, String table);
  }

  /**
   * Copies everything into a new file.
   *
   * @param owner a connection of the owner, closed by the caller
   * @throws BackupRefused when the file is there already or cannot be written; nothing is left then
   */
  public Written write(Connection owner, Path file, char[] passphrase, Progress progress) {
    if (Files.exists(file)) {
      throw new BackupRefused(file + " is there already; a backup never overwrites. Name another.");
    }
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Manifest manifest = writeDraft(owner, draft, passphrase, progress);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return new Written(
          file, manifest.at(), manifest.tables().size(), manifest.rows(), Files.size(file));
    } catch (IOException e) {
      throw new BackupRefused(
          "The backup could not be written to "
              + file
              + " ("
              + (e instanceof NoSuchFileException ? "no such folder" : e.getMessage())
              + "). Choose a folder with room.",
          e);
    } catch (SQLException e) {
      throw new BackupRefused("The database could not be read: " + e.getMessage(), e);
    } finally {
      forget(draft);
    }
  }

  private static void forget(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new BackupRefused("The unfinished file " + draft + " could not be deleted.", e);
    }
  }

  private Manifest writeDraft(Connection owner, Path draft, char[] passphrase, Progress progress)
      throws IOException, SQLException {
    byte[] salt = new byte[Seal.SALT_BYTES];
    random.nextBytes(salt);
    SnapshotStore store = new SnapshotStore(owner);
    store.begin();
    try (OutputStream file = new BufferedOutputStream(create(draft), 1 << 16);
        SealedOutput sealed = new SealedOutput(file, Seal.of(passphrase, salt, iterations));
        ZipOutputStream zip = new ZipOutputStream(sealed)) {
      zip.setLevel(Deflater.BEST_SPEED);
      String origin = store.origin();
      Manifest manifest =
          new Manifest(
              store.clock(),
              store.migration(),
              origin,
              store.checkpoint(origin),
              copyTables(store, zip, progress),
              store.sequences());
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(manifest.json());
      zip.closeEntry();
      zip.finish();
      sealed.finish();
      return manifest;
    } finally {
      owner.rollback();
    }
  }

  private static OutputStream create(Path draft) throws IOException {
    Files.deleteIfExists(draft);
    OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW);
    try {
      Files.setPosixFilePermissions(
          draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    } catch (UnsupportedOperationException e) {
      // A file system without such rights (Windows): the encryption stands alone.
    }
    return out;
  }

  private static List<Manifest.Table> copyTables(
      SnapshotStore store, ZipOutputStream zip, Progress progress)
      throws SQLException, IOException {
    List<Manifest.Table> copied = new ArrayList<>();
    Map<String, List<String>> tables = store.tables();
    int number = 0;
    for (var table : tables.entrySet()) {
      progress.at(++number, tables.size(), table.getKey());
      MessageDigest sha = sha256();
      zip.putNextEntry(new ZipEntry("tables/" + table.getKey()));
      long rows =
          store.copy(
              table.getKey(), table.getValue(), new DigestOutputStream(new Unclosed(zip), sha));
      zip.closeEntry();
      copied.add(
          new Manifest.Table(
              table.getKey(), table.getValue(), rows, HexFormat.of().formatHex(sha.digest())));
    }
    return copied;
  }

  /** Reads a backup through once, without a database. */
  static Manifest verify(Path file, char[] passphrase) {
    return BackupReader.read(file, passphrase, (table, in) -> {});
  }

  static InputStream open(Path file) {
    try {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw new BackupRefused("There is no backup " + file + " that can be read.", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The zip stays open when one table's copy ends. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {
      // see above
    }
  }
}
