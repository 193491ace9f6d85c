package org.mandate.app.elections.sealed;

import java.util.Optional;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/** How a board stands, in a heading, and what comes next. */
final class BoardWords {
  private BoardWords() {}

  /**
   * The answer before anything else.
   *
   * @param over whether the result is opened
   * @param waits what the opening waits for, once voting is closed
   */
  static String heading(SecretElection e, Optional<SealedBoard> board, boolean over, String waits) {
    if (over) {
      return "The result was opened, and the whole board holds";
    }
    if (board.flatMap(SealedBoard::fingerprint).isEmpty()) {
      return isToCome(e)
          ? "Voting opens on " + Dates.weekdayTime(e.timetable().opens())
          : "There was no vote, so there is no board";
    }
    return switch (e.state()) {
      case OPEN -> "Voting is open, and every ballot is sealed";
      case CLOSED -> "Voting is closed: " + waits;
      case STOPPED -> "The election was stopped, and its board ends here";
      default -> "No ballot was cast, so there was nothing to open";
    };
  }

  private static boolean isToCome(SecretElection e) {
    return switch (e.state()) {
      case DRAFT, RULES, NOMINATIONS, CANDIDATES, ROLL -> true;
      case OPEN, CLOSED, DECLARED, CERTIFIED, UNFILLED, VOIDED, STOPPED -> false;
    };
  }

  /** Who does what next, and what whoever reads this can do. */
  static Prose next(
      SecretElections elections, SecretElection e, Optional<SealedBoard> board, boolean over) {
    if (board.flatMap(SealedBoard::fingerprint).isEmpty()) {
      return isToCome(e)
          ? Prose.of(
                  "Before that each trustee publishes a key, and the credential authority hands in a credential for each line"
                      + " of the roll. Whoever has one of these parts signs in and finds the own page from ")
              .link("the election", e.path())
              .text(". The file of the board begins when voting opens.")
          : Prose.of("").link("The election", e.path()).text(" says why.");
    }
    if (over) {
      return Prose.of("If anything does not fit, " + protest(elections, e) + " ")
          .link("The election and its result", e.path());
    }
    return switch (e.state()) {
      case OPEN ->
          Prose.of("If you have voted, ")
              .link("find your ballot", SealedGround.finding(e))
              .text(
                  " by its tracker. Voting closes on "
                      + Dates.weekdayTime(e.timetable().closes())
                      + "; then the trustees open the result together, and no ballot alone.");
      case CLOSED ->
          Prose.of(
                  "The trustees open the result together, and the returning officer declares it. Until then ")
              .link("find your ballot", SealedGround.finding(e))
              .text(" by its tracker; if it is not there, " + protest(elections, e));
      default -> Prose.of("").link("The election", e.path()).text(" says what came of it.");
    };
  }

  /** How to protest, and until when, as the end of a sentence. */
  static String protest(SecretElections elections, SecretElection e) {
    if (elections.results().hearsComplaints(e)) {
      return "complain on the page of the election, until "
          + elections.results().complaintsUntil(e).map(Dates::weekdayTime).orElseThrow()
          + ".";
    }
    return switch (e.state()) {
      case OPEN, CLOSED ->
          "tell the returning officer now. Once the result is declared, complaints are heard for "
              + e.timetable().complaintDays()
              + " days, and nothing is certified before they are answered.";
      default ->
          "tell the returning officer and the auditor. The time for complaints is over; the board stays.";
    };
  }
}
