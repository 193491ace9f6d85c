package org.mandate.app.promises.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.web.Dates;
import org.mandate.ledger.match.Match;
import org.mandate.ledger.match.PayeeNames;
import org.mandate.ledger.read.Reading;
import org.mandate.ledger.read.Remark;

/**
 * What payers' files and the body's own account say came. A file is brought, looked at, and counts
 * once somebody says so; its lines go into the journal of the promise that takes them as soon as it
 * is known whose they are.
 */
public final class Received {
  private static final int LONGEST_NAME = 200;
  private final Promises promises;
  private final ReceivedStore store;
  private final Payees payees;
  private final Posting posting;

  public Received(Promises promises) {
    this.promises = promises;
    this.store = new ReceivedStore(promises.ground().jdbc());
    this.payees = new Payees(promises.ground().register());
    this.posting = new Posting(promises);
    promises.tellBeside(new CameBeside(promises));
  }

  Promises promises() {
    return promises;
  }

  Payees payees() {
    return payees;
  }

  // Reading

  /** The files of a body, for those who keep its money; the last one first. */
  public List<MoneyFile> files(Body body) {
    return store.files(body.id());
  }

  public Optional<MoneyFile> file(Body body, UUID id) {
    return store.file(id).filter(f -> f.body().equals(body.id()));
  }

  /** The lines of a file that promises take, in its order. */
  public List<Receipt> receipts(MoneyFile file) {
    return store.receipts(file);
  }

  /** Every line that a promise takes, in the order of days. */
  public List<Receipt> receipts(Promise p) {
    return store.ofPromises(List.of(p.id()));
  }

  /** Every line that the promises of a body take. */
  public List<Receipt> receipts(Body body) {
    return store.ofPromises(promises.of(body.id()).stream().map(Promise::id).toList());
  }

  public List<ReceiptRule> rules(Body body) {
    return store.rules(body.id());
  }

  public Optional<ReceiptRule> rule(Promise p) {
    return store.rules(p.body()).stream().filter(r -> r.promise().equals(p.id())).findFirst();
  }

  /** Who decided what of a payee, the last decision first. */
  public List<PayeeDecision> decisions(Body body) {
    return store.decisions(body.id());
  }

  /** Who a payee may be, with how sure that is; for whoever has to decide. */
  public Match alternatives(String payee) {
    return payees.match(payee);
  }

  // Rules

  /** A rule that somebody wants. */
  public record NewRule(String payer, List<String> words, LocalDate from, LocalDate to) {}

