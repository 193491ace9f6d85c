package org.mandate.tlog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mandate.tlog.SignedNote.Signer;
import org.mandate.tlog.SignedNote.Signing;
import org.mandate.tlog.VerifierKey.Kind;

/**
 * Checks a whole log from its files alone: the signature, the tree over all entries, every hash
 * tile at every level, every bundle, and that it continues an earlier checkpoint. Any changed byte
 * in one of these files is found and the file named. Memory does not grow with the log.
 *
 * <p>What it cannot find: a changed line of a witness whose key it was not given, and a second log
 * shown to somebody else (a split view; that needs witnesses or comparing checkpoints).
 */
public final class LogChecker {

  /** What came of it. */
  public sealed interface Report {
    /**
     * Everything fits.
     *
     * @param signers the keys, of those given, that signed the checkpoint
     * @param note the checkpoint as served, to be kept as the next check's earlier one
     */
    record Good(Checkpoint checkpoint, List<Signer> signers, SignedNote note) implements Report {}

    /**
     * Something does not fit.
     *
     * @param file the path of the first file that does not fit
     * @param reason what is wrong with it
     */
    record Bad(String file, String reason) implements Report {}
  }

  /** The path of the head of every log. */
  public static final String CHECKPOINT = "checkpoint";

  private final TileSource source;
  private final List<VerifierKey> keys;
  private final @Nullable Checkpoint earlier;
  private final LongConsumer progress;

  private LogChecker(
      TileSource source,
      Collection<VerifierKey> keys,
      @Nullable Checkpoint earlier,
      LongConsumer progress) {
    this.source = source;
    this.keys = List.copyOf(keys);
    this.earlier = earlier;
    this.progress = progress;
  }

  /**
   * Checks the log.
   *
   * @param keys the log's key, and those of witnesses if wanted; at least one log key must have
   *     signed
   * @param earlier a checkpoint seen before and trusted, if any
   * @param progress told after each bundle how many entries have been read
   */
  public static Report check(
      TileSource source,
      Collection<VerifierKey> keys,
      Optional<Checkpoint> earlier,
      LongConsumer progress) {
    try {
      return new LogChecker(source, keys, earlier.orElse(null), progress).check();
    } catch (TlogException e) {
      return new Report.Bad(e.file(), e.reason());
    }
  }

  private Report check() {
    byte[] file =
        source.fetch(CHECKPOINT).orElseThrow(() -> new TlogException(CHECKPOINT, "is missing"));
    SignedNote note;
    Checkpoint head;
    try {
      note = SignedNote.parse(file);
      head = Checkpoint.parse(note.text());
    } catch (TlogException e) {
      return new Report.Bad(CHECKPOINT, e.reason());
    }
    return switch (note.verify(keys)) {
      case Signing.Refused refused -> new Report.Bad(CHECKPOINT, refused.reason());
      case Signing.Signed signed when signed.by().stream().noneMatch(LogChecker::isLog) ->
          new Report.Bad(CHECKPOINT, "it is signed by witnesses but not by the log");
      case Signing.Signed signed ->
          history(head)
              .or(() -> tree(head))
              .orElseGet(() -> new Report.Good(head, signed.by(), note));
    };
  }

  private static boolean isLog(Signer signer) {
    return signer.key().kind() == Kind.LOG;
  }

  /** What the two checkpoints alone say. */
  private Optional<Report> history(Checkpoint head) {
    if (earlier == null) {
      return Optional.empty();
    }
    if (!earlier.origin().equals(head.origin())) {
      return bad(CHECKPOINT, "it is of the log " + head.origin() + ", not " + earlier.origin());
    }
    if (earlier.size() > head.size()) {
      return bad(
          CHECKPOINT,
          "the log shrank: it had %,d entries and now says %,d"
              .formatted(earlier.size(), head.size()));
    }
    return Optional.empty();
  }

  private String forked() {
    return "the log was rewritten: its first %,d entries are not those seen before"
        .formatted(earlier == null ? 0 : earlier.size());
  }

  private Optional<Report> tree(Checkpoint head) {
    TreeWalk walk = new TreeWalk(source, head.size());
    walk.run(progress);
    if (!walk.root().equals(head.root())) {
      return Optional.of(blame(head, walk));
    }
    // The entries give the signed root, so a tile that differs from them is the one at fault.
    if (walk.difference().isPresent()) {
      TreeWalk.Difference difference = walk.difference().get();
      return bad(difference.tile().path(), difference.inTile());
    }
    // All tiles are now known to fit the signed root: the earlier root can be read from them.
    if (earlier != null
        && !Prover.overTiles(source, head.size()).root(earlier.size()).equals(earlier.root())) {
      return bad(CHECKPOINT, forked());
    }
    return leftovers(head);
  }

  /** The entries do not give the signed root: says which file is to blame. */
  private Report blame(Checkpoint head, TreeWalk walk) {
    if (walk.difference().isEmpty()) {
      return new Report.Bad(
          CHECKPOINT, "its root is not that of the entries, though all tiles fit them");
    }
    TreeWalk.Difference first = walk.difference().get();
    if (first.tile().level() == 0) {
      Tile bundle = first.bundle();
      return TreeWalk.leafTilesGive(source, head)
          ? new Report.Bad(bundle.path(), first.inBundle())
          : new Report.Bad(
              bundle.path(),
              first.inBundle() + "; neither file gives the signed root with the others");
    }
    return new Report.Bad(
        first.tile().path(), first.inTile() + ", and the entries do not give the signed root");
  }

  /** Partial tiles that a log keeps from earlier sizes must be the beginning of today's. */
  private Optional<Report> leftovers(Checkpoint head) {
    TileReader reader = new TileReader(source, head.size());
    for (String path : source.holdings().stream().sorted().toList()) {
      Optional<Tile> old = Tile.parse(path);
      if (old.isEmpty() || !old.get().partial()) {
        continue;
      }
      Optional<Tile> now = Tile.in(head.size(), old.get().level(), old.get().index());
      if (now.isPresent() && now.get().width() > old.get().width()) {
        byte[] file = source.fetch(path).orElse(new byte[0]);
        if (!reader.begins(now.get(), old.get(), file)) {
          return bad(path, "is not the beginning of " + now.get().path());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Report> bad(String file, String reason) {
    return Optional.of(new Report.Bad(file, reason));
  }
}
