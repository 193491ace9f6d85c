package org.mandate.tlog;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one tile of hashes or one bundle of entries (C2SP tlog-tiles, "Merkle Tree" and "Log
 * entries").
 *
 * @param level 0 to 63 for hash tiles, 0 holding leaf hashes; {@link #ENTRIES} for an entry bundle
 * @param index the tile's place in its level, from 0
 * @param width how many hashes or entries it holds, 1 to 256; under 256 it is partial
 */
public record Tile(int level, long index, int width) {
  /** The width of a full tile. */
  public static final int FULL = 256;

  /** The level that stands for entry bundles. */
  public static final int ENTRIES = -1;

  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  /**
   * @throws IllegalArgumentException if level, index or width are out of range
   */
  public Tile {
    if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile: level " + level + ", index " + index + ", width " + width);
    }
  }

  /** The tile of this level and index in a log of this size; empty if it has none. */
  public static Optional<Tile> in(long size, int level, long index) {
    long hashes = level <= 0 ? size : level > 7 ? 0 : size >> (8 * level);
    long here = index > hashes / FULL ? 0 : Math.min(FULL, hashes - index * FULL);
    return here < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) here));
  }

  /** Whether it holds fewer than 256. */
  public boolean partial() {
    return width < FULL;
  }

  /** The full tile of the same place. */
  public Tile full() {
    return new Tile(level, index, FULL);
  }

  /**
   * The file this place had when it was narrower: what a server answers when a reader of an earlier
   * checkpoint asks for a partial tile that has grown since (tlog-tiles, "Partial Tiles").
   *
   * @param file this tile's file
   * @param narrower the width then, 1 to this tile's width
   * @throws TlogException if the file is not of this tile's width
   * @throws IllegalArgumentException if narrower is out of range
   */
  public byte[] narrowed(byte[] file, int narrower) {
    if (narrower < 1 || narrower > width) {
      throw new IllegalArgumentException("a tile of " + width + " was never " + narrower + " wide");
    }
    if (level == ENTRIES) {
      return EntryBundle.encode(EntryBundle.decode(this, file).subList(0, narrower));
    }
    if (file.length != width * Hash.BYTES) {
      throw new TlogException(
          path(), "has " + file.length + " bytes instead of " + width * Hash.BYTES);
    }
    return Arrays.copyOf(file, narrower * Hash.BYTES);
  }

  /** The path under the log's address: {@code tile/<L>/<N>[.p/<W>]}. */
  public String path() {
    StringBuilder number = new StringBuilder(String.format("%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, String.format("x%03d/", rest % 1000));
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + number
        + (partial() ? ".p/" + width : "");
  }

  /** Reads a path in its one canonical spelling; anything else is empty. */
  public static Optional<Tile> parse(String path) {
    Matcher m = PATH.matcher(path);
    if (!m.matches()) {
      return Optional.empty();
    }
    int level = m.group(1).equals("entries") ? ENTRIES : Integer.parseInt(m.group(1));
    String digits = m.group(2).replace("x", "").replace("/", "");
    int width = m.group(3) == null ? FULL : Integer.parseInt(m.group(3));
    // Seven groups can pass 2^63; no log of ours has 10^18 tiles.
    if (digits.length() > 18 || level > 63 || width < 1 || width > FULL) {
      return Optional.empty();
    }
    Tile tile = new Tile(level, Long.parseLong(digits), width);
    return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
  }
}