  /** Says which lines a promise takes from now on; lines taken before stay. */
  public Outcome<ReceiptRule> rule(Promise p, NewRule wanted, Who by) {
    List<String> words =
        wanted.words().stream().map(String::strip).filter(w -> !w.isEmpty()).distinct().toList();
    List<Fault> faults = new ArrayList<>();
    if (wanted.payer().isBlank() && words.isEmpty()) {
      faults.add(
          new Fault("payer", "Name the payer as its files do, or words that its lines carry"));
    }
    if (wanted.payer().length() > LONGEST_NAME
        || words.size() > 20
        || words.stream().anyMatch(w -> w.length() > LONGEST_NAME)) {
      faults.add(new Fault("words", "At most 20 words or phrases of 200 letters"));
    }
    if (wanted.to().isBefore(wanted.from())) {
      faults.add(new Fault("to", "The last day comes after the first"));
    }
    if (!p.isMoney()) {
      faults.add(new Fault("payer", "This promise is of support: no line of a file is of it"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Map<String, Object> facts =
        Map.of("from", wanted.from().toString(), "to", wanted.to().toString());
    Map<String, String> sealed =
        Map.of("payer", wanted.payer().strip(), "words", String.join("\n", words));
    UUID id = store.freshIds(1).getFirst();
    long entry = told(p, "promise.rule", with(facts, "rule", id.toString()), sealed, by);
    ReceiptRule rule =
        new ReceiptRule(
            id, p.id(), wanted.payer().strip(), words, wanted.from(), wanted.to(), now(), entry);
    store.keep(rule, person(by).orElse(null));
    return new Outcome.Done<>(rule);
  }

  /** As promises tell theirs: an entry for an open one, a sealed fact for one that is not. */
  private long told(
      Promise p, String kind, Map<String, Object> facts, Map<String, String> words, Who by) {
    if (!p.open()) {
      Map<String, Object> all = new TreeMap<>(facts);
      all.putAll(words);
      promises
          .ground()
          .sealed()
          .keep(kind, p.subject(), all, Optional.of(p.body()), p.links().matter());
      return 0;
    }
    Draft draft = Draft.of(kind, p.subject()).facts(facts);
    words.forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return promises.ground().record().append(draft.sealed("by", name(by), Sight.FULL)).id();
  }

  static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
    Map<String, Object> all = new TreeMap<>(facts);
    all.put(name, value);
    return all;
  }

  // Bringing

  /** Keeps a file that was read, with the lines that promises take; nothing counts yet. */
  public Outcome<MoneyFile> bring(Body body, ReadIn read, Who by) {
    Optional<UUID> person = person(by);
    if (person.isEmpty()) {
      return Outcome.refused("file", "Somebody brings a file: sign in");
    }
    if (read.reading() instanceof Reading.Refused(int line, String reason, String mend)) {
      String where = line > 0 && !reason.contains("ine " + line) ? "Line " + line + ": " : "";
      return Outcome.refused("file", where + reason + " " + mend);
    }
    Reading.Read said = (Reading.Read) read.reading();
    store.lock(body.id());
    Optional<MoneyFile> known = store.file(body.id(), said.sha256());
    if (known.isPresent()) {
      return Outcome.refused(
          "file",
          "This very file was already read on "
              + Dates.plain(Dates.on(known.get().recordedAt()))
              + ", as “"
              + known.get().fileName()
              + "”. It counts once: open it in the list, or choose another file");
    }
    if (read.isTooMuch()) {
      return Outcome.refused(
          "file",
          "The rules take more than 40,000 lines of this file. Add words to the rule of the promise"
              + " so that it takes only its own lines");
    }
    MoneyFile file = file(body, read, said, person.get());
    store.keep(file, read.brought().at());
    List<Receipt> receipts =
        new Taking(store, payees).receipts(file, read.taken(), store.ofPromises(ids(read)));
    store.keep(receipts, file.recordedAt());
    return new Outcome.Done<>(store.file(file.id()).orElseThrow());
  }

  private static List<UUID> ids(ReadIn read) {
    return read.taken().stream().map(ReadIn.Taken::promise).distinct().toList();
  }

  private MoneyFile file(Body body, ReadIn read, Reading.Read said, UUID by) {
    ReadIn.Brought b = read.brought();
    List<Remark> remarks = new ArrayList<>(said.remarks());
    for (int line : read.twice()) {
      remarks.add(
          new Remark(
              Remark.Kind.LEFT_OUT,
              line,
              "Line " + line + " fits the rules of more than one promise, and counts for none."));
    }
    MoneyFile bare =
        new MoneyFile(
            store.freshIds(1).getFirst(),
            body.id(),
            said.sha256(),
            b.year().isPresent() ? FileKind.NATIONAL : FileKind.of(said.kind()),
            name(b.name()),
            said.bytes(),
            said.payer().isEmpty() ? b.hints().payer().strip() : said.payer(),
            b.account(),
            said.from(),
            said.to(),
            said.coverage().present().size(),
            said.coverage().missing().size(),
            said.lines(),
            said.pence(),
            said.credits(),
            said.leftOut(),
            remarks,
            by,
            now(),
            0,
            List.of());
    Draft draft =
        Draft.of("money.file", "body:" + body.slug())
            .facts(ReceivedAudit.facts(bare))
            .sealed("payer", bare.payer(), Sight.FULL)
            .sealed("by", by.toString(), Sight.FULL);
    return ReceivedAudit.under(bare, promises.ground().record().append(draft).id());
  }

  private static String name(String brought) {
    String bare = brought.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    String kept = bare.isEmpty() ? "file" : bare;
    return kept.length() > LONGEST_NAME ? kept.substring(0, LONGEST_NAME) : kept;
  }

  // Counting

  /** What counting did. */
  public record Counted(int posted, List<String> refused) {}

  /** From now on the file counts: lines whose payee is known go into the journal. */
  public Outcome<Counted> count(MoneyFile file, Who by) {
    store.lock(file.body());
    MoneyFile now = store.file(file.id()).orElseThrow();
    if (!now.counts()) {
      act(now, true, by);
    }
    return new Outcome.Done<>(settle(store.receipts(now), by));
  }

  /** The file does not count; what it counted is taken back. */
  public Outcome<Counted> putAside(MoneyFile file, Who by) {
    store.lock(file.body());
    MoneyFile now = store.file(file.id()).orElseThrow();
    if (now.isAside()) {
      return Outcome.refused("file", "It is put aside already");
    }
    Counted undone = posting.takeBack(store.receipts(now), "The file was put aside", by);
    if (!undone.refused().isEmpty()) {
      return Outcome.refused("file", undone.refused().getFirst());
    }
    act(now, false, by);
    return new Outcome.Done<>(undone);
  }

  private void act(MoneyFile file, boolean counted, Who by) {
    MoneyFile.Act bare =
        new MoneyFile.Act(
            store.freshIds(1).getFirst(), file.id(), counted, person(by).orElseThrow(), now(), 0);
    Draft draft =
        Draft.of("money.file", "body:" + slug(file.body()))
            .facts(ReceivedAudit.facts(bare, file.sha256()))
            .sealed("by", bare.by().toString(), Sight.FULL);
    store.keep(ReceivedAudit.under(bare, promises.ground().record().append(draft).id()));
  }

  /** Posts what is known and not yet posted; what was posted for another payee is taken back. */
  private Counted settle(List<Receipt> receipts, Who by) {
    List<UUID> of = receipts.stream().map(Receipt::promise).distinct().toList();
    return posting.settle(receipts, new Years(store.ofPromises(of)), by);
  }

  // Payees

  /** Decides who a payee is, for this file and every other of the body; counted lines follow. */
  public Outcome<Counted> decide(Body body, String key, Optional<String> organisation, Who by) {
    store.lock(body.id());
    List<Receipt> of = receipts(body).stream().filter(r -> r.payeeKey().equals(key)).toList();
    if (of.isEmpty() || key.isEmpty()) {
      return Outcome.refused("payee", "Choose a payee of the list");
    }
    if (organisation.isPresent()
        && promises
            .ground()
            .register()
            .organisation(organisation.get(), promises.today())
            .isEmpty()) {
      return Outcome.refused(
          "organisation",
          "The register knows no organisation of that code. Search it for the code");
    }
    UUID person = person(by).orElseThrow();
    PayeeDecision bare =
        new PayeeDecision(
            store.freshIds(1).getFirst(),
            body.id(),
            key,
            of.getFirst().payeeName(),
            organisation,
            person,
            now(),
            0);
    Draft draft = Draft.of("money.payee", "body:" + body.slug()).facts(ReceivedAudit.facts(bare));
    ReceivedAudit.sealed(bare).forEach((field, value) -> draft.sealed(field, value, Sight.FULL));
    long entry =
        promises.ground().record().append(draft.sealed("by", person.toString(), Sight.FULL)).id();
    store.keep(ReceivedAudit.under(bare, entry));
    List<UUID> counting =
        files(body).stream().filter(MoneyFile::counts).map(MoneyFile::id).toList();
    List<Receipt> again =
        receipts(body).stream()
            .filter(r -> r.payeeKey().equals(key) && counting.contains(r.file()))
            .toList();
    return new Outcome.Done<>(settle(again, by));
  }

  /** Under which a decision on a payee is remembered. */
  static String key(String payee) {
    String key = PayeeNames.key(payee);
    return key.isEmpty() ? "?" : key;
  }

  private String slug(UUID body) {
    return promises.ground().bodies().find(body).map(Body::slug).orElse("");
  }

  private Instant now() {
    return promises.ground().record().now();
  }

  private static Optional<UUID> person(Who by) {
    return by instanceof Who.Person(UUID id) ? Optional.of(id) : Optional.empty();
  }

  private static String name(Who by) {
    return person(by).map(UUID::toString).orElse("");
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return ReceivedAudit.of(store);
  }
}
