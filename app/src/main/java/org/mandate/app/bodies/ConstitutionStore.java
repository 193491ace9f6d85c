package org.mandate.app.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mandate.app.record.Canonical;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of constitutions adopted and of the next one's draft. */
final class ConstitutionStore {
  private static final int MOST_KEPT = 500;
  private final JdbcClient db;
  // By the text itself: what a row says is read once, and a row that was changed is read anew.
  private final Map<String, Constitution> read = new ConcurrentHashMap<>();

  ConstitutionStore(JdbcClient db) {
    this.db = db;
  }

  void adopt(UUID body, Adopted a, Instant recordedAt) {
    db.sql(
            """
            insert into body_constitution
              (body, version, tree, hash, from_at, adopted_by, decision, recorded_at, entry)
            values (:body, :version, :tree, :hash, :from, :by, :decision, :recordedAt, :entry)""")
        .param("body", body)
        .param("version", a.version())
        .param("tree", Canonical.text(a.constitution().toMap()))
        .param("hash", a.hash())
        .param("from", Timestamp.from(a.from()))
        .param("by", a.by())
        .param("decision", a.decision().orElse(null))
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", a.entry())
        .update();
  }

  /** All versions, oldest first. */
  List<Adopted> of(UUID body) {
    return db.sql("select * from body_constitution where body = :body order by version")
        .param("body", body)
        .query(this::adopted)
        .list();
  }

  /** The version in force at a moment. */
  Optional<Adopted> inForce(UUID body, Instant at) {
    return of(body).stream().filter(a -> !a.from().isAfter(at)).reduce((earlier, later) -> later);
  }

  private Constitution read(String tree, String hash) {
    Constitution known = read.get(tree);
    if (known != null) {
      return known;
    }
    if (!(Constitution.parse(Canonical.parseObject(tree)) instanceof Parsed.Ok ok)) {
      throw new IllegalStateException("an adopted constitution no longer parses: " + hash);
    }
    if (read.size() >= MOST_KEPT) {
      read.clear();
    }
    read.put(tree, ok.constitution());
    return ok.constitution();
  }

  private Adopted adopted(ResultSet row, int n) throws SQLException {
    return new Adopted(
        row.getLong("version"),
        read(row.getString("tree"), row.getString("hash")),
        row.getTimestamp("from_at").toInstant(),
        row.getString("adopted_by"),
        Optional.ofNullable(row.getString("decision")),
        row.getString("hash"),
        row.getLong("entry"));
  }

  Optional<Map<String, Object>> draft(UUID body) {
    return db.sql("select tree from constitution_draft where body = :body")
        .param("body", body)
        .query(String.class)
        .optional()
        .map(Canonical::parseObject);
  }

  void keepDraft(UUID body, Map<String, ?> tree) {
    db.sql(
            """
            insert into constitution_draft (body, tree, changed_at) values (:body, :tree, clock())
            on conflict (body) do update set tree = excluded.tree, changed_at = excluded.changed_at""")
        .param("body", body)
        .param("tree", Canonical.text(tree))
        .update();
  }

  void refuse(UUID body, RefusedText r, Instant recordedAt) {
    db.sql(
            """
            insert into constitution_refused (matter, body, decision, version, hash, reason, recorded_at, entry)
            values (:matter, :body, :decision, :version, :hash, :reason, :recordedAt, :entry)""")
        .param("matter", r.matter())
        .param("body", body)
        .param("decision", r.decision())
        .param("version", r.version())
        .param("hash", r.hash())
        .param("reason", r.reason().word())
        .param("recordedAt", Timestamp.from(recordedAt))
        .param("entry", r.entry())
        .update();
  }

  /** What was carried and could not be adopted, oldest first. */
  List<RefusedText> refused(UUID body) {
    return db.sql("select * from constitution_refused where body = :body order by entry")
        .param("body", body)
        .query(
            (row, n) ->
                new RefusedText(
                    row.getObject("matter", UUID.class),
                    row.getString("decision"),
                    row.getLong("version"),
                    row.getString("hash"),
                    RefusedText.Reason.valueOf(
                        row.getString("reason").toUpperCase(java.util.Locale.ROOT)),
                    row.getLong("entry")))
        .list();
  }

  void dropDraft(UUID body) {
    db.sql("delete from constitution_draft where body = :body").param("body", body).update();
  }
}
