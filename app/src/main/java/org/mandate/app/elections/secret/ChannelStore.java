package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.elections.secret.Channels.Vote;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of votes that came through clerks. */
final class ChannelStore {
  private final JdbcClient db;

  ChannelStore(JdbcClient db) {
    this.db = db;
  }

  boolean onRoll(UUID election, int position) {
    return db.sql(
            "select exists (select 1 from secret_voter where election = :e and position = :n)")
        .param("e", election)
        .param("n", position)
        .query(Boolean.class)
        .single();
  }

  void enter(Vote v, Optional<Long> entry, UUID clerk) {
    db.sql(
            """
            insert into secret_channel (id, election, position, channel, entered_at, entry)
            values (:id, :e, :n, :channel, :at, :entry)""")
        .param("id", v.id())
        .param("e", v.election())
        .param("n", v.position())
        .param("channel", v.channel())
        .param("at", Timestamp.from(v.enteredAt()))
        .param("entry", entry.orElse(null), Types.BIGINT)
        .update();
    clerk(v.id(), clerk, true);
  }

  /** Notes the entries of a vote that had none. */
  void recorded(UUID vote, long entered, Optional<Long> confirmed) {
    db.sql("update secret_channel set entry = :entry, confirmed_entry = :confirmed where id = :id")
        .param("entry", entered)
        .param("confirmed", confirmed.orElse(null), Types.BIGINT)
        .param("id", vote)
        .update();
  }

  /** The first or the second clerk of a vote; empty once who that was is erased. */
  Optional<UUID> clerk(UUID vote, boolean first) {
    return db.sql("select person from secret_channel_clerk where vote = :v and first = :first")
        .param("v", vote)
        .param("first", first)
        .query(UUID.class)
        .optional();
  }

  void confirm(Vote v, Instant at, Optional<Long> entry, UUID clerk) {
    db.sql("update secret_channel set confirmed_at = :at, confirmed_entry = :entry where id = :id")
        .param("at", Timestamp.from(at))
        .param("entry", entry.orElse(null), Types.BIGINT)
        .param("id", v.id())
        .update();
    clerk(v.id(), clerk, false);
  }

  private void clerk(UUID vote, UUID person, boolean first) {
    db.sql("insert into secret_channel_clerk (vote, person, first) values (:v, :p, :first)")
        .param("v", vote)
        .param("p", person)
        .param("first", first)
        .update();
  }

  boolean isFirst(UUID vote, UUID person) {
    return db.sql(
            "select exists (select 1 from secret_channel_clerk where vote = :v and person = :p)")
        .param("v", vote)
        .param("p", person)
        .query(Boolean.class)
        .single();
  }

  Optional<Vote> byId(UUID id) {
    return db.sql("select * from secret_channel where id = :id")
        .param("id", id)
        .query(ChannelStore::read)
        .optional();
  }

  List<Vote> of(UUID election) {
    return db.sql("select * from secret_channel where election = :e order by entered_at, id")
        .param("e", election)
        .query(ChannelStore::read)
        .list();
  }

  List<Vote> all() {
    return db.sql("select * from secret_channel order by entered_at, id")
        .query(ChannelStore::read)
        .list();
  }

  Map<String, Long> counts(UUID election) {
    Map<String, Long> counts = new TreeMap<>();
    db.sql("select channel, votes from secret_channel_counts(:e)")
        .param("e", election)
        .query((row, n) -> Map.entry(row.getString("channel"), row.getLong("votes")))
        .list()
        .forEach(c -> counts.put(c.getKey(), c.getValue()));
    return counts;
  }

  private static Vote read(ResultSet row, int n) throws SQLException {
    return new Vote(
        row.getObject("id", UUID.class),
        row.getObject("election", UUID.class),
        row.getInt("position"),
        row.getString("channel"),
        row.getTimestamp("entered_at").toInstant(),
        Optional.ofNullable((Long) row.getObject("entry")),
        SecretStore.at(row, "confirmed_at"),
        Optional.ofNullable((Long) row.getObject("confirmed_entry")));
  }
}
