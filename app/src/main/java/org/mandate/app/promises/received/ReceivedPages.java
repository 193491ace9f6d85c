package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.received.ReceiptWords.Stand;
import org.mandate.app.promises.received.ReceivedGround.Act;
import org.mandate.app.promises.received.ReceivedGround.Page;
import org.mandate.app.promises.received.ReceivedGround.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.ledger.read.Remark;

/** Files that were brought, one of them, and what came under a promise. */
public final class ReceivedPages {
  private static final int MOST_SHOWN = 300;
  private final ReceivedGround ground;
  private final Received received;

  public ReceivedPages(ReceivedGround ground) {
    this.ground = ground;
    this.received = ground.received;
  }

  // The list

  public Reply list(Ask ask) {
    return ground.of(ask, this::list);
  }

  private Reply list(Body body) {
    List<MoneyFile> files = received.files(body);
    List<Receipt> receipts = received.receipts(body);
    long undecided =
        receipts.stream()
            .filter(r -> r.match().waits() && r.repeats().isEmpty())
            .map(Receipt::payeeKey)
            .distinct()
            .count();
    long waiting = files.stream().filter(f -> f.acts().isEmpty()).count();
    String at = ReceivedGround.at(body);
    List<Button> buttons = new ArrayList<>();
    buttons.add(Button.link("Bring a file", at + "/bring"));
    if (undecided > 0) {
      buttons.add(
          Button.link("Decide " + Numbers.count(undecided, "payee", "payees"), at + "/payees")
              .asSecondary());
    }
    Page page =
        new Page(
            body.name(),
            heading(files.size(), waiting, undecided),
            Prose.of(
                "Bring what the payer publishes, or a statement of the account, and each line of a"
                    + " promise is found, checked and kept with its file and line. Only those who keep the"
                    + " body’s money see this page: payees may be people."),
            List.of(),
            null,
            List.of(),
            List.of(filesSection(body, files, receipts), rulesSection(body)),
            buttons,
            List.of(new Link("Payees and who decided", at + "/payees")));
    return ReceivedGround.page(body, page)
        .with(ReceivedGround.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static String heading(int files, long waiting, long undecided) {
    if (files == 0) {
      return "No payer’s file has been read yet";
    }
    String read = Numbers.count(files, "file is read", "files are read");
    String wait = waiting > 0 ? ", " + waiting + " waiting for a look" : "";
    String decide =
        undecided > 0
            ? ", " + Numbers.count(undecided, "payee to decide", "payees to decide")
            : "";
    return read + wait + decide;
  }

  private static Section filesSection(Body body, List<MoneyFile> files, List<Receipt> receipts) {
    Table.Builder table =
        Table.named("Files, the last one first")
            .stack()
            .column("File")
            .column("Days")
            .numeric("Lines read")
            .numeric("Of promises")
            .column("Where it stands");
    for (MoneyFile f : files) {
      List<Receipt> of = receipts.stream().filter(r -> r.file().equals(f.id())).toList();
      long pence = of.stream().filter(r -> r.repeats().isEmpty()).mapToLong(Receipt::pence).sum();
      table.row(
          Prose.empty()
              .link(f.fileName(), ReceivedGround.at(body) + "/files/" + f.id())
              .newLine()
              .quiet(f.payer().isEmpty() ? ReceiptWords.kind(f) : f.payer()),
          Prose.of(ReceiptWords.period(f)).newLine().quiet(months(f)),
          Numbers.whole(f.lines()),
          Money.pounds(pence),
          ReceiptWords.state(f));
    }
    return new Section(
        "Files", Prose.empty(), files.isEmpty() ? null : table.build(), "No file has been read.");
  }

  private static String months(MoneyFile f) {
    int all = f.months() + f.monthsMissing();
    return f.monthsMissing() == 0
        ? "All " + all + " months"
        : "Only " + f.months() + " of " + all + " months";
  }

  private Section rulesSection(Body body) {
    Map<UUID, ReceiptRule> rules = new HashMap<>();
    received.rules(body).forEach(r -> rules.put(r.promise(), r));
    Table.Builder table =
        Table.named("Which lines a promise takes").stack().column("Promise").column("Its lines").column("");
    List<Promise> promises =
        received.promises().of(body.id()).stream().filter(Promise::isMoney).toList();
    String at = ReceivedGround.at(body);
    for (Promise p : promises) {
      ReceiptRule rule = rules.get(p.id());
      String change = rule == null ? "Say which lines are its" : "Change";
      table.row(
          new Link(ReceiptWords.title(p), at + "/promises/" + p.reference()),
          rule == null ? "None yet" : ReceiptWords.rule(rule),
          new Link(change + " (" + p.reference() + ")", at + "/rules/" + p.reference()));
    }
    return new Section(
        "Promises",
        Prose.of("A line counts for the one promise whose rule takes it. Change a rule before a file is brought."),
        promises.isEmpty() ? null : table.build(),
        "No promise of money is recorded.");
  }

  // One file

  public Reply file(Ask ask) {
    return ground.ofFile(ask, this::file);
  }

  private Reply file(Body body, MoneyFile f) {
    List<Receipt> receipts = received.receipts(f);
    Map<Receipt, Stand> stands = stands(receipts, f.counts());
    Map<String, String> names = ground.names(ReceiptWords.codes(receipts));
    List<Section> sections = new ArrayList<>();
    sections.add(byPromise(body, receipts, stands));
    sections.add(said(f));
    List<Receipt> shown = receipts.stream().limit(MOST_SHOWN).toList();
    sections.add(
        new Section(
            "Lines of promises",
            Prose.of(
                receipts.size() > MOST_SHOWN
                    ? "The first " + MOST_SHOWN + " of " + Numbers.whole(receipts.size()) + "."
                    : ""),
            shown.isEmpty()
                ? null
                : ReceiptWords.lines("Lines that a promise takes", shown, names, stands::get),
            "No promise takes a line of this file. Look at the days and words of the rules."));
    return ReceivedGround.page(
        body,
        new Page(
            ReceiptWords.kind(f),
            heading(f, stands),
            Prose.of(next(f, stands)),
            notes(f),
            about(f),
            acts(body, f, stands),
            sections,
            undecided(stands)
                ? List.of(
                    Button.link("Decide who the payees are", ReceivedGround.at(body) + "/payees")
                        .asSecondary())
                : List.of(),
            List.of(new Link("All files", ReceivedGround.at(body)))));
  }

  private static boolean undecided(Map<Receipt, Stand> stands) {
    return stands.containsValue(Stand.UNDECIDED);
  }

  /** Where each line stands; whom a promise covers is asked once for a payee and a day. */
  Map<Receipt, Stand> stands(List<Receipt> receipts, boolean counts) {
    Map<UUID, Optional<Promise>> promises = new HashMap<>();
    Map<UUID, Set<String>> covered = new HashMap<>();
    Map<String, Boolean> known = new HashMap<>();
    Map<Receipt, Stand> stands = new LinkedHashMap<>();
    for (Receipt r : receipts) {
      Optional<Promise> p =
          promises.computeIfAbsent(r.promise(), received.promises()::find);
      boolean is =
          p.isPresent()
              && r.organisation()
                  .map(
                      o ->
                          known.computeIfAbsent(
                              r.promise() + o + r.on(),
                              k -> covers(p.get(), covered, o, r)))
                  .orElse(false);
      stands.put(r, ReceiptWords.stand(r, is, counts));
    }
    return stands;
  }

  private boolean covers(Promise p, Map<UUID, Set<String>> covered, String organisation, Receipt r) {
    return covered
            .computeIfAbsent(p.id(), k -> Posting.beneficiaries(received.promises(), p))
            .contains(organisation)
        || !received.promises().paidThrough(p, organisation, r.on()).isEmpty();
  }

  private static long sum(Map<Receipt, Stand> stands, Stand... of) {
    Set<Stand> wanted = Set.of(of);
    return stands.entrySet().stream()
        .filter(e -> wanted.contains(e.getValue()))
        .mapToLong(e -> e.getKey().pence())
        .sum();
  }

  private static String heading(MoneyFile f, Map<Receipt, Stand> stands) {
    if (stands.isEmpty()) {
      return "No line of this file is of a promise";
    }
    if (f.counts()) {
      return Money.pounds(sum(stands, Stand.COUNTED)) + " of this file counts";
    }
    if (f.isAside()) {
      return "This file is put aside: nothing of it counts";
    }
    return Money.pounds(sum(stands, Stand.READY)) + " would count, and nothing counts yet";
  }

  private static String next(MoneyFile f, Map<Receipt, Stand> stands) {
    String undecided =
        undecided(stands)
            ? " "
                + Money.pounds(sum(stands, Stand.UNDECIDED))
                + " waits for somebody to say who the payee is."
            : "";
    if (stands.isEmpty()) {
      return "Look at the days and words of the promises’ rules, or put the file aside.";
    }
    return (f.counts()
            ? "Each line counted stands in the journal of its promise, with this file and its line."
            : "Look at what was read, what was left out and what is missing. Then let it count, or put"
                + " it aside.")
        + undecided;
  }

  private static List<Prose> notes(MoneyFile f) {
    List<Prose> notes = new ArrayList<>();
    if (f.monthsMissing() > 0) {
      f.said(Remark.Kind.MONTHS).forEach(r -> notes.add(Prose.of("Incomplete. ").text(r.words())));
    }
    f.said(Remark.Kind.DATES_ASSUMED).forEach(r -> notes.add(Prose.of(r.words())));
    f.said(Remark.Kind.TOTAL_DIFFERS).forEach(r -> notes.add(Prose.of(r.words())));
    return notes;
  }

  private Summary about(MoneyFile f) {
    Summary about =
        Summary.empty()
            .line("File", f.fileName() + ", " + Numbers.size(f.size()))
            .line("Its hash (SHA-256)", f.sha256())
            .line("Brought by", ground.by(f.by(), f.recordedAt()))
            .line("Payer", f.payer().isEmpty() ? "Each line names its own" : f.payer())
            .line("Days", ReceiptWords.period(f))
            .line("Read", ReceiptWords.count(f.lines()) + ", " + Money.pounds(f.pence()) + " in all")
            .line("Credits among them", Numbers.whole(f.credits()))
            .line("Left out", f.leftOut() == 0 ? "Nothing" : ReceiptWords.count(f.leftOut()));
    for (MoneyFile.Act act : f.acts()) {
      about = about.line(act.counted() ? "Let count by" : "Put aside by", ground.by(act.by(), act.at()));
    }
    return about;
  }

  private static List<Act> acts(Body body, MoneyFile f, Map<Receipt, Stand> stands) {
    String at = ReceivedGround.at(body) + "/files/" + f.id();
    List<Act> acts = new ArrayList<>();
    if (!f.counts() && !stands.isEmpty()) {
      acts.add(new Act(at + "/count", Button.submit("Let this file count"), Prose.empty()));
    } else if (stands.containsValue(Stand.READY)) {
      acts.add(
          new Act(at + "/count", Button.submit("Count what is decided by now"), Prose.empty()));
    }
    if (!f.isAside()) {
      acts.add(
          new Act(
              at + "/aside",
              Button.submit("Put this file aside").asSecondary(),
              Prose.of(f.counts() ? "Every entry that stands on it is taken back." : "")));
    }
    return acts;
  }

  private Section byPromise(Body body, List<Receipt> receipts, Map<Receipt, Stand> stands) {
    Table.Builder table =
        Table.named("What each promise takes").stack().column("Promise").numeric("Lines").numeric("Sum");
    Map<UUID, List<Receipt>> of = new LinkedHashMap<>();
    receipts.forEach(r -> of.computeIfAbsent(r.promise(), k -> new ArrayList<>()).add(r));
    of.forEach(
        (promise, lines) -> {
          String title =
              received.promises().find(promise).map(ReceiptWords::title).orElse("A promise");
          for (Stand stand : Stand.values()) {
            List<Receipt> standing = lines.stream().filter(r -> stands.get(r) == stand).toList();
            if (!standing.isEmpty()) {
              table.row(
                  Prose.of(title).newLine().status(stand.status()),
                  Numbers.whole(standing.size()),
                  Money.pounds(standing.stream().mapToLong(Receipt::pence).sum()));
            }
          }
        });
    return new Section(
        "What it comes to", Prose.empty(), receipts.isEmpty() ? null : table.build(), "Nothing.");
  }

  private static Section said(MoneyFile f) {
    Table.Builder table = Table.named("What the reader says").stack().column("Line").column("What");
    f.said().stream()
        .limit(MOST_SHOWN)
        .forEach(r -> table.row(r.line() == 0 ? "The file" : String.valueOf(r.line()), r.words()));
    return new Section(
        "How it was read", Prose.empty(), f.said().isEmpty() ? null : table.build(), "Nothing.");
  }

  public Reply count(Ask ask) {
    return ground.ofFile(ask, (body, f) -> done(body, f, received.count(f, ask.who())));
  }

  public Reply putAside(Ask ask) {
    return ground.ofFile(ask, (body, f) -> done(body, f, received.putAside(f, ask.who())));
  }

  private static Reply done(Body body, MoneyFile f, Outcome<Received.Counted> outcome) {
    return switch (outcome) {
      case Outcome.Done<Received.Counted> _ ->
          new Reply.Redirect(ReceivedGround.at(body) + "/files/" + f.id());
      case Outcome.Refused<Received.Counted>(List<Outcome.Fault> faults) ->
          new Reply.Refused(409, "That cannot be done now", faults.getFirst().words() + ".");
    };
  }

  // One promise

  public Reply promise(Ask ask) {
    return ground.ofPromise(ask, this::promise);
  }

  private Reply promise(Body body, Promise p) {
    List<Receipt> receipts = received.receipts(p);
    Map<UUID, MoneyFile> files = new HashMap<>();
    received.files(body).forEach(f -> files.put(f.id(), f));
    Map<String, String> names = ground.names(ReceiptWords.codes(receipts));
    Map<Receipt, Stand> stands = stands(receipts, false);
    Table.Builder table =
        Table.named("Lines of payers’ files, by day")
            .stack()
            .column("Day")
            .column("Paid to")
            .numeric("Sum")
            .column("Where it stands")
            .column("File and line");
    for (Receipt r : receipts.stream().limit(MOST_SHOWN).toList()) {
      MoneyFile f = files.get(r.file());
      Prose file =
          f == null
              ? Prose.of("A file")
              : Prose.empty().link(f.fileName(), ReceivedGround.at(body) + "/files/" + f.id());
      table.row(
          Dates.ledger(r.on()),
          ReceiptWords.payee(r, names),
          Money.pounds(r.pence()),
          Prose.empty().status(stands.getOrDefault(r, Stand.READY).status()),
          file.text(", " + ReceiptWords.place(r)).newLine().quiet("SHA-256 " + r.sha256().substring(0, 12) + "…"));
    }
    long counted =
        receipts.stream().filter(r -> r.posted() > 0).mapToLong(Receipt::pence).sum();
    return ReceivedGround.page(
        body,
        new Page(
            ReceiptWords.title(p),
            Money.pounds(counted) + " came, as payers’ files say",
            Prose.of("Each line with its file, so that anybody who has the file can look it up."),
            List.of(),
            null,
            List.of(),
            List.of(
                new Section(
                    "Lines",
                    Prose.of(receipts.size() > MOST_SHOWN ? "The first " + MOST_SHOWN + "." : ""),
                    receipts.isEmpty() ? null : table.build(),
                    "No line of a file is of this promise yet. Say which lines are its, then bring the file.")),
            List.of(),
            List.of(
                new Link("Which lines it takes", ReceivedGround.at(body) + "/rules/" + p.reference()),
                new Link("All files", ReceivedGround.at(body)))));
  }
}
