package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;

/** In which order the days of an election come, and how far apart the constitution wants them. */
final class TimetableRules {
  private TimetableRules() {}

  /** What is wrong with a timetable, by the boxes of its form. */
  static List<Fault> faults(Timetable t, BallotRule rule, Instant now) {
    List<Fault> faults = new ArrayList<>();
    Optional<Instant> first = t.nominationsOpen();
    if (first.isEmpty()) {
      after(faults, "roll-on", t.rollOn(), now, "now: the rules come first");
    } else {
      Instant close = t.nominationsClose().orElseThrow();
      after(faults, "nominations-open", first.get(), now, "now: the rules come first");
      after(faults, "nominations-close", close, first.get(), "nominations open");
      after(faults, "roll-on", t.rollOn(), close, "nominations close");
    }
    after(faults, "opens", t.opens(), t.rollOn(), "the roll is frozen");
    after(faults, "closes", t.closes(), t.opens(), "voting opens");
    if (faults.isEmpty()) {
      long challenge = rule.roll().setting().challengeDays();
      apart(
          faults,
          "closes",
          t.rollOn(),
          t.closes(),
          challenge,
          "The roll can be challenged",
          rule.roll().rule());
      long window = rule.window().setting().days();
      apart(
          faults,
          "closes",
          t.opens(),
          t.closes(),
          window,
          "A ballot is open",
          rule.window().rule());
    }
    if (t.complaintDays() < 1 || t.complaintDays() > 90) {
      faults.add(new Fault("complaint-days", "Give 1 to 90 days for complaints"));
    }
    return faults;
  }

  private static void after(
      List<Fault> faults, String box, Instant later, Instant earlier, String what) {
    if (!later.isAfter(earlier)) {
      faults.add(new Fault(box, "Choose a time after " + what));
    }
  }

  private static void apart(
      List<Fault> faults,
      String box,
      Instant from,
      Instant to,
      long days,
      String what,
      String number) {
    long given = ChronoUnit.DAYS.between(from.atZone(Dates.LONDON), to.atZone(Dates.LONDON));
    if (given < days) {
      faults.add(
          new Fault(
              box,
              what + " for at least " + days + " days, rule " + number + ". Here it is " + given));
    }
  }
}
