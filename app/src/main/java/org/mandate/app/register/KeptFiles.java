package org.mandate.app.register;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that are kept in a table's column {@code content}, never whole in memory. */
final class KeptFiles {
  private static final int PIECE = 1 << 20;

  private final JdbcClient db;

  KeptFiles(JdbcClient db) {
    this.db = db;
  }

  /**
   * Gives a file's bytes to a statement as a parameter, read while they are sent.
   *
   * @return SHA-256 of the bytes that were sent, in hexadecimal
   */
  static String withBytes(Path file, Consumer<SqlTypeValue> statement) {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      int length = Math.toIntExact(Files.size(file));
      statement.accept((ps, at, type, name) -> ps.setBinaryStream(at, in, length));
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Works on a kept file as a temporary file, which is always deleted. */
  <T> T withFile(String table, Object id, Function<Path, T> work) {
    try {
      Path copy = Files.createTempFile("mandate-import", ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(copy)) {
          write(table, id, out);
        }
        return work.apply(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // the column is stored uncompressed, so a piece of it is found without reading what precedes it
  private void write(String table, Object id, OutputStream out) throws IOException {
    int from = 1;
    int got = PIECE;
    while (got == PIECE) {
      byte[] piece =
          db.sql("select substring(content from ? for ?) from " + table + " where id = ?")
              .params(from, PIECE, id)
              .query((row, n) -> row.getBytes(1))
              .single();
      out.write(piece);
      got = piece.length;
      from += got;
    }
  }
}
