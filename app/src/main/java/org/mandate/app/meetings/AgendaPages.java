package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.GiveAction;
import org.mandate.app.matters.Paper;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The agenda of a meeting, as whoever asks may see it. */
public final class AgendaPages {
  private final PageGround ground;

  AgendaPages(PageGround ground) {
    this.ground = ground;
  }

  /**
   * A meeting and its agenda.
   *
   * @param out what the reader has to leave; empty for nothing
   * @param waiting what was put forward for it and is not answered; null for none
   * @param history who owned it, where that changed
   */
  public record AgendaPage(
      String caption,
      String heading,
      Prose lede,
      Prose out,
      Summary about,
      List<Button> buttons,
      List<Prose> links,
      List<PartShown> parts,
      @Nullable Table waiting,
      List<Link> keeping,
      List<Prose> history) {}

  /**
   * A part of the agenda.
   *
   * @param items null where it has none that the reader may see
   */
  public record PartShown(
      String heading, Prose closure, @Nullable Table items, String none, List<Link> keeping) {}

  public Reply show(Ask ask) {
    return ground.at(
        ask,
        (m, body) -> {
          AgendaView view = view(ground, m);
          boolean keeps = ground.may(ask, m, Action.KEEP_AGENDA) && !isOver(m);
          ItemKeep keep = new ItemKeep(keeps, gives(ask, m, body));
          boolean calls = ground.may(ask, m, Action.CALL_MEETING);
          AgendaPage page =
              new AgendaPage(
                  body.name() + ", meeting " + m.reference(),
                  m.title(),
                  AgendaWords.when(m),
                  out(view),
                  about(m, body, view, keeps),
                  buttons(m, calls),
                  links(ask, m, body),
                  view.parts().stream().map(p -> part(ask, m, body, view, p, keep)).toList(),
                  waiting(m, keeps),
                  keeps ? keeping(m, calls) : List.of(),
                  history(m, body));
          return ground.noted(
              ask,
              sealed(view),
              Reply.page("meetings/agenda.jte", m.title(), page)
                  .with(PageGround.look(body).back(PageGround.at(body) + "/meetings", "Meetings")));
        });
  }

  /** Actions follow from a meeting that was opened. */
  private GiveAction gives(Ask ask, Meeting m, Body body) {
    return new GiveAction(
        body, m.openedAt().isPresent() && ground.may(ask, body, Action.KEEP_ACTIONS));
  }

  /** The agenda as whoever asks may see it. */
  static AgendaView view(PageGround ground, Meeting m) {
    List<Part> parts = ground.agendas().parts(m);
    List<UUID> own = ground.preparation().store().mySealedParts();
    return AgendaView.of(
        m.startsAt(),
        parts,
        ground.agendas().on(m),
        ground.preparation().leaving(m),
        ground.today(),
        p -> p.isPublic(ground.today()) || own.contains(p.id()));
  }

  /** Matters whose sealed words stand on the page. */
  static List<UUID> sealed(AgendaView view) {
    return view.lines().stream()
        .flatMap(l -> l.item().stream())
        .filter(Item::isSealed)
        .flatMap(i -> i.matter().stream())
        .toList();
  }

  private static boolean isOver(Meeting m) {
    return m.state() == Meeting.State.CLOSED || m.state() == Meeting.State.CANCELLED;
  }

  private static Prose out(AgendaView view) {
    List<AgendaView.Line> leave = view.lines().stream().filter(l -> l.leave().isPresent()).toList();
    Prose words = Prose.empty();
    for (AgendaView.Line line : leave) {
      Leave l = line.leave().orElseThrow();
      words =
          (words.isEmpty() ? words : words.newLine())
              .text("You are out of item " + line.number() + ". ")
              .link("Why am I out?", "/matters/" + l.matter() + "/why");
    }
    return words;
  }

