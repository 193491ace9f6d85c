package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Barrier;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.conflicts.Handling;

/** Tells the matter's own pages what keeps their reader from it. */
public final class Barriers implements Barrier.Source {
  private final Walls walls;

  public Barriers(Walls walls) {
    this.walls = walls;
  }

  @Override
  public Barrier of(Matter m, Who reader) {
    if (!(reader instanceof Who.Person(UUID person))) {
      return new Barrier(false, Prose.empty(), List.of());
    }
    Optional<Walls.Shut> shut = walls.around(m.id(), person);
    List<Link> links = new ArrayList<>();
    links.add(
        new Link(
            shut.isPresent() ? "Why am I out?" : "Am I out of it?", "/matters/" + m.id() + "/why"));
    Set<Role> roles = walls.ground().bodies().roles(reader, m.body());
    if (roles.stream().anyMatch(Action.TALK.roles()::contains)) {
      links.add(new Link("May I talk to somebody about it?", "/matters/" + m.id() + "/talk"));
    }
    if (roles.stream().anyMatch(Action.GUARD.roles()::contains)) {
      links.add(new Link("Who saw what of it, and who could", "/matters/" + m.id() + "/views"));
    }
    return new Barrier(
        shut.map(s -> s.shuts().contains(Handling.Shut.PAPERS)).orElse(false),
        shut.map(Barriers::words).orElse(Prose.empty()),
        links);
  }

  private static Prose words(Walls.Shut shut) {
    return shut.shuts().isEmpty()
        ? Prose.of("An interest of yours is noted on this matter. You take part.")
        : Prose.of(
            "You are out of this matter because of a conflict, which is no fault of yours. "
                + ShutWords.closed(shut.shuts()));
  }

  @Override
  public void opened(Matter m, Paper paper, UUID person) {
    walls.handlings().read(m, paper.whose(), person);
  }
}
