package org.mandate.app.interests.published;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.register.Register;
import org.mandate.app.register.reading.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Published registers: reading an edition in, finding it again, comparing two, and taking its words
 * out. Call inside a transaction.
 */
public final class Registers implements Standing {
  /** The seat whose holder guards a body against conflicts. */
  private static final String GUARDIAN_SEAT = "conflicts-guardian";

  private final RegisterStore store;
  private final Record record;
  private final Register register;
  private final Bodies bodies;

  /**
   * @param db connections of the serving role
   */
  public Registers(JdbcClient db, Record record, Register register, Bodies bodies) {
    this.store = new RegisterStore(db);
    this.record = record;
    this.register = register;
    this.bodies = bodies;
  }

  public LocalDate today() {
    return store.today();
  }

  /**
   * Reads an edition in: first to its end without keeping anything, then again into the tables.
   *
   * @param at a CSV file, a zip or a folder of them
   * @param name what its sender calls it
   */
  public ReadIn take(Path at, String name, NewRegister wanted, Who by) {
    List<Outcome.Fault> faults = RegisterRules.faults(wanted, today());
    if (!faults.isEmpty()) {
      return new ReadIn.Unclear(faults);
    }
    EditionKeys keys = new EditionKeys();
    RegisterRoot root = new RegisterRoot();
    return switch (PublishedEdition.read(at, name, e -> root.add(keys.line(e)))) {
      case PublishedEdition.Outcome.NotTaken(Refusal refusal) -> new ReadIn.NotTaken(refusal);
      case PublishedEdition.Outcome.Whole whole -> {
        store.begin();
        Optional<PublishedRegister> earlier = store.bySha256(whole.sha256());
        yield earlier.isPresent()
            ? new ReadIn.Already(earlier.get())
            : new ReadIn.Done(keep(at, name, wanted, whole, root.hex(), by));
      }
    };
  }

  private PublishedRegister keep(
      Path at,
      String name,
      NewRegister wanted,
      PublishedEdition.Outcome.Whole whole,
      String root,
      Who by) {
    PublishedRegister draft =
        new PublishedRegister(
            UUID.randomUUID(),
            wanted.publisher().strip(),
            wanted.title().strip(),
            wanted.edition(),
            whole.sha256(),
            root,
            whole.tables(),
            whole.entries(),
            wanted.keepUntil(),
            record.now(),
            0,
            Optional.empty());
    Draft entry =
        Draft.of("published-register.read", draft.subject())
            .facts(draft.facts())
            .sealed("by", person(by), Sight.FULL);
    draft.sealed().forEach((field, value) -> entry.sealed(field, value, Sight.FULL));
    PublishedRegister kept = draft.recorded(record.append(entry));
    store.keep(kept);
    RegisterStore.Writing writing = store.writing(kept.id());
    EditionKeys keys = new EditionKeys();
    var again = PublishedEdition.read(at, name, e -> writing.add(e, keys.line(e)));
    writing.end();
    if (!again.equals(whole)) {
      throw new IllegalStateException(name + " changed while it was read; nothing of it was kept");
    }
    return kept;
  }

  public Optional<PublishedRegister> find(UUID id) {
    return store.byId(id);
  }

  /** Every edition that was read in, latest first; also those whose words are gone. */
  public List<PublishedRegister> all() {
    return store.all();
  }

  /** The edition of the same register before one, with its words. */
  public Optional<PublishedRegister> before(PublishedRegister of) {
    return store.all().stream()
        .filter(r -> r.isKept() && r.isOf(of) && r.edition().isBefore(of.edition()))
        .findFirst();
  }

  /** What changed from one edition to another. */
  public EditionComparison compare(PublishedRegister earlier, PublishedRegister later) {
    return EditionComparison.between(store.lines(earlier.id()), store.lines(later.id()));
  }

  /** What the entries at some places of an edition say. */
  public Said.Words words(PublishedRegister of) {
    return places -> {
      Map<Integer, Map<String, String>> all = new TreeMap<>();
      store.at(of.id(), places).forEach((place, kept) -> all.put(place, kept.fields()));
      return all;
    };
  }

  Map<Integer, Kept> at(PublishedRegister of, List<Integer> places) {
    return store.at(of.id(), places);
  }

  Kept.Page entries(PublishedRegister of, String category, String words, int from, int most) {
    return store.entries(of.id(), category, words, from, most);
  }

  /** The categories of an edition in their order, with how many entries each has. */
  Map<Category, Integer> categories(PublishedRegister of) {
    Map<Category, Integer> all = new TreeMap<>(Category.ORDER);
    all.putAll(store.categories(of.id()));
    return all;
  }

  /** The organisations of an edition that have the very name of one here. */
  List<ExactNames.Match> namedHere(PublishedRegister of) {
    ExactNames names = new ExactNames(store.organisations(of.id()));
    register.eachName(names::see);
    return names.matches();
  }

  /** Takes an edition's words out before their day; what the record says of it stays. */
  public void remove(PublishedRegister of, Who by) {
    removeAs(of, "early", person(by));
  }

  /**
   * Takes out the words of every edition whose day has come. Call as the job "eraser".
   *
   * @return how many editions
   */
  public int removeDue() {
    List<PublishedRegister> due = store.due();
    due.forEach(r -> removeAs(r, "day", ""));
    return due.size();
  }

  private void removeAs(PublishedRegister of, String reason, String by) {
    store.begin();
    if (store.byId(of.id()).filter(PublishedRegister::isKept).isEmpty()) {
      return;
    }
    Record.Written written =
        record.append(
            Draft.of("published-register.removed", of.subject())
                .fact("register", of.id().toString())
                .fact("reason", reason)
                .sealed("by", by, Sight.FULL));
    store.remove(of.id(), written);
  }

  /**
   * An office anywhere lets its holder read published registers, and a guardian read them in: they
   * belong to no body, so this speaks of the installation alone.
   */
  @Override
  public Set<Role> roles(Who who, Subject subject) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (subject.equals(Subject.PLATFORM) && who instanceof Who.Person(UUID id)) {
      LocalDate today = bodies.today();
      for (Office office : bodies.officesOf(id)) {
        if (office.heldOn(today)) {
          roles.add(Role.OFFICE_HOLDER);
          if (office.seat().equals(GUARDIAN_SEAT)) {
            roles.add(Role.GUARDIAN);
          }
        }
      }
    }
    return roles;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(new RegisterAudit(store), new RemovalAudit(store));
  }

  private static String person(Who who) {
    return who instanceof Who.Person(UUID id) ? id.toString() : "";
  }
}
