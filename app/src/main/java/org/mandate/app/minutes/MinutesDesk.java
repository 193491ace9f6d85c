package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;

/** What somebody has to do about the minutes of a body. */
public final class MinutesDesk {
  private final Minutes minutes;
  private final SetGround ground;
  private final MinutesListing listing;

  MinutesDesk(Minutes minutes) {
    this.minutes = minutes;
    this.ground = new SetGround(minutes);
    this.listing = new MinutesListing(ground);
  }

  /**
   * One thing to do.
   *
   * @param when its date, or how late it is
   * @param minutesNeeded how long it takes
   */
  public record Due(String heading, String text, String when, int minutesNeeded, Button button) {}

  /** What waits for whoever keeps the minutes of a body, the latest first. */
  public List<Due> of(Body body, Who who) {
    Map<UUID, MinutesSet> sets =
        minutes.ofBody(body.id()).stream().collect(Collectors.toMap(MinutesSet::part, s -> s));
    Map<UUID, MinutesClock.Late> late =
        listing.late(body.id()).stream()
            .collect(Collectors.toMap(l -> l.part().id(), MinutesListing.LateSet::late));
    List<Due> all = new ArrayList<>();
    for (Meeting m : minutes.ground().meetings().of(body.id())) {
      if (m.state() != Meeting.State.CLOSED) {
        continue;
      }
      for (Part part : minutes.ground().meetings().agendas().parts(m)) {
        Optional<MinutesSet> set = Optional.ofNullable(sets.get(part.id()));
        if (set.filter(s -> !s.state().isOpen()).isEmpty()
            && ground.enters(part)
            && minutes.mayWrite(part, Optional.empty(), who)) {
          all.add(due(m, part, set, Optional.ofNullable(late.get(part.id()))));
        }
      }
    }
    return all;
  }

  private Due due(
      Meeting m, Part part, Optional<MinutesSet> set, Optional<MinutesClock.Late> late) {
    String of = m.title() + ", " + SetGround.part(part).toLowerCase(java.util.Locale.UK);
    String when =
        late.map(l -> Numbers.count(l.days(), "day", "days") + " late")
            .orElse("Held on " + Dates.plain(Dates.on(m.startsAt())));
    if (set.isEmpty()) {
      return new Due(
          "Draft the minutes of " + of,
          "They are drafted from what happened; you edit them beside the agenda.",
          when,
          20,
          Button.link("Draft them", SetGround.at(m)));
    }
    if (set.get().state() == MinutesSet.State.DRAFT) {
      return new Due(
          "Circulate the minutes of " + of,
          "They are drafted. Read them through and send them round.",
          when,
          15,
          Button.link("Read and circulate", set.get().path()));
    }
    return !minutes.laterHeld(m).isEmpty()
        ? new Due(
            "Record the approval of the minutes of " + of,
            "A later meeting was held. Record at which item it approved them.",
            when,
            3,
            Button.link("Record the approval", set.get().path() + "/approve"))
        : new Due(
            "Put “Minutes of " + m.title() + "” on the next agenda",
            "They were circulated, and a later meeting approves them: "
                + SetGround.part(part).toLowerCase(java.util.Locale.UK)
                + ".",
            when,
            3,
            Button.link("Read them", set.get().path()));
  }

  /** Items of drafts that are somebody's to write because the keeper is out of them. */
  public List<Due> stoodIn(Body body, Who who) {
    List<Due> all = new ArrayList<>();
    for (MinutesSet s : minutes.ofBody(body.id())) {
      if (!s.state().isOpen()) {
        continue;
      }
      Meeting m = minutes.meeting(s);
      Part part = minutes.part(s);
      if (minutes.mayWrite(part, Optional.empty(), who)) {
        continue;
      }
      long mine =
          minutes.items(m, part).stream()
              .filter(i -> minutes.version(s, i.id().toString()).isEmpty())
              .filter(i -> minutes.mayWrite(part, Optional.of(i.id()), who))
              .count();
      if (mine > 0) {
        all.add(
            new Due(
                "Minute "
                    + Numbers.count(mine, "item", "items")
                    + " of "
                    + m.title()
                    + ", "
                    + SetGround.part(part).toLowerCase(java.util.Locale.UK),
                "Whoever keeps these minutes is out of it by a conflict, so it is yours to write.",
                "Held on " + Dates.plain(Dates.on(m.startsAt())),
                10,
                Button.link("Write it", s.path())));
      }
    }
    return all;
  }

  /** Minutes of open parts that are late; anybody may know. */
  public List<MinutesListing.LateSet> late(UUID body) {
    return listing.late(body);
  }
}
