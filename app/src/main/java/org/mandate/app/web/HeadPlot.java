package org.mandate.app.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Money per head against list size, with limits that narrow as lists grow ({@link HeadLimits}).
 * Both scales begin at nought, or below it where money was taken back.
 */
public final class HeadPlot {
  private static final int TOP = 30;
  private static final int HEIGHT = 230;
  private static final int BASE = TOP + HEIGHT;
  private static final int LEFT = 60;
  private static final int CURVE = 60;
  // Beyond three usual distances the curve says nothing more; a list of one would blow up the
  // scale.
  private static final double OUTER = 3;
  private static final double INNER = 2;
  // More practices than this become small marks without a ring.
  private static final int MANY = 200;

  private HeadPlot() {}

  /** What the limits mean, for the line under a plot. */
  public static final String METHOD =
      "Dashed lines: 2 and 3 times the usual distance from the rate of all, worked out from these"
          + " practices and wider for small lists, whose numbers move more. Outside them is unusual"
          + " beside the others; inside them is not proof that what was due came.";

  /**
   * Whether limits say something: of enough practices, and not all alike, nor so unlike that even
   * for the largest list nothing at all would be usual.
   */
  public static boolean hasLimits(List<HeadLimits.Point> points) {
    if (points.size() < HeadLimits.FEWEST) {
      return false;
    }
    HeadLimits limits = HeadLimits.of(points);
    long most = points.stream().mapToLong(HeadLimits.Point::patients).max().orElse(1);
    return limits.spread() > 0 && limits.at(most, -INNER) > 0;
  }

  /**
   * @param finding the caption's first line
   * @param unit the second line
   * @param points at least one
   */
  public static Figure of(String id, String finding, String unit, List<HeadLimits.Point> points) {
    HeadLimits limits = HeadLimits.of(points);
    String description =
        finding
            + ". The rate of all is "
            + Money.pounds(Math.round(limits.rate()))
            + " a head. Figures in the table below.";
    return new Figure(
        finding,
        unit,
        draw(new Drawing(Drawing.WIDE, id), points, limits, description),
        draw(new Drawing(Drawing.NARROW, id), points, limits, description),
        null);
  }

  private record Scale(double width, double patients, double low, double high) {
    double x(double p) {
      return LEFT + (width - LEFT - 12) * p / patients;
    }

    double y(double pence) {
      return BASE - HEIGHT * (pence - low) / (high - low);
    }
  }

  private static Svg draw(
      Drawing drawing, List<HeadLimits.Point> points, HeadLimits limits, String description) {
    long most = points.stream().mapToLong(HeadLimits.Point::patients).max().orElse(1);
    double high = points.stream().mapToDouble(HeadLimits.Point::perHead).max().orElse(1);
    double low = points.stream().mapToDouble(HeadLimits.Point::perHead).min().orElse(0);
    Scale scale =
        new Scale(
            drawing.width(),
            most,
            Math.min(0, low),
            Math.max(Math.max(high, limits.rate() * 1.1), 1));
    frame(drawing, scale, most);
    if (hasLimits(points)) {
      for (double times : new double[] {-OUTER, -INNER, INNER, OUTER}) {
        curve(drawing, scale, limits, times, points);
      }
    }
    double rate = scale.y(limits.rate());
    drawing.line(LEFT, rate, drawing.width() - 12.0, rate, Drawing.INK, 1.5);
    marks(drawing, scale, points);
    String all = "All: " + Money.pounds(Math.round(limits.rate())) + " a head";
    drawing.boldTo(drawing.width(), 18, all);
    return drawing.picture(BASE + 46.0, description);
  }

  private static void frame(Drawing drawing, Scale scale, long most) {
    double nought = scale.y(0);
    drawing.line(LEFT, nought, drawing.width(), nought, Drawing.INK, 1.5);
    drawing.line(LEFT, TOP, LEFT, BASE, Drawing.INK, 1.5);
    drawing.quiet(LEFT - 8.0, nought + 5, "end", "£0");
    drawing.quiet(LEFT - 8.0, TOP + 8.0, "end", Money.pounds((long) Math.floor(scale.high())));
    drawing.quiet(0, 18, "start", drawing.isWide() ? "Pounds a head" : "£ a head");
    drawing.quiet(LEFT, BASE + 20.0, "middle", "0");
    drawing.quiet(drawing.width(), BASE + 20.0, "end", Numbers.whole(most));
    drawing.quiet((LEFT + drawing.width()) / 2.0, BASE + 38.0, "middle", "Patients on the list");
  }

  private static void curve(
      Drawing drawing,
      Scale scale,
      HeadLimits limits,
      double times,
      List<HeadLimits.Point> points) {
    double least = points.stream().mapToLong(HeadLimits.Point::patients).min().orElse(1);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= CURVE; i++) {
      double patients = least + (scale.patients() - least) * i / CURVE;
      double at = limits.at(patients, times);
      if (at > scale.high() || at < scale.low()) {
        continue;
      }
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(String.format(Locale.ROOT, "%.1f %.1f", scale.x(patients), scale.y(at)));
    }
    if (!path.isEmpty()) {
      drawing.course(path.toString(), true);
    }
  }

  private static void marks(Drawing drawing, Scale scale, List<HeadLimits.Point> points) {
    boolean many = points.size() > MANY;
    StringBuilder path = new StringBuilder();
    Set<Long> drawn = new HashSet<>();
    for (HeadLimits.Point point : points) {
      double x = scale.x(point.patients());
      double y = scale.y(point.perHead());
      if (!many && !point.own()) {
        drawing.dot(x, y);
      } else if (!point.own() && drawn.add(Math.round(x) * 10_000 + Math.round(y))) {
        path.append(String.format(Locale.ROOT, "M%d %dh0", Math.round(x), Math.round(y)));
      }
    }
    if (!path.isEmpty()) {
      drawing.marks(path.toString());
    }
    for (HeadLimits.Point point : points) {
      if (point.own()) {
        double x = scale.x(point.patients());
        double y = scale.y(point.perHead());
        drawing.box(x - 6, y - 6, 12, 12, Drawing.Fill.SOLID);
        drawing.boldAt(x, y > TOP + 30 ? y - 14 : y + 26, "You");
      }
    }
  }
}
