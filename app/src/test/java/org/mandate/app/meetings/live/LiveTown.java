package org.mandate.app.meetings.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.walls.WallTown;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting.Way;

/** The wall town with meetings in session: the board's four voters are the chair and three more. */
public final class LiveTown {
  public final WallTown w;
  public final Live live;

  public LiveTown(WallTown w) {
    this.w = w;
    this.live = w.p.live;
  }

  public static LiveTown founded() {
    return new LiveTown(WallTown.founded());
  }

  public <T> T as(UUID person, Supplier<T> work) {
    return w.as(person, work);
  }

  /** A meeting planned to begin in ten minutes, with one open part and what else is wanted. */
  public Meeting planned(Meeting.Kind kind, Part.Kind... parts) {
    return as(
        w.chair,
        () -> {
          Instant start = Instant.now().plus(Duration.ofMinutes(10));
          Meeting m =
              w.p
                  .meetings
                  .plan(
                      w.body,
                      new NewMeeting(
                          Optional.empty(),
                          kind,
                          "Meeting of the day",
                          "The Corn Exchange",
                          start,
                          start.plus(Duration.ofHours(2)),
                          "chair"))
                  .orElseThrow();
          for (Part.Kind part : parts) {
            w.p.meetings.agendas().addPart(m, part(part)).orElseThrow();
          }
          return m;
        });
  }

  private static Part part(Part.Kind kind) {
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
    return new Part(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        0,
        kind,
        "It concerns named practices",
        "chair",
        kind == Part.Kind.CLOSED ? Optional.of(today.plusDays(100)) : Optional.empty(),
        Optional.empty(),
        0);
  }

  public Item item(Meeting m, int part, String title, Optional<Matter> matter) {
    return as(
        w.guardian,
        () -> {
          Part at = w.p.meetings.agendas().parts(m).get(part);
          Item wanted =
              new Item(
                  UUID.randomUUID(),
                  m.id(),
                  m.body(),
                  at.id(),
                  0,
                  matter.isPresent() ? Item.Kind.DECISION : Item.Kind.INFORMATION,
                  matter.map(Matter::id),
                  title,
                  10,
                  Item.State.ON,
                  "",
                  "",
                  Optional.empty(),
                  false,
                  0);
          return w.p.meetings.agendas().add(m, wanted, new Who.Person(w.guardian)).orElseThrow();
        });
  }

  public Meeting call(Meeting m) {
    return as(w.chair, () -> w.p.meetings.call(m).orElseThrow());
  }

  public void arrive(Meeting m, UUID... people) {
    for (UUID person : people) {
      as(w.chair, () -> live.room().arrive(m, person, List.of()).orElseThrow());
    }
  }

  public Meeting open(Meeting m) {
    return as(w.chair, () -> live.room().open(m).orElseThrow());
  }

  public Turn to(Meeting m, Item item) {
    return as(
        w.chair, () -> live.room().to(m, item, live.room().now(m).map(Turn::id)).orElseThrow());
  }

  public Motion motion(Item item, String words) {
    return as(
        w.chair,
        () ->
            live.motions()
                .move(item, words, Optional.of(w.chair), Optional.of(w.outside))
                .orElseThrow());
  }

  public Poll poll(Meeting m, Item item, Motion motion, Way way) {
    return as(
        w.chair,
        () ->
            live.polls()
                .open(
                    m,
                    item,
                    motion,
                    motion.version(),
                    way,
                    ModelConstitution.ORDINARY,
                    new Who.Person(w.chair))
                .orElseThrow());
  }

  public Cast vote(Poll p, UUID person, String choice) {
    return as(
        person,
        () -> live.polls().cast(p.id(), live.polls().mine(p, person).getFirst().id(), choice));
  }
}
