package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The actions of a body, and one of them with all that was done with it. */
public final class ActionPages {
  private final Actions actions;

  public ActionPages(Actions actions) {
    this.actions = actions;
  }

  /**
   * The list.
   *
   * @param shown which filter holds, as a link to each
   * @param table null where there is none
   */
  public record ListPage(
      String caption,
      String heading,
      Prose asAt,
      List<Prose> shown,
      @Nullable Table table,
      String none,
      List<Button> buttons,
      List<Link> links) {}

  /** One of them. */
  public record ActionPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      Summary about,
      List<Done> acts,
      List<Button> buttons,
      List<Link> links) {}

  /** One act on the timeline. */
  public record Done(Step step, String words, Prose proof, String by) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/actions";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  private Optional<Body> body(Ask ask) {
    return actions.ground().bodies().find(ask.variable("body"));
  }

  public Reply list(Ask ask) {
    return body(ask).<Reply>map(b -> list(ask, b)).orElseGet(Reply.NotFound::new);
  }

  private Reply list(Ask ask, Body body) {
    LocalDate today = actions.today();
    Owners owners = actions.owners(body);
    List<AgreedAction> all = actions.of(body.id());
    Filter filter = Filter.of(ask.typed("show"));
    List<AgreedAction> shown = all.stream().filter(a -> filter.takes(a, today, owners)).toList();
    Table.Builder table =
        Table.named(filter.caption)
            .stack()
            .column("What is to be done")
            .column("Who does it")
            .column("Where it stands");
    for (AgreedAction a : shown) {
      table.row(
          new Link(actions.brief(a), address(body) + "/" + a.id()),
          ActionWords.owner(a, owners),
          ActionWords.status(a, today));
    }
    Set<Role> roles = actions.ground().bodies().roles(ask.who(), body.id());
    List<Button> buttons = new ArrayList<>();
    if (roles.stream().anyMatch(Action.KEEP_ACTIONS.roles()::contains)) {
      buttons.add(Button.link("Give an action", address(body) + "/new"));
    }
    return Reply.page(
            "actions/list.jte",
            "Actions",
            new ListPage(
                body.name(),
                heading(all, owners, today),
                Prose.of("On " + Dates.weekday(today) + "."),
                Filter.links(filter, all, today, owners),
                shown.isEmpty() ? null : table.build(),
                all.isEmpty() ? "No action has been given yet" : filter.none,
                buttons,
                links(roles, body)))
        .with(look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static List<Link> links(Set<Role> roles, Body body) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Download the open part (CSV)", address(body) + ".csv"));
    links.add(new Link("Programmes", ProgrammePages.address(body)));
    links.add(new Link("Meeting yield", "/bodies/" + body.slug() + "/yield"));
    if (roles.contains(Role.OFFICE_HOLDER)) {
      links.add(new Link("Departures", "/bodies/" + body.slug() + "/departures"));
    }
    return links;
  }

  private static String heading(List<AgreedAction> all, Owners owners, LocalDate today) {
    long open = all.stream().filter(a -> !a.isClosed()).count();
    long overdue = all.stream().filter(a -> Filter.OVERDUE.takes(a, today, owners)).count();
    long orphaned = all.stream().filter(a -> Filter.ORPHANED.takes(a, today, owners)).count();
    if (open == 0) {
      return "No action is open";
    }
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.count(open, "action is open", "actions are open"));
    if (overdue > 0) {
      parts.add(Numbers.whole(overdue) + " overdue");
    }
    if (orphaned > 0) {
      parts.add(Numbers.count(orphaned, "has no owner", "have no owner"));
    }
    return String.join(", ", parts);
  }

  private Optional<Matter> matter(AgreedAction a) {
    return a.from().matter().flatMap(actions.ground().matters()::find);
  }

  public Reply csv(Ask ask) {
    return body(ask).<Reply>map(this::csv).orElseGet(Reply.NotFound::new);
  }

  private Reply csv(Body body) {
    List<AgreedAction> open = actions.of(body.id()).stream().filter(AgreedAction::open).toList();
    byte[] bytes = ActionFile.csv(open, actions.owners(body), actions.today());
    return new Reply.Bytes(
        "text/csv; charset=utf-8",
        bytes,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + body.slug() + "-actions-" + actions.today() + ".csv\""));
  }

  /** The address's action, in the address's body. */
  Reply with(Ask ask, BiFunction<Body, AgreedAction, Reply> answer) {
    Optional<Body> body = body(ask);
    Optional<AgreedAction> action =
        body.flatMap(
            b -> ask.uuid("action").flatMap(actions::find).filter(a -> a.body().equals(b.id())));
    return action.map(a -> answer.apply(body.orElseThrow(), a)).orElseGet(Reply.NotFound::new);
  }

  /** A page with words of an action; noted first where its matter is sealed. */
  Reply noted(AgreedAction a, Ask ask, Reply page) {
    return matter(a)
        .map(m -> actions.ground().business().views().noted(m, ask.who(), page))
        .orElse(page);
  }

  public Reply show(Ask ask) {
    return with(ask, (body, a) -> noted(a, ask, show(ask, body, a)));
  }

  private Reply show(Ask ask, Body body, AgreedAction a) {
    LocalDate today = actions.today();
    Owners owners = actions.owners(body);
    List<Done> acts = new ArrayList<>();
    for (Act act : a.acts()) {
      acts.add(done(act, owners, a));
    }
    if (!a.isClosed()) {
      acts.add(
          new Done(
              Step.ahead(a.due(), a.waits().isPresent() ? "Due, but it waits" : "Due"),
              a.waits().orElse(""),
              Prose.empty(),
              ""));
    }
    return Reply.page(
            "actions/action.jte",
            "Action",
            new ActionPage(
                "Action of " + body.name(),
                a.words(),
                Prose.of("On " + Dates.weekday(today) + "."),
                lede(a, owners, today),
                about(a, owners),
                acts,
                buttons(ask, body, a, owners),
                List.of(new Link("All actions", address(body)))))
        .with(look(body).back(address(body), "Actions"));
  }

  private static Done done(Act act, Owners owners, AgreedAction a) {
    LocalDate day = Dates.on(act.at());
    String heading = ActionWords.heading(act, owners);
    Prose proof = Prose.empty();
    if (!act.link().isEmpty()) {
      proof = proof.link("See the proof", act.link());
    }
    if (act.paper().isPresent() && a.from().matter().isPresent()) {
      proof =
          proof.link(
              "Open the paper that proves it",
              "/matters/" + a.from().matter().get() + "/papers/" + act.paper().get());
    }
    Step step = act.kind().closes() ? Step.act(day, heading) : Step.past(day, heading);
    return new Done(step, act.words(), proof, ActionWords.by(act, owners));
  }

  private static Prose lede(AgreedAction a, Owners owners, LocalDate today) {
    Prose lede = Prose.from(ActionWords.status(a, today)).text(". ");
    if (ActionRules.isOrphaned(a, owners.holds(a.owner()))) {
      return lede.text("Whoever owned it has left. Give it to somebody, so that it is done.");
    }
    return a.waits().map(lede::text).orElse(lede);
  }

  private Summary about(AgreedAction a, Owners owners) {
    Summary about =
        Summary.empty()
            .line("Who does it", ActionWords.owner(a, owners))
            .line("By", Dates.weekday(a.due()));
    if (a.from().decision().isPresent()) {
      String id = a.from().decision().get();
      about = about.line("Comes from", Prose.empty().link("Decision " + id, "/decisions/" + id));
    } else if (matter(a).isPresent()) {
      Matter m = matter(a).orElseThrow();
      about = about.line("Comes from", Prose.empty().link(m.title(), "/matters/" + m.id()));
    } else if (a.from().item().isPresent()) {
      about = about.line("Comes from", "An item on an agenda");
    }
    return a.open()
        ? about
        : about.line("Who sees it", "Whoever may read the matter it comes from, and nobody else");
  }

  private List<Button> buttons(Ask ask, Body body, AgreedAction a, Owners owners) {
    List<Button> buttons = new ArrayList<>();
    if (a.isClosed()) {
      return buttons;
    }
    Set<Role> roles = actions.ground().bodies().roles(ask.who(), body.id());
    boolean owns = actions.owns(a, owners, ask.who());
    String at = address(body) + "/" + a.id();
    boolean orphaned = ActionRules.isOrphaned(a, owners.holds(a.owner()));
    if (orphaned && ActionRules.mayMove(roles, owns)) {
      buttons.add(Button.link("Give it to somebody", at + "/hand-over"));
    }
    if (ActionRules.mayClose(roles, owns)) {
      Button close = Button.link("Close it with its proof", at + "/close");
      buttons.add(buttons.isEmpty() ? close : close.asSecondary());
    }
    if (!orphaned && ActionRules.mayMove(roles, owns)) {
      buttons.add(Button.link("Hand it over", at + "/hand-over").asSecondary());
    }
    if (ActionRules.mayMove(roles, owns)) {
      buttons.add(Button.link("Give it another date", at + "/date").asSecondary());
    }
    if (ActionRules.keeps(roles)) {
      buttons.add(Button.link("It is not needed any more", at + "/end").asSecondary());
    }
    return buttons;
  }

  /** Which actions a list shows. */
  enum Filter {
    OPEN("open", "Open", "Open actions, what is due first", "No action is open"),
    OVERDUE("overdue", "Overdue", "Overdue actions", "No action is overdue"),
    ORPHANED(
        "orphaned",
        "Without an owner",
        "Actions whose owner has left",
        "Every open action has an owner"),
    DONE("done", "Closed", "Closed actions", "No action has been closed yet");

    private final String word;
    private final String title;
    private final String caption;
    private final String none;

    Filter(String word, String title, String caption, String none) {
      this.word = word;
      this.title = title;
      this.caption = caption;
      this.none = none;
    }

    static Filter of(String word) {
      for (Filter f : values()) {
        if (f.word.equals(word)) {
          return f;
        }
      }
      return OPEN;
    }

    boolean takes(AgreedAction a, LocalDate today, Owners owners) {
      return switch (this) {
        case OPEN -> !a.isClosed();
        case OVERDUE -> ActionRules.state(a, today) == ActionRules.State.OVERDUE;
        case ORPHANED -> ActionRules.isOrphaned(a, owners.holds(a.owner()));
        case DONE -> a.isClosed();
      };
    }

    static List<Prose> links(Filter now, List<AgreedAction> all, LocalDate today, Owners owners) {
      List<Prose> links = new ArrayList<>();
      for (Filter f : values()) {
        long count = all.stream().filter(a -> f.takes(a, today, owners)).count();
        String words = f.title + " (" + Numbers.whole(count) + ")";
        links.add(
            f == now ? Prose.empty().bold(words) : Prose.empty().link(words, "?show=" + f.word));
      }
      return links;
    }
  }

  /** Where an action's page is. */
  public static String path(Body body, UUID action) {
    return address(body) + "/" + action;
  }
}
