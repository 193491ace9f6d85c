package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.mandate.app.meetings.live.Presence.Because;

/** Who goes out and who comes back when the meeting moves to another item or part. Pure. */
final class RoomRules {
  private RoomRules() {}

  /**
   * A coming or going.
   *
   * @param carried whether nothing changed for them: they stayed, and stand in the new part's list
   */
  record Step(Presence before, Because because, Optional<UUID> item, boolean carried) {}

  /**
   * What follows from the move.
   *
   * @param latest the latest of each person
   * @param part into which the meeting moves, or in which it stays
   * @param item to which it moves; empty where no item is on
   * @param walled whose conflict keeps them out of the room for the item
   * @param atHome who may be in the part
   */
  static List<Step> moving(
      Collection<Presence> latest,
      UUID part,
      Optional<UUID> item,
      Set<UUID> walled,
      Predicate<UUID> atHome) {
    List<Step> steps = new ArrayList<>();
    for (Presence p : latest) {
      if (p.because() == Because.LEFT) {
        continue;
      }
      if (!atHome.test(p.person())) {
        if (!(p.because() == Because.PART && p.part().equals(part))) {
          steps.add(new Step(p, Because.PART, Optional.empty(), false));
        }
      } else if (item.isPresent() && walled.contains(p.person())) {
        if (!(p.because() == Because.WALL && p.item().equals(item))) {
          steps.add(new Step(p, Because.WALL, item, false));
        }
      } else if (!p.in() && p.item().isPresent() && !p.part().equals(part)) {
        // What they were out of lies in another part: here they begin anew.
        steps.add(new Step(p, Because.ARRIVED, Optional.empty(), true));
      } else if (!p.in()) {
        steps.add(new Step(p, Because.RETURNED, p.item(), false));
      } else if (!p.part().equals(part)) {
        steps.add(new Step(p, Because.ARRIVED, Optional.empty(), true));
      }
    }
    return steps;
  }
}
