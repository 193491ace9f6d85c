package org.mandate.ledger.national;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Reckoned;

/**
 * One payments file against one rate.
 *
 * @param year of the file: what it says itself, else what was asked for, else the year that its
 *     columns and its newest practice tell of, which a caveat says; empty where too few practices
 *     tell
 * @param caveats what the figures cannot say, in words
 */
public record Reconciliation(
    PaymentsFile file,
    Optional<FinancialYear> year,
    Question question,
    NationalAnswer answer,
    List<String> caveats) {
  private static final int WHOLE = 1_000;

  public Reconciliation {
    caveats = List.copyOf(caveats);
  }

  /**
   * Reads a file against a rate, in one pass over its rows.
   *
   * @param name of the file, for the year in it
   * @param year the year that it must be of; empty for any
   * @return refused with the reason, as {@link PaymentsFile#read} and where it is another year's
   */
  public static Reckoned<Reconciliation> of(
      PaymentsFile.Source source,
      String name,
      String column,
      Question question,
      Optional<FinancialYear> year)
      throws IOException {
    Optional<FinancialYear> named = FinancialYear.in(name);
    if (year.isPresent() && named.isPresent() && !named.equals(year)) {
      return wrongYear("The file is named " + named.get().words(), year.get());
    }
    var rows = new NationalCase(question);
    return PaymentsFile.read(source, name, column, rows)
        .then(file -> judged(file, rows, question, year));
  }

  private static Reckoned<Reconciliation> judged(
      PaymentsFile file, NationalCase rows, Question question, Optional<FinancialYear> year) {
    if (!file.bases().contains(question.basis())) {
      return Reckoned.refused(
          "basis",
          "The file gives no "
              + question.basis().word()
              + " list. It gives: "
              + String.join(", ", file.bases().stream().map(Basis::word).sorted().toList())
              + ".");
    }
    if (!file.bases().contains(Basis.WEIGHTED)) {
      return Reckoned.refused(
          "minList",
          "The file gives no weighted list, and the least list is of weighted patients.");
    }
    Optional<String> level = question.by().flatMap(by -> lacking(by, file));
    if (level.isPresent()) return Reckoned.refused("by", level.get());
    if (year.isPresent()) {
      Optional<String> why = otherYear(file, year.get());
      if (why.isPresent()) return wrongYear(why.get(), year.get());
    }
    NationalAnswer answer = rows.answer();
    return new Reckoned.Done<>(
        new Reconciliation(
            file,
            file.claimed().or(() -> year).or(() -> likely(file)),
            question,
            answer,
            Caveats.of(question, file, answer, year)));
  }

  /** In every year some practice opens, so the newest of all England tells the year. */
  static Optional<FinancialYear> likely(PaymentsFile file) {
    return file.practices() >= WHOLE ? file.told() : Optional.empty();
  }

  private static Optional<String> lacking(Level by, PaymentsFile file) {
    if (by == Level.PCN && !file.networkGiven()) {
      return Optional.of("The file has no column of networks (PCN Code). Ask by icb or practice.");
    }
    if (by == Level.ICB && file.icbGiven().isEmpty()) {
      return Optional.of("The file has no column of boards or commissioners. Ask by practice.");
    }
    return Optional.empty();
  }

  private static Optional<String> otherYear(PaymentsFile file, FinancialYear year) {
    if (file.claimed().isPresent() && !file.claimed().get().equals(year)) {
      return Optional.of("The file says " + file.claimed().get().words());
    }
    if (file.told().isEmpty()) return Optional.empty();
    FinancialYear told = file.told().get();
    if (told.compareTo(year) > 0) {
      return Optional.of(
          "Its columns or its newest practice are of " + told.words() + " or a later year");
    }
    // in every year some practice opens: none for two years in all England is another year's file
    boolean old = file.practices() >= WHOLE && told.start() + 2 <= year.start();
    return old
        ? Optional.of(
            "The newest of its %,d practices opened in %s"
                .formatted(file.practices(), told.words().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Reckoned<Reconciliation> wrongYear(String why, FinancialYear asked) {
    return Reckoned.refused(
        "year",
        why + ", and " + asked.words() + " was asked for. Give that year's file, or mend --year.");
  }
}
