package org.mandate.app.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.actions.Programme.Change;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The programmes of a body, and one with its authority and what a pause does to each thing. */
public final class ProgrammePages {
  private final Programmes programmes;

  public ProgrammePages(Programmes programmes) {
    this.programmes = programmes;
  }

  /** The list; the table is null while there is none. */
  public record ListPage(
      String caption, String heading, @Nullable Table table, List<Button> buttons) {}

  /**
   * One programme.
   *
   * @param dependents null while nothing hangs on it
   */
  public record ProgrammePage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      List<String> words,
      Summary about,
      @Nullable Table dependents,
      List<Changed> changes,
      List<Button> buttons,
      List<Link> links) {}

  /** One change on the timeline. */
  public record Changed(Step step, String reason, Prose authority, List<Prose> effects) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/programmes";
  }

  static String path(Body body, Programme p) {
    return address(body) + "/" + p.id();
  }

  Reply body(Ask ask, Function<Body, Reply> answer) {
    return programmes
        .actions()
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(answer)
        .orElseGet(Reply.NotFound::new);
  }

  Reply with(Ask ask, BiFunction<Body, Programme, Reply> answer) {
    return body(
        ask,
        b ->
            ask.uuid("programme")
                .flatMap(programmes::find)
                .filter(p -> p.body().equals(b.id()))
                .map(p -> answer.apply(b, p))
                .orElseGet(Reply.NotFound::new));
  }

  public Reply list(Ask ask) {
    return body(ask, b -> list(ask, b));
  }

  private Reply list(Ask ask, Body body) {
    List<Programme> all = programmes.of(body.id());
    Table.Builder table =
        Table.named("Programmes").captionHidden().stack().column("Programme").column("State");
    all.forEach(p -> table.row(new Link(p.title(), path(body, p)), status(p)));
    long still = all.stream().filter(p -> !p.now().state().runs()).count();
    return Reply.page(
            "actions/programmes.jte",
            "Programmes",
            new ListPage(
                body.name(),
                all.isEmpty()
                    ? "No programme is named"
                    : Numbers.count(all.size(), "programme", "programmes")
                        + (still == 0 ? "" : ", " + Numbers.whole(still) + " standing still"),
                all.isEmpty() ? null : table.build(),
                keeps(ask, body)
                    ? List.of(Button.link("Name a programme", address(body) + "/new"))
                    : List.of()))
        .with(ActionPages.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private boolean keeps(Ask ask, Body body) {
    Set<Role> roles = programmes.actions().ground().bodies().roles(ask.who(), body.id());
    return roles.stream().anyMatch(Action.KEEP_PROGRAMMES.roles()::contains);
  }

  static Prose status(Programme p) {
    Status status =
        switch (p.now().state()) {
          case RUNNING -> Status.yes("Running");
          case RESUMED -> Status.yes("Running again");
          case PAUSED -> Status.part("Paused");
          case HALTED -> Status.no("Halted");
        };
    return Prose.from(status).text(" since " + Dates.plain(p.now().from()));
  }

  public Reply show(Ask ask) {
    return with(ask, (body, p) -> show(ask, body, p));
  }

  private Reply show(Ask ask, Body body, Programme p) {
    Owners owners = programmes.actions().owners(body);
    List<Changed> changes = new ArrayList<>();
    for (Change c : p.changes()) {
      changes.add(changed(body, p, c, owners));
    }
    p.now()
        .until()
        .filter(u -> !p.now().state().runs())
        .ifPresent(
            u ->
                changes.add(
                    new Changed(
                        Step.ahead(u, "Looked at again"),
                        "It runs again only when somebody records that, with reason and authority.",
                        Prose.empty(),
                        List.of())));
    List<Button> buttons = new ArrayList<>();
    if (keeps(ask, body)) {
      for (Programme.State next : programmes.next(p)) {
        Button b = Button.link(verb(next), path(body, p) + "/change?to=" + next.word());
        buttons.add(buttons.isEmpty() ? b : b.asSecondary());
      }
      buttons.add(Button.link("Hang something on it", path(body, p) + "/hang").asSecondary());
      if (!p.now().state().runs()) {
        buttons.add(
            Button.link("Ask a meeting whether it runs again", path(body, p) + "/ask")
                .asSecondary());
      }
    }
    return Reply.page(
            "actions/programme.jte",
            p.title(),
            new ProgrammePage(
                "Programme of " + body.name(),
                heading(p),
                Prose.of("On " + Dates.weekday(programmes.actions().today()) + "."),
                lede(body, p),
                p.words().lines().filter(l -> !l.isBlank()).toList(),
                about(body, p, owners),
                dependents(body, p),
                changes,
                buttons,
                List.of(new Link("All programmes", address(body)))))
        .with(ActionPages.look(body).back(address(body), "Programmes"));
  }

  static String verb(Programme.State next) {
    return switch (next) {
      case PAUSED -> "Pause it";
      case HALTED -> "Halt it";
      case RESUMED, RUNNING -> "Take it up again";
    };
  }

  private static String heading(Programme p) {
    return switch (p.now().state()) {
      case RUNNING, RESUMED -> p.title();
      case PAUSED -> p.title() + " is paused";
      case HALTED -> p.title() + " is halted";
    };
  }

  private Prose lede(Body body, Programme p) {
    if (p.now().state().runs()) {
      return status(p).text(".");
    }
    return status(p)
        .text(
            p.now().until().map(u -> ", to be looked at again on " + Dates.weekday(u)).orElse("")
                + ". "
                + p.now().reason());
  }

  private Summary about(Body body, Programme p, Owners owners) {
    Summary about = Summary.empty();
    if (p.decision().isPresent()) {
      about =
          about.line(
              "Comes from",
              Prose.empty()
                  .link("Decision " + p.decision().get(), "/decisions/" + p.decision().get()));
    }
    return p.now().position() == 1
        ? about
        : about.line("By whose authority", authority(body, p.now(), owners));
  }

  private static Prose authority(Body body, Change c, Owners owners) {
    if (c.authority().decision().isPresent()) {
      String id = c.authority().decision().get();
      return Prose.empty().link("Decision " + id, "/decisions/" + id);
    }
    return c.authority().seat().isEmpty()
        ? Prose.empty()
        : Prose.of("The " + owners.words(new Act.As(c.authority().seat(), "")) + ", by ")
            .link(
                "clause " + c.authority().clause() + " of the constitution",
                "/bodies/" + body.slug() + "/constitution#rule-" + c.authority().clause());
  }

  private Changed changed(Body body, Programme p, Change c, Owners owners) {
    List<Prose> effects = new ArrayList<>();
    for (Dependent d : p.dependents()) {
      Effect effect = c.effects().get(d.id());
      if (effect != null) {
        effects.add(Prose.from(status(effect)).text(": ").link(named(body, d)));
      }
    }
    String heading =
        switch (c.state()) {
          case RUNNING -> "It began";
          case PAUSED -> "Paused";
          case HALTED -> "Halted";
          case RESUMED -> "Taken up again";
        };
    Step step =
        c.state() == Programme.State.RUNNING
            ? Step.past(c.from(), heading)
            : Step.act(c.from(), heading);
    return new Changed(step, c.reason(), authority(body, c, owners), effects);
  }

  private static Status status(Effect effect) {
    return switch (effect) {
      case CARRIES_ON -> Status.yes(effect.words());
      case WAITS -> Status.part(effect.words());
      case ENDS -> Status.none(effect.words());
    };
  }

  private @Nullable Table dependents(Body body, Programme p) {
    if (p.dependents().isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("What hangs on it")
            .captionHidden()
            .stack()
            .column("What")
            .column("Kind")
            .column("Now");
    for (Dependent d : p.dependents()) {
      table.row(
          named(body, d),
          kind(d),
          d.resumes()
              ? Status.yes("Asks whether it runs again")
              : p.now().state().runs() && !p.holds(d)
                  ? Status.yes(Effect.CARRIES_ON.words())
                  : status(p.effect(d)));
    }
    return table.build();
  }

  static String kind(Dependent d) {
    return switch (d.what()) {
      case ACTION -> "Action";
      case BALLOT -> "Ballot";
      case ITEM -> "Item on an agenda";
      case MATTER -> "Matter";
    };
  }

  /** What it is called, in words that whoever asks may read. */
  Link named(Body body, Dependent d) {
    Optional<Link> link =
        switch (d.what()) {
          case ACTION ->
              programmes
                  .actions()
                  .find(d.which())
                  .map(
                      a -> new Link(programmes.actions().brief(a), ActionPages.path(body, a.id())));
          case BALLOT ->
              programmes
                  .elections()
                  .find(d.which())
                  .map(b -> new Link(programmes.elections().matter(b).title(), b.path()));
          case ITEM -> programmes.meetings().agendas().item(d.which()).map(ProgrammePages::item);
          case MATTER -> matter(d.which()).map(m -> new Link(m.title(), "/matters/" + m.id()));
        };
    return link.orElse(new Link(kind(d), address(body)));
  }

  private static Link item(Item i) {
    return new Link(i.title(), "/meetings/" + i.meeting());
  }

  private Optional<Matter> matter(UUID id) {
    return programmes.actions().ground().matters().find(id);
  }
}
