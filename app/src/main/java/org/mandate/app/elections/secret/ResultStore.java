package org.mandate.app.elections.secret;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretResult.Elected;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of results, of those elected, and of complaints. */
final class ResultStore {
  private final JdbcClient db;

  ResultStore(JdbcClient db) {
    this.db = db;
  }

  void keep(SecretResult r) {
    db.sql(
            """
            insert into secret_result (election, votes, rankings, cast_ballots, blank, patients,
              blank_patients, outcome, declared_at, entry)
            values (:e, :votes, :rankings, :cast, :blank, :patients, :blankPatients, :outcome, :at,
              :entry)""")
        .param("e", r.election())
        .param("votes", r.ranked() ? null : r.votes().toArray(Long[]::new))
        .param("rankings", r.ranked() ? r.rankingsText() : null)
        .param("cast", r.cast())
        .param("blank", r.blank())
        .param("patients", r.patients().map(p -> p.votes().toArray(Long[]::new)).orElse(null))
        .param("blankPatients", r.patients().map(SecretResult.Patients::blank).orElse(null))
        .param("outcome", r.outcome().word())
        .param("at", Timestamp.from(r.declaredAt()))
        .param("entry", r.entry())
        .update();
  }

  Optional<SecretResult> of(UUID election) {
    return db.sql("select * from secret_result where election = :e")
        .param("e", election)
        .query(ResultStore::result)
        .optional();
  }

  private static SecretResult result(ResultSet row, int n) throws SQLException {
    Array votes = row.getArray("votes");
    String rankings = row.getString("rankings");
    return new SecretResult(
        row.getObject("election", UUID.class),
        votes == null ? List.of() : Arrays.asList((Long[]) votes.getArray()),
        rankings == null ? Optional.empty() : Optional.of(SecretResult.rankings(rankings)),
        row.getLong("cast_ballots"),
        row.getLong("blank"),
        patients(row),
        SecretResult.Outcome.of(row.getString("outcome")),
        row.getTimestamp("declared_at").toInstant(),
        row.getLong("entry"));
  }

  private static Optional<SecretResult.Patients> patients(ResultSet row) throws SQLException {
    Array patients = row.getArray("patients");
    return patients == null
        ? Optional.empty()
        : Optional.of(
            new SecretResult.Patients(
                Arrays.asList((Long[]) patients.getArray()), row.getLong("blank_patients")));
  }

  // Those elected

  void elect(Elected e) {
    db.sql(
            """
            insert into secret_elected (election, number, nomination, how, constituency, office, follows,
              entry)
            values (:e, :n, :nomination, :how, :constituency, :office, :follows, :entry)""")
        .param("e", e.election())
        .param("n", e.number())
        .param("nomination", e.nomination())
        .param("how", e.how())
        .param("constituency", e.constituency())
        .param("office", e.office().orElse(null))
        .param("follows", e.follows().orElse(null))
        .param("entry", e.entry())
        .update();
  }

  void seated(Elected e, UUID office, String constituency) {
    db.sql(
            """
            update secret_elected set office = :o, constituency = :c where election = :e and number = :n""")
        .param("o", office)
        .param("c", constituency)
        .param("e", e.election())
        .param("n", e.number())
        .update();
  }

  List<Elected> elected(UUID election) {
    return db.sql("select * from secret_elected where election = :e order by number")
        .param("e", election)
        .query(
            (row, n) ->
                new Elected(
                    row.getObject("election", UUID.class),
                    row.getInt("number"),
                    row.getObject("nomination", UUID.class),
                    row.getString("how"),
                    row.getString("constituency"),
                    Optional.ofNullable(row.getObject("office", UUID.class)),
                    Optional.ofNullable(row.getObject("follows", UUID.class)),
                    row.getLong("entry")))
        .list();
  }

  /** The election that filled an office; empty where none did. */
  Optional<UUID> seated(UUID office) {
    return db.sql("select election from secret_elected where office = :o")
        .param("o", office)
        .query((row, n) -> row.getObject("election", UUID.class))
        .optional();
  }

  // Complaints

  void complain(Complaint c, Record.Written written) {
    db.sql(
            """
            insert into secret_complaint (id, election, person, words, apart, raised_at, entry)
            values (:id, :e, :person, :words, :apart, :at, :entry)""")
        .param("id", c.id())
        .param("e", c.election())
        .param("person", c.person())
        .param("words", c.words())
        .param("apart", c.apart())
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
  }

  /** Whether whoever asks is the one to settle it. */
  boolean settles(UUID complaint) {
    return db.sql(
            "select i_settle_complaint(election, person, apart) from secret_complaint where id = :id")
        .param("id", complaint)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void settle(UUID complaint, String outcome, String answer, Record.Written written) {
    db.sql(
            """
            update secret_complaint set outcome = :o, answer = :a, settled_at = :at, settled_entry = :entry
             where id = :id and outcome is null""")
        .param("o", outcome)
        .param("a", answer)
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", complaint)
        .update();
  }

  List<Complaint> complaints(UUID election) {
    return db.sql("select * from secret_complaint where election = :e order by raised_at, id")
        .param("e", election)
        .query(ResultStore::complaint)
        .list();
  }

  Optional<Complaint> complaintById(UUID id) {
    return db.sql("select * from secret_complaint where id = :id")
        .param("id", id)
        .query(ResultStore::complaint)
        .optional();
  }

  /** One person's complaints that were answered not long ago. */
  List<Complaint> answeredTo(UUID person) {
    return db.sql(
            """
            select * from secret_complaint where person = :p and settled_at > clock() - interval '30 days'
             order by settled_at desc""")
        .param("p", person)
        .query(ResultStore::complaint)
        .list();
  }

  List<Complaint> allComplaints() {
    return db.sql("select * from secret_complaint order by raised_at, id")
        .query(ResultStore::complaint)
        .list();
  }

  /** How many complaints there are, and how many wait; whoever may read them. */
  Complaint.Counts counts(UUID election) {
    return db.sql("select * from secret_complaint_counts(:e)")
        .param("e", election)
        .query((row, n) -> new Complaint.Counts(row.getLong("raised"), row.getLong("undecided")))
        .single();
  }

  /** How complaints were settled, in order, for everybody. */
  List<Complaint.Answer> answers(UUID election) {
    return db.sql("select * from secret_complaint_answers(:e)")
        .param("e", election)
        .query(
            (row, n) ->
                new Complaint.Answer(
                    row.getString("outcome"),
                    row.getString("answer"),
                    row.getTimestamp("settled_at").toInstant(),
                    row.getBoolean("apart")))
        .list();
  }

  private static Complaint complaint(ResultSet row, int n) throws SQLException {
    return new Complaint(
        row.getObject("id", UUID.class),
        row.getObject("election", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("words"),
        row.getBoolean("apart"),
        row.getTimestamp("raised_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getString("outcome")),
        row.getString("answer"),
        SecretStore.at(row, "settled_at"),
        Optional.ofNullable((Long) row.getObject("settled_entry")));
  }
}
