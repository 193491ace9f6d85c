package org.mandate.ballot.group;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point of the curve of Ed25519, perhaps not of the subgroup of prime order. */
final class Point implements Element {
  private static final HexFormat HEX = HexFormat.of();

  /** Never changed once this point is made. */
  private final Coordinates coordinates;

  private volatile @Nullable Coordinates affine;
  private volatile @Nullable Addend addend;
  private @Nullable String text;

  Point(Coordinates coordinates) {
    this.coordinates = coordinates;
  }

  /** Of coordinates whose Z is 1. */
  static Point ofAffine(Coordinates coordinates) {
    Point point = new Point(coordinates);
    point.affine = coordinates;
    return point;
  }

  /** Of coordinates whose Z is 1, read from this canonical text. */
  static Point read(Coordinates coordinates, String text) {
    Point point = ofAffine(coordinates);
    point.text = text;
    return point;
  }

  Coordinates coordinates() {
    return coordinates;
  }

  boolean isAffine() {
    return affine != null;
  }

  /** Computes the affine coordinates of all these points by one inversion. */
  static void settle(List<Point> points) {
    List<Point> open = points.stream().filter(point -> !point.isAffine()).toList();
    List<Coordinates> settled = Curve.affine(open.stream().map(Point::coordinates).toList());
    for (int i = 0; i < open.size(); i++) {
      open.get(i).affine = settled.get(i);
    }
  }

  private Coordinates affine() {
    Coordinates known = affine;
    if (known == null) {
      known = Curve.affine(List.of(coordinates)).getFirst();
      affine = known;
    }
    return known;
  }

  /** Prepared to be added; with Z = 1 where the affine coordinates are known. */
  Addend addend() {
    Addend known = addend;
    if (known == null) {
      Coordinates settled = affine;
      known = settled == null ? Addend.of(coordinates) : Addend.ofAffine(settled);
      addend = known;
    }
    return known;
  }

  /** The 256-bit number z of the specification, as 32 bytes, little end first. */
  byte[] compressed() {
    return Curve.compressed(affine());
  }

  @Override
  public String text() {
    String known = text;
    if (known == null) {
      known = HEX.formatHex(Edwards.reversed(compressed()));
      text = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point point && Curve.same(coordinates, point.coordinates);
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }
}
