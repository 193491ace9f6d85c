package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/** Sentences about a meeting's notice, parts and place. */
final class AgendaWords {
  private AgendaWords() {}

  /** "Papers must be out by Thursday 3 December 2026: 10 days before, rule 8.2", and how it is. */
  static Prose notice(PageGround ground, Meeting m, Body body) {
    Optional<NoticeClock> clock = NoticeClock.of(ground.rules(body), m);
    if (clock.isEmpty()) {
      return Prose.of("The constitution says nothing about notice.");
    }
    NoticeClock c = clock.get();
    Prose due =
        Prose.of(
                "Papers must be out by "
                    + Dates.weekday(c.due())
                    + ": "
                    + org.mandate.app.web.Numbers.count(c.days(), "day", "days")
                    + " before. ")
            .rule(c.rule(), PageGround.at(body) + "/constitution#rule-" + c.rule());
    String state = state(m, c, ground.today());
    return state.isEmpty() ? due : due.text(". " + state);
  }

  private static String state(Meeting m, NoticeClock c, LocalDate today) {
    if (m.calledAt().isPresent()) {
      LocalDate out = Dates.on(m.calledAt().get());
      return c.isKept(out)
          ? "They went out in time, on " + Dates.weekday(out) + "."
          : "They went out on "
              + Dates.weekday(out)
              + ", "
              + Dates.days(c.due(), out)
              + " late: what is decided there will be irregular.";
    }
    if (m.state() == Meeting.State.CANCELLED) {
      return "";
    }
    if (c.due().equals(today)) {
      return "That is today.";
    }
    return today.isBefore(c.due())
        ? Dates.days(today, c.due()) + " are left to call it."
        : "That was "
            + Dates.days(c.due(), today)
            + " ago: what is decided there will be irregular.";
  }

  static Prose when(Meeting m) {
    return Prose.of(span(m) + (m.place().isBlank() ? "" : ". " + m.place()));
  }

  /** "Tuesday 8 December 2026, 10am to midday". */
  static String span(Meeting m) {
    LocalDate from = Dates.on(m.startsAt());
    String end =
        Dates.on(m.endsAt()).equals(from)
            ? Dates.time(m.endsAt().atZone(Dates.LONDON).toLocalTime())
            : Dates.weekdayTime(m.endsAt());
    return Dates.weekdayTime(m.startsAt()) + " to " + end;
  }

  static String kind(Meeting.Kind kind) {
    return kind == Meeting.Kind.BOARD ? "Meeting of the board" : "Meeting of the members";
  }

  /** "Part 2: closed". */
  static String heading(AgendaView.OfPart p) {
    return "Part "
        + p.number()
        + ": "
        + switch (p.part().kind()) {
          case OPEN -> "open";
          case MEMBERS -> "for members";
          case CLOSED -> "closed";
        };
  }

  /** Why a part is not open, by which office and until when. */
  static Prose closure(PageGround ground, Body body, Part p) {
    LocalDate today = ground.today();
    String by = ground.seat(body, p.seat());
    return switch (p.kind()) {
      case OPEN -> Prose.of("Everybody may follow this part.");
      case MEMBERS ->
          Prose.of(
              "For the people of member practices and the body’s officers. "
                  + stop(p.reason())
                  + " Answered for by: "
                  + by
                  + ".");
      case CLOSED -> {
        String hidden =
            p.isUnannounced(today)
                ? " Not announced until "
                    + Dates.weekday(p.unannouncedUntil().orElseThrow())
                    + ": nothing shows outside that this part exists."
                : "";
        yield Prose.of(
            stop(p.reason())
                + " Closed by: "
                + by
                + ". "
                + (p.isPublic(today) ? "Open since " : "It opens on ")
                + Dates.weekday(p.closedUntil().orElseThrow())
                + "."
                + hidden);
      }
    };
  }

  private static String stop(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
