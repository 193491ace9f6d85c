package org.mandate.app.minutes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;

/** Tells what happened in a part of a meeting, as whoever asks may know it. */
@FunctionalInterface
interface Happened {
  /**
   * @param items of the part that stand on the agenda, in order
   * @param numbers of the items, as the agenda counts them
   */
  Sitting in(Meeting meeting, Part part, List<Item> items, Map<UUID, Integer> numbers);
}
