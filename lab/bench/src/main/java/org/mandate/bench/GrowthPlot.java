package org.mandate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Counting time over distinct ballots, both on logarithmic axes: a line of slope one is linear. */
final class GrowthPlot {
  private static final int LEFT = 70;
  private static final int TOP = 20;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 320;
  private static final String[] INKS = {"#005ea5", "#a33b00", "#5a2d81", "#00703c"};

  private GrowthPlot() {}

  /**
   * @param distinct ballots, 1 or more
   */
  record Point(String rule, long distinct, double millis) {}

  static void write(List<Point> points, Path file) throws IOException {
    double xMin = Math.floor(points.stream().mapToDouble(p -> lg(p.distinct())).min().orElse(0));
    double xMax = Math.ceil(points.stream().mapToDouble(p -> lg(p.distinct())).max().orElse(1));
    double yMin = Math.floor(points.stream().mapToDouble(p -> lg(p.millis())).min().orElse(0));
    double yMax = Math.ceil(points.stream().mapToDouble(p -> lg(p.millis())).max().orElse(1));
    var svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 400\" role=\"img\"")
        .append(" font-family=\"sans-serif\" font-size=\"12\">\n")
        .append("<title>Counting time (processor) over distinct ballots</title>\n")
        .append("<rect width=\"680\" height=\"400\" fill=\"#fff\"/>\n");
    for (double x = xMin; x <= xMax; x++) {
      double at = LEFT + WIDTH * (x - xMin) / (xMax - xMin);
      line(svg, at, TOP, at, TOP + HEIGHT, "#ddd");
      text(svg, at, TOP + HEIGHT + 18, "middle", "10^" + (int) x);
    }
    for (double y = yMin; y <= yMax; y++) {
      double at = TOP + HEIGHT - HEIGHT * (y - yMin) / (yMax - yMin);
      line(svg, LEFT, at, LEFT + WIDTH, at, "#ddd");
      text(svg, LEFT - 8, at + 4, "end", label(y));
    }
    text(svg, LEFT + WIDTH / 2.0, 392, "middle", "distinct ballots (30 candidates, 5 seats)");
    var rules = points.stream().map(Point::rule).distinct().toList();
    for (String rule : rules) {
      String ink = INKS[rules.indexOf(rule) % INKS.length];
      var of = points.stream().filter(p -> p.rule().equals(rule)).toList();
      var path = new StringBuilder();
      for (Point p : of) {
        double x = LEFT + WIDTH * (lg(p.distinct()) - xMin) / (xMax - xMin);
        double y = TOP + HEIGHT - HEIGHT * (lg(p.millis()) - yMin) / (yMax - yMin);
        path.append(path.isEmpty() ? "M" : "L").append(number(x)).append(' ').append(number(y));
        svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        svg.append("\" r=\"3.5\" fill=\"").append(ink).append("\"/>\n");
      }
      svg.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(ink);
      svg.append("\" stroke-width=\"2\"/>\n");
      int row = TOP + 16 + 16 * rules.indexOf(rule);
      svg.append("<text x=\"").append(LEFT + 12).append("\" y=\"").append(row);
      svg.append("\" fill=\"").append(ink).append("\">").append(rule).append("</text>\n");
    }
    Files.writeString(file, svg.append("</svg>\n"));
  }

  private static String label(double power) {
    return power < 0
        ? "0." + "0".repeat((int) -power - 1) + "1 ms"
        : "1" + "0".repeat((int) power) + " ms";
  }

  private static double lg(double value) {
    return Math.log10(value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String ink) {
    svg.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
    svg.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
    svg.append("\" stroke=\"").append(ink).append("\"/>\n");
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    svg.append("\" text-anchor=\"").append(anchor).append("\">").append(words).append("</text>\n");
  }
}
