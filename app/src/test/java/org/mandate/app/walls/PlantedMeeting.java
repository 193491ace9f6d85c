package org.mandate.app.walls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;

/** A meeting on whose agenda sealed matters stand, each in a part as sealed as itself. */
public final class PlantedMeeting {
  private final WallTown w;
  public final Meeting meeting;
  public final Item open;

  PlantedMeeting(WallTown w, Matter open) {
    this.w = w;
    Instant start = Instant.now().plus(Duration.ofDays(20));
    NewMeeting wanted =
        new NewMeeting(
            Optional.empty(),
            Meeting.Kind.BOARD,
            "Board of the twentieth day",
            "The Corn Exchange",
            start,
            start.plus(Duration.ofHours(2)),
            "chair");
    meeting = w.as(w.guardian, () -> w.p.meetings.plan(w.body, wanted).orElseThrow());
    Part first = w.as(w.guardian, () -> w.p.meetings.agendas().parts(meeting).getFirst());
    this.open = add(first, open);
  }

  void call() {
    w.as(w.guardian, () -> w.p.meetings.call(meeting).orElseThrow());
  }

  /** Puts a closed matter on, in a closed part. */
  void closed(Planted p) {
    put(p, Optional.empty());
  }

  /** Puts one on of which nothing shows, in a part of which nothing shows. */
  void unannounced(Planted p) {
    put(p, Optional.of(w.today().plusDays(20)));
  }

  private void put(Planted p, Optional<LocalDate> unannounced) {
    Part wanted =
        new Part(
            meeting.id(),
            meeting.id(),
            meeting.body(),
            0,
            Part.Kind.CLOSED,
            "It concerns named practices",
            "conflicts-guardian",
            Optional.of(w.today().plusDays(300)),
            unannounced,
            0);
    Part part =
        w.as(w.guardian, () -> w.p.meetings.agendas().addPart(meeting, wanted).orElseThrow());
    Item item = add(part, p.matter);
    p.ids.put("agenda_item", List.of(item.id().toString()));
    p.ids.put("meeting_part", List.of(part.id().toString()));
  }

  private Item add(Part part, Matter matter) {
    UUID any = meeting.id();
    Item wanted =
        new Item(
            any,
            meeting.id(),
            meeting.body(),
            part.id(),
            0,
            Item.Kind.DECISION,
            Optional.of(matter.id()),
            "",
            10,
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    return w.as(
        w.guardian,
        () ->
            w.p.meetings.agendas().add(meeting, wanted, new Who.Person(w.guardian)).orElseThrow());
  }
}