  private Summary about(Meeting m, Body body, AgendaView view, boolean keeps) {
    Prose state = Prose.from(status(m));
    if (m.state() == Meeting.State.CANCELLED) {
      state = state.text(" " + m.why());
    }
    Summary about =
        Summary.empty()
            .line("Which", AgendaWords.kind(m.kind()) + ", " + m.reference())
            .line("State", state)
            .line("Notice", AgendaWords.notice(ground, m, body))
            .line("Owned by", owner(m, body))
            .line("Chaired by", "Chair: " + ground.holder(body, "chair"));
    long over = view.plan().over(m.endsAt());
    if (keeps && over > 0) {
      about =
          about.line(
              "Time",
              "The plan is "
                  + Numbers.count(over, "minute", "minutes")
                  + " longer than the meeting. Shorten items or end later.");
    }
    return about;
  }

  static Status status(Meeting m) {
    return switch (m.state()) {
      case DRAFT -> Status.soon(m.state().words());
      case CALLED, OPEN -> Status.yes(m.state().words());
      case CLOSED -> Status.none(m.state().words());
      case CANCELLED -> Status.no(m.state().words());
    };
  }

  private Prose owner(Meeting m, Body body) {
    Optional<Owner> owner = ground.meetings().owners(m).stream().reduce((a, b) -> b);
    Prose words =
        owner
            .map(o -> Prose.of(ground.seat(body, o.seat()) + ": " + ground.holder(body, o.seat())))
            .orElse(Prose.of("Nobody"));
    return m.series()
        .flatMap(ground.meetings()::series)
        .map(s -> words.text(". Series: " + s.title() + ", " + s.rhythm().words()))
        .orElse(words);
  }

  private static List<Button> buttons(Meeting m, boolean calls) {
    List<Button> buttons = new ArrayList<>();
    if (calls && m.state() == Meeting.State.DRAFT) {
      buttons.add(Button.link("Call the meeting", m.path() + "/call"));
    }
    return buttons;
  }

  private List<Prose> links(Ask ask, Meeting m, Body body) {
    List<Prose> links = new ArrayList<>();
    if (m.state() == Meeting.State.CALLED || m.state() == Meeting.State.OPEN) {
      links.add(Prose.empty().link("The meeting in session", m.path() + "/live"));
    }
    if (m.openedAt().isPresent()) {
      links.add(Prose.empty().link("Minutes", m.path() + "/minutes"));
    }
    links.add(
        Prose.empty().link("Download the pack: agenda and papers (PDF)", m.path() + "/pack.pdf"));
    if (ground.may(ask, body, Action.PUT_FORWARD)) {
      links.add(
          Prose.empty().link("Put an item forward", PageGround.at(body) + "/items/put-forward"));
    }
    return links;
  }

  private PartShown part(
      Ask ask, Meeting m, Body body, AgendaView view, AgendaView.OfPart p, ItemKeep keep) {
    boolean several = view.parts().size() > 1;
    List<Link> keeping = new ArrayList<>();
    if (keep.agenda()
        && p.part().kind() == Part.Kind.CLOSED
        && !p.part().isPublic(ground.today())) {
      keeping.add(
          new Link(
              "Change the day on which part " + p.number() + " opens",
              m.path() + "/parts/" + p.part().id() + "/closure"));
    }
    if (p.part().kind() == Part.Kind.CLOSED
        && !p.part().isPublic(ground.today())
        && ground.may(ask, m, Action.LET_IN)) {
      keeping.add(
          new Link(
              "Let somebody into part " + p.number(),
              m.path() + "/parts/" + p.part().id() + "/readers"));
    }
    return new PartShown(
        several ? AgendaWords.heading(p) : "Agenda",
        p.part().kind() == Part.Kind.OPEN && !several
            ? Prose.empty()
            : AgendaWords.closure(ground, body, p.part()),
        p.lines().isEmpty() ? null : table(m, view, p, keep),
        p.isShut() ? "" : "Nothing is on this part yet.",
        keeping);
  }

  private Table table(Meeting m, AgendaView view, AgendaView.OfPart p, ItemKeep keep) {
    Table.Builder table =
        Table.named("Items of part " + p.number())
            .captionHidden()
            .stack()
            .column("Item")
            .column("Time")
            .column("What is wanted")
            .column("Papers");
    if (keep.any()) {
      table.column("Keep");
    }
    for (AgendaView.Line line : p.lines()) {
      String time = time(view, line);
      Prose wanted = Prose.from(line.item().map(i -> i.kind().words()).orElse(""));
      if (line.leave().isPresent()) {
        wanted = (wanted.isEmpty() ? wanted : wanted.text(". ")).bold("You are out of it");
      }
      if (keep.any()) {
        table.row(title(line), time, wanted, papers(line), keep.links(m, line));
      } else {
        table.row(title(line), time, wanted, papers(line));
      }
    }
    return table.build();
  }

