package org.mandate.app.elections.sealed;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of sealed boards. */
record SealedStore(JdbcClient db) {

  // Boards

  Optional<SealedBoard> board(UUID election) {
    return db.sql("select * from sealed_board where election = :e")
        .param("e", election)
        .query((row, n) -> board(row))
        .optional();
  }

  private static SealedBoard board(ResultSet row) throws SQLException {
    return new SealedBoard(
        row.getObject("election", UUID.class),
        row.getString("uuid"),
        row.getTimestamp("began_at").toInstant(),
        row.getBoolean("ballots_shown"),
        Optional.ofNullable(row.getString("fingerprint")),
        Optional.ofNullable(row.getTimestamp("closed_at")).map(java.sql.Timestamp::toInstant),
        Optional.ofNullable(row.getString("report")));
  }

  /** Begins a board, if nobody has. */
  void begin(UUID election, String uuid, Instant at, boolean ballotsShown) {
    db.sql(
            "insert into sealed_board (election, uuid, began_at, ballots_shown) values (:e, :u, :at, :s)"
                + " on conflict do nothing")
        .param("e", election)
        .param("u", uuid)
        .param("at", utc(at))
        .param("s", ballotsShown)
        .update();
  }

  void fingerprint(UUID election, String fingerprint) {
    db.sql("update sealed_board set fingerprint = :f where election = :e")
        .param("e", election)
        .param("f", fingerprint)
        .update();
  }

  void close(UUID election, Instant at) {
    db.sql("update sealed_board set closed_at = :at where election = :e")
        .param("e", election)
        .param("at", utc(at))
        .update();
  }

  void report(UUID election, String report) {
    db.sql("update sealed_board set report = :r where election = :e")
        .param("e", election)
        .param("r", report)
        .update();
  }

  // The chain

  /** Locks the board and tells where its chain ends; empty before its setup. */
  Optional<SealedBoard.Tip> tip(UUID election) {
    return db.sql("select * from sealed_tip(:e)")
        .param("e", election)
        .query((row, n) -> new SealedBoard.Tip(row.getInt("height"), row.getString("hash")))
        .optional();
  }

  void append(UUID election, SealedBoard.Step step, byte[] bytes, Optional<Long> entry) {
    db.sql(
            "insert into sealed_event (election, height, type, hash, bytes, at, entry)"
                + " values (:e, :h, :t, :hash, :b, :at, :entry)")
        .param("e", election)
        .param("h", step.height())
        .param("t", step.type())
        .param("hash", step.hash())
        .param("b", bytes)
        .param("at", utc(step.at()))
        .param("entry", entry.orElse(null), Types.BIGINT)
        .update();
  }

