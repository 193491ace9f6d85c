package org.mandate.ledger;

import java.util.List;
import org.joda.money.Money;

/**
 * What falls due to one organisation.
 *
 * @param counted the list sizes that it was reckoned from; empty where none was needed
 * @param instalments sum to the pence
 */
public record Due(
    String organisation, long pence, List<Lists.Size> counted, List<Schedule.Falling> instalments) {
  public Due {
    counted = List.copyOf(counted);
    instalments = List.copyOf(instalments);
  }

  /** The same in money. */
  public Money money() {
    return Sterling.of(pence);
  }
}
