package org.mandate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.tlog.Appender;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.SignerKey;

/** A record written into a folder as a server publishes it. */
final class PublishedRecord {
  static final String ORIGIN = "example.org/record";

  final Path folder;
  private final SignerKey key;
  private Checkpoint head;

  PublishedRecord(Path folder) {
    this(folder, ORIGIN, 1);
  }

  PublishedRecord(Path folder, String origin, int seed) {
    this.folder = folder;
    this.key = key(origin, seed);
    this.head = new Checkpoint(origin, 0, Merkle.emptyRoot());
  }

  static SignerKey key(String origin, int seed) {
    byte[] bytes = new byte[32];
    bytes[7] = (byte) seed;
    return SignerKey.log(origin, bytes);
  }

  String vkey() {
    return key.verifier().toString();
  }

  PublishedRecord append(int count, String words) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add((words + (head.size() + i)).getBytes(UTF_8));
    }
    Appender.Appended more = Appender.append(head.size(), head.root(), this::fetch, entries);
    for (Map.Entry<String, byte[]> file : more.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    head = new Checkpoint(head.origin(), more.size(), more.root());
    write("checkpoint", head.sign(key).bytes());
    write("key", (key.verifier() + "\n").getBytes(UTF_8));
    return this;
  }

  private Optional<byte[]> fetch(String path) {
    try {
      Path file = folder.resolve(path);
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
