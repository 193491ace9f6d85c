package org.mandate.ballot.group;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point prepared to be added often: Y+X, Y-X, 2dT, and 2Z, which is null where Z = 1 (one product
 * fewer in each addition).
 */
final class Addend {
  final Limbs sum = new Limbs();
  final Limbs difference = new Limbs();
  final Limbs doubledT = new Limbs();
  final @Nullable Limbs doubledZ;

  private Addend(@Nullable Limbs doubledZ) {
    this.doubledZ = doubledZ;
  }

  /** The neutral point with Z = 1. */
  static Addend one() {
    Addend one = new Addend(null);
    one.sum.setSmall(1);
    one.difference.setSmall(1);
    return one;
  }

  /** To be chosen into, with a Z. */
  static Addend blank() {
    return new Addend(new Limbs());
  }

  static Addend of(Coordinates p) {
    Limbs z = new Limbs();
    z.sum(p.z, p.z);
    z.carried();
    return of(p, z);
  }

  /** Of a point whose Z is 1. */
  static Addend ofAffine(Coordinates p) {
    return of(p, null);
  }

  private static Addend of(Coordinates p, @Nullable Limbs doubledZ) {
    Addend addend = new Addend(doubledZ);
    addend.sum.sum(p.y, p.x);
    addend.sum.carried();
    addend.difference.difference(p.y, p.x);
    addend.difference.carried();
    addend.doubledT.product(p.t, Curve.DOUBLED_D);
    return addend;
  }

  /** All with Z = 1, by one inversion for the lot (Montgomery). */
  static List<Addend> affine(List<Coordinates> points) {
    List<Coordinates> affine = Curve.affine(points);
    List<Addend> addends = new ArrayList<>(points.size());
    affine.forEach(point -> addends.add(ofAffine(point)));
    return addends;
  }

  /**
   * Becomes {@code other} where the mask is -1, stays where it is 0; both with Z = 1 or neither.
   */
  void choose(long mask, Addend other) {
    sum.choose(mask, other.sum);
    difference.choose(mask, other.difference);
    doubledT.choose(mask, other.doubledT);
    if (doubledZ != null && other.doubledZ != null) {
      doubledZ.choose(mask, other.doubledZ);
    }
  }
}
