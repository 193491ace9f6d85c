package org.mandate.app.promises.received;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.read.Remark;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of payers' files, the lines that promises take, and decisions about payees. */
final class ReceivedStore {
  // What a person decided comes before what the matcher says. Entries taken back do not count.
  private static final String RECEIPTS =
      """
      select r.*, f.sha256, f.kind = 'national' as yearly, d.organisation as decided, d.id is not null as is_decided,
          (select count(*) from money_entry e where e.receipt = r.id and e.kind <> 'reversed'
            and not exists (select 1 from money_entry b where b.reverses = e.id)) as posted
        from receipt r join money_file f on f.id = r.file
        left join lateral (select x.id, x.organisation from payee_decision x
           where x.body = f.body and x.payee_key = r.payee_key order by x.recorded_at desc limit 1) d on true
      """;

  private final JdbcTemplate jdbc;
  private final JdbcClient db;

  ReceivedStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.db = JdbcClient.create(jdbc);
  }

  List<UUID> freshIds(int many) {
    return db.sql("select fresh_id() from generate_series(1, :n)")
        .param("n", many)
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  /** One file, one decision at a time in a body. */
  void lock(UUID body) {
    db.sql("select pg_advisory_xact_lock(hashtext('money_file'), hashtext(:b))")
        .param("b", body.toString())
        .query((row, n) -> 0)
        .list();
  }

  // Rules

  void keep(ReceiptRule r, @Nullable UUID by) {
    jdbc.update(
        """
        insert into receipt_rule (id, promise, payer, words, from_day, to_day, by_person, recorded_at, entry)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        r.id(),
        r.promise(),
        r.payer(),
        r.words().toArray(String[]::new),
        r.from(),
        r.to(),
        by,
        Timestamp.from(r.recordedAt()),
        entry(r.entry()));
  }

  /** The rules that hold now for the promises of a body. */
  List<ReceiptRule> rules(UUID body) {
    return db.sql(
            """
            select distinct on (r.promise) r.* from receipt_rule r join promise p on p.id = r.promise
             where p.body = :b order by r.promise, r.recorded_at desc""")
        .param("b", body)
        .query((row, n) -> rule(row))
        .list();
  }

  List<ReceiptRule> everyRule() {
    return db.sql("select * from receipt_rule").query((row, n) -> rule(row)).list();
  }

  private static ReceiptRule rule(ResultSet row) throws SQLException {
    return new ReceiptRule(
        row.getObject("id", UUID.class),
        row.getObject("promise", UUID.class),
        row.getString("payer"),
        words(row.getArray("words")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static List<String> words(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static @Nullable Long entry(long entry) {
    return entry == 0 ? null : entry;
  }

  // Files

  void keep(MoneyFile f, Path at) {
    jdbc.update(
        """
        insert into money_file (id, body, sha256, kind, file_name, size, payer, account, period_from, period_to,
          months, months_missing, lines, pence, credits, left_out, said, by_person, recorded_at, entry)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        f.id(),
        f.body(),
        f.sha256(),
        f.kind().word(),
        f.fileName(),
        f.size(),
        f.payer(),
        f.account().orElse(null),
        f.from(),
        f.to(),
        f.months(),
        f.monthsMissing(),
        f.lines(),
        f.pence(),
        f.credits(),
        f.leftOut(),
        f.said().stream()
            .map(r -> r.kind().name() + "\t" + r.line() + "\t" + r.words())
            .toArray(String[]::new),
        f.by(),
        Timestamp.from(f.recordedAt()),
        entry(f.entry()));
    try (InputStream in = Files.newInputStream(at)) {
      SqlTypeValue bytes =
          (ps, n, type, name) -> ps.setBinaryStream(n, in, Math.toIntExact(f.size()));
      db.sql("insert into money_file_bytes (file, bytes) values (?, ?)")
          .params(f.id(), bytes)
          .update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file, as they were brought. */
  byte[] bytes(UUID file) {
    return db.sql("select bytes from money_file_bytes where file = :f")
        .param("f", file)
        .query(byte[].class)
        .single();
  }

  void keep(MoneyFile.Act a) {
    jdbc.update(
        "insert into money_file_act (id, file, act, by_person, recorded_at, entry) values (?, ?, ?, ?, ?, ?)",
        a.id(),
        a.file(),
        a.word(),
        a.by(),
        Timestamp.from(a.at()),
        entry(a.entry()));
  }

  /** The files of a body, the last one first. */
  List<MoneyFile> files(UUID body) {
    return files("where f.body = :x order by f.recorded_at desc, f.id", body);
  }

  List<MoneyFile> everyFile() {
    return files("where :x = ''", "");
  }

  Optional<MoneyFile> file(UUID id) {
    return files("where f.id = :x", id).stream().findFirst();
  }

  Optional<MoneyFile> file(UUID body, String sha256) {
    return files(body).stream().filter(f -> f.sha256().equals(sha256)).findFirst();
  }

  private List<MoneyFile> files(String where, Object x) {
    Map<UUID, List<MoneyFile.Act>> acts = new HashMap<>();
    db.sql("select * from money_file_act order by recorded_at, id")
        .query(
            (row, n) -> {
              MoneyFile.Act act = act(row);
              return acts.computeIfAbsent(act.file(), k -> new ArrayList<>()).add(act);
            })
        .list();
    return db.sql("select * from money_file f " + where)
        .param("x", x)
        .query((row, n) -> file(row, acts))
        .list();
  }

  private static MoneyFile.Act act(ResultSet row) throws SQLException {
    return new MoneyFile.Act(
        row.getObject("id", UUID.class),
        row.getObject("file", UUID.class),
        row.getString("act").equals("counted"),
        row.getObject("by_person", UUID.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static MoneyFile file(ResultSet row, Map<UUID, List<MoneyFile.Act>> acts)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new MoneyFile(
        id,
        row.getObject("body", UUID.class),
        row.getString("sha256"),
        FileKind.of(row.getString("kind")),
        row.getString("file_name"),
        row.getLong("size"),
        row.getString("payer"),
        Optional.ofNullable(row.getString("account")),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getInt("months"),
        row.getInt("months_missing"),
        row.getInt("lines"),
        row.getLong("pence"),
        row.getInt("credits"),
        row.getInt("left_out"),
        words(row.getArray("said")).stream().map(ReceivedStore::remark).toList(),
        row.getObject("by_person", UUID.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"),
        List.copyOf(acts.getOrDefault(id, List.of())));
  }

  private static Remark remark(String kept) {
    String[] parts = kept.split("\t", 3);
    return new Remark(Remark.Kind.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }

  // Receipts

  void keep(List<Receipt> receipts, Instant at) {
    jdbc.batchUpdate(
        """
        insert into receipt (id, file, promise, line, item, on_day, payer_name, payee_name, payee_key, words,
          reference, pence, organisation, match, confidence, why, reverses, repeats, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        receipts.stream()
            // what is taken back is there before what takes it back, wherever they stand in the
            // file
            .sorted(Comparator.comparing((Receipt r) -> r.reverses().isPresent()))
            .map(
                r ->
                    new Object[] {
                      r.id(),
                      r.file(),
                      r.promise(),
                      r.line(),
                      r.item(),
                      r.on(),
                      r.payerName(),
                      r.payeeName(),
                      r.payeeKey(),
                      r.words(),
                      r.reference(),
                      r.pence(),
                      r.organisation().orElse(null),
                      r.match().name().toLowerCase(Locale.ROOT),
                      r.confidence(),
                      r.why(),
                      r.reverses().orElse(null),
                      r.repeats().orElse(null),
                      Timestamp.from(at)
                    })
            .toList());
  }

  /** The lines of a file that promises take, in the file's order. */
  List<Receipt> receipts(MoneyFile file) {
    return db.sql(RECEIPTS + "where r.file = :f order by r.line, r.item")
        .param("f", file.id())
        .query((row, n) -> receipt(row))
        .list();
  }

  /** Every line that a promise takes, in the order of days. */
  List<Receipt> ofPromises(Collection<UUID> promises) {
    return promises.isEmpty()
        ? List.of()
        : db.sql(RECEIPTS + "where r.promise in (:p) order by r.on_day, r.file, r.line, r.item")
            .param("p", promises)
            .query((row, n) -> receipt(row))
            .list();
  }

  private static Receipt receipt(ResultSet row) throws SQLException {
    boolean decided = row.getBoolean("is_decided");
    Optional<String> said = Optional.ofNullable(row.getString("decided"));
    Receipt.Match matched = Receipt.Match.valueOf(row.getString("match").toUpperCase(Locale.ROOT));
    Receipt.Match match =
        !decided ? matched : said.isPresent() ? Receipt.Match.CONFIRMED : Receipt.Match.DECLINED;
    return new Receipt(
        row.getObject("id", UUID.class),
        row.getObject("file", UUID.class),
        row.getString("sha256"),
        row.getObject("promise", UUID.class),
        row.getInt("line"),
        row.getInt("item"),
        row.getObject("on_day", LocalDate.class),
        row.getString("payer_name"),
        row.getString("payee_name"),
        row.getString("payee_key"),
        row.getString("words"),
        row.getString("reference"),
        row.getLong("pence"),
        decided ? said : Optional.ofNullable(row.getString("organisation")),
        match,
        row.getDouble("confidence"),
        row.getString("why"),
        Optional.ofNullable(row.getObject("reverses", UUID.class)),
        Optional.ofNullable(row.getObject("repeats", UUID.class)),
        row.getInt("posted"),
        row.getBoolean("yearly"));
  }

  // Payees

  void keep(PayeeDecision d) {
    jdbc.update(
        """
        insert into payee_decision (id, body, payee_key, payee_name, organisation, by_person, recorded_at, entry)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        d.id(),
        d.body(),
        d.key(),
        d.name(),
        d.organisation().orElse(null),
        d.by(),
        Timestamp.from(d.at()),
        entry(d.entry()));
  }

  /** Every decision ever made in a body, the last one first. */
  List<PayeeDecision> decisions(UUID body) {
    return db.sql("select * from payee_decision where body = :b order by recorded_at desc, id")
        .param("b", body)
        .query((row, n) -> decision(row))
        .list();
  }

  List<PayeeDecision> everyDecision() {
    return db.sql("select * from payee_decision").query((row, n) -> decision(row)).list();
  }

  private static PayeeDecision decision(ResultSet row) throws SQLException {
    return new PayeeDecision(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("payee_key"),
        row.getString("payee_name"),
        Optional.ofNullable(row.getString("organisation")),
        row.getObject("by_person", UUID.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }
}
