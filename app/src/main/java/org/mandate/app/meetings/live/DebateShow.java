package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.LiveView.Building;
import org.mandate.app.meetings.live.LiveView.Line;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.TextCompare;

/** Motions, the vote and the speakers of the item that is on, as one reader may see them. */
final class DebateShow {
  private final Sight sight;
  private final LiveGround ground;
  private final Live live;
  private final Meeting m;
  private final Optional<UUID> me;
  private final boolean conducts;

  DebateShow(Sight sight) {
    this.sight = sight;
    this.ground = sight.ground;
    this.live = sight.live;
    this.m = sight.m;
    this.me = sight.me;
    this.conducts = sight.conducts;
  }

  // The vote

  LiveView.Section vote(Item item) {
    Optional<Poll> open = live.polls().open(item);
    Building section = new Building("Vote");
    if (open.isEmpty()) {
      return section.done();
    }
    Poll p = open.get();
    String at = m.path() + "/polls/" + p.id();
    if (p.state() == Poll.State.TIED) {
      section.say(
          Prose.empty()
              .status(Status.soon("A tie"))
              .text(" " + PollWords.figures(p, sight::option)));
      section.say(
          live.polls()
              .castingRight(p)
              .map(
                  r -> ground.seat(m, r.office().seat()) + " presides and may give a casting vote.")
              .orElse("Nobody has a casting vote here."));
      if (conducts) {
        section.say(Prose.empty().link("Give the casting vote, or leave the tie", at + "/casting"));
      }
      return section.done();
    }
    section.say(
        Prose.empty()
            .status(Status.soon("Open"))
            .text(" A vote " + p.way().words() + " since " + LiveWords.clock(p.openedAt()) + "."));
    if (p.way() == org.mandate.constitution.Setting.Way.SHOW) {
      section.say("Show your hand in the room. The chair counts.");
    } else {
      section.say(live.polls().turnout(p) + " have voted.");
      if (sight.isHere() && !live.polls().mine(p, me.orElseThrow()).isEmpty()) {
        section.say(Prose.empty().link("Vote", at));
      }
    }
    if (conducts) {
      section.say(Prose.empty().link("Close the vote", at + "/close"));
      section.say(Prose.empty().link("Abandon the vote: opened by mistake", at + "/abandon"));
    }
    return section.done();
  }

  // Motions

  LiveView.Section motions(Item item) {
    Building section = new Building("Motions");
    List<Motion> all = live.motions().of(item);
    held(item).ifPresent(why -> section.say(why + ". Nothing is put to the vote here."));
    for (Motion motion : all) {
      section.line(line(item, motion, all));
    }
    if ((sight.isHere() || conducts) && m.state() == Meeting.State.OPEN) {
      section.say(
          Prose.empty().link("Move a motion", m.path() + "/items/" + item.id() + "/motions/new"));
    }
    return section.done();
  }

