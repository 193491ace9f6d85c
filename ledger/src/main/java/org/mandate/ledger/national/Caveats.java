package org.mandate.ledger.national;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Sterling;

/** What the figures cannot say, in words, the most important first. */
final class Caveats {
  private static final int WHOLE_ENGLAND = 5_000;

  private Caveats() {}

  /** Of one file's answer. */
  static List<String> of(
      Question question, PaymentsFile file, NationalAnswer answer, Optional<FinancialYear> year) {
    var all = new ArrayList<String>();
    all.add(
        "The file gives each practice's last known "
            + question.basis().word()
            + " list, not the list of the promise's own day. A shortfall that a change of list can"
            + " explain is: cannot tell.");
    shortfalls(question, answer, all);
    nothing(question, answer, all);
    all.add(
        question.rateSource().isEmpty()
            ? "The rate "
                + question.rate().words()
                + " is an input, not in the file, and nobody has said where it is quoted from (--source)."
            : "The rate "
                + question.rate().words()
                + " is an input, not in the file. Quoted from: "
                + question.rateSource());
    basis(question, all);
    lists(question, file, answer, all);
    groups(question, file, answer, all);
    year(file, year, all);
    all.addAll(file.notes());
    return List.copyOf(all);
  }

  private static void shortfalls(Question question, NationalAnswer answer, List<String> all) {
    int less = answer.of(Reading.CANNOT_TELL);
    if (less == 0) return;
    all.add(
        "%,d practices were paid something, but less than the rate on this list: cannot tell whether anything is owed."
                .formatted(less)
            + (answer.tenthBelow() == 0
                ? ""
                : " %,d of them were paid more than a tenth below it: look at these first."
                    .formatted(answer.tenthBelow())));
  }

  private static void nothing(Question question, NationalAnswer answer, List<String> all) {
    int covered = answer.of(Reading.MISSING);
    int none = answer.of(Reading.NO_PAYMENT);
    all.add(
        "The file does not say who had joined a network. Paid nothing is: no payment recorded"
            + (covered > 0 ? ", unless the promise is entered as covering the practice. " : ". ")
            + ("%,d practices with a list have no payment recorded; of those with more than %s weighted"
                    + " patients %,d were paid exactly nothing.")
                .formatted(none, plain(question), answer.paidNothing()));
    if (covered > 0) {
      all.add(
          ("%,d practices are missing: somebody entered, with a source, that the promise covered"
                  + " them, and the file records no payment. The rate on their lists is %s.")
              .formatted(covered, Sterling.words(answer.missingPence())));
    }
    if (answer.recovered() > 0 || answer.of(Reading.RECOVERED) > 0) {
      all.add(
          "%,d practices stand below nought: money went back. It is taken off what was received."
              .formatted(answer.of(Reading.RECOVERED)));
    }
    if (answer.of(Reading.NO_FIGURE) > 0) {
      all.add(
          "%,d practices have no figure in that column. They are not counted as paid nothing."
              .formatted(answer.of(Reading.NO_FIGURE)));
    }
  }

  private static String plain(Question question) {
    return question.minList().stripTrailingZeros().toPlainString();
  }

  private static void basis(Question question, List<String> all) {
    if (question.basis() != Basis.WEIGHTED) {
      all.add(
          "The least list ("
              + plain(question)
              + ") is of weighted patients, while the rate counts "
              + question.basis().word()
              + " ones.");
    }
  }

  private static void lists(
      Question question, PaymentsFile file, NationalAnswer answer, List<String> all) {
    int without = answer.of(Reading.NO_LIST);
    if (without > 0 || answer.withoutListPence() != 0) {
      all.add(
          ("%,d practices have no list in the file (closed, or no ordinary practice): nothing is set"
                  + " against %s.")
              .formatted(
                  without,
                  answer.withoutListPence() == 0
                      ? "them, and they were paid nothing"
                      : "the " + Sterling.words(answer.withoutListPence()) + " they were paid"));
    }
    if (file.practices() < WHOLE_ENGLAND) {
      all.add(
          "The file has only %,d practices; all England has more than 6,000. Its sums are not England's."
              .formatted(file.practices()));
    }
    if (file.averagesOff() > 0) {
      all.add(
          "%,d rows print an average for each registered patient that is not their total over their list."
              .formatted(file.averagesOff()));
    }
  }

  private static void groups(
      Question question, PaymentsFile file, NationalAnswer answer, List<String> all) {
    if (question.by().isEmpty()) return;
    Level level = question.by().get();
    if (level == Level.ICB) {
      all.add(
          "Integrated care boards are read from the column \""
              + file.icbGiven()
              + "\"."
              + (file.icbGiven().toLowerCase(java.util.Locale.ROOT).startsWith("ccg")
                  ? " The file is older than the boards: what stands there is clinical commissioning groups."
                  : ""));
    }
    if (level == Level.FIFTH) {
      question.deprivation().ifPresent(d -> all.add(d.words()));
      if (answer.ungrouped() > 0) {
        all.add(
            "%,d practices are not in the file of deprivation; they stand on a line of their own."
                .formatted(answer.ungrouped()));
      }
    }
    if (level != Level.PRACTICE) {
      all.add(
          "A head's share of a group is all its money over all its patients. The mean of practices'"
              + " own averages is shown because it misleads: a tiny list weighs as much as a large one.");
    }
  }

  private static void year(PaymentsFile file, Optional<FinancialYear> asked, List<String> all) {
    Optional<FinancialYear> claimed = file.claimed();
    Optional<FinancialYear> told = file.told();
    if (claimed.isEmpty() && asked.isPresent()) {
      all.add(
          "Neither the file's name nor its content names a year; it was taken for "
              + asked.get().words()
              + ", as you say.");
    } else if (claimed.isEmpty() && told.isPresent()) {
      all.add(
          "Neither the file's name nor its content names a year. By its columns and its newest"
              + " practice it is of "
              + told.get().words()
              + " or a later year"
              + (Reconciliation.likely(file).isPresent() ? "; it was taken for that. " : ". ")
              + "Say it with --year if you know it.");
    } else if (claimed.isPresent()
        && told.filter(t -> t.compareTo(claimed.get()) > 0).isPresent()) {
      all.add(
          "The file says "
              + claimed.get().words()
              + ", but its columns or its newest practice are of "
              + told.orElseThrow().words()
              + ": check which year it is.");
    }
  }
}
