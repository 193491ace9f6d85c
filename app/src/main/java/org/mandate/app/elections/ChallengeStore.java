package org.mandate.app.elections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of challenges to rolls. */
final class ChallengeStore {
  private final JdbcClient db;

  ChallengeStore(JdbcClient db) {
    this.db = db;
  }

  void raise(UUID id, UUID ballot, String practice, String words, Record.Written written) {
    db.sql(
            """
            insert into ballot_challenge (id, ballot, practice, words, raised_at, entry)
            values (:id, :b, :p, :w, :at, :entry)""")
        .param("id", id)
        .param("b", ballot)
        .param("p", practice)
        .param("w", words)
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
  }

  void settle(UUID id, String outcome, String answer, Record.Written written) {
    db.sql(
            """
            update ballot_challenge set outcome = :o, answer = :a, settled_at = :at, settled_entry = :entry
             where id = :id and outcome is null""")
        .param("o", outcome)
        .param("a", answer)
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", id)
        .update();
  }

  Optional<Challenge> byId(UUID id) {
    return db.sql("select * from ballot_challenge where id = :id")
        .param("id", id)
        .query(ChallengeStore::read)
        .optional();
  }

  List<Challenge> of(UUID ballot) {
    return db.sql("select * from ballot_challenge where ballot = :b order by raised_at")
        .param("b", ballot)
        .query(ChallengeStore::read)
        .list();
  }

  List<Challenge> all() {
    return db.sql("select * from ballot_challenge order by raised_at")
        .query(ChallengeStore::read)
        .list();
  }

  private static Challenge read(ResultSet row, int n) throws SQLException {
    return new Challenge(
        row.getObject("id", UUID.class),
        row.getObject("ballot", UUID.class),
        row.getString("practice"),
        row.getString("words"),
        row.getTimestamp("raised_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getString("outcome")),
        row.getString("answer"),
        Optional.ofNullable(row.getTimestamp("settled_at")).map(Timestamp::toInstant),
        Optional.ofNullable((Long) row.getObject("settled_entry")));
  }
}
