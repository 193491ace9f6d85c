package org.mandate.count.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mandate.count.rules.Count;

/**
 * How votes moved, as SVG: bars are totals, crossing bands are votes that moved. It stands on the
 * stages, so the transfer sheet beside it is its table. Where several candidates lost votes at one
 * stage, each gain is drawn as coming from them in proportion.
 *
 * <p>Lengths here are drawn, not decided on: binary fractions are good enough for them.
 */
public final class FlowPicture {
  private static final double BAR = 14;
  private static final String HAVE = "#0d4a52";
  private static final String QUIET = "#4c6272";

  private final Count count;
  private final Course course;
  private final List<Integer> columns;
  private final List<Integer> rows = new ArrayList<>();
  private final boolean down;
  private final String id;
  private final double[][] votes;
  private final double[][] places;
  private final double perVote;
  private final StringBuilder out = new StringBuilder();

  private FlowPicture(Count count, String id, boolean down) {
    this.count = count;
    this.course = new Course(count);
    this.columns = course.telling();
    this.down = down;
    this.id = id;
    course.order().stream().filter(c -> !course.absent(c)).forEach(rows::add);
    this.votes = new double[columns.size()][rows.size() + 1];
    this.places = new double[columns.size()][rows.size() + 1];
    double most = 0;
    for (int i = 0; i < columns.size(); i++) {
      double sum = 0;
      for (int r = 0; r <= rows.size(); r++) {
        votes[i][r] = amount(i, r).doubleValue();
        sum += votes[i][r];
      }
      most = Math.max(most, sum);
    }
    double slots = rows.size() + 1;
    this.perVote = most == 0 ? 0 : (down ? Math.max(80, 334 - 7 * slots) : 300) / most;
    for (int i = 0; i < columns.size(); i++) place(i);
  }

  /**
   * Two pictures, a wide one and a narrow one that runs downwards; style shows one. Empty where
   * nothing moved.
   *
   * @param id unique on its page
   */
  public static String of(Count count, String id) {
    if (count.pairwise() != null || new Course(count).telling().size() < 2) return "";
    FlowPicture wide = new FlowPicture(count, id + "w", false);
    FlowPicture narrow = new FlowPicture(count, id + "n", true);
    return "<figure class=\"mnd-plot\">\n<figcaption><b>"
        + Html.text(wide.finding())
        + "</b><br><span class=\"mnd-quiet\">Size shows votes, in whole numbers here; the exact"
        + " figures are in the transfer sheet. Dark crossing bands: votes that moved. Hatched: goes"
        + " out next. White: no further choice.</span></figcaption>\n"
        + "<div class=\"mnd-scroll mnd-plot__wide\" role=\"region\" tabindex=\"0\""
        + " aria-label=\"Picture of the transfers\">"
        + wide.svg()
        + "</div>\n<div class=\"mnd-plot__narrow\">"
        + narrow.svg()
        + narrow.key()
        + "</div>\n</figure>\n";
  }

  private String finding() {
    int last = columns.size() - 1;
    double gain = -1;
    int row = 0;
    for (int r = 0; r < rows.size(); r++) {
      double more = votes[last][r] - votes[0][r];
      if (more > gain) {
        gain = more;
        row = r;
      }
    }
    if (gain <= 0) return "Nobody gained votes on the way";
    boolean little = whole(0, row).equals(whole(last, row));
    return "%s gained most on the way: from %s to %s"
        .formatted(
            course.name(rows.get(row)),
            little ? Figures.plain(amount(0, row)) : whole(0, row),
            little ? Figures.plain(amount(last, row)) : whole(last, row));
  }

  private BigDecimal amount(int column, int row) {
    var stage = count.stages().get(columns.get(column));
    return row == rows.size() ? stage.nonTransferable() : stage.votes().get(rows.get(row));
  }

  private String whole(int column, int row) {
    return Figures.exact(amount(column, row).setScale(0, RoundingMode.HALF_UP));
  }

  private String name(int row) {
    return row == rows.size() ? "No further choice" : course.name(rows.get(row));
  }

  private void place(int column) {
    double at = down ? 4 : 34;
    for (int r = 0; r <= rows.size(); r++) {
      places[column][r] = at;
      double size = votes[column][r] * perVote;
      if (votes[column][r] > 0) at += Math.max(size, down ? 2 : 15) + (down ? 5 : 7);
    }
  }

  private double length() {
    double most = 0;
    int end = rows.size();
    for (int i = 0; i < columns.size(); i++) {
      most = Math.max(most, places[i][end] + Math.max(15, votes[i][end] * perVote));
    }
    return most + 8;
  }

  private double margin() {
    if (down) return 24;
    int longest = 0;
    for (int r = 0; r < rows.size(); r++) {
      longest = Math.max(longest, Math.min(24, name(r).length()) + 1 + whole(0, r).length());
    }
    return 14 + 9 * Math.max(longest, 18);
  }

  private double step() {
    return down ? 74 : Math.max(92, (960 - 2 * margin()) / columns.size());
  }

  private double along(int column) {
    return margin() + column * step();
  }

