package org.mandate.app.elections;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of ballots, rolls and reminders. */
final class BallotStore {
  private final JdbcClient db;

  BallotStore(JdbcClient db) {
    this.db = db;
  }

  void draft(Ballot b, Instant at) {
    db.sql(
            """
            insert into ballot (id, matter, body, question, constitution, options, state, notice, opens_at,
              closes_at, effect_on, effect_words, review_on, drafted_at)
            values (:id, :matter, :body, :question, :constitution, :options, 'draft', :notice, :opens,
              :closes, :effectOn, :effectWords, :reviewOn, :at)""")
        .param("id", b.id())
        .param("matter", b.matter())
        .param("body", b.body())
        .param("question", b.question())
        .param("constitution", b.constitution())
        .param("options", b.options().toArray(String[]::new))
        .param("notice", b.notice().orElse(null))
        .param("opens", Timestamp.from(b.opensAt()))
        .param("closes", Timestamp.from(b.closesAt()))
        .param("effectOn", b.plan().effectOn().orElse(null))
        .param("effectWords", b.plan().effectWords())
        .param("reviewOn", b.plan().reviewOn().orElse(null))
        .param("at", Timestamp.from(at))
        .update();
  }

  void freeze(Ballot b, long entry) {
    db.sql(
            """
            update ballot set constitution = :constitution, notice = :notice, opens_at = :opens,
              frozen_at = :frozen, basis = :basis, basis_as_at = :asAt, turnout_shown = :turnout,
              successor_may_cast = :successor, office = :office, state = 'published', published_entry = :entry
             where id = :id and state = 'draft'""")
        .param("constitution", b.constitution())
        .param("notice", b.notice().orElse(null))
        .param("opens", Timestamp.from(b.opensAt()))
        .param("frozen", Timestamp.from(b.frozenAt().orElseThrow()))
        .param("basis", b.basis())
        .param("asAt", b.basisAsAt().orElse(null))
        .param("turnout", b.turnoutShown())
        .param("successor", b.successorMayCast())
        .param("office", b.office().orElse(null))
        .param("entry", entry)
        .param("id", b.id())
        .update();
  }

  /** Makes a move with its entry; the row must be in the state the move begins from. */
  void move(UUID ballot, Move move, long entry, String stopReason) {
    int rows =
        db.sql(
                """
                update ballot set state = :to, stop_reason = :reason,
                  opened_entry = case when :to = 'open' then :entry else opened_entry end,
                  ended_entry = case when :to in ('closed', 'stopped') then :entry else ended_entry end
                 where id = :id and state = :from""")
            .param("to", move.to.word())
            .param("from", move.from.word())
            .param("reason", stopReason)
            .param("entry", entry)
            .param("id", ballot)
            .update();
    if (rows != 1) {
      throw new IllegalStateException("ballot " + ballot + " is not " + move.from);
    }
  }

  Optional<Ballot> byId(UUID id) {
    return one("where id = :key", id);
  }

  /** For voters: many at once, but never beside the close. Read the clock after this. */
  Optional<Ballot> lockToVote(UUID id) {
    return one("where id = :key for share", id);
  }

  /** For a move: waits until every voter who came before is done. Read the clock after this. */
  Optional<Ballot> lockToMove(UUID id) {
    return one("where id = :key for update", id);
  }

  Optional<Ballot> ofMatter(UUID matter) {
    return one("where matter = :key order by (state = 'stopped'), drafted_at desc limit 1", matter);
  }

  List<Ballot> ofBody(UUID body) {
    return list("where body = :key order by closes_at desc", body);
  }

  List<Ballot> frozen() {
    return list("where frozen_at is not null and :key = 1 order by frozen_at", 1);
  }

