package org.mandate.app.web;

import java.util.List;

/**
 * Who remains with a vote, one square a seat: ticked remains, dotted is still to be chosen, crossed
 * has none; and a line where the quorum stands. The look's page 04b fixes it.
 */
public final class SeatPlot {
  /** A board of more seats is told by its table alone. */
  public static final int MOST = 20;

  private static final double WIDE_SQUARE = 62;
  private static final double TOP = 34;

  /** What a seat has. */
  public enum Seat {
    REMAINS,
    OPEN,
    GONE
  }

  private SeatPlot() {}

  /**
   * @param seats in the order they are drawn, 1 to {@link #MOST}
   * @param quorum how many are needed
   * @throws IllegalArgumentException where there is no seat, or too many
   */
  public static Figure of(String id, String finding, String unit, List<Seat> seats, int quorum) {
    if (seats.isEmpty() || seats.size() > MOST) {
      throw new IllegalArgumentException(seats.size() + " seats, at least 1 and at most " + MOST);
    }
    return new Figure(
        finding,
        unit,
        draw(new Drawing(Drawing.WIDE, id), finding, seats, quorum),
        draw(new Drawing(Drawing.NARROW, id), finding, seats, quorum),
        null);
  }

  private static Svg draw(Drawing drawing, String finding, List<Seat> seats, int quorum) {
    double room = drawing.width() / (double) seats.size();
    double size = Math.min(WIDE_SQUARE, room * 0.8);
    double step = Math.min(size * 1.3, room);
    for (int i = 0; i < seats.size(); i++) {
      square(drawing, 1 + i * step, size, seats.get(i));
    }
    if (quorum > 0 && quorum <= seats.size()) {
      double x = quorum * step - (step - size) / 2;
      drawing.line(x, TOP - 12, x, TOP + size + 10, Drawing.INK, 3);
      drawing.boldAt(x, TOP - 16, "Quorum: " + quorum);
    }
    long remain = seats.stream().filter(s -> s == Seat.REMAINS).count();
    String counts = remain + " of " + seats.size() + (remain == 1 ? " remains" : " remain");
    drawing.bold(0, TOP + size + 26, counts);
    return drawing.picture(
        TOP + size + 34, finding + ". " + counts + ". The quorum is " + quorum + ".");
  }

  private static void square(Drawing drawing, double x, double size, Seat seat) {
    switch (seat) {
      case REMAINS -> {
        drawing.box(x, TOP, size, size, Drawing.Fill.SOLID);
        double low = TOP + size * 0.72;
        drawing.line(x + size * 0.25, TOP + size * 0.52, x + size * 0.43, low, "#fff", 3);
        drawing.line(x + size * 0.43, low, x + size * 0.77, TOP + size * 0.3, "#fff", 3);
      }
      case OPEN -> drawing.box(x, TOP, size, size, Drawing.Fill.DOTTED);
      case GONE -> {
        drawing.box(x, TOP, size, size, Drawing.Fill.EMPTY);
        double near = size * 0.25;
        double far = size * 0.75;
        drawing.line(x + near, TOP + near, x + far, TOP + far, Drawing.ALERT, 2.5);
        drawing.line(x + far, TOP + near, x + near, TOP + far, Drawing.ALERT, 2.5);
      }
    }
  }
}
