package org.mandate.app.minutes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Agendas;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.walls.WallTown;

/**
 * The small world of walls with a secretary, and a board meeting in three parts that was held: open
 * (two items, and one whose matter is closed), for members, and closed (an item of its own and one
 * on an open matter about which the federation will bid).
 */
final class MinutesTown implements AutoCloseable {
  final WallTown w = WallTown.founded();
  final UUID secretary = w.town.secretary;
  final Meeting held;
  final Map<String, Item> items = new HashMap<>();
  final Map<String, Part> parts = new HashMap<>();
  final TestServer server;
  private final Map<UUID, TestServer.Browser> browsers = new HashMap<>();

  MinutesTown() {
    Matter closed = w.closed("ZEBRA dispute");
    Matter open = w.open("Who holds nights");
    Meeting planned = plan("Board of March");
    w.as(
        w.guardian,
        () -> {
          Agendas a = w.p.meetings.agendas();
          parts.put("open", a.parts(planned).getFirst());
          parts.put("members", a.addPart(planned, part(Part.Kind.MEMBERS)).orElseThrow());
          parts.put("closed", a.addPart(planned, part(Part.Kind.CLOSED)).orElseThrow());
          add(planned, "apologies", "open", "Apologies", null);
          add(planned, "rota", "open", "The rota", null);
          add(planned, "dispute", "open", "", closed);
          add(planned, "levy", "members", "The OCELOT levy", null);
          add(planned, "conduct", "closed", "QUAGGA conduct", null);
          add(planned, "nights", "closed", "", open);
          return true;
        });
    held = hold(planned);
    server = TestServer.of(w.t);
  }

  /** A meeting of the board in a few minutes, not called yet. */
  Meeting plan(String title) {
    Instant start = Instant.now().plus(Duration.ofMinutes(10));
    return w.as(
        w.guardian,
        () ->
            w.p
                .meetings
                .plan(
                    w.body,
                    new NewMeeting(
                        Optional.empty(),
                        Meeting.Kind.BOARD,
                        title,
                        "The Corn Exchange",
                        start,
                        start.plus(Duration.ofHours(2)),
                        "chair"))
                .orElseThrow());
  }

  /** Calls it, opens it early and closes it. */
  Meeting hold(Meeting m) {
    open(m);
    return w.as(w.guardian, () -> w.p.meetings.close(again(m), Map.of("total", 4L)).orElseThrow());
  }

  Meeting open(Meeting m) {
    w.as(w.guardian, () -> w.p.meetings.call(m).orElseThrow());
    return w.as(w.guardian, () -> w.p.meetings.open(again(m), Map.of("total", 4L)).orElseThrow());
  }

  Meeting again(Meeting m) {
    Meetings all = w.p.meetings;
    return all.find(m.id()).orElseThrow();
  }

  /** A later meeting that was held, with the item at which minutes were approved. */
  Item laterItem(String title) {
    Meeting later = plan(title);
    Item[] found = new Item[1];
    w.as(
        w.guardian,
        () -> {
          Part first = w.p.meetings.agendas().parts(later).getFirst();
          found[0] = wanted(later, first, "Minutes of the last meeting", null);
          return true;
        });
    hold(later);
    return found[0];
  }

  private void add(Meeting m, String name, String part, String title, Matter matter) {
    items.put(name, wanted(m, parts.get(part), title, matter));
  }

  private Item wanted(Meeting m, Part part, String title, Matter matter) {
    Item wanted =
        new Item(
            UUID.randomUUID(),
            m.id(),
            w.body.id(),
            part.id(),
            0,
            matter == null ? Item.Kind.INFORMATION : Item.Kind.DECISION,
            Optional.ofNullable(matter).map(Matter::id),
            title,
            10,
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    return w.p.meetings.agendas().add(m, wanted, new Who.Person(w.guardian)).orElseThrow();
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

  /** Begins the set of a part as the secretary. */
  MinutesSet begun(String part) {
    return w.as(
        secretary,
        () -> w.p.minutes.begin(held, parts.get(part), new Who.Person(secretary)).orElseThrow());
  }

  /** Gives every block of a set that is empty words that tell whose they are. */
  void fill(MinutesSet s, UUID by, String words) {
    w.as(
        by,
        () -> {
          for (Block b : w.p.minutes.read(s).blocks()) {
            if (b.words().isBlank()) {
              w.p.minutes.save(s, b.key(), words + " " + b.position(), 1, new Who.Person(by));
            }
          }
          return true;
        });
  }

  /** Circulated, with words. */
  MinutesSet circulated(String part, String words) {
    MinutesSet s = begun(part);
    fill(s, secretary, words);
    return w.as(secretary, () -> w.p.minutes.approvals().circulate(s).orElseThrow());
  }

  Approval approved(MinutesSet s, Item item) {
    return w.as(
        secretary,
        () ->
            w.p.minutes.approvals().approve(s, item.id(), new Who.Person(secretary)).orElseThrow());
  }

  TestServer.Browser as(UUID person) {
    return browsers.computeIfAbsent(person, p -> server.browser(w.t.session(p)));
  }

  TestServer.Browser nobody() {
    return server.browser();
  }

  @Override
  public void close() {
    server.close();
  }
}
