package org.mandate.app.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.Ballot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of decisions and their certificates. */
final class DecisionStore {
  private final JdbcClient db;

  DecisionStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Decision d) {
    db.sql(
            """
            insert into decision (id, ballot, matter, body, reference, title, constitution, outcome, chosen, valid,
              checks, effect_on, effect_words, review_on, decided_at, entry)
            values (:id, :ballot, :matter, :body, :reference, :title, :constitution, :outcome, :chosen, :valid,
              :checks, :effectOn, :effectWords, :reviewOn, :at, :entry)""")
        .param("id", d.id())
        .param("ballot", d.ballot())
        .param("matter", d.matter())
        .param("body", d.body())
        .param("reference", d.reference())
        .param("title", d.title())
        .param("constitution", d.constitution())
        .param("outcome", d.outcome())
        .param("chosen", d.chosen())
        .param("valid", d.valid())
        .param("checks", d.checks())
        .param("effectOn", d.plan().effectOn().orElse(null))
        .param("effectWords", d.plan().effectWords())
        .param("reviewOn", d.plan().reviewOn().orElse(null))
        .param("at", Timestamp.from(d.decidedAt()))
        .param("entry", d.entry())
        .update();
  }

  Optional<Decision> byId(String id) {
    return list("where id = :key", id).stream().findFirst();
  }

  Optional<Decision> ofMatter(UUID matter) {
    return list("where matter = :key", matter).stream().findFirst();
  }

  List<Decision> ofBody(UUID body) {
    return list("where body = :key order by decided_at desc, reference desc", body);
  }

  List<Decision> all() {
    return list("where :key = 1 order by decided_at", 1);
  }

  /** Decisions without their two certificates, oldest first. */
  List<Decision> withoutCertificate() {
    return list(
        """
        d where (select count(*) from decision_certificate c where c.decision = d.id) < :key
         order by decided_at""",
        2);
  }

  /**
   * @param opensConflicts whether this cut opens the conflicts that were counted, so that only the
   *     guardian takes it out
   */
  void keepCertificate(Decision d, String cut, byte[] bytes, long size, boolean opensConflicts) {
    db.sql(
            """
            insert into decision_certificate (decision, cut, body, bytes, size, made_at, opens_conflicts)
            values (:d, :cut, :body, :bytes, :size, clock_timestamp(), :conflicts) on conflict do nothing""")
        .param("d", d.id())
        .param("cut", cut)
        .param("body", d.body())
        .param("bytes", bytes)
        .param("size", size)
        .param("conflicts", opensConflicts)
        .update();
  }

  Optional<byte[]> certificate(String decision, String cut) {
    return db.sql("select bytes from decision_certificate where decision = :d and cut = :cut")
        .param("d", decision)
        .param("cut", cut)
        .query((row, n) -> row.getBytes("bytes"))
        .optional();
  }

  Optional<Long> certificateBytes(String decision, String cut) {
    return db.sql(
            "select length(bytes)::bigint from decision_certificate where decision = :d and cut = :cut")
        .param("d", decision)
        .param("cut", cut)
        .query(Long.class)
        .optional();
  }

  private List<Decision> list(String where, Object key) {
    return db.sql("select * from decision " + where)
        .param("key", key)
        .query(DecisionStore::read)
        .list();
  }

  private static Decision read(ResultSet row, int n) throws SQLException {
    return new Decision(
        row.getString("id"),
        row.getObject("ballot", UUID.class),
        row.getObject("matter", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("reference"),
        row.getString("title"),
        row.getLong("constitution"),
        row.getString("outcome"),
        row.getString("chosen"),
        row.getBoolean("valid"),
        row.getString("checks"),
        new Ballot.Plan(
            Optional.ofNullable(row.getObject("effect_on", LocalDate.class)),
            row.getString("effect_words"),
            Optional.ofNullable(row.getObject("review_on", LocalDate.class))),
        row.getTimestamp("decided_at").toInstant(),
        row.getLong("entry"));
  }
}
