package org.mandate.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.matters.Matter;
import org.mandate.app.walls.Watch;
import org.mandate.app.web.Button;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;

/** What conflicts ask of somebody: what they are out of, and what chair and guardian owe others. */
final class ConflictDesk {
  private final Watch watch;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final List<Prose> out = new ArrayList<>();
  private final List<Prose> kept = new ArrayList<>();

  ConflictDesk(Watch watch) {
    this.watch = watch;
  }

  /** The matters that somebody is out of, whatever they are. */
  void look(UUID person) {
    for (Matter m : watch.outOf(person)) {
      out.add(
          Prose.empty().link(m.title(), "/matters/" + m.id() + "/why").text(": see by which path"));
    }
  }

  /** What an office asks of its holder. */
  void look(Office office, Body body) {
    boolean guardian = office.seat().equals("conflicts-guardian");
    if (guardian) {
      String at = "/bodies/" + body.slug();
      kept.add(Prose.empty().link("What was read or overheard", at + "/disclosures"));
      kept.add(Prose.empty().link("The log of breaches", at + "/breaches/keep"));
      task(
          watch.contestsToAnswer(body),
          "contest awaits",
          "contests await",
          " your answer",
          "The person says that a step is wrong; an answer is owed to them.");
    }
    if (office.seat().equals("secretary") || office.seat().equals("chair")) {
      kept.add(
          Prose.empty()
              .link("Deputies: who sits for whom", "/bodies/" + body.slug() + "/deputies"));
    }
    if (guardian || office.seat().equals("chair")) {
      task(
          watch.choicesToMake(body),
          "choice is",
          "choices are",
          " to be made",
          "Until it is chosen how a conflict is handled, whoever may have to leave gets no papers.");
    }
  }

  private void task(List<Watch.ToDo> all, String one, String many, String what, String why) {
    if (all.isEmpty()) {
      return;
    }
    int count = all.stream().mapToInt(Watch.ToDo::count).sum();
    Prose text = Prose.of(why);
    for (Watch.ToDo to : all) {
      text = text.text(" ").link(to.matter().title(), address(to.matter())).text(".");
    }
    tasks.add(
        new Desk.Task(
            Optional.empty(),
            5,
            new DeskItem(
                Numbers.count(count, one, many) + what,
                text,
                "Before the next meeting",
                Desk.minutes(5),
                Button.link("See the first", address(all.getFirst().matter())))));
  }

  private static String address(Matter m) {
    return "/matters/" + m.id() + "/conflicts";
  }

  List<Desk.Task> tasks() {
    return tasks;
  }

  /** "You are out of 2 matters", each with its link; and what a guardian keeps. */
  List<Desk.Notes> notes() {
    List<Desk.Notes> notes = new ArrayList<>();
    if (!out.isEmpty()) {
      notes.add(
          new Desk.Notes("You are out of " + Numbers.count(out.size(), "matter", "matters"), out));
    }
    if (!kept.isEmpty()) {
      notes.add(new Desk.Notes("What you keep as conflicts guardian", kept));
    }
    return notes;
  }
}
