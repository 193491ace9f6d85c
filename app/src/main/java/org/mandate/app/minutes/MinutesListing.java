package org.mandate.app.minutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** The minutes of a body, and of one meeting: which there are, which wait, which are late. */
public final class MinutesListing {
  private final SetGround ground;

  MinutesListing(SetGround ground) {
    this.ground = ground;
  }

  /**
   * The list of a body.
   *
   * @param late "Minutes of … are 12 days late: not approved"
   * @param table null where no meeting was held
   */
  public record ListPage(
      String caption, String heading, List<Prose> late, Prose clock, @Nullable Table table) {}

  /** The minutes of a meeting, part by part. */
  public record MeetingPage(
      String caption, String heading, Prose lede, List<PartShown> parts, Link meeting) {}

  /**
   * A part's minutes.
   *
   * @param begin sends a form that begins them; null where the reader does not
   */
  public record PartShown(
      String heading,
      Prose stands,
      List<Prose> out,
      List<Button> buttons,
      SetPages.@Nullable Act begin,
      String part) {}

  /**
   * What is late.
   *
   * @param part of the meeting
   */
  public record LateSet(Meeting meeting, Part part, MinutesClock.Late late) {
    /** "Minutes of Board of March (2026-M03) are 12 days late: not approved". */
    public String words() {
      return "Minutes of "
          + meeting.title()
          + " ("
          + meeting.reference()
          + (part.kind() == Part.Kind.OPEN
              ? ""
              : ", " + SetGround.part(part).toLowerCase(Locale.UK))
          + ") are "
          + Numbers.count(late.days(), "day", "days")
          + " late: "
          + late.what().words();
    }
  }

  static Status status(MinutesSet s) {
    return switch (s.state()) {
      case DRAFT -> Status.none("Draft");
      case CIRCULATED -> Status.part("Circulated");
      case APPROVED -> Status.soon("Approved");
      case PUBLISHED -> Status.yes("Published");
    };
  }

  // A body

  public Reply list(Ask ask) {
    return ground
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .<Reply>map(this::list)
        .orElseGet(Reply.NotFound::new);
  }

  private Reply list(Body body) {
    List<Meeting> held = held(body.id());
    Map<UUID, MinutesSet> sets = byPart(body.id());
    Map<UUID, MinutesClock.Late> late =
        late(held, sets).stream().collect(Collectors.toMap(l -> l.part().id(), LateSet::late));
    Table.Builder table =
        Table.named("Minutes, latest meeting first")
            .stack()
            .column("Meeting")
            .column("Part")
            .column("Where they stand");
    Set<UUID> readable = ground.minutes().readable(body.id());
    int rows = 0;
    for (Meeting m : held) {
      for (Part part : ground.ground().meetings().agendas().parts(m)) {
        table.row(
            Prose.empty()
                .link(m.title(), SetGround.at(m))
                .text(", " + Dates.plain(Dates.on(m.startsAt()))),
            SetGround.part(part),
            stands(part, Optional.ofNullable(sets.get(part.id())), readable, late.get(part.id())));
        rows++;
      }
    }
    long out = sets.values().stream().filter(s -> s.state() == MinutesSet.State.PUBLISHED).count();
    MinutesClock clock =
        MinutesClock.of(
            ground.ground().bodies().constitutionAt(body.id(), ground.ground().bodies().now()));
    ListPage page =
        new ListPage(
            body.name(),
            out == 0
                ? "No minutes are published yet"
                : Numbers.count(out, "set of minutes is", "sets of minutes are") + " published",
            late(held, sets).stream().map(l -> Prose.of(l.words() + ".")).toList(),
            Prose.of(
                "Minutes are published "
                    + clock.words()
                    + "; those of a closed part on the day it opens."),
            rows == 0 ? null : table.build());
    return Reply.page("minutes/list.jte", "Minutes", page)
        .with(SetGround.look(body).at("meetings").back("/bodies/" + body.slug(), body.name()));
  }

  private Prose stands(
      Part part, Optional<MinutesSet> set, Set<UUID> readable, MinutesClock.@Nullable Late late) {
    Prose words =
        set.map(
                s ->
                    readable.contains(s.id())
                        ? Prose.from(status(s)).text(" ").link("Read", s.path())
                        : Prose.from(status(s)))
            .orElseGet(() -> Prose.of(unseen(part)));
    return late == null
        ? words
        : words
            .newLine()
            .bold(Numbers.count(late.days(), "day", "days") + " late")
            .text(", " + late.what().words());
  }

  /** Of a part that the reader may not enter nothing is told but when it opens. */
  private String unseen(Part part) {
    if (ground.enters(part)) {
      return "Not begun";
    }
    return switch (part.kind()) {
      case OPEN -> "Not begun";
      case MEMBERS -> "For members";
      case CLOSED ->
          part.closedUntil().map(day -> "Closed until " + Dates.plain(day)).orElse("Closed");
    };
  }

