package org.mandate.app.register.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file's rows, to find one that stands twice without keeping them all in memory. A
 * record is the key, or 26 bytes of its SHA-256 where it is longer, and the line it stands on.
 */
final class Keys implements AutoCloseable {
  private static final int ROOM = 26;
  private static final int LINE_AT = ROOM + 1;

  private final SortedRuns all = new SortedRuns();

  /** A key that stands twice (its hash, when it is a long one), and the lines it stands on. */
  record Twice(String key, long first, long second) {}

  void add(String key, long line) {
    byte[] record = new byte[SortedRuns.BYTES];
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    // the length tells a short key from the hash of a long one
    record[0] = (byte) (bytes.length <= ROOM ? bytes.length : 0xff);
    System.arraycopy(
        bytes.length <= ROOM ? bytes : sha256(bytes), 0, record, 1, Math.min(bytes.length, ROOM));
    ByteBuffer.wrap(record, LINE_AT, 4).putInt((int) line);
    all.add(record);
  }

  /** The key that is repeated first in the file. */
  Optional<Twice> twice() {
    Search search = new Search();
    all.inOrder(search::see);
    return Optional.ofNullable(search.found);
  }

  private static final class Search {
    private byte[] last = new byte[0];
    private @Nullable Twice found;

    void see(byte[] record) {
      if (last.length > 0 && Arrays.equals(last, 0, LINE_AT, record, 0, LINE_AT)) {
        long second = line(record);
        if (found == null || second < found.second) {
          found = new Twice(key(record), line(last), second);
        }
        return;
      }
      last = record;
    }

    private static String key(byte[] record) {
      int length = record[0] & 0xff;
      return length == 0xff
          ? HexFormat.of().formatHex(record, 1, LINE_AT)
          : new String(record, 1, length, StandardCharsets.UTF_8);
    }

    private static long line(byte[] record) {
      return ByteBuffer.wrap(record, LINE_AT, 4).getInt() & 0xffffffffL;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    all.close();
  }
}
