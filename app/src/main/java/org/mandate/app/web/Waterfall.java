package org.mandate.app.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Money on its way, step by step: what there was, what came off it, what was left. Bars stand on
 * nought; the look's page 06 fixes it. A narrow picture puts the words over the bars.
 */
public final class Waterfall {
  private static final double LABELS = 250;
  private static final double FEWEST_VALUES = 92;
  private static final double THICK = 24;
  private static final double WIDE_PITCH = 40;
  private static final double NARROW_PITCH = 58;
  // Of the plots' 15px Arial about this many characters fit before the bars.
  private static final int CHARACTERS = 34;
  // A bold character of it, with room to spare: where Arial is missing, others are wider.
  private static final double BOLD_CHARACTER = 9.8;

  /** What a step is. */
  public enum Kind {
    /** A sum that there is; its bar stands on nought. */
    TOTAL,
    /** Comes off: missing. A negative sum comes on top. */
    MISSING,
    /** Comes off: held by somebody on the way, waived or disputed. */
    HELD,
    /** Comes off: not due yet. */
    NOT_YET
  }

  /**
   * @param pence of a TOTAL how much there is; else how much comes off
   */
  public record Step(Kind kind, String words, long pence) {}

  private record Bar(Step step, long from, long to) {
    long low() {
      return Math.min(from, to);
    }

    long high() {
      return Math.max(from, to);
    }
  }

  private Waterfall() {}

  /**
   * @throws IllegalArgumentException where a total is not what the steps before it leave: a picture
   *     whose bars do not sum is not drawn
   */
  public static Figure of(String id, String finding, String unit, List<Step> steps) {
    List<Bar> bars = bars(steps);
    String description =
        "%s. Waterfall from %s, %s, to %s, %s. Every figure is in the table below."
            .formatted(
                finding,
                words(steps.getFirst()),
                Money.shortly(steps.getFirst().pence()),
                words(steps.getLast()),
                Money.shortly(steps.getLast().pence()));
    return new Figure(
        finding,
        unit,
        wide(new Drawing(Drawing.WIDE, id), bars, description),
        narrow(new Drawing(Drawing.NARROW, id), bars, description),
        null);
  }

  private static String words(Step step) {
    return step.words().substring(0, 1).toLowerCase(java.util.Locale.UK)
        + step.words().substring(1);
  }

  private static List<Bar> bars(List<Step> steps) {
    if (steps.isEmpty() || steps.getFirst().kind() != Kind.TOTAL) {
      throw new IllegalArgumentException("a waterfall begins with what there is");
    }
    List<Bar> bars = new ArrayList<>();
    long level = steps.getFirst().pence();
    for (Step step : steps) {
      if (step.kind() == Kind.TOTAL) {
        if (step.pence() != level) {
          throw new IllegalArgumentException(
              "the steps leave %d, not %d: %s".formatted(level, step.pence(), step.words()));
        }
        bars.add(new Bar(step, 0, level));
      } else {
        bars.add(new Bar(step, level, Math.subtractExact(level, step.pence())));
        level -= step.pence();
      }
    }
    return bars;
  }

  private record Scale(double left, double width, long low, long high) {
    double at(long pence) {
      return left + width * (pence - (double) low) / Math.max(1.0, (double) high - low);
    }
  }

  private static Scale scale(List<Bar> bars, double left, double right) {
    long low = Math.min(0, bars.stream().mapToLong(Bar::low).min().orElse(0));
    long high = Math.max(0, bars.stream().mapToLong(Bar::high).max().orElse(0));
    return new Scale(left, right - left, low, high);
  }

  private static Svg wide(Drawing drawing, List<Bar> bars, String description) {
    int longest = bars.stream().mapToInt(b -> value(b.step()).length()).max().orElse(0);
    double values = Math.max(FEWEST_VALUES, 14 + BOLD_CHARACTER * longest);
    Scale scale = scale(bars, LABELS, drawing.width() - values);
    double y = 8;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (i + 1 < bars.size()) {
        double x = scale.at(bar.step().kind() == Kind.TOTAL ? bar.high() : bar.to());
        drawing.line(x, y + THICK, x, y + WIDE_PITCH, Drawing.QUIET, 1);
      }
      draw(drawing, scale, bar, y);
      label(drawing, bar, y + 17);
      drawing.bold(scale.at(bar.high()) + 8, y + 17, value(bar.step()));
      y += WIDE_PITCH;
    }
    zero(drawing, scale, y);
    return drawing.picture(y - 4, description);
  }

  private static void label(Drawing drawing, Bar bar, double y) {
    List<String> lines = Drawing.lines(bar.step().words(), CHARACTERS);
    double top = y - 9.0 * (lines.size() - 1);
    for (int i = 0; i < lines.size(); i++) {
      words(drawing, bar, top + 18.0 * i, lines.get(i));
    }
  }

  private static Svg narrow(Drawing drawing, List<Bar> bars, String description) {
    Scale scale = scale(bars, 1, drawing.width() - 1);
    double y = 0;
    for (Bar bar : bars) {
      int fits = (int) ((drawing.width() - 12) / BOLD_CHARACTER) - value(bar.step()).length();
      List<String> lines = Drawing.lines(bar.step().words(), fits);
      for (int i = 0; i < lines.size(); i++) {
        words(drawing, bar, y + 20 + 18.0 * i, lines.get(i));
      }
      double more = 18.0 * (lines.size() - 1);
      drawing.boldTo(drawing.width(), y + 20 + more, value(bar.step()));
      draw(drawing, scale, bar, y + 26 + more);
      y += NARROW_PITCH + more;
    }
    zero(drawing, scale, y);
    return drawing.picture(y + 4, description);
  }

  private static void words(Drawing drawing, Bar bar, double y, String words) {
    if (bar.step().kind() == Kind.TOTAL) {
      drawing.bold(0, y, words);
    } else {
      drawing.words(0, y, words);
    }
  }

  private static String value(Step step) {
    return Money.shortly(step.kind() == Kind.TOTAL ? step.pence() : -step.pence());
  }

  private static void draw(Drawing drawing, Scale scale, Bar bar, double y) {
    double x = scale.at(bar.low());
    Drawing.Fill fill =
        switch (bar.step().kind()) {
          case TOTAL -> Drawing.Fill.SOLID;
          case MISSING -> Drawing.Fill.HATCHED;
          case HELD -> Drawing.Fill.DOTTED;
          case NOT_YET -> Drawing.Fill.DASHED;
        };
    drawing.box(x, y, scale.at(bar.high()) - x, THICK, fill);
  }

  private static void zero(Drawing drawing, Scale scale, double bottom) {
    if (scale.low() < 0) {
      drawing.line(scale.at(0), 0, scale.at(0), bottom, Drawing.INK, 1.5);
    }
  }
}
