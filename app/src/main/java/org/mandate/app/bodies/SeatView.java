package org.mandate.app.bodies;

import java.util.List;
import java.util.Optional;
import org.mandate.constitution.Setting;

/**
 * A seat on a day, with its terms.
 *
 * @param seat as the constitution says
 * @param constituency which of several like seats (an area); empty where there is one
 * @param holder on that day
 * @param terms all there were until then, oldest first
 * @param gaps times in which nobody held it
 */
public record SeatView(
    Setting.Seat seat,
    String constituency,
    Optional<Office> holder,
    List<Office> terms,
    List<OfficeRules.Gap> gaps) {

  /** "Neighbourhood seat, Hill". */
  public String title() {
    return constituency.isEmpty() ? seat.title() : seat.title() + ", " + constituency;
  }

  /** The last term, when it has run out and nobody followed. */
  public Optional<Office> expired() {
    return holder.isPresent() || terms.isEmpty() ? Optional.empty() : Optional.of(terms.getLast());
  }
}
