package org.mandate.app.promises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.promises.Promise.Payee;
import org.mandate.app.promises.Promise.Version;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of promises and their terms. Row security decides what is read. */
final class PromiseStore {
  private static final int LOCK = 5300;
  private static final String SELECT =
      """
      select p.*, coalesce((select m.closed_until <= (select london_today()) from matter m where m.id = p.matter), true)
        as open from promise p
      """;

  private final JdbcClient db;

  PromiseStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** One at a time with a promise, or with the numbers of a body's, to the transaction's end. */
  void lock(UUID which) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:key))")
        .param("lock", LOCK)
        .param("key", which.toString())
        .query((row, n) -> 0)
        .list();
  }

  /** The next number of a body in a year; those on closed matters have none. */
  int nextNumber(UUID body, int year) {
    return db.sql(
            """
            select coalesce(max(substr(reference, 7)::int), 0) + 1 from promise
             where body = :b and reference like :year || '-P%'""")
        .param("b", body)
        .param("year", String.valueOf(year))
        .query(Integer.class)
        .single();
  }

  /** Whether a matter's words are public today; empty where whoever asks may not read them. */
  Optional<Boolean> isOpenMatter(UUID matter, UUID body) {
    return db.sql(
            """
            select m.closed_until <= (select london_today()) as open from matter m where m.id = :m and m.body = :b
               and (m.closed_until <= (select london_today()) or m.id in (select my_sealed_matters()))""")
        .param("m", matter)
        .param("b", body)
        .query(Boolean.class)
        .optional();
  }

  /** Whether it is a promise of an organisation in which whoever asks works. */
  boolean isOfMyOrganisation(UUID promise) {
    return db.sql("select :p in (select my_organisations_promises())")
        .param("p", promise)
        .query(Boolean.class)
        .single();
  }

  void keep(Promise p) {
    db.sql(
            """
            insert into promise (id, body, reference, title, kind, promiser, payee, payee_is_network, matter, programme,
              decision, minute, recorded_at, entry)
            values (:id, :body, :reference, :title, :kind, :promiser, :payee, :network, :matter, :programme, :decision,
              :minute, :at, :entry)""")
        .param("id", p.id())
        .param("body", p.body())
        .param("reference", p.reference())
        .param("title", p.title())
        .param("kind", p.kind().word())
        .param("promiser", p.promiser())
        .param("payee", p.payee() instanceof Payee.One(String code) ? code : null)
        .param("network", p.payee() instanceof Payee.Network)
        .param("matter", p.links().matter().orElse(null))
        .param("programme", p.links().programme().orElse(null))
        .param("decision", p.links().decision().orElse(null))
        .param("minute", p.links().minute().orElse(null))
        .param("at", Timestamp.from(p.recordedAt()))
        .param("entry", entry(p.entry()))
        .update();
  }

  static @Nullable Long entry(long entry) {
    return entry == 0 ? null : entry;
  }

  void keep(Version v) {
    Terms terms = v.terms().orElse(null);
    Terms.Lump lump = terms instanceof Terms.Lump l ? l : null;
    Terms.PerSession session = terms instanceof Terms.PerSession s ? s : null;
    Terms.Sharing.ByPatients by =
        lump != null && lump.sharing() instanceof Terms.Sharing.ByPatients b ? b : null;
    db.sql(
            """
            insert into promise_version (id, promise, number, side, words, source_title, source_page, said_by, meeting,
              said_on, support, lump_pence, lump_basis, lump_as_at, session_pence, sessions, conditions, claw_back,
              valid_from, recorded_at, entry)
            values (:id, :promise, :number, :side, :words, :title, :page, :saidBy, :meeting, :saidOn, :support, :lump,
              :lumpBasis, :lumpAsAt, :session, :sessions, :conditions, :clawBack, :from, :at, :entry)""")
        .param("id", v.id())
        .param("promise", v.promise())
        .param("number", v.number())
        .param("side", v.side().word())
        .param("words", v.words())
        .param("title", v.source().title())
        .param("page", v.source().page())
        .param("saidBy", v.source().saidBy())
        .param("meeting", v.source().meeting())
        .param("saidOn", v.source().saidOn())
        .param("support", v.support().orElse(null))
        .param("lump", lump == null ? null : lump.pence())
        .param("lumpBasis", by == null ? null : by.basis().word())
        .param("lumpAsAt", by == null ? null : by.asAt())
        .param("session", session == null ? null : session.pence())
        .param("sessions", session == null ? null : session.sessions())
        .param("conditions", v.conditions())
        .param("clawBack", v.clawBack())
        .param("from", v.validFrom())
        .param("at", Timestamp.from(v.recordedAt()))
        .param("entry", entry(v.entry()))
        .update();
    if (terms instanceof Terms.PerHead(List<Part> parts)) {
      for (int i = 0; i < parts.size(); i++) {
        keep(v.id(), i + 1, parts.get(i));
      }
    }
    for (int i = 0; i < v.instalments().size(); i++) {
      keep(v.id(), i + 1, v.instalments().get(i));
    }
  }

  private void keep(UUID version, int position, Part part) {
    db.sql(
            """
            insert into promise_rate (version, position, rate, basis, as_at)
            values (:v, :position, :rate, :basis, :asAt)""")
        .param("v", version)
        .param("position", position)
        .param("rate", part.rate().pounds())
        .param("basis", part.basis().word())
        .param("asAt", part.asAt())
        .update();
  }

  private void keep(UUID version, int position, Schedule.Instalment one) {
    db.sql(
            """
            insert into promise_instalment (version, position, due_on, numerator, denominator)
            values (:v, :position, :on, :numerator, :denominator)""")
        .param("v", version)
        .param("position", position)
        .param("on", one.dueOn())
        .param("numerator", one.numerator())
        .param("denominator", one.denominator())
        .update();
  }

  // Reading

  Optional<Promise> byId(UUID id) {
    return read("where p.id = :k", id).stream().findFirst();
  }

  Optional<Promise> at(UUID body, String reference) {
    return read("where p.reference = :k", reference).stream()
        .filter(p -> p.body().equals(body))
        .findFirst();
  }

  List<Promise> of(UUID body) {
    return read("where p.body = :k", body);
  }

  List<Promise> ofDecision(String decision) {
    return read("where p.decision = :k", decision);
  }

  /** The entries of what hangs on a decision; a sealed promise has none. */
  List<Long> entriesOf(String decision) {
    return db.sql(
            """
            select e.id from promise p join record_entry e on e.subject = 'promise:' || p.id
             where p.decision = :d order by e.id""")
        .param("d", decision)
        .query((row, n) -> row.getLong("id"))
        .list();
  }

  /** The last place in the record of an entry of a promise, by the decision that it hangs on. */
  Map<String, Long> lastPlaces() {
    Map<String, Long> places = new HashMap<>();
    db.sql(
            """
            select p.decision, max(e.place) as place from promise p
              join record_entry e on e.subject = 'promise:' || p.id
             where p.decision is not null and e.place is not null group by p.decision""")
        .query((row, n) -> places.put(row.getString("decision"), row.getLong("place")))
        .list();
    return places;
  }

  List<Promise> ofProgramme(UUID programme) {
    return read("where p.programme = :k", programme);
  }

  List<Promise> all() {
    return read("where :k = 1", 1);
  }

  private List<Promise> read(String where, Object key) {
    Map<UUID, List<Version>> versions = versions(where, key);
    return db.sql(SELECT + where + " order by p.recorded_at, p.id")
        .param("k", key)
        .query((row, n) -> promise(row, versions))
        .list();
  }

  private static Promise promise(ResultSet row, Map<UUID, List<Version>> versions)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String payee = row.getString("payee");
    return new Promise(
        id,
        row.getObject("body", UUID.class),
        row.getString("reference"),
        row.getString("title"),
        Promise.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("promiser"),
        payee != null
            ? new Payee.One(payee)
            : row.getBoolean("payee_is_network") ? new Payee.Network() : new Payee.Itself(),
        new Promise.Links(
            Optional.ofNullable(row.getObject("matter", UUID.class)),
            Optional.ofNullable(row.getObject("programme", UUID.class)),
            Optional.ofNullable(row.getString("decision")),
            Optional.ofNullable(row.getObject("minute", UUID.class))),
        row.getBoolean("open"),
        versions.getOrDefault(id, List.of()),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private Map<UUID, List<Version>> versions(String where, Object key) {
    Map<UUID, List<Part>> parts = new HashMap<>();
    String those = " in (select v.id from promise_version v join promise p on p.id = v.promise ";
    db.sql("select * from promise_rate where version" + those + where + ") order by position")
        .param("k", key)
        .query(
            (row, n) ->
                parts
                    .computeIfAbsent(row.getObject("version", UUID.class), x -> new ArrayList<>())
                    .add(part(row)))
        .list();
    Map<UUID, List<Schedule.Instalment>> due = new HashMap<>();
    db.sql("select * from promise_instalment where version" + those + where + ") order by position")
        .param("k", key)
        .query(
            (row, n) ->
                due.computeIfAbsent(row.getObject("version", UUID.class), x -> new ArrayList<>())
                    .add(instalment(row)))
        .list();
    Map<UUID, List<Version>> all = new HashMap<>();
    db.sql("select v.* from promise_version v join promise p on p.id = v.promise " + where)
        .param("k", key)
        .query(
            (row, n) ->
                all.computeIfAbsent(row.getObject("promise", UUID.class), x -> new ArrayList<>())
                    .add(version(row, parts, due)))
        .list();
    all.values()
        .forEach(l -> l.sort(Comparator.comparing(Version::number).thenComparing(Version::side)));
    return all;
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(
        new Rate(row.getBigDecimal("rate")),
        Basis.named(row.getString("basis")).orElseThrow(),
        row.getObject("as_at", LocalDate.class));
  }

  private static Schedule.Instalment instalment(ResultSet row) throws SQLException {
    return new Schedule.Instalment(
        row.getObject("due_on", LocalDate.class),
        row.getInt("numerator"),
        row.getInt("denominator"));
  }

  private static Version version(
      ResultSet row, Map<UUID, List<Part>> parts, Map<UUID, List<Schedule.Instalment>> instalments)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Version(
        id,
        row.getObject("promise", UUID.class),
        row.getInt("number"),
        Promise.Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
        row.getString("words"),
        new Promise.Source(
            row.getString("source_title"),
            row.getString("source_page"),
            row.getString("said_by"),
            row.getString("meeting"),
            row.getObject("said_on", LocalDate.class)),
        terms(row, parts.getOrDefault(id, List.of())),
        Optional.ofNullable(row.getString("support")),
        List.copyOf(instalments.getOrDefault(id, List.of())),
        row.getString("conditions"),
        row.getString("claw_back"),
        row.getObject("valid_from", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static Optional<Terms> terms(ResultSet row, List<Part> parts) throws SQLException {
    if (!parts.isEmpty()) {
      return Optional.of(new Terms.PerHead(parts));
    }
    long lump = row.getLong("lump_pence");
    if (lump > 0) {
      Optional<Basis> basis =
          Optional.ofNullable(row.getString("lump_basis")).flatMap(Basis::named);
      return Optional.of(
          new Terms.Lump(
              lump,
              basis.isPresent()
                  ? new Terms.Sharing.ByPatients(
                      basis.get(), row.getObject("lump_as_at", LocalDate.class))
                  : new Terms.Sharing.Equally()));
    }
    long session = row.getLong("session_pence");
    if (session > 0) {
      return Optional.of(new Terms.PerSession(session, row.getInt("sessions")));
    }
    return row.getString("support") == null ? Optional.empty() : Optional.of(new Terms.Support());
  }
}
