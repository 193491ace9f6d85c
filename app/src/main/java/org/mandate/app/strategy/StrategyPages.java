package org.mandate.app.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Stage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.app.web.TextCompare;

/** The strategy of a body as adopted, its versions, and what one text changes in another. */
public final class StrategyPages {
  private final Strategies strategies;

  public StrategyPages(Strategies strategies) {
    this.strategies = strategies;
  }

  /** One clause, its words and the same in plain English. */
  public record ClauseShown(
      String number, String heading, List<String> text, List<String> plain, @Nullable Link story) {}

  /**
   * A whole text.
   *
   * @param versions null where there is none
   * @param amendments null where none is open
   */
  public record TextPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      List<ClauseShown> clauses,
      @Nullable Table versions,
      @Nullable Table amendments,
      List<Button> buttons,
      List<Link> links) {}

  /** What a text does to one clause. */
  public record ChangeShown(String heading, Status what, TextCompare text, TextCompare plain) {}

  /** What a text changes, and the whole of it. */
  public record ChangesPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      String hash,
      List<ChangeShown> changes,
      List<ClauseShown> clauses,
      List<Link> links) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/strategy";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  static Reply of(Strategies strategies, Ask ask, Function<Body, Reply> answer) {
    return strategies
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(answer)
        .orElseGet(Reply.NotFound::new);
  }

  private Reply body(Ask ask, Function<Body, Reply> answer) {
    return of(strategies, ask, answer);
  }

  public Reply show(Ask ask) {
    return body(ask, b -> show(ask, b));
  }

  private Reply show(Ask ask, Body body) {
    List<Texts.Adopted> versions = strategies.versions(body.id());
    Set<Role> roles = strategies.ground().bodies().roles(ask.who(), body.id());
    List<Button> buttons = new ArrayList<>();
    if (roles.stream().anyMatch(Action.PROPOSE_CLAUSE.roles()::contains)) {
      buttons.add(Button.link("Propose a new clause", address(body) + "/propose"));
    }
    if (roles.stream().anyMatch(Action.KEEP_STRATEGY.roles()::contains)) {
      buttons.add(Button.link("Write the next version", address(body) + "/draft").asSecondary());
    }
    List<Link> links = new ArrayList<>();
    if (!versions.isEmpty()) {
      links.add(
          new Link(
              "What version " + versions.getLast().version() + " changed",
              address(body) + "/put/" + versions.getLast().put().hash()));
    }
    return Reply.page(
            "strategy/text.jte",
            "Strategy",
            new TextPage(
                body.name(),
                versions.isEmpty()
                    ? "No strategy is adopted yet"
                    : "Our strategy: version " + versions.getLast().version(),
                asAt(),
                versions.isEmpty()
                    ? Prose.of("Clauses can be proposed, and a version is adopted by a ballot.")
                    : lede(versions.getLast()),
                versions.isEmpty()
                    ? List.of()
                    : clauses(versions.getLast().put().text(), address(body)),
                versions(body, versions),
                amendments(body),
                buttons,
                links))
        .with(look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private Prose asAt() {
    return Prose.of("On " + Dates.weekday(strategies.ground().bodies().today()) + ".");
  }

  private static Prose lede(Texts.Adopted v) {
    return Prose.of("In force since " + Dates.weekday(v.from()) + ", by ")
        .link("decision " + v.decision(), "/decisions/" + v.decision())
        .text(". From each clause you come to who proposed it, the evidence and the votes.");
  }

  static List<ClauseShown> clauses(StrategyText text, @Nullable String stories) {
    return text.clauses().stream()
        .map(
            c ->
                new ClauseShown(
                    c.number(),
                    c.heading(),
                    lines(c.text()),
                    lines(c.plain()),
                    stories == null
                        ? null
                        : new Link(
                            "How clause " + c.number() + " came about",
                            stories + "/clauses/" + c.id())))
        .toList();
  }

  static List<String> lines(String words) {
    return words.lines().filter(l -> !l.isBlank()).toList();
  }

  /** Adopted versions, and texts that were put and are not adopted. */
  private @Nullable Table versions(Body body, List<Texts.Adopted> versions) {
    List<Texts.Put> puts = strategies.puts(body.id());
    if (puts.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Versions and texts that were put")
            .captionHidden()
            .stack()
            .column("Text")
            .column("Put on")
            .column("What became of it");
    for (Texts.Put p : puts.reversed()) {
      Optional<Texts.Adopted> adopted =
          versions.stream().filter(v -> v.put().matter().equals(p.matter())).findFirst();
      Prose became =
          adopted
              .map(
                  v ->
                      Prose.from(Status.yes("Adopted"))
                          .text(" from " + Dates.plain(v.from()) + ", ")
                          .link("decision", "/decisions/" + v.decision()))
              .orElseGet(() -> stage(p));
      table.row(
          new Link(
              "Version " + p.text().version() + ": what it changes",
              address(body) + "/put/" + p.hash()),
          Dates.plain(Dates.on(p.at())),
          became);
    }
    return table.build();
  }

  private Prose stage(Texts.Put p) {
    Optional<Matter> m = strategies.ground().matters().find(p.matter());
    String words = strategies.ground().matters().stage(p.matter()).map(Stage::words).orElse("Put");
    return m.map(x -> Prose.empty().link(words, "/matters/" + x.id())).orElse(Prose.of(words));
  }

  private @Nullable Table amendments(Body body) {
    List<Amendment> open =
        strategies.amendments(body.id()).stream().filter(a -> a.answer().isEmpty()).toList();
    if (open.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Proposed changes")
            .captionHidden()
            .stack()
            .column("Clause")
            .column("What")
            .column("Proposed by")
            .column("On");
    open.forEach(
        a ->
            table.row(
                new Link(
                    a.clause().number() + " " + a.clause().heading(),
                    address(body) + "/amendments/" + a.id()),
                what(a.kind()),
                by(a),
                Dates.plain(Dates.on(a.at()))));
    return table.build();
  }

  static String what(Amendment.Kind kind) {
    return switch (kind) {
      case ADD -> "Put in";
      case CHANGE -> "Change";
      case REMOVE -> "Take out";
    };
  }

  String by(Amendment a) {
    return by(strategies, a);
  }

  static String by(Strategies strategies, Amendment a) {
    return a.practice().isEmpty()
        ? "The " + seat(a.seat())
        : strategies.ground().bodies().named(a.practice());
  }

  static String seat(String seat) {
    return seat.replace('-', ' ') + (seat.equals("neighbourhood") ? " seat" : "");
  }

  public Reply version(Ask ask) {
    return body(
        ask,
        b ->
            strategies.versions(b.id()).stream()
                .filter(v -> String.valueOf(v.version()).equals(ask.variable("version")))
                .findFirst()
                .<Reply>map(v -> version(b, v))
                .orElseGet(Reply.NotFound::new));
  }

  private Reply version(Body body, Texts.Adopted v) {
    return Reply.page(
            "strategy/text.jte",
            "Strategy, version " + v.version(),
            new TextPage(
                body.name(),
                "Strategy, version " + v.version(),
                asAt(),
                lede(v),
                clauses(v.put().text(), address(body)),
                null,
                null,
                List.of(),
                List.of(
                    new Link("What it changed", address(body) + "/put/" + v.put().hash()),
                    new Link("The strategy in force", address(body)))))
        .with(look(body).back(address(body), "Strategy"));
  }

  /** A text fixed in a matter, and what it changes in the one it follows. */
  public Reply put(Ask ask) {
    return body(
        ask,
        b ->
            strategies.puts(b.id()).stream()
                .filter(p -> p.hash().equals(ask.variable("hash")))
                .reduce((earlier, later) -> later)
                .<Reply>map(p -> put(b, p))
                .orElseGet(Reply.NotFound::new));
  }

  private Reply put(Body body, Texts.Put p) {
    StrategyText before = version(body, p.base());
    List<ChangeShown> changes = changes(before, p.text());
    String heading =
        "Version "
            + p.text().version()
            + " changes "
            + Numbers.count(changes.size(), "clause", "clauses");
    return Reply.page(
            "strategy/changes.jte",
            heading,
            new ChangesPage(
                body.name(),
                heading,
                Prose.of(
                    "Put on "
                        + Dates.weekday(Dates.on(p.at()))
                        + (p.base() == 0 ? "." : ", over version " + p.base() + ".")),
                Prose.of("This exact text is fixed in ")
                    .link("its matter", "/matters/" + p.matter())
                    .text(": nothing else can be adopted by it."),
                p.hash(),
                changes,
                clauses(p.text(), null),
                List.of(new Link("The strategy in force", address(body)))))
        .with(look(body).back(address(body), "Strategy"));
  }

  StrategyText version(Body body, int number) {
    return strategies.versions(body.id()).stream()
        .filter(v -> v.version() == number)
        .map(v -> v.put().text())
        .findFirst()
        .orElse(StrategyText.NONE);
  }

  static List<ChangeShown> changes(StrategyText before, StrategyText after) {
    return after.changesFrom(before).stream().map(StrategyPages::shown).toList();
  }

  static ChangeShown shown(StrategyText.Change change) {
    return switch (change) {
      case StrategyText.Change.Added(Clause c) ->
          compared(new Clause(c.id(), "", "", "", ""), c, Status.yes("New"));
      case StrategyText.Change.Changed(Clause b, Clause c) ->
          compared(b, c, Status.part("Changed"));
      case StrategyText.Change.Removed(Clause c) ->
          compared(c, new Clause(c.id(), "", "", "", ""), Status.none("Taken out"));
    };
  }

  static ChangeShown compared(Clause before, Clause after, Status what) {
    Clause named = after.number().isEmpty() ? before : after;
    String was =
        before.number().isEmpty()
                || after.number().isEmpty()
                || before.number().equals(after.number())
            ? ""
            : " (was " + before.number() + ")";
    return new ChangeShown(
        named.number() + was + " " + named.heading(),
        what,
        TextCompare.of(before.text(), after.text()),
        TextCompare.of(before.plain(), after.plain()));
  }
}
