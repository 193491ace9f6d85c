package org.mandate.app.walls;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Jobs;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Record;
import org.mandate.conflicts.Wall;
import org.mandate.conflicts.WallRules;

/**
 * Keeps the walls in the transaction of the facts they follow from. The database notes which facts
 * were changed, by trigger, and refuses a commit that leaves a note; so no way of changing a fact
 * can forget the walls (docs/decisions/0015-walls-kept-by-a-warden.md).
 */
public final class Warden {
  private static final String JOB = "warden";
  private final WallStore store;
  private final Gathering gathering;
  private final Walls.Ground ground;
  private final Jobs jobs;
  private final Record record;

  Warden(WallStore store, Gathering gathering, Walls.Ground ground) {
    this.store = store;
    this.gathering = gathering;
    this.ground = ground;
    this.jobs = ground.jobs();
    this.record = ground.record();
  }

  /** Keeps what this transaction made due; call last before the commit. */
  public void settle() {
    if (store.due()) {
      jobs.within(JOB, this::keepDue);
    }
  }

  /** Keeps what was left by the owner (a restored backup, an erasure); run once at the start. */
  public int settleLeft() {
    return jobs.as(JOB, this::keepDue);
  }

  private int keepDue() {
    int changed = 0;
    store.oneAtATime();
    Set<UUID> matters = store.takeDue();
    for (UUID matter : matters) {
      changed += keep(matter);
    }
    return changed;
  }

  /** Computes every wall anew; returns how many rows that changed, which is none. */
  public int keepAll() {
    return jobs.as(JOB, () -> store.allWithParties().stream().mapToInt(this::keep).sum());
  }

  private int keep(UUID matter) {
    Matter m = ground.matters().find(matter).orElseThrow();
    Gathering.Gathered all = gathering.of(m, List.of(), List.of());
    List<Wall> walls = WallRules.of(all.facts(), all.matter());
    store.reach(matter, all.reached());
    return store.keep(
        matter, walls.stream().map(w -> WallStore.Row.of(matter, w)).toList(), record.now());
  }
}
