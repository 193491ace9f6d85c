package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Pages that say who may talk about what: a room, and one person on one matter. */
public final class TalkPages {
  /** Stands on every list of what may be spoken of, whatever is on it. */
  static final String NOTHING_IN_A_GAP =
      "If a matter is not on this list, do not talk about it here. Matters with closed names are"
          + " never listed, so nothing can be read from a gap.";

  private final Talk talk;
  private final Bodies bodies;
  private final Matters matters;

  public TalkPages(Watch watch) {
    this.talk = watch.talk();
    this.bodies = watch.ground().bodies();
    this.matters = watch.ground().matters();
  }

  /**
   * A room.
   *
   * @param people who may be ticked
   * @param other somebody of the member practices besides; null where nobody can be seen
   * @param table null while nobody is ticked, or nothing is open
   */
  public record RoomPage(
      Prose asAt,
      String action,
      Field people,
      @Nullable Field other,
      String heading,
      @Nullable Table table,
      String none,
      String gap,
      List<Button> buttons,
      List<Link> links) {}

  /** Whether one person may be talked to, or the question who. */
  public record OnePage(
      String caption,
      String heading,
      Prose asAt,
      List<Prose> words,
      String action,
      Field with,
      String ask,
      List<Link> links) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/talk";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  /** Everybody who can be ticked: officers by name, then whoever was added. */
  static Map<UUID, String> inTheRoom(Talk talk, Ask ask, Body body) {
    Map<UUID, String> officers = talk.officers(body);
    Map<UUID, String> others = talk.others(body);
    Map<UUID, String> people = new LinkedHashMap<>(officers);
    for (UUID id : ids(ask)) {
      if (others.containsKey(id)) {
        people.put(id, others.getOrDefault(id, ""));
      }
    }
    return people;
  }

  static List<UUID> ids(Ask ask) {
    return Stream.of("p", "other").map(ask::allUuids).flatMap(List::stream).distinct().toList();
  }

  public Reply room(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .map(body -> room(ask, body))
        .orElse(new Reply.NotFound());
  }

  private Reply room(Ask ask, Body body) {
    Map<UUID, String> people = inTheRoom(talk, ask, body);
    List<UUID> here =
        ask.field("asked").isEmpty() && ids(ask).isEmpty()
            ? List.copyOf(people.keySet())
            : ids(ask).stream().filter(people::containsKey).toList();
    List<Room.Line> lines = talk.room(body, here);
    List<Link> links = new ArrayList<>();
    links.add(
        new Link("I heard something I should not have", "/bodies/" + body.slug() + "/overheard"));
    List<Button> buttons =
        here.isEmpty()
            ? List.of()
            : List.of(Button.link("Print for the door", address(body) + "/door?" + query(here)));
    return Reply.page(
            "walls/talk.jte",
            "What may we talk about here?",
            new RoomPage(
                Prose.of("As known on " + Dates.weekdayTime(bodies.now()) + "."),
                address(body),
                Field.checkboxes("p", "Who is in the room?", options(people))
                    .values(here.stream().map(UUID::toString).toList()),
                other(body, people),
                heading(here, lines),
                here.isEmpty() || lines.isEmpty() ? null : table(here, people, lines),
                here.isEmpty()
                    ? "Tick the people in the room, then update the list."
                    : "No matter is open that could be spoken of here.",
                NOTHING_IN_A_GAP,
                buttons,
                links))
        .with(look(body));
  }

  private static List<Field.Option> options(Map<UUID, String> people) {
    return people.entrySet().stream()
        .map(e -> Field.Option.of(e.getKey().toString(), e.getValue()))
        .toList();
  }

  private @Nullable Field other(Body body, Map<UUID, String> people) {
    Map<UUID, String> others = new LinkedHashMap<>(talk.others(body));
    others.keySet().removeAll(people.keySet());
    if (others.isEmpty()) {
      return null;
    }
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Nobody")));
    options.addAll(options(others));
    return Field.select("other", "Somebody else of the member practices", options);
  }

  static String query(List<UUID> people) {
    return people.stream().map(p -> "p=" + p).collect(Collectors.joining("&"));
  }

  private static String heading(List<UUID> here, List<Room.Line> lines) {
    if (here.isEmpty()) {
      return "Nobody is ticked";
    }
    String people = Numbers.count(here.size(), "person", "people");
    long safe = lines.stream().filter(Room.Line::safe).count();
    long stop = lines.size() - safe;
    if (lines.isEmpty()) {
      return people + ": nothing to talk about is open";
    }
    return people
        + ": "
        + Numbers.count(safe, "matter is safe", "matters are safe")
        + ", "
        + (stop == 1 ? "1 is not" : stop + " are not");
  }

