package org.mandate.app.promises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.promises.Owed.Counted;
import org.mandate.app.record.Canonical;
import org.mandate.ledger.Account;
import org.mandate.ledger.Balance;
import org.mandate.ledger.Line;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of dues and of the journal. */
final class MoneyStore {
  /** Later than every moment that was or will be recorded. */
  static final Instant AS_NOW = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcTemplate jdbc;
  private final JdbcClient db;

  MoneyStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.db = JdbcClient.create(jdbc);
  }

  List<UUID> freshIds(int many) {
    return db.sql("select fresh_id() as id from generate_series(1, :n)")
        .param("n", many)
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  // Dues

  void keepDues(List<Owed> dues) {
    jdbc.batchUpdate(
        """
        insert into due (id, promise, version, organisation, instalment, due_on, pence, patients, cannot_tell,
          recorded_at, entry) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
        dues.stream()
            .map(
                d ->
                    new Object[] {
                      d.id(),
                      d.promise(),
                      d.version(),
                      d.organisation(),
                      d.instalment(),
                      d.dueOn(),
                      d.pence().orElse(null),
                      patients(d.counted()),
                      d.cannotTell().orElse(null),
                      Timestamp.from(d.recordedAt()),
                      PromiseStore.entry(d.entry())
                    })
            .toList());
  }

  private static String patients(List<Counted> counted) {
    Map<String, Object> all = new TreeMap<>();
    for (Counted c : counted) {
      // Two parts on one basis may count lists of two days.
      all.put(
          c.basis() + (all.containsKey(c.basis()) ? " " + c.asAt() : ""),
          Map.of("patients", c.patients(), "as_at", c.asAt().toString(), "source", c.source()));
    }
    return Canonical.text(all);
  }

  private static List<Counted> counted(String json) {
    List<Counted> all = new ArrayList<>();
    Canonical.parseObject(json)
        .forEach(
            (basis, value) -> {
              Map<?, ?> v = (Map<?, ?>) value;
              all.add(
                  new Counted(
                      basis.split(" ", 2)[0],
                      String.valueOf(v.get("patients")),
                      LocalDate.parse(String.valueOf(v.get("as_at"))),
                      String.valueOf(v.get("source"))));
            });
    return all;
  }

  void supersedeDues(Collection<UUID> dues, Instant at) {
    jdbc.batchUpdate(
        "update due set superseded_at = ? where id = ?",
        dues.stream().map(d -> new Object[] {Timestamp.from(at), d}).toList());
  }

  /** What falls due under a promise, as held now, by organisation and day. */
  List<Owed> dues(UUID promise) {
    return duesOf(List.of(promise), AS_NOW).getOrDefault(promise, List.of());
  }

  Map<UUID, List<Owed>> duesOf(Collection<UUID> promises, Instant knownAt) {
    Map<UUID, List<Owed>> all = new HashMap<>();
    if (promises.isEmpty()) {
      return all;
    }
    db.sql(
            """
            select * from due where promise in (:p) and recorded_at <= :known and superseded_at > :known
             order by organisation, due_on, instalment""")
        .param("p", promises)
        .param("known", Timestamp.from(knownAt))
        .query(
            (row, n) ->
                all.computeIfAbsent(row.getObject("promise", UUID.class), x -> new ArrayList<>())
                    .add(owed(row)))
        .list();
    return all;
  }

  /** Every due ever reckoned, for the audit. */
  List<Owed> everyDue() {
    return db.sql("select * from due order by entry, organisation, due_on, instalment")
        .query((row, n) -> owed(row))
        .list();
  }

  private static Owed owed(ResultSet row) throws SQLException {
    return new Owed(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getObject("version", UUID.class),
        row.getString("organisation"),
        row.getInt("instalment"),
        row.getObject("due_on", LocalDate.class),
        Optional.ofNullable(row.getObject("pence", Long.class)),
        counted(row.getString("patients")),
        Optional.ofNullable(row.getString("cannot_tell")),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  // The journal

  void keep(List<Posted> entries) {
    jdbc.batchUpdate(
        """
        insert into money_entry (id, promise, kind, on_day, organisation, due, receipt, file_sha256, file_line, reason,
          source, reverses, lines, recorded_at, entry) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entries.stream().map(MoneyStore::row).toList());
    List<Object[]> lines = new ArrayList<>();
    for (Posted e : entries) {
      for (int i = 0; i < e.lines().size(); i++) {
        Line line = e.lines().get(i);
        lines.add(new Object[] {e.id(), i + 1, line.account().word(), line.pence()});
      }
    }
    jdbc.batchUpdate(
        "insert into money_line (entry, position, account, pence) values (?, ?, ?, ?)", lines);
  }

  private static Object[] row(Posted e) {
    return new Object[] {
      e.id(),
      e.promise(),
      e.kind().word(),
      e.on(),
      e.organisation(),
      e.due().orElse(null),
      e.receipt().orElse(null),
      e.file().map(Posted.FileLine::sha256).orElse(null),
      e.file().map(Posted.FileLine::line).orElse(null),
      e.reason(),
      e.source(),
      e.reverses().orElse(null),
      e.lines().size(),
      Timestamp.from(e.recordedAt()),
      PromiseStore.entry(e.entry())
    };
  }

  /** The journal of a promise, oldest first; dues and what was promised are left out. */
  List<Posted> entries(UUID promise) {
    return journal(
        """
        where e.promise = :k and e.kind not in ('promised', 'due')
          and not (e.kind = 'reversed' and e.due is not null)""",
        promise);
  }

  /** All of it. */
  List<Posted> wholeJournal(UUID promise) {
    return journal("where e.promise = :k", promise);
  }

  /** What was posted for a payer's line. */
  List<Posted> ofReceipt(UUID receipt) {
    return journal("where e.receipt = :k", receipt);
  }

  /** Entries of these dues that stand. */
  List<Posted> ofDues(UUID promise) {
    return journal(
        """
        where e.promise = :k and e.kind in ('promised', 'due')
          and not exists (select 1 from money_entry r where r.reverses = e.id)""",
        promise);
  }

  List<Posted> everyEntry() {
    return journal("where :k = 1", 1);
  }

  private List<Posted> journal(String where, Object key) {
    Map<UUID, List<Line>> lines = new LinkedHashMap<>();
    db.sql(
            "select l.entry, l.account, l.pence from money_line l join money_entry e on e.id = l.entry "
                + where
                + " order by l.entry, l.position")
        .param("k", key)
        .query(
            (row, n) ->
                lines
                    .computeIfAbsent(row.getObject("entry", UUID.class), x -> new ArrayList<>())
                    .add(line(row)))
        .list();
    return db.sql(
            "select e.* from money_entry e " + where + " order by e.on_day, e.recorded_at, e.id")
        .param("k", key)
        .query((row, n) -> posted(row, lines))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(account(row.getString("account")), row.getLong("pence"));
  }

  private static Account account(String word) {
    return Account.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Posted posted(ResultSet row, Map<UUID, List<Line>> lines) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Posted(
        id,
        row.getObject("promise", UUID.class),
        Posted.Kind.of(row.getString("kind")).orElseThrow(),
        row.getObject("on_day", LocalDate.class),
        row.getString("organisation"),
        Optional.ofNullable(row.getObject("due", UUID.class)),
        Optional.ofNullable(row.getObject("receipt", UUID.class)),
        Optional.ofNullable(row.getString("file_sha256"))
            .map(sha -> new Posted.FileLine(sha, fileLine(row))),
        row.getString("reason"),
        row.getString("source"),
        Optional.ofNullable(row.getObject("reverses", UUID.class)),
        Objects.requireNonNull(lines.get(id)),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static int fileLine(ResultSet row) {
    try {
      return row.getInt("file_line");
    } catch (SQLException e) {
      throw new IllegalStateException("no line of the file", e);
    }
  }

  /** What stands in each account of each organisation, by the day and as it was known. */
  Map<UUID, Map<String, Balance>> balances(
      Collection<UUID> promises, LocalDate day, Instant knownAt) {
    Map<UUID, Map<String, Balance>> all = new HashMap<>();
    if (promises.isEmpty()) {
      return all;
    }
    db.sql(
            """
            select e.promise, e.organisation, l.account, sum(l.pence) as pence
              from money_entry e join money_line l on l.entry = e.id
             where e.promise in (:p) and e.on_day <= :day and e.recorded_at <= :known
             group by e.promise, e.organisation, l.account having sum(l.pence) <> 0""")
        .param("p", promises)
        .param("day", day)
        .param("known", Timestamp.from(knownAt))
        .query(
            (row, n) ->
                all.computeIfAbsent(row.getObject("promise", UUID.class), x -> new TreeMap<>())
                    .merge(
                        row.getString("organisation"),
                        Balance.NOUGHT.plus(List.of(line(row))),
                        Balance::plus))
        .list();
    return all;
  }
}
