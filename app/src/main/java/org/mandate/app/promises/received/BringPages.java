package org.mandate.app.promises.received;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.received.ReadIn.Brought;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ledger.read.DayOrder;
import org.mandate.ledger.read.Hints;

/** Bringing a file, and saying which lines a promise takes. */
public final class BringPages {
  private final ReceivedGround ground;
  private final Received received;

  public BringPages(ReceivedGround ground) {
    this.ground = ground;
    this.received = ground.received;
  }

  // A file

  public Reply form(Ask ask) {
    return ground.of(ask, body -> form(ask, body, FormErrors.none()));
  }

  private Reply form(Ask ask, Body body, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.file("file", "The file")
                .hint(
                    "As it was published or downloaded: CSV (also packed as .gz) or OFX, up to 60 MB. A"
                        + " workbook is saved as CSV first"),
            Field.radios(
                    "kind",
                    "What is it?",
                    List.of(
                        Field.Option.of(
                            "spend", "What a payer publishes", "Spend over £25,000, or like it"),
                        Field.Option.of(
                            "bank", "A statement of an account", "CSV or OFX of the bank"),
                        Field.Option.of(
                            "national",
                            "Payments to General Practice",
                            "NHS England’s file: what each practice was paid in a year")))
                .value(ask.typed("kind").isEmpty() ? "spend" : ask.typed("kind")),
            Field.text("payer", "Who paid?")
                .hint(
                    "Only where the file does not say; as the rules of the promises name the payer")
                .value(ask.typed("payer"))
                .width(30),
            Field.select("account", "Whose account is it?", accounts(body))
                .hint("Only for a statement")
                .value(ask.typed("account")),
            Field.select("promise", "Which promise is it of?", promises(body))
                .hint("Only for Payments to General Practice")
                .value(ask.typed("promise")),
            Field.text("column", "Which column of payments?")
                .hint(
                    "Only for Payments to General Practice, as the file heads it: PCN Participation")
                .value(ask.typed("column"))
                .width(30),
            Field.radios(
                    "order",
                    "Which comes first in its dates?",
                    List.of(
                        Field.Option.of("file", "As the file itself shows"),
                        Field.Option.of("day", "The day: 03/04 is 3 April"),
                        Field.Option.of("month", "The month: 03/04 is 4 March")))
                .hint("Used only where no date of the file shows it")
                .value(ask.typed("order").isEmpty() ? "file" : ask.typed("order")));
    FormPage page =
        new FormPage(
            body.name(),
            "Bring a file",
            List.of(
                Prose.of(
                    "It is read here and now. You see every line that it gives to a promise, what was"
                        + " left out and which months are missing, before anything counts.")),
            errors,
            ReceivedGround.at(body) + "/bring",
            fields,
            Button.submit("Read the file"),
            new Link("Back to what came", ReceivedGround.at(body)),
            true);
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, page.heading(), page).with(ReceivedGround.look(body));
    return errors.isEmpty() ? html : html.refused();
  }

  private List<Field.Option> accounts(Body body) {
    Collection<String> codes = new TreeSet<>();
    for (Promise p : received.promises().of(body.id())) {
      if (p.payee() instanceof Promise.Payee.One(String code)) {
        codes.add(code);
      }
      codes.addAll(Posting.beneficiaries(received.promises(), p));
    }
    Map<String, String> names = ground.names(codes);
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("", "Choose"));
    codes.forEach(
        c -> options.add(Field.Option.of(c, ReceivedGround.named(names, c) + " (" + c + ")")));
    return options;
  }

  /** Who may keep the money is asked first, then the file is read, then it is kept. */
  public Reply take(Ask ask) {
    return ground.of(
        ask,
        body -> {
          FormErrors errors = FormErrors.none();
          Ask.Upload upload = ask.files().get("file");
          FileKind kind =
              switch (ask.typed("kind")) {
                case "bank" -> FileKind.BANK;
                case "national" -> FileKind.NATIONAL;
                default -> FileKind.SPEND;
              };
          Optional<YearFile> year = year(ask, body, kind, errors);
          Optional<String> account = ask.field("account");
          if (upload == null || upload.name().isEmpty()) {
            errors.add("file", "Choose a file");
          }
          if (kind == FileKind.BANK
              && accounts(body).stream()
                  .noneMatch(o -> account.filter(o.value()::equals).isPresent())) {
            errors.add("account", "Choose whose account the statement is of");
          }
          if (!errors.isEmpty() || upload == null) {
            return form(ask, body, errors);
          }
          Hints hints = new Hints(ask.field("payer").orElse(""), order(ask.typed("order")));
          Brought brought =
              new Brought(
                  upload.at(),
                  upload.name(),
                  kind,
                  hints,
                  kind == FileKind.BANK ? account : Optional.empty(),
                  year);
          List<ReceiptRule> rules = received.rules(body);
          return new Reply.Between<>(() -> ReadIn.of(brought, rules), this::keep);
        });
  }

  private List<Field.Option> promises(Body body) {
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("", "Choose"));
    received.promises().of(body.id()).stream()
        .filter(Promise::isMoney)
        .forEach(p -> options.add(Field.Option.of(p.reference(), ReceiptWords.title(p))));
    return options;
  }

  private Optional<YearFile> year(Ask ask, Body body, FileKind kind, FormErrors errors) {
    if (kind != FileKind.NATIONAL) {
      return Optional.empty();
    }
    Optional<Promise> p =
        received.promises().at(body.id(), ask.typed("promise")).filter(Promise::isMoney);
    Optional<String> column = ask.field("column");
    if (p.isEmpty()) {
      errors.add("promise", "Choose whose payments the column holds");
    }
    if (column.isEmpty()) {
      errors.add("column", "Write the name of the column, as in PCN Participation");
    }
    return p.filter(x -> column.isPresent())
        .map(
            x ->
                new YearFile(
                    x.id(), column.orElseThrow(), Posting.beneficiaries(received.promises(), x)));
  }

  private static Optional<DayOrder> order(String typed) {
    return switch (typed) {
      case "day" -> Optional.of(DayOrder.DAY_FIRST);
      case "month" -> Optional.of(DayOrder.MONTH_FIRST);
      default -> Optional.empty();
    };
  }

  private Reply keep(Ask ask, ReadIn read) {
    return ground.of(
        ask,
        body ->
            switch (received.bring(body, read, ask.who())) {
              case Outcome.Done<MoneyFile>(MoneyFile f) ->
                  new Reply.Redirect(ReceivedGround.at(body) + "/files/" + f.id());
              case Outcome.Refused<MoneyFile>(List<Outcome.Fault> faults) ->
                  form(ask, body, ReceivedGround.errors(faults));
            });
  }

  // A rule

  public Reply ruleForm(Ask ask) {
    return ground.ofPromise(ask, (body, p) -> ruleForm(ask, body, p, FormErrors.none()));
  }

  private Reply ruleForm(Ask ask, Body body, Promise p, FormErrors errors) {
    Optional<ReceiptRule> rule = received.rule(p);
    boolean fresh =
        ask.fields().isEmpty() || ask.fields().keySet().equals(java.util.Set.of("_csrf"));
    String payer = fresh ? rule.map(ReceiptRule::payer).orElse(promiser(p)) : ask.typed("payer");
    String words =
        fresh ? rule.map(r -> String.join("\n", r.words())).orElse("") : ask.typed("words");
    LocalDate from = rule.map(ReceiptRule::from).orElse(p.ours().source().saidOn());
    LocalDate to = rule.map(ReceiptRule::to).orElse(from.plusYears(1).minusDays(1));
    FormPage page =
        new FormPage(
            ReceiptWords.title(p),
            "Which lines are of this promise?",
            List.of(
                Prose.of(
                    "A line is taken when its payer, its words and its day all fit. The rule holds for"
                        + " files that are brought from now on.")),
            errors,
            ReceivedGround.at(body) + "/rules/" + p.reference(),
            List.of(
                Field.text("payer", "Words of the payer’s name")
                    .hint("As the files write it. Leave it empty to take any payer")
                    .value(payer)
                    .width(30),
                Field.area("words", "Words that its lines carry")
                    .hint(
                        "One phrase a line, of which one is enough: “PCN DES Participation”. They are"
                            + " looked for in the kind, the area and the reference of a line")
                    .value(words),
                dated(ask, "from", "First day", from, fresh),
                dated(ask, "to", "Last day", to, fresh)),
            Button.submit("Keep the rule"),
            new Link("Back to what came", ReceivedGround.at(body)));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, page.heading(), page).with(ReceivedGround.look(body));
    return errors.isEmpty() ? html : html.refused();
  }

  private static Field dated(Ask ask, String name, String label, LocalDate day, boolean fresh) {
    Field field = Field.date(name, label);
    return fresh
        ? field.dated(
            String.valueOf(day.getDayOfMonth()),
            String.valueOf(day.getMonthValue()),
            String.valueOf(day.getYear()))
        : field.dated(ask);
  }

  private String promiser(Promise p) {
    return ReceivedGround.named(ground.names(List.of(p.promiser())), p.promiser());
  }

  public Reply keepRule(Ask ask) {
    return ground.ofPromise(
        ask,
        (body, p) -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          Optional<LocalDate> to = ask.dateBoxes("to");
          FormErrors errors = FormErrors.none();
          if (from.isEmpty()) {
            errors.add("from", "Write the first day, as in 1 4 2025");
          }
          if (to.isEmpty()) {
            errors.add("to", "Write the last day, as in 31 3 2026");
          }
          if (from.isEmpty() || to.isEmpty()) {
            return ruleForm(ask, body, p, errors);
          }
          Received.NewRule wanted =
              new Received.NewRule(
                  ask.typed("payer"), ask.typed("words").lines().toList(), from.get(), to.get());
          return switch (received.rule(p, wanted, ask.who())) {
            case Outcome.Done<ReceiptRule> _ -> new Reply.Redirect(ReceivedGround.at(body));
            case Outcome.Refused<ReceiptRule>(List<Outcome.Fault> faults) ->
                ruleForm(ask, body, p, ReceivedGround.errors(faults));
          };
        });
  }
}
