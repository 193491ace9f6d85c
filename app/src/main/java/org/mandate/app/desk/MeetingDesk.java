package org.mandate.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.MeetingWords;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;

/** What meetings ask of somebody: to call them, to answer what is put forward, to read papers. */
final class MeetingDesk {
  private static final int SOON_DAYS = 5;
  private final Meetings meetings;
  private final MeetingWords words;
  private final LocalDate today;
  private final Instant now;
  private final Set<UUID> seen = new HashSet<>();
  private final List<Meeting> own = new ArrayList<>();
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final List<Prose> lines = new ArrayList<>();

  MeetingDesk(Desk.Ground ground, LocalDate today) {
    this.meetings = ground.meetings();
    this.words = new MeetingWords(ground.bodies());
    this.today = today;
    this.now = ground.bodies().now();
  }

  /** What an office asks of its holder. */
  void look(Office office, Body body) {
    if (office.seat().equals("secretary") || office.seat().equals("chair")) {
      toCall(body);
      toAnswer(body);
    }
    look(body);
  }

  /** The meetings of a body that somebody belongs to. */
  void look(Body body) {
    if (!seen.add(body.id())) {
      return;
    }
    for (Meeting m : meetings.of(body.id())) {
      if (m.state() == Meeting.State.CALLED && m.endsAt().isAfter(now)) {
        own.add(m);
        lines.add(
            Prose.empty()
                .link(m.title(), m.path())
                .text(", " + Dates.weekdayTime(m.startsAt()) + ", " + body.name() + ". ")
                .link("The pack: " + m.title(), m.path() + "/pack.pdf"));
      }
    }
  }

  private void toCall(Body body) {
    for (Meeting m : meetings.of(body.id())) {
      if (m.state() != Meeting.State.DRAFT || !m.startsAt().isAfter(now)) {
        continue;
      }
      Optional<LocalDate> due = words.due(m, body);
      if (due.isEmpty() || due.get().isAfter(today.plusDays(SOON_DAYS))) {
        continue;
      }
      boolean late = due.get().isBefore(today);
      tasks.add(
          new Desk.Task(
              Optional.of(due.get().plusDays(1).atStartOfDay(Dates.LONDON).toInstant()),
              10,
              new DeskItem(
                  "Call the meeting: " + m.title(),
                  Prose.of(
                      late
                          ? "The notice of the constitution can no longer be kept. Give it a later"
                              + " day, or call it knowing that its decisions will be irregular."
                          : "Agenda and papers must be out by then. After that its decisions are"
                              + " irregular."),
                  (late ? "Was due " : "By ") + Dates.weekday(due.get()),
                  Desk.minutes(10),
                  Button.link("Look at the agenda", m.path()))));
    }
  }

  private void toAnswer(Body body) {
    String list = "/bodies/" + body.slug() + "/meetings";
    long put =
        meetings.putForwards().of(body.id()).stream().filter(p -> p.answer().isEmpty()).count();
    if (put > 0) {
      answer(
          Numbers.count(put, "item is", "items are") + " put forward",
          "Take each up for a meeting, or decline it and say why. Whoever put it forward waits.",
          body,
          list + "#put-forward");
    }
    long calls =
        meetings.putForwards().calls(body.id()).stream().filter(c -> c.answer().isEmpty()).count();
    if (calls > 0) {
      answer(
          "Practices call for a meeting",
          "Plan one for it, or answer why there is none.",
          body,
          list + "#calls");
    }
  }

  private void answer(String heading, String text, Body body, String href) {
    boolean told = tasks.stream().anyMatch(t -> href.equals(t.item().button().href()));
    if (!told) {
      tasks.add(
          new Desk.Task(
              Optional.empty(),
              5,
              new DeskItem(
                  heading,
                  Prose.of(text),
                  body.name(),
                  Desk.minutes(5),
                  Button.link("Read and answer", href))));
    }
  }

  List<Desk.Task> tasks() {
    return tasks;
  }

  /** Meetings whose papers are out, and which of them overlap; empty for none. */
  Optional<Desk.Notes> notes() {
    List<Prose> all = new ArrayList<>(clashes());
    all.addAll(lines);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Desk.Notes("Meetings: the papers are out", all));
  }

  private List<Prose> clashes() {
    List<Prose> clashes = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      for (int j = i + 1; j < own.size(); j++) {
        Meeting a = own.get(i);
        Meeting b = own.get(j);
        if (a.startsAt().isBefore(b.endsAt()) && b.startsAt().isBefore(a.endsAt())) {
          clashes.add(
              Prose.empty()
                  .bold("Two of your meetings overlap: ")
                  .link(a.title(), a.path())
                  .text(" and ")
                  .link(b.title(), b.path())
                  .text(". Tell the secretary of one of them."));
        }
      }
    }
    return clashes;
  }
}
