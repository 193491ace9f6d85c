package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mandate.app.decisions.MeetingStory.Tabled;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;
import org.mandate.app.web.Table;
import org.mandate.constitution.Judgement;

/** A vote at a meeting in words and figures. */
final class PollTold {
  private static final int SHORTEST_WORD = 3;
  private final Decision decision;
  private final PollFacts poll;
  private final Matter matter;
  private final Judgement judgement;

  PollTold(Decision decision, Source.OfMeeting at, Matter matter, Judgement judgement) {
    this.decision = decision;
    this.poll = at.facts();
    this.matter = matter;
    this.judgement = judgement;
  }

  /** "gp" as "GP", "practice-manager" as "practice manager". */
  static String role(String role) {
    return role.length() < SHORTEST_WORD ? role.toUpperCase(Locale.UK) : role.replace('-', ' ');
  }

  private boolean isMotion() {
    return poll.votes().containsKey("for") && poll.votes().containsKey("against");
  }

  private String option(String id) {
    return switch (id) {
      case "for" -> "For";
      case "against" -> "Against";
      case "abstain" -> "Abstained";
      case "" -> "";
      default -> matter.words(id);
    };
  }

  Prose lede() {
    long checks =
        judgement.checks().stream()
            .filter(c -> c.status() != Judgement.Status.NOT_APPLICABLE)
            .count();
    long met = judgement.checks().stream().filter(c -> c.status() == Judgement.Status.MET).count();
    String what =
        switch (decision.outcome()) {
          case "carried" -> "The board carried the motion, by " + figures() + ". ";
          case "fallen" -> "The board did not carry the motion: " + figures() + ". ";
          case "choice" -> "The board chose “" + option(decision.chosen()) + "”. ";
          case "no-decision" -> "Nothing was decided. ";
          default ->
              "The constitution does not say how the board decides this, so it is not judged. ";
        };
    return Prose.of(what)
        .text("The decision is ")
        .bold(decision.valid() ? "valid" : "irregular")
        .text(
            met == checks
                ? ": all " + Numbers.count(checks, "check is", "checks are") + " met."
                : ": "
                    + Numbers.whole(met)
                    + " of "
                    + Numbers.count(checks, "check is", "checks are")
                    + " met.");
  }

  private String figures() {
    String votes =
        Numbers.whole(poll.votesFor("for")) + " to " + Numbers.whole(poll.votesFor("against"));
    return poll.casting().isPresent() ? votes + " and a casting vote" : votes;
  }

  Tabled vote(InTheRoom.Room room, LocalDate on) {
    List<Prose> lines = new ArrayList<>();
    lines.add(Prose.of(way() + asked()));
    poll.casting()
        .ifPresent(
            c ->
                lines.add(
                    Prose.of(
                        "A tie. The casting vote was given for: " + option(c.choice()) + ".")));
    if (poll.proxies().given() > 0) {
      lines.add(
          Prose.of(
              Numbers.count(poll.proxies().given(), "vote was", "votes were")
                  + " given by proxy."));
    }
    List<Table> tables = new ArrayList<>();
    Table.Builder table = Table.named("The vote").fit().column("Answer").numeric("Votes");
    (isMotion() ? List.of("for", "against") : List.copyOf(poll.votes().keySet()))
        .forEach(id -> table.row(option(id), poll.votesFor(id)));
    table.row("Abstained", poll.abstained());
    table.row("Did not vote", poll.didNotVote());
    tables.add(table.build());
    if (room.present().stream().anyMatch(s -> !s.choice().isEmpty())) {
      Table.Builder named = Table.named("How each voted").stack().column("Who").column("Vote");
      room.present()
          .forEach(
              s -> named.row(s.name(), s.choice().isEmpty() ? "Did not vote" : option(s.choice())));
      tables.add(named.build());
    }
    return new Tabled(Step.act(on, "The vote"), lines, tables);
  }

  private String way() {
    return switch (poll.way()) {
      case "named" -> "By name. ";
      case "secret" -> "In secret. ";
      default -> "By show of hands. ";
    };
  }

  private String asked() {
    return isMotion() ? "The motion as it was voted on:" : "The question as it was voted on:";
  }
}
