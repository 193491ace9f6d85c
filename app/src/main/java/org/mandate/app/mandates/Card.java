package org.mandate.app.mandates;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.SeatView;

/**
 * What the holder of a seat may say on a day: a query, never typed.
 *
 * @param holder empty when nobody holds the seat: then nobody may speak
 * @param spoken the topics of this seat with what is live on each
 * @param nextToEnd the next live mandate to end
 */
public record Card(
    SeatView seat,
    Optional<Office> holder,
    long members,
    long patients,
    LocalDate at,
    List<Spoken> spoken,
    Optional<Ending> nextToEnd) {
  public Card {
    spoken = List.copyOf(spoken);
  }

  /**
   * One topic.
   *
   * @param limited practices with limits of their own, with the limits
   */
  public record Spoken(Topic topic, Ledger.Total live, List<Limited> limited) {}

  /** A practice's own limits. */
  public record Limited(String practice, String limits) {}

  /**
   * The next mandate to end, and what is left then.
   *
   * @param practices whose mandates end that day
   */
  public record Ending(Topic topic, List<String> practices, LocalDate on, Ledger.Total then) {}
}
