package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.promises.received.ReceiptWords.Stand;
import org.mandate.app.promises.received.ReceivedGround.Act;
import org.mandate.app.promises.received.ReceivedGround.Page;
import org.mandate.app.promises.received.ReceivedGround.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.ledger.read.Remark;

/** One file: what was read of it, what would count, and letting it count. */
public final class FilePages {
  private static final int MOST_SHOWN = 300;
  private final ReceivedGround ground;
  private final Received received;

  public FilePages(ReceivedGround ground) {
    this.ground = ground;
    this.received = ground.received;
  }

  public Reply file(Ask ask) {
    return ground.ofFile(ask, this::file);
  }

  private Reply file(Body body, MoneyFile f) {
    List<Receipt> receipts = received.receipts(f);
    List<Receipt> all = received.receipts(body);
    Map<Receipt, Stand> stands =
        new Stands(received.promises()).of(receipts, new Years(all), f.counts());
    var places = ReceiptWords.places(all, received.files(body));
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
                : ReceiptWords.lines(
                    shown, names, r -> stands.getOrDefault(r, Stand.READY), places),
            "No promise takes a line of this file. Look at the days and words of the rules."));
    return ReceivedGround.page(
        body,
        new Page(
            f.kind().words(),
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
    long ready = stands.values().stream().filter(s -> s == Stand.READY).count();
    return Numbers.count(ready, "line", "lines")
        + " would count, "
        + Money.pounds(sum(stands, Stand.READY))
        + "; nothing counts yet";
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
            .line(
                "Read", ReceiptWords.count(f.lines()) + ", " + Money.pounds(f.pence()) + " in all")
            .line("Credits among them", Numbers.whole(f.credits()))
            .line("Left out", f.leftOut() == 0 ? "Nothing" : ReceiptWords.count(f.leftOut()));
    for (MoneyFile.Act act : f.acts()) {
      about =
          about.line(
              act.counted() ? "Let count by" : "Put aside by", ground.by(act.by(), act.at()));
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
        Table.named("What each promise takes")
            .captionHidden()
            .stack()
            .column("Promise")
            .numeric("Lines")
            .numeric("Sum");
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
    Table.Builder table =
        Table.named("What the reader says").captionHidden().stack().column("Line").column("What");
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
}
