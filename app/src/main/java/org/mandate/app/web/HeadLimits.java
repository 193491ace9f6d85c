package org.mandate.app.web;

import java.util.Arrays;
import java.util.List;

/**
 * Limits for money per head against list size. Money is no count of events, so limits for
 * proportions or rates of events (binomial, Poisson) would be wrong for it. These come from the
 * practices themselves: around the pooled rate (all money over all patients), as wide as their
 * usual distance from it, which is taken to shrink with the square root of the list, as changes of
 * a list do. The usual distance is 1.4826 times the median of |distance| x root of list, which for
 * normal errors is one standard deviation, and which the few that got nothing do not widen.
 *
 * @param rate pooled, pence a head
 * @param spread the usual distance of a list of one patient, pence
 */
public record HeadLimits(double rate, double spread) {
  /** Of fewer practices no limits are drawn: they would be a guess. */
  public static final int FEWEST = 10;

  private static final double NORMAL = 1.4826;

  /** A practice: patients, more than 0, and the pence that it got. */
  public record Point(long patients, long pence, boolean own) {
    public Point {
      if (patients <= 0) {
        throw new IllegalArgumentException("no money a head of " + patients + " patients");
      }
    }

    double perHead() {
      return (double) pence / patients;
    }
  }

  /**
   * @throws IllegalArgumentException for no points
   */
  public static HeadLimits of(List<Point> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no limits of nothing");
    }
    double pence = points.stream().mapToDouble(Point::pence).sum();
    double patients = points.stream().mapToDouble(Point::patients).sum();
    double rate = pence / patients;
    double[] distances =
        points.stream()
            .mapToDouble(p -> Math.abs(p.perHead() - rate) * Math.sqrt(p.patients()))
            .sorted()
            .toArray();
    return new HeadLimits(rate, NORMAL * median(distances));
  }

  private static double median(double[] sorted) {
    double[] middle = Arrays.copyOfRange(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1);
    return Arrays.stream(middle).average().orElseThrow();
  }

  /** How many usual distances a practice lies above the pooled rate (below: negative). */
  public double distance(Point point) {
    double off = point.perHead() - rate;
    double usual = spread / Math.sqrt(point.patients());
    return off == 0 ? 0 : usual == 0 ? Math.copySign(Double.POSITIVE_INFINITY, off) : off / usual;
  }

  /** Pence a head, so many usual distances above the pooled rate at a list of this size. */
  double at(double patients, double distances) {
    return rate + distances * spread / Math.sqrt(patients);
  }
}
