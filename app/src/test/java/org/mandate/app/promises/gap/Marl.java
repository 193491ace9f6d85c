package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.List;
import org.mandate.ledger.Schedule.Falling;

/** Three practices of the look's page 06, with its figures. */
final class Marl {
  static final LocalDate DAY = LocalDate.of(2026, 11, 10);

  private Marl() {}

  static Sheet sheet() {
    return new Sheet(
        DAY,
        List.of(
            line("M85102", "Weir Lane Surgery", "W", "Weir PCN", 8_420, 2, 210_500, 421_000),
            line(
                "M85201",
                "Millrace Medical Practice",
                "W",
                "Weir PCN",
                10_316,
                2,
                257_900,
                515_800),
            line(
                "M85301",
                "Canalside Health Centre",
                "C",
                "Canalside PCN",
                12_608,
                4,
                945_600,
                945_600)));
  }

  /**
   * £3 a head in quarters, two of them due.
   *
   * @param quartersOfDue how many quarters of what is due came to the payee
   */
  static PracticeLine line(
      String code,
      String name,
      String network,
      String networkName,
      long patients,
      int quartersOfDue,
      long practice,
      long held) {
    long promised = patients * 300;
    long due = promised / 2;
    long payee = due * quartersOfDue / 4;
    if (practice + held != payee) {
      throw new IllegalArgumentException(name + " does not sum");
    }
    List<Falling> falling =
        List.of(
            new Falling(LocalDate.of(2026, 6, 30), promised / 4),
            new Falling(LocalDate.of(2026, 9, 30), promised / 4),
            new Falling(LocalDate.of(2026, 12, 31), promised / 4),
            new Falling(LocalDate.of(2027, 3, 31), promised / 4));
    Position position = new Position(promised, due, due - payee, 0, held, practice, 0, 0, 0);
    return new PracticeLine(
        code,
        name,
        network,
        networkName,
        patients,
        List.of(new PracticeLine.Account(position, falling)),
        List.of());
  }
}
