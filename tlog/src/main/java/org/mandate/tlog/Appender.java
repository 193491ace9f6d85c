package org.mandate.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Adds entries to a log: from its size, root and right-edge files to the new and changed files.
 *
 * <p>It first recomputes the old root from the right edge, so a log whose edge is damaged is never
 * extended and signed. Cost beyond hashing the new entries: under 256 hashes a level.
 */
public final class Appender {

  /**
   * What to write, and what to sign next.
   *
   * @param size the new number of entries
   * @param root the root of the new tree
   * @param leaves the leaf hashes of the new entries, in order
   * @param files the new and changed bundles and tiles by path, in the order to write them; the
   *     checkpoint must come after all of them
   */
  public record Appended(
      long size, Hash root, List<Hash> leaves, SequencedMap<String, byte[]> files) {}

  private final Sha256 sha = new Sha256();
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

  private Appender() {}

  /**
   * Adds entries.
   *
   * @param oldSize the entries so far; 0 for a new log
   * @param oldRoot their root; {@link Merkle#emptyRoot()} for a new log
   * @param source the log's files; only those at the right edge are asked for
   * @param entries the new entries, in order, each at most 65,535 bytes; may be none
   * @throws TlogException if a file of the right edge is missing or does not fit the old root
   * @throws IllegalArgumentException if an entry is too long
   */
  public static Appended append(
      long oldSize, Hash oldRoot, TileSource source, List<byte[]> entries) {
    if (oldSize < 0) {
      throw new IllegalArgumentException("a log cannot have " + oldSize + " entries");
    }
    entries.forEach(EntryBundle::requireEntry);
    Appender appender = new Appender();
    TileReader reader = new TileReader(source, oldSize);
    List<HashRow> edge = appender.edge(oldSize, reader);
    Hash found = appender.root(edge);
    if (!found.equals(oldRoot)) {
      throw new TlogException(
          "tile", "the tiles at the right edge give the root " + found + " instead of " + oldRoot);
    }
    List<Hash> leaves = appender.bundles(oldSize, reader, edge, entries);
    appender.tiles(oldSize, edge, leaves);
    return new Appended(oldSize + entries.size(), appender.root(edge), leaves, appender.files);
  }

  /** The partial tiles of the old tree, one a level, possibly empty ones between. */
  private List<HashRow> edge(long size, TileReader reader) {
    List<HashRow> edge = new ArrayList<>();
    for (int level = 0; level < 8 && size >> (8 * level) > 0; level++) {
      long hashes = size >> (8 * level);
      HashRow row = new HashRow();
      if (hashes % Tile.FULL > 0) {
        row.addAll(reader.hashes(level, hashes / Tile.FULL));
      }
      edge.add(row);
    }
    return edge;
  }

  private List<Hash> bundles(
      long oldSize, TileReader reader, List<HashRow> edge, List<byte[]> entries) {
    List<byte[]> open = new ArrayList<>(Tile.FULL);
    if (oldSize % Tile.FULL > 0 && !entries.isEmpty()) {
      open.addAll(reader.entries(oldSize / Tile.FULL));
      requireFits(reader.tile(Tile.ENTRIES, oldSize / Tile.FULL), open, edge.getFirst());
    }
    List<Hash> leaves = new ArrayList<>(entries.size());
    long size = oldSize;
    for (byte[] entry : entries) {
      open.add(entry);
      leaves.add(Hash.owning(sha.leaf(entry)));
      size++;
      if (open.size() == Tile.FULL) {
        putBundle(size, open);
        open.clear();
      }
    }
    if (!open.isEmpty() && !entries.isEmpty()) {
      putBundle(size, open);
    }
    return leaves;
  }

  private void requireFits(Tile bundle, List<byte[]> entries, HashRow leaves) {
    for (int i = 0; i < entries.size(); i++) {
      if (!Arrays.equals(sha.leaf(entries.get(i)), leaves.get(i))) {
        throw new TlogException(bundle.path(), "entry " + i + " does not fit its leaf hash");
      }
    }
  }

  private void putBundle(long sizeAfter, List<byte[]> entries) {
    Tile tile = new Tile(Tile.ENTRIES, (sizeAfter - 1) / Tile.FULL, entries.size());
    files.put(tile.path(), EntryBundle.encode(entries));
  }

  /** Pushes the new hashes up, level by level: each filled tile gives one hash to the next. */
  private void tiles(long oldSize, List<HashRow> edge, List<Hash> leaves) {
    List<byte[]> rising = leaves.stream().map(Hash::raw).toList();
    for (int level = 0; !rising.isEmpty(); level++) {
      if (level == edge.size()) {
        edge.add(new HashRow());
      }
      HashRow row = edge.get(level);
      long index = (oldSize >> (8 * level)) / Tile.FULL;
      List<byte[]> next = new ArrayList<>();
      for (byte[] hash : rising) {
        row.add(hash);
        if (row.count() == Tile.FULL) {
          files.put(new Tile(level, index++, Tile.FULL).path(), row.bytes());
          next.add(sha.rootOverwriting(row.bytes(), Tile.FULL));
          row.clear();
        }
      }
      if (row.count() > 0) {
        files.put(new Tile(level, index, row.count()).path(), row.bytes());
      }
      rising = next;
    }
  }

  /** The root from the right edge: each level's open hashes, with what the level below gave. */
  private Hash root(List<HashRow> edge) {
    byte[] below = null;
    for (HashRow row : edge) {
      HashRow all = row.with(below);
      below = all.count() == 0 ? null : sha.rootOverwriting(all.bytes(), all.count());
    }
    return below == null ? Merkle.emptyRoot() : Hash.owning(below);
  }
}
