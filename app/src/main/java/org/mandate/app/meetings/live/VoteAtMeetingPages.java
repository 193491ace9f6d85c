package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting.Way;

/** Where people vote at a meeting: one question, one press. */
public final class VoteAtMeetingPages {
  private final LiveGround ground;

  public VoteAtMeetingPages(LiveGround ground) {
    this.ground = ground;
  }

  /**
   * The page.
   *
   * @param question the motion's words
   * @param told what is to be known before the press
   * @param lines one for each vote that whoever asks may cast, with a button for each answer
   */
  public record Page(
      String caption,
      String question,
      List<Prose> told,
      List<LiveView.Line> lines,
      String done,
      Link back) {
    /** Copies the lists. */
    public Page {
      told = List.copyOf(told);
      lines = List.copyOf(lines);
    }
  }

  public Reply look(Ask ask) {
    return ground.atPoll(ask, (m, item, poll) -> page(ask, m, item, poll));
  }

  private Reply page(Ask ask, Meeting m, Item item, Poll poll) {
    UUID me = LiveGround.person(ask).orElse(new UUID(0, 0));
    Motion motion = ground.live.motions().find(poll.motion()).orElseThrow();
    Map<UUID, NamedVote> cast = new LinkedHashMap<>();
    ground.live.polls().votes(poll).forEach(v -> cast.put(v.voter().id(), v));
    List<LiveView.Line> lines = new ArrayList<>();
    if (poll.state() == Poll.State.OPEN && poll.way() != Way.SHOW) {
      List<Voter> mine = ground.live.polls().mine(poll, me);
      List<Voter> held = ground.live.polls().held(poll, me);
      Map<UUID, String> names = names(m, poll, held);
      mine.forEach(v -> lines.add(line(m, item, poll, v, mineWords(v), cast)));
      held.forEach(
          v -> lines.add(line(m, item, poll, v, "Your proxy for " + name(v, names), cast)));
      boolean aloud = poll.way() == Way.NAMED && ground.conducts(m);
      if (aloud) {
        for (Voter v : ground.live.polls().roll(poll)) {
          if (!mine.contains(v) && !held.contains(v) && lines.size() < 200) {
            lines.add(line(m, item, poll, v, "Said aloud by " + name(v, names), cast));
          }
        }
      }
    }
    String done = ask.field("recorded").isPresent() ? Cast.RECORDED.heading() : "";
    return Reply.page(
            "meetings/vote.jte",
            "Vote",
            new Page(
                LiveGround.caption(m) + ": " + item.title(),
                motion.words(),
                told(poll, lines),
                lines,
                done,
                new Link("Back to the meeting", LiveGround.at(m))))
        .with(ground.look(m).back(LiveGround.at(m), "The meeting"));
  }

  private Map<UUID, String> names(Meeting m, Poll poll, List<Voter> held) {
    List<UUID> people = new ArrayList<>();
    held.forEach(v -> v.person().ifPresent(people::add));
    ground.live.polls().roll(poll).stream()
        .limit(200)
        .forEach(v -> v.person().ifPresent(people::add));
    return ground.names(m, people);
  }

  private String name(Voter v, Map<UUID, String> names) {
    return v.person()
        .map(p -> names.getOrDefault(p, "A member"))
        .orElseGet(() -> ground.live.ground().bodies().named(v.practice()));
  }

  private String mineWords(Voter v) {
    return v.person().isPresent()
        ? "Your vote"
        : "The vote of " + ground.live.ground().bodies().named(v.practice());
  }

  private static List<Prose> told(Poll poll, List<LiveView.Line> lines) {
    List<Prose> told = new ArrayList<>();
    if (poll.state() == Poll.State.ABANDONED) {
      told.add(
          Prose.of("The vote was abandoned and has no result. The reason: “" + poll.why() + "”"));
      return told;
    }
    if (poll.state() != Poll.State.OPEN) {
      told.add(Prose.of("The vote is closed. The page of the meeting shows what was counted."));
      return told;
    }
    switch (poll.way()) {
      case SHOW -> told.add(Prose.of("This vote is by show of hands: show yours in the room."));
      case NAMED ->
          told.add(
              Prose.of(
                  "A vote by name: the minutes will say how you voted. You can change it until the"
                      + " close; the last one counts."));
      case SECRET ->
          told.add(
              Prose.of(
                  "A secret vote: who voted is kept apart from what, without a time, and mixed at"
                      + " the close. Until ballots are sealed on your own device, whoever runs this"
                      + " server could look before the close. Your first vote stands."));
    }
    if (lines.isEmpty() && poll.way() != Way.SHOW) {
      told.add(Prose.of("No vote on this question is yours."));
    }
    return told;
  }

  private LiveView.Line line(
      Meeting m, Item item, Poll poll, Voter v, String whose, Map<UUID, NamedVote> cast) {
    Prose words = Prose.empty().bold(whose);
    Optional<NamedVote> now = Optional.ofNullable(cast.get(v.id()));
    if (now.isPresent()) {
      words = words.text(": " + LiveWords.lower(words(ground, item, now.get().choice())));
    }
    List<Press> acts = new ArrayList<>();
    List<String> answers = new ArrayList<>(poll.options());
    answers.add(PollRules.ABSTAIN);
    for (String answer : answers) {
      acts.add(
          Press.of(m.path() + "/polls/" + poll.id(), words(ground, item, answer))
              .about(whose)
              .with("voter", v.id().toString())
              .with("choice", answer));
    }
    return LiveView.Line.of(words, acts);
  }

  static String words(LiveGround ground, Item item, String option) {
    return item.matter()
        .flatMap(ground.live.ground().matters()::find)
        .map(x -> x.words(option))
        .filter(w -> !w.equals(option))
        .orElseGet(() -> LiveWords.option(option));
  }

  /** Casts it; the answer that it was taken leaves after the commit. */
  public Reply cast(Ask ask) {
    Optional<UUID> poll = ask.uuid("poll");
    Optional<UUID> meeting = ask.uuid("meeting");
    Optional<UUID> voter = ask.typedUuid("voter");
    if (poll.isEmpty() || meeting.isEmpty() || voter.isEmpty()) {
      return new Reply.NotFound();
    }
    Cast cast = ground.live.polls().cast(poll.get(), voter.get(), ask.typed("choice"));
    return switch (cast) {
      case RECORDED ->
          new Reply.Redirect("/meetings/" + meeting.get() + "/polls/" + poll.get() + "?recorded=1");
      case NO_POLL -> new Reply.NotFound();
      default ->
          new Reply.Refused(
              cast == Cast.CONFLICTED || cast == Cast.NOT_YOURS || cast == Cast.NOT_ENTITLED
                  ? 403
                  : 409,
              cast.heading(),
              cast.whatToDo());
    };
  }
}
