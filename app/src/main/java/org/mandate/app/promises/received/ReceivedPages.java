package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.received.ReceiptWords.Stand;
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
import org.mandate.app.web.Table;

/** Files that were brought, and what came under a promise. */
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
        undecided > 0 ? ", " + Numbers.count(undecided, "payee to decide", "payees to decide") : "";
    return read + wait + decide;
  }

  private static Section filesSection(Body body, List<MoneyFile> files, List<Receipt> receipts) {
    Table.Builder table =
        Table.named("Files, the last one first")
            .captionHidden()
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
              .quiet(f.payer().isEmpty() ? f.kind().words() : f.payer()),
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
        Table.named("Which lines a promise takes")
            .captionHidden()
            .stack()
            .column("Promise")
            .column("Its lines")
            .column("");
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
        Prose.of(
            "A line counts for the one promise whose rule takes it. Change a rule before a file is brought."),
        promises.isEmpty() ? null : table.build(),
        "No promise of money is recorded.");
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
    var places = ReceiptWords.places(receipts, List.copyOf(files.values()));
    Map<Receipt, Stand> stands =
        new Stands(received.promises()).of(receipts, new Years(receipts), false);
    Table.Builder table =
        Table.named("Lines of payers’ files, by day")
            .captionHidden()
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
          Dates.plain(r.on()),
          ReceiptWords.payee(r, names),
          Money.pounds(r.pence()),
          ReceiptWords.state(r, stands.getOrDefault(r, Stand.READY), places),
          file.text(", " + ReceiptWords.place(r))
              .newLine()
              .quiet("SHA-256 " + r.sha256().substring(0, 12) + "…"));
    }
    long counted = receipts.stream().filter(r -> r.posted() > 0).mapToLong(Receipt::pence).sum();
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
                new Link(
                    "Which lines it takes", ReceivedGround.at(body) + "/rules/" + p.reference()),
                new Link("All files", ReceivedGround.at(body)))));
  }
}
