package org.mandate.app.register.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens a file that is plain, gzip or zip, and never gives out more bytes than the limits allow.
 */
final class Unpacking {
  private static final int MOST_ENTRIES = 20;

  private final Path path;
  private final String name;
  private final Limits limits;

  Unpacking(Path path, String name, Limits limits) {
    this.path = path;
    this.name = name;
    this.limits = limits;
  }

  InputStream open() throws IOException {
    long sent = Files.size(path);
    if (sent == 0) {
      throw refused("The file is empty.", "Download it again.");
    }
    if (sent > limits.sentBytes()) {
      throw refused(
          "The file is larger than " + Limits.megabytes(limits.sentBytes()) + ".",
          "No official file is; check that it is the right one.");
    }
    byte[] start = first(Files.newInputStream(path));
    InputStream inside;
    try {
      inside = isGzip(start) ? gzip() : isZip(start) ? zip() : Files.newInputStream(path);
    } catch (ZipException | EOFException e) {
      throw damaged();
    }
    InputStream bounded = new Bounded(inside, sent);
    BufferedInputStream buffered = new BufferedInputStream(bounded, 1 << 16);
    buffered.mark(8);
    byte[] second = buffered.readNBytes(4);
    buffered.reset();
    if (isGzip(second) || isZip(second)) {
      buffered.close();
      throw refused(
          "There is an archive inside the archive.", "Unpack it once and send the file inside.");
    }
    return buffered;
  }

  private static byte[] first(InputStream in) throws IOException {
    try (in) {
      return in.readNBytes(4);
    }
  }

  private static boolean isGzip(byte[] b) {
    return b.length >= 2 && (b[0] & 0xff) == 0x1f && (b[1] & 0xff) == 0x8b;
  }

  private static boolean isZip(byte[] b) {
    return b.length >= 4 && b[0] == 'P' && b[1] == 'K' && b[2] == 3 && b[3] == 4;
  }

  private InputStream gzip() throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The one table of a zip: its only entry, or the only one that ends in .csv (NHS Digital adds a
   * PDF).
   */
  private InputStream zip() throws IOException {
    ZipFile zip = new ZipFile(path.toFile());
    try {
      if (zip.size() > MOST_ENTRIES) {
        throw refused(
            "The zip holds more than " + MOST_ENTRIES + " files.", "Send one file at a time.");
      }
      var files = zip.stream().filter(e -> !e.isDirectory()).toList();
      var tables =
          files.size() == 1
              ? files
              : files.stream()
                  .filter(e -> e.getName().toLowerCase(Locale.ROOT).endsWith(".csv"))
                  .toList();
      if (tables.size() != 1) {
        throw refused(
            "The zip holds " + tables.size() + " tables, not one.",
            "Unpack it and send one table at a time.");
      }
      return closingToo(zip, tables.getFirst());
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static InputStream closingToo(ZipFile zip, ZipEntry entry) throws IOException {
    return new FilterInputStream(zip.getInputStream(entry)) {
      @Override
      public void close() throws IOException {
        super.close();
        zip.close();
      }
    };
  }

  private Refused refused(String reason, String mend) {
    return new Refused(new Refusal(name, 0, 0, reason, mend));
  }

  private Refused damaged() {
    return refused(
        "The compressed file is damaged or ends too early.", "Download it again, whole.");
  }

  /**
   * Counts what comes out; stops at the limit, at an absurd ratio, and says when the compressed
   * data break off.
   */
  private final class Bounded extends FilterInputStream {
    private final long sent;
    private long open;

    Bounded(InputStream in, long sent) {
      super(in);
      this.sent = sent;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n;
      try {
        n = super.read(b, off, len);
      } catch (ZipException | EOFException e) {
        throw damaged();
      }
      open += Math.max(0, n);
      if (open > limits.openBytes()) {
        throw refused(
            "Unpacked, the file is larger than " + Limits.megabytes(limits.openBytes()) + ".",
            "No official file is; check that it is the right one.");
      }
      if (open > 1 << 20 && open / limits.ratio() > sent) {
        throw refused(
            "The file unpacks to more than " + limits.ratio() + " times its size.",
            "No official file does; check that it is the right one.");
      }
      return n;
    }
  }
}
