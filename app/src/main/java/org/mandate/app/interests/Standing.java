package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a decision-maker stands with declaring, on a day.
 *
 * @param seats ids of the seats held, whose holders declare
 * @param since the first day in such a seat, or of the policy if later
 * @param due the last day on which what is owed next is in time
 * @param nothingYet whether nothing was ever declared, returned or confirmed
 * @param daysLate none when in time
 * @param reminders the days on which reminders were sent
 * @param named whether the policy has them named
 */
public record Standing(
    UUID person,
    String name,
    List<String> seats,
    LocalDate since,
    LocalDate due,
    boolean nothingYet,
    long daysLate,
    List<LocalDate> reminders,
    boolean named,
    Optional<LocalDate> lastReturn) {
  /** Copies the lists. */
  public Standing {
    seats = List.copyOf(seats);
    reminders = List.copyOf(reminders);
  }

  /** Whether it is late. */
  public boolean isLate() {
    return daysLate > 0;
  }
}
