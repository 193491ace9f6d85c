package org.mandate.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandate.tlog.ProofShape.Step;

/**
 * Makes proofs and roots, from leaf hashes in memory or from a log's tiles. From tiles it reads
 * only those that the proof needs, each once. It proves what the tiles say: whoever receives the
 * proof checks it against a signed root. Not safe for several threads.
 */
public final class Prover {
  private interface Ranges {
    /** The Merkle tree hash of [start, end), which is a subtree. */
    byte[] hash(long start, long end);
  }

  private final long size;
  private final Ranges ranges;

  private Prover(long size, Ranges ranges) {
    this.size = size;
    this.ranges = ranges;
  }

  /** A prover over leaf hashes, which are copied. */
  public static Prover overLeaves(List<Hash> leafHashes) {
    List<Hash> leaves = List.copyOf(leafHashes);
    // Proofs of many leaves share their upper subtrees; each is hashed once.
    Map<Long, byte[]> made = new HashMap<>();
    return new Prover(
        leaves.size(),
        (start, end) ->
            made.computeIfAbsent(
                    start << 32 | end, _ -> Merkle.root(leaves, (int) start, (int) end).raw())
                .clone());
  }

  /**
   * A prover over the tiles of a log with {@code size} entries.
   *
   * @throws IllegalArgumentException if size is negative
   */
  public static Prover overTiles(TileSource source, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a log cannot have " + size + " entries");
    }
    return new Prover(size, new TileRanges(new TileReader(source, size)));
  }

  /** The number of entries. */
  public long size() {
    return size;
  }

  /**
   * The root of the first {@code size} entries.
   *
   * @throws IllegalArgumentException if there are not that many
   */
  public Hash root(long size) {
    if (size == 0) {
      return Merkle.emptyRoot();
    }
    require(size > 0 && size <= this.size, "the tree of " + size);
    return Hash.owning(ranges.hash(0, size));
  }

  /**
   * Proof that entry {@code index} is in the tree of {@code size} entries.
   *
   * @throws IllegalArgumentException if there is no such entry or tree
   * @throws TlogException if a needed tile is missing or of the wrong length
   */
  public InclusionProof inclusion(long index, long size) {
    require(index >= 0 && index < size && size <= this.size, "entry " + index + " of " + size);
    return new InclusionProof(index, size, path(ProofShape.inclusion(index, size), 0));
  }

  /**
   * Proof that the tree of {@code size} begins with the tree of {@code earlier}.
   *
   * @throws IllegalArgumentException unless 0 < earlier <= size <= what there is
   * @throws TlogException if a needed tile is missing or of the wrong length
   */
  public ConsistencyProof consistency(long earlier, long size) {
    require(earlier > 0 && earlier <= size && size <= this.size, earlier + " to " + size);
    return new ConsistencyProof(earlier, size, path(ProofShape.consistency(0, earlier, size), 0));
  }

  /** Proof that entry {@code index} is in the subtree [start, end); see {@link ProofVerifier}. */
  public List<Hash> subtreeInclusion(long index, long start, long end) {
    requireSubtree(start, end, size);
    require(index >= start && index < end, "entry " + index);
    return path(ProofShape.inclusion(index - start, end - start), start);
  }

  /** Proof that the subtree [start, end) is a part of the tree of {@code size} entries. */
  public List<Hash> subtreeConsistency(long start, long end, long size) {
    requireSubtree(start, end, size);
    return path(ProofShape.consistency(start, end, size), 0);
  }

  private List<Hash> path(ProofShape shape, long shift) {
    List<Hash> path = new ArrayList<>(shape.length());
    if (shape.seedInProof()) {
      path.add(Hash.owning(ranges.hash(shape.seedStart() + shift, shape.seedEnd() + shift)));
    }
    for (Step step : shape.steps()) {
      path.add(Hash.owning(ranges.hash(step.start() + shift, step.end() + shift)));
    }
    return path;
  }

  private void requireSubtree(long start, long end, long size) {
    require(
        start >= 0
            && start < end
            && end <= size
            && size <= this.size
            && ProofShape.validSubtree(start, end),
        "[" + start + ", " + end + ") of " + size);
  }

  private void require(boolean there, String what) {
    if (!there) {
      throw new IllegalArgumentException(what + " cannot be proved in " + size + " entries");
    }
  }

  /** Hashes of ranges from tiles; a full subtree is found inside one tile. */
  private static final class TileRanges implements Ranges {
    private final TileReader reader;
    private final Map<Long, byte[]> tiles = new HashMap<>();
    private final Sha256 sha = new Sha256();

    TileRanges(TileReader reader) {
      this.reader = reader;
    }

    @Override
    public byte[] hash(long start, long end) {
      long width = end - start;
      long left = Long.highestOneBit(width);
      if (left == width) {
        return full(start, Long.numberOfTrailingZeros(width));
      }
      return sha.node(full(start, Long.numberOfTrailingZeros(left)), hash(start + left, end));
    }

    private byte[] full(long start, int height) {
      int level = height / 8;
      int count = 1 << (height % 8);
      long first = start >>> (8 * level);
      int from = (int) (first % Tile.FULL) * Hash.BYTES;
      byte[] tile = tile(level, first / Tile.FULL);
      return sha.rootOverwriting(Arrays.copyOfRange(tile, from, from + count * Hash.BYTES), count);
    }

    private byte[] tile(int level, long index) {
      return tiles.computeIfAbsent((long) level << 56 | index, _ -> reader.hashes(level, index));
    }
  }
}
