package org.mandate.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mandate.app.actions.Actions;
import org.mandate.app.actions.Departures;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.promises.gap.Chases;
import org.mandate.app.record.Log;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.app.walls.Watch;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.MandateCard;
import org.mandate.app.web.Prose;

/**
 * What is on one person's desk, all of it computed now.
 *
 * @param who they are: "Joanne Tully, Weir Lane Surgery"
 * @param tasks what needs them, what shuts first at the top
 * @param cards what they may say today
 * @param notes what was done, in groups
 */
public record Desk(String who, List<Task> tasks, List<MandateCard> cards, List<Notes> notes) {
  public Desk {
    tasks = List.copyOf(tasks);
    cards = List.copyOf(cards);
    notes = List.copyOf(notes);
  }

  /**
   * One thing to do.
   *
   * @param by when it shuts; empty for what can wait
   * @param minutes how long it takes
   */
  record Task(Optional<Instant> by, int minutes, DeskItem item) {}

  /** Lines under one heading. */
  public record Notes(String heading, List<Prose> lines) {
    public Notes {
      lines = List.copyOf(lines);
    }
  }

  /** What the desks read. */
  public record Ground(
      Record record,
      Log log,
      Register register,
      People people,
      Bodies bodies,
      Mandates mandates,
      Matters matters,
      Elections elections,
      Decisions decisions,
      Watch watch,
      Actions actions,
      Departures departures,
      Minutes minutes,
      Meetings meetings,
      Chases chases,
      SecretElections secretElections,
      SealedBoards boards) {}

  /** As the page shows them: the first button stands out. */
  public List<DeskItem> items() {
    List<DeskItem> items = new java.util.ArrayList<>();
    for (Task task : tasks) {
      DeskItem i = task.item();
      items.add(
          items.isEmpty()
              ? i
              : new DeskItem(
                  i.heading(), i.text(), i.when(), i.minutes(), i.button().asSecondary()));
    }
    return items;
  }

  /** "4 things, about 8 minutes in all." */
  public String inAll() {
    int minutes = tasks.stream().mapToInt(Task::minutes).sum();
    return org.mandate.app.web.Numbers.count(tasks.size(), "thing", "things")
        + ", about "
        + org.mandate.app.web.Numbers.count(minutes, "minute", "minutes")
        + " in all.";
  }

  static String minutes(int minutes) {
    return org.mandate.app.web.Numbers.count(minutes, "minute", "minutes");
  }
}
