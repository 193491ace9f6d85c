package org.mandate.cli;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files with secrets: made readable by their owner alone, never overwritten, never printed. */
final class PrivateFile {
  private PrivateFile() {}

  /** Makes the file with mode 0600 from its first moment. */
  static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(file, PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      throw new Refusal("'" + file + "' is there already; a secret is never overwritten.");
    } catch (UnsupportedOperationException _) {
      throw new Refusal(
          "'" + file + "' stands where a file cannot be kept from others (no POSIX permissions).");
    } catch (IOException e) {
      throw new Refusal("'" + file + "' cannot be written: " + e.getMessage());
    }
  }

  /** Reads it, unless others could too. */
  static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file '" + file + "'.");
    }
    try {
      if (!Set.of(OWNER_READ, OWNER_WRITE).containsAll(Files.getPosixFilePermissions(file))) {
        throw new Refusal(
            "'"
                + file
                + "' can be used by others too. Say chmod 600 on it first, and consider"
                + " whether somebody has read it.");
      }
      return Files.readString(file).strip();
    } catch (UnsupportedOperationException | IOException e) {
      throw new Refusal("'" + file + "' cannot be read: " + e.getMessage());
    }
  }

  /** Makes a file for everybody; refuses to overwrite one. */
  static void writePublic(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      throw new Refusal("'" + file + "' is there already.");
    } catch (IOException e) {
      throw new Refusal("'" + file + "' cannot be written: " + e.getMessage());
    }
  }
}
