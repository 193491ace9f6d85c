package org.mandate.app.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An agenda as one reader may see it: parts in order, items with their numbers and times. What is
 * not announced comes last, so that neither a number nor a time tells of it to anybody else. Pure.
 *
 * @param parts that the reader may know of
 * @param plan times of the items; see {@link TimePlan}
 */
record AgendaView(List<OfPart> parts, TimePlan plan) {

  /**
   * A part.
   *
   * @param number "2"
   * @param isShut whether the reader may not enter it
   */
  record OfPart(Part part, int number, boolean isShut, List<Line> lines) {}

  /**
   * A line of the agenda: an item that may be read, one that the reader has to leave, or both.
   *
   * @param number "7", or "2.3" where there are several parts
   * @param item empty where its words are not the reader's to read
   * @param leave present where a wall sends the reader out of it
   */
  record Line(String number, Optional<Item> item, Optional<Leave> leave) {
    UUID id() {
      return item.map(Item::id).or(() -> leave.map(Leave::item)).orElseThrow();
    }

    int minutes() {
      return item.map(Item::minutesPlanned).or(() -> leave.map(Leave::minutes)).orElse(0);
    }

    private int position() {
      return item.map(Item::position).or(() -> leave.map(Leave::position)).orElse(0);
    }
  }

  /**
   * @param entered whether the reader may enter a part
   */
  static AgendaView of(
      Instant start,
      List<Part> known,
      List<Item> on,
      List<Leave> leaves,
      LocalDate today,
      java.util.function.Predicate<Part> entered) {
    List<Part> parts =
        known.stream()
            .sorted(
                Comparator.comparing((Part p) -> p.isUnannounced(today))
                    .thenComparingInt(Part::position))
            .toList();
    Map<UUID, Leave> left = new HashMap<>();
    leaves.forEach(l -> left.put(l.item(), l));
    List<OfPart> shown = new ArrayList<>();
    for (Part part : parts) {
      List<Line> lines = new ArrayList<>();
      for (Item i : on) {
        if (i.part().equals(part.id())) {
          lines.add(new Line("", Optional.of(i), Optional.ofNullable(left.remove(i.id()))));
        }
      }
      for (Leave l : leaves) {
        if (l.part().equals(part.id()) && left.containsKey(l.item())) {
          lines.add(new Line("", Optional.empty(), Optional.of(l)));
        }
      }
      lines.sort(Comparator.comparingInt(Line::position));
      int number = shown.size() + 1;
      boolean several = parts.size() > 1;
      List<Line> numbered = new ArrayList<>();
      for (Line line : lines) {
        String own = String.valueOf(numbered.size() + 1);
        numbered.add(new Line(several ? number + "." + own : own, line.item(), line.leave()));
      }
      boolean shut = !entered.test(part) && numbered.isEmpty();
      shown.add(new OfPart(part, number, shut, List.copyOf(numbered)));
    }
    TimePlan plan =
        TimePlan.of(
            start,
            shown.stream()
                .map(
                    p ->
                        new TimePlan.Stretch(
                            p.isShut(),
                            p.lines().stream()
                                .map(l -> new TimePlan.Slot(l.id(), l.minutes()))
                                .toList()))
                .toList());
    return new AgendaView(List.copyOf(shown), plan);
  }

  /** All lines in order. */
  List<Line> lines() {
    return parts.stream().flatMap(p -> p.lines().stream()).toList();
  }

  /** The number of an item as this reader counts; empty where it is not on. */
  String number(UUID item) {
    return lines().stream()
        .filter(l -> l.id().equals(item))
        .map(Line::number)
        .findFirst()
        .orElse("");
  }
}
