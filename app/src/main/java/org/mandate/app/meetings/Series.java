package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of meetings with one purpose.
 *
 * @param rhythm how often it meets
 * @param minutesPlanned how long one meeting is to last
 * @param from first day
 * @param entry of the record
 */
public record Series(
    UUID id,
    UUID body,
    String title,
    String purpose,
    Meeting.Kind kind,
    Rhythm rhythm,
    int minutesPlanned,
    String place,
    LocalDate from,
    long entry) {

  /** How often a series meets. */
  public enum Rhythm {
    WEEKLY("every week"),
    FORTNIGHTLY("every two weeks"),
    MONTHLY("every month"),
    TWO_MONTHLY("every two months"),
    QUARTERLY("every three months"),
    NONE("when it is called");

    private final String words;

    Rhythm(String words) {
      this.words = words;
    }

    /** In words: "every month". */
    public String words() {
      return words;
    }

    /** As tables and entries write it: "two-monthly". */
    public String code() {
      return Codes.of(this);
    }
  }
}
