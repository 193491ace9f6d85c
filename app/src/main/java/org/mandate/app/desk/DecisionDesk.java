package org.mandate.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.meetings.Item;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Prose;

/** Decisions whose review is due, for the office that owns them; papers still to be prepared. */
final class DecisionDesk {
  private static final int PREPARING_MINUTES = 20;
  private static final int REVIEWING_MINUTES = 10;
  private final Decisions decisions;
  private final List<Desk.Task> tasks = new ArrayList<>();

  DecisionDesk(Decisions decisions) {
    this.decisions = decisions;
  }

  void look(Office office, Body body) {
    for (Decision d : decisions.dueForReview(body.id())) {
      if (decisions.owner(d).equals(office.seat())) {
        LocalDate day = d.plan().reviewOn().orElseThrow();
        task(
            "Look at a decision again: " + d.title(),
            "Its review was set for this day. Bring its matter before the body again, or decide"
                + " that it stands.",
            day.atStartOfDay(Dates.LONDON).toInstant(),
            "Review on " + Dates.weekday(day) + ". " + body.name(),
            REVIEWING_MINUTES,
            Button.link("Read the decision", d.path()));
      }
    }
    if (office.seat().equals("secretary")) {
      decisions.atMeetings().unprepared(body.id()).forEach((item, at) -> prepare(item, at, body));
    }
  }

  private void prepare(Item item, Instant starts, Body body) {
    task(
        "Prepare the decision paper: " + item.title(),
        "Options, why and why not, criteria, the clause that allows it: whoever decides should have"
            + " them before the meeting.",
        starts,
        "The meeting begins on " + Dates.weekdayTime(starts) + ". " + body.name(),
        PREPARING_MINUTES,
        Button.link("Write the paper", "/items/" + item.id() + "/paper"));
  }

  private void task(
      String heading, String words, Instant by, String when, int minutes, Button button) {
    tasks.add(
        new Desk.Task(
            Optional.of(by),
            minutes,
            new DeskItem(heading, Prose.of(words), when, Desk.minutes(minutes), button)));
  }

  List<Desk.Task> tasks() {
    return tasks;
  }
}
