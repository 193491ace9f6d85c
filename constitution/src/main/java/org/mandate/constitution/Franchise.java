package org.mandate.constitution;

/** What one practice's vote counts. */
public enum Franchise {
  /** One. */
  ONE_PRACTICE_ONE_VOTE("practice"),
  /** Its patients on the frozen roll, on the basis of {@link Setting.RollRule}. */
  WEIGHTED_BY_LIST("patient");

  private final String unit;

  Franchise(String unit) {
    this.unit = unit;
  }

  /** The unit of its figures, singular: "practice" or "patient". */
  public String unit() {
    return unit;
  }
}
