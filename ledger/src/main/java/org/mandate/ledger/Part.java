package org.mandate.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of a promise by the head: so many pounds for each patient counted on this basis on this
 * day.
 *
 * @param asAt the day whose lists count; without it nothing can be reckoned
 */
public record Part(Rate rate, Basis basis, LocalDate asAt) {

  /** A part as a form brings it; refused with every fault at once. */
  public static Reckoned<Part> of(String rate, Optional<Basis> basis, Optional<LocalDate> asAt) {
    var faults = new ArrayList<Reckoned.Fault>();
    Reckoned<Rate> read = Rate.of(rate);
    faults.addAll(read.faults());
    if (basis.isEmpty()) {
      faults.add(
          new Reckoned.Fault(
              "basis",
              "Say which heads are counted: registered, weighted or adjusted patients. The three"
                  + " figures of one practice differ."));
    }
    if (asAt.isEmpty()) {
      faults.add(
          new Reckoned.Fault(
              "asAt",
              "Say the day whose patient lists count, such as 1 January before the year. Where the"
                  + " words name none, ask the promiser, and enter the promise when it is known."));
    }
    return faults.isEmpty()
        ? new Reckoned.Done<>(new Part(read.orElseThrow(), basis.orElseThrow(), asAt.orElseThrow()))
        : new Reckoned.Refused<>(List.copyOf(faults));
  }
}
