package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;

/** The page of one promise. */
public final class PromisePages {
  private final Promises promises;
  private final PromiseListPages lists;

  public PromisePages(Promises promises, PromiseListPages lists) {
    this.promises = promises;
    this.lists = lists;
  }

  public Reply show(Ask ask) {
    return lists.with(ask, (body, p) -> show(ask, body, p));
  }

  private Reply show(Ask ask, Body body, Promise p) {
    LocalDate today = promises.today();
    LocalDate day = ask.date("at").filter(d -> !d.isAfter(today)).orElse(today);
    PromiseGap gap = promises.gap(p, day);
    boolean keeps = lists.keeps(ask, body);
    PromiseTables tables = new PromiseTables(promises, body, p, keeps);
    Version first = p.ourVersions().getFirst();
    PromisePage page =
        new PromisePage(
            "Promise " + p.reference() + ", made by " + promises.named(p.promiser()),
            heading(p, gap.total()),
            asAt(body, p, day),
            p.isMoney() ? figures(gap.total(), day) : List.of(),
            stopped(body, p),
            new PromisePage.Quote(first.words(), PromiseWords.source(first)),
            terms(p),
            p.isMoney() ? PromiseArithmetic.lines(p, promises.dues(p)) : List.of(),
            gap.total().cannotTell(),
            tables.dues(gap),
            readings(p),
            tables.answers(),
            tables.deliveries(),
            tables.beneficiaries(),
            promises.besides().stream()
                .flatMap(x -> x.tables(body, p, ask.who()).stream())
                .toList(),
            new PromiseTimeline(promises, body, p, keeps).told(),
            next(body, p, gap.total()),
            buttons(ask, body, p, keeps),
            links(ask, body, p));
    Reply.Html html =
        Reply.page(PromisePage.TEMPLATE, p.title(), page)
            .with(PromiseListPages.look(body).back(PromiseListPages.address(body), "Promises"));
    return p.links()
        .matter()
        .flatMap(promises.ground().matters()::find)
        .map(m -> promises.ground().business().views().noted(m, ask.who(), html))
        .orElse(html);
  }

  private String heading(Promise p, Gap total) {
    if (!p.isMoney() && promises.stoppedBy(p).isPresent()) {
      return "“" + p.title() + "” is stopped";
    }
    if (!p.isMoney()) {
      Optional<Promise.Delivery> last = promises.life().deliveries(p).stream().reduce((a, b) -> b);
      return last.map(d -> "“" + p.title() + "”" + (d.delivered() ? " has come" : " has not come"))
          .orElse("Nobody has recorded whether “" + p.title() + "” came");
    }
    if (total.missingPence() > 0) {
      return Money.shortly(total.missingPence()) + " is missing from " + p.title();
    }
    if (total.disputedPence() > 0) {
      return Money.shortly(total.disputedPence()) + " of " + p.title() + " is disputed";
    }
    if (total.recoveredPence() > 0) {
      return Money.shortly(total.recoveredPence()) + " of " + p.title() + " was taken back";
    }
    if (total.duePence() == 0) {
      return total.cannotTell().isEmpty()
          ? "Nothing of " + p.title() + " is due yet"
          : "What is due of " + p.title() + " cannot be told";
    }
    return "Nothing that was due of " + p.title() + " is missing";
  }

  private Prose asAt(Body body, Promise p, LocalDate day) {
    Prose known = Prose.of("As known on " + Dates.weekday(day) + ".");
    if (!p.open()) {
      known =
          known.text(" This promise stands on a closed matter: only who needs to know reads it.");
    }
    return p.isMoney()
        ? known.text(" Received means received by the practice, not by a payee.")
        : known;
  }

  private static List<KeyFigure> figures(Gap total, LocalDate day) {
    List<KeyFigure> all = new ArrayList<>();
    all.add(
        new KeyFigure(
            "Not paid by the promiser",
            Money.shortly(Math.max(0, total.outstandingPence())),
            "of " + Money.shortly(total.duePence()) + " due"));
    all.add(
        new KeyFigure(
            "Held by a payee",
            Money.shortly(total.withPayeePence()),
            "of " + Money.shortly(total.receivedByPayeePence()) + " that came"));
    if (total.disputedPence() + total.recoveredPence() > 0) {
      boolean back = total.disputedPence() == 0;
      all.add(
          new KeyFigure(
              back ? "Taken back by the promiser" : "In dispute",
              Money.shortly(back ? total.recoveredPence() : total.disputedPence()),
              "of " + Money.shortly(total.duePence()) + " due"));
    } else {
      total
          .oldestDue()
          .ifPresent(
              d ->
                  all.add(
                      new KeyFigure("Oldest part", Dates.days(d, day), "since " + Dates.plain(d))));
    }
    return all;
  }

  private Prose stopped(Body body, Promise p) {
    return promises
        .stoppedBy(p)
        .map(
            x ->
                Prose.of("Stopped since " + Dates.plain(x.now().from()) + " with the programme ")
                    .link("“" + x.title() + "”", "/bodies/" + body.slug() + "/programmes/" + x.id())
                    .text(
                        ": "
                            + x.now().reason()
                            + " What was promised and what came stays as it is."))
        .orElse(Prose.empty());
  }

