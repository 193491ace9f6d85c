package org.mandate.app.register;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialFile;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.app.register.reading.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The register of organisations: what other features may ask of it. Every answer about a date is
 * "as known now" unless it takes the moment at which it was known. Call inside a transaction.
 */
public final class Register {
  /** The basis of the only list sizes NHS England publishes for every practice every month. */
  public static final String REGISTERED = "registered";

  private final JdbcTemplate jdbc;
  private final RegisterStore store;
  private final ImportStore imports;
  private final StandingStore standings;
  private final Statements statements;
  private final Proofs proofs;
  private final UploadStore uploads;
  private final KeptFiles kept;
  private final Importer importer;
  private final Ties ties;
  private final AtomicReference<Copy> searchable =
      new AtomicReference<>(new Copy(new UUID(0, 0), new SearchIndex(List.of())));

  private record Copy(UUID mark, SearchIndex index) {}

  public Register(JdbcTemplate jdbc, Record record) {
    this.jdbc = jdbc;
    JdbcClient db = JdbcClient.create(jdbc);
    this.store = new RegisterStore(db);
    this.imports = new ImportStore(jdbc);
    this.standings = new StandingStore(jdbc);
    this.statements = new Statements(db, record);
    this.proofs = new Proofs(new ProofStore(db), sources());
    this.uploads = new UploadStore(db);
    this.kept = new KeptFiles(db);
    this.importer = new Importer(jdbc, record);
    this.ties = new Ties(db, store, record);
  }

  // --- organisations ------------------------------------------------------------------------

  /**
   * What is known now of an organisation on a day. Where no list speaks for that day, the nearest.
   */
  public Optional<Organisation> organisation(String code, LocalDate date) {
    return store.organisation(code, date, Optional.empty());
  }

  /** What was known at a moment of an organisation on a day. */
  public Optional<Organisation> organisationAsKnown(String code, LocalDate date, Instant knownAt) {
    return store.organisation(code, date, Optional.of(knownAt));
  }

  /** Everything any list has said of an organisation, as held now. */
  public List<Organisation> history(String code) {
    return store.history(code);
  }

  /** Names of those codes that have one, as people write them. */
  public Map<String, String> names(Collection<String> codes) {
    return store.names(codes);
  }

  /** Gives the code and every name, earlier ones too, of every organisation, as held now. */
  public void eachName(BiConsumer<String, String> each) {
    store.searchable().forEach(o -> each.accept(o.code(), o.officialName()));
  }

  /** Whether a practice was open on a day: a closing learnt of later counts. */
  public boolean practiceExists(String code, LocalDate date) {
    return openPractices(List.of(code), date).contains(code);
  }

  /** Of these, the practices that were open on a day. */
  public Set<String> openPractices(Collection<String> codes, LocalDate date) {
    return store.openPractices(codes, date);
  }

  // --- relations ----------------------------------------------------------------------------

  /** The practices of a network on a day. */
  public List<String> practicesOfNetwork(String network, LocalDate date) {
    return store.children("network", network, date);
  }

  /** The practices of a neighbourhood on a day. */
  public List<String> practicesOfNeighbourhood(String neighbourhood, LocalDate date) {
    return store.children("neighbourhood", neighbourhood, date);
  }

  /** The active practices whose commissioner this was on a day. */
  public List<String> practicesOfCommissioner(String commissioner, LocalDate date) {
    return store.practicesOfCommissioner(commissioner, date);
  }

  /** The network a practice belonged to on a day. */
  public Optional<String> networkOf(String practice, LocalDate date) {
    return store.parent("network", practice, date);
  }

  /** The networks of many practices on a day; those without one are missing. */
  public Map<String, String> networksOf(Collection<String> practices, LocalDate date) {
    return store.parents("network", practices, date);
  }

  /** The neighbourhoods of many practices on a day; those without one are missing. */
  public Map<String, String> neighbourhoodsOf(Collection<String> practices, LocalDate date) {
    return store.parents("neighbourhood", practices, date);
  }

