package org.mandate.app.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** The meetings of a body: coming and held, its series, and what is put forward for them. */
public final class ListPages {
  private static final int PROPOSED = 3;
  private final PageGround ground;

  ListPages(PageGround ground) {
    this.ground = ground;
  }

  /** Everything about a body's meetings; a table is null where it would be empty. */
  public record ListPage(
      String caption,
      String heading,
      List<Prose> links,
      List<Button> buttons,
      @Nullable Table coming,
      @Nullable Table series,
      @Nullable Table past,
      @Nullable Table put,
      String noPut,
      @Nullable Table calls,
      List<Link> asking) {}

  public Reply show(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Instant now = ground.bodies().now();
          List<Meeting> all = ground.meetings().of(body.id());
          List<Meeting> coming =
              all.stream()
                  .filter(m -> m.endsAt().isAfter(now) && m.state() != Meeting.State.CANCELLED)
                  .filter(m -> m.state() != Meeting.State.CLOSED)
                  .sorted(Comparator.comparing(Meeting::startsAt))
                  .toList();
          List<Meeting> past = all.stream().filter(m -> !coming.contains(m)).toList();
          boolean plans = ground.may(ask, body, Action.PLAN_MEETING);
          boolean puts = ground.may(ask, body, Action.PUT_FORWARD);
          String at = PageGround.at(body);
          ListPage page =
              new ListPage(
                  body.name(),
                  heading(coming),
                  calendars(ask, at),
                  plans
                      ? List.of(
                          Button.link("Plan a meeting", at + "/meetings/new"),
                          Button.link("Begin a series", at + "/meetings/series/new").asSecondary())
                      : List.of(),
                  coming.isEmpty() ? null : coming(coming),
                  series(body, plans),
                  past.isEmpty() ? null : past(past),
                  put(body, plans),
                  puts || plans
                      ? "Nothing is put forward"
                      : "What is put forward is read by the body’s own people",
                  calls(body, puts, plans),
                  mine(puts, ground.may(ask, body, Action.CALL_FOR_MEETING), at));
          return Reply.page("meetings/list.jte", "Meetings", page)
              .with(PageGround.look(body).back(at, body.name()));
        });
  }

  private static List<Prose> calendars(Ask ask, String at) {
    List<Prose> links = new ArrayList<>();
    links.add(Prose.empty().link("Calendar of called meetings (.ics)", at + "/meetings.ics"));
    if (ask.who() instanceof Who.Person) {
      links.add(Prose.empty().link("A calendar of your own", "/calendar"));
    }
    return links;
  }

  private static List<Link> mine(boolean puts, boolean calls, String at) {
    List<Link> links = new ArrayList<>();
    if (puts) {
      links.add(new Link("Put an item forward", at + "/items/put-forward"));
    }
    if (calls) {
      links.add(new Link("Call for a meeting", at + "/meetings/call-for"));
    }
    return links;
  }

  private static String heading(List<Meeting> coming) {
    Optional<Meeting> next =
        coming.stream().filter(m -> m.state() != Meeting.State.DRAFT).findFirst();
    return next.map(m -> "The next meeting is on " + Dates.weekdayTime(m.startsAt()))
        .orElse("No meeting is called");
  }

  private static Table coming(List<Meeting> coming) {
    Table.Builder table =
        Table.named("Meetings to come")
            .captionHidden()
            .stack()
            .column("Meeting")
            .column("When")
            .column("Where")
            .column("State");
    for (Meeting m : coming) {
      table.row(
          new Link(m.title(), m.path()), AgendaWords.span(m), m.place(), AgendaPages.status(m));
    }
    return table.build();
  }

  private static Table past(List<Meeting> past) {
    Table.Builder table =
        Table.named("Meetings held or cancelled")
            .captionHidden()
            .stack()
            .column("Meeting")
            .column("When")
            .column("State");
    for (Meeting m : past) {
      table.row(
          new Link(m.title(), m.path()), Dates.plainTime(m.startsAt()), AgendaPages.status(m));
    }
    return table.build();
  }

  private @Nullable Table series(Body body, boolean plans) {
    List<Series> all = ground.meetings().seriesOf(body.id());
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Series of meetings")
            .captionHidden()
            .stack()
            .column("Series")
            .column("What it is for")
            .column("How often")
            .column("Owned by");
    if (plans) {
      table.column("Plan the next");
    }
    for (Series s : all) {
      List<Owner> owners = ground.meetings().owners(s);
      Prose owner =
          owners.isEmpty() ? Prose.empty() : Prose.of(ground.seat(body, owners.getLast().seat()));
      for (int n = owners.size() - 1; n > 0; n--) {
        owner =
            owner.quiet(
                " Since " + Dates.plain(owners.get(n).from()) + ": " + owners.get(n).reason());
      }
      String often =
          s.rhythm().words() + ", " + Numbers.count(s.minutesPlanned(), "minute", "minutes");
      if (plans) {
        Prose with = owner.isEmpty() ? owner : owner.newLine();
        table.row(
            s.title(),
            s.purpose(),
            often,
            with.link("Hand over: " + s.title(), "/meeting-series/" + s.id() + "/owner"),
            proposed(body, s));
      } else {
        table.row(s.title(), s.purpose(), often, owner);
      }
    }
    return table.build();
  }

  /** The days that its rhythm proposes, each a link to plan that meeting. */
  private Prose proposed(Body body, Series s) {
    String form = PageGround.at(body) + "/meetings/new?series=" + s.id();
    Prose days = Prose.empty();
    for (LocalDate day : next(s)) {
      days = (days.isEmpty() ? days : days.newLine()).link(Dates.weekday(day), form + "&on=" + day);
    }
    return (days.isEmpty() ? days : days.newLine()).link("Another day: " + s.title(), form);
  }

  private List<LocalDate> next(Series s) {
    LocalDate last =
        ground.meetings().ofSeries(s.id()).stream()
            .filter(m -> m.state() != Meeting.State.CANCELLED)
            .map(m -> Dates.on(m.startsAt()))
            .max(Comparator.naturalOrder())
            .orElse(s.from().minusDays(1));
    LocalDate after = last.isBefore(ground.today()) ? ground.today() : last;
    return Rhythms.next(s.from(), s.rhythm(), after, PROPOSED);
  }

  private @Nullable Table put(Body body, boolean plans) {
    List<PutForward> all = ground.meetings().putForwards().of(body.id());
    if (all.isEmpty()) {
      return null;
    }
    var names = ground.practices(all.stream().map(PutForward::practice).toList());
    Table.Builder table =
        Table.named("What was put forward")
            .captionHidden()
            .stack()
            .column("Item")
            .column("Put forward by")
            .column("When")
            .column("Answer");
    for (PutForward p : all) {
      table.row(
          p.matter().<Object>map(m -> new Link(p.title(), "/matters/" + m)).orElse(p.title()),
          p.practice().isEmpty() ? "An officer" : names.getOrDefault(p.practice(), p.practice()),
          Dates.plain(Dates.on(p.at())),
          answer(body, p, plans));
    }
    return table.build();
  }

  private Prose answer(Body body, PutForward p, boolean plans) {
    if (p.answer().isEmpty()) {
      return plans
          ? Prose.empty()
              .link(
                  "Take it up or decline it: " + p.title(),
                  PageGround.at(body) + "/items/" + p.id() + "/answer")
          : Prose.of("Not answered yet");
    }
    PutForward.Answer a = p.answer().get();
    String words = a.words().isEmpty() ? "" : ". " + a.words();
    Function<Item, Prose> where =
        i ->
            ground
                .meetings()
                .find(i.meeting())
                .map(m -> Prose.of("Taken up: ").link(m.title(), m.path()).text(words))
                .orElse(Prose.of("Taken up" + words));
    return a.isTakenUp()
        ? a.item().flatMap(ground.agendas()::item).map(where).orElse(Prose.of("Taken up" + words))
        : Prose.of("Declined" + words);
  }

  private @Nullable Table calls(Body body, boolean puts, boolean plans) {
    List<CallForMeeting> all = ground.meetings().putForwards().calls(body.id());
    if (all.isEmpty()) {
      return null;
    }
    int members = ground.bodies().members(body.id(), ground.today()).size();
    var names = ground.practices(all.stream().flatMap(c -> c.practices().stream()).toList());
    Table.Builder table =
        Table.named("Calls for a meeting")
            .captionHidden()
            .stack()
            .column("What for")
            .column("Why")
            .column("Practices")
            .column("Answer");
    for (CallForMeeting c : all) {
      List<String> who = c.practices().stream().map(p -> names.getOrDefault(p, p)).toList();
      table.row(
          c.title(),
          c.reasons(),
          Numbers.of(c.practices().size(), members) + " practices: " + String.join(", ", who),
          answer(body, c, puts, plans));
    }
    return table.build();
  }

  private Prose answer(Body body, CallForMeeting c, boolean puts, boolean plans) {
    if (c.answer().isPresent()) {
      CallForMeeting.Answer a = c.answer().get();
      Prose words = Prose.of(a.words().isEmpty() ? "" : a.words() + " ");
      return a.meeting()
          .flatMap(ground.meetings()::find)
          .map(m -> words.link(m.title() + ", " + Dates.plain(Dates.on(m.startsAt())), m.path()))
          .orElse(words);
    }
    String at = PageGround.at(body) + "/meetings/calls/" + c.id();
    Prose links = Prose.of("Not answered yet");
    if (puts) {
      links = links.newLine().link("Join this call: " + c.title(), at + "/join");
    }
    return plans ? links.newLine().link("Answer it: " + c.title(), at + "/answer") : links;
  }
}
