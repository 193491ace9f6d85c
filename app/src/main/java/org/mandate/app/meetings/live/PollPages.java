package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Codes;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting.Kind;
import org.mandate.constitution.Setting.Way;

/** Where a vote is opened and closed by whoever conducts the meeting. */
public final class PollPages {
  private final LiveGround ground;

  public PollPages(LiveGround ground) {
    this.ground = ground;
  }

  public Reply askOpen(Ask ask) {
    return ground.atMotion(ask, (m, item, motion) -> open(ask, m, item, motion, FormErrors.none()));
  }

  public Reply takeOpen(Ask ask) {
    return ground.atMotion(
        ask,
        (m, item, motion) -> {
          Optional<Way> way =
              Arrays.stream(Way.values())
                  .filter(w -> Codes.of(w).equals(ask.typed("way")))
                  .findFirst();
          if (way.isEmpty()) {
            return open(ask, m, item, motion, FormErrors.of("way", "Choose how the vote is taken"))
                .refused();
          }
          Outcome<Poll> outcome =
              ground
                  .live
                  .polls()
                  .open(m, item, motion, seen(ask), way.get(), ask.typed("question"), ask.who());
          return outcome instanceof Outcome.Refused<Poll>(List<Outcome.Fault> faults)
              ? open(ask, m, item, motion, LiveGround.errors(faults)).refused()
              : new Reply.Redirect(LiveGround.at(m));
        });
  }

