package org.mandate.app.entrance;

import java.time.LocalDate;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/**
 * When the demonstration town is: its files end on the day it was loaded, the clock goes on.
 *
 * @param loaded the day of the first start
 */
public record TownDay(LocalDate loaded, LocalDate today) {
  /** The town's last ballot was set to close so many days after the load. */
  private static final int OPEN_DAYS = 19;

  /** What a visitor must know of it. */
  static Prose words(TownDay day) {
    String began =
        "Marlbrook’s story was written up to " + Dates.weekday(day.loaded()) + ", its first start";
    return day.today().isAfter(day.loaded().plusDays(OPEN_DAYS))
        ? Prose.of(
            began
                + ". Its ballots have closed since, and terms and mandates run out as they would."
                + " For a town with open ballots, start Mandate with a new data folder.")
        : Prose.of(began + ". Its open ballots close in the days after it.");
  }
}
