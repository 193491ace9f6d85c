package org.mandate.app.interests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.interests.Interest.Close;
import org.mandate.app.interests.Interest.Held;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Tie;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of interests. What it sees is decided by the database for the transaction's identity. */
final class InterestStore {
  private final JdbcClient db;

  InterestStore(JdbcClient db) {
    this.db = db;
  }

  /** One declaration of a person after the other: a second click finds the first done. */
  void lock(UUID person) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('interests:' || :person, 53))")
        .param("person", person.toString())
        .query(rs -> {});
  }

  LocalDate today() {
    return db.sql("select london_today()").query(LocalDate.class).single();
  }

  /**
   * @param replaces the row whose place it takes; empty for a new interest
   */
  void keep(Interest i, Optional<UUID> replaces) {
    Held held = i.held();
    Close close = held.close();
    db.sql(
            """
            insert into interest (id, root, replaces, person, kind, certainty, relation, organisation, organisation_name,
              other, other_name, tie, words, share_parts, band, from_date, to_date, aware_on, declared_on,
              recorded_at, withheld, withheld_reason, entry)
            values (:id, :root, :replaces, :person, :kind, :certainty, :relation, :organisation, :organisationName,
              :other, :otherName, :tie, :words, :share, :band, :from, :to::date, :aware, :declared,
              :at, :withheld, :reason, :entry)""")
        .param("id", i.id())
        .param("root", i.root())
        .param("replaces", replaces.orElse(null))
        .param("person", i.person())
        .param("kind", Spelling.of(held.kind()))
        .param("certainty", Spelling.of(held.certainty()))
        .param("relation", Spelling.of(held.relation()))
        .param("organisation", held.organisation().isEmpty() ? null : held.organisation())
        .param("organisationName", held.organisationName())
        .param("other", close == null ? null : close.known().orElse(null))
        .param("otherName", close == null ? "" : close.name())
        .param("tie", close == null ? null : Spelling.of(close.tie()))
        .param("words", held.words())
        .param("share", held.shareParts())
        .param("band", held.band() == null ? null : held.band().word())
        .param("from", i.from())
        .param("to", i.until().map(LocalDate::toString).orElse("infinity"))
        .param("aware", i.awareOn())
        .param("declared", i.declaredOn())
        .param("at", Timestamp.from(i.recordedAt()))
        .param("withheld", i.isWithheld())
        .param("reason", i.withheldReason())
        .param("entry", i.entry().orElse(null))
        .update();
  }

  /** Puts a row away; another takes its place. */
  void supersede(UUID id, Instant at) {
    db.sql("update interest set superseded_at = :at where id = :id and superseded_at = 'infinity'")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What stands of a person, the newest declaration first. */
  List<Interest> of(UUID person) {
    return interests(
        "where person = :key and superseded_at = 'infinity' order by declared_on desc, recorded_at desc",
        person);
  }

  /** Every row of one interest, oldest first. */
  List<Interest> chain(UUID root) {
    return interests("where root = :key order by recorded_at, superseded_at", root);
  }

  Optional<Interest> find(UUID id) {
    return interests("where id = :key", id).stream().findFirst();
  }

  /** What stands and leads to one of these organisations. */
  List<Interest> to(Collection<String> organisations) {
    return organisations.isEmpty()
        ? List.of()
        : interests(
            "where organisation in (:key) and superseded_at = 'infinity' order by id",
            organisations);
  }

  /** What stands of these people, and what stands of others that names one of them as close. */
  List<Interest> of(Collection<UUID> people) {
    return people.isEmpty()
        ? List.of()
        : interests(
            "where (person in (:key) or other in (:key)) and superseded_at = 'infinity' order by id",
            people);
  }

  /** Every row with an entry of its own. */
  List<Interest> entered() {
    return interests("where entry is not null and :key order by entry", true);
  }

  private List<Interest> interests(String where, Object key) {
    return db.sql("select * from interest " + where)
        .param("key", key)
        .query(InterestStore::interest)
        .list();
  }

  private static Interest interest(ResultSet row, int n) throws SQLException {
    return new Interest(
        row.getObject("id", UUID.class),
        row.getObject("root", UUID.class),
        row.getObject("person", UUID.class),
        held(row),
        row.getObject("from_date", LocalDate.class),
        day(row, "to_date"),
        row.getObject("aware_on", LocalDate.class),
        row.getObject("declared_on", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        time(row, "superseded_at"),
        row.getString("withheld_reason"),
        Optional.ofNullable((Long) row.getObject("entry")));
  }

  private static Held held(ResultSet row) throws SQLException {
    return held(row, close(row));
  }

  /** The same columns as a published row has, which tells of nobody close. */
  static Held held(ResultSet row, @Nullable Close close) throws SQLException {
    return new Held(
        word(Kind.class, row, "kind"),
        word(Certainty.class, row, "certainty"),
        word(Interest.Relation.class, row, "relation"),
        text(row, "organisation"),
        text(row, "organisation_name"),
        close,
        text(row, "words"),
        (Long) row.getObject("share_parts"),
        Band.read(text(row, "band")).orElse(null));
  }

  private static @Nullable Close close(ResultSet row) throws SQLException {
    return row.getString("tie") == null
        ? null
        : new Close(
            word(Tie.class, row, "tie"),
            Optional.ofNullable(row.getObject("other", UUID.class)),
            text(row, "other_name"));
  }

  private static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column)
      throws SQLException {
    return Spelling.read(type, row.getString(column)).orElseThrow();
  }

  static String text(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  /** A date, empty for 'infinity'. */
  static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null || value.equals("infinity")
        ? Optional.empty()
        : Optional.of(LocalDate.parse(value));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return "infinity".equals(row.getString(column))
        ? Optional.empty()
        : Optional.of(row.getTimestamp(column).toInstant());
  }

  /** Erases what has been kept long enough; the number of rows. As the warden or the eraser. */
  long eraseLapsed() {
    return db.sql("select erase_lapsed_interests()").query(Long.class).single();
  }

  /** Somebody who may be named as close. */
  record Seen(UUID id, String name) {}

  /** Colleagues and holders of offices that whoever asks may see, by name. */
  List<Seen> knownPeople() {
    return db.sql(
            """
            select id, max(name) as name from (
              select id, name from person where name <> ''
              union all
              select h.person, h.name from office_holder h where h.name <> '' and office_is_held(h.office)) x
             where id is distinct from who_person() group by id order by max(name), id""")
        .query((row, n) -> new Seen(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  /** A name that whoever asks may see. */
  Optional<String> name(UUID person) {
    return db.sql(
            """
            select name from (select name from person where id = :id
              union all select name from office_holder where person = :id) x where name <> '' limit 1""")
        .param("id", person)
        .query((row, n) -> row.getString("name"))
        .optional();
  }

  Map<UUID, String> guarded() {
    Map<UUID, String> all = new LinkedHashMap<>();
    db.sql(
            """
            select g.id, coalesce(nullif(p.name, ''),
                (select max(h.name) from office_holder h where h.person = g.id), '') as name
              from people_i_guard() g(id) left join person p on p.id = g.id order by 2, 1""")
        .query(
            row -> {
              all.put(row.getObject("id", UUID.class), row.getString("name"));
            });
    return all;
  }

  /** What stands of these people, person by person. */
  List<Interest> ofAll(Collection<UUID> people) {
    return people.isEmpty()
        ? List.of()
        : interests(
            "where person in (:key) and superseded_at = 'infinity' order by person, declared_on desc, id",
            people);
  }
}
