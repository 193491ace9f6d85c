package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/**
 * Sums that somebody says they withhold, with the reason given, by whom and since when. The list
 * holds those of promises that everybody may read.
 */
public final class WithheldPages {
  private final GapGround ground;

  public WithheldPages(GapGround ground) {
    this.ground = ground;
  }

  /** The list. */
  public record WithheldPage(
      String caption,
      String heading,
      Prose asAt,
      @Nullable Table now,
      @Nullable Table before,
      List<Button> buttons,
      List<Link> links) {}

  private static String at(Body body) {
    return GapGround.at(body) + "/withheld";
  }

  public Reply list(Ask ask) {
    return ground.body(ask, body -> list(ask, body));
  }

  private Map<UUID, Promise> open(Body body) {
    return ground.promises().of(body.id()).stream()
        .filter(Promise::open)
        .collect(Collectors.toMap(Promise::id, p -> p));
  }

  private Reply list(Ask ask, Body body) {
    Map<UUID, Promise> open = open(body);
    List<Withheld> all =
        ground.chases().withheld().of(body).stream()
            .filter(w -> open.containsKey(w.promise()))
            .toList();
    List<Withheld> now = all.stream().filter(w -> w.standsOn(ground.today())).toList();
    List<Withheld> before = all.stream().filter(w -> !w.standsOn(ground.today())).toList();
    boolean keeps = ground.chases().keeps(body, ask.who());
    long sum = now.stream().mapToLong(Withheld::pence).sum();
    String heading =
        now.isEmpty()
            ? "No sum is said to be withheld"
            : "%s is withheld, in %s"
                .formatted(Money.shortly(sum), Numbers.count(now.size(), "sum", "sums"));
    WithheldPage page =
        new WithheldPage(
            body.name(),
            heading,
            Prose.of(
                "As known on "
                    + Dates.weekday(ground.today())
                    + ". The reason is that given by whoever withholds it. Promises that everybody"
                    + " may read."),
            now.isEmpty() ? null : table(body, "Withheld now", now, open, keeps),
            before.isEmpty() ? null : table(body, "Let go", before, open, false),
            keeps && open.values().stream().anyMatch(Promise::isMoney)
                ? List.of(Button.link("Record a withheld sum", at(body) + "/new"))
                : List.of(),
            List.of(new Link("What is missing", GapGround.gap(body))));
    return Reply.page("promises/withheld.jte", heading, page)
        .with(GapGround.look(body).back(GapGround.at(body), "Promises"));
  }

