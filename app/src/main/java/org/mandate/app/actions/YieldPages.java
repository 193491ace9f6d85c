package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.meetings.Series;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** What a body's meetings of the last twelve months brought about, series by series. */
public final class YieldPages {
  private final Actions actions;
  private final Meetings meetings;

  public YieldPages(Actions actions, Meetings meetings) {
    this.actions = actions;
    this.meetings = meetings;
  }

  /** The table is null while no meeting was held. */
  public record YieldPage(
      String caption, String heading, Prose asAt, @Nullable Table table, List<Link> links) {}

  public Reply show(Ask ask) {
    return actions
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .<Reply>map(this::show)
        .orElseGet(Reply.NotFound::new);
  }

  private Reply show(Body body) {
    LocalDate today = actions.today();
    List<MeetingYield> all = of(body, today.minusYears(1));
    Table.Builder table =
        Table.named("Decisions taken and carried out, by series")
            .captionHidden()
            .stack()
            .column("Series")
            .numeric("Meetings held")
            .column("Hours")
            .numeric("Decisions taken")
            .column("Carried out")
            .column("Carried out an hour");
    all.forEach(
        y ->
            table.row(
                y.title(),
                y.meetings(),
                hours(y.minutes()),
                y.taken(),
                carriedOut(y),
                y.perHour().orElse("")));
    return Reply.page(
            "actions/yield.jte",
            "Meeting yield",
            new YieldPage(
                body.name(),
                heading(all),
                Prose.of(
                    "Meetings from "
                        + Dates.plain(today.minusYears(1))
                        + " to "
                        + Dates.plain(today)
                        + ". Decisions that you may read."),
                all.isEmpty() ? null : table.build(),
                List.of(new Link("Actions", ActionPages.address(body)))))
        .with(ActionPages.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static String heading(List<MeetingYield> all) {
    long flagged = all.stream().filter(MeetingYield::isFlagged).count();
    int taken = all.stream().mapToInt(MeetingYield::taken).sum();
    int done = all.stream().mapToInt(MeetingYield::carriedOut).sum();
    if (all.isEmpty()) {
      return "No meeting was held in the last twelve months";
    }
    return Numbers.of(done, taken)
        + (taken == 1 ? " decision is carried out" : " decisions are carried out")
        + (flagged == 0
            ? ""
            : "; " + Numbers.count(flagged, "series has", "series have") + " carried out none");
  }

  private static Prose carriedOut(MeetingYield y) {
    Prose words = Prose.of(Numbers.of(y.carriedOut(), y.taken()));
    if (y.withoutAction() > 0) {
      words = words.quiet(", " + Numbers.whole(y.withoutAction()) + " without an action");
    }
    return y.isFlagged() ? words.text(" ").status(Status.no("None")) : words;
  }

  /** "1 hour 30 minutes". */
  private static String hours(long minutes) {
    String hours = minutes < 60 ? "" : Numbers.count(minutes / 60, "hour", "hours");
    String rest =
        minutes % 60 == 0 && minutes > 0 ? "" : Numbers.count(minutes % 60, "minute", "minutes");
    return (hours + " " + rest).strip();
  }

  /** Each series with a meeting held since a day, and single meetings together. */
  public List<MeetingYield> of(Body body, LocalDate since) {
    Map<UUID, List<Decision>> taken = new HashMap<>();
    for (Decision d : actions.ground().decisions().of(body.id())) {
      d.source()
          .ofMeeting()
          .ifPresent(m -> taken.computeIfAbsent(m.meeting(), x -> new ArrayList<>()).add(d));
    }
    Instant from = since.atStartOfDay(Dates.LONDON).toInstant();
    Map<Optional<UUID>, List<MeetingYield.Held>> held = new LinkedHashMap<>();
    for (Meeting m : meetings.of(body.id())) {
      if (m.openedAt().isPresent()
          && m.closedAt().isPresent()
          && m.openedAt().get().isAfter(from)) {
        held.computeIfAbsent(m.series(), x -> new ArrayList<>())
            .add(
                new MeetingYield.Held(
                    m.openedAt().get(),
                    m.closedAt().get(),
                    taken.getOrDefault(m.id(), List.of()).stream().map(this::done).toList()));
      }
    }
    List<MeetingYield> all = new ArrayList<>();
    held.forEach((series, each) -> all.add(MeetingYield.of(title(series), series, each)));
    return all;
  }

  private List<Boolean> done(Decision d) {
    return actions.ofDecision(d).stream().map(actions::isDone).toList();
  }

  private String title(Optional<UUID> series) {
    return series.flatMap(meetings::series).map(Series::title).orElse("Single meetings");
  }
}
