package org.mandate.app.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a backup from end to end and holds each part against the list of contents at its end. */
final class BackupReader {
  private BackupReader() {}

  /** Takes one table's COPY text. */
  @FunctionalInterface
  interface Taker {
    /** May leave some of it unread. */
    void take(String table, InputStream text) throws IOException, SQLException;
  }

  private record Seen(long rows, String sha256) {}

  /**
   * @throws BackupRefused when anything was changed, is missing, or the passphrase is wrong
   */
  static Manifest read(Path file, char[] passphrase, Taker taker) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    Manifest manifest = null;
    try (InputStream raw = Backup.open(file);
        SealedInput sealed = new SealedInput(raw, passphrase);
        ZipInputStream zip = new ZipInputStream(sealed)) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (part.getName().equals(Manifest.NAME)) {
          manifest = Manifest.read(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        } else {
          String table = part.getName().substring("tables/".length());
          seen.put(table, table(table, zip, taker));
        }
      }
      // The rest (the zip's own directory) is read too: the last chunk must open.
      sealed.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new BackupRefused("The backup " + file + " could not be read to its end.", e);
    } catch (SQLException e) {
      throw new BackupRefused(
          "The database did not take the backup: " + e.getMessage() + ". Nothing was restored.", e);
    }
    return compared(manifest, seen);
  }

  private static Seen table(String table, ZipInputStream zip, Taker taker)
      throws IOException, SQLException {
    MessageDigest sha = Backup.sha256();
    Lines lines = new Lines(new DigestInputStream(zip, sha));
    taker.take(table, lines);
    lines.transferTo(OutputStream.nullOutputStream());
    return new Seen(lines.count, HexFormat.of().formatHex(sha.digest()));
  }

  private static Manifest compared(@Nullable Manifest manifest, Map<String, Seen> seen) {
    if (manifest == null) {
      throw new BackupRefused("This backup has no list of its contents. Nothing was restored.");
    }
    if (manifest.tables().size() != seen.size()) {
      throw new BackupRefused("This backup lacks tables that it lists. Nothing was restored.");
    }
    for (Manifest.Table table : manifest.tables()) {
      if (!new Seen(table.rows(), table.sha256()).equals(seen.get(table.name()))) {
        throw new BackupRefused(
            "Table " + table.name() + " of this backup is not as listed. Nothing was restored.");
      }
    }
    return manifest;
  }

  /** Counts rows: COPY text has one line a row, and never a bare line end inside one. */
  private static final class Lines extends FilterInputStream {
    long count;

    Lines(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b == '\n') {
        count++;
      }
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      for (int i = 0; i < n; i++) {
        if (into[from + i] == '\n') {
          count++;
        }
      }
      return n;
    }

    @Override
    public void close() {
      // the zip stays open for the next part
    }
  }
}
