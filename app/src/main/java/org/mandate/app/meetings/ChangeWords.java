package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/** What was changed of a meeting, in words for whoever may see it. */
final class ChangeWords {
  private ChangeWords() {}

  /** Each change since a stamp, as a line; empty for none. */
  static List<Prose> since(PageGround ground, Meeting m, long stamp) {
    List<Change> changes = ground.preparation().since(m, stamp);
    if (changes.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> names =
        ground.names(
            ground.body(m), changes.stream().flatMap(c -> c.person().stream()).distinct().toList());
    List<Prose> lines = new ArrayList<>();
    for (Change c : changes) {
      String who = c.person().map(p -> names.getOrDefault(p, "Somebody")).orElse("Somebody");
      Prose line = Prose.of(who + " " + words(ground, c) + ", " + Dates.plainTime(c.at()) + ".");
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String words(PageGround ground, Change c) {
    Optional<Item> item = c.item().flatMap(ground.agendas()::item);
    String about = item.map(i -> "“" + i.title() + "”").orElse("an item");
    return switch (c.what()) {
      case "replanned" -> "changed its day, time, place or title";
      case "state" -> "called or cancelled it";
      case "owner" -> "gave it to another office";
      case "part-added" -> "added a part";
      case "part-changed" -> "changed a part";
      case "item-added" -> "added " + about;
      case "item-moved" -> "moved " + about;
      case "item-changed" -> "changed the kind or time of " + about;
      case "item-answered" ->
          item.map(Item::state).filter(Item.State.WITHDRAWN::equals).isPresent()
              ? "withdrew " + about
              : "answered " + about;
      default -> "changed it";
    };
  }
}
