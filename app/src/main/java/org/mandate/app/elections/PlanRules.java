package org.mandate.app.elections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Office;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Setting;

/**
 * What in a ballot's plan would make its decision irregular, said before the roll is frozen. Room
 * constitution judges at the close; this only looks ahead.
 */
final class PlanRules {
  private PlanRules() {}

  static List<String> warnings(
      Ballot ballot, BallotRule rule, Instant now, Optional<Office> officer) {
    List<String> warnings = new ArrayList<>();
    LocalDate notice = ballot.notice().orElse(Dates.on(now));
    boolean toOpening = rule.notice().setting().before() == Setting.NoticeBefore.OPENING;
    LocalDate until = Dates.on(toOpening ? ballot.opensAt() : ballot.closesAt());
    tooShort(
        warnings, "Notice", notice, until, rule.notice().setting().days(), rule.notice().rule());
    Instant opens = ballot.opensAt().isBefore(now) ? now : ballot.opensAt();
    long open =
        ChronoUnit.DAYS.between(opens.atZone(Dates.LONDON), ballot.closesAt().atZone(Dates.LONDON));
    if (open < rule.window().setting().days()) {
      warnings.add(
          words("Ballot open", open, rule.window().setting().days(), rule.window().rule()));
    }
    tooShort(
        warnings,
        "Roll open to challenge",
        Dates.on(ballot.frozenAt().orElse(now)),
        Dates.on(ballot.closesAt()),
        rule.roll().setting().challengeDays(),
        rule.roll().rule());
    if (officer.isEmpty()) {
      warnings.add(
          "Nobody holds the seat that opens and closes ballots. Rule " + rule.officer().rule());
    } else if (!officer.get().to().isAfter(Dates.on(ballot.closesAt()))) {
      warnings.add(
          "The returning officer’s term ends before the close. Rule " + rule.officer().rule());
    }
    return warnings;
  }

  private static void tooShort(
      List<String> warnings, String what, LocalDate from, LocalDate to, long needed, String rule) {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < needed) {
      warnings.add(words(what, days, needed, rule));
    }
  }

  private static String words(String what, long days, long needed, String rule) {
    return what
        + ": "
        + Math.max(0, days)
        + (days == 1 ? " day. " : " days. ")
        + needed
        + " are required. Rule "
        + rule;
  }
}
