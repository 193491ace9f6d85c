package org.mandate.app.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * Calendars of called meetings: one of each body for everybody, and one of each person's own bodies
 * under an address that only they know. A calendar leaves the house, so it holds public words only,
 * whoever asks: of a part that is not open it says no more than that.
 */
public final class CalendarPages {
  private static final String TYPE = "text/calendar;charset=UTF-8";
  private static final Duration BACK = Duration.ofDays(90);
  private final PageGround ground;

  CalendarPages(PageGround ground) {
    this.ground = ground;
  }

  /**
   * A person's page about their calendar.
   *
   * @param address shown once, when it was made; empty else
   */
  public record CalendarPage(
      String heading, List<Prose> words, String address, boolean has, Button make) {}

  public Reply show(Ask ask) {
    return page("");
  }

  public Reply make(Ask ask) {
    if (!ask.typed("make").equals("yes")) {
      return new Reply.Redirect("/calendar");
    }
    String secret = ground.preparation().store().makeCalendar();
    return page(ground.publicUrl() + "/calendar/" + secret + ".ics");
  }

  public Reply end(Ask ask) {
    ground.preparation().store().endCalendar();
    return new Reply.Redirect("/calendar");
  }

  private Reply page(String address) {
    Optional<Instant> made = ground.preparation().store().calendar();
    List<Prose> words = new ArrayList<>();
    words.add(
        Prose.of(
            "A calendar program that is given your address shows the called meetings of every body"
                + " in which you hold an office or whose member practice you work for. It holds"
                + " public words only: of a part that is not open it says just that."));
    if (!address.isEmpty()) {
      words.add(
          Prose.of(
              "Copy it into your calendar program now: “subscribe by address” or “from the web”."
                  + " We keep no copy of it, so it is not shown again. Whoever has it can read your"
                  + " calendar, so give it to nobody."));
    } else if (made.isPresent()) {
      words.add(
          Prose.of(
              "You made an address on "
                  + Dates.weekday(Dates.on(made.get()))
                  + ". If somebody else may have it, or you lost it, make a new one: the old one"
                  + " then ends."));
    } else {
      words.add(Prose.of("You have no address yet."));
    }
    String heading =
        address.isEmpty()
            ? made.isPresent() ? "Your calendar has an address" : "Meetings in your own calendar"
            : "This is the address of your calendar";
    CalendarPage page =
        new CalendarPage(
            heading,
            words,
            address,
            made.isPresent() || !address.isEmpty(),
            Button.submit(
                made.isPresent() ? "Make a new address" : "Make an address", "make", "yes"));
    return Reply.page("meetings/calendar.jte", heading, page)
        .with(Reply.Look.PLAIN.at("desk").back("/", "Your desk"));
  }

  /** The calendar of whoever's secret the address has. */
  public Reply own(Ask ask) {
    if (!(ask.who() instanceof Who.Calendar)) {
      return new Reply.NotFound();
    }
    List<Meeting> meetings = new ArrayList<>();
    for (UUID body : ground.preparation().store().calendarBodies()) {
      meetings.addAll(ground.meetings().of(body));
    }
    return calendar("Meetings", meetings, true);
  }

  /** The calendar of a body's called meetings, for everybody. */
  public Reply ofBody(Ask ask) {
    return ground.ofBody(
        ask, body -> calendar(body.name(), ground.meetings().of(body.id()), false));
  }

  private Reply calendar(String name, List<Meeting> all, boolean own) {
    Instant since = ground.bodies().now().minus(BACK);
    List<Meeting> called =
        all.stream()
            .filter(m -> m.calledAt().isPresent() && m.endsAt().isAfter(since))
            .sorted(java.util.Comparator.comparing(Meeting::startsAt))
            .toList();
    Map<UUID, BeforeStore.Mark> marks =
        ground.preparation().store().marks(called.stream().map(Meeting::id).toList());
    List<Ics.Event> events = called.stream().map(m -> event(m, marks.get(m.id()), own)).toList();
    return new Reply.Bytes(
        TYPE,
        Ics.calendar(name, events),
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"meetings.ics\"",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff"));
  }

  private Ics.Event event(
      Meeting m, BeforeStore.@org.jspecify.annotations.Nullable Mark mark, boolean own) {
    Body body = ground.body(m);
    Instant called = m.calledAt().orElseThrow();
    Instant changed = mark == null || mark.changed().isBefore(called) ? called : mark.changed();
    boolean cancelled = m.state() == Meeting.State.CANCELLED;
    return new Ics.Event(
        m.id() + "@mandate",
        changed,
        changed,
        mark == null ? 0 : mark.sequence(),
        cancelled,
        m.startsAt(),
        m.endsAt(),
        (cancelled ? "Cancelled: " : "") + (own ? m.title() + ", " + body.name() : m.title()),
        m.place(),
        cancelled ? m.why() : agenda(m),
        Optional.of(ground.publicUrl() + m.path()));
  }

  // Public words only, even where whoever asks for a body's calendar is signed in and reads more.
  private String agenda(Meeting m) {
    List<String> lines = new ArrayList<>();
    List<Part> parts =
        ground.agendas().parts(m).stream().filter(p -> !p.isUnannounced(ground.today())).toList();
    List<Item> items = ground.agendas().on(m).stream().filter(i -> !i.isSealed()).toList();
    Set<UUID> announced = new HashSet<>(parts.stream().map(Part::id).toList());
    for (Part part : parts) {
      if (!part.isPublic(ground.today())) {
        lines.add(part.kind() == Part.Kind.MEMBERS ? "Part for members" : "Closed part");
      }
      for (Item item : items) {
        if (item.part().equals(part.id()) && announced.contains(part.id())) {
          lines.add("- " + item.title());
        }
      }
    }
    return String.join("\n", lines);
  }
}