  /** The integrated care board of a commissioner on a day. */
  public Optional<String> boardOf(String commissioner, LocalDate date) {
    return store.parent("board", commissioner, date);
  }

  /** Every relation of an organisation, as held now: also predecessors and successors. */
  public List<Relation> relations(String code) {
    return store.relations(code);
  }

  /**
   * Every period in which one of these was a practice of a network, or its network, as held now;
   * each answers for the days on which {@link #networkOf} says so.
   */
  public List<Relation> networksTouching(Collection<String> codes) {
    return store.networksTouching(codes);
  }

  /** Ties that no official list states: memberships, ownerships, contracts, funding. */
  public Ties ties() {
    return ties;
  }

  /** Codes that facts refer to and no list names yet. */
  public List<Unresolved> unresolved() {
    return store.unresolved();
  }

  // --- list sizes ---------------------------------------------------------------------------

  /** The latest list size at or before a day. */
  public Optional<ListSize> listSize(String practice, String basis, LocalDate date) {
    return Optional.ofNullable(listSizes(List.of(practice), basis, date).get(practice));
  }

  /** The same of many practices; those without one are missing. */
  public Map<String, ListSize> listSizes(
      Collection<String> practices, String basis, LocalDate date) {
    return store.listSizes(practices, basis, date);
  }

  /** Every list size of a practice, oldest first. */
  public List<ListSize> listHistory(String practice, String basis) {
    return store.listHistory(practice, basis);
  }

  // --- local facts --------------------------------------------------------------------------

  /**
   * States facts that no official list states, all at once: one record entry with a root over them.
   */
  public void state(List<? extends LocalFact> facts) {
    statements.state(facts);
  }

  /** States one: what is new of an organisation from a day on, or a list size. */
  public void add(LocalFact fact) {
    state(List.of(fact));
  }

  /** States a relation: a practice of a neighbourhood, a successor. */
  public void relate(
      String relation, String child, String parent, LocalDate from, Optional<LocalDate> until) {
    add(new LocalRelation(relation, child, parent, from, until));
  }

  // --- search -------------------------------------------------------------------------------

  /** Finds organisations by name, earlier name, code, postcode or place, tolerant of typing. */
  public List<Found> search(String asked, int most) {
    return index().search(asked, most);
  }

  /**
   * The copy search works on, read anew when the register changed: its mark is random, never
   * reused.
   */
  private SearchIndex index() {
    Copy copy = searchable.get();
    return copy.mark().equals(store.mark()) ? copy.index() : readAnew();
  }

  // Two that find the copy old read it once: the second waits and looks again.
  private synchronized SearchIndex readAnew() {
    UUID mark = store.mark();
    Copy copy = searchable.get();
    if (!copy.mark().equals(mark)) {
      copy = new Copy(mark, new SearchIndex(store.searchable()));
      searchable.set(copy);
    }
    return copy.index();
  }

  /**
   * Reads the copy for search now if the register has changed, so that nobody's search waits for
   * it.
   *
   * @return how many organisations search knows
   */
  public int warmSearch() {
    return index().size();
  }

  // --- imports ------------------------------------------------------------------------------

  /**
   * Takes an official file in; nothing is written unless the result is {@link ImportResult.Done}.
   *
   * @param name as its sender calls it
   * @param given the edition, where the sender gives one
   */
  public ImportResult take(Path path, String name, Optional<LocalDate> given) {
    return importer.take(path, name, given);
  }

  /** Keeps a good file for an hour until somebody says which date it speaks for. */
  UUID keepForEdition(Path path, ImportResult.EditionWanted wanted) {
    return uploads.keep(path, wanted);
  }

  /** A file that waits for its date. */
  Optional<UploadStore.Waiting> waiting(UUID id) {
    return uploads.waiting(id);
  }

