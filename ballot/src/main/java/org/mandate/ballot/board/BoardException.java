package org.mandate.ballot.board;

/**
 * A text or file that is not what the board's format says. The message names the place and what is
 * wrong, in words for whoever audits.
 */
public final class BoardException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What kind of rule was broken. */
  public enum Kind {
    /** The file's blocks, headers, names or padding. */
    CONTAINER,
    /** Not JSON, or JSON that two readers could read differently. */
    JSON,
    /** JSON without the fields, types or ranges of its record. */
    FORM,
    /** A readable text that is not equal to its own canonical form. */
    CANONICAL,
    /** A number or point that is not the canonical text of an element or exponent. */
    ELEMENT
  }

  private final Kind kind;

  /** A fault of that kind. */
  public BoardException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of rule was broken. */
  public Kind kind() {
    return kind;
  }
}