  /** The events that whoever asks may see, in order. */
  List<SealedBoard.Step> steps(UUID election) {
    return db.sql(
            "select height, type, hash, at from sealed_event where election = :e order by height")
        .param("e", election)
        .query(
            (row, n) ->
                new SealedBoard.Step(
                    row.getInt("height"),
                    row.getString("type"),
                    row.getString("hash"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** The file, as far as whoever asks may see it. */
  byte[] bytes(UUID election) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    db.sql("select bytes from sealed_event where election = :e order by height")
        .param("e", election)
        .query(
            (ResultSet row) -> {
              all.writeBytes(row.getBytes(1));
            });
    return all.toByteArray();
  }

  /** Gives every ballot that has no entry of the record this one. */
  void recorded(UUID election, long entry) {
    db.sql(
            "update sealed_event set entry = :entry where election = :e and type = 'Ballot' and entry is null")
        .param("e", election)
        .param("entry", entry)
        .update();
  }

  /** Entries of the record of single ballots, for the close. */
  List<Long> ballotEntries(UUID election) {
    return db.sql(
            "select entry from sealed_event where election = :e and type = 'Ballot' and entry is not null"
                + " order by height")
        .param("e", election)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /**
   * An event with its entry of the record.
   *
   * @param entry empty for a ballot of which nothing may be told yet
   * @param kind of the entry
   */
  record Recorded(SealedBoard.Step step, Optional<Long> entry, String kind) {}

  /** The events with their entries, by height. */
  List<Recorded> entries(UUID election) {
    return db.sql(
            """
            select s.height, s.type, s.hash, s.at, s.entry, coalesce(r.kind, '') as kind
              from sealed_event s left join record_entry r on r.id = s.entry
             where s.election = :e order by s.height""")
        .param("e", election)
        .query(
            (row, n) ->
                new Recorded(
                    new SealedBoard.Step(
                        row.getInt("height"),
                        row.getString("type"),
                        row.getString("hash"),
                        row.getTimestamp("at").toInstant()),
                    Optional.ofNullable((Long) row.getObject("entry")),
                    row.getString("kind")))
        .list();
  }

  List<UUID> elections() {
    return db.sql("select election from sealed_board order by began_at")
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  // Credentials

  Optional<String> credentials(UUID election) {
    return db.sql("select credentials from sealed_credentials where election = :e")
        .param("e", election)
        .query(String.class)
        .optional();
  }

  void credentials(UUID election, String list, int lines, Instant at, long entry) {
    db.sql(
            "insert into sealed_credentials (election, credentials, lines, handed_in_at, entry)"
                + " values (:e, :c, :l, :at, :entry)")
        .param("e", election)
        .param("c", list)
        .param("l", lines)
        .param("at", utc(at))
        .param("entry", entry)
        .update();
  }

  /** Says which credential is which line's; where no policy reads it. */
  void bind(UUID election, List<Integer> lines, List<String> keys) {
    db.sql("select sealed_bind(:e, :l, :k)")
        .param("e", election)
        .param("l", lines.toArray(new Integer[0]))
        .param("k", keys.toArray(new String[0]))
        .query((row, n) -> 0)
        .list();
  }

  /** Whether it was said which credential is which line's. */
  boolean isBound(UUID election) {
    return db.sql("select sealed_is_bound(:e)").param("e", election).query(Boolean.class).single();
  }

  /** Whether voting waits for that: not for lists from before it was asked for. */
  boolean isBindingWanted(UUID election) {
    return db.sql("select by_line from sealed_credentials where election = :e")
        .param("e", election)
        .query(Boolean.class)
        .single();
  }

  /** The roll changed: the list is to be handed in again. */
  void dropCredentials(UUID election) {
    db.sql("delete from sealed_credentials where election = :e").param("e", election).update();
  }

  // Ballots

  /** Keeps the election as it is until the transaction ends; whether ballots are taken now. */
  boolean isOpen(UUID election) {
    hold(election);
    return db.sql(
            "select state = 'open' and clock() < voting_closes from secret_election where id = :e")
        .param("e", election)
        .query(Boolean.class)
        .single();
  }

  /** The first of the locks: an election's, then its board's. */
  void hold(UUID election) {
    db.sql("select hold_election(:e, false)").param("e", election).query((row, n) -> 0).list();
  }

  /** The file up to its setup; empty before. */
  byte[] setup(UUID election) {
    return db.sql("select bytes from sealed_event where election = :e and height = 0")
        .param("e", election)
        .query(byte[].class)
        .optional()
        .orElse(new byte[0]);
  }

  /** Mails whoever votes on a line a link of their own; as the job "closer". */
  void mail(UUID election, int line, String subject, String words) {
    db.sql("select mail_secret_voter(:e, :l, 'opening', :s, :w)")
        .param("e", election)
        .param("l", line)
        .param("s", subject)
        .param("w", words)
        .query(Integer.class)
        .single();
  }

  /** The lines of the roll on which whoever asks may vote. */
  List<Integer> lines(UUID election) {
    return db.sql("select position from my_secret_lines() where election = :e order by position")
        .param("e", election)
        .query((row, n) -> row.getInt(1))
        .list();
  }

  boolean pair(UUID election, int line, String credential) {
    return db.sql("select sealed_pair(:e, :l, :c)")
        .param("e", election)
        .param("l", line)
        .param("c", credential)
        .query(Boolean.class)
        .single();
  }

  boolean newParts(UUID election, List<byte[]> digests) {
    return db.sql("select sealed_new_parts(:e, :d)")
        .param("e", election)
        .param("d", digests.toArray(new byte[0][]))
        .query(Boolean.class)
        .single();
  }

  void cast(UUID election, SealedBoard.Cast cast) {
    db.sql(
            "insert into sealed_ballot (election, height, tracker, credential, sidecar, channel)"
                + " values (:e, :h, :t, :c, :s, :ch)")
        .param("e", election)
        .param("h", cast.height())
        .param("t", cast.tracker())
        .param("c", cast.credential())
        .param("s", cast.sidecar())
        .param("ch", cast.channel())
        .update();
  }

  List<SealedBoard.Cast> ballots(UUID election) {
    return db.sql("select * from sealed_ballot where election = :e order by height")
        .param("e", election)
        .query(
            (row, n) ->
                new SealedBoard.Cast(
                    row.getInt("height"),
                    row.getString("tracker"),
                    row.getString("credential"),
                    row.getString("sidecar"),
                    row.getString("channel")))
        .list();
  }

  Optional<SealedBoard.Found> found(UUID election, String tracker) {
    return db.sql("select * from sealed_found(:e, :t)")
        .param("e", election)
        .param("t", tracker)
        .query(
            (row, n) ->
                new SealedBoard.Found(
                    row.getInt("height"), row.getBoolean("replaced"), row.getString("channel")))
        .optional();
  }

  long count(UUID election) {
    return db.sql("select sealed_count(:e)").param("e", election).query(Long.class).single();
  }

  void opening(UUID election, int height, int trustee, String line) {
    db.sql("insert into sealed_opening (election, height, trustee, line) values (:e, :h, :t, :l)")
        .param("e", election)
        .param("h", height)
        .param("t", trustee)
        .param("l", line)
        .update();
  }

  /** The sidecar's lines: of ballots, then of openings, as far as whoever asks may see them. */
  List<String> sidecar(UUID election) {
    return db.sql(
            "select line from (select height, sidecar as line from sealed_ballot where election = :e"
                + " union all select height, line from sealed_opening where election = :e) all_lines"
                + " where line <> '' order by height")
        .param("e", election)
        .query((row, n) -> row.getString("line"))
        .list();
  }

  /** Counted ballots by channel, once voting is closed. */
  Map<String, Long> channels(UUID election) {
    Map<String, Long> all = new LinkedHashMap<>();
    db.sql("select * from sealed_channels(:e)")
        .param("e", election)
        .query(
            (ResultSet row) -> {
              all.put(row.getString("channel"), row.getLong("ballots"));
            });
    return all;
  }

  /** A link to vote, to print in the demonstration town; as the job "closer". */
  Optional<String> demonstrationLink(UUID election, int line, UUID person) {
    return db.sql("select demonstration_seal_link(:e, :l, :p)")
        .param("e", election)
        .param("l", line)
        .param("p", person)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
