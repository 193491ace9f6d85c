package org.mandate.app.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes entries in the transaction of the fact they tell, and reads them back. An entry's leaf is
 * canonical JSON: {@code {"at","commitments","facts","id","kind","subject","v"}}; docs/record.md.
 */
public final class Record {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final int LARGEST_LEAF_BYTES = 65_535;

  private final JdbcClient db;
  private final SecureRandom random;

  /**
   * @param db connections of the serving role
   * @param random makes salts
   */
  public Record(JdbcClient db, SecureRandom random) {
    this.db = db;
    this.random = random;
  }

  /**
   * An entry as written.
   *
   * @param id its row, for features' tables to point at
   * @param leafHash RFC 6962 leaf hash, 64 hex digits
   * @param at when, by the database's clock
   * @param salts of its sealed fields
   */
  public record Written(long id, String leafHash, Instant at, Map<String, byte[]> salts) {}

  /**
   * An entry as it stands.
   *
   * @param place in the tree from 0; empty while it waits for the sequencer
   * @param leaf canonical JSON
   */
  public record Entry(
      long id, Instant at, String kind, String subject, String leaf, Optional<Long> place) {

    /** The leaf read into maps. */
    public Map<String, Object> content() {
      return Canonical.parseObject(leaf);
    }
  }

  /** An opening that may be seen here: with it anyone can check the commitment. */
  public record Opening(long entry, String field, byte[] salt, String valueJson, String sight) {}

  /** The database's clock: the time by which every rule decides. */
  public Instant now() {
    return db.sql("select clock()").query(Timestamp.class).single().toInstant();
  }

  /** Writes an entry in the current transaction. */
  public Written append(Draft draft) {
    return appendAll(List.of(draft)).getFirst();
  }

  /** The same at a time that was read earlier in this transaction. */
  Written append(Draft draft, Instant at) {
    return appendAll(List.of(draft), at).getFirst();
  }

  /** Writes several entries in the current transaction, in this order, at one time. */
  public List<Written> appendAll(List<Draft> drafts) {
    return drafts.isEmpty() ? List.of() : appendAll(drafts, now());
  }

