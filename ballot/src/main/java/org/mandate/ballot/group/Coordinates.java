package org.mandate.ballot.group;

/**
 * A point of the curve in extended homogeneous coordinates, mutable: x = X/Z, y = Y/Z, T = XY/Z
 * (RFC 8032, section 5.1.4).
 */
final class Coordinates {
  final Limbs x = new Limbs();
  final Limbs y = new Limbs();
  final Limbs z = new Limbs();
  final Limbs t = new Limbs();

  /** The neutral point. */
  Coordinates() {
    setOne();
  }

  static Coordinates copyOf(Coordinates p) {
    Coordinates copy = new Coordinates();
    copy.set(p);
    return copy;
  }

  void setOne() {
    x.setSmall(0);
    y.setSmall(1);
    z.setSmall(1);
    t.setSmall(0);
  }

  void set(Coordinates p) {
    x.set(p.x);
    y.set(p.y);
    z.set(p.z);
    t.set(p.t);
  }
}
