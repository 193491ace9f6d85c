package org.mandate.app.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Ballot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of decisions and their certificates. */
final class DecisionStore {
  private static final String DECISIONS =
      """
      select d.*, w.title as words, w.paper from decision d left join decision_words w on w.decision = d.id
      """;
  private final JdbcClient db;

  DecisionStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Decision d) {
    Optional<Source.OfMeeting> at = d.source().ofMeeting();
    db.sql(
            """
            insert into decision (id, ballot, matter, body, reference, title, constitution, outcome, chosen, valid,
              checks, effect_on, effect_words, review_on, decided_at, entry, meeting, poll, item, motion, capacity,
              clause, poll_facts)
            values (:id, :ballot, :matter, :body, :reference, :title, :constitution, :outcome, :chosen, :valid,
              :checks, :effectOn, :effectWords, :reviewOn, :at, :entry, :meeting, :poll, :item, :motion, :capacity,
              :clause, :facts)""")
        .param("id", d.id())
        .param("ballot", d.ballot().orElse(null))
        .param("matter", d.matter())
        .param("body", d.body())
        .param("reference", d.reference())
        .param("title", at.isPresent() ? "" : d.title())
        .param("constitution", d.constitution())
        .param("outcome", d.outcome())
        .param("chosen", d.chosen())
        .param("valid", d.valid())
        .param("checks", d.checks())
        .param("effectOn", d.plan().effectOn().orElse(null))
        .param("effectWords", at.isPresent() ? "" : d.plan().effectWords())
        .param("reviewOn", d.plan().reviewOn().orElse(null))
        .param("at", Timestamp.from(d.decidedAt()))
        .param("entry", d.entry() == 0 ? null : d.entry())
        .param("meeting", at.map(Source.OfMeeting::meeting).orElse(null))
        .param("poll", at.map(Source.OfMeeting::poll).orElse(null))
        .param("item", at.map(Source.OfMeeting::item).orElse(null))
        .param("motion", at.map(Source.OfMeeting::motion).orElse(null))
        .param("capacity", d.capacity().map(Capacity::code).orElse(""))
        .param("clause", d.clause())
        .param("facts", at.map(one -> one.facts().text()).orElse(""))
        .update();
  }

  /** The next free reference under a matter's: "2026-041", then "2026-041-2". */
  String nextReference(Body body, String reference) {
    int taken =
        db.sql("select decisions_named(:base, :body)")
            .param("base", body.slug() + "-" + reference)
            .param("body", body.id())
            .query(Integer.class)
            .single();
    return taken == 0 ? reference : reference + "-" + (taken + 1);
  }

  /** Announced decisions that whoever asks may not read yet. */
  List<SealedDecision> sealedOf(UUID body) {
    return db.sql("select * from sealed_decisions(:body)")
        .param("body", body)
        .query(
            (row, n) ->
                new SealedDecision(
                    row.getObject("decided_on", LocalDate.class),
                    row.getString("form"),
                    Optional.ofNullable(row.getObject("opens_on", LocalDate.class))))
        .list();
  }

  Optional<Decision> byId(String id) {
    return list("where d.id = :key", id).stream().findFirst();
  }

  Optional<Decision> ofMatter(UUID matter) {
    return list(
            "where d.matter = :key order by d.decided_at desc, length(d.reference) desc, d.reference desc",
            matter)
        .stream()
        .findFirst();
  }

  List<Decision> ofBody(UUID body) {
    return list("where d.body = :key order by d.decided_at desc, d.reference desc", body);
  }

  List<Decision> all() {
    return list("where :key = 1 order by d.decided_at", 1);
  }

  /** Decisions without their two certificates, oldest first. */
  List<Decision> withoutCertificate() {
    return list(
        """
        where d.entry is not null and (select count(*) from decision_certificate c where c.decision = d.id and c.dissents
            >= (select count(*) from decision_dissent x where x.decision = d.id and x.entry is not null)) < :key
         order by d.decided_at""",
        2);
  }

  /** How many entries the record had when each certificate was made. */
  Map<String, Long> certificateSizes() {
    Map<String, Long> sizes = new HashMap<>();
    db.sql("select decision, min(size) as size from decision_certificate group by decision")
        .query((row, n) -> sizes.put(row.getString("decision"), row.getLong("size")))
        .list();
    return sizes;
  }

  /** Makes room for a certificate that holds more. */
  void dropCertificate(Decision d) {
    db.sql("delete from decision_certificate where decision = :d").param("d", d.id()).update();
  }

  /**
   * @param opensConflicts whether this cut opens the conflicts that were counted, so that only the
   *     guardian takes it out
   * @param dissents how many of them it holds
   */
  void keepCertificate(
      Decision d, String cut, byte[] bytes, long size, boolean opensConflicts, long dissents) {
    db.sql(
            """
            insert into decision_certificate (decision, cut, body, bytes, size, made_at, opens_conflicts, dissents)
            values (:d, :cut, :body, :bytes, :size, clock_timestamp(), :conflicts, :dissents) on conflict do nothing""")
        .param("d", d.id())
        .param("cut", cut)
        .param("body", d.body())
        .param("bytes", bytes)
        .param("size", size)
        .param("conflicts", opensConflicts)
        .param("dissents", dissents)
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
    return db.sql(DECISIONS + where).param("key", key).query(DecisionStore::read).list();
  }

  private static Decision read(ResultSet row, int n) throws SQLException {
    Source source = source(row);
    boolean atMeeting = source instanceof Source.OfMeeting;
    String paper = row.getString("paper");
    return new Decision(
        row.getString("id"),
        source,
        row.getObject("matter", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("reference"),
        row.getString(atMeeting ? "words" : "title"),
        row.getLong("constitution"),
        row.getString("outcome"),
        row.getString("chosen"),
        row.getBoolean("valid"),
        row.getString("checks"),
        new Ballot.Plan(
            Optional.ofNullable(row.getObject("effect_on", LocalDate.class)),
            paper == null
                ? row.getString("effect_words")
                : DecisionPaper.read(paper).plan().effectWords(),
            Optional.ofNullable(row.getObject("review_on", LocalDate.class))),
        Capacity.of(row.getString("capacity")),
        row.getString("clause"),
        row.getTimestamp("decided_at").toInstant(),
        row.getLong("entry"));
  }

  private static Source source(ResultSet row) throws SQLException {
    UUID ballot = row.getObject("ballot", UUID.class);
    return ballot != null
        ? new Source.OfBallot(ballot)
        : new Source.OfMeeting(
            row.getObject("meeting", UUID.class),
            row.getObject("poll", UUID.class),
            row.getObject("item", UUID.class),
            row.getObject("motion", UUID.class),
            PollFacts.read(row.getString("poll_facts")));
  }
}