  private Table table(
      Body body, String caption, List<Withheld> all, Map<UUID, Promise> open, boolean ends) {
    Table.Builder table =
        Table.named(caption)
            .captionHidden()
            .stack()
            .column("Sum")
            .column("Practice")
            .column("Reason given")
            .column("By")
            .column("Since");
    if (ends) {
      table.column("");
    }
    for (Withheld w : all) {
      Promise promise = open.get(w.promise());
      if (promise != null) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(
            Prose.empty()
                .bold(Money.shortly(w.pence()))
                .text(" of ")
                .link(promise.title(), promise.path(body)));
        cells.add(ground.sheets().named(w.organisation()));
        cells.add(Prose.of("“" + w.reason() + "”").newLine().quiet(w.source()));
        cells.add(
            ground.sheets().named(w.byOrganisation())
                + (w.byOffice().isEmpty() ? "" : ", " + w.byOffice()));
        cells.add(since(w));
        if (ends) {
          cells.add(new Link("It was let go", at(body) + "/" + w.id() + "/end"));
        }
        table.row(cells.toArray());
      }
    }
    return table.build();
  }

  private Prose since(Withheld w) {
    Prose since =
        Prose.of(
            Dates.plain(w.since())
                + ", "
                + Dates.days(w.since(), w.end().map(Withheld.End::until).orElse(ground.today())));
    return w.end()
        .map(e -> since.newLine().text("Until " + Dates.plain(e.until()) + ": ").quiet(e.words()))
        .orElse(since);
  }

  // Recording one

  public Reply askNew(Ask ask) {
    return ground.body(ask, b -> keeper(ask, b, () -> form(ask, b, FormErrors.none())));
  }

  private Reply keeper(Ask ask, Body body, java.util.function.Supplier<Reply> answer) {
    return ground.chases().keeps(body, ask.who()) ? answer.get() : new Reply.NotFound();
  }

  public Reply takeNew(Ask ask) {
    return ground.body(
        ask,
        body ->
            keeper(
                ask,
                body,
                () -> {
                  Withholdings.New wanted =
                      new Withholdings.New(
                          ask.typedUuid("promise"),
                          ask.typed("organisation"),
                          pence(ask.typed("pounds")),
                          ask.typed("reason"),
                          ask.typed("by"),
                          ask.typed("office"),
                          ask.typed("source"),
                          ask.dateBoxes("since"));
                  return switch (ground.chases().withheld().withhold(body, wanted, ask.who())) {
                    case Outcome.Done<Withheld> _ -> new Reply.Redirect(at(body));
                    case Outcome.Refused<Withheld>(List<Outcome.Fault> faults) ->
                        form(ask, body, ChaseForms.errors(faults)).refused();
                  };
                }));
  }

  /** "1,250", "£1250.50": pounds as a person writes them, exactly; empty for anything else. */
  static Optional<Long> pence(String typed) {
    String plain = typed.strip().replaceFirst("^£\\s*", "");
    if (!plain.matches("[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{2})?|[0-9]{1,12}(\\.[0-9]{2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(plain.replace(",", "")).movePointRight(2).longValueExact());
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    List<Promise> money =
        open(body).values().stream()
            .filter(Promise::isMoney)
            .sorted(java.util.Comparator.comparing(Promise::reference))
            .toList();
    Map<String, String> covered = new TreeMap<>();
    for (Promise p : money) {
      ground.promises().beneficiaries(p).stream()
          .map(Promise.Beneficiary::organisation)
          .filter(code -> !covered.containsValue(code))
          .forEach(code -> covered.put(ground.sheets().named(code) + " " + code, code));
    }
    List<Field.Option> practices = new ArrayList<>(List.of(Field.Option.of("", "Choose")));
    covered.values().forEach(c -> practices.add(Field.Option.of(c, ground.sheets().named(c))));
    List<Field> fields =
        List.of(
            Field.select(
                    "promise",
                    "Of which promise?",
                    options(
                        money.stream()
                            .map(
                                p ->
                                    Field.Option.of(
                                        p.id().toString(), p.reference() + ": " + p.title()))
                            .toList()))
                .value(ask.typed("promise")),
            Field.select("organisation", "Whose money is it?", practices)
                .value(ask.typed("organisation")),
            Field.text("pounds", "How much, in pounds?").width(10).value(ask.typed("pounds")),
            Field.area("reason", "Which reason was given?")
                .hint("In their words. Everybody will read it: name nobody")
                .rows(3)
                .value(ask.typed("reason")),
            Field.text("by", "Who withholds it?")
                .hint("The organisation’s code, as the register has it")
                .width(10)
                .value(ask.typed("by")),
            Field.text("office", "Which of its offices says so?")
                .hint(
                    "Such as Director of Finance; an office, not a name. Leave it empty if unknown")
                .value(ask.typed("office")),
            Field.text("source", "Where can the reason be read?")
                .hint("A letter, an e-mail, minutes, with the date")
                .value(ask.typed("source")),
            Field.date("since", "Since when is it withheld?").dated(ask));
    return Reply.page(
            FormPage.TEMPLATE,
            "Record a withheld sum",
            new FormPage(
                body.name(),
                "Record a withheld sum",
                List.of(
                    Prose.of(
                        "A withheld sum stays missing. This says why it is, in the words of whoever"
                            + " withholds it.")),
                errors,
                at(body) + "/new",
                fields,
                Button.submit("Record this sum"),
                new Link("Leave without recording it", at(body))))
        .with(GapGround.look(body).back(at(body), "Withheld sums"));
  }

  private static List<Field.Option> options(List<Field.Option> some) {
    List<Field.Option> all = new ArrayList<>(List.of(Field.Option.of("", "Choose")));
    all.addAll(some);
    return all;
  }

  // Letting go

  private Reply one(Ask ask, java.util.function.BiFunction<Body, Withheld, Reply> answer) {
    return ground.body(
        ask,
        body ->
            keeper(
                ask,
                body,
                () ->
                    ground.chases().withheld().of(body).stream()
                        .filter(w -> ask.uuid("withheld").filter(w.id()::equals).isPresent())
                        .filter(w -> open(body).containsKey(w.promise()))
                        .findFirst()
                        .map(w -> answer.apply(body, w))
                        .orElseGet(Reply.NotFound::new)));
  }

  public Reply askEnd(Ask ask) {
    return one(ask, (body, w) -> endForm(ask, body, w, FormErrors.none()));
  }

  public Reply takeEnd(Ask ask) {
    return one(
        ask,
        (body, w) ->
            switch (ground
                .chases()
                .withheld()
                .letGo(body, w, ask.dateBoxes("until"), ask.typed("words"), ask.who())) {
              case Outcome.Done<Withheld> _ -> new Reply.Redirect(at(body));
              case Outcome.Refused<Withheld>(List<Outcome.Fault> faults) ->
                  endForm(ask, body, w, ChaseForms.errors(faults)).refused();
            });
  }

  private Reply.Html endForm(Ask ask, Body body, Withheld w, FormErrors errors) {
    return Reply.page(
            FormPage.TEMPLATE,
            "It was let go",
            new FormPage(
                body.name(),
                Money.shortly(w.pence()) + " is withheld no more",
                List.of(
                    Prose.of(
                        ground.sheets().named(w.organisation())
                            + ", withheld since "
                            + Dates.plain(w.since())
                            + ". Where it was paid, the payment is recorded with the promise too.")),
                errors,
                at(body) + "/" + w.id() + "/end",
                List.of(
                    Field.date("until", "Until when was it withheld?").dated(ask),
                    Field.area("words", "What became of it?")
                        .hint("Paid, or given up, and where that can be read")
                        .rows(3)
                        .value(ask.typed("words"))),
                Button.submit("Record that it was let go"),
                new Link("Leave it as it is", at(body))))
        .with(GapGround.look(body).back(at(body), "Withheld sums"));
  }
}
