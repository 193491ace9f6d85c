package org.mandate.app.interests.published;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mandate.app.bodies.Outcome;

/** What must be said of an edition before it is read in, and how long its words may be kept. */
final class RegisterRules {
  /** Kept so long unless somebody says otherwise. */
  static final int YEARS_KEPT = 2;

  /** No longer than this; a register is published anew long before. */
  static final int MOST_YEARS = 6;

  private static final int LONGEST = 200;

  private RegisterRules() {}

  static List<Outcome.Fault> faults(NewRegister wanted, LocalDate today) {
    List<Outcome.Fault> faults = new ArrayList<>();
    named(wanted.publisher(), "publisher", "Enter who publishes the register", faults);
    named(wanted.title(), "title", "Enter what the register is called", faults);
    if (wanted.edition().isAfter(today)) {
      faults.add(new Outcome.Fault("edition", "The edition cannot be of a day to come"));
    }
    if (!wanted.keepUntil().isAfter(today)) {
      faults.add(new Outcome.Fault("keep", "The day until which it is kept must be to come"));
    } else if (wanted.keepUntil().isAfter(today.plusYears(MOST_YEARS))) {
      faults.add(
          new Outcome.Fault(
              "keep", "Keep it for " + MOST_YEARS + " years at most; then read it in again"));
    }
    return faults;
  }

  private static void named(
      String words, String field, String missing, List<Outcome.Fault> faults) {
    if (words.isBlank()) {
      faults.add(new Outcome.Fault(field, missing));
    } else if (words.strip().length() > LONGEST) {
      faults.add(new Outcome.Fault(field, "Use at most " + LONGEST + " characters"));
    }
  }
}
