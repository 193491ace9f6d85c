package org.mandate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandate.tlog.TlogException;

/** A record in a folder, laid out as it is published. */
record FolderSource(Path folder) implements RecordSource {

  @Override
  public Optional<byte[]> fetch(String path) {
    Path file = folder.resolve(path);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new TlogException(path, "is larger than any file of a record");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new TlogException(path, "cannot be read: " + e);
    }
  }

  @Override
  public List<String> holdings() {
    Path tiles = folder.resolve("tile");
    if (!Files.isDirectory(tiles)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(tiles)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new TlogException("tile", "cannot be listed: " + e);
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public void close() {}
}
