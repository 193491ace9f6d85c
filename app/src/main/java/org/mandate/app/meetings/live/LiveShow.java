package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.matters.GiveAction;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.OutOf;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.LiveView.Building;
import org.mandate.app.meetings.live.LiveView.Line;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Handling.Shut;

/** A meeting in session as one reader may see it: who is who decides what it shows and offers. */
final class LiveShow {
  private final Sight sight;
  private final LiveGround ground;
  private final Live live;
  private final Meeting m;
  private final boolean takesPart;
  private final Optional<UUID> me;
  private final boolean conducts;
  private final Optional<Item> on;
  private final Map<UUID, Presence> latest;
  private final Optional<Turn> turn;
  private final List<Item> agenda;

  LiveShow(Sight sight) {
    this.sight = sight;
    this.ground = sight.ground;
    this.live = sight.live;
    this.m = sight.m;
    this.takesPart = sight.takesPart;
    this.me = sight.me;
    this.conducts = sight.conducts;
    this.on = sight.on;
    this.latest = sight.latest;
    this.turn = sight.turn;
    this.agenda = sight.agenda;
  }

  LiveView page(String version) {
    List<LiveView.Section> all = new ArrayList<>();
    DebateShow debate = new DebateShow(sight);
    all.add(you());
    on.ifPresent(item -> all.add(debate.vote(item)));
    on.ifPresent(item -> all.add(debate.motions(item)));
    all.add(new QuorumShow(sight).quorum());
    on.ifPresent(item -> all.add(debate.speakers(item)));
    all.add(agendaSection());
    all.add(attendance());
    if (conducts) {
      all.add(conducting());
    }
    return view(version, all);
  }

  LiveView projector(String version) {
    List<LiveView.Section> all = new ArrayList<>();
    DebateShow debate = new DebateShow(sight);
    on.ifPresent(item -> all.add(debate.vote(item)));
    on.ifPresent(item -> all.add(debate.motions(item)));
    all.add(new QuorumShow(sight).quorum());
    on.ifPresent(item -> all.add(debate.speakers(item)));
    return view(version, all);
  }

  private LiveView view(String version, List<LiveView.Section> all) {
    boolean follows = m.state() == Meeting.State.CALLED || m.state() == Meeting.State.OPEN;
    return new LiveView(
        m.path(),
        heading(),
        LiveGround.caption(m),
        Prose.of(
            "The meeting "
                + LiveWords.state(m.state())
                + ", as at "
                + LiveWords.clock(live.polls().clock())
                + "."),
        follows,
        version,
        all.stream().filter(s -> !s.isEmpty()).toList());
  }

  private String heading() {
    if (m.state() != Meeting.State.OPEN) {
      return "The meeting " + LiveWords.state(m.state());
    }
    return on.map(i -> sight.number(i) + ": " + i.title()).orElseGet(this::elsewhere);
  }

  /** Where the meeting is, for whoever sees no item that is on. */
  private String elsewhere() {
    List<UUID> mine =
        live.ground().meetings().agendas().outOf(m).stream().map(OutOf::item).toList();
    if (!mine.isEmpty()
        && me.flatMap(p -> live.room().latest(m, p))
            .filter(p -> p.because() == Presence.Because.WALL)
            .isPresent()) {
      return "You are out of the item that is on";
    }
    return turn.isPresent() ? "The meeting is at an item that is not open to you" : "Between items";
  }

  // What concerns the reader

  private LiveView.Section you() {
    Building you = new Building("You");
    if (me.isEmpty()) {
      return you.done();
    }
    if (!takesPart || sight.isOver()) {
      return you.done();
    }
    Optional<Presence> mine = live.room().latest(m, me.get());
    if (mine.filter(Presence::in).isPresent()) {
      you.say("You are noted as here since " + LiveWords.clock(mine.get().at()) + ".");
      on.ifPresent(item -> voteless(you, item));
      you.press(sight.press("leave", "I am leaving").with("person", me.get().toString()));
    } else if (mine.filter(p -> p.because() == Presence.Because.WALL).isPresent()) {
      Prose words =
          Prose.of("A conflict keeps you out of this item. You come back after it by itself. ");
      you.say(
          mine.get()
              .item()
              .flatMap(ground::item)
              .flatMap(Item::matter)
              .map(
                  matter -> words.link("Why, and how to contest it", "/matters/" + matter + "/why"))
              .orElse(words));
    } else if (mine.filter(p -> p.because() == Presence.Because.PART).isPresent()) {
      you.say("The meeting is in a part that is not open to you. You come back after it.");
    } else {
      you.say("You are not noted as here. Only who is here speaks, moves and votes.");
      you.press(sight.press("arrive", "I am here").with("person", me.get().toString()).first());
    }
    return you.done();
  }