  private List<Written> appendAll(List<Draft> drafts, Instant at) {
    List<Made> made = drafts.stream().map(draft -> make(draft, at)).toList();
    List<Long> ids = keepEntries(made, at);
    keepOpenings(made, ids);
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Made one = made.get(i);
      written.add(
          new Written(
              ids.get(i), HexFormat.of().formatHex(one.hash()), at, Map.copyOf(one.salts())));
    }
    return written;
  }

  private record Made(Draft draft, byte[] leaf, byte[] hash, Map<String, byte[]> salts) {}

  private Made make(Draft draft, Instant at) {
    Map<String, byte[]> salts = new LinkedHashMap<>();
    Map<String, Object> commitments = new TreeMap<>();
    for (Draft.Sealed s : draft.sealedFields()) {
      byte[] salt = new byte[32];
      random.nextBytes(salt);
      salts.put(s.field(), salt);
      commitments.put(s.field(), Commitment.of(draft.kind(), s.field(), salt, s.value()));
    }
    byte[] leaf = leaf(draft, at, commitments);
    return new Made(draft, leaf, leafHash(leaf), salts);
  }

  private List<Long> keepEntries(List<Made> made, Instant at) {
    return db
        .sql(
            """
            insert into record_entry (at, kind, subject, leaf, leaf_hash)
            select :at, e.kind, e.subject, e.leaf, e.hash
              from unnest(:kinds::text[], :subjects::text[], :leaves::bytea[], :hashes::bytea[])
                   with ordinality as e(kind, subject, leaf, hash, n)
             order by n returning id""")
        .param("at", Timestamp.from(at))
        .param("kinds", made.stream().map(m -> m.draft().kind()).toArray(String[]::new))
        .param("subjects", made.stream().map(m -> m.draft().subject()).toArray(String[]::new))
        .param("leaves", made.stream().map(Made::leaf).toArray(byte[][]::new))
        .param("hashes", made.stream().map(Made::hash).toArray(byte[][]::new))
        .query((row, n) -> row.getLong(1))
        .list()
        .stream()
        .sorted()
        .toList();
  }

  private void keepOpenings(List<Made> made, List<Long> ids) {
    List<Long> entries = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    List<byte[]> salts = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> sights = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      for (Draft.Sealed s : made.get(i).draft().sealedFields()) {
        entries.add(ids.get(i));
        fields.add(s.field());
        salts.add(java.util.Objects.requireNonNull(made.get(i).salts().get(s.field())));
        values.add(Canonical.text(s.value()));
        sights.add(s.sight().inTable());
      }
    }
    if (entries.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into record_opening (entry, field, salt, value, sight)
            select * from unnest(:entries::bigint[], :fields::text[], :salts::bytea[], :values::text[], :sights::text[])""")
        .param("entries", entries.toArray(Long[]::new))
        .param("fields", fields.toArray(String[]::new))
        .param("salts", salts.toArray(byte[][]::new))
        .param("values", values.toArray(String[]::new))
        .param("sights", sights.toArray(String[]::new))
        .update();
  }

  /** Several entries by row id, in the order of their ids. */
  public List<Entry> entries(List<Long> ids) {
    return ids.isEmpty() ? List.of() : entries("where id in (:key) order by id", ids);
  }

  /** All entries about a subject, oldest first. */
  public List<Entry> about(String subject) {
    return entries("where subject = :key order by id", subject);
  }

  /**
   * The latest entries, newest first, without those that every hour makes ({@link SealedFacts}).
   */
  public List<Entry> latest(int most) {
    return entries("where kind <> 'sealed' order by id desc limit :key", most);
  }

  /** The latest entry that an hour made. */
  Optional<Entry> latestHour() {
    return entries("where kind = :key order by id desc limit 1", SealedFacts.KIND).stream()
        .findFirst();
  }

  /** The entry at a place of the tree. */
  public Optional<Entry> at(long place) {
    return entries("where place = :key", place).stream().findFirst();
  }

  /** The openings of these entries that the current identity may see. */
  public List<Opening> openings(List<Long> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    return db.sql(
            """
            select entry, field, salt, value as value_json, sight from record_opening
             where entry in (:entries) order by entry, field""")
        .param("entries", entries)
        .query(
            (row, n) ->
                new Opening(
                    row.getLong("entry"),
                    row.getString("field"),
                    row.getBytes("salt"),
                    row.getString("value_json"),
                    row.getString("sight")))
        .list();
  }

  /**
   * Changes who may see these fields' openings, when the fact that opens them has happened; call as
   * a job that may (the closer).
   */
  public void show(List<Long> entries, List<String> fields, Draft.Sight sight) {
    if (entries.isEmpty()) {
      return;
    }
    db.sql(
            "update record_opening set sight = :sight where entry in (:entries) and field in (:fields)")
        .param("sight", sight.inTable())
        .param("entries", entries)
        .param("fields", fields)
        .update();
  }

  private List<Entry> entries(String where, Object key) {
    return db.sql("select id, at, kind, subject, leaf, place from record_entry " + where)
        .param("key", key)
        .query(
            (row, n) ->
                new Entry(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getString("subject"),
                    new String(row.getBytes("leaf"), java.nio.charset.StandardCharsets.UTF_8),
                    Optional.ofNullable((Long) row.getObject("place"))))
        .list();
  }

  private static byte[] leaf(Draft draft, Instant at, Map<String, Object> commitments) {
    Map<String, @Nullable Object> content = new TreeMap<>();
    content.put("v", 1L);
    content.put("id", UUID.randomUUID().toString());
    content.put("at", time(at));
    content.put("kind", draft.kind());
    content.put("subject", draft.subject());
    content.put("facts", draft.facts());
    content.put("commitments", commitments);
    byte[] leaf = Canonical.bytes(content);
    if (leaf.length > LARGEST_LEAF_BYTES) {
      throw new IllegalArgumentException(
          "an entry of " + leaf.length + " bytes; at most " + LARGEST_LEAF_BYTES + " fit a tile");
    }
    return leaf;
  }

  /** A time as entries spell it: UTC with microseconds. */
  public static String time(Instant at) {
    return MICROS.format(at);
  }

  /** The RFC 6962 leaf hash of an entry's leaf, 32 bytes. */
  public static byte[] leafHashOf(String leaf) {
    return leafHash(leaf.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** RFC 6962: SHA-256 over a zero byte and the leaf. */
  static byte[] leafHash(byte[] leaf) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((byte) 0);
      return sha.digest(leaf);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
