package org.mandate.app.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A figure over dates, from nought: a line between measured dates (list sizes), or steps where a
 * figure holds until the next change (practices in membership).
 */
public final class DatePlot {
  private static final int TOP = 34;
  private static final int HEIGHT = 130;
  private static final int BASE = TOP + HEIGHT;
  private static final int SIDE = 10;

  /** A measured figure at its date. */
  public record Point(LocalDate date, long value) {}

  private DatePlot() {}

  /** Straight lines between measured dates. */
  public static Figure line(String id, String finding, String unit, List<Point> points) {
    return figure(id, finding, unit, points, false);
  }

  /** Each figure holds until the next. */
  public static Figure steps(String id, String finding, String unit, List<Point> points) {
    return figure(id, finding, unit, points, true);
  }

  private static Figure figure(
      String id, String finding, String unit, List<Point> points, boolean stepped) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no points to draw: " + finding);
    }
    Point first = points.getFirst();
    Point last = points.getLast();
    String description =
        "%s. From %s on %s to %s on %s. Figures in the table below."
            .formatted(
                finding,
                Numbers.whole(first.value()),
                Dates.plain(first.date()),
                Numbers.whole(last.value()),
                Dates.plain(last.date()));
    return new Figure(
        finding,
        unit,
        draw(new Drawing(Drawing.WIDE, id), points, stepped, description),
        draw(new Drawing(Drawing.NARROW, id), points, stepped, description),
        null);
  }

  private static Svg draw(
      Drawing drawing, List<Point> points, boolean stepped, String description) {
    long top = Math.max(1, points.stream().mapToLong(Point::value).max().orElse(1));
    drawing.line(0, BASE, drawing.width(), BASE, Drawing.INK, 1.5);
    drawing.path(course(drawing, points, top, stepped));
    // Values stand at the marks; where marks are close, only the ends and the turn of the year.
    boolean all = points.size() <= (drawing.isWide() ? 7 : 3);
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double x = x(drawing, points, point);
      double y = y(point, top);
      drawing.dot(x, y);
      if (all || i == 0 || i == points.size() - 1) {
        drawing.boldAt(x, y - 12, Numbers.whole(point.value()));
        date(drawing, x, Dates.plain(point.date()), i == 0, i == points.size() - 1, all);
      }
    }
    return drawing.picture(BASE + 32.0, description);
  }

  private static void date(
      Drawing drawing, double x, String words, boolean first, boolean last, boolean all) {
    String anchor = first ? "start" : last ? "end" : "middle";
    if (first || last || (all && drawing.isWide())) {
      drawing.line(x, BASE, x, BASE + 6.0, Drawing.INK, 1.5);
      drawing.quiet(first ? 0 : last ? drawing.width() : x, BASE + 24.0, anchor, words);
    }
  }

  private static String course(Drawing drawing, List<Point> points, long top, boolean stepped) {
    var path = new StringBuilder();
    for (Point point : points) {
      double x = x(drawing, points, point);
      double y = y(point, top);
      if (path.isEmpty()) {
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
      } else if (stepped) {
        path.append(String.format(Locale.ROOT, "H%.1f V%.1f", x, y));
      } else {
        path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y));
      }
    }
    return path.toString();
  }

  private static double x(Drawing drawing, List<Point> points, Point point) {
    LocalDate first = points.getFirst().date();
    long span = ChronoUnit.DAYS.between(first, points.getLast().date());
    double inner = drawing.width() - 2.0 * SIDE;
    return span == 0
        ? drawing.width() / 2.0
        : SIDE + inner * ChronoUnit.DAYS.between(first, point.date()) / span;
  }

  private static double y(Point point, long top) {
    return BASE - HEIGHT * (double) point.value() / top;
  }
}
