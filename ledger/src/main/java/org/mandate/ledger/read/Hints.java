package org.mandate.ledger.read;

import java.util.Optional;

/**
 * What the person who brings a file knows and the file may not say.
 *
 * @param payer the payer's name, used where the file has no column for it; may be empty
 * @param order which number comes first in its dates, where the file itself cannot show it
 */
public record Hints(String payer, Optional<DayOrder> order) {
  /** Nothing known but the payer. */
  public static Hints payer(String payer) {
    return new Hints(payer, Optional.empty());
  }

  /** The same with the order of day and month told. */
  public Hints with(DayOrder told) {
    return new Hints(payer, Optional.of(told));
  }
}
