package org.mandate.app.elections.sealed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of trustees' keys. Every question is of the attempt that counts. */
record KeyStore(JdbcClient db) {

  /**
   * A ceremony that was begun again.
   *
   * @param attempt the one that began with it, from 2
   */
  record Restart(int attempt, String reason, Instant at) {}

  /** Keeps the board as it is until the transaction ends, so that steps follow one another. */
  void hold(UUID election) {
    db.sql("select hold_election(:e, false)").param("e", election).query((row, n) -> 0).list();
    db.sql("select * from sealed_tip(:e)").param("e", election).query((row, n) -> 0).list();
  }

  boolean hasBoard(UUID election) {
    return db.sql("select exists (select 1 from sealed_event where election = :e and height = 0)")
        .param("e", election)
        .query(Boolean.class)
        .single();
  }

  // Beginning again

  List<Restart> restarts(UUID election) {
    return db.sql("select * from sealed_restart where election = :e order by attempt")
        .param("e", election)
        .query(
            (row, n) ->
                new Restart(
                    row.getInt("attempt"),
                    row.getString("reason"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  void restart(UUID election, Restart restart, long entry) {
    db.sql(
            "insert into sealed_restart (election, attempt, reason, at, entry)"
                + " values (:e, :a, :r, :at, :entry)")
        .param("e", election)
        .param("a", restart.attempt())
        .param("r", restart.reason())
        .param("at", SealedStore.utc(restart.at()))
        .param("entry", entry)
        .update();
  }

  // Keys of which every one is needed

  List<SealedBoard.Trustee> trustees(UUID election) {
    return db.sql(
            "select * from sealed_trustee where election = :e and attempt = sealed_attempt(:e)"
                + " order by number")
        .param("e", election)
        .query(
            (row, n) ->
                new SealedBoard.Trustee(
                    row.getObject("role", UUID.class),
                    row.getInt("number"),
                    row.getString("commitment"),
                    Optional.ofNullable(row.getString("salt")),
                    Optional.ofNullable(row.getString("material"))))
        .list();
  }

  void commit(UUID election, UUID role, int number, String commitment, Instant at, long entry) {
    db.sql(
            "insert into sealed_trustee"
                + " (election, attempt, role, number, commitment, committed_at, committed_entry)"
                + " values (:e, sealed_attempt(:e), :r, :n, :c, :at, :entry)")
        .param("e", election)
        .param("r", role)
        .param("n", number)
        .param("c", commitment)
        .param("at", SealedStore.utc(at))
        .param("entry", entry)
        .update();
  }

  void open(UUID election, UUID role, String salt, String key, Instant at, long entry) {
    db.sql(
            "update sealed_trustee set salt = :s, material = :k, opened_at = :at, opened_entry = :entry"
                + " where election = :e and attempt = sealed_attempt(:e) and role = :r"
                + " and material is null")
        .param("e", election)
        .param("r", role)
        .param("s", salt)
        .param("k", key)
        .param("at", SealedStore.utc(at))
        .param("entry", entry)
        .update();
  }

  // Keys of which some are enough

  /** What was handed in, as far as whoever asks may see it. */
  List<SharedRound.Step> steps(UUID election) {
    return db.sql(
            "select * from sealed_ceremony where election = :e and attempt = sealed_attempt(:e)"
                + " order by number, kind")
        .param("e", election)
        .query((row, n) -> step(row))
        .list();
  }

  private static SharedRound.Step step(ResultSet row) throws SQLException {
    return new SharedRound.Step(
        row.getInt("number"),
        SharedRound.Kind.of(row.getString("kind")),
        row.getString("content"),
        Optional.ofNullable(row.getString("salt")));
  }

  void keep(UUID election, UUID role, SharedRound.Step step, Instant at, long entry) {
    db.sql(
            "insert into sealed_ceremony (election, attempt, role, number, kind, content, salt, at, entry)"
                + " values (:e, sealed_attempt(:e), :r, :n, :k, :c, :s, :at, :entry)")
        .param("e", election)
        .param("r", role)
        .param("n", step.seat())
        .param("k", step.kind().word())
        .param("c", step.content())
        .param("s", step.salt().orElse(null))
        .param("at", SealedStore.utc(at))
        .param("entry", entry)
        .update();
  }

  // Attempts that were given up: nothing of them serves again

  /** The commitments to keys of which every one was needed. */
  List<String> givenUpCommitments(UUID election) {
    return db.sql(
            "select commitment from sealed_trustee where election = :e and attempt < sealed_attempt(:e)")
        .param("e", election)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** The public keys that were opened, of which every one was needed. */
  List<String> givenUpKeys(UUID election) {
    return db.sql(
            "select material from sealed_trustee where election = :e and attempt < sealed_attempt(:e)"
                + " and material is not null")
        .param("e", election)
        .query(String.class)
        .list();
  }

  /** The certificates of trustees of whom some were enough. */
  List<String> givenUpCertificates(UUID election) {
    return db.sql(
            "select content from sealed_ceremony where election = :e and attempt < sealed_attempt(:e)"
                + " and kind = 'certificate'")
        .param("e", election)
        .query((row, n) -> row.getString(1))
        .list();
  }

  // For the audit: every attempt

  /** Something that was handed in, with its entry. */
  record Kept<T>(String name, T value, long entry) {}

  List<Kept<SharedRound.Step>> allSteps() {
    return db.sql("select * from sealed_ceremony order by election, attempt, number, kind")
        .query((row, n) -> new Kept<>(name(row), step(row), row.getLong("entry")))
        .list();
  }

  List<Kept<Restart>> allRestarts() {
    return db.sql("select * from sealed_restart order by election, attempt")
        .query(
            (row, n) ->
                new Kept<>(
                    row.getString("election"),
                    new Restart(
                        row.getInt("attempt"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()),
                    row.getLong("entry")))
        .list();
  }

  private static String name(ResultSet row) throws SQLException {
    return row.getString("election")
        + " attempt "
        + row.getInt("attempt")
        + " seat "
        + row.getInt("number")
        + " "
        + row.getString("kind");
  }
}
