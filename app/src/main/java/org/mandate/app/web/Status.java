package org.mandate.app.web;

/**
 * A state: always a word, with a shape before it; colour only repeats the two.
 *
 * @param shape the shape drawn before the word
 * @param word what is read: "Yes", "With limits", "Ends 30 Nov", "Not met"
 */
public record Status(Shape shape, String word) {
  /** Dot, half dot, diamond, square, dash. */
  public enum Shape {
    YES,
    PART,
    SOON,
    NO,
    NONE
  }

  public static Status yes(String word) {
    return new Status(Shape.YES, word);
  }

  public static Status part(String word) {
    return new Status(Shape.PART, word);
  }

  public static Status soon(String word) {
    return new Status(Shape.SOON, word);
  }

  public static Status no(String word) {
    return new Status(Shape.NO, word);
  }

  public static Status none(String word) {
    return new Status(Shape.NONE, word);
  }

  /** The whole class attribute. */
  public String classes() {
    return "mnd-status mnd-status--"
        + switch (shape) {
          case YES -> "yes";
          case PART -> "part";
          case SOON -> "soon";
          case NO -> "no";
          case NONE -> "none";
        };
  }
}