  private String svg() {
    double along = along(columns.size() - 1) + BAR + (down ? 22 : margin() + 10);
    double across = down ? 342 : length();
    out.append(
        fmt(
            "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\""
                + " aria-labelledby=\"%st %sd\" font-family=\"Arial, Helvetica, sans-serif\""
                + " font-size=\"15\" fill=\"#212b32\">",
            down ? across : along,
            down ? along : across,
            down ? across : along,
            down ? along : across,
            id,
            id));
    out.append("<title id=\"").append(id).append("t\">").append(Html.text(finding()));
    out.append("</title><desc id=\"").append(id).append("d\">Flow of ");
    out.append(Figures.plain(count.valid())).append(" votes through ").append(columns.size());
    out.append(" stages. Every figure is in the transfer sheet.</desc>");
    out.append(
        fmt(
            "<defs><pattern id=\"%sh\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" fill=\"#fff\"/>"
                + "<rect width=\"3.5\" height=\"7\" fill=\"#9c2f0b\"/></pattern></defs>",
            id));
    for (int i = 0; i + 1 < columns.size(); i++) bands(i);
    for (int i = 0; i < columns.size(); i++) bars(i);
    return out.append("</svg>").toString();
  }

  private void bands(int i) {
    int n = rows.size() + 1;
    double[] from = places[i].clone();
    double[] to = places[i + 1].clone();
    double gains = 0;
    for (int r = 0; r < n; r++) {
      double kept = Math.min(votes[i][r], votes[i + 1][r]) * perVote;
      if (kept > 0) band(i, from[r], to[r], kept, r == 0 ? "#a9c8ca" : "#cfe0e1", 1);
      from[r] += kept;
      to[r] += kept;
      gains += Math.max(0, votes[i + 1][r] - votes[i][r]);
    }
    for (int s = 0; s < n && gains > 0; s++) {
      double lost = Math.max(0, votes[i][s] - votes[i + 1][s]);
      for (int t = 0; t < n && lost > 0; t++) {
        double size = lost * Math.max(0, votes[i + 1][t] - votes[i][t]) / gains * perVote;
        if (size <= 0) continue;
        band(i, from[s], to[t], size, t == n - 1 ? QUIET : "#9c2f0b", 0.7);
        from[s] += size;
        to[t] += size;
      }
    }
  }

  private void band(int column, double from, double to, double size, String fill, double opacity) {
    double x = along(column) + BAR;
    double y = along(column + 1);
    double mid = (x + y) / 2;
    double thick = Math.max(size, 0.6);
    String path =
        "M"
            + point(x, from)
            + "C"
            + point(mid, from)
            + point(mid, to)
            + point(y, to)
            + "L"
            + point(y, to + thick)
            + "C"
            + point(mid, to + thick)
            + point(mid, from + thick)
            + point(x, from + thick)
            + "Z";
    out.append(fmt("<path d=\"%s\" fill=\"%s\" opacity=\"%.1f\"/>", path, fill, opacity));
  }

  private String point(double along, double across) {
    return down ? fmt("%.1f %.1f ", across, along) : fmt("%.1f %.1f ", along, across);
  }

  private void bars(int i) {
    boolean last = i == columns.size() - 1;
    for (int r = 0; r <= rows.size(); r++) {
      if (votes[i][r] <= 0) continue;
      double size = Math.max(1.5, votes[i][r] * perVote);
      boolean choice = r < rows.size();
      boolean leaves = choice && !last && goes(rows.get(r), i);
      String fill = !choice ? "#fff" : leaves ? "url(#" + id + "h)" : HAVE;
      String edge = !choice ? QUIET : leaves ? "#9c2f0b" : HAVE;
      double x = down ? places[i][r] : along(i);
      double y = down ? along(i) : places[i][r];
      out.append(
          fmt(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                  + " stroke=\"%s\"/>",
              x, y, down ? size : BAR, down ? BAR : size, fill, edge));
      if (down) small(i, r, size);
      else words(i, r, size, last);
    }
    String stage = "Stage " + count.stages().get(columns.get(i)).number();
    if (down) label(4, along(i) - 6, "start", stage, false);
    else label(along(i) + BAR / 2, 16, "middle", stage, true);
  }

  private boolean goes(int candidate, int column) {
    return course
        .excludedAt(candidate)
        .map(at -> at > columns.get(column) && at <= columns.get(column + 1))
        .orElse(false);
  }

  private void words(int i, int r, double size, boolean last) {
    double y = places[i][r] + Math.max(size, 13) / 2 + 5;
    String name = name(r).length() > 24 ? name(r).substring(0, 23) + "\u2026" : name(r);
    if (i == 0) label(along(i) - 8, y, "end", name + " " + whole(i, r), false);
    else if (last) label(along(i) + BAR + 6, y, "start", name + " " + whole(i, r), true);
    else label(along(i) + BAR + 4, y, "start", whole(i, r), true);
  }

  /** In the narrow picture a letter stands over each bar that is wide enough for one. */
  private void small(int i, int r, double size) {
    if (size >= 11 && r < 26 && r < rows.size()) {
      label(places[i][r] + size / 2, along(i) + BAR + 13, "middle", letter(r), true);
    }
  }

  private static String letter(int row) {
    return String.valueOf((char) ('A' + row));
  }

  private void label(double x, double y, String anchor, String text, boolean bold) {
    out.append(
        fmt(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s stroke=\"#fff\" stroke-width=\"3\""
                + " paint-order=\"stroke\">%s</text>",
            x, y, anchor, bold ? " font-weight=\"700\"" : "", Html.text(text)));
  }

  private String key() {
    var key = new StringBuilder("<p class=\"mnd-quiet\">");
    int last = columns.size() - 1;
    for (int r = 0; r < rows.size() && r < 26; r++) {
      key.append(r == 0 ? "" : "<br>").append("<b>").append(letter(r)).append("</b> ");
      key.append(Html.text(name(r))).append(": ").append(whole(0, r)).append(" at first, ");
      key.append(whole(last, r)).append(" at the end");
    }
    return key.append("</p>").toString();
  }

  private static String fmt(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
