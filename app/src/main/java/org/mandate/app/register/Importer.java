package org.mandate.app.register;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.Edition;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialFile;
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

  /**
   * Call in a transaction; it leaves nothing behind unless the result is {@link ImportResult.Done}.
   *
   * @throws FileChanged which must undo the transaction
   */
  ImportResult take(Path path, String name, Optional<LocalDate> given) {
    return switch (OfficialFile.recognise(path, name)) {
      case OfficialFile.Looked.NotTaken(Refusal refusal) -> new ImportResult.NotTaken(refusal, 0);
      case OfficialFile.Looked.Recognised(OfficialFile file) -> take(file, given);
    };
  }

  /** The same of a file that was looked at. */
  ImportResult take(OfficialFile file, Optional<LocalDate> given) {
    Instant at = store.begin();
    Optional<Imported> earlier = store.bySha256(file.sha256());
    if (earlier.isPresent()) {
      return new ImportResult.Already(earlier.get());
    }
    try (FactTree tree = new FactTree()) {
      return switch (store.stage(file, tree::add)) {
        case OfficialFile.Outcome.NotTaken(Refusal refusal, long read) ->
            new ImportResult.NotTaken(refusal, read);
        case OfficialFile.Outcome.Whole(long read, Optional<LocalDate> stated) ->
            Edition.of(given, stated, file.name())
                .<ImportResult>map(
                    edition ->
                        new ImportResult.Done(keep(file, edition, tree.root().hex(), read, at)))
                .orElseGet(() -> new ImportResult.EditionWanted(file.name(), file.kind(), read));
      };
    }
  }

  private Imported keep(OfficialFile file, Edition edition, String root, long rows, Instant at) {
    Kind kind = file.kind();
    LocalDate date = edition.date();
    ImportStore.Neighbours neighbours = store.neighbours(kind, date);
    // A list size stands for its own day; every other list for the days until its next edition.
    Optional<LocalDate> until =
        kind == Kind.LIST_SIZES ? Optional.of(date.plusDays(1)) : neighbours.after();
    long id = store.nextId();
    var in = new ImportStore.Import(id, kind, date, until, at, !neighbours.any());
    Incoming.tables(kind).forEach(table -> store.place(table, in));
    // Both editions are compared, and codes looked up, as they are held now that the facts stand.
    var changes = standings.counts(kind, neighbours.before(), date);
    Imported.Counts counts = Imported.Counts.of((int) rows, changes, store.unknown(kind));
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
    String kept = KeptFiles.withBytes(file.path(), content -> store.insert(imported, content));
    if (!kept.equals(file.sha256())) {
      throw new FileChanged(file.name());
    }
    return imported;
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
