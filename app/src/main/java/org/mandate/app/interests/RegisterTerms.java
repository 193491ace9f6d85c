package org.mandate.app.interests;

import java.util.List;

/**
 * What the adopted policy says of the register of interests.
 *
 * @param decisionMakers ids of the seats whose holders declare and are published
 * @param declareWithinDays days in which an interest is declared; the last of them is in time
 * @param reminders how many are sent before anybody is named
 * @param nameNonDeclarers whether decision-makers who have declared nothing are named then
 * @param publishMonthsAfterEnd how long an ended interest stays published
 * @param keepYears how long its history is kept after it ended
 * @param giftFromPence gifts of this value or more are declared
 * @param confirmEveryMonths how often everything is confirmed
 */
public record RegisterTerms(
    List<String> decisionMakers,
    int declareWithinDays,
    int reminders,
    boolean nameNonDeclarers,
    int publishMonthsAfterEnd,
    int keepYears,
    long giftFromPence,
    int confirmEveryMonths) {
  /** Copies the list. */
  public RegisterTerms {
    decisionMakers = List.copyOf(decisionMakers);
  }
}
