package org.mandate.app.meetings.live;

import java.util.List;
import org.mandate.app.access.Jobs;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.walls.Walls;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The meeting itself, from its opening to its close. */
public final class Live {
  private final Ground ground;
  private final Room room;
  private final Floor floor;
  private final Motions motions;
  private final Polls polls;

  /** What this feature stands on. */
  public record Ground(
      JdbcClient db,
      Jobs jobs,
      Record record,
      SealedFacts sealed,
      Bodies bodies,
      Matters matters,
      Meetings meetings,
      Policies policies,
      Walls walls) {}

  public Live(Ground ground) {
    this.ground = ground;
    RoomStore store = new RoomStore(ground.db());
    this.room = new Room(ground, store);
    this.floor = new Floor(ground, store);
    this.motions = new Motions(ground, store, new MotionStore(ground.db()));
    this.polls = new Polls(ground, store, new PollStore(ground.db()), room, motions);
  }

  /** What this feature stands on, for its pages. */
  public Ground ground() {
    return ground;
  }

  /** What is on, who is there, and whether they are a quorum. */
  public Room room() {
    return room;
  }

  /** The speakers' queue. */
  public Floor floor() {
    return floor;
  }

  /** Motions and amendments. */
  public Motions motions() {
    return motions;
  }

  /** Votes. */
  public Polls polls() {
    return polls;
  }

  /** Lets a feature act when a vote was counted. */
  public void tellClosed(PollClosed listener) {
    polls.tell(listener);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return LiveAudits.of(
        ground, new RoomStore(ground.db()), new MotionStore(ground.db()), polls.store());
  }
}
