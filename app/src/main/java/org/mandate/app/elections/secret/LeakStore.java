package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.Leaking.Look;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of what a result would give away, as it was looked at. */
final class LeakStore {
  private final JdbcClient db;

  LeakStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Look look, Record.Written written) {
    db.sql(
            """
            insert into secret_leak (election, number, verdict, anonymity, voters, findings, offers, words,
              looked_at, entry)
            values (:e, :n, :verdict, :anonymity, :voters, :findings, :offers, :words, :at, :entry)""")
        .param("e", look.election())
        .param("n", look.number())
        .param("verdict", look.verdict())
        .param("anonymity", look.anonymity())
        .param("voters", look.voters())
        .param("findings", String.join("\n", look.findings()))
        .param("offers", String.join("\n", look.offers()))
        .param("words", look.words())
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
  }

  /** The latest of an election. */
  Optional<Look> of(UUID election) {
    return db.sql("select * from secret_leak where election = :e order by number desc limit 1")
        .param("e", election)
        .query(LeakStore::read)
        .optional();
  }

  List<Look> all() {
    return db.sql("select * from secret_leak order by looked_at, election, number")
        .query(LeakStore::read)
        .list();
  }

  private static Look read(ResultSet row, int n) throws SQLException {
    return new Look(
        row.getObject("election", UUID.class),
        row.getInt("number"),
        row.getString("verdict"),
        row.getInt("anonymity"),
        row.getInt("voters"),
        row.getString("findings").lines().toList(),
        row.getString("offers").lines().toList(),
        row.getString("words"),
        row.getTimestamp("looked_at").toInstant(),
        row.getLong("entry"));
  }
}
