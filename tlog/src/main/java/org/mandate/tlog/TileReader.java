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

  /** The hashes of a tile, end to end. */
  byte[] hashes(int level, long index) {
    Tile tile = tile(level, index);
    return tile.narrowed(file(tile), tile.width());
  }

  /** The entries of a bundle. */
  List<byte[]> entries(long index) {
    Tile tile = tile(Tile.ENTRIES, index);
    return EntryBundle.decode(tile, file(tile));
  }

  /**
   * A log may drop a partial tile once the full one is there (tlog-tiles, "Partial Tiles"), so the
   * full one's beginning serves as well.
   */
  private byte[] file(Tile tile) {
    return source
        .fetch(tile.path())
        .or(
            () ->
                tile.partial()
                    ? source
                        .fetch(tile.full().path())
                        .map(file -> tile.full().narrowed(file, tile.width()))
                    : Optional.empty())
        .orElseThrow(() -> new TlogException(tile.path(), "is missing"));
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
    return Arrays.equals(now.narrowed(file(now), older.width()), file);
  }
}
