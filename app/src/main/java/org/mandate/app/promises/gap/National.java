package org.mandate.app.promises.gap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.web.Figure;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.national.FinancialYear;
import org.mandate.ledger.national.PaymentsFile;
import org.mandate.ledger.national.PracticePaid;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What every practice in England was paid in a year, and the rate that somebody quotes for it. A
 * kept file never changes, so its rows are read once and held; the last few files only.
 */
public final class National {
  private static final int MOST_HELD = 6;
  private final NationalStore store;
  private final Record record;
  private final Latest<UUID, List<PracticePaid>> held = new Latest<>(MOST_HELD);
  private final Latest<Drawn, Optional<Figure>> figures = new Latest<>(3 * MOST_HELD);

  /** What a picture depends on. */
  private record Drawn(UUID file, Basis basis) {}

  /** The last few that were asked for; threads may ask at once. */
  private static final class Latest<K, V> {
    private final int most;
    private final Map<K, V> all = new LinkedHashMap<>(16, 0.75f, true);

    Latest(int most) {
      this.most = most;
    }

    synchronized Optional<V> get(K key) {
      return Optional.ofNullable(all.get(key));
    }

    synchronized void put(K key, V value) {
      all.put(key, value);
      if (all.size() > most) {
        all.remove(all.keySet().iterator().next());
      }
    }
  }

  /** One column of a file, as kept. */
  public record Kept(
      UUID id,
      String sha256,
      String column,
      FinancialYear year,
      String fileName,
      int practices,
      long pence,
      Instant recordedAt,
      long entry) {}

  /** A rate, quoted from somewhere by whoever entered it. */
  public record QuotedRate(
      UUID id,
      FinancialYear year,
      String column,
      Rate rate,
      Basis basis,
      String source,
      Instant recordedAt,
      long entry) {}

  public National(JdbcTemplate db, Record record) {
    this.store = new NationalStore(db);
    this.record = record;
  }

  /** Files kept, the latest year first. */
  public List<Kept> files() {
    return store.files();
  }

  Optional<QuotedRate> rate(Kept file) {
    return store.rate(file.year(), file.column());
  }

  /** Every practice's row. */
  List<PracticePaid> rows(Kept file) {
    Optional<List<PracticePaid>> known = held.get(file.id());
    if (known.isPresent()) {
      return known.get();
    }
    List<PracticePaid> rows = new ArrayList<>(file.practices());
    store.rows(file.id(), rows::add);
    List<PracticePaid> all = List.copyOf(rows);
    if (!all.isEmpty()) {
      held.put(file.id(), all);
    }
    return all;
  }

  /** Money a head of every practice; the same for every rate. */
  Optional<Figure> perHead(Kept file, Basis basis) {
    Drawn key = new Drawn(file.id(), basis);
    return figures
        .get(key)
        .orElseGet(
            () -> {
              Optional<Figure> drawn =
                  Optional.ofNullable(NationalTables.perHead(rows(file), basis));
              figures.put(key, drawn);
              return drawn;
            });
  }

  /**
   * Keeps one column of a payments file; the registrar does.
   *
   * @param year as whoever brings it says; it must not contradict the file
   */
  public Outcome<Kept> keep(
      Path at, String fileName, String column, Optional<FinancialYear> year, Who by) {
    List<PracticePaid> rows = new ArrayList<>();
    Reckoned<PaymentsFile> read = read(at, fileName, column, rows::add);
    if (read.done().isEmpty()) {
      return new Outcome.Refused<>(
          read.faults().stream()
              .map(
                  f -> new Outcome.Fault(f.field().equals("column") ? "column" : "file", f.words()))
              .toList());
    }
    PaymentsFile file = read.orElseThrow();
    Optional<FinancialYear> of = file.claimed().or(() -> year);
    if (of.isEmpty()) {
      return Outcome.refused("year", "The file does not say its year. Give it, as 2022-23");
    }
    if (year.filter(y -> !y.equals(of.get())).isPresent()) {
      return Outcome.refused(
          "year",
          "The file says " + of.get().words() + ". Correct the year, or choose the other file");
    }
    if (files().stream()
        .anyMatch(f -> f.sha256().equals(file.sha256()) && f.column().equals(file.column()))) {
      return Outcome.refused("file", "This file was kept before, for this column. Nothing changed");
    }
    long pence = rows.stream().mapToLong(r -> r.pence().orElse(0)).sum();
    Kept bare =
        new Kept(
            store.freshId(),
            file.sha256(),
            file.column(),
            of.get(),
            fileName,
            rows.size(),
            pence,
            record.now(),
            0);
    long entry =
        record
            .append(
                Draft.of("national.file", "platform")
                    .facts(facts(bare))
                    .sealed("by", person(by), Sight.FULL))
            .id();
    Kept kept = under(bare, entry);
    store.keep(kept, rows);
    return new Outcome.Done<>(kept);
  }

