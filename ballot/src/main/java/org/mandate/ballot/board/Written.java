package org.mandate.ballot.board;

/** A value with one canonical text on the board. */
public interface Written {
  /** Adds the canonical text. */
  void writeTo(StringBuilder out);

  /** The canonical text: compact JSON, members in the order of the specification. */
  default String text() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }
}
