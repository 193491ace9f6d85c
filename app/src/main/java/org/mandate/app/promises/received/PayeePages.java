package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.received.ReceivedGround.Page;
import org.mandate.app.promises.received.ReceivedGround.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.ledger.match.Candidate;
import org.mandate.ledger.match.Match;

/** Payees that nobody is sure of: who they may be, and who decided. */
public final class PayeePages {
  private static final String NONE = "none";
  private static final String OTHER = "other";
  private final ReceivedGround ground;
  private final Received received;

  public PayeePages(ReceivedGround ground) {
    this.ground = ground;
    this.received = ground.received;
  }

  private static Map<String, List<Receipt>> byPayee(List<Receipt> receipts) {
    Map<String, List<Receipt>> all = new LinkedHashMap<>();
    receipts.stream()
        .filter(r -> r.repeats().isEmpty())
        .forEach(r -> all.computeIfAbsent(r.payeeKey(), k -> new ArrayList<>()).add(r));
    return all;
  }

  public Reply list(Ask ask) {
    return ground.of(ask, this::list);
  }

  private Reply list(Body body) {
    Map<String, List<Receipt>> payees = byPayee(received.receipts(body));
    List<List<Receipt>> waiting =
        payees.values().stream().filter(of -> of.getFirst().match().waits()).toList();
    Page page =
        new Page(
            body.name(),
            waiting.isEmpty()
                ? "Every payee is known"
                : Numbers.count(waiting.size(), "payee has", "payees have") + " to be decided",
            Prose.of(
                "Nothing is guessed: a line counts once it is sure whose it is. What you decide is kept"
                    + " with your name, and holds for every file of this body until somebody decides anew."),
            List.of(),
            null,
            List.of(),
            List.of(waiting(body, waiting), decided(body, payees), matched(body, payees)),
            List.of(),
            List.of(new Link("All files", ReceivedGround.at(body))));
    return ReceivedGround.page(body, page);
  }

  private static String sum(List<Receipt> of) {
    return Money.pounds(of.stream().mapToLong(Receipt::pence).sum());
  }

  private static Link decide(Body body, List<Receipt> of, String verb) {
    String name = of.getFirst().payeeName().isEmpty() ? "no name" : of.getFirst().payeeName();
    return new Link(verb + " " + name, ReceivedGround.at(body) + "/payees/" + of.getFirst().id());
  }

  private static Section waiting(Body body, List<List<Receipt>> waiting) {
    Table.Builder table =
        Table.named("Payees to decide")
            .captionHidden()
            .stack()
            .column("Payee")
            .numeric("Lines")
            .numeric("Sum")
            .column("Why");
    for (List<Receipt> of : waiting) {
      Receipt r = of.getFirst();
      table.row(
          decide(body, of, "Decide"),
          Numbers.whole(of.size()),
          sum(of),
          r.confidence() > 0
              ? r.why() + " The likeliest is " + ReceiptWords.sure(r.confidence()) + " sure."
              : r.why());
    }
    return new Section(
        "To decide", Prose.empty(), waiting.isEmpty() ? null : table.build(), "Nothing waits.");
  }

  private Section decided(Body body, Map<String, List<Receipt>> payees) {
    Map<String, PayeeDecision> latest = new LinkedHashMap<>();
    received.decisions(body).forEach(d -> latest.putIfAbsent(d.key(), d));
    Map<String, String> names =
        ground.names(latest.values().stream().flatMap(d -> d.organisation().stream()).toList());
    Table.Builder table =
        Table.named("Decided by a person")
            .captionHidden()
            .stack()
            .column("Payee")
            .column("Who it is")
            .column("Who decided");
    for (PayeeDecision d : latest.values()) {
      List<Receipt> of = payees.getOrDefault(d.key(), List.of());
      table.row(
          of.isEmpty() ? d.name() : decide(body, of, "Change"),
          d.organisation()
              .map(o -> ReceivedGround.named(names, o) + " (" + o + ")")
              .orElse("None of ours"),
          ground.by(d.by(), d.at()));
    }
    return new Section(
        "Decided",
        Prose.empty(),
        latest.isEmpty() ? null : table.build(),
        "Nobody has decided yet.");
  }

  private Section matched(Body body, Map<String, List<Receipt>> payees) {
    List<List<Receipt>> sure =
        payees.values().stream()
            .filter(of -> of.getFirst().match() == Receipt.Match.AUTOMATIC)
            .toList();
    Map<String, String> names =
        ground.names(ReceiptWords.codes(sure.stream().map(List::getFirst).toList()));
    Table.Builder table =
        Table.named("Matched by name")
            .captionHidden()
            .stack()
            .column("Payee")
            .column("Who it is")
            .column("How sure");
    for (List<Receipt> of : sure) {
      Receipt r = of.getFirst();
      String code = r.organisation().orElse("");
      table.row(
          decide(body, of, "Change"),
          ReceivedGround.named(names, code) + " (" + code + ")",
          ReceiptWords.sure(r.confidence()));
    }
    return new Section(
        "Matched by name", Prose.empty(), sure.isEmpty() ? null : table.build(), "None.");
  }

