package org.mandate.app.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * When each item is to begin, from the meeting's start and the minutes planned. After a part that a
 * reader may not enter nothing is computed, because its length is not theirs to know. Pure.
 *
 * @param starts by item
 * @param ends when the last item would end; empty where that cannot be known
 * @param minutes planned of what was seen
 */
record TimePlan(Map<UUID, Instant> starts, Optional<Instant> ends, int minutes) {

  /**
   * A part with its slots in order.
   *
   * @param isShut whether the reader may not enter it, so that its length is not known
   */
  record Stretch(boolean isShut, List<Slot> slots) {
    Stretch {
      slots = List.copyOf(slots);
    }
  }

  /** An item and its minutes; 0 takes no time of its own. */
  record Slot(UUID item, int minutes) {}

  TimePlan {
    starts = Map.copyOf(starts);
  }

  static TimePlan of(Instant start, List<Stretch> parts) {
    Map<UUID, Instant> starts = new HashMap<>();
    Optional<Instant> now = Optional.of(start);
    int minutes = 0;
    for (Stretch part : parts) {
      if (part.isShut()) {
        now = Optional.empty();
      }
      for (Slot slot : part.slots()) {
        now.ifPresent(at -> starts.put(slot.item(), at));
        now = now.map(at -> at.plus(Duration.ofMinutes(slot.minutes())));
        minutes += slot.minutes();
      }
    }
    return new TimePlan(starts, now, minutes);
  }

  Optional<Instant> start(UUID item) {
    return Optional.ofNullable(starts.get(item));
  }

  /** Minutes by which the plan is longer than the meeting; 0 where it fits or is not known. */
  long over(Instant planned) {
    return ends.map(end -> Math.max(0, Duration.between(planned, end).toMinutes())).orElse(0L);
  }
}
