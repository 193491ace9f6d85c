package org.mandate.conflicts;

/**
 * A mark that a share must reach, or pass.
 *
 * @param moreThan true when exactly the mark is not enough
 */
public record Mark(Share share, boolean moreThan) {

  /** Whether that share is enough. */
  public boolean reachedBy(Share given) {
    int order = given.compareTo(share);
    return moreThan ? order > 0 : order >= 0;
  }

  /** "more than 5 %". */
  public String words() {
    return (moreThan ? "more than " : "at least ") + share.inPercent() + " %";
  }
}
