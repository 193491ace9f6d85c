package org.mandate.app.interests;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.conflicts.Certainty;

/**
 * When something is to be declared, who is late, who is named, what is published (DESIGN section 7;
 * NHS England, Managing conflicts of interest in the NHS: declare within 28 days). The terms are
 * the adopted policy's.
 */
final class InterestRules {
  /** So many days lie between two reminders. */
  static final int BETWEEN_REMINDERS_DAYS = 7;

  private InterestRules() {}

  /** The last day on which declaring is in time. */
  static LocalDate due(LocalDate aware, RegisterTerms terms) {
    return aware.plusDays(terms.declareWithinDays());
  }

  /** Days after the last day in time; none when in time. */
  static long daysLate(LocalDate due, LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(due, day));
  }

  /**
   * What a decision-maker has said so far.
   *
   * @param since the first day in a seat whose holder declares, or of the policy if later
   * @param firstDeclared their first declaration of an interest
   * @param lastReturn their last nil return or confirmation to the body
   * @param reminders the days on which reminders were sent, in order
   */
  record Said(
      LocalDate since,
      Optional<LocalDate> firstDeclared,
      Optional<LocalDate> lastReturn,
      List<LocalDate> reminders) {
    Said {
      reminders = List.copyOf(reminders);
    }

    boolean nothing() {
      return firstDeclared.isEmpty() && lastReturn.isEmpty();
    }
  }

  /**
   * By when a decision-maker must declare or confirm next: within the days of the policy from the
   * first day in the seat; then so many months after the last nil return or confirmation, or where
   * there is none after the first declaration.
   */
  static LocalDate nextDue(Said said, RegisterTerms terms) {
    LocalDate first = due(said.since(), terms);
    return said.lastReturn()
        .or(said::firstDeclared)
        .map(last -> last.plusMonths(terms.confirmEveryMonths()))
        .filter(again -> again.isAfter(first))
        .orElse(first);
  }

  /** Whether what a decision-maker owed is still owed on a day; the due day itself is in time. */
  static boolean isLate(Said said, RegisterTerms terms, LocalDate day) {
    return day.isAfter(nextDue(said, terms));
  }

  /**
   * Whether a reminder is due on a day: when late, at most so many, with a week between two.
   *
   * @param due the last day in time
   * @param reminders the days on which reminders were sent, in order
   */
  static boolean remind(
      LocalDate due, List<LocalDate> reminders, RegisterTerms terms, LocalDate day) {
    List<LocalDate> sent = since(reminders, due);
    return day.isAfter(due)
        && sent.size() < terms.reminders()
        && (sent.isEmpty() || !day.isBefore(sent.getLast().plusDays(BETWEEN_REMINDERS_DAYS)));
  }

  /** Whether a decision-maker is named: never declared anything, late, and reminded in vain. */
  static boolean isNamed(Said said, RegisterTerms terms, LocalDate day) {
    List<LocalDate> sent = since(said.reminders(), nextDue(said, terms));
    return terms.nameNonDeclarers()
        && said.nothing()
        && isLate(said, terms, day)
        && sent.size() >= terms.reminders()
        && (sent.isEmpty() || day.isAfter(sent.getLast()));
  }

  private static List<LocalDate> since(List<LocalDate> reminders, LocalDate due) {
    return reminders.stream().filter(r -> r.isAfter(due)).toList();
  }

  /** Whether an ended interest is still published on a day. */
  static boolean published(Optional<LocalDate> until, RegisterTerms terms, LocalDate day) {
    return until
        .map(end -> day.isBefore(end.plusMonths(terms.publishMonthsAfterEnd())))
        .orElse(true);
  }

  /** What is wrong with a declaration, for the boxes of its form. */
  static List<Outcome.Fault> faults(NewInterest n, LocalDate today) {
    List<Outcome.Fault> faults = new ArrayList<>();
    Interest.Held held = n.held();
    boolean tieAlone = held.relation() == Interest.Relation.CLOSE_TIE;
    if (!tieAlone && held.organisation().isEmpty() && held.organisationName().isBlank()) {
      faults.add(new Outcome.Fault("organisation", "Choose the organisation, or write its name."));
    }
    if (held.isIndirect() != (held.close() != null)) {
      faults.add(
          new Outcome.Fault(
              "tie",
              held.isIndirect()
                  ? "Choose how the person is close to you."
                  : "Leave this empty, or choose “Somebody close to me has it” above."));
    }
    if (tieAlone && !held.isIndirect()) {
      faults.add(
          new Outcome.Fault("kind", "That somebody is close to you is an indirect interest."));
    }
    if (held.close() != null && held.close().known().isEmpty() && held.close().name().isBlank()) {
      faults.add(
          new Outcome.Fault("other", "Choose the person who is close to you, or write a name."));
    }
    if (held.shareParts() != null && held.relation() != Interest.Relation.HOLDING) {
      faults.add(new Outcome.Fault("share", "Only shares have a per cent. Leave this empty."));
    }
    if (held.certainty() == Certainty.POTENTIAL && tieAlone) {
      faults.add(new Outcome.Fault("certainty", "Somebody is close to you or not: choose actual."));
    }
    dates(n, today, faults);
    return faults;
  }

  private static void dates(NewInterest n, LocalDate today, List<Outcome.Fault> faults) {
    if (n.until().filter(end -> !end.isAfter(n.from())).isPresent()) {
      faults.add(
          new Outcome.Fault("until", "It cannot end before it began. Write a later day, or none."));
    }
    if (n.awareOn().isAfter(today)) {
      faults.add(
          new Outcome.Fault(
              "aware", "This day lies ahead. Write the day on which you knew of it."));
    }
    if (n.from().isBefore(LocalDate.of(1900, 1, 1)) || n.from().isAfter(today.plusYears(5))) {
      faults.add(new Outcome.Fault("from", "Write a day from 1900 to five years from today."));
    }
    if (n.held().words().length() > NewInterest.LONGEST_WORDS) {
      faults.add(new Outcome.Fault("words", "Write at most 2,000 letters."));
    }
  }

  /** What is wrong with a gift, for the boxes of its form. */
  static List<Outcome.Fault> faults(NewGift g, LocalDate today) {
    List<Outcome.Fault> faults = new ArrayList<>();
    if (g.givenBy().isBlank()) {
      faults.add(new Outcome.Fault("givenBy", "Write who offered it."));
    }
    if (g.words().isBlank()) {
      faults.add(new Outcome.Fault("words", "Write what was offered."));
    }
    if (g.words().length() > NewInterest.LONGEST_WORDS || g.givenBy().length() > 200) {
      faults.add(new Outcome.Fault("words", "Write at most 2,000 letters, and 200 for the name."));
    }
    if (g.offeredOn().isAfter(today)) {
      faults.add(new Outcome.Fault("offered", "This day lies ahead. Write the day of the offer."));
    }
    if (g.pence().filter(p -> p < 0 || p > 100_000_000_00L).isPresent()) {
      faults.add(new Outcome.Fault("value", "Write a value from 0 to 100,000,000 pounds."));
    }
    return faults;
  }
}