  private static Table table(List<UUID> here, Map<UUID, String> names, List<Room.Line> lines) {
    Table.Builder table =
        Table.named("Matters, for these " + Numbers.count(here.size(), "person", "people"))
            .captionHidden()
            .stack()
            .column("Matter")
            .column("Talk?")
            .column("Must leave first")
            .column("Until");
    List<Room.Line> safe = lines.stream().filter(Room.Line::safe).toList();
    List<Room.Line> stop = lines.stream().filter(l -> !l.safe()).toList();
    if (!safe.isEmpty()) {
      table.group("Safe for everyone in this room");
      safe.forEach(l -> table.row(title(l), Status.yes("Safe"), "Nobody", (String) null));
    }
    if (!stop.isEmpty()) {
      table.group("Somebody must leave first");
      stop.forEach(l -> table.row(title(l), Status.no("Stop"), leaving(l, names), until(l)));
    }
    return table.build();
  }

  private static Link title(Room.Line line) {
    return new Link(line.subject().title(), "/matters/" + line.subject().matter());
  }

  static String leaving(Room.Line line, Map<UUID, String> names) {
    return line.subject().judged()
        ? line.out().stream()
            .map(o -> names.getOrDefault(o.person(), ""))
            .collect(Collectors.joining(", "))
        : "Nobody can be judged: no conflicts policy is in force";
  }

  private static String until(Room.Line line) {
    if (!line.subject().judged()) {
      return "A policy is adopted";
    }
    return line.until()
        .map(Dates::weekday)
        .orElse("The conflict or the matter ends; no day is set");
  }

  // One person on one matter

  public Reply one(Ask ask) {
    Optional<Matter> found = ask.uuid("matter").flatMap(matters::find).filter(m -> !m.isWithheld());
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    Body body = bodies.find(m.body()).orElseThrow();
    Map<UUID, String> people = new LinkedHashMap<>(talk.officers(body));
    people.putAll(talk.others(body));
    Optional<UUID> with =
        people.keySet().stream().filter(p -> p.toString().equals(ask.typed("with"))).findFirst();
    Talk.@Nullable Answer answer = with.map(p -> talk.may(m, p, ask.who())).orElse(null);
    String name = with.map(p -> people.getOrDefault(p, "")).orElse("");
    boolean self = with.filter(p -> p.equals(Walls.person(ask.who()))).isPresent();
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("", "Choose a person"));
    options.addAll(options(people));
    return Reply.page(
            "walls/mayTalk.jte",
            answer == null ? "Whom may you talk to?" : "May you talk about it?",
            new OnePage(
                m.title(),
                heading(answer, self ? "yourself" : name),
                Prose.of("As known on " + Dates.weekdayTime(bodies.now()) + "."),
                words(body, answer),
                "/matters/" + m.id() + "/talk",
                Field.select("with", "Whom do you want to talk to?", options)
                    .value(with.map(UUID::toString).orElse("")),
                answer == null ? "See whether you may" : "Ask about somebody else",
                List.of(
                    new Link("What may we talk about in a room?", address(body)),
                    new Link(
                        "I heard something I should not have",
                        "/matters/" + m.id() + "/overheard"))))
        .with(look(body).back("/matters/" + m.id(), "The matter"));
  }

  private static String heading(Talk.@Nullable Answer answer, String name) {
    return switch (answer) {
      case null -> "Whom may you talk to about this?";
      case Talk.Answer.Yes _ -> "Yes, you may talk to " + name + " about this today";
      case Talk.Answer.No no ->
          "No, do not talk to "
              + name
              + " about this"
              + no.until().map(d -> " before " + Dates.weekday(d)).orElse("");
    };
  }

  private static List<Prose> words(Body body, Talk.@Nullable Answer answer) {
    return switch (answer) {
      case null -> List.of();
      case Talk.Answer.Yes _ ->
          List.of(Prose.of("This is so today. Look again before you next talk about it."));
      case Talk.Answer.No no -> {
        String policy = "/bodies/" + body.slug() + "/conflicts-policy#rule-";
        Prose why = Prose.of(no.why() + " ");
        for (String clause : no.clauses()) {
          why = why.rule(clause, policy + clause).text(" ");
        }
        Prose next =
            no.until().isPresent()
                ? Prose.of("Look again on that day. Facts can change before it.")
                : Prose.of("No day is set on which that ends. Look again before you next meet.");
        yield List.of(why, next);
      }
    };
  }
}
