package org.mandate.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads tiles and bundles of a log of one size from a source; refuses what cannot be right. */
final class TileReader {
  private final TileSource source;
  private final long size;

  TileReader(TileSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /**
   * The hashes of a tile, end to end. A log may drop a partial tile once the full one is there
   * (tlog-tiles, "Partial Tiles"), so the full one's beginning serves as well.
   */
  byte[] hashes(int level, long index) {
    Tile tile = tile(level, index);
    int bytes = tile.width() * Hash.BYTES;
    Optional<byte[]> exact = source.fetch(tile.path());
    if (exact.isPresent()) {
      return sized(tile, exact.get(), bytes);
    }
    if (tile.partial()) {
      Optional<byte[]> full = source.fetch(tile.full().path());
      if (full.isPresent()) {
        return Arrays.copyOf(sized(tile.full(), full.get(), Tile.FULL * Hash.BYTES), bytes);
      }
    }
    throw new TlogException(tile.path(), "is missing");
  }

  /** The entries of a bundle, likewise. */
  List<byte[]> entries(long index) {
    Tile tile = tile(Tile.ENTRIES, index);
    Optional<byte[]> exact = source.fetch(tile.path());
    if (exact.isPresent()) {
      return EntryBundle.decode(tile, exact.get());
    }
    if (tile.partial()) {
      Optional<byte[]> full = source.fetch(tile.full().path());
      if (full.isPresent()) {
        return EntryBundle.decode(tile.full(), full.get()).subList(0, tile.width());
      }
    }
    throw new TlogException(tile.path(), "is missing");
  }

  Tile tile(int level, long index) {
    return Tile.in(size, level, index)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no tile " + index + " of level " + level + " in " + size + " entries"));
  }

  /** Whether an older, narrower file of the same place holds exactly the beginning of today's. */
  boolean begins(Tile now, Tile older, byte[] file) {
    if (now.level() == Tile.ENTRIES) {
      List<byte[]> first = entries(now.index()).subList(0, older.width());
      return Arrays.equals(EntryBundle.encode(first), file);
    }
    byte[] today = hashes(now.level(), now.index());
    return Arrays.equals(Arrays.copyOf(today, older.width() * Hash.BYTES), file);
  }

  private static byte[] sized(Tile tile, byte[] file, int bytes) {
    if (file.length != bytes) {
      throw new TlogException(tile.path(), "has " + file.length + " bytes instead of " + bytes);
    }
    return file;
  }
}