  private Reply of(Ask ask, BiFunction<Body, List<Receipt>, Reply> then) {
    return ground.of(
        ask,
        body -> {
          List<Receipt> all = received.receipts(body);
          return ask.uuid("receipt")
              .flatMap(id -> all.stream().filter(r -> r.id().equals(id)).findFirst())
              .map(r -> byPayee(all).getOrDefault(r.payeeKey(), List.of(r)))
              .map(of -> then.apply(body, of))
              .orElseGet(Reply.NotFound::new);
        });
  }

  public Reply form(Ask ask) {
    return of(ask, (body, of) -> form(ask, body, of, FormErrors.none()));
  }

  private Reply form(Ask ask, Body body, List<Receipt> of, FormErrors errors) {
    Receipt r = of.getFirst();
    Match match = received.alternatives(r.payeeName());
    List<Field.Option> options = new ArrayList<>();
    for (Candidate c : match.alternatives()) {
      options.add(
          Field.Option.of(
              c.organisation().code(),
              ReceivedGround.named(
                      Map.of(c.organisation().code(), c.organisation().name()),
                      c.organisation().code())
                  + " ("
                  + c.organisation().code()
                  + ")",
              hint(c)));
    }
    options.add(
        Field.Option.of(OTHER, "Another organisation", "Choose it or write its code below"));
    options.add(Field.Option.of(NONE, "None of ours", "Its lines count for no promise"));
    String chosen =
        !ask.typed("organisation").isEmpty()
            ? ask.typed("organisation")
            : r.organisation().orElse("");
    FormPage page =
        new FormPage(
            Numbers.count(of.size(), "line", "lines") + ", " + sum(of),
            r.payeeName().isEmpty()
                ? "Who is the payee that is not named?"
                : "Who is “" + r.payeeName() + "”?",
            List.of(
                Prose.of(match.why()), Prose.of("Paid for: " + String.join("; ", words(of)) + ".")),
            errors,
            ReceivedGround.at(body) + "/payees/" + r.id(),
            List.of(
                Field.radios("organisation", "Choose who it is", options).value(chosen),
                Field.select("covered", "One of those promised to", covered(r))
                    .value(ask.typed("covered")),
                Field.text("code", "Or the code of another organisation")
                    .hint("As the register has it. Leave it empty otherwise")
                    .value(ask.typed("code"))
                    .width(10)),
            Button.submit("Keep this decision"),
            new Link("Back to the payees", ReceivedGround.at(body) + "/payees"));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, page.heading(), page).with(ReceivedGround.look(body));
    return errors.isEmpty() ? html : html.refused();
  }

  private List<Field.Option> covered(Receipt r) {
    Set<String> codes = new TreeSet<>();
    received
        .promises()
        .find(r.promise())
        .ifPresent(
            p -> {
              codes.addAll(Posting.beneficiaries(received.promises(), p));
              if (p.payee() instanceof Promise.Payee.One(String code)) {
                codes.add(code);
              }
            });
    Map<String, String> names = ground.names(codes);
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("", "None of these"));
    codes.forEach(
        c -> options.add(Field.Option.of(c, ReceivedGround.named(names, c) + " (" + c + ")")));
    return options;
  }

  private static List<String> words(List<Receipt> of) {
    return of.stream().map(Receipt::words).distinct().limit(5).toList();
  }

  private static String hint(Candidate c) {
    String more =
        c.onlyInPayee().isEmpty()
            ? ""
            : "; only in the payee: " + String.join(" ", c.onlyInPayee());
    String less =
        c.onlyInName().isEmpty() ? "" : "; only in the name: " + String.join(" ", c.onlyInName());
    return ReceiptWords.sure(c.confidence()) + " sure" + more + less;
  }

  public Reply decide(Ask ask) {
    return of(
        ask,
        (body, of) -> {
          String chosen = ask.typed("organisation");
          Optional<String> code =
              chosen.equals(OTHER)
                  ? ask.field("code")
                      .map(c -> c.toUpperCase(Locale.ROOT))
                      .or(() -> ask.field("covered"))
                  : Optional.of(chosen);
          if (chosen.isEmpty() || code.isEmpty()) {
            String field = chosen.isEmpty() ? "organisation" : "code";
            return form(ask, body, of, FormErrors.of(field, "Choose who it is, or write its code"));
          }
          Optional<String> organisation = chosen.equals(NONE) ? Optional.empty() : code;
          return switch (received.decide(body, of.getFirst().payeeKey(), organisation, ask.who())) {
            case Outcome.Done<Received.Counted> _ ->
                new Reply.Redirect(ReceivedGround.at(body) + "/payees");
            case Outcome.Refused<Received.Counted>(List<Outcome.Fault> faults) ->
                form(ask, body, of, errors(faults, chosen));
          };
        });
  }

  private static FormErrors errors(List<Outcome.Fault> faults, String chosen) {
    FormErrors errors = FormErrors.none();
    Map<String, String> boxes = new HashMap<>();
    boxes.put("organisation", chosen.equals(OTHER) ? "code" : "organisation");
    faults.forEach(f -> errors.add(boxes.getOrDefault(f.field(), "organisation"), f.words()));
    return errors;
  }
}