  private static Reckoned<PaymentsFile> read(
      Path at, String name, String column, Consumer<PracticePaid> each) {
    try {
      return PaymentsFile.read(() -> Files.newInputStream(at), name, column, each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a rate with where it is quoted from; the registrar does. */
  public Outcome<QuotedRate> quote(
      FinancialYear year, String column, Rate rate, Basis basis, String source, Who by) {
    if (source.isBlank()) {
      return Outcome.refused("source", "Say which document the rate is quoted from, and its page");
    }
    QuotedRate bare =
        new QuotedRate(store.freshId(), year, column, rate, basis, source.strip(), record.now(), 0);
    long entry =
        record
            .append(
                Draft.of("national.rate", "platform")
                    .facts(facts(bare))
                    .sealed("source", bare.source(), Sight.PUBLIC)
                    .sealed("by", person(by), Sight.FULL))
            .id();
    QuotedRate kept =
        new QuotedRate(
            bare.id(), year, column, rate, basis, bare.source(), bare.recordedAt(), entry);
    store.keep(kept);
    return new Outcome.Done<>(kept);
  }

  private static String person(Who by) {
    return by instanceof Who.Person(UUID who) ? who.toString() : "";
  }

  private static Kept under(Kept f, long entry) {
    return new Kept(
        f.id(),
        f.sha256(),
        f.column(),
        f.year(),
        f.fileName(),
        f.practices(),
        f.pence(),
        f.recordedAt(),
        entry);
  }

  private static Map<String, Object> facts(Kept f) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("file", f.id().toString());
    facts.put("sha256", f.sha256());
    facts.put("column", f.column());
    facts.put("year", (long) f.year().start());
    facts.put("practices", (long) f.practices());
    facts.put("pence", f.pence());
    return facts;
  }

  private static Map<String, Object> facts(QuotedRate r) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("rate", r.rate().pounds().toPlainString());
    facts.put("id", r.id().toString());
    facts.put("basis", r.basis().word());
    facts.put("column", r.column());
    facts.put("year", (long) r.year().start());
    return facts;
  }

  /** What the audit holds against the record: the sums of the rows as they stand. */
  public List<Audited> audited() {
    return List.of(new FilesAudit(store), new RatesAudit(store));
  }

  private record FilesAudit(NationalStore store) implements Audited {
    @Override
    public String table() {
      return "national_file";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Kept f : store.files()) {
        long[] sums = new long[2];
        store.rows(
            f.id(),
            r -> {
              sums[0]++;
              sums[1] += r.pence().orElse(0);
            });
        Map<String, Object> facts = facts(f);
        facts.put("practices", sums[0]);
        facts.put("pence", sums[1]);
        each.accept(new Row(f.id().toString(), f.entry(), facts, Map.of()));
      }
    }
  }

  private record RatesAudit(NationalStore store) implements Audited {
    @Override
    public String table() {
      return "national_rate";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (QuotedRate r : store.rates()) {
        each.accept(new Row(r.id().toString(), r.entry(), facts(r), Map.of("source", r.source())));
      }
    }
  }
}
