package org.mandate.count.ballots;

/**
 * A file that is refused: nothing of it is counted.
 *
 * <p>A reader throws it inside this room and its face turns it into a result; it carries the place
 * and what was expected there.
 *
 * @param line from 1; 0 when the fault has no line (an unknown format)
 * @param column from 1, in bytes; 0 when the fault is the whole line
 * @param found what stands there, shortened
 * @param expected what should
 */
public record Unreadable(int line, int column, String found, String expected) {

  /** One sentence: place, what is there, what should be. */
  public String sentence() {
    String place =
        line == 0 ? "" : "line " + line + (column == 0 ? "" : ", column " + column) + ": ";
    return place + "found " + found + ", expected " + expected;
  }
}
