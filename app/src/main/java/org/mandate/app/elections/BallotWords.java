package org.mandate.app.elections;

import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;

/** A ballot in words. */
final class BallotWords {
  private BallotWords() {}

  static Status status(Ballot b) {
    return switch (b.state()) {
      case DRAFT -> Status.none("Being prepared");
      case PUBLISHED -> Status.part("Roll published");
      case OPEN -> Status.yes("Open");
      case CLOSED -> Status.none("Closed");
      case STOPPED -> Status.no("Stopped");
    };
  }

  static Prose asAt(Ballot b, String basis) {
    return b.frozenAt()
        .map(at -> Prose.of("Roll frozen on " + Dates.weekdayTime(at) + ". " + basis))
        .orElse(Prose.of("A draft: nothing is frozen. The roll below is today’s."));
  }

  /** "Registered patients at 1 April 2026." */
  static String basis(Ballot b) {
    if (b.basis().isEmpty()) {
      return "";
    }
    String words =
        b.basis().substring(0, 1).toUpperCase(java.util.Locale.UK) + b.basis().substring(1);
    return words
        + " patients"
        + b.basisAsAt().map(day -> " at " + Dates.plain(day)).orElse("")
        + ".";
  }

  static Prose lede(Ballot b, Optional<Long> turnout, int roll) {
    return switch (b.state()) {
      case DRAFT -> Prose.of("This ballot is being prepared.");
      case PUBLISHED ->
          Prose.of("The roll is published. The ballot opens on ")
              .bold(Dates.weekdayTime(b.opensAt()))
              .text(" and closes on " + Dates.weekdayTime(b.closesAt()) + ".");
      case OPEN -> {
        Prose open =
            Prose.of("The ballot is open until ").bold(Dates.weekdayTime(b.closesAt())).text(".");
        yield turnout
            .map(
                t ->
                    open.text(
                        " So far "
                            + Numbers.of(t, roll)
                            + " practices have voted; who and how is shown after the close."))
            .orElse(open.text(" How many have voted, who and how is shown after the close."));
      }
      case CLOSED ->
          Prose.of(
              "The ballot closed on "
                  + Dates.weekdayTime(b.closesAt())
                  + ". "
                  + Numbers.of(turnout.orElse(0L), roll)
                  + " practices voted.");
      case STOPPED -> Prose.of("The ballot was stopped. No vote was counted or opened.");
    };
  }

  static Prose roll(Ballot b, List<RollLine> roll) {
    long patients = roll.stream().mapToLong(RollLine::patients).sum();
    long areas = roll.stream().map(RollLine::area).filter(a -> a != null).distinct().count();
    Prose words =
        Prose.of(
            Numbers.count(roll.size(), "practice", "practices")
                + " with "
                + Numbers.whole(patients)
                + " patients"
                + (areas > 0 ? " in " + Numbers.count(areas, "area", "areas") : "")
                + ". ");
    return b.state() == Ballot.State.DRAFT
        ? words.text("This is what would be frozen today.")
        : words.text(
            "These are the denominators of every share, whatever becomes of a practice meanwhile. A practice that closes stays on the roll, and its vote stands.");
  }
}
