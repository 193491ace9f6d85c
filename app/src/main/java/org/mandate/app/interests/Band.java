package org.mandate.app.interests;

import java.util.Arrays;
import java.util.Optional;

/** What an interest is worth in a year, in bands, so that no exact sum is asked. */
public enum Band {
  UNDER_500("under-500", "Under £500 a year"),
  TO_5000("500-5000", "£500 to £5,000 a year"),
  TO_25000("5000-25000", "£5,000 to £25,000 a year"),
  OVER_25000("over-25000", "Over £25,000 a year");

  private final String word;
  private final String says;

  Band(String word, String says) {
    this.word = word;
    this.says = says;
  }

  /** As tables and files write it. */
  public String word() {
    return word;
  }

  /** As people read it. */
  public String says() {
    return says;
  }

  static Optional<Band> read(String word) {
    return Arrays.stream(values()).filter(b -> b.word.equals(word)).findFirst();
  }
}