  private Line line(Item item, Motion motion, List<Motion> all) {
    String at = m.path() + "/motions/" + motion.id();
    Prose words =
        Prose.empty()
            .bold((motion.amends().isPresent() ? "Amendment " : "Motion ") + motion.position())
            .text(" ")
            .status(PollWords.status(motion.state()));
    if (motion.amends().isPresent() && live.motions().isStale(motion)) {
      words = words.text(" The motion was changed since; put it anew. ");
    }
    if (motion.version() > 1) {
      words = words.text(" Version " + motion.version() + ". ");
    }
    Optional<String> result = result(motion);
    if (result.isPresent()) {
      words = words.text(" " + result.get());
    }
    boolean moved = motion.state() == Motion.State.MOVED;
    if (moved && (sight.isHere() || conducts)) {
      words =
          motion.amends().isEmpty()
              ? words.text(" · ").link("Move an amendment", at + "/amend")
              : words.text(" · ").link("Put it anew", at + "/reword");
    }
    if (moved && conducts && held(item).isEmpty()) {
      words = words.text(" · ").link("Open a vote", at + "/vote");
    }
    for (Poll abandoned : live.polls().of(m)) {
      if (abandoned.motion().equals(motion.id()) && abandoned.state() == Poll.State.ABANDONED) {
        words = words.newLine().quiet(PollWords.abandoned(abandoned));
      }
    }
    TextCompare compared =
        motion
            .amends()
            .flatMap(id -> all.stream().filter(x -> x.id().equals(id)).findFirst())
            .map(main -> TextCompare.of(base(main, motion), motion.words()))
            .orElse(null);
    boolean mine = me.isPresent() && motion.mover().equals(me);
    String which = (motion.amends().isPresent() ? "amendment " : "motion ") + motion.position();
    List<Press> acts = new ArrayList<>();
    if (moved && sight.isHere() && !mine && motion.seconder().isEmpty()) {
      acts.add(Press.of(at + "/second", "Second it").about(which));
    }
    if (moved && (conducts || mine)) {
      acts.add(Press.of(at + "/withdraw", "Take it back").about(which));
    }
    return new Line(words, compared == null ? motion.words() : "", compared, acts);
  }

  private Optional<String> held(Item item) {
    return live.ground().matters().holds().onItem(item.id(), item.matter());
  }

  private static String base(Motion main, Motion amendment) {
    int base = amendment.texts().getLast().base().orElse(main.version());
    return main.texts().stream()
        .filter(t -> t.version() == base)
        .map(Motion.Text::words)
        .findFirst()
        .orElse(main.words());
  }

  private Optional<String> result(Motion motion) {
    return live.polls().of(m).stream()
        .filter(p -> p.motion().equals(motion.id()) && p.state() == Poll.State.CLOSED)
        .reduce((a, b) -> b)
        .map(p -> PollWords.figures(p, sight::option));
  }

  // Speakers

  LiveView.Section speakers(Item item) {
    Building section = new Building("Speakers");
    Floor.Queue queue = live.floor().queue(item);
    queue
        .on()
        .ifPresent(
            s ->
                section.line(
                    Line.of(
                        Prose.empty()
                            .bold(sight.name(s.person()))
                            .text(of(s))
                            .text(" speaks since " + LiveWords.clock(s.calledAt().orElseThrow())),
                        conducts
                            ? List.of(
                                sight
                                    .press("speech/end", "End the speech")
                                    .with("speech", s.id().toString()))
                            : List.of())));
    boolean first = true;
    for (Speech s : queue.offered()) {
      List<Press> acts = new ArrayList<>();
      if (conducts) {
        Press call =
            sight
                .press("speech/call", "Call")
                .about(sight.name(s.person()))
                .with("speech", s.id().toString());
        acts.add(first ? call.first() : call);
      }
      if (conducts || me.filter(s.person()::equals).isPresent()) {
        acts.add(
            sight
                .press("speech/end", "Take out")
                .about(sight.name(s.person()))
                .with("speech", s.id().toString()));
      }
      String used =
          LiveWords.time(queue.used().getOrDefault(s.constituency(), java.time.Duration.ZERO));
      section.line(
          Line.of(
              Prose.of(sight.name(s.person()) + of(s) + ", ").quiet(used + " used so far"), acts));
      first = false;
    }
    if (!queue.offered().isEmpty()) {
      section.say(
          "In this order: whose constituency has used the least time, then who asked first. The"
              + " chair may call another.");
    }
    boolean waits =
        queue.offered().stream().anyMatch(s -> me.filter(s.person()::equals).isPresent());
    if (sight.isHere() && !waits && m.state() == Meeting.State.OPEN) {
      section.press(sight.press("speech/ask", "Ask to speak").with("item", item.id().toString()));
    }
    return section.done();
  }

  private static String of(Speech s) {
    return s.constituency().isEmpty() ? "" : ", " + s.constituency();
  }
}
