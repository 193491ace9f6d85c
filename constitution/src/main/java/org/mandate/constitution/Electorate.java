package org.mandate.constitution;

/** Who decides. */
public enum Electorate {
  /** All member practices, asked by a ballot. */
  MEMBER_PRACTICES("the practices"),
  /** The holders of seats, in a meeting. */
  BOARD("the board");

  private final String words;

  Electorate(String words) {
    this.words = words;
  }

  /** In a sentence: "the practices", "the board". */
  public String words() {
    return words;
  }
}
