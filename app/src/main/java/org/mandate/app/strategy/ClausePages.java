package org.mandate.app.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Vote;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Stage;
import org.mandate.app.record.Record;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.TextCompare;

/**
 * One clause as a story: who proposed it, on what evidence, who voted how, and what it said when.
 */
public final class ClausePages {
  private final Strategies strategies;

  public ClausePages(Strategies strategies) {
    this.strategies = strategies;
  }

  /** What somebody said against, whole. */
  public record Dissent(String words, Prose by) {}

  /** One step of the story; compared is null where no words changed there. */
  public record Told(
      Step step, List<Prose> lines, @Nullable TextCompare compared, List<Dissent> dissent) {}

  /** The clause as it stands and how it came about. */
  public record ClausePage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      List<String> text,
      List<String> plain,
      List<Told> story,
      List<Button> buttons,
      List<Link> links) {}

  public Reply show(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b ->
            ask.uuid("clause")
                .flatMap(c -> page(ask, b, c))
                .<Reply>map(p -> p)
                .orElseGet(Reply.NotFound::new));
  }

  private Optional<Reply> page(Ask ask, Body body, UUID id) {
    List<Texts.Adopted> versions = strategies.versions(body.id());
    Optional<Clause> latest =
        versions.reversed().stream().flatMap(v -> v.put().text().clause(id).stream()).findFirst();
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    Clause clause = latest.get();
    boolean stands = strategies.adopted(body.id()).clause(id).isPresent();
    List<Told> story = new ArrayList<>();
    StrategyText before = StrategyText.NONE;
    for (Texts.Adopted v : versions) {
      Optional<StrategyText.Change> change = changeOf(before, v.put().text(), id);
      change.ifPresent(c -> story.addAll(told(body, v, c)));
      before = v.put().text();
    }
    pending(body, before, id).ifPresent(story::add);
    String at = StrategyPages.address(body);
    List<Button> buttons = new ArrayList<>();
    boolean may =
        strategies.ground().bodies().roles(ask.who(), body.id()).stream()
            .anyMatch(Action.PROPOSE_CLAUSE.roles()::contains);
    if (stands && may) {
      buttons.add(Button.link("Propose to change this clause", at + "/propose?clause=" + id));
    }
    return Optional.of(
        Reply.page(
                "strategy/clause.jte",
                clause.number() + " " + clause.heading(),
                new ClausePage(
                    "Strategy of " + body.name() + ", clause " + clause.number(),
                    clause.heading(),
                    Prose.of("On " + Dates.weekday(strategies.ground().bodies().today()) + "."),
                    stands
                        ? Prose.empty().status(Status.yes("In force")).text(".")
                        : Prose.empty()
                            .status(Status.none("Taken out"))
                            .text(". These are its last words."),
                    StrategyPages.lines(clause.text()),
                    StrategyPages.lines(clause.plain()),
                    story,
                    buttons,
                    List.of(new Link("The whole strategy", at))))
            .with(StrategyPages.look(body).back(at, "Strategy")));
  }

  private static Optional<StrategyText.Change> changeOf(
      StrategyText before, StrategyText after, UUID clause) {
    return after.changesFrom(before).stream()
        .filter(c -> c.clause().id().equals(clause))
        .findFirst();
  }

  private List<Told> told(Body body, Texts.Adopted v, StrategyText.Change change) {
    List<Told> steps = new ArrayList<>();
    strategies.amendments(body.id()).stream()
        .filter(a -> a.clause().id().equals(change.clause().id()) && a.base() == v.put().base())
        .filter(a -> !a.at().isAfter(v.put().at()))
        .forEach(a -> steps.add(proposed(body, a)));
    Matter matter = strategies.ground().matters().find(v.put().matter()).orElseThrow();
    steps.add(putForward(matter, change));
    conflicts(matter).ifPresent(steps::add);
    strategies
        .ground()
        .decisions()
        .find(v.decision())
        .ifPresent(d -> steps.add(decided(d, matter, v)));
    return steps;
  }

  private Told proposed(Body body, Amendment a) {
    List<Prose> lines = new ArrayList<>();
    lines.add(Prose.of(a.reasons()));
    String answer =
        a.answer()
            .map(x -> x.taken() ? "Taken into the draft." : "Declined: " + x.words())
            .orElse("Not answered yet.");
    lines.add(
        Prose.empty()
            .link("What was proposed", StrategyPages.address(body) + "/amendments/" + a.id())
            .text(". " + answer));
    return new Told(
        Step.past(
            Dates.on(a.at()),
            StrategyPages.what(a.kind())
                + ": proposed by "
                + lower(StrategyPages.by(strategies, a))),
        lines,
        null,
        List.of());
  }

  private static String lower(String by) {
    return by.startsWith("The ") ? "t" + by.substring(1) : by;
  }

  private static Told putForward(Matter m, StrategyText.Change change) {
    List<Prose> lines = new ArrayList<>();
    m.reasons().lines().filter(l -> !l.isBlank()).forEach(l -> lines.add(Prose.of(l)));
    lines.add(
        Prose.of("Options considered: ")
            .text(String.join("; ", m.options().stream().map(Matter.Option::words).toList()) + ". ")
            .link("Matter " + m.reference(), "/matters/" + m.id())
            .text("."));
    for (Matter.Evidence e : m.evidence()) {
      lines.add(
          e.link().isEmpty()
              ? Prose.of("Evidence: " + e.words())
              : Prose.of("Evidence: ").link(e.words(), e.link()));
    }
    TextCompare compared = StrategyPages.shown(change).text();
    return new Told(
        Step.past(Dates.on(m.openedAt()), "Put, in these words"), lines, compared, List.of());
  }

  /** How many who sat on the board were conflicted on it: counts, as the record has them. */
  private Optional<Told> conflicts(Matter m) {
    return strategies.ground().record().about(m.subject()).stream()
        .filter(e -> e.kind().equals("matter.conflicts"))
        .reduce((earlier, later) -> later)
        .map(Record.Entry::content)
        .flatMap(c -> c.get("facts") instanceof Map<?, ?> f ? Optional.of(f) : Optional.empty())
        .map(
            f ->
                new Told(
                    Step.past(LocalDate.parse(String.valueOf(f.get("on"))), "Conflicts"),
                    List.of(
                        Prose.of(
                            Numbers.count(
                                    ((Number) f.get("found")).longValue(),
                                    "person of the board was conflicted",
                                    "people of the board were conflicted")
                                + ", "
                                + f.get("handled")
                                + " of them handled.")),
                    null,
                    List.of()));
  }

  private Told decided(Decision d, Matter m, Texts.Adopted v) {
    List<Prose> lines = new ArrayList<>();
    List<Dissent> dissent = new ArrayList<>();
    lines.add(
        Prose.empty()
            .status(d.valid() ? Status.yes("Valid") : Status.no("Irregular"))
            .text(
                ": "
                    + d.outcomeWords()
                    + ". Version "
                    + v.version()
                    + " in force from "
                    + Dates.weekday(v.from())
                    + "."));
    strategies
        .ground()
        .elections()
        .ofMatter(m.id())
        .filter(b -> b.state() == Ballot.State.CLOSED)
        .ifPresent(b -> votes(b, lines, dissent));
    lines.add(
        Prose.empty()
            .link("The whole decision, with every vote and its checks", d.path())
            .text("."));
    return new Told(
        Step.act(Dates.on(d.decidedAt()), "Decided: " + d.title()), lines, null, dissent);
  }

  private void votes(Ballot b, List<Prose> lines, List<Dissent> dissent) {
    Map<String, Vote> votes = strategies.ground().elections().votes(b.id());
    int roll = strategies.ground().elections().roll(b.id()).size();
    long yes = votes.values().stream().filter(v -> v.choice().equals("for")).count();
    long no = votes.values().stream().filter(v -> v.choice().equals("against")).count();
    long abstained = votes.values().stream().filter(v -> v.choice().equals("abstain")).count();
    lines.add(
        Prose.of(
            Numbers.of(votes.size(), roll)
                + " practices voted: "
                + yes
                + " for, "
                + no
                + " against, "
                + abstained
                + " abstained."));
    votes.values().stream()
        .filter(v -> v.choice().equals("against") && !v.words().isBlank())
        .forEach(
            v ->
                dissent.add(
                    new Dissent(
                        v.words(),
                        Prose.of(strategies.ground().bodies().named(v.practice()) + ", against"))));
  }

  /** A text that was put and would change it. */
  private Optional<Told> pending(Body body, StrategyText adopted, UUID clause) {
    return strategies.puts(body.id()).reversed().stream()
        .filter(p -> p.base() == adopted.version())
        .filter(p -> changeOf(adopted, p.text(), clause).isPresent())
        .findFirst()
        .map(
            p ->
                new Told(
                    new Step(
                        null,
                        "Still open",
                        "Version " + p.text().version() + " would change it",
                        Step.Kind.AHEAD),
                    List.of(
                        Prose.empty()
                            .link(
                                strategies
                                    .ground()
                                    .matters()
                                    .stage(p.matter())
                                    .map(Stage::words)
                                    .orElse("It is put"),
                                "/matters/" + p.matter())
                            .text(".")),
                    StrategyPages.shown(changeOf(adopted, p.text(), clause).orElseThrow()).text(),
                    List.of()));
  }
}
