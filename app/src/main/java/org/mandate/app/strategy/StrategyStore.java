package org.mandate.app.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of strategies. */
final class StrategyStore {
  private static final int LOCK = 5243;
  private static final String VERSIONS =
      """
      select v.*, p.base, p.tree, p.recorded_at as put_at, p.entry as put_entry
        from strategy_version v join strategy_put p on p.matter = v.matter
      """;
  private static final String AMENDMENTS =
      """
      select a.*, x.answer, x.words as answer_words, x.seat as answer_seat, x.recorded_at as answered_at,
        x.entry as answer_entry
        from strategy_amendment a left join strategy_answer x on x.amendment = a.id
      """;
  private final JdbcClient db;

  StrategyStore(JdbcClient db) {
    this.db = db;
  }

  /** One at a time with a body's strategy, until the end of the transaction. */
  void lock(UUID body) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:key))")
        .param("lock", LOCK)
        .param("key", body.toString())
        .query((row, n) -> 0)
        .list();
  }

  void keep(Texts.Put p) {
    db.sql(
            """
            insert into strategy_put (matter, body, version, base, tree, hash, recorded_at, entry)
            values (:matter, :body, :version, :base, :tree, :hash, :at, :entry)""")
        .param("matter", p.matter())
        .param("body", p.body())
        .param("version", p.text().version())
        .param("base", p.base())
        .param("tree", p.text().canonical())
        .param("hash", p.hash())
        .param("at", Timestamp.from(p.at()))
        .param("entry", p.entry())
        .update();
  }

  List<Texts.Put> puts(UUID body) {
    return db.sql(
            "select *, recorded_at as put_at, entry as put_entry from strategy_put where body = :b order by recorded_at")
        .param("b", body)
        .query((row, n) -> put(row))
        .list();
  }

  List<Texts.Put> allPuts() {
    return db.sql(
            "select *, recorded_at as put_at, entry as put_entry from strategy_put order by recorded_at")
        .query((row, n) -> put(row))
        .list();
  }

  Optional<Texts.Put> ofMatter(UUID matter) {
    return db.sql(
            "select *, recorded_at as put_at, entry as put_entry from strategy_put where matter = :m")
        .param("m", matter)
        .query((row, n) -> put(row))
        .optional();
  }

  private static Texts.Put put(ResultSet row) throws SQLException {
    return new Texts.Put(
        row.getObject("matter", UUID.class),
        row.getObject("body", UUID.class),
        row.getInt("base"),
        StrategyText.parse(row.getString("tree")),
        row.getString("hash"),
        row.getTimestamp("put_at").toInstant(),
        row.getLong("put_entry"));
  }

  void adopt(Texts.Adopted a, Instant at) {
    db.sql(
            """
            insert into strategy_version (body, version, matter, decision, hash, from_date, recorded_at, entry)
            values (:body, :version, :matter, :decision, :hash, :from, :at, :entry)""")
        .param("body", a.put().body())
        .param("version", a.version())
        .param("matter", a.put().matter())
        .param("decision", a.decision())
        .param("hash", a.put().hash())
        .param("from", a.from())
        .param("at", Timestamp.from(at))
        .param("entry", a.entry())
        .update();
  }

  List<Texts.Adopted> versions(UUID body) {
    return db.sql(VERSIONS + "where v.body = :b order by v.version")
        .param("b", body)
        .query(StrategyStore::adopted)
        .list();
  }

  List<Texts.Adopted> allVersions() {
    return db.sql(VERSIONS + "order by v.recorded_at").query(StrategyStore::adopted).list();
  }

  private static Texts.Adopted adopted(ResultSet row, int n) throws SQLException {
    return new Texts.Adopted(
        put(row),
        row.getString("decision"),
        row.getObject("from_date", LocalDate.class),
        row.getLong("entry"));
  }

  void refuse(Texts.Refused r, Instant at) {
    db.sql(
            """
            insert into strategy_refused (matter, body, decision, reason, recorded_at, entry)
            values (:matter, :body, :decision, 'overtaken', :at, :entry)""")
        .param("matter", r.matter())
        .param("body", r.body())
        .param("decision", r.decision())
        .param("at", Timestamp.from(at))
        .param("entry", r.entry())
        .update();
  }

  List<Texts.Refused> allRefused() {
    return db.sql("select * from strategy_refused order by recorded_at")
        .query(
            (row, n) ->
                new Texts.Refused(
                    row.getObject("matter", UUID.class),
                    row.getObject("body", UUID.class),
                    row.getString("decision"),
                    row.getLong("entry")))
        .list();
  }

  // The draft

  Optional<Texts.Draft> draft(UUID body) {
    return db.sql("select tree, base, turn from strategy_draft where body = :b")
        .param("b", body)
        .query(
            (row, n) ->
                new Texts.Draft(
                    StrategyText.parse(row.getString("tree")),
                    row.getInt("base"),
                    row.getInt("turn")))
        .optional();
  }

  void keepDraft(UUID body, Texts.Draft draft, Instant at) {
    db.sql(
            """
            insert into strategy_draft (body, tree, base, turn, changed_at) values (:b, :tree, :base, :turn, :at)
            on conflict (body) do update set tree = excluded.tree, base = excluded.base, turn = excluded.turn,
              changed_at = excluded.changed_at""")
        .param("b", body)
        .param("tree", draft.text().canonical())
        .param("base", draft.base())
        .param("turn", draft.turn())
        .param("at", Timestamp.from(at))
        .update();
  }

  void dropDraft(UUID body) {
    db.sql("delete from strategy_draft where body = :b").param("b", body).update();
  }

  // Amendments

  void keep(Amendment a) {
    db.sql(
            """
            insert into strategy_amendment (id, body, base, clause, kind, number, heading, words, plain, reasons, seat,
              practice, recorded_at, entry)
            values (:id, :body, :base, :clause, :kind, :number, :heading, :words, :plain, :reasons, :seat, :practice, :at,
              :entry)""")
        .param("id", a.id())
        .param("body", a.body())
        .param("base", a.base())
        .param("clause", a.clause().id())
        .param("kind", a.kind().word())
        .param("number", a.clause().number())
        .param("heading", a.clause().heading())
        .param("words", a.clause().text())
        .param("plain", a.clause().plain())
        .param("reasons", a.reasons())
        .param("seat", a.seat())
        .param("practice", a.practice())
        .param("at", Timestamp.from(a.at()))
        .param("entry", a.entry())
        .update();
  }

  void answer(UUID amendment, Amendment.Answer a) {
    db.sql(
            """
            insert into strategy_answer (amendment, answer, words, seat, recorded_at, entry)
            values (:amendment, :answer, :words, :seat, :at, :entry)""")
        .param("amendment", amendment)
        .param("answer", a.word())
        .param("words", a.words())
        .param("seat", a.seat())
        .param("at", Timestamp.from(a.at()))
        .param("entry", a.entry())
        .update();
  }

  List<Amendment> amendments(UUID body) {
    return db.sql(AMENDMENTS + "where a.body = :b order by a.recorded_at")
        .param("b", body)
        .query(StrategyStore::amendment)
        .list();
  }

  List<Amendment> allAmendments() {
    return db.sql(AMENDMENTS + "order by a.recorded_at").query(StrategyStore::amendment).list();
  }

  Optional<Amendment> amendment(UUID id) {
    return db.sql(AMENDMENTS + "where a.id = :id")
        .param("id", id)
        .query(StrategyStore::amendment)
        .optional();
  }

  private static Amendment amendment(ResultSet row, int n) throws SQLException {
    String answer = row.getString("answer");
    return new Amendment(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getInt("base"),
        Amendment.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        new Clause(
            row.getObject("clause", UUID.class),
            row.getString("number"),
            row.getString("heading"),
            row.getString("words"),
            row.getString("plain")),
        row.getString("reasons"),
        row.getString("seat"),
        row.getString("practice"),
        row.getTimestamp("recorded_at").toInstant(),
        answer == null
            ? Optional.empty()
            : Optional.of(
                new Amendment.Answer(
                    answer.equals("taken"),
                    row.getString("answer_words"),
                    row.getString("answer_seat"),
                    row.getTimestamp("answered_at").toInstant(),
                    row.getLong("answer_entry"))),
        row.getLong("entry"));
  }
}
