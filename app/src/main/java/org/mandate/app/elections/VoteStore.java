package org.mandate.app.elections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of votes and ballot links. Row security shows each asker only what is theirs to see. */
final class VoteStore {
  private final JdbcClient db;

  VoteStore(JdbcClient db) {
    this.db = db;
  }

  /** What whoever asks may cast today, by practice: true by authority, false as its successor. */
  Map<String, Set<Boolean>> castable() {
    return db
        .sql("select practice, direct from my_castable()")
        .query((row, n) -> Map.entry(row.getString("practice"), row.getBoolean("direct")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** Holds the practice's line so that its votes come one after another; false when it has none. */
  boolean lockLine(UUID ballot, String practice) {
    return db.sql("select 1 from ballot_roll where ballot = :b and practice = :p for no key update")
        .param("b", ballot)
        .param("p", practice)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  Optional<Vote> standing(UUID ballot, String practice) {
    return db.sql(
            "select * from vote where ballot = :b and practice = :p and superseded_at is null")
        .param("b", ballot)
        .param("p", practice)
        .query(VoteStore::read)
        .optional();
  }

  void supersede(UUID vote, Instant at) {
    db.sql("update vote set superseded_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", vote)
        .update();
  }

  void cast(Vote v) {
    db.sql(
            """
            insert into vote (id, ballot, practice, choice, words, cast_at, entry)
            values (:id, :b, :p, :choice, :words, :at, :entry)""")
        .param("id", v.id())
        .param("b", v.ballot())
        .param("p", v.practice())
        .param("choice", v.choice())
        .param("words", v.words())
        .param("at", Timestamp.from(v.at()))
        .param("entry", v.entry())
        .update();
  }

  /** The standing votes that may be seen, by practice in order. */
  Map<String, Vote> standing(UUID ballot) {
    Map<String, Vote> votes = new LinkedHashMap<>();
    db.sql(
            """
            select * from vote where ballot = :b and superseded_at is null order by practice collate "C\"""")
        .param("b", ballot)
        .query(VoteStore::read)
        .list()
        .forEach(v -> votes.put(v.practice(), v));
    return votes;
  }

  /** Leaf hash of each entry, 64 hex digits. */
  Map<Long, String> leafHashes(List<Long> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    return db
        .sql("select id, leaf_hash from record_entry where id in (:ids)")
        .param("ids", entries)
        .query(
            (row, n) ->
                Map.entry(row.getLong("id"), HexFormat.of().formatHex(row.getBytes("leaf_hash"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Mails a link; {link} in the words becomes its secret, which is made in the database. */
  void mailLink(UUID ballot, String practice, UUID person, String subject, String words) {
    db.sql("select mail_ballot_link(:b, :p, :person, :subject, :words)")
        .param("b", ballot)
        .param("p", practice)
        .param("person", person)
        .param("subject", subject)
        .param("words", words)
        .query((row, n) -> 0)
        .list();
  }

  /** A link to print; empty unless this is the demonstration town. */
  Optional<String> demonstrationLink(UUID ballot, String practice, UUID person) {
    return db.sql("select demonstration_ballot_link(:b, :p, :person) as secret")
        .param("b", ballot)
        .param("p", practice)
        .param("person", person)
        .query((row, n) -> Optional.ofNullable(row.getString("secret")))
        .single();
  }

  private static Vote read(ResultSet row, int n) throws SQLException {
    return new Vote(
        row.getObject("id", UUID.class),
        row.getObject("ballot", UUID.class),
        row.getString("practice"),
        row.getString("choice"),
        row.getString("words"),
        row.getTimestamp("cast_at").toInstant(),
        row.getLong("entry"));
  }
}
