package org.mandate.app.register;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.Edition;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialFile;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.app.register.reading.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes official files in: one file, one transaction, one record entry. */
final class Importer {
  private final ImportStore store;
  private final StandingStore standings;
  private final Record record;

  Importer(JdbcTemplate jdbc, Record record) {
    this.store = new ImportStore(jdbc);
    this.standings = new StandingStore(jdbc);
    this.record = record;
  }

  /** What one pass over the rows gathers besides the facts themselves. */
  private static final class Gathered {
    final FactTree tree = new FactTree();
    final References references = new References();
    final Map<String, Standing> now = new HashMap<>();

    void row(OfficialRow row) {
      tree.add(row);
      references.add(row);
      ChangeRules.add(now, Standing.of(row));
    }
  }

  /**
   * Call in a transaction; it leaves nothing behind unless the result is {@link ImportResult.Done}.
   */
  ImportResult take(Path path, String name, Optional<LocalDate> given) {
    return switch (OfficialFile.recognise(path, name)) {
      case OfficialFile.Looked.NotTaken(Refusal refusal) -> new ImportResult.NotTaken(refusal, 0);
      case OfficialFile.Looked.Recognised(OfficialFile file) -> take(file, given);
    };
  }

  private ImportResult take(OfficialFile file, Optional<LocalDate> given) {
    Instant at = store.begin();
    Optional<Imported> earlier = store.bySha256(file.sha256());
    if (earlier.isPresent()) {
      return new ImportResult.Already(earlier.get());
    }
    Gathered gathered = new Gathered();
    Optional<LocalDate> stated = Optional.empty();
    long rows = 0;
    ImportStore.RowListener listener = gathered::row;
    for (FactTable table : FactLines.tables(file.kind())) {
      switch (store.copy(file, table, listener)) {
        case OfficialFile.Outcome.NotTaken(Refusal refusal, long read) -> {
          return new ImportResult.NotTaken(refusal, read);
        }
        case OfficialFile.Outcome.Whole(long read, Optional<LocalDate> date) -> {
          rows = read;
          stated = date;
        }
      }
      listener = row -> {};
    }
    Optional<Edition> edition = Edition.of(given, stated, file.name());
    return edition.isEmpty()
        ? new ImportResult.EditionWanted(file.name(), file.kind(), rows)
        : new ImportResult.Done(keep(file, edition.get(), gathered, (int) rows, at));
  }

  private Imported keep(
      OfficialFile file, Edition edition, Gathered gathered, int rows, Instant at) {
    Kind kind = file.kind();
    LocalDate date = edition.date();
    ImportStore.Neighbours neighbours = store.neighbours(kind, date);
    ChangeReport report =
        neighbours
            .before()
            .map(before -> ChangeRules.between(standings.at(kind, before), gathered.now))
            .orElseGet(() -> ChangeRules.first(gathered.now));
    // A list size stands for its own day; every other list for the days until its next edition.
    Optional<LocalDate> until =
        kind == Kind.LIST_SIZES ? Optional.of(date.plusDays(1)) : neighbours.after();
    long id = store.nextId();
    var in = new ImportStore.Import(id, kind, date, until, at, !neighbours.any());
    // The facts point at the import's row, its row at the entry, and the entry counts what stays
    // unknown
    // with this file's own names: so these are looked up before the facts are placed.
    int unresolved = store.unknown(gathered.references.codes(), names(kind));
    Imported.Counts counts = Imported.Counts.of(rows, report, unresolved);
    String root = gathered.tree.root().hex();
    Record.Written written = record.append(entry(file, date, counts, root));
    Imported imported =
        new Imported(
            id,
            file.name(),
            file.sha256(),
            kind,
            date,
            edition.origin().words(),
            counts,
            root,
            at,
            written.id());
    store.insert(imported, ImportStore.bytes(file));
    FactLines.tables(kind).forEach(table -> store.place(table, in));
    return imported;
  }

  private static boolean names(Kind kind) {
    return FactLines.tables(kind).contains(FactTable.ORGANISATION);
  }

  private static Draft entry(
      OfficialFile file, LocalDate edition, Imported.Counts counts, String root) {
    return Draft.of("register.imported", "register:" + file.kind().word())
        .fact("file", file.sha256())
        .fact("list", file.kind().word())
        .fact("edition", edition.toString())
        .fact("counts", counts.named())
        .fact("root", root);
  }
}
