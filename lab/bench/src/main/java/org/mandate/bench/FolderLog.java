package org.mandate.bench;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mandate.tlog.Appender;
import org.mandate.tlog.Appender.Appended;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.SignerKey;
import org.mandate.tlog.TileSource;

/** A log in a folder, each file forced to the disk before the next checkpoint is signed. */
final class FolderLog implements TileSource {
  private final Path folder;
  private final SignerKey key;
  private Checkpoint head;

  FolderLog(Path folder, SignerKey key) {
    this.folder = folder;
    this.key = key;
    this.head = new Checkpoint(key.verifier().name(), 0, Merkle.emptyRoot());
  }

  void append(List<byte[]> entries) {
    Appended more = Appender.append(head.size(), head.root(), this, entries);
    more.files().forEach(this::force);
    head = new Checkpoint(head.origin(), more.size(), more.root());
    force("checkpoint", head.sign(key).bytes());
  }

  private void force(String path, byte[] bytes) {
    Path file = folder.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> fetch(String path) {
    Path file = folder.resolve(path);
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