  /** Takes a waiting file in with its date; it waits no longer once it is done. */
  ImportResult takeWaiting(UploadStore.Waiting waiting, LocalDate edition) {
    ImportResult result =
        kept.withFile(
            "register_upload", waiting.id(), at -> take(at, waiting.file(), Optional.of(edition)));
    if (result instanceof ImportResult.Done || result instanceof ImportResult.Already) {
      uploads.forget(waiting.id());
    }
    return result;
  }

  public Optional<Imported> imported(long id) {
    return imports.byId(id);
  }

  /** The latest imports, newest first. */
  public List<Imported> latestImports(int most) {
    return imports.latest(most);
  }

  /** All editions of a list, oldest first. */
  public List<Imported> editions(Kind kind) {
    return imports.ofKind(kind);
  }

  /** What changed between the edition before and this one, as we hold both now. */
  public ChangeReport changes(Imported imported, boolean englandOnly) {
    Optional<LocalDate> before = imports.neighbours(imported.kind(), imported.edition()).before();
    return standings.changes(imported.kind(), before, imported.edition(), englandOnly);
  }

  /** The edition before this one, if there is one. */
  public Optional<LocalDate> editionBefore(Imported imported) {
    return imports.neighbours(imported.kind(), imported.edition()).before();
  }

  /**
   * The facts an imported file states of an organisation, each with its proof; read from the file
   * as it was sent, which is kept.
   */
  public List<FactProof> factProof(String code, Kind kind, long importId) {
    Imported imported =
        imports
            .byId(importId)
            .filter(i -> i.kind() == kind)
            .orElseThrow(() -> new IllegalArgumentException("no such import: " + importId));
    List<String> about = new ArrayList<>();
    try (FactTree tree = new FactTree()) {
      read(
          importId,
          row -> {
            tree.add(row);
            if (row.values().subList(0, kind.keyFields()).contains(code)) {
              about.add(row.fact());
            }
          });
      String root = tree.root().hex();
      if (!root.equals(imported.root())) {
        throw new IllegalStateException("the kept file of import " + importId + " was changed");
      }
      return about.stream()
          .map(f -> new FactProof(f, tree.proof(f), root, imported.entry()))
          .toList();
    }
  }

  /** The facts behind a roll, each with its proof; what cannot be proved is missing. */
  public List<FactProof> evidence(Evidence wanted) {
    return proofs.of(wanted);
  }

  private Proofs.Sources sources() {
    return new Proofs.Sources() {
      @Override
      public Imported imported(long id) {
        return imports.byId(id).orElseThrow();
      }

      @Override
      public void lines(long importId, Consumer<String> each) {
        read(importId, row -> each.accept(row.fact()));
      }

      @Override
      public Statements.Stated stated(long id) {
        return statements.byId(id);
      }
    };
  }

  /** The root over the kept file's facts, computed again. */
  String rootAgain(long importId) {
    try (FactTree tree = new FactTree()) {
      read(importId, tree::add);
      return tree.root().hex();
    }
  }

  private void read(long importId, Consumer<OfficialRow> rows) {
    withKept(importId, file -> file.read(rows));
  }

  /** Work on a file as it was sent. */
  <T> T withKept(long importId, java.util.function.Function<OfficialFile, T> work) {
    return kept.withFile(
        "register_import",
        importId,
        at ->
            switch (OfficialFile.recognise(at, "import " + importId)) {
              case OfficialFile.Looked.Recognised(OfficialFile file) -> work.apply(file);
              case OfficialFile.Looked.NotTaken(Refusal refusal) ->
                  throw new IllegalStateException(refusal.toString());
            });
  }

  /** What the audit holds against the record of the dated facts, from files and without. */
  public List<Audited> audited() {
    JdbcClient db = JdbcClient.create(jdbc);
    LocalAudit local = new LocalAudit(new LocalStore(db), statements);
    return Stream.concat(
            Stream.of(ties.audited()),
            Arrays.stream(FactTable.values())
                .<Audited>map(table -> new FactAudit(table, db, this, imports, local)))
        .toList();
  }
}
