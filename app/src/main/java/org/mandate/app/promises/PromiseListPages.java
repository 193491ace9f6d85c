package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** The promises to a body: the heading says how much of them is missing. */
public final class PromiseListPages {
  private final Promises promises;

  public PromiseListPages(Promises promises) {
    this.promises = promises;
  }

  /** The list; tables are null where they would be empty. */
  public record ListPage(
      String caption,
      String heading,
      Prose asAt,
      List<KeyFigure> figures,
      @Nullable Table money,
      @Nullable Table support,
      @Nullable Table waiting,
      List<Button> buttons,
      List<Link> links) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/promises";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("money");
  }

  Reply body(Ask ask, Function<Body, Reply> answer) {
    return promises
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(answer)
        .orElseGet(Reply.NotFound::new);
  }

  Reply with(Ask ask, BiFunction<Body, Promise, Reply> answer) {
    return body(
        ask,
        b ->
            promises
                .at(b.id(), ask.variable("promise"))
                .map(p -> answer.apply(b, p))
                .orElseGet(Reply.NotFound::new));
  }

  boolean keeps(Ask ask, Body body) {
    return promises.ground().bodies().roles(ask.who(), body.id()).stream()
        .anyMatch(Action.KEEP_PROMISES.roles()::contains);
  }

  public Reply list(Ask ask) {
    return body(ask, b -> list(ask, b));
  }

  private Reply list(Ask ask, Body body) {
    LocalDate today = promises.today();
    LocalDate day = ask.date("at").filter(d -> !d.isAfter(today)).orElse(today);
    List<PromiseGap> gaps = promises.gap(body.id(), day);
    List<PromiseGap> money = gaps.stream().filter(g -> g.promise().isMoney()).toList();
    List<Promise> support =
        gaps.stream().map(PromiseGap::promise).filter(p -> !p.isMoney()).toList();
    Gap total = Gap.total(money.stream().map(PromiseGap::total).toList());
    return Reply.page(
            "promises/list.jte",
            "Promises",
            new ListPage(
                body.name(),
                heading(money, total, gaps.size()),
                Prose.of("As known on " + Dates.weekday(day) + "."),
                money.isEmpty() ? List.of() : figures(total, day),
                money.isEmpty() ? null : money(body, money, total),
                support.isEmpty() ? null : support(body, support),
                waiting(body),
                keeps(ask, body)
                    ? List.of(Button.link("Write down a promise", address(body) + "/new"))
                    : List.of(),
                promises.besides().stream()
                    .flatMap(x -> x.ofBody(body, ask.who()).stream())
                    .toList()))
        .with(look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static String heading(List<PromiseGap> money, Gap total, int all) {
    if (all == 0) {
      return "Nothing is promised";
    }
    long short_ = money.stream().filter(g -> g.total().missingPence() > 0).count();
    if (short_ > 0) {
      return Money.shortly(missing(money))
          + " is missing from "
          + Numbers.count((int) short_, "promise", "promises");
    }
    if (money.isEmpty()) {
      return Numbers.count(all, "promise of support", "promises of support");
    }
    return total.duePence() == 0 ? "Nothing is due yet" : "Nothing that was due is missing";
  }

  private static List<KeyFigure> figures(Gap total, LocalDate day) {
    List<KeyFigure> all = new ArrayList<>();
    all.add(
        new KeyFigure(
            "Due by now",
            Money.shortly(total.duePence()),
            "of " + Money.shortly(total.promisedPence()) + " promised"));
    all.add(
        new KeyFigure(
            "Received by practices",
            Money.shortly(total.receivedByPracticePence()),
            "of " + Money.shortly(total.duePence()) + " due"));
    total
        .oldestDue()
        .ifPresent(
            d ->
                all.add(
                    new KeyFigure("Oldest part", Dates.days(d, day), "since " + Dates.plain(d))));
    return all;
  }

  private Table money(Body body, List<PromiseGap> gaps, Gap total) {
    Table.Builder table =
        Table.named("Promises of money")
            .stack()
            .column("Promise")
            .column("Promised by")
            .numeric("Promised")
            .numeric("Due by now")
            .numeric("In dispute")
            .numeric("Missing")
            .column("Their answer");
    boolean whole =
        gaps.stream()
            .map(PromiseGap::total)
            .allMatch(
                t ->
                    t.promisedPence() % 100 == 0
                        && t.duePence() % 100 == 0
                        && t.disputedPence() % 100 == 0
                        && t.missingPence() % 100 == 0);
    for (PromiseGap g : mostMissingFirst(gaps)) {
      Promise p = g.promise();
      table.row(
          new Link(p.title(), p.path(body)),
          promises.named(promises.life().promiserNow(p)),
          money(g.total().promisedPence(), whole),
          money(g.total().duePence(), whole),
          money(g.total().disputedPence(), whole),
          money(Math.max(0, g.total().missingPence()), whole),
          answer(p));
    }
    return table
        .total(
            "All",
            "",
            money(total.promisedPence(), whole),
            money(total.duePence(), whole),
            money(total.disputedPence(), whole),
            money(missing(gaps), whole),
            "")
        .build();
  }

  private static long missing(List<PromiseGap> gaps) {
    return gaps.stream().mapToLong(g -> Math.max(0, g.total().missingPence())).sum();
  }

  private static List<PromiseGap> mostMissingFirst(List<PromiseGap> gaps) {
    return gaps.stream()
        .sorted(Comparator.comparingLong((PromiseGap g) -> -g.total().missingPence()))
        .toList();
  }

  /** Whole pounds where every figure of the table is whole, else pence on all. */
  static String money(long pence, boolean whole) {
    return whole ? Money.shortly(pence) : Money.pounds(pence);
  }

  private Prose answer(Promise p) {
    Prose stopped =
        promises
            .stoppedBy(p)
            .map(x -> Prose.from(Status.part("Stopped")).text(" with “" + x.title() + "”. "))
            .orElse(Prose.empty());
    return promises.life().answers(p).stream()
        .reduce((a, b) -> b)
        .map(a -> stopped.status(status(a.said())).text(" " + Dates.plain(a.on())))
        .orElse(stopped.status(Status.none("No answer recorded")));
  }

  static Status status(Promise.Said said) {
    return switch (said) {
      case CONFIRMED -> Status.yes(said.words());
      case DISPUTED -> Status.part(said.words());
      case IGNORED -> Status.no(said.words());
    };
  }

  private Table support(Body body, List<Promise> all) {
    Table.Builder table =
        Table.named("Promises of support")
            .stack()
            .column("Promise")
            .column("Promised by")
            .column("What")
            .column("Did it come?");
    for (Promise p : all) {
      table.row(
          new Link(p.title(), p.path(body)),
          promises.named(promises.life().promiserNow(p)),
          PromiseWords.support(p.ours().support().orElse("other")),
          delivered(promises.life().deliveries(p)));
    }
    return table.build();
  }

  static Prose delivered(List<Promise.Delivery> all) {
    Optional<Promise.Delivery> last = all.stream().reduce((a, b) -> b);
    return last.map(
            d ->
                Prose.from(d.delivered() ? Status.yes("Delivered") : Status.no("Not delivered"))
                    .text(", " + Dates.plain(d.on())))
        .orElse(Prose.from(Status.none("Nothing recorded yet")));
  }

  private @Nullable Table waiting(Body body) {
    List<PromiseLife.Waiting> all = promises.life().waiting(body.id());
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Promises of an organisation that is no more")
            .stack()
            .column("Promise")
            .column("Made by")
            .column("Followed by")
            .column("Where it stands");
    for (PromiseLife.Waiting w : all) {
      table.row(
          new Link(w.promise().title(), w.promise().path(body)),
          promises.named(w.from()) + w.closed().map(d -> ", until " + Dates.plain(d)).orElse(""),
          w.to().map(promises::named).orElse("Nobody is named in the register"),
          w.disputed()
              .map(d -> Prose.from(Status.part("Disputed")).text(" " + Dates.plain(d.on())))
              .orElse(Prose.from(Status.soon("Waits for an answer"))));
    }
    return table.build();
  }
}
