package org.mandate.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all bundles that builds the tree anew, tile by tile, and compares each tile with
 * the file of the log as soon as it is complete. Keeps one tile a level in memory.
 */
final class TreeWalk {

  /** The first tile whose file is not what the entries give, and where. */
  record Difference(Tile tile, int place) {
    String inTile() {
      return tile.level() == 0
          ? "hash " + place + " is not that of entry " + entry()
          : "hash " + place + " is not that of " + below() + " below it";
    }

    String inBundle() {
      return "entry " + entry() + " does not give hash " + place + " of " + tile.path();
    }

    Tile bundle() {
      return new Tile(Tile.ENTRIES, tile.index(), tile.width());
    }

    private String below() {
      return new Tile(tile.level() - 1, tile.index() * Tile.FULL + place, Tile.FULL).path();
    }

    private long entry() {
      return tile.index() * Tile.FULL + place;
    }
  }

  private final TileReader reader;
  private final long size;
  private final Sha256 sha = new Sha256();
  private final List<HashRow> rows = new ArrayList<>();
  private final List<Long> done = new ArrayList<>();
  private @Nullable Difference difference;
  private @Nullable Hash root;

  TreeWalk(TileSource source, long size) {
    this.reader = new TileReader(source, size);
    this.size = size;
  }

  /**
   * @throws TlogException at the first bundle or tile that is missing or malformed
   */
  void run(LongConsumer progress) {
    for (long read = 0; read < size; read += Tile.FULL) {
      for (byte[] entry : reader.entries(read / Tile.FULL)) {
        add(0, sha.leaf(entry));
      }
      progress.accept(Math.min(size, read + Tile.FULL));
    }
    finish();
  }

  private void add(int level, byte[] hash) {
    if (level == rows.size()) {
      rows.add(new HashRow());
      done.add(0L);
    }
    HashRow row = rows.get(level);
    row.add(hash);
    if (row.count() == Tile.FULL) {
      compare(level, row);
      byte[] above = sha.rootOverwriting(row.bytes(), Tile.FULL);
      row.clear();
      add(level + 1, above);
    }
  }

  private void compare(int level, HashRow row) {
    long index = done.get(level);
    done.set(level, index + 1);
    byte[] ours = row.bytes();
    int at = Arrays.mismatch(ours, reader.hashes(level, index));
    if (at >= 0 && difference == null) {
      difference = new Difference(reader.tile(level, index), at / Hash.BYTES);
    }
  }

  /** Compares the partial tiles and folds them into the root, lowest level first. */
  private void finish() {
    byte[] below = null;
    for (int level = 0; level < rows.size(); level++) {
      HashRow row = rows.get(level);
      if (row.count() > 0) {
        compare(level, row);
      }
      HashRow all = row.with(below);
      below = all.count() == 0 ? null : sha.rootOverwriting(all.bytes(), all.count());
    }
    root = below == null ? Merkle.emptyRoot() : Hash.owning(below);
  }

  Hash root() {
    if (root == null) {
      throw new IllegalStateException("run first");
    }
    return root;
  }

  Optional<Difference> difference() {
    return Optional.ofNullable(difference);
  }

  /** Whether the leaf hashes in the tiles of level 0 alone give the signed root. */
  static boolean leafTilesGive(TileSource source, Checkpoint head) {
    TreeWalk walk = new TreeWalk(source, head.size());
    for (long index = 0; index * Tile.FULL < head.size(); index++) {
      byte[] tile = walk.reader.hashes(0, index);
      for (int at = 0; at < tile.length; at += Hash.BYTES) {
        walk.add(0, Arrays.copyOfRange(tile, at, at + Hash.BYTES));
      }
    }
    walk.finish();
    return walk.root().equals(head.root());
  }
}
