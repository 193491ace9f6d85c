package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mandate.app.web.Check;
import org.mandate.app.web.Figure;
import org.mandate.app.web.Prose;
import org.mandate.app.web.SeatPlot;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.Outlook.Need;
import org.mandate.conflicts.Outlook.Place;
import org.mandate.conflicts.Outlook.Seat;
import org.mandate.conflicts.Outlook.Verdict;
import org.mandate.conflicts.PartyRole;

/** What is left of a board for an item, in words. The judging is the library's. */
final class OutlookWords {
  private OutlookWords() {}

  static String heading(Outlook outlook) {
    Need number = outlook.quorum().getFirst();
    return switch (outlook.verdict()) {
      case QUORATE ->
          "It will be quorate: %d %s, %d %s needed"
              .formatted(
                  number.remain(),
                  number.remain() == 1 ? "remains" : "remain",
                  number.needed(),
                  number.needed() == 1 ? "is" : "are");
      case QUORATE_ONCE_CHOSEN -> "It will be quorate once it is chosen who keeps a vote";
      case NOT_QUORATE -> {
        Need missing =
            outlook.quorum().stream()
                .filter(n -> n.atBest() < n.needed())
                .findFirst()
                .orElseThrow();
        yield "It will not be quorate: %d of %d %sneeded remain"
            .formatted(
                missing.remain(),
                missing.needed(),
                missing.role().isEmpty() ? "" : ShutWords.role(missing.role(), 2) + " ");
      }
    };
  }

  /** One square a seat; empty for a board too large to draw. */
  static Optional<Figure> plot(Outlook outlook) {
    if (outlook.seats().size() > SeatPlot.MOST) {
      return Optional.empty();
    }
    List<SeatPlot.Seat> seats =
        outlook.seats().stream()
            .map(Seat::place)
            .sorted()
            .map(
                place ->
                    switch (place) {
                      case REMAINS -> SeatPlot.Seat.REMAINS;
                      case TO_BE_CHOSEN -> SeatPlot.Seat.OPEN;
                      case WITHOUT_A_VOTE, NOT_JUDGED -> SeatPlot.Seat.GONE;
                    })
            .toList();
    return Optional.of(
        SeatPlot.of(
            "seats",
            shortfall(outlook),
            "Seats with a vote. Tick: remains. Dots: to be chosen. Cross: must leave, or no vote",
            seats,
            outlook.quorum().getFirst().needed()));
  }

  /** "3 members and 1 GP short". */
  private static String shortfall(Outlook outlook) {
    List<String> missing = new ArrayList<>();
    for (Need need : outlook.quorum()) {
      int few = need.needed() - need.remain();
      if (few > 0) {
        String who =
            need.role().isEmpty()
                ? few == 1 ? "member" : "members"
                : ShutWords.role(need.role(), few);
        missing.add(few + " " + who);
      }
    }
    return missing.isEmpty() ? "Enough remain" : String.join(" and ", missing) + " short";
  }

  static Prose lede(Outlook outlook) {
    long out = outlook.seats().stream().filter(s -> s.place() == Place.WITHOUT_A_VOTE).count();
    long open = outlook.seats().stream().filter(s -> s.place() == Place.TO_BE_CHOSEN).count();
    int all = outlook.seats().size();
    String words =
        out == 0
            ? "Nobody with a vote must leave or abstain."
            : "Without the %d who must leave or may not vote, %d of %d remain."
                .formatted(out, outlook.quorum().getFirst().remain(), all);
    return Prose.of(words)
        .text(
            open == 0
                ? ""
                : " For " + open + " more, the chair or the guardian chooses whether they vote.");
  }

  static List<Check> quorum(Outlook outlook) {
    List<Check> checks = new ArrayList<>();
    for (Need need : outlook.quorum()) {
      String who =
          need.role().isEmpty()
              ? "With a vote: "
              : "Of them " + ShutWords.role(need.role(), 2) + ": ";
      String words =
          who
              + "%d %s, %d %s needed."
                  .formatted(
                      need.remain(),
                      need.remain() == 1 ? "remains" : "remain",
                      need.needed(),
                      need.needed() == 1 ? "is" : "are");
      if (!need.met() && need.atBest() > need.remain()) {
        words += " At best " + need.atBest() + ".";
      }
      checks.add(need.met() ? Check.met(words, Prose.empty()) : Check.notMet(words, Prose.empty()));
    }
    return checks;
  }

  static Prose voices(Outlook outlook) {
    List<String> lost = new ArrayList<>();
    List<String> less = new ArrayList<>();
    for (Outlook.Voice voice : outlook.voices()) {
      if (voice.lost()) {
        lost.add("every " + ShutWords.role(voice.role(), 1));
      } else if (voice.remain() < voice.members()) {
        less.add(
            "%d of %d %s"
                .formatted(
                    voice.members() - voice.remain(),
                    voice.members(),
                    ShutWords.role(voice.role(), voice.members())));
      }
    }
    if (lost.isEmpty() && less.isEmpty()) {
      return Prose.of("No clinical voice is lost.");
    }
    List<String> all = new ArrayList<>(lost);
    all.addAll(less);
    return Prose.empty()
        .bold("Clinical voices you would lose: ")
        .text(String.join(" and ", all) + ".");
  }

  static Status verdict(Verdict verdict) {
    return switch (verdict) {
      case QUORATE -> Status.yes("Quorate");
      case QUORATE_ONCE_CHOSEN -> Status.part("Once chosen");
      case NOT_QUORATE -> Status.no("Not quorate");
    };
  }

  /** The present state and a supposed one, side by side. */
  static Table beside(
      Outlook now, Outlook then, String organisation, PartyRole role, UnaryOperator<String> name) {
    String heading = "If " + organisation + " " + supposed(role);
    Table.Builder table =
        Table.named(heading + ", beside the present state")
            .fit()
            .column("What")
            .column("As it stands")
            .column(heading);
    for (int i = 0; i < now.quorum().size(); i++) {
      Need before = now.quorum().get(i);
      Need after = then.quorum().get(i);
      String what =
          before.role().isEmpty()
              ? "Remain with a vote"
              : "Of them " + ShutWords.role(before.role(), 2);
      table.row(what, of(before), of(after));
    }
    table.row("Quorum", verdict(now.verdict()), verdict(then.verdict()));
    Map<String, Place> places = new HashMap<>();
    now.seats().forEach(s -> places.put(s.person(), s.place()));
    List<String> more =
        then.seats().stream()
            .filter(s -> s.place() != Place.REMAINS && places.get(s.person()) == Place.REMAINS)
            .map(Seat::person)
            .map(name)
            .sorted()
            .toList();
    table.row("Conflicted besides", "", more.isEmpty() ? "Nobody" : String.join(", ", more));
    return table.build();
  }

  private static String supposed(PartyRole role) {
    return switch (role) {
      case BIDDER, EXPECTED_BIDDER -> "bids";
      case BENEFICIARY -> "would benefit";
      case ADVISER -> "advises on it";
      case SUBJECT -> "is what it is about";
    };
  }

  private static String of(Need need) {
    return need.remain() + ", " + need.needed() + (need.needed() == 1 ? " is" : " are") + " needed";
  }
}
