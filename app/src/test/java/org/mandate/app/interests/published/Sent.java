package org.mandate.app.interests.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mandate.app.register.reading.Refusal;

/** Editions as somebody might send them. */
final class Sent {
  private Sent() {}

  static byte[] zip(Map<String, String> tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var table : tables.entrySet()) {
        zip.putNextEntry(new ZipEntry(table.getKey()));
        zip.write(table.getValue().getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<PublishedEntry> taken(Path folder, String name, byte[] bytes) {
    List<PublishedEntry> all = new ArrayList<>();
    return switch (PublishedEdition.read(file(folder, bytes), name, all::add)) {
      case PublishedEdition.Outcome.Whole whole -> all;
      case PublishedEdition.Outcome.NotTaken(Refusal refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }

  static Refusal refused(Path folder, String name, Limits limits, byte[] bytes) {
    return switch (PublishedEdition.read(file(folder, bytes), name, limits, e -> {})) {
      case PublishedEdition.Outcome.NotTaken(Refusal refusal) -> refusal;
      case PublishedEdition.Outcome.Whole whole -> throw new AssertionError("taken: " + whole);
    };
  }

  static Path file(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("sent"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
