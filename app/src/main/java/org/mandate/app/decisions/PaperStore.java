package org.mandate.app.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Item;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of papers, of the words of decisions taken at meetings, and of dissent. */
final class PaperStore {
  private static final String DISSENT =
      "select s.*, p.person from decision_dissent s left join decision_dissenter p on p.dissent = s.id ";
  private final JdbcClient db;

  PaperStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  Optional<AtMeetings.Prepared> paper(UUID item) {
    return db.sql("select paper, version from decision_paper where item = :item")
        .param("item", item)
        .query(
            (row, n) ->
                new AtMeetings.Prepared(
                    DecisionPaper.read(row.getString("paper")), row.getInt("version")))
        .optional();
  }

  /** Whether it was saved: not where another version was, since the one that was seen. */
  boolean save(Item item, DecisionPaper paper, int seen, Instant at) {
    String sql =
        seen == 0
            ? """
              insert into decision_paper (item, body, paper, version, saved_at) values (:item, :body, :paper, 1, :at)
              on conflict (item) do nothing"""
            : """
              update decision_paper set paper = :paper, version = version + 1, saved_at = :at
               where item = :item and body = :body and version = :seen""";
    var statement =
        db.sql(sql)
            .param("item", item.id())
            .param("body", item.body())
            .param("paper", paper.text())
            .param("at", Timestamp.from(at));
    return (seen == 0 ? statement : statement.param("seen", seen)).update() == 1;
  }

  void keep(Decision d, UUID item, String motion, DecisionPaper paper) {
    db.sql(
            """
            insert into decision_words (decision, item, title, motion, paper)
            values (:decision, :item, :title, :motion, :paper)""")
        .param("decision", d.id())
        .param("item", item)
        .param("title", d.title())
        .param("motion", motion)
        .param("paper", paper.text())
        .update();
  }

  Optional<AtMeetings.Words> words(String decision) {
    return db.sql("select motion, paper from decision_words where decision = :decision")
        .param("decision", decision)
        .query(
            (row, n) ->
                new AtMeetings.Words(
                    row.getString("motion"), DecisionPaper.read(row.getString("paper"))))
        .optional();
  }

  void keep(Dissent one, UUID item, long entry) {
    db.sql(
            """
            insert into decision_dissent (id, decision, item, words, entered, seat, recorded_at, entry)
            values (:id, :decision, :item, :words, :entered, :seat, :at, :entry)""")
        .param("id", one.id())
        .param("decision", one.decision())
        .param("item", item)
        .param("words", one.words())
        .param("entered", one.byThemself() ? "self" : "secretary")
        .param("seat", one.seat())
        .param("at", Timestamp.from(one.at()))
        .param("entry", entry == 0 ? null : entry)
        .update();
    db.sql("insert into decision_dissenter (dissent, person) values (:id, :person)")
        .param("id", one.id())
        .param("person", one.person().orElseThrow())
        .update();
  }

  List<Dissent> dissent(String decision) {
    return db.sql(DISSENT + "where s.decision = :decision order by s.recorded_at, s.id")
        .param("decision", decision)
        .query(PaperStore::dissent)
        .list();
  }

  List<Dissent> allDissent() {
    return db.sql(DISSENT + "order by s.recorded_at").query(PaperStore::dissent).list();
  }

  private static Dissent dissent(ResultSet row, int n) throws SQLException {
    return new Dissent(
        row.getObject("id", UUID.class),
        row.getString("decision"),
        row.getString("words"),
        row.getString("entered").equals("self"),
        row.getString("seat"),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }
}
