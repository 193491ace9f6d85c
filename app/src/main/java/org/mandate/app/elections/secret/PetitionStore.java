package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.Petition.Signature;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of petitions and their signatures. */
final class PetitionStore {
  private final JdbcClient db;

  PetitionStore(JdbcClient db) {
    this.db = db;
  }

  void open(Petition p, Record.Written written) {
    db.sql(
            """
            insert into secret_petition (id, body, office, words, person, closes_on, opened_at, entry)
            values (:id, :body, :office, :words, :person, :closes, :at, :entry)""")
        .param("id", p.id())
        .param("body", p.body())
        .param("office", p.office())
        .param("words", p.words())
        .param("person", p.person())
        .param("closes", p.closesOn())
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
  }

  void end(Petition p, String ended, int signed, int needed, Record.Written written) {
    db.sql(
            """
            update secret_petition set ended = :ended, signed = :signed, needed = :needed, ended_at = :at,
              ended_entry = :entry
             where id = :id and ended is null""")
        .param("ended", ended)
        .param("signed", signed)
        .param("needed", needed)
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", p.id())
        .update();
  }

  void sign(Signature s, UUID person, Record.Written written) {
    db.sql(
            """
            insert into secret_signature (id, petition, practice, signed_at, entry)
            values (:id, :p, :practice, :at, :entry)""")
        .param("id", s.id())
        .param("p", s.petition())
        .param("practice", s.practice())
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
    db.sql("insert into secret_signer (signature, person) values (:s, :p)")
        .param("s", s.id())
        .param("p", person)
        .update();
  }

  void withdraw(UUID signature, Record.Written written) {
    db.sql(
            """
            update secret_signature set withdrawn_at = :at, withdrawn_entry = :entry
             where id = :id and withdrawn_at is null""")
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .param("id", signature)
        .update();
  }

  Optional<Petition> byId(UUID id) {
    return list("where id = :key", id).stream().findFirst();
  }

  List<Petition> ofBody(UUID body) {
    return list("where body = :key order by opened_at desc, id", body);
  }

  List<Petition> open() {
    return list("where ended is null and :key = 1 order by opened_at, id", 1);
  }

  List<Petition> all() {
    return list("where :key = 1 order by opened_at, id", 1);
  }

  /** The signatures that whoever asks may see, withdrawn ones too. */
  List<Signature> signatures(UUID petition) {
    return db.sql("select * from secret_signature where petition = :p order by signed_at, id")
        .param("p", petition)
        .query(
            (row, n) ->
                new Signature(
                    row.getObject("id", UUID.class),
                    row.getObject("petition", UUID.class),
                    row.getString("practice"),
                    row.getLong("entry"),
                    Optional.ofNullable((Long) row.getObject("withdrawn_entry"))))
        .list();
  }

  /** How many practices have signed, for everybody. */
  long count(UUID petition) {
    return db.sql("select secret_signatures(:p)").param("p", petition).query(Long.class).single();
  }

  private List<Petition> list(String where, Object key) {
    return db.sql("select * from secret_petition " + where)
        .param("key", key)
        .query(PetitionStore::read)
        .list();
  }

  private static Petition read(ResultSet row, int n) throws SQLException {
    return new Petition(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("office", UUID.class),
        row.getString("words"),
        row.getObject("person", UUID.class),
        row.getObject("closes_on", LocalDate.class),
        row.getTimestamp("opened_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getString("ended")),
        row.getInt("signed"),
        row.getInt("needed"),
        Optional.ofNullable((Long) row.getObject("ended_entry")));
  }
}
