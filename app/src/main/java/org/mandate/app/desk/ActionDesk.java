package org.mandate.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.actions.ActionPages;
import org.mandate.app.actions.Actions;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.Departure;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;

/**
 * Actions that are overdue or soon due, for their owners; those without one, for who keeps the
 * body.
 */
final class ActionDesk {
  private static final int SOON_DAYS = 7;
  private static final Set<String> KEEPERS = Set.of("secretary", "chair");
  private final Desk.Ground ground;
  private final Actions actions;
  private final LocalDate today;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final Set<UUID> seen = new LinkedHashSet<>();

  ActionDesk(Desk.Ground ground) {
    this.ground = ground;
    this.actions = ground.actions();
    this.today = ground.bodies().today();
  }

  /** What a person owns by an office, and what an office of a keeper has to give away. */
  void look(UUID person, Office office, Body body) {
    actions.ownedBy(body, person).forEach(a -> own(a, body));
    if (KEEPERS.contains(office.seat())) {
      orphaned(body);
      departures(body);
    }
  }

  /** What a practice owns. */
  void look(String practice) {
    for (Body body : ground.bodies().all()) {
      actions.ownedBy(body, practice).forEach(a -> own(a, body));
    }
  }

  private void own(AgreedAction a, Body body) {
    boolean soon = a.waits().isEmpty() && !a.due().isAfter(today.plusDays(SOON_DAYS));
    if (!soon || !seen.add(a.id())) {
      return;
    }
    boolean late = actions.isOverdue(a);
    Instant by = a.due().plusDays(1).atStartOfDay(Dates.LONDON).toInstant();
    tasks.add(
        new Desk.Task(
            Optional.of(by),
            2,
            new DeskItem(
                (late ? "Overdue: " : "Soon due: ") + actions.brief(a),
                Prose.of(
                    "You own this action. Close it with its proof, give it another date, or hand"
                        + " it over."),
                "By "
                    + Dates.weekday(a.due())
                    + (late ? ", " + Dates.days(a.due(), today) + " ago" : "")
                    + ". "
                    + body.name(),
                Desk.minutes(2),
                Button.link("See the action", ActionPages.path(body, a.id())))));
  }

  private void orphaned(Body body) {
    List<AgreedAction> orphaned =
        actions.orphaned(body).stream().filter(a -> seen.add(a.id())).toList();
    if (orphaned.isEmpty()) {
      return;
    }
    tasks.add(
        new Desk.Task(
            Optional.empty(),
            2 * orphaned.size(),
            new DeskItem(
                Numbers.count(orphaned.size(), "action has", "actions have") + " no owner",
                Prose.of(
                    "Whoever owned "
                        + (orphaned.size() == 1 ? "it" : "them")
                        + " has left office. Give each to somebody, so that it is done."),
                body.name(),
                Desk.minutes(2 * orphaned.size()),
                Button.link(
                    "Give them to somebody",
                    "/bodies/" + body.slug() + "/actions?show=orphaned"))));
  }

  private void departures(Body body) {
    for (Departure d : ground.departures().unfinished(body)) {
      if (seen.add(d.id())) {
        long open = ground.departures().unanswered(d);
        tasks.add(
            new Desk.Task(
                Optional.empty(),
                3,
                new DeskItem(
                    "Somebody left: "
                        + Numbers.count(open, "line is", "lines are")
                        + " not answered",
                    Prose.of(
                        "What they had in hand is listed. Say for each line what became of it."),
                    "Left on " + Dates.weekday(d.endedOn()) + ". " + body.name(),
                    Desk.minutes(3),
                    Button.link(
                        "See the checklist", "/bodies/" + body.slug() + "/departures/" + d.id()))));
      }
    }
  }

  List<Desk.Task> tasks() {
    return tasks;
  }
}
