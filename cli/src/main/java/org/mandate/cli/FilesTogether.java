package org.mandate.cli;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files that are worth something only together, such as the halves of a key: afterwards all are
 * there, or none. None is overwritten.
 */
record FilesTogether(List<FilesTogether.Part> parts) {

  FilesTogether(Part... parts) {
    this(List.of(parts));
  }

  /**
   * One of them.
   *
   * @param secret whether it is made for its owner alone, mode 0600
   */
  record Part(Path file, String text, boolean secret) {
    private Path beside() {
      return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".unfinished");
    }
  }

  static Part secret(Path file, String text) {
    return new Part(file, text, true);
  }

  static Part open(Path file, String text) {
    return new Part(file, text, false);
  }

  /** Writes all beside their places and moves them there. */
  void write() {
    for (Part part : parts) {
      if (Files.exists(part.file())) {
        throw new Refusal(
            "'"
                + part.file()
                + "' is there already; it is never overwritten. Nothing was written.");
      }
    }
    try {
      parts.forEach(FilesTogether::make);
      moveAll();
    } finally {
      parts.forEach(part -> drop(part.beside()));
    }
  }

  /** If one fails, those before it have no use and could be taken for whole. */
  private void moveAll() {
    List<Part> moved = new ArrayList<>();
    try {
      for (Part part : parts) {
        move(part);
        moved.add(part);
      }
    } catch (Refusal refusal) {
      moved.forEach(part -> drop(part.file()));
      throw refusal;
    }
  }

  private static void make(Part part) {
    try {
      Path folder = part.file().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileAttribute<?>[] mode =
          part.secret()
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE))
              }
              : new FileAttribute<?>[0];
      Files.deleteIfExists(part.beside()); // of a run that was stopped
      Files.createFile(part.beside(), mode);
      Files.write(
          part.beside(),
          part.text().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    } catch (UnsupportedOperationException _) {
      throw new Refusal(
          "'"
              + part.file()
              + "' stands where a file cannot be kept from others (no POSIX permissions).");
    } catch (IOException e) {
      throw new Refusal("'" + part.file() + "' cannot be written: " + e.getMessage());
    }
  }

  private static void move(Part part) {
    try {
      Files.move(part.beside(), part.file());
    } catch (FileAlreadyExistsException _) {
      throw new Refusal("'" + part.file() + "' is there already; it is never overwritten.");
    } catch (IOException e) {
      throw new Refusal("'" + part.file() + "' cannot be written: " + e.getMessage());
    }
  }

  private static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal("'" + file + "' is of no use and cannot be removed: " + e.getMessage());
    }
  }
}
