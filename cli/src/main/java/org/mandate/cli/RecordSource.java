package org.mandate.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mandate.tlog.TileSource;

/** A published record: at an address, or in a folder. */
interface RecordSource extends TileSource, AutoCloseable {
  /** A full bundle of the longest entries; nothing in a record is larger. */
  int MAX_FILE_BYTES = 256 * 65_537;

  /** The address or absolute folder, for people and for remembering. */
  String name();

  @Override
  void close();

  /**
   * Opens what WHERE says.
   *
   * @throws Refusal if it is neither an address nor a folder that exists
   */
  static RecordSource open(String where) {
    if (where.startsWith("http://") || where.startsWith("https://")) {
      try {
        return new WebSource(URI.create(where.endsWith("/") ? where : where + "/"));
      } catch (IllegalArgumentException _) {
        throw new Refusal("'" + where + "' is not an address.");
      }
    }
    try {
      Path folder = Path.of(where);
      if (Files.isDirectory(folder)) {
        return new FolderSource(folder.toAbsolutePath().normalize());
      }
    } catch (InvalidPathException _) {
      // said below
    }
    throw new Refusal("There is no folder '" + where + "'. Give a folder or an http(s) address.");
  }
}
