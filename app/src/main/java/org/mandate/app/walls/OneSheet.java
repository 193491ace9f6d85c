package org.mandate.app.walls;

import java.util.List;
import java.util.Optional;

/**
 * Whether a door list fits on one sheet of A4, and in which size. Lengths in the 96th of an inch
 * that a browser prints with, as Chromium measures the page; letters counted wide.
 */
final class OneSheet {
  // A4 less its margins is 986 high; 624 go to all that is not a matter. The rest is for safety.
  private static final double FREE = 345;
  private static final double GAP = 10;
  private static final int PEOPLE_ON_TWO_LINES = 130;
  private static final int PEOPLE_ON_A_LINE = 65;
  private static final double PEOPLE_LINE = 22;
  private static final int ROOM_ON_A_LINE = 52;
  private static final double ROOM_LINE = 34;

  private OneSheet() {}

  private enum Size {
    LARGE("nhsuk-u-font-size-26", 28.4, 44),
    MIDDLE("nhsuk-u-font-size-19", 21.7, 57);

    private final String style;
    private final double line;
    private final int letters;

    Size(String style, double line, int letters) {
      this.style = style;
      this.line = line;
      this.letters = letters;
    }

    private double high(String words) {
      return GAP + line * lines(words.length(), letters);
    }
  }

  private static int lines(int letters, int onALine) {
    return Math.max(1, (letters + onALine - 1) / onALine);
  }

  /**
   * The class of the list's lines, the largest that fits; empty where none does.
   *
   * @param lines each matter with whom it says must leave
   */
  static Optional<String> size(String where, List<String> lines, String people) {
    int over = people.length() - PEOPLE_ON_TWO_LINES;
    double more =
        (over > 0 ? PEOPLE_LINE * lines(over, PEOPLE_ON_A_LINE) : 0)
            + ROOM_LINE * (lines(where.length(), ROOM_ON_A_LINE) - 1);
    for (Size size : Size.values()) {
      if (lines.stream().mapToDouble(size::high).sum() + more <= FREE) {
        return Optional.of(size.style);
      }
    }
    return Optional.empty();
  }
}
