package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of nominations. Row security shows each asker only what is theirs to see. */
final class NominationStore {
  private final JdbcClient db;

  NominationStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Nomination n) {
    db.sql(
            """
            insert into secret_nomination (id, election, person, name, practice, statement, consent, made_at,
              entry, consent_entry)
            values (:id, :e, :person, :name, :practice, :statement, :consent, :at, :entry, :consentEntry)""")
        .param("id", n.id())
        .param("e", n.election())
        .param("person", n.person())
        .param("name", n.name())
        .param("practice", n.practice())
        .param("statement", n.statement())
        .param("consent", n.consent().name().toLowerCase(Locale.ROOT))
        .param("at", Timestamp.from(n.madeAt()))
        .param("entry", n.entry())
        .param("consentEntry", n.consentEntry().orElse(null))
        .update();
  }

  void nominatedBy(UUID nomination, UUID person) {
    db.sql("insert into secret_nominator (nomination, person) values (:n, :p)")
        .param("n", nomination)
        .param("p", person)
        .update();
  }

  /** The answer of the person, or their statement written anew. */
  void answer(UUID id, Nomination.Consent consent, String name, String statement, long entry) {
    db.sql(
            """
            update secret_nomination set consent = :c, name = :name, statement = :s, consent_entry = :entry
             where id = :id""")
        .param("c", consent.name().toLowerCase(Locale.ROOT))
        .param("name", name)
        .param("s", statement)
        .param("entry", entry)
        .param("id", id)
        .update();
  }

  void withdraw(UUID id, Record.Written written) {
    db.sql(
            "update secret_nomination set withdrawn_at = :at, withdrawn_entry = :entry where id = :id")
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", id)
        .update();
  }

  void list(UUID id, int place) {
    db.sql("update secret_nomination set listed = :n where id = :id")
        .param("n", place)
        .param("id", id)
        .update();
  }

  /** Whether somebody is nominated and has not said no, whoever may see it. */
  boolean isNominated(UUID election, UUID person) {
    return db.sql("select is_nominated(:e, :p)")
        .param("e", election)
        .param("p", person)
        .query(Boolean.class)
        .single();
  }

  List<Nomination> of(UUID election) {
    return list("where election = :key order by listed, made_at, id", election);
  }

  /** Those of one person that wait for an answer. */
  List<Nomination> awaiting(UUID person) {
    return list(
        "where person = :key and consent = 'awaited' and withdrawn_at is null order by made_at",
        person);
  }

  Optional<Nomination> byId(UUID id) {
    return list("where id = :key", id).stream().findFirst();
  }

  List<Nomination> all() {
    return list("where :key = 1 order by made_at, id", 1);
  }

  /** Mails the person; nobody here learns the address. */
  void mail(UUID election, UUID person, String subject, String words) {
    db.sql("select mail_secret_person(:e, :p, :s, :w)")
        .param("e", election)
        .param("p", person)
        .param("s", subject)
        .param("w", words)
        .query((row, n) -> 0)
        .list();
  }

  private List<Nomination> list(String where, Object key) {
    return db.sql("select * from secret_nomination " + where)
        .param("key", key)
        .query(NominationStore::read)
        .list();
  }

  private static Nomination read(ResultSet row, int n) throws SQLException {
    return new Nomination(
        row.getObject("id", UUID.class),
        row.getObject("election", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("name"),
        row.getString("practice"),
        row.getString("statement"),
        Nomination.Consent.valueOf(row.getString("consent").toUpperCase(Locale.ROOT)),
        Optional.ofNullable((Integer) row.getObject("listed")),
        SecretStore.at(row, "withdrawn_at"),
        row.getTimestamp("made_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable((Long) row.getObject("consent_entry")),
        Optional.ofNullable((Long) row.getObject("withdrawn_entry")));
  }
}
