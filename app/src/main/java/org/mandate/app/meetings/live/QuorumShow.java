package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.LiveView.Building;
import org.mandate.app.meetings.live.LiveView.Line;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.conflicts.Outlook;

/**
 * Whether there is a quorum, who is missing and which ways are lawful; to those outside numbers.
 */
final class QuorumShow {
  private final Sight sight;
  private final Live live;
  private final Meeting m;
  private final boolean takesPart;
  private final Optional<Item> on;
  private final Ask ask;
  private final Map<UUID, Presence> latest;

  QuorumShow(Sight sight) {
    this.sight = sight;
    this.live = sight.live;
    this.m = sight.m;
    this.takesPart = sight.takesPart;
    this.on = sight.on;
    this.ask = sight.ask;
    this.latest = sight.latest;
  }

  // Quorum

  LiveView.Section quorum() {
    Building section = new Building("Quorum");
    if (sight.isOver()) {
      return section.done();
    }
    if (m.kind() == Meeting.Kind.MEMBERS) {
      long here = live.room().count(m).getOrDefault("practice", 0L);
      return section
          .say(
              here
                  + " practices are here. A meeting of the members decides nothing by itself: what"
                  + " is put to the practices is decided by ballot.")
          .done();
    }
    if (!takesPart) {
      numbers(section);
      return section.done();
    }
    live.room().quorum(m, on).ifPresent(q -> told(section, q));
    return section.done();
  }

  /** What those outside see: numbers. */
  private void numbers(Building section) {
    Map<String, Long> count = new LinkedHashMap<>(live.room().count(m));
    count.remove("");
    if (!count.isEmpty()) {
      List<String> words = new ArrayList<>();
      count.forEach((role, n) -> words.add(n + " " + LiveWords.role(role, n)));
      section.say("In the room with a vote: " + LiveWords.and(words) + ".");
    }
    on.ifPresent(
        item -> {
          long out = live.room().outOf(item);
          if (out > 0) {
            section.say(outOf(out));
          }
        });
  }

  private void told(Building section, QuorumNow q) {
    section.say(
        q.isMet()
            ? Prose.empty().status(Status.yes("A quorum")).text(" Decisions can be taken.")
            : Prose.empty()
                .status(Status.no("No quorum"))
                .text(" Needed: " + LiveWords.missing(q) + "."));
    section.say(LiveWords.need(q.all()));
    q.roles().forEach(n -> section.say(LiveWords.need(n)));
    List<String> out =
        latest.values().stream()
            .filter(p -> p.because() == Presence.Because.WALL)
            .map(p -> sight.name(p.person()))
            .sorted()
            .toList();
    if (sight.projector && !out.isEmpty()) {
      // A wall is read by whoever is in the room, the public too.
      section.say(outOf(out.size()));
    } else if (!out.isEmpty()) {
      section.say(
          LiveWords.and(out)
              + (out.size() == 1 ? " is" : " are")
              + " out for this item because of a conflict.");
    }
    if (!q.isMet()) {
      routes(section, q);
    }
  }

  private void routes(Building section, QuorumNow q) {
    if (q.missing().stream().allMatch(QuorumNow.Need::canBeMet)) {
      section.say(
          "Members who are not here and may take part would make it a quorum. Ask them in.");
    }
    Optional<Outlook> outlook =
        on.flatMap(Item::matter)
            .flatMap(live.ground().matters()::find)
            .flatMap(
                (Matter matter) ->
                    live.ground().walls().picture(matter, ask.who(), List.of(), List.of()))
            .flatMap(picture -> picture.outlook());
    List<Outlook.RouteAnswer> ways = outlook.map(Outlook::routes).orElse(List.of());
    for (Outlook.RouteAnswer way : ways) {
      section.line(
          Line.of(
              Prose.empty()
                  .status(way.open() ? Status.yes("Lawful way") : Status.none("Not open now"))
                  .text(" " + way.words()),
              List.of()));
    }
    on.flatMap(Item::matter)
        .filter(matter -> !sight.projector)
        .ifPresent(
            matter ->
                section.say(
                    Prose.empty()
                        .link("Who remains, and why", "/matters/" + matter + "/conflicts")));
  }

  private static String outOf(long people) {
    return people == 1
        ? "One person is out of this item because of a conflict."
        : people + " people are out of this item because of a conflict.";
  }
}
