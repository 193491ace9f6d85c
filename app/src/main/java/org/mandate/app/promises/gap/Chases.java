package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Action;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.mandates.Card;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;
import org.mandate.app.promises.gap.LadderRules.Next;
import org.mandate.app.promises.gap.Step.Kind;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.web.Numbers;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asking for what was promised: who can be asked, which step comes next and from when, the letter
 * for it, replies; and sums that somebody says they withhold. A step, its letter and its entry
 * commit together.
 */
public final class Chases {
  /** Seats that keep a body's money, as the database's my_money_bodies() names them. */
  private static final List<String> KEEPERS =
      List.of("treasurer", "chair", "vice-chair", "secretary");

  private final Ground ground;
  private final ChaseStore store;
  private final ChaseEntries entries;
  private final Withholdings withholdings;
  private final Sheets sheets;

  /** What asking stands on. */
  public record Ground(
      JdbcClient db, Record record, SealedFacts sealed, Promises promises, Mandates mandates) {}

  public Chases(Ground ground) {
    this.ground = ground;
    this.store = new ChaseStore(ground.db());
    this.entries = new ChaseEntries(ground.record(), ground.sealed());
    this.sheets = new Sheets(ground.promises());
    this.withholdings = new Withholdings(this, new WithheldStore(ground.db()), entries);
    ground.promises().tellBeside(new GapBeside());
  }

  Ground ground() {
    return ground;
  }

  ChaseStore store() {
    return store;
  }

  Sheets sheets() {
    return sheets;
  }

  /** Sums that are withheld. */
  public Withholdings withheld() {
    return withholdings;
  }

  public LocalDate today() {
    return ground.promises().today();
  }

  /** The page of asking for a promise's money. */
  public String path(Body body, Promise promise) {
    return GapGround.chase(body, promise);
  }

  /** Whether somebody keeps a body's money: treasurer, chair, secretary. */
  boolean keeps(Body body, Who who) {
    return ground.promises().ground().bodies().roles(who, body.id()).stream()
        .anyMatch(Action.KEEP_PROMISES.roles()::contains);
  }

  /** Steps of a promise, by who is asked. */
  List<Step> steps(Promise promise) {
    return store.ofPromise(promise.id());
  }

  List<Step> steps(Promise promise, String organisation) {
    return steps(promise).stream().filter(s -> s.organisation().equals(organisation)).toList();
  }

  Optional<ChaseStore.Letter> letter(Step step) {
    return store.letter(step.id());
  }

  /**
   * Somebody who can be asked.
   *
   * @param code of the register
   * @param payee whether it is asked for what it received and did not pass on
   * @param asked pence
   * @param steps taken with it, in order
   */
  record Asked(String code, String name, boolean payee, long asked, List<Step> steps, Next next) {}

  /** Who can be asked about a promise: who promised, then payees that hold something. */
  List<Asked> asked(Promise promise) {
    Sheet sheet = sheets.of(promise, today());
    List<Asked> all = new ArrayList<>();
    Map<String, Boolean> codes = new LinkedHashMap<>();
    codes.put(ground.promises().life().promiserNow(promise), false);
    switch (promise.payee()) {
      case Promise.Payee.Itself _ -> {}
      case Promise.Payee.One(String code) -> codes.putIfAbsent(code, true);
      case Promise.Payee.Network _ -> sheet.networks().keySet().forEach(n -> codes.put(n, true));
    }
    List<Step> steps = steps(promise);
    steps.forEach(s -> codes.putIfAbsent(s.organisation(), true));
    codes.forEach(
        (code, payee) -> {
          List<Step> own = steps.stream().filter(s -> s.organisation().equals(code)).toList();
          long pence = sum(part(promise, sheet, code, payee), payee);
          if (!payee || pence > 0 || !own.isEmpty()) {
            Next next = LadderRules.next(own, pence, today());
            all.add(new Asked(code, sheets.named(code), payee, pence, own, next));
          }
        });
    return all;
  }

  /** The practices that an organisation is asked about. */
  private static Sheet part(Promise promise, Sheet sheet, String code, boolean payee) {
    return payee && promise.payee() instanceof Promise.Payee.Network
        ? sheet.of(new Sheet.Scope.Network(code))
        : sheet;
  }

  private static long sum(Sheet sheet, boolean payee) {
    return sheet.lines().stream()
        .flatMap(l -> l.accounts().stream())
        .map(PracticeLine.Account::position)
        .mapToLong(p -> Math.max(0, payee ? p.held() : p.unpaid() + p.inTransit()))
        .sum();
  }

  /** What whoever writes adds to a letter. */
  record Wanted(String office, String name, Optional<LocalDate> replyBy, String extra) {}

  /** The letter of the next step as it would be sent today. */
  LetterFacts draft(Body body, Promise promise, Asked asked, Kind kind, Wanted w, Who by) {
    Sheet sheet = part(promise, sheets.of(promise, today()), asked.code(), asked.payee());
    Promise.Version ours = promise.ours();
    GapWords words = GapWords.of(promise, sheets::named);
    return new LetterFacts(
        kind,
        new LetterFacts.Addressee(asked.name(), w.office(), w.name(), asked.payee()),
        sender(body, by),
        promise.title(),
        promise.reference(),
        sheets.named(promise.promiser()),
        ours.source(),
        ours.words(),
        Arithmetic.of(
            ours.terms(),
            sheets.counted(
                promise,
                sheet.lines().stream()
                    .map(PracticeLine::code)
                    .collect(Collectors.toCollection(TreeSet::new))),
            sheet.lines().size(),
            sheet.total().promised()),
        sheet,
        words,
        today(),
        kind == Kind.STATEMENT ? Optional.empty() : w.replyBy(),
        asked.steps(),
        w.extra());
  }

