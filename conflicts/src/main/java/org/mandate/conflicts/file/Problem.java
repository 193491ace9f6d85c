package org.mandate.conflicts.file;

/**
 * Why a file of facts is refused, and what would mend it.
 *
 * @param place such as {@code matters[3].parties[0].role}, entries from 0; empty for the whole file
 * @param line in the file, from 1
 * @param what what is wrong, one sentence
 * @param mend what to do, one sentence
 */
public record Problem(String place, int line, String what, String mend) {

  /** In one line, for a person. */
  public String sentence() {
    return "Line " + line + (place.isEmpty() ? "" : ", " + place) + ": " + what + " " + mend;
  }
}
