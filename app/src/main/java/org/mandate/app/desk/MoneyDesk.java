package org.mandate.app.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.promises.gap.Chases;
import org.mandate.app.promises.gap.Step;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Money;
import org.mandate.app.web.Prose;

/** Replies about money that are overdue, for the treasurer. */
final class MoneyDesk {
  private static final String TREASURER = "treasurer";
  private static final int MINUTES = 5;
  private final Chases chases;
  private final LocalDate today;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();

  MoneyDesk(Chases chases, LocalDate today) {
    this.chases = chases;
    this.today = today;
  }

  void look(Office office, Body body) {
    if (!office.seat().equals(TREASURER)) {
      return;
    }
    for (Chases.Overdue late : chases.overdue(body)) {
      if (seen.add(late.promise().id() + late.organisation())) {
        tasks.add(task(body, late));
      }
    }
  }

  private Desk.Task task(Body body, Chases.Overdue late) {
    Optional<Step.Answered> reply = late.last().lastReply();
    Optional<LocalDate> owed = reply.flatMap(Step.Answered::payBy).or(() -> late.last().replyDue());
    String what =
        reply.flatMap(Step.Answered::payBy).isPresent()
            ? "They said that they would pay by then."
            : "They were asked for "
                + Money.shortly(late.last().pence())
                + " on "
                + Dates.plain(late.last().sentOn())
                + ".";
    return new Desk.Task(
        owed.map(d -> d.plusDays(1).atStartOfDay(Dates.LONDON).toInstant()),
        MINUTES,
        new DeskItem(
            "No answer from " + late.name() + ": " + late.promise().title(),
            Prose.of(what + " The next step is open."),
            owed.map(d -> "Owed by " + Dates.weekday(d) + ", " + Dates.days(d, today) + " ago. ")
                    .orElse("")
                + body.name(),
            Desk.minutes(MINUTES),
            Button.link("See the next step", chases.path(body, late.promise()))));
  }

  List<Desk.Task> tasks() {
    return tasks;
  }
}
