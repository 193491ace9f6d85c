package org.mandate.ledger.read;

/** Which number comes first in dates such as 03/04/2020. */
public enum DayOrder {
  /** 03/04/2020 is 3 April. */
  DAY_FIRST,
  /** 03/04/2020 is 4 March. */
  MONTH_FIRST;

  String words() {
    return this == DAY_FIRST ? "day first" : "month first";
  }
}