  private List<Meeting> held(UUID body) {
    return ground.ground().meetings().of(body).stream()
        .filter(m -> m.state() == Meeting.State.CLOSED || m.state() == Meeting.State.OPEN)
        .toList();
  }

  private Map<UUID, MinutesSet> byPart(UUID body) {
    return ground.minutes().ofBody(body).stream()
        .collect(Collectors.toMap(MinutesSet::part, s -> s));
  }

  /** What is late in a body, as far as whoever asks may know of it; the longest first. */
  List<LateSet> late(UUID body) {
    return late(held(body), byPart(body));
  }

  private List<LateSet> late(List<Meeting> held, Map<UUID, MinutesSet> sets) {
    LocalDate today = ground.ground().bodies().today();
    List<LateSet> late = new ArrayList<>();
    for (Meeting m : held) {
      if (m.closedAt().isEmpty()) {
        continue;
      }
      Optional<LocalDate> next = nextHeld(m, held);
      for (Part part : ground.ground().meetings().agendas().parts(m)) {
        Optional<MinutesSet> set = Optional.ofNullable(sets.get(part.id()));
        if (set.isEmpty() && !ground.enters(part)) {
          continue;
        }
        Optional<LocalDate> due =
            set.flatMap(MinutesSet::due)
                .map(day -> part.closedUntil().filter(day::isBefore).orElse(day));
        MinutesClock.late(
                Dates.on(m.closedAt().get()), set.map(MinutesSet::state), next, due, today)
            .ifPresent(l -> late.add(new LateSet(m, part, l)));
      }
    }
    late.sort(Comparator.comparingLong((LateSet l) -> l.late().days()).reversed());
    return late;
  }

  /** The next meeting of the same series, or of the same kind outside any, that was closed. */
  private static Optional<LocalDate> nextHeld(Meeting m, List<Meeting> held) {
    return held.stream()
        .filter(o -> o.series().equals(m.series()) && o.kind() == m.kind())
        .filter(o -> o.closedAt().isPresent() && o.startsAt().isAfter(m.startsAt()))
        .min(Comparator.comparing(Meeting::startsAt))
        .flatMap(Meeting::closedAt)
        .map(Dates::on);
  }

  // A meeting

  public Reply meeting(Ask ask) {
    return ground.meeting(ask).<Reply>map(m -> meeting(ask, m)).orElseGet(Reply.NotFound::new);
  }

  private Reply meeting(Ask ask, Meeting m) {
    Body body = ground.body(m);
    Map<UUID, MinutesSet> sets =
        ground.minutes().of(m).stream().collect(Collectors.toMap(MinutesSet::part, s -> s));
    Optional<org.mandate.app.bodies.Outcome.Fault> never = MinutesRules.mayBegin(m);
    List<PartShown> parts =
        never.isPresent()
            ? List.of()
            : ground.ground().meetings().agendas().parts(m).stream()
                .map(p -> part(ask, m, p, Optional.ofNullable(sets.get(p.id()))))
                .toList();
    MeetingPage page =
        new MeetingPage(
            body.name() + ", meeting " + m.reference(),
            "Minutes of " + m.title(),
            never
                .map(f -> Prose.of(f.words() + "."))
                .orElse(
                    Prose.of(
                        "Each part of a meeting has minutes of its own, with its own list of who was"
                            + " there.")),
            parts,
            new Link("The meeting", m.path()));
    return Reply.page("minutes/meeting.jte", "Minutes of " + m.title(), page)
        .with(
            SetGround.look(body)
                .at("meetings")
                .back("/bodies/" + body.slug() + "/minutes", "Minutes of " + body.name()));
  }

  private PartShown part(Ask ask, Meeting m, Part part, Optional<MinutesSet> set) {
    boolean reads = set.isPresent() && !ground.minutes().read(set.get()).blocks().isEmpty();
    boolean begins =
        set.isEmpty()
            && ground.enters(part)
            && ground.minutes().mayWrite(part, Optional.empty(), ask.who());
    return new PartShown(
        SetGround.part(part),
        set.map(s -> Prose.from(status(s)).text(" " + ground.stands(s, part)))
            .orElseGet(() -> Prose.of(unseen(part) + ".")),
        ground.out(m, part),
        reads
            ? List.of(
                Button.link("Read part " + part.position(), set.orElseThrow().path()).asSecondary())
            : List.of(),
        begins
            ? new SetPages.Act(
                SetGround.at(m) + "/begin",
                Button.submit("Draft part " + part.position()),
                "Drafted from what happened; you edit it beside the agenda.")
            : null,
        part.id().toString());
  }
}
