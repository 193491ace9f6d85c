package org.mandate.app.web;

import java.util.List;

/** Sums by age, a bar for each age, in at most two kinds; bars start at nought. */
public final class AgedBars {
  private static final double LABELS = 130;
  private static final double VALUES = 100;
  private static final double THICK = 24;
  private static final double WIDE_PITCH = 38;
  private static final double NARROW_PITCH = 54;
  private static final int FITS_BESIDE = 34;

  /**
   * An age.
   *
   * @param words "31 to 60 days"
   * @param first pence of the first kind; never negative
   * @param second pence of the second kind; never negative
   */
  public record Age(String words, long first, long second) {
    public Age {
      if (first < 0 || second < 0) {
        throw new IllegalArgumentException("no bar is shorter than nought: " + words);
      }
    }

    long total() {
      return Math.addExact(first, second);
    }
  }

  private AgedBars() {}

  /**
   * @param firstKind what the hatched part is, "Not paid by the ICB"
   * @param secondKind what the dotted part is, "Held by a PCN payee"; "" where there is none
   */
  public static Figure of(
      String id, String finding, String unit, String firstKind, String secondKind, List<Age> ages) {
    long total = ages.stream().mapToLong(Age::total).sum();
    String description =
        finding + ". " + Money.shortly(total) + " in all, by age. Figures in the table below.";
    return new Figure(
        finding,
        unit,
        draw(new Drawing(Drawing.WIDE, id), firstKind, secondKind, ages, description),
        draw(new Drawing(Drawing.NARROW, id), firstKind, secondKind, ages, description),
        null);
  }

  private static Svg draw(
      Drawing drawing, String firstKind, String secondKind, List<Age> ages, String description) {
    boolean wide = drawing.isWide();
    double left = wide ? LABELS : 0;
    double room = drawing.width() - left - (wide ? VALUES : 2);
    double top = Math.max(1, ages.stream().mapToLong(Age::total).max().orElse(1));
    double y = 8;
    for (Age age : ages) {
      if (wide) {
        drawing.words(0, y + 17, age.words());
        drawing.bold(left + room * age.total() / top + 8, y + 17, Money.shortly(age.total()));
        bar(drawing, left, y, room / top, age);
        y += WIDE_PITCH;
      } else {
        drawing.words(0, y + 12, age.words());
        drawing.boldTo(drawing.width(), y + 12, Money.shortly(age.total()));
        bar(drawing, 1, y + 18, room / top, age);
        y += NARROW_PITCH;
      }
    }
    return drawing.picture(legend(drawing, firstKind, secondKind, y + 4), description);
  }

  private static void bar(Drawing drawing, double x, double y, double scale, Age age) {
    if (age.total() == 0) {
      drawing.line(x, y, x, y + THICK, Drawing.QUIET, 1.5);
    }
    double first = scale * age.first();
    if (age.first() > 0) {
      drawing.box(x, y, first, THICK, Drawing.Fill.HATCHED);
    }
    if (age.second() > 0) {
      drawing.box(x + first, y, scale * age.second(), THICK, Drawing.Fill.DOTTED);
    }
  }

  private static double legend(Drawing drawing, String firstKind, String secondKind, double y) {
    // Side by side where both fit.
    boolean beside =
        drawing.isWide() && Math.max(firstKind.length(), secondKind.length()) <= FITS_BESIDE;
    double under = key(drawing, Drawing.Fill.HATCHED, firstKind, 0, y);
    if (secondKind.isEmpty()) {
      return under;
    }
    return key(
        drawing,
        Drawing.Fill.DOTTED,
        secondKind,
        beside ? drawing.width() / 2.0 : 0,
        beside ? y : under);
  }

  private static double key(Drawing drawing, Drawing.Fill fill, String words, double x, double y) {
    drawing.box(x + 1, y, 16, 16, fill);
    double line = y + 13;
    for (String part : Drawing.lines(words, FITS_BESIDE)) {
      drawing.words(x + 24, line, part);
      line += 18;
    }
    return line - 18 + 13;
  }
}
