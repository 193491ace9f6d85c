package org.mandate.app.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A package of parts (ZIP): DOCX or ODT, opened within bounds that hold for all of it. */
final class PackageLook implements AutoCloseable {
  private static final int MOST_PARTS = 3000;
  private static final long MOST_UNPACKED = 200L << 20;
  private static final long MOST_UNPACKED_PART = 100L << 20;
  // Deflate packs at most about 1 to 1032; honest XML stays below 1 to 60.
  private static final long MOST_RATIO = 150;
  private static final long SMALL = 2 << 20;

  private final ZipFile zip;
  private long unpacked;

  private PackageLook(ZipFile zip) {
    this.zip = zip;
  }

  static Looked at(Path file) {
    try (PackageLook parts = new PackageLook(new ZipFile(file.toFile(), StandardCharsets.UTF_8))) {
      parts.refuseUnsound();
      if (parts.has("mimetype")) {
        return OdtLook.at(parts);
      }
      if (parts.has("[Content_Types].xml")) {
        return DocxLook.at(parts);
      }
      throw new LookFault(Danger.UNKNOWN);
    } catch (IOException | IllegalArgumentException e) {
      throw new LookFault(Danger.DAMAGED);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  // Every part is unpacked once and counted, whatever the directory claims.
  private void refuseUnsound() throws IOException {
    if (zip.size() > MOST_PARTS) {
      throw new LookFault(Danger.ZIP_BOMB);
    }
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : entries()) {
      String name = entry.getName();
      boolean twice = !names.add(name.toLowerCase(Locale.ROOT));
      if (twice || name.startsWith("/") || name.contains("..") || name.indexOf('\\') >= 0) {
        throw new LookFault(Danger.DAMAGED);
      }
      if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
        throw new LookFault(Danger.DAMAGED);
      }
      try (InputStream in = open(entry)) {
        in.skip(Long.MAX_VALUE);
      }
    }
    unpacked = 0;
  }

  private List<? extends ZipEntry> entries() {
    return zip.stream().toList();
  }

  List<String> names() {
    return entries().stream().map(ZipEntry::getName).toList();
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** A part's bytes, counted while they are read. */
  InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new LookFault(Danger.DAMAGED);
    }
    return open(entry);
  }

  private InputStream open(ZipEntry entry) throws IOException {
    return new Counted(zip.getInputStream(entry), entry.getCompressedSize());
  }

  private final class Counted extends FilterInputStream {
    private final long packed;
    private long count;

    Counted(InputStream in, long packed) {
      super(in);
      this.packed = Math.max(1, packed);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      counted(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int n = super.read(bytes, from, most);
      counted(Math.max(0, n));
      return n;
    }

    @Override
    public long skip(long most) throws IOException {
      byte[] away = new byte[1 << 16];
      long all = 0;
      for (int n = read(away, 0, away.length); n > 0; n = read(away, 0, away.length)) {
        all += n;
      }
      return all;
    }

    private void counted(int n) {
      count += n;
      unpacked += n;
      if (unpacked > MOST_UNPACKED
          || count > MOST_UNPACKED_PART
          || (count > SMALL && count / packed > MOST_RATIO)) {
        throw new LookFault(Danger.ZIP_BOMB);
      }
    }
  }
}
