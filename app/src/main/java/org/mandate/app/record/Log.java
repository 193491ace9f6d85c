package org.mandate.app.record;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.SignerKey;
import org.mandate.tlog.TileSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The published log as it stands in the database: its name, keys, tiles and checkpoints. A restored
 * backup begins a new log; the old ones' names stay listed.
 */
public final class Log implements TileSource {
  private final JdbcClient db;

  /**
   * @param db connections of the serving role
   */
  public Log(JdbcClient db) {
    this.db = db;
  }

  /**
   * The head of the log.
   *
   * @param origin the log's name
   * @param size entries integrated
   * @param root over them
   * @param note the signed checkpoint; empty for a log that has none yet
   */
  public record Head(String origin, long size, Hash root, Optional<String> note) {}

  /** The current log's name, once it was begun. */
  public Optional<String> origin() {
    return db.sql("select origin from record_log where current").query(String.class).optional();
  }

  /** The key by which anyone checks the current log's checkpoints. */
  public Optional<String> verifierKey() {
    return db.sql("select verifier_key from record_log where current")
        .query(String.class)
        .optional();
  }

  /** The newest checkpoint. */
  public Head head() {
    String origin =
        origin().orElseThrow(() -> new IllegalStateException("the log was never begun"));
    return db.sql(
            """
            select origin, size, root, note from record_checkpoint
             where origin = :origin order by size desc limit 1""")
        .param("origin", origin)
        .query(
            (row, n) ->
                new Head(
                    row.getString("origin"),
                    row.getLong("size"),
                    Hash.of(row.getBytes("root")),
                    Optional.of(row.getString("note"))))
        .optional()
        .orElse(new Head(origin, 0, Merkle.emptyRoot(), Optional.empty()));
  }

  @Override
  public Optional<byte[]> fetch(String path) {
    return db.sql("select bytes from record_tile where path = :path")
        .param("path", path)
        .query(byte[].class)
        .optional();
  }

  @Override
  public List<String> holdings() {
    return db.sql("select path from record_tile").query((row, n) -> row.getString(1)).list();
  }

  /**
   * Begins the log if there is none; call as the job "sequencer".
   *
   * @param origin the lasting name it would get
   */
  public void beginIfMissing(String origin, SecureRandom random) {
    db.sql("select pg_advisory_xact_lock(6962)").query((row, n) -> 0).list();
    if (origin().isPresent()) {
      return;
    }
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    SignerKey key = SignerKey.log(origin, seed);
    db.sql(
            "insert into record_log (origin, verifier_key, began_at) values (:o, :k, clock_timestamp())")
        .param("o", origin)
        .param("k", key.verifier().toString())
        .update();
    db.sql("insert into record_key (origin, signer_key) values (:o, :k)")
        .param("o", origin)
        .param("k", key.secretText())
        .update();
  }

  /** Signs a checkpoint; call as the job "sequencer". */
  String sign(Checkpoint checkpoint) {
    return new String(
        checkpoint.sign(key(checkpoint.origin())).bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Signs any text as a note under the log's key; call as the job "sequencer". */
  public String signNote(String text) {
    String origin =
        origin().orElseThrow(() -> new IllegalStateException("the log was never begun"));
    return new String(
        SignedNote.sign(text, key(origin)).bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private SignerKey key(String origin) {
    return SignerKey.parse(
        db.sql("select signer_key from record_key where origin = :o")
            .param("o", origin)
            .query(String.class)
            .single());
  }
}
