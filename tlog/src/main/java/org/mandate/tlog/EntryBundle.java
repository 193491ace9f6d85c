package org.mandate.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 entries in one file, each with its length before it as two bytes, big-endian (C2SP
 * tlog-tiles, "Log entries").
 */
public final class EntryBundle {
  /** The most bytes one entry can have. */
  public static final int MAX_ENTRY_BYTES = 65_535;

  private EntryBundle() {}

  /**
   * The file for these entries.
   *
   * @throws IllegalArgumentException if there are none, over 256, or one is over 65,535 bytes
   */
  public static byte[] encode(List<byte[]> entries) {
    if (entries.isEmpty() || entries.size() > Tile.FULL) {
      throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + entries.size());
    }
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(entries.stream().mapToInt(e -> e.length + 2).sum());
    for (byte[] entry : entries) {
      requireEntry(entry);
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /** Refuses an entry that no bundle can hold. */
  static void requireEntry(byte[] entry) {
    if (entry.length > MAX_ENTRY_BYTES) {
      throw new IllegalArgumentException("an entry has at most 65,535 bytes, not " + entry.length);
    }
  }

  /**
   * The entries of a bundle.
   *
   * @throws TlogException naming the bundle's path, if it does not hold exactly as many entries as
   *     its width, to the last byte
   */
  public static List<byte[]> decode(Tile bundle, byte[] file) {
    List<byte[]> entries = new ArrayList<>(bundle.width());
    int at = 0;
    while (at < file.length) {
      int start = at + 2;
      int end = start > file.length ? -1 : start + length(file, at);
      if (end < 0 || end > file.length) {
        throw new TlogException(bundle.path(), "is cut short in entry " + entries.size());
      }
      if (entries.size() == bundle.width()) {
        throw new TlogException(bundle.path(), "holds more than " + bundle.width() + " entries");
      }
      entries.add(Arrays.copyOfRange(file, start, end));
      at = end;
    }
    if (entries.size() != bundle.width()) {
      throw new TlogException(
          bundle.path(), "holds " + entries.size() + " entries instead of " + bundle.width());
    }
    return entries;
  }

  private static int length(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }
}
