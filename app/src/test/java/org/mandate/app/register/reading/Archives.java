package org.mandate.app.register.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives for tests. */
final class Archives {
  private Archives() {}

  static Path zip(Path to, Object... nameThenBytes) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
      for (int i = 0; i < nameThenBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) nameThenBytes[i]));
        zip.write((byte[]) nameThenBytes[i + 1]);
      }
    }
    return to;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** So many megabytes of one letter, compressed. */
  static Path bomb(Path to, int megabytes) throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'A');
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(to))) {
      for (int i = 0; i < megabytes; i++) {
        gzip.write(block);
      }
    }
    return to;
  }
}