  private static int seen(Ask ask) {
    try {
      return ask.field("seen").map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply.Html open(Ask ask, Meeting m, Item item, Motion motion, FormErrors errors) {
    List<Kind> kinds = ground.live.polls().kinds(m);
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.select(
                "question",
                "Which kind of question is it?",
                kinds.stream().map(k -> Field.Option.of(k.id(), k.title())).toList())
            .hint("The constitution says what carries for each kind")
            .value(ask.field("question").orElse(kinds.isEmpty() ? "" : kinds.getFirst().id())));
    fields.add(Field.radios("way", "How is the vote taken?", ways(m)).value(ask.typed("way")));
    return form(
        ask,
        m,
        "Open a vote on "
            + (motion.amends().isPresent() ? "amendment " : "motion ")
            + motion.position(),
        List.of(Prose.of(motion.words())),
        errors,
        String.valueOf(motion.version()),
        fields,
        "Open the vote");
  }

  private List<Field.Option> ways(Meeting m) {
    boolean members = m.kind() == Meeting.Kind.MEMBERS;
    return List.of(
        Field.Option.of("show", "By show of hands", "You count and enter the numbers"),
        Field.Option.of(
            "named",
            "By name",
            "Each votes on a phone, or you enter what is said. The minutes say who voted how"),
        Field.Option.of(
            "secret",
            "In secret",
            "Kept by this server: who runs it could look before the close. After it nothing joins"
                + " a vote to its voter"
                + (members ? ". Every practice counts once" : "")));
  }

  private Reply.Html form(
      Ask ask,
      Meeting m,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String seen,
      List<Field> fields,
      String button) {
    KeptForm page =
        new KeptForm(
            LiveGround.caption(m),
            heading,
            intro,
            errors,
            ask.path(),
            KeptForm.key(ask, ask.path()),
            seen,
            fields,
            null,
            Button.submit(button),
            new Link("Back to the meeting", LiveGround.at(m)));
    return Reply.page(KeptForm.TEMPLATE, heading, page)
        .with(ground.look(m).back(LiveGround.at(m), "The meeting"));
  }

  // The close

  public Reply askClose(Ask ask) {
    return ground.atPoll(ask, (m, item, poll) -> close(ask, m, item, poll, FormErrors.none()));
  }

  public Reply takeClose(Ask ask) {
    return ground.atPoll(
        ask,
        (m, item, poll) -> {
          FormErrors errors = FormErrors.none();
          Map<String, Long> show = poll.way() == Way.SHOW ? show(ask, poll, errors) : Map.of();
          if (!errors.isEmpty()) {
            return close(ask, m, item, poll, errors).refused();
          }
          return switch (ground.live.polls().close(poll, show)) {
            case Outcome.Done<Poll>(Poll closed) ->
                closed.state() == Poll.State.TIED
                    ? new Reply.Redirect(m.path() + "/polls/" + poll.id() + "/casting")
                    : new Reply.Redirect(
                        LiveGround.at(m) + "?taken=" + KeptForm.key(ask, ask.path()));
            case Outcome.Refused<Poll>(List<Outcome.Fault> faults) ->
                poll.state() == Poll.State.OPEN
                    ? close(ask, m, item, poll, counted(poll, faults)).refused()
                    : LiveActs.refused(faults);
          };
        });
  }

  private static FormErrors counted(Poll poll, List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(
        f ->
            errors.add(
                f.field().equals("show") ? "count-" + poll.options().getFirst() : f.field(),
                f.words()));
    return errors;
  }

  private static Map<String, Long> show(Ask ask, Poll poll, FormErrors errors) {
    Map<String, Long> show = new LinkedHashMap<>();
    for (String option : answers(poll)) {
      String typed = ask.typed("count-" + option).strip();
      if (typed.matches("[0-9]{1,7}")) {
        show.put(option, Long.parseLong(typed));
      } else {
        errors.add("count-" + option, "Enter how many, in figures; 0 for none");
      }
    }
    return show;
  }

  private static List<String> answers(Poll poll) {
    List<String> all = new ArrayList<>(poll.options());
    all.add(PollRules.ABSTAIN);
    return all;
  }

  private Reply.Html close(Ask ask, Meeting m, Item item, Poll poll, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    if (poll.way() == Way.SHOW) {
      for (String option : answers(poll)) {
        fields.add(
            Field.number("count-" + option, VoteAtMeetingPages.words(ground, item, option))
                .value(ask.typed("count-" + option)));
      }
    }
    Prose words =
        poll.way() == Way.SHOW
            ? Prose.of("Count the hands of those in the room who may vote.")
            : Prose.of(
                ground.live.polls().turnout(poll)
                    + " have voted. A vote that comes after the close is not counted.");
    return form(ask, m, "Close the vote", List.of(words), errors, "", fields, "Close and count");
  }

  // Opened by mistake

  public Reply askAbandon(Ask ask) {
    return ground.atPoll(ask, (m, item, poll) -> abandon(ask, m, poll, FormErrors.none()));
  }

  public Reply takeAbandon(Ask ask) {
    return ground.atPoll(
        ask,
        (m, item, poll) ->
            ground.live.polls().abandon(poll, ask.typed("why"), ask.who())
                    instanceof Outcome.Refused<Poll>(List<Outcome.Fault> faults)
                ? abandon(ask, m, poll, LiveGround.errors(faults)).refused()
                : new Reply.Redirect(LiveGround.at(m) + "?taken=" + KeptForm.key(ask, ask.path())));
  }

  private Reply.Html abandon(Ask ask, Meeting m, Poll poll, FormErrors errors) {
    return form(
        ask,
        m,
        "Abandon the vote",
        List.of(
            Prose.of(
                "For a vote that was opened by mistake. It ends without a result, nobody learns what"
                    + " was cast, and the motion is before the meeting again. The record says that it"
                    + " was opened, and why it was abandoned.")),
        errors,
        "",
        List.of(
            Field.area("why", "Why is it abandoned?")
                .hint("Everybody who may read the item reads this. Name nobody")
                .rows(3)
                .value(ask.typed("why"))),
        "Abandon the vote");
  }

  // The casting vote

  public Reply askCasting(Ask ask) {
    return ground.atPoll(ask, (m, item, poll) -> casting(ask, m, item, poll, FormErrors.none()));
  }

  public Reply takeCasting(Ask ask) {
    return ground.atPoll(
        ask,
        (m, item, poll) -> {
          Optional<UUID> me = LiveGround.person(ask);
          Outcome<Poll> outcome =
              ask.typed("choice").equals("leave")
                  ? ground.live.polls().leaveTie(poll)
                  : ground.live.polls().casting(poll, ask.typed("choice"), me.orElseThrow());
          return outcome instanceof Outcome.Refused<Poll>(List<Outcome.Fault> faults)
              ? casting(ask, m, item, poll, LiveGround.errors(faults)).refused()
              : new Reply.Redirect(LiveGround.at(m));
        });
  }

  private Reply.Html casting(Ask ask, Meeting m, Item item, Poll poll, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>();
    ground
        .live
        .polls()
        .castingRight(poll)
        .filter(r -> r.office().person().equals(LiveGround.person(ask)))
        .ifPresent(
            r ->
                r.choices().stream()
                    .sorted()
                    .forEach(
                        c ->
                            options.add(
                                Field.Option.of(
                                    c,
                                    "Casting vote: "
                                        + VoteAtMeetingPages.words(ground, item, c)))));
    options.add(Field.Option.of("leave", "Leave the tie: the motion is not carried"));
    return form(
        ask,
        m,
        "There is a tie",
        List.of(
            Prose.of(
                PollWords.figures(poll, o -> VoteAtMeetingPages.words(ground, item, o))
                    + " Only whoever presides gives a casting vote, and only now.")),
        errors,
        "",
        List.of(Field.radios("choice", "What follows?", options).value(ask.typed("choice"))),
        "Record it");
  }
}
