package org.mandate.ledger.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that can be opened again and again: a reader passes over it more than once and keeps none
 * of it.
 */
public record Source(String name, Opening opening) {
  /** Opens the file at its first byte. */
  public interface Opening {
    /** A fresh stream, which the reader closes. */
    InputStream open() throws IOException;
  }

  /** A file on disk. */
  public static Source of(Path path) {
    return new Source(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
  }

  /** Bytes in memory. */
  public static Source of(String name, byte[] bytes) {
    return new Source(name, () -> new java.io.ByteArrayInputStream(bytes));
  }
}
