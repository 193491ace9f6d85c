package org.mandate.app.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of people. What it sees is decided by the database for the transaction's identity. */
final class PeopleStore {
  private final JdbcClient db;

  PeopleStore(JdbcClient db) {
    this.db = db;
  }

  void addPerson(UUID id, String name) {
    db.sql("insert into person (id, name) values (?, ?)").params(id, name).update();
  }

  void addAddress(UUID person, String email) {
    db.sql("select keep_address(?, ?)").params(person, email).query(rs -> {});
  }

  void addRegistrar(UUID person, LocalDate from) {
    db.sql("insert into registrar (person, from_date) values (?, ?)").params(person, from).update();
  }

  Optional<Person> person(UUID id) {
    return db.sql("select id, name from person where id = :id")
        .param("id", id)
        .query((row, n) -> new Person(row.getObject("id", UUID.class), row.getString("name")))
        .optional();
  }

  /**
   * One change of an organisation's people after the other: a second click finds the first done.
   */
  void oneAtATime(String organisation) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('people:' || ?, 3))")
        .param(organisation)
        .query(rs -> {});
  }

  Optional<UUID> atAddress(String email) {
    return db.sql("select person_at_address(?) as person")
        .param(email)
        .query((row, n) -> Optional.ofNullable(row.getObject("person", UUID.class)))
        .single();
  }

  /** Whether such a row is there, superseded or not, as far as whoever asks may see. */
  boolean isKept(UUID id) {
    return db.sql(
            "select exists (select 1 from affiliation where id = :id)"
                + " or exists (select 1 from authority where id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  void addAffiliation(Affiliation a, Instant at, long entry) {
    db.sql(
            """
            insert into affiliation (id, person, organisation, role, from_date, to_date, recorded_at, entry)
            values (?, ?, ?, ?, ?, ?::date, ?, ?)""")
        .params(
            a.id(),
            a.person(),
            a.organisation(),
            a.role(),
            a.from(),
            a.until().map(LocalDate::toString).orElse("infinity"),
            Timestamp.from(at),
            entry)
        .update();
  }

  void supersedeAffiliation(UUID id, Instant at) {
    db.sql("update affiliation set superseded_at = ? where id = ? and superseded_at = 'infinity'")
        .params(Timestamp.from(at), id)
        .update();
  }

  Optional<Affiliation> affiliation(UUID id) {
    return affiliations("a.id = :key", id).stream().findFirst();
  }

  List<Affiliation> ofPerson(UUID person) {
    return affiliations("a.person = :key", person);
  }

  List<Affiliation> ofOrganisation(String organisation) {
    return affiliations("a.organisation = :key", organisation);
  }

  List<Affiliation> ofPeople(Collection<UUID> people) {
    return affiliations("a.person = any(:key)", people.toArray(new UUID[0]));
  }

  Map<UUID, String> names(Collection<UUID> people) {
    Map<UUID, String> names = new HashMap<>();
    db.sql("select id, name from person where id = any(:ids)")
        .param("ids", people.toArray(UUID[]::new))
        .query(
            row -> {
              names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
    return names;
  }

  List<Affiliation> ofOrganisations(Collection<String> organisations) {
    return affiliations("a.organisation = any(:key)", organisations.toArray(new String[0]));
  }

  private List<Affiliation> affiliations(String where, Object key) {
    return db.sql(
            "select a.id, a.person, p.name, a.organisation, a.role, a.from_date, a.to_date from affiliation a"
                + " join person p on p.id = a.person where a.superseded_at = 'infinity' and "
                + where
                + " order by a.from_date, p.name")
        .param("key", key)
        .query(PeopleStore::affiliation)
        .list();
  }

  private static Affiliation affiliation(java.sql.ResultSet row, int n)
      throws java.sql.SQLException {
    return new Affiliation(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("name"),
        row.getString("organisation"),
        row.getString("role"),
        row.getObject("from_date", LocalDate.class),
        RegisterStore.finite(row, "to_date"));
  }

  void addAuthority(Authority a, Instant at, long entry) {
    db.sql(
            """
            insert into authority (id, person, practice, standing, proof, from_date, to_date, recorded_at, entry)
            values (?, ?, ?, ?, ?, ?, ?::date, ?, ?)""")
        .params(
            a.id(),
            a.person(),
            a.practice(),
            a.standing(),
            a.proof(),
            a.from(),
            a.until().map(LocalDate::toString).orElse("infinity"),
            Timestamp.from(at),
            entry)
        .update();
  }

  void supersedeAuthority(UUID id, Instant at) {
    db.sql("update authority set superseded_at = ? where id = ? and superseded_at = 'infinity'")
        .params(Timestamp.from(at), id)
        .update();
  }

  /** The authorities of a practice that hold on a day or later. */
  List<Authority> authorities(String practice, LocalDate date) {
    return db.sql(AUTHORITIES + "a.practice = :key and a.to_date > :date order by a.standing desc")
        .param("key", practice)
        .param("date", date)
        .query(PeopleStore::authority)
        .list();
  }

  Optional<Authority> authority(UUID id) {
    return db.sql(AUTHORITIES + "a.id = :id")
        .param("id", id)
        .query(PeopleStore::authority)
        .optional();
  }

  /** What a person may vote for on a day. */
  List<Authority> votes(UUID person, LocalDate date) {
    return db.sql(
            AUTHORITIES
                + "a.person = :key and a.from_date <= :date and a.to_date > :date order by a.practice")
        .param("key", person)
        .param("date", date)
        .query(PeopleStore::authority)
        .list();
  }

  private static final String AUTHORITIES =
      "select a.id, a.person, p.name, a.practice, a.standing, a.proof, a.from_date, a.to_date from authority a"
          + " join person p on p.id = a.person where a.superseded_at = 'infinity' and ";

  private static Authority authority(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Authority(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("name"),
        row.getString("practice"),
        row.getString("standing"),
        row.getString("proof"),
        row.getObject("from_date", LocalDate.class),
        RegisterStore.finite(row, "to_date"));
  }

  /** Every affiliation ever recorded, without names, with its entry. */
  void everyAffiliation(BiConsumer<Affiliation, Long> each) {
    db.sql("select *, '' as name from affiliation order by entry")
        .query((RowCallbackHandler) row -> each.accept(affiliation(row, 0), row.getLong("entry")));
  }

  /** The same of authorities. */
  void everyAuthority(BiConsumer<Authority, Long> each) {
    db.sql("select *, '' as name from authority order by entry")
        .query((RowCallbackHandler) row -> each.accept(authority(row, 0), row.getLong("entry")));
  }

  /** The organisations, and the practices to vote for, of whoever asks; nothing for nobody. */
  record Mine(Set<String> organisations, Set<String> votes, boolean registrar) {}

  Mine mine() {
    return new Mine(
        Set.copyOf(db.sql("select my_organisations()").query((row, n) -> row.getString(1)).list()),
        Set.copyOf(db.sql("select my_votes()").query((row, n) -> row.getString(1)).list()),
        db.sql("select i_am_registrar()").query(Boolean.class).single());
  }

  LocalDate today() {
    return db.sql("select clock()::date").query(LocalDate.class).single();
  }
}