  /** In whose name: the office of whoever writes that keeps the money, the treasurer's first. */
  private LetterFacts.Sender sender(Body body, Who by) {
    Optional<Office> office = office(body, by);
    String seat = office.map(Office::seat).orElse("treasurer");
    String mandate =
        ground
            .mandates()
            .card(body.id(), seat, "", today(), ground.record().now())
            .flatMap(Chases::mandate)
            .orElse("");
    return new LetterFacts.Sender(
        office.map(Office::name).orElse(""), seat.replace('-', ' '), body.name(), mandate);
  }

  private static Optional<String> mandate(Card card) {
    return card.spoken().stream()
        .filter(s -> s.live().practices() > 0)
        .findFirst()
        .map(
            s ->
                "I write for %s under their mandates on %s."
                    .formatted(
                        Numbers.of(s.live().practices(), card.members()) + " practices",
                        s.topic().title().toLowerCase(java.util.Locale.UK)));
  }

  private Optional<Office> office(Body body, Who by) {
    if (!(by instanceof Who.Person(UUID person))) {
      return Optional.empty();
    }
    List<Office> held =
        ground.promises().ground().bodies().officesOf(person).stream()
            .filter(o -> o.body().equals(body.id()) && o.heldOn(today()))
            .toList();
    return KEEPERS.stream()
        .flatMap(seat -> held.stream().filter(o -> o.seat().equals(seat)))
        .findFirst();
  }

  /**
   * Keeps a letter as sent today, and begins its clock.
   *
   * @param seen hash of the letter that whoever sends it read
   */
  Outcome<Step> send(
      Body body, Promise promise, String organisation, Wanted w, String seen, Who by) {
    store.lock(promise.id());
    Optional<Asked> found =
        asked(promise).stream().filter(a -> a.code().equals(organisation)).findFirst();
    if (!keeps(body, by)) {
      return Outcome.refused("office", "The treasurer, the chair or the secretary sends this");
    }
    if (found.isEmpty() || !(found.get().next() instanceof Next.Open(Kind kind))) {
      return Outcome.refused("office", "This step is not open today. See the steps for its date");
    }
    List<Fault> faults = ChaseRules.faults(kind, w, today());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    LetterFacts facts = draft(body, promise, found.get(), kind, w, by);
    String text = LetterWriter.text(facts);
    if (!LetterText.sha256(text).equals(seen)) {
      return Outcome.refused(
          "office", "The letter is not the one that you read. Read it below, then send it again");
    }
    Step bare =
        new Step(
            store.freshId(),
            promise.id(),
            found.get().steps().size() + 1,
            kind,
            organisation,
            w.office().strip(),
            facts.asked(),
            today(),
            facts.replyBy(),
            seen,
            office(body, by).map(Office::seat).orElse(""),
            List.of(),
            ground.record().now(),
            0);
    Step kept = entries.under(bare, entries.step(promise, bare, text, by));
    store.keep(kept, new ChaseStore.Letter(kind == Kind.STATEMENT ? "" : w.name().strip(), text));
    return new Outcome.Done<>(kept);
  }

  /** A reply that somebody wants to record. */
  record NewReply(
      Optional<Step.Answer> answer,
      Optional<LocalDate> on,
      Optional<LocalDate> payBy,
      String words) {}

  Outcome<Step.Answered> reply(Body body, Promise promise, Step step, NewReply r, Who by) {
    store.lock(promise.id());
    if (!keeps(body, by)) {
      return Outcome.refused("answer", "The treasurer, the chair or the secretary records this");
    }
    List<Fault> faults = ChaseRules.faults(step, r, today());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Step.Answer answer = r.answer().orElseThrow();
    Step.Answered bare =
        new Step.Answered(
            store.freshId(),
            answer,
            r.on().orElseThrow(),
            answer == Step.Answer.WILL_PAY ? r.payBy() : Optional.empty(),
            r.words().strip(),
            ground.record().now(),
            0);
    Step.Answered kept = entries.under(bare, entries.reply(promise, step, bare, by));
    store.keep(step.id(), kept);
    return new Outcome.Done<>(kept);
  }

  /** A step to which a reply is overdue, of a promise that everybody may read. */
  public record Overdue(Promise promise, String organisation, String name, Step last) {}

  /** Of a body's open promises: for the desk of whoever keeps its money. */
  public List<Overdue> overdue(Body body) {
    Map<UUID, Promise> open =
        ground.promises().of(body.id()).stream()
            .filter(Promise::open)
            .collect(Collectors.toMap(Promise::id, p -> p));
    Map<String, List<Step>> by =
        store.ofBody(body.id()).stream()
            .filter(s -> open.containsKey(s.promise()))
            .collect(
                Collectors.groupingBy(
                    s -> s.promise() + " " + s.organisation(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Overdue> late = new ArrayList<>();
    for (List<Step> steps : by.values()) {
      Step last = steps.getLast();
      Promise promise = open.get(last.promise());
      if (promise != null && LadderRules.isOverdue(steps, today())) {
        late.add(
            new Overdue(promise, last.organisation(), sheets.named(last.organisation()), last));
      }
    }
    return late;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return ChaseAudit.of(store, withholdings.store());
  }
}