  private Prose title(AgendaView.Line line) {
    Prose words = Prose.of(line.number() + ". ");
    if (line.item().isEmpty()) {
      return words.text("An item that you leave");
    }
    Item i = line.item().get();
    Optional<String> held = ground.matters().holds().onItem(i.id(), i.matter());
    Prose named =
        i.matter().isPresent()
            ? words.link(
                i.title().isBlank() ? "A matter" : i.title(), "/matters/" + i.matter().get())
            : words.text(i.title());
    Prose shown = held.map(why -> named.text(" ").bold(why + ".")).orElse(named);
    return i.practice().isEmpty()
        ? shown
        : shown.quiet(
            " Put forward by "
                + ground.practices(List.of(i.practice())).getOrDefault(i.practice(), i.practice()));
  }

  private static String time(AgendaView view, AgendaView.Line line) {
    String length = line.minutes() == 0 ? "" : Numbers.count(line.minutes(), "minute", "minutes");
    return view.plan()
        .start(line.id())
        .map(at -> Dates.time(at.atZone(Dates.LONDON).toLocalTime()))
        .map(at -> length.isEmpty() ? at : at + ", " + length)
        .orElse(length);
  }

  private Prose papers(AgendaView.Line line) {
    Prose words = Prose.empty();
    for (Paper paper : papers(ground, line)) {
      words =
          (words.isEmpty() ? words : words.newLine())
              .link(
                  paper.title() + ", " + Numbers.size(paper.size()),
                  "/matters/" + paper.matter() + "/papers/" + paper.id());
    }
    return words;
  }

  /** Papers of an item's matter that whoever asks may see; none of what they leave. */
  static List<Paper> papers(PageGround ground, AgendaView.Line line) {
    return line.item()
        .flatMap(Item::matter)
        .filter(_ -> line.leave().isEmpty())
        .flatMap(ground.matters()::find)
        .map(ground.business().papers()::of)
        .orElse(List.of());
  }

  private @Nullable Table waiting(Meeting m, boolean keeps) {
    List<Item> waiting =
        ground.agendas().items(m).stream().filter(i -> i.state() != Item.State.ON).toList();
    if (waiting.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Put forward for this meeting")
            .captionHidden()
            .stack()
            .column("Item")
            .column("State")
            .column("Answer");
    for (Item i : waiting) {
      boolean open = i.state() == Item.State.PROPOSED && keeps;
      table.row(
          i.title(),
          i.state().words(),
          open
              ? new Link("Take it up or decline it", m.path() + "/items/" + i.id() + "/answer")
              : i.answer());
    }
    return table.build();
  }

  private static List<Link> keeping(Meeting m, boolean calls) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Add an item", m.path() + "/items/add"));
    links.add(new Link("Add a part", m.path() + "/parts/add"));
    if (calls) {
      if (m.state() == Meeting.State.DRAFT) {
        links.add(new Link("Change day, time, place or title", m.path() + "/plan"));
      }
      links.add(new Link("Hand it to another office", ownerForm(m)));
      if (m.state() == Meeting.State.DRAFT || m.state() == Meeting.State.CALLED) {
        links.add(new Link("Cancel it", m.path() + "/cancel"));
      }
    }
    return links;
  }

  private static String ownerForm(Meeting m) {
    return m.series().map(s -> "/meeting-series/" + s + "/owner").orElse(m.path() + "/owner");
  }

  private List<Prose> history(Meeting m, Body body) {
    List<Owner> all = ground.meetings().owners(m);
    return all.size() < 2
        ? List.of()
        : all.stream()
            .map(
                o ->
                    Prose.of(
                        Dates.plain(o.from())
                            + ": "
                            + ground.seat(body, o.seat())
                            + (o.reason().isEmpty() ? "" : ". " + o.reason())))
            .toList();
  }
}
