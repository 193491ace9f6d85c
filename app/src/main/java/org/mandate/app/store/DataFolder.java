package org.mandate.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a Mandate installation keeps on this machine: the cluster of the
 * embedded PostgreSQL, the password of its superuser, where a running one answers, and the last
 * published checkpoint. Readable by its owner alone.
 */
public final class DataFolder {
  private static final long ROOM_NEEDED_BYTES = 300L * 1024 * 1024;
  private final Path root;
  private @Nullable FileLock claim;

  private DataFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens the folder, making it when it is not there.
   *
   * @throws CannotStart when it cannot be written or the disk is nearly full
   */
  public static DataFolder open(Path root) {
    Path at = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(at);
      ownerOnly(at, "rwx------");
      Path probe = Files.createTempFile(at, "probe", ".tmp");
      Files.delete(probe);
      if (Files.getFileStore(at).getUsableSpace() < ROOM_NEEDED_BYTES) {
        throw new CannotStart(
            "The disk of "
                + at
                + " has less than 300 MB free. Free some room or choose another folder with"
                + " --data DIR.");
      }
      return new DataFolder(at);
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder "
              + at
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "). Give yourself the right to it or choose another with --data DIR.",
          e);
    }
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /**
   * Claims the folder for this process; the claim ends with the process, however it ends.
   *
   * @return false when another living Mandate holds it
   */
  @SuppressWarnings("resource") // the channel stays open as long as the claim
  public boolean claim() {
    if (claim != null) {
      return true;
    }
    try {
      FileChannel channel =
          FileChannel.open(
              root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      claim = channel.tryLock();
      return claim != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("could not claim " + root, e);
    }
  }

  /** Gives the claim back. */
  public void release() {
    if (claim != null) {
      try {
        claim.acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException("could not release " + root, e);
      }
      claim = null;
    }
  }

  Path cluster() {
    return root.resolve("postgres");
  }

  Path programs() {
    return root.resolve("programs");
  }

  /** The superuser's password of the embedded cluster, made on first use. */
  String clusterPassword() {
    Path file = root.resolve("postgres.password");
    return read(file)
        .orElseGet(
            () -> {
              byte[] bytes = new byte[24];
              new SecureRandom().nextBytes(bytes);
              String password = HexFormat.of().formatHex(bytes);
              write("postgres.password", password);
              return password;
            });
  }

  /** Reads a small file of this folder; empty when it is not there. */
  public Optional<String> read(String name) {
    return read(root.resolve(name));
  }

  /**
   * Writes a small file of this folder at once and durably: the old words or the new, never half.
   */
  public void write(String name, String words) {
    Path file = root.resolve(name);
    Path draft = root.resolve(name + ".new");
    try {
      Files.writeString(draft, words);
      ownerOnly(draft, "rw-------");
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  /** Adds a line to a small file of this folder, durably before this returns. */
  public synchronized void append(String name, String line) {
    Path file = root.resolve(name);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ownerOnly(file, "rw-------");
      channel.position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      forceFolder();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  // A rename or a new name is durable only when its folder is.
  private void forceFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(root, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (FileSystemException e) {
      // A system that does not open folders (Windows) has no such step.
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private static void ownerOnly(Path path, String rights) throws IOException {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without such rights (Windows): the account's own protection stands.
    }
  }
}
