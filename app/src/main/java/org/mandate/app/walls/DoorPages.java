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
   * @param size class of its lines, the largest with which they fit
   */
  public record Sheet(
      String where, String size, List<String> safe, List<Prose> stop, Prose tell, String people) {}

  public Reply door(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .map(body -> door(ask, body))
        .orElse(new Reply.NotFound());
  }

  /** Somebody's request for a list: the people here, and the matters they mean to speak of. */
  private record Wanted(Body body, Map<UUID, String> names, List<UUID> here, List<Room.Line> all) {
    private List<Room.Line> chosen(Ask ask) {
      return all.stream()
          .filter(l -> ask.all("m").contains(l.subject().matter().toString()))
          .toList();
    }

    private String who() {
      return here.stream().map(p -> names.getOrDefault(p, "")).collect(Collectors.joining(", "));
    }
  }

  private Reply door(Ask ask, Body body) {
    Map<UUID, String> names = TalkPages.inTheRoom(talk, ask, body);
    List<UUID> here = TalkPages.ids(ask).stream().filter(names::containsKey).toList();
    if (here.isEmpty()) {
      return new Reply.Redirect(TalkPages.address(body));
    }
    Wanted wanted = new Wanted(body, names, here, talk.room(body, here));
    if (ask.field("ready").isEmpty()) {
      return ask(ask, wanted, wanted.all(), FormErrors.none());
    }
    FormErrors errors = FormErrors.none();
    Optional<LocalTime> from = Hours.read(ask.typed("from"));
    Optional<LocalTime> to = Hours.read(ask.typed("to"));
    String room = ask.typed("room").strip();
    if (room.isEmpty() || room.length() > LONGEST_ROOM) {
      errors.add("room", "Name the room, in at most 80 letters");
    }
    hours(from, to, errors);
    List<Room.Line> lines = wanted.chosen(ask);
    Instant now = bodies.now();
    String where =
        "%s. %s, %s to %s"
            .formatted(
                room,
                Dates.weekday(Dates.on(now)),
                from.map(Dates::time).orElse(""),
                to.map(Dates::time).orElse(""));
    Optional<String> size =
        OneSheet.size(where, lines.stream().map(l -> plain(l, names)).toList(), wanted.who());
    if (size.isEmpty()) {
      errors.add(
          "m", "These do not fit on one sheet. Untick what you will not talk about in this room");
    }
    return errors.isEmpty()
        ? sheet(wanted, lines, where, to.orElseThrow(), size.orElseThrow())
        : ask(ask, wanted, lines, errors).refused();
  }

  private void hours(Optional<LocalTime> from, Optional<LocalTime> to, FormErrors errors) {
    if (from.isEmpty()) {
      errors.add("from", "Give a time, such as 1pm or 13.30");
    }
    if (to.isEmpty()) {
      errors.add("to", "Give a time, such as 2pm or 14.30");
    } else if (from.isPresent() && !to.get().isAfter(from.get())) {
      errors.add("to", "The end comes after the beginning, on the same day");
    } else if (to.get().isBefore(bodies.now().atZone(Dates.LONDON).toLocalTime())) {
      errors.add("to", "That time has passed. A list is made for today, and ends later today");
    }
  }

  private static String plain(Room.Line line, Map<UUID, String> names) {
    return line.safe()
        ? line.subject().title()
        : line.subject().title() + ": " + TalkPages.leaving(line, names);
  }

  private Reply.Html ask(Ask ask, Wanted wanted, List<Room.Line> ticked, FormErrors errors) {
    String list = TalkPages.address(wanted.body());
    return Reply.page(
            "walls/doorAsk.jte",
            "A list for the door",
            new AskPage(
                wanted.body().name(),
                errors,
                list + "/door",
                wanted.here().stream().map(UUID::toString).toList(),
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
                        .value(ask.typed("to")),
                    Field.checkboxes("m", "Which matters may come up?", titles(wanted.all()))
                        .hint("What is not on the list is not spoken of. About 10 fit on a sheet")
                        .values(
                            ticked.stream().map(l -> l.subject().matter().toString()).toList())),
                new Link("Back to the list", list + "?" + TalkPages.query(wanted.here()))))
        .with(TalkPages.look(wanted.body()));
  }

  private static List<Field.Option> titles(List<Room.Line> lines) {
    return lines.stream()
        .map(l -> Field.Option.of(l.subject().matter().toString(), l.subject().title()))
        .toList();
  }

  private Reply sheet(
      Wanted wanted, List<Room.Line> lines, String where, LocalTime to, String size) {
    List<Prose> stop = new ArrayList<>();
    for (Room.Line line : lines) {
      if (!line.safe()) {
        stop.add(
            Prose.empty()
                .bold(line.subject().title())
                .text(": " + TalkPages.leaving(line, wanted.names())));
      }
    }
    String made = Dates.time(bodies.now().atZone(Dates.LONDON).toLocalTime());
    return Reply.page(
            "walls/door.jte",
            "Door list",
            new Sheet(
                where,
                size,
                lines.stream().filter(Room.Line::safe).map(l -> l.subject().title()).toList(),
                stop,
                tell(wanted.body()),
                "For: %s. If anyone else joins, print a new list. Made at %s; not valid after %s."
                    .formatted(wanted.who(), made, Dates.time(to))))
        .with(TalkPages.look(wanted.body()).withoutMenu());
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