  private Summary terms(Promise p) {
    Version v = p.ours();
    Summary about = Summary.empty().line("Promised", PromiseWords.terms(v));
    if (!v.instalments().isEmpty()) {
      about = about.line("Falls due", PromiseWords.instalments(v.instalments()));
    }
    String now = promises.life().promiserNow(p);
    about = about.line("Promised by", organisation(p.promiser()));
    if (!now.equals(p.promiser())) {
      about = about.line("Taken over by", organisation(now));
    }
    if (p.isMoney()) {
      about = about.line("Paid to", PromiseWords.payee(promises, p));
    }
    if (!v.conditions().isEmpty()) {
      about = about.line("Conditions", v.conditions());
    }
    if (!v.clawBack().isEmpty()) {
      about = about.line("May be taken back", v.clawBack());
    }
    if (p.links().decision().isPresent()) {
      String id = p.links().decision().get();
      about = about.line("Stands on", Prose.empty().link("Decision " + id, "/decisions/" + id));
    }
    return about;
  }

  private Prose organisation(String code) {
    return Prose.empty().link(promises.named(code), "/organisations/" + code);
  }

  private static List<PromisePage.Reading> readings(Promise p) {
    List<PromisePage.Reading> all = new ArrayList<>();
    for (Version v : p.ourVersions()) {
      List<PromisePage.Quote> theirs =
          p
              .theirs(v.number())
              .map(t -> new PromisePage.Quote(t.words(), PromiseWords.source(t)))
              .stream()
              .toList();
      if (p.ourVersions().size() > 1 || !theirs.isEmpty()) {
        all.add(
            new PromisePage.Reading(
                "Terms " + v.number() + ", from " + Dates.plain(v.validFrom()),
                new PromisePage.Quote(v.words(), PromiseWords.source(v)),
                compared(p, v),
                theirs));
      }
    }
    return all;
  }

  private static Summary compared(Promise p, Version v) {
    Summary both = Summary.empty().line("As the practices read it", PromiseWords.terms(v));
    return p.theirs(v.number())
        .map(t -> both.line("As the promiser reads it", PromiseWords.terms(t)))
        .orElse(both);
  }

  private List<Prose> next(Body body, Promise p, Gap total) {
    List<Prose> all = new ArrayList<>();
    promises
        .life()
        .waiting(p)
        .ifPresent(
            w ->
                all.add(
                    Prose.of(
                        promises.named(w.from())
                            + w.closed()
                                .map(d -> " ended on " + Dates.plain(d))
                                .orElse(" is no more")
                            + ". "
                            + w.to()
                                .map(t -> promises.named(t) + " follows it")
                                .orElse("The register names no successor")
                            + w.disputed()
                                .map(d -> ", and disputes this promise: “" + d.words() + "”")
                                .orElse(", and has not said whether it takes this promise over")
                            + ". The treasurer asks, and records the answer here.")));
    if (promises.life().answers(p).isEmpty()) {
      all.add(
          Prose.of(
              promises.named(promises.life().promiserNow(p))
                  + " has not been recorded as confirming it. Ask for one line that confirms the"
                  + " words and the figure."));
    }
    if (total.outstandingPence() > 0) {
      all.add(
          Prose.of(
              Money.shortly(total.outstandingPence())
                  + " is due and not paid: write to "
                  + promises.named(promises.life().promiserNow(p))
                  + "."));
    }
    if (total.withPayeePence() > 0) {
      all.add(
          Prose.of(
              Money.shortly(total.withPayeePence())
                  + " came to a payee and was not passed on: ask the payee when it will be."));
    }
    all.add(
        Prose.of("A figure is wrong? Tell the treasurer of " + body.name() + ", under ")
            .link("who we are", "/bodies/" + body.slug())
            .text("; what was entered wrongly is taken back in the open."));
    return all;
  }

  private List<Button> buttons(Ask ask, Body body, Promise p, boolean keeps) {
    String at = p.path(body);
    List<Button> all = new ArrayList<>();
    if (keeps) {
      all.add(
          p.isMoney()
              ? Button.link("Enter money by hand", at + "/money")
              : Button.link("Record whether it came", at + "/delivery"));
      all.add(Button.link("Record an answer", at + "/answer").asSecondary());
      all.add(Button.link("Record new terms", at + "/terms").asSecondary());
      all.add(Button.link("Add whom it covers", at + "/cover").asSecondary());
      if (p.isMoney() && promises.isStale(p)) {
        all.add(Button.link("Reckon the dues anew", at + "/reckon").asSecondary());
      }
      if (promises.life().waiting(p).isPresent()) {
        all.add(Button.link("Record the successor’s answer", at + "/succession").asSecondary());
      }
    }
    if (ask.who() instanceof Who.Person && promises.isOfPromiser(p)) {
      all.add(
          Button.link(
              "Answer for " + promises.named(promises.life().promiserNow(p)), at + "/reply"));
    }
    return all;
  }

  private List<Link> links(Ask ask, Body body, Promise p) {
    List<Link> all = new ArrayList<>();
    promises.besides().forEach(x -> all.addAll(x.links(body, p, ask.who())));
    all.add(new Link("All promises", PromiseListPages.address(body)));
    return all;
  }
}
