package org.mandate.app.web;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes one SVG: shapes with presentation attributes only, as a strict content policy refuses
 * styles. Coordinates are pixels of the picture's own width.
 */
final class Drawing {
  static final int WIDE = 720;
  static final int NARROW = 342;
  static final String ACCENT = "#0d4a52";
  static final String ACCENT_MID = "#5d9298";
  static final String ALERT = "#9c2f0b";
  static final String QUIET = "#4c6272";
  static final String INK = "#212b32";
  static final String LINE = "#d8dde0";
  // Characters of the plots' 15px Arial are about this wide; enough to keep a label inside.
  private static final double BOLD_CHARACTER = 8.2;

  private final int width;
  private final String prefix;
  private final StringBuilder body = new StringBuilder();

  /** {@code id} is unique on the page: patterns are found by it. */
  Drawing(int width, String id) {
    this.width = width;
    this.prefix = (width == WIDE ? "w-" : "n-") + id;
  }

  int width() {
    return width;
  }

  boolean isWide() {
    return width == WIDE;
  }

  /**
   * How a shape is filled: solid is had or for, hatched missing or against, dotted held; a dashed
   * outline is not yet.
   */
  enum Fill {
    SOLID,
    HATCHED,
    DOTTED,
    EMPTY,
    DASHED
  }

  Drawing box(double x, double y, double w, double h, Fill fill) {
    String paint =
        switch (fill) {
          case SOLID -> ACCENT;
          case HATCHED -> "url(#" + prefix + "h)";
          case DOTTED -> "url(#" + prefix + "d)";
          case EMPTY, DASHED -> "#fff";
        };
    String edge =
        switch (fill) {
          case SOLID -> ACCENT;
          case HATCHED -> ALERT;
          case DOTTED, EMPTY, DASHED -> QUIET;
        };
    return add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"%s/>",
        x,
        y,
        Math.max(w, 0.1),
        h,
        paint,
        edge,
        fill == Fill.DASHED ? " stroke-dasharray=\"4 3\"" : "");
  }

  Drawing line(double x1, double y1, double x2, double y2, String colour, double thickness) {
    return add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
        x1, y1, x2, y2, colour, thickness);
  }

  Drawing path(String d) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"3\" stroke-linejoin=\"round\"/>",
        d, ACCENT);
  }

  Drawing dot(double x, double y) {
    return add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"3\"/>",
        x, y, ACCENT);
  }

  /** A thin course: limits, dashed where asked. */
  Drawing course(String d, boolean dashed) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s/>",
        d, QUIET, dashed ? " stroke-dasharray=\"6 4\"" : "");
  }

  /** Many small marks as one shape: a path of moves, each followed by {@code h0}. */
  Drawing marks(String d) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"5\" stroke-linecap=\"round\"/>",
        d, ACCENT_MID);
  }

  Drawing words(double x, double y, String text) {
    return text(x, y, "start", "halo", text);
  }

  Drawing bold(double x, double y, String text) {
    return text(x, y, "start", "b halo", text);
  }

  Drawing quiet(double x, double y, String anchor, String text) {
    return text(x, y, anchor, "q halo", text);
  }

  Drawing wordsTo(double x, double y, String text) {
    return text(x, y, "end", "halo", text);
  }

  Drawing boldTo(double x, double y, String text) {
    return text(x, y, "end", "b halo", text);
  }

  /** Bold words centred on x, moved inwards where they would leave the picture. */
  Drawing boldAt(double x, double y, String text) {
    double half = text.length() * BOLD_CHARACTER / 2;
    double inside = Math.clamp(x, Math.min(half, width / 2.0), Math.max(width - half, width / 2.0));
    return text(inside, y, "middle", "b halo", text);
  }

  private Drawing text(double x, double y, String anchor, String classes, String text) {
    return add(
        "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>",
        x, y, classes, anchor, escaped(text));
  }

  private Drawing add(String shape, Object... numbers) {
    body.append(String.format(Locale.ROOT, shape, numbers));
    return this;
  }

  /** The whole picture; {@code description} is one sentence that names the finding. */
  Svg picture(double height, String description) {
    String head =
        String.format(
            Locale.ROOT,
            "<svg class=\"%s\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\">",
            isWide() ? "mnd-plot__wide" : "mnd-plot__narrow",
            width,
            height,
            escaped(description));
    return new Svg(head + patterns() + body + "</svg>");
  }

  private String patterns() {
    return """
        <defs><pattern id="%1$sh" width="7" height="7" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>\
        <rect width="2.5" height="7" fill="%2$s"/></pattern>\
        <pattern id="%1$sd" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect width="6" height="6" fill="#d3e4e5"/><circle cx="3" cy="3" r="1.4" fill="%3$s"/>\
        </pattern></defs>"""
        .formatted(prefix, ALERT, ACCENT);
  }

  /** Broken at blanks into lines of at most so many characters. */
  static List<String> lines(String words, int most) {
    List<String> lines = new ArrayList<>();
    String rest = words;
    while (rest.length() > most && rest.lastIndexOf(' ', most) > 0) {
      int cut = rest.lastIndexOf(' ', most);
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines;
  }

  private static String escaped(String text) {
    var out = new StringOutput();
    Escape.htmlAttribute(text.replace("<", "‹").replace(">", "›"), out);
    return out.toString();
  }
}
