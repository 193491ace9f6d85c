package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The door list: one sheet of A4 that says what may be spoken of in a room, and until when. */
public final class DoorPages {
  private static final int LONGEST_ROOM = 80;
  // What fits on the sheet at each size; found by printing.
  private static final int MOST_LARGE = 10;
  private static final int MOST_MIDDLE = 20;
  private final Talk talk;
  private final Bodies bodies;

  public DoorPages(Watch watch) {
    this.talk = watch.talk();
    this.bodies = watch.ground().bodies();
  }

  /** The question which room and which hours. */
  public record AskPage(
      String caption,
      FormErrors errors,
      String action,
      List<String> people,
      List<Field> fields,
      Link other) {}

  /**
   * The sheet.
   *
   * @param size class of its lines, by how many there are
   */
  public record Sheet(
      String where, String size, List<String> safe, List<Prose> stop, Prose tell, String people) {}

  public Reply door(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .map(body -> door(ask, body))
        .orElse(new Reply.NotFound());
  }

  private Reply door(Ask ask, Body body) {
    Map<UUID, String> names = TalkPages.inTheRoom(talk, ask, body);
    List<UUID> here = TalkPages.ids(ask).stream().filter(names::containsKey).toList();
    if (here.isEmpty()) {
      return new Reply.Redirect(TalkPages.address(body));
    }
    String room = ask.typed("room").strip();
    Optional<LocalTime> from = Hours.read(ask.typed("from"));
    Optional<LocalTime> to = Hours.read(ask.typed("to"));
    FormErrors errors = FormErrors.none();
    if (room.isEmpty() || room.length() > LONGEST_ROOM) {
      errors.add("room", "Name the room, in at most 80 letters");
    }
    if (from.isEmpty()) {
      errors.add("from", "Give a time, such as 1pm or 13.30");
    }
    if (to.isEmpty()) {
      errors.add("to", "Give a time, such as 2pm or 14.30");
    } else if (from.isPresent() && !to.get().isAfter(from.get())) {
      errors.add("to", "The end comes after the beginning, on the same day");
    }
    if (ask.field("ready").isEmpty()) {
      return ask(ask, body, here, FormErrors.none());
    }
    if (!errors.isEmpty()) {
      return ask(ask, body, here, errors).refused();
    }
    return sheet(body, room, from.orElseThrow(), to.orElseThrow(), here, names);
  }

  private Reply.Html ask(Ask ask, Body body, List<UUID> here, FormErrors errors) {
    return Reply.page(
            "walls/doorAsk.jte",
            "A list for the door",
            new AskPage(
                body.name(),
                errors,
                TalkPages.address(body) + "/door",
                here.stream().map(UUID::toString).toList(),
                List.of(
                    Field.text("room", "Which room?")
                        .hint("As people know it, such as Room 2, Thimble House")
                        .value(ask.typed("room")),
                    Field.text("from", "From when today?")
                        .hint("Such as 1pm or 13.30")
                        .width(10)
                        .value(ask.typed("from")),
                    Field.text("to", "Until when?")
                        .hint("The list is not valid after that")
                        .width(10)
                        .value(ask.typed("to"))),
                new Link(
                    "Back to the list", TalkPages.address(body) + "?" + TalkPages.query(here))))
        .with(TalkPages.look(body));
  }

  private Reply sheet(
      Body body,
      String room,
      LocalTime from,
      LocalTime to,
      List<UUID> here,
      Map<UUID, String> names) {
    Instant now = bodies.now();
    List<Room.Line> lines = talk.room(body, here);
    List<Prose> stop = new ArrayList<>();
    lines.stream()
        .filter(l -> !l.safe())
        .forEach(
            l ->
                stop.add(
                    Prose.empty()
                        .bold(l.subject().title())
                        .text(": " + TalkPages.leaving(l, names))));
    String people =
        "For: "
            + here.stream().map(p -> names.getOrDefault(p, "")).collect(Collectors.joining(", "))
            + ". If anyone else joins, print a new list. Made at "
            + Dates.time(now.atZone(Dates.LONDON).toLocalTime())
            + "; not valid after "
            + Dates.time(to)
            + ".";
    return Reply.page(
            "walls/door.jte",
            "Door list",
            new Sheet(
                room
                    + ". "
                    + Dates.weekday(Dates.on(now))
                    + ", "
                    + Dates.time(from)
                    + " to "
                    + Dates.time(to),
                size(lines.size()),
                lines.stream().filter(Room.Line::safe).map(l -> l.subject().title()).toList(),
                stop,
                tell(body),
                people))
        .with(TalkPages.look(body).withoutMenu());
  }

  private static String size(int lines) {
    return lines <= MOST_LARGE
        ? "nhsuk-u-font-size-26"
        : lines <= MOST_MIDDLE ? "nhsuk-u-font-size-19" : "nhsuk-u-font-size-16";
  }

  private Prose tell(Body body) {
    String guardian =
        bodies
            .holder(body.id(), "conflicts-guardian", bodies.today())
            .map(Office::name)
            .filter(n -> !n.isEmpty())
            .map(n -> n + ", conflicts guardian")
            .orElse("the secretary");
    return Prose.of(
        "People who leave are being protected, not blamed. If you hear something by accident, tell "
            + guardian
            + ". You will not be blamed for hearing it.");
  }
}