  /** Ballots with something to do now, the earliest close first. */
  List<UUID> due() {
    return db.sql(
            """
            select id from ballot b
             where (state = 'published' and opens_at <= clock()) or (state = 'open' and closes_at <= clock())
                or exists (select 1 from ballot_reminder r where r.ballot = b.id and r.sent_at is null)
             order by closes_at""")
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  Optional<Ballot> lastClosed(UUID body, LocalDate at) {
    return db.sql(
            """
            select * from ballot where body = :body and state = 'closed'
               and (closes_at at time zone 'Europe/London')::date <= :at
             order by closes_at desc limit 1""")
        .param("body", body)
        .param("at", at)
        .query(BallotStore::read)
        .optional();
  }

  Optional<Long> turnout(UUID ballot) {
    return db.sql("select ballot_turnout(:b) as t")
        .param("b", ballot)
        .query((row, n) -> Optional.ofNullable((Long) row.getObject("t")))
        .single();
  }

  // Roll

  void keepRoll(UUID ballot, List<RollLine> roll) {
    for (RollLine line : roll) {
      putOnRoll(ballot, line);
    }
  }

  void putOnRoll(UUID ballot, RollLine line) {
    db.sql(
            """
            insert into ballot_roll (ballot, practice, patients, area) values (:b, :p, :n, :a)
            on conflict (ballot, practice) do update set patients = excluded.patients, area = excluded.area""")
        .param("b", ballot)
        .param("p", line.practice())
        .param("n", line.patients())
        .param("a", line.area())
        .update();
  }

  void takeOffRoll(UUID ballot, String practice) {
    db.sql("delete from ballot_roll where ballot = :b and practice = :p")
        .param("b", ballot)
        .param("p", practice)
        .update();
  }

  List<RollLine> roll(UUID ballot) {
    return db.sql(
            "select practice, patients, area from ballot_roll where ballot = :b order by practice collate \"C\"")
        .param("b", ballot)
        .query(
            (row, n) ->
                new RollLine(
                    row.getString("practice"), row.getLong("patients"), row.getString("area")))
        .list();
  }

  // Reminders

  void remind(UUID ballot, Instant at) {
    db.sql("insert into ballot_reminder (ballot, asked_at) values (:b, :at)")
        .param("b", ballot)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Marks what reminders were asked for as sent; whether there were any. */
  boolean takeReminders(UUID ballot, Instant now) {
    return db.sql("update ballot_reminder set sent_at = :now where ballot = :b and sent_at is null")
            .param("b", ballot)
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  long remindersSince(UUID ballot, Instant since) {
    return db.sql("select count(*) from ballot_reminder where ballot = :b and asked_at > :since")
        .param("b", ballot)
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  private Optional<Ballot> one(String where, Object key) {
    return list(where, key).stream().findFirst();
  }

  private List<Ballot> list(String where, Object key) {
    return db.sql("select * from ballot " + where)
        .param("key", key)
        .query(BallotStore::read)
        .list();
  }

  private static Ballot read(ResultSet row, int n) throws SQLException {
    Array options = row.getArray("options");
    return new Ballot(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("question"),
        row.getLong("constitution"),
        Arrays.asList((String[]) options.getArray()),
        Ballot.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getObject("notice", LocalDate.class)),
        row.getTimestamp("opens_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        new Ballot.Plan(
            Optional.ofNullable(row.getObject("effect_on", LocalDate.class)),
            row.getString("effect_words"),
            Optional.ofNullable(row.getObject("review_on", LocalDate.class))),
        Optional.ofNullable(row.getTimestamp("frozen_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("basis")).orElse(""),
        Optional.ofNullable(row.getObject("basis_as_at", LocalDate.class)),
        row.getBoolean("turnout_shown"),
        row.getBoolean("successor_may_cast"),
        Optional.ofNullable(row.getObject("office", UUID.class)),
        row.getString("stop_reason"),
        Optional.ofNullable((Long) row.getObject("published_entry")),
        Optional.ofNullable((Long) row.getObject("opened_entry")),
        Optional.ofNullable((Long) row.getObject("ended_entry")));
  }
}