  private void voteless(Building you, Item item) {
    me.filter(p -> live.room().shut(item, Shut.VOTE).contains(p))
        .ifPresent(
            p ->
                you.say(
                    Prose.of("On this item you may speak and not vote. ")
                        .link(
                            "Why, and how to contest it",
                            "/matters/" + item.matter().orElseThrow() + "/why")));
  }

  // The agenda

  private LiveView.Section agendaSection() {
    Building section = new Building("Agenda");
    boolean session = m.state() == Meeting.State.OPEN;
    Map<UUID, Turn> held = new LinkedHashMap<>();
    live.room().turns(m).forEach(t -> held.put(t.item(), t));
    for (Item item : agenda) {
      boolean isOn = on.map(Item::id).filter(item.id()::equals).isPresent();
      Prose words = Prose.of(sight.number(item) + ": " + item.title());
      Optional<Part> part = live.ground().meetings().agendas().part(item.part());
      if (part.filter(p -> p.kind() != Part.Kind.OPEN).isPresent()) {
        words = words.quiet(", in " + LiveWords.part(part.get()));
      }
      if (isOn) {
        words = words.text(" ").status(Status.soon("On now"));
      } else if (held.containsKey(item.id())) {
        words = words.text(" ").status(Status.yes("Taken"));
      }
      List<Press> acts =
          conducts && session && !isOn
              ? List.of(
                  sight
                      .press("to", held.containsKey(item.id()) ? "Go back to it" : "Go to it")
                      .about(sight.number(item))
                      .with("item", item.id().toString())
                      .with("seen", sight.seen()))
              : List.of();
      section.line(Line.of(words, acts));
    }
    for (OutOf out : live.ground().meetings().agendas().outOf(m)) {
      section.line(
          Line.of(
              Prose.of("You are out of an item because of a conflict. ")
                  .link("Why, and how to contest it", "/matters/" + out.matter() + "/why"),
              List.of()));
    }
    return section.done();
  }

  // Who is here

  private LiveView.Section attendance() {
    Building section = new Building("Who is here");
    if (!takesPart || (m.kind() == Meeting.Kind.MEMBERS && !conducts)) {
      return section.done();
    }
    Map<UUID, String> members = live.room().members(m);
    Table.Builder table =
        Table.named("Who is here").captionHidden().stack().column("Who").column("As").column("Now");
    int rows = 0;
    for (Presence p : sorted(latest.values())) {
      if (p.because() != Presence.Because.LEFT && rows < 200) {
        table.row(sight.name(p.person()), as(p), now(p));
        rows++;
      }
    }
    List<String> missing = new ArrayList<>();
    for (UUID person : members.keySet()) {
      Presence p = latest.get(person);
      if (p == null || p.because() == Presence.Because.LEFT) {
        missing.add(sight.name(person));
      }
    }
    if (rows > 0) {
      section.show(table.build());
    }
    if (m.kind() == Meeting.Kind.BOARD && !missing.isEmpty() && !sight.isOver()) {
      section.say("Not here: " + LiveWords.and(missing) + ".");
    }
    if (conducts && !sight.isOver()) {
      section.say(Prose.empty().link("Note who comes and goes", LiveGround.at(m) + "/people"));
    }
    return section.done();
  }

  private List<Presence> sorted(java.util.Collection<Presence> all) {
    return all.stream()
        .sorted(java.util.Comparator.comparing(p -> sight.name(p.person())))
        .toList();
  }

  private static String as(Presence p) {
    return p.practices().isEmpty()
        ? (p.role().isEmpty() ? "In attendance" : LiveWords.role(p.role(), 1))
        : String.join(", ", p.practices());
  }

  private static Status now(Presence p) {
    return switch (p.because()) {
      case ARRIVED, RETURNED -> Status.yes("Here");
      case LEFT -> Status.none("Left");
      case WALL -> Status.part("Out for this item");
      case PART -> Status.part("Out of this part");
    };
  }

  // Conducting

  private LiveView.Section conducting() {
    Building section = new Building("Conduct");
    if (m.state() == Meeting.State.CALLED) {
      section.say("Note who is here, then open the meeting. It can be opened half an hour early.");
      section.press(sight.press("open", "Open the meeting").first());
    } else if (m.state() == Meeting.State.OPEN) {
      if (turn.isPresent()) {
        section.press(sight.press("end-item", "End this item").with("seen", sight.seen()));
      }
      section.press(sight.press("close", "Close the meeting"));
      on.flatMap(item -> new GiveAction(ground.body(m), true).ofItem(item.id()))
          .ifPresent(at -> section.say(Prose.empty().link("Give an action of this item", at)));
      section.say(Prose.empty().link("View for the projector", m.path() + "/projector"));
    }
    return section.done();
  }
}
