package org.mandate.app.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.record.SealedRules.About;
import org.mandate.app.record.SealedRules.Interval;
import org.mandate.tlog.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of sealed facts and their batches. */
final class SealedStore {
  private static final int LOCK = 6963;
  private static final String BATCH = "b.entry, b.from_at, b.to_at, b.leaves, b.root";
  private static final String FACT =
      """
      select f.id, f.kind, f.subject, f.at, f.fact, f.salt, f.leaf_hash, f.body, f.matter, f.place, %s
        from sealed_fact f join sealed_batch b on b.entry = f.batch"""
          .formatted(BATCH);

  private final JdbcClient db;

  SealedStore(JdbcClient db) {
    this.db = db;
  }

  record Waiting(UUID id, Hash leaf) {}

  record Batch(long entry, Interval interval, List<Hash> leaves, Hash root) {}

  /** What an erasure takes. */
  record Opened(String fact, byte[] salt) {}

  record Sealed(UUID id, About about, Optional<Opened> opened, Hash leaf, int place, Batch batch) {}

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  void keep(UUID id, About about, String fact, byte[] salt, Hash leaf) {
    db.sql(
            """
            insert into sealed_fact (id, kind, subject, at, fact, salt, leaf_hash, body, matter)
            values (:id, :kind, :subject, :at, :fact, :salt, :leaf, :body::uuid, :matter::uuid)""")
        .param("id", id)
        .param("kind", about.kind())
        .param("subject", about.subject())
        .param("at", Timestamp.from(about.at()))
        .param("fact", fact)
        .param("salt", salt)
        .param("leaf", leaf.bytes())
        .param("body", about.body().map(UUID::toString).orElse(null))
        .param("matter", about.matter().map(UUID::toString).orElse(null))
        .update();
  }

  /** Whether this transaction is the one that seals now. */
  boolean lock() {
    return db.sql("select pg_try_advisory_xact_lock(:lock)")
        .param("lock", LOCK)
        .query(Boolean.class)
        .single();
  }

  /** The moment up to which all is sealed; empty while the town lives its past. */
  Optional<Instant> sealedTo() {
    return db.sql(
            """
            select coalesce((select max(to_at) from sealed_batch), sealing_from) from installation
             where not town_loading""")
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  List<Waiting> waiting(Instant keptBefore, int most) {
    return db.sql(
            """
            select id, leaf_hash from sealed_fact where batch is null and kept_at < :before
             order by kept_at, id limit :most""")
        .param("before", Timestamp.from(keptBefore))
        .param("most", most)
        .query((row, n) -> new Waiting(row.getObject("id", UUID.class), Hash.of(row.getBytes(2))))
        .list();
  }

  void keepBatch(long entry, Interval interval, List<Hash> leaves, Hash root) {
    db.sql(
            """
            insert into sealed_batch (entry, from_at, to_at, leaves, root)
            values (:entry, :from, :to, :leaves, :root)""")
        .param("entry", entry)
        .param("from", Timestamp.from(interval.from()))
        .param("to", Timestamp.from(interval.to()))
        .param("leaves", joined(leaves))
        .param("root", root.bytes())
        .update();
  }

  void place(long batch, List<UUID> facts, List<Integer> places) {
    db.sql(
            """
            update sealed_fact f set batch = :batch, place = w.place
              from unnest(:facts::uuid[], :places::int[]) as w(id, place) where f.id = w.id""")
        .param("batch", batch)
        .param("facts", facts.toArray(UUID[]::new))
        .param("places", places.toArray(Integer[]::new))
        .update();
  }

  Optional<Sealed> sealed(UUID fact) {
    return db.sql(FACT + " where f.id = :id")
        .param("id", fact)
        .query((row, n) -> sealed(row))
        .optional();
  }

  void eachFact(Consumer<Sealed> each) {
    db.sql(FACT + " order by b.entry, f.place")
        .query(
            row -> {
              each.accept(sealed(row));
            });
  }

  void eachBatch(Consumer<Batch> each) {
    db.sql("select " + BATCH + " from sealed_batch b order by b.from_at")
        .query(
            row -> {
              each.accept(batch(row));
            });
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    String fact = row.getString("fact");
    return new Sealed(
        row.getObject("id", UUID.class),
        new About(
            row.getString("kind"),
            row.getString("subject"),
            row.getTimestamp("at").toInstant(),
            Optional.ofNullable(row.getObject("body", UUID.class)),
            Optional.ofNullable(row.getObject("matter", UUID.class))),
        fact == null ? Optional.empty() : Optional.of(new Opened(fact, row.getBytes("salt"))),
        Hash.of(row.getBytes("leaf_hash")),
        row.getInt("place"),
        batch(row));
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getLong("entry"),
        new Interval(
            row.getTimestamp("from_at").toInstant(), row.getTimestamp("to_at").toInstant()),
        split(row.getBytes("leaves")),
        Hash.of(row.getBytes("root")));
  }

  private static byte[] joined(List<Hash> leaves) {
    byte[] all = new byte[leaves.size() * Hash.BYTES];
    for (int i = 0; i < leaves.size(); i++) {
      System.arraycopy(leaves.get(i).bytes(), 0, all, i * Hash.BYTES, Hash.BYTES);
    }
    return all;
  }

  private static List<Hash> split(byte[] all) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < all.length; i += Hash.BYTES) {
      leaves.add(Hash.of(Arrays.copyOfRange(all, i, i + Hash.BYTES)));
    }
    return leaves;
  }
}
