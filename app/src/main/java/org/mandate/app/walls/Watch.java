package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.List;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.elections.Elections;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Closure;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking on: who may talk, what was overheard, who saw and who could have, what went wrong. */
public final class Watch {
  private final Ground ground;
  private final WatchStore store;
  private final Talk talk;

  /** What this stands on. */
  public record Ground(
      JdbcClient db,
      Record record,
      Register register,
      People people,
      Bodies bodies,
      Matters matters,
      Business business,
      Elections elections,
      Policies policies,
      Walls walls) {}

  public Watch(Ground ground) {
    this.ground = ground;
    this.store = new WatchStore(ground.db());
    this.talk = new Talk(this, store);
  }

  Ground ground() {
    return ground;
  }

  /** Who may talk about what. */
  public Talk talk() {
    return talk;
  }

  /** Who could have seen a matter, on any day. */
  CouldHaveSeen seen(Matter m) {
    List<Closure> closures = ground.business().closures(m);
    LocalDate closed = LocalDate.MIN;
    LocalDate unannounced = LocalDate.MIN;
    for (Closure c : closures) {
      closed = c.until();
      unannounced =
          c.form() == Closure.Form.UNANNOUNCED
              ? c.unannouncedUntil().orElse(LocalDate.MIN)
              : unannounced.isBefore(closed) ? unannounced : closed;
    }
    return new CouldHaveSeen(
        m.openedAt(),
        unannounced,
        closed,
        store.offices(m.body()),
        store.readers(m.id()),
        store.walls(m.id()));
  }
}
