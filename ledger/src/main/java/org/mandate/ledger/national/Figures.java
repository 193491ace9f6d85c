package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cell as a figure, exactly. */
final class Figures {
  private static final Pattern PLAIN =
      Pattern.compile("[-+]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})");
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+]?\\d{1,3}(,\\d{3}){1,4}(\\.\\d{0,20})?");

  private Figures() {}

  /** The cell is no figure. */
  static final class NoFigure extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoFigure(String words) {
      super(words, null, false, false);
    }
  }

  /**
   * The figure; empty where the cell says that there is none (blank, N/A, "-", "*").
   *
   * @throws NoFigure where it is something else
   */
  static Optional<BigDecimal> of(String cell) {
    String plain = cell.strip();
    if (plain.isEmpty() || none(plain)) return Optional.empty();
    boolean bracketed = plain.startsWith("(") && plain.endsWith(")");
    if (bracketed) plain = plain.substring(1, plain.length() - 1).strip();
    boolean below = bracketed;
    if (!bracketed && plain.startsWith("-£")) {
      below = true;
      plain = plain.substring(2).strip();
    } else if (plain.startsWith("£")) {
      plain = plain.substring(1).strip();
    }
    if (THOUSANDS.matcher(plain).matches()) plain = plain.replace(",", "");
    if (!PLAIN.matcher(plain).matches() || below && plain.startsWith("-")) {
      String mend =
          plain.matches("[-+]?\\d(\\.\\d+)?[eE][-+]?\\d+")
              ? " A spreadsheet has shortened it, and digits are lost: use the file as published."
              : "";
      throw new NoFigure("'" + shown(cell) + "' is no figure." + mend);
    }
    BigDecimal figure = new BigDecimal(plain);
    return Optional.of(below ? figure.negate() : figure);
  }

  private static boolean none(String plain) {
    return switch (plain.toLowerCase(Locale.ROOT)) {
      case "n/a", "na", "null", "-", "–", "*", ".", "..", ":", "#n/a" -> true;
      default -> false;
    };
  }

  static String shown(String cell) {
    String plain = cell.strip().replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
  }
}
