package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.web.Dates;

/** Who may put dissent with a decision, and until when. */
final class DissentRules {
  /** Until so many days after the decision: the time in which minutes are written and agreed. */
  static final int DAYS = 28;

  static final int LONGEST = 4_000;

  private DissentRules() {}

  static LocalDate until(Decision d) {
    return Dates.on(d.decidedAt()).plusDays(DAYS);
  }

  /**
   * @param held offices that who dissents held on the day
   * @param roles of who writes it
   * @param self whether both are one
   */
  static List<Fault> faults(
      Decision d, String words, List<Office> held, Set<Role> roles, boolean self, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (d.source().ofMeeting().isEmpty()) {
      faults.add(new Fault("form", "Each practice gave its words with its vote"));
      return faults;
    }
    if (words.isBlank() || words.length() > LONGEST) {
      faults.add(new Fault("words", "Write the words that shall stand, in at most 4,000 letters"));
    }
    if (held.isEmpty()) {
      faults.add(
          new Fault(
              "person",
              self
                  ? "Only who sat on the body that day dissents from what it decided"
                  : "Choose somebody who sat on the body that day"));
    }
    if (!self && !roles.contains(Role.SECRETARY)) {
      faults.add(new Fault("person", "The secretary enters the dissent of somebody else"));
    }
    if (today.isAfter(until(d))) {
      faults.add(
          new Fault(
              "form",
              "Dissent is taken until "
                  + Dates.plain(until(d))
                  + ". Ask for a correction of the minutes instead"));
    }
    return faults;
  }
}
