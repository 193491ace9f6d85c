package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of rolls, challenges to them, and what was mailed to their lines. */
final class RollStore {
  private final JdbcClient db;

  RollStore(JdbcClient db) {
    this.db = db;
  }

  void put(SecretVoter v) {
    db.sql(
            """
            insert into secret_voter (election, position, practice, area, person, name, patients)
            values (:e, :n, :practice, :area, :person, :name, :patients)""")
        .param("e", v.election())
        .param("n", v.position())
        .param("practice", v.practice())
        .param("area", v.area())
        .param("person", v.person().orElse(null))
        .param("name", v.name())
        .param("patients", v.weight().map(SecretVoter.Weight::patients).orElse(0L))
        .update();
  }

  void takeOff(UUID election, int position) {
    db.sql("delete from secret_voter where election = :e and position = :n")
        .param("e", election)
        .param("n", position)
        .update();
  }

  /** The lines whoever asks may see, in order, with their weights as the rules have them. */
  List<SecretVoter> roll(UUID election) {
    List<SecretVoter> lines =
        db.sql("select * from secret_voter where election = :e order by position")
            .param("e", election)
            .query(RollStore::line)
            .list();
    return Banded.weigh(bands(election), lines);
  }

  private static SecretVoter line(ResultSet row, int n) throws SQLException {
    long patients = row.getLong("patients");
    return new SecretVoter(
        row.getObject("election", UUID.class),
        row.getInt("position"),
        row.getString("practice"),
        row.getString("area"),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        row.getString("name"),
        patients == 0 ? Optional.empty() : Optional.of(new SecretVoter.Weight(patients, 0, 0)));
  }

  private Optional<Banding> bands(UUID election) {
    return db.sql("select band_least, band_unit from secret_election where id = :e")
        .param("e", election)
        .query((row, n) -> SecretStore.bands(row))
        .optional()
        .flatMap(b -> b);
  }

  /** Numbers of the lines that are whoever asks'. */
  List<Integer> mine(UUID election) {
    return db.sql("select position from my_secret_lines() where election = :e order by position")
        .param("e", election)
        .query((row, n) -> row.getInt("position"))
        .list();
  }

  // Challenges

  void raise(RollChallenge c) {
    db.sql(
            """
            insert into secret_challenge (id, election, person, practice, words, raised_at, entry)
            values (:id, :e, :person, :practice, :words, :at, :entry)""")
        .param("id", c.id())
        .param("e", c.election())
        .param("person", c.person())
        .param("practice", c.practice())
        .param("words", c.words())
        .param("at", Timestamp.from(c.raisedAt()))
        .param("entry", c.entry())
        .update();
  }

  void settle(RollChallenge c, Record.Written written) {
    db.sql(
            """
            update secret_challenge set outcome = :o, answer = :a, position = :n, settled_at = :at,
              settled_entry = :entry
             where id = :id and outcome is null""")
        .param("o", c.outcome().orElseThrow())
        .param("a", c.answer())
        .param("n", c.position().orElse(null))
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", c.id())
        .update();
  }

  List<RollChallenge> challenges(UUID election) {
    return db.sql("select * from secret_challenge where election = :e order by raised_at, id")
        .param("e", election)
        .query(RollStore::challenge)
        .list();
  }

  Optional<RollChallenge> challengeById(UUID id) {
    return db.sql("select * from secret_challenge where id = :id")
        .param("id", id)
        .query(RollStore::challenge)
        .optional();
  }

  List<RollChallenge> allChallenges() {
    return db.sql("select * from secret_challenge order by raised_at, id")
        .query(RollStore::challenge)
        .list();
  }

  private static RollChallenge challenge(ResultSet row, int n) throws SQLException {
    return new RollChallenge(
        row.getObject("id", UUID.class),
        row.getObject("election", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("practice"),
        row.getString("words"),
        row.getTimestamp("raised_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getString("outcome")),
        row.getString("answer"),
        Optional.ofNullable((Integer) row.getObject("position")),
        SecretStore.at(row, "settled_at"),
        Optional.ofNullable((Long) row.getObject("settled_entry")));
  }

  /** How many lines it has, whoever may read them. */
  long size(UUID election) {
    return db.sql("select secret_roll_size(:e)").param("e", election).query(Long.class).single();
  }

  /** When a challenge last changed the roll. */
  Optional<Instant> changedAt(UUID election) {
    return db.sql("select secret_roll_changed(:e) as at")
        .param("e", election)
        .query((row, n) -> SecretStore.at(row, "at"))
        .single();
  }

  /** How many challenges wait, whoever may read them. */
  long undecided(UUID election) {
    return db.sql("select secret_challenges_undecided(:e)")
        .param("e", election)
        .query(Long.class)
        .single();
  }

  // Mail

  void remind(UUID election, Instant at) {
    db.sql("insert into secret_reminder (election, asked_at) values (:e, :at)")
        .param("e", election)
        .param("at", Timestamp.from(at))
        .update();
  }

  long remindersSince(UUID election, Instant since) {
    return db.sql("select count(*) from secret_reminder where election = :e and asked_at > :since")
        .param("e", election)
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  /** Elections of which a reminder was asked for and did not go out yet. */
  List<UUID> remindersDue() {
    return db.sql("select distinct election from secret_reminder where sent_at is null")
        .query((row, n) -> row.getObject("election", UUID.class))
        .list();
  }

  /** Marks what reminders were asked for as sent; whether there were any. */
  boolean takeReminders(UUID election, Instant now) {
    return db.sql(
                "update secret_reminder set sent_at = :now where election = :e and sent_at is null")
            .param("e", election)
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  /** Mails whoever votes on a line; as the job "closer". */
  void mail(UUID election, int position, String what, String subject, String words) {
    db.sql("select mail_secret_voter(:e, :n, :what, :s, :w)")
        .param("e", election)
        .param("n", position)
        .param("what", what)
        .param("s", subject)
        .param("w", words)
        .query((row, n) -> 0)
        .list();
  }

  /**
   * What was mailed to a line: counts, never an address, a link or a vote.
   *
   * @param what "opening", "credential" or "reminder"
   * @param earlier mails of more than 30 days ago, of which nothing more is kept
   */
  record Mailed(
      int position,
      String what,
      long waiting,
      long sent,
      long notSent,
      long noAddress,
      long earlier) {}

  List<Mailed> mailed(UUID election) {
    return db.sql("select * from secret_mail_counts(:e)")
        .param("e", election)
        .query(
            (row, n) ->
                new Mailed(
                    row.getInt("position"),
                    row.getString("what"),
                    row.getLong("waiting"),
                    row.getLong("sent"),
                    row.getLong("not_sent"),
                    row.getLong("no_address"),
                    row.getLong("earlier")))
        .list();
  }
}
