package org.mandate.app.interests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of adopted policies. */
final class PolicyStore {
  private static final String ADOPTIONS =
      """
      select a.*, p.title from conflicts_policy_adoption a join conflicts_policy p on p.hash = a.hash
      """;

  private final JdbcClient db;

  PolicyStore(JdbcClient db) {
    this.db = db;
  }

  /** One adoption of a body after the other. */
  void lock(UUID body) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('policy:' || :body, 52))")
        .param("body", body.toString())
        .query(rs -> {});
  }

  void keep(PolicyText text, Instant at) {
    db.sql(
            """
            insert into conflicts_policy (hash, id, version, title, tree, recorded_at)
            values (:hash, :id, :version, :title, :tree, :at) on conflict do nothing""")
        .param("hash", text.hash())
        .param("id", text.conflicts().id())
        .param("version", text.conflicts().version())
        .param("title", text.conflicts().title())
        .param("tree", text.canonical())
        .param("at", Timestamp.from(at))
        .update();
  }

  void keep(Adoption a) {
    db.sql(
            """
            insert into conflicts_policy_adoption (body, policy, version, hash, from_date, recorded_at, entry)
            values (:body, :policy, :version, :hash, :from, :at, :entry)""")
        .param("body", a.body())
        .param("policy", a.policy())
        .param("version", a.version())
        .param("hash", a.hash())
        .param("from", a.from())
        .param("at", Timestamp.from(a.recordedAt()))
        .param("entry", a.entry())
        .update();
  }

  /** The texts of one version of a policy; they may differ in register and board only. */
  List<String> trees(String id, String version) {
    return db.sql("select tree from conflicts_policy where id = :id and version = :version")
        .param("id", id)
        .param("version", version)
        .query((row, n) -> row.getString("tree"))
        .list();
  }

  Optional<String> tree(String hash) {
    return db.sql("select tree from conflicts_policy where hash = :hash")
        .param("hash", hash)
        .query(String.class)
        .optional();
  }

  /** All adoptions of a body, by the day they begin. */
  List<Adoption> adoptions(UUID body) {
    return db.sql(ADOPTIONS + "where a.body = :body order by a.from_date")
        .param("body", body)
        .query(PolicyStore::adoption)
        .list();
  }

  private static Adoption adoption(ResultSet row, int n) throws SQLException {
    return new Adoption(
        row.getObject("body", UUID.class),
        row.getString("policy"),
        row.getString("version"),
        row.getString("title"),
        row.getString("hash"),
        row.getObject("from_date", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }
}
