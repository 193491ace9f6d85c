package org.mandate.app.register.reading;

/**
 * Why a file was not taken in. Nothing of a refused file stays.
 *
 * @param file the file as the sender called it
 * @param line the line from 1, or 0 when the fault is in the file as a whole
 * @param column the column from 1 (of values; of characters for a fault of encoding), or 0
 * @param reason what is wrong, a sentence
 * @param mend what to do about it, a sentence
 */
public record Refusal(String file, long line, int column, String reason, String mend) {

  /** Where the fault is, in words: {@code epraccur.csv, line 3, column 11}. */
  public String place() {
    return file
        + (line > 0 ? ", line " + line : "")
        + (line > 0 && column > 0 ? ", column " + column : "");
  }

  @Override
  public String toString() {
    return place() + ": " + reason + " " + mend;
  }
}
