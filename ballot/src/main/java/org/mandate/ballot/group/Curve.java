package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The curve -x^2 + y^2 = 1 + d x^2 y^2 modulo 2^255 - 19 with the additions of RFC 8032, section
 * 5.1.4. They are complete, that is right for every pair of points of the curve, also of small
 * order, because -1 is a square and d is none.
 *
 * <p>An instance holds the intermediate values of one thread's work; the static methods are free of
 * state.
 */
final class Curve implements Arithmetic<Coordinates, Addend> {
  static final BigInteger Q =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger D_NUMBER =
      BigInteger.valueOf(-121665)
          .multiply(BigInteger.valueOf(121666).modInverse(Limbs.P))
          .mod(Limbs.P);
  private static final Limbs D = Limbs.ofPublic(D_NUMBER);
  static final Limbs DOUBLED_D = Limbs.ofPublic(D_NUMBER.shiftLeft(1).mod(Limbs.P));
  private static final Limbs ROOT_OF_MINUS_ONE =
      Limbs.ofPublic(BigInteger.TWO.modPow(Limbs.P.shiftRight(2), Limbs.P));

  private final Limbs a = new Limbs();
  private final Limbs b = new Limbs();
  private final Limbs c = new Limbs();
  private final Limbs e = new Limbs();
  private final Limbs f = new Limbs();
  private final Limbs g = new Limbs();
  private final Limbs h = new Limbs();

  @Override
  public Coordinates one() {
    return new Coordinates();
  }

  @Override
  public Coordinates copy(Coordinates p) {
    return Coordinates.copyOf(p);
  }

  @Override
  public void reset(Coordinates p) {
    p.setOne();
  }

  @Override
  public boolean dividesFreely() {
    return true;
  }

  @Override
  public Addend factor(Coordinates p) {
    return Addend.of(p);
  }

  @Override
  public Addend blank() {
    return Addend.blank();
  }

  @Override
  public void choose(Addend into, long mask, Addend addend) {
    into.choose(mask, addend);
  }

  @Override
  public void multiply(Coordinates p, Addend q) {
    combine(p, q.sum, q.difference, q);
    f.difference(b, c);
    g.sum(b, c);
    finish(p, true);
  }

  @Override
  public void divide(Coordinates p, Addend q) {
    combine(p, q.difference, q.sum, q);
    f.sum(b, c);
    g.difference(b, c);
    finish(p, true);
  }

  /** Leaves E and H, C = T1 2d T2, and in b the D = 2 Z1 Z2 of the RFC. */
  private void combine(Coordinates p, Limbs sum, Limbs difference, Addend q) {
    e.difference(p.y, p.x);
    a.product(e, difference);
    h.sum(p.y, p.x);
    b.product(h, sum);
    e.difference(b, a);
    h.sum(b, a);
    c.product(p.t, q.doubledT);
    if (q.doubledZ == null) {
      b.sum(p.z, p.z);
    } else {
      b.product(p.z, q.doubledZ);
    }
  }

  private void finish(Coordinates p, boolean withT) {
    p.x.product(e, f);
    p.y.product(g, h);
    p.z.product(f, g);
    if (withT) {
      p.t.product(e, h);
    }
  }

  /** p becomes p^2; T is left undefined where it is not wanted (a further square needs none). */
  void square(Coordinates p, boolean withT) {
    a.square(p.x);
    b.square(p.y);
    c.square(p.z);
    c.sum(c, c);
    e.sum(p.x, p.y);
    e.square(e);
    h.sum(a, b);
    e.difference(h, e);
    g.difference(a, b);
    f.sum(c, g);
    finish(p, withT);
  }

  @Override
  public void square(Coordinates p, int times) {
    for (int i = 1; i < times; i++) {
      square(p, false);
    }
    square(p, true);
  }

  /** The point that a number of the board means (RFC 8032, section 5.1.3); public. */
  static Optional<Coordinates> uncompressed(byte[] little) {
    boolean odd = little[31] < 0;
    Coordinates p = new Coordinates();
    p.y.setBytes(little);
    byte[] canonical = p.y.bytes();
    canonical[31] |= (byte) (odd ? 0x80 : 0);
    if (!Arrays.equals(canonical, little)) {
      return Optional.empty();
    }
    Limbs y2 = new Limbs();
    y2.square(p.y);
    Limbs u = new Limbs();
    u.difference(y2, Limbs.one());
    Limbs v = new Limbs();
    v.product(y2, D);
    v.sum(v, Limbs.one());
    if (!p.x.isRootOfRatio(u, v, ROOT_OF_MINUS_ONE)) {
      return Optional.empty();
    }
    byte[] x = p.x.bytes();
    if ((x[0] & 1) != (odd ? 1 : 0)) {
      if (p.x.isZero()) {
        return Optional.empty();
      }
      p.x.negate(-1L);
    }
    p.t.product(p.x, p.y);
    return Optional.of(p);
  }

  /** The 32 bytes of a point whose Z is 1, little end first: y with the parity of x on top. */
  static byte[] compressed(Coordinates affine) {
    byte[] bytes = affine.y.bytes();
    bytes[31] |= (byte) (affine.x.parity() << 7);
    return bytes;
  }

  /** The same points with Z = 1, by one inversion for the lot. */
  static List<Coordinates> affine(List<Coordinates> points) {
    int n = points.size();
    Limbs[] products = new Limbs[n + 1];
    products[0] = Limbs.one();
    for (int i = 0; i < n; i++) {
      products[i + 1] = new Limbs();
      products[i + 1].product(products[i], points.get(i).z);
    }
    Limbs inverse = new Limbs();
    inverse.inverse(products[n]);
    Coordinates[] affine = new Coordinates[n];
    Limbs one = new Limbs();
    for (int i = n - 1; i >= 0; i--) {
      Coordinates point = points.get(i);
      one.product(inverse, products[i]);
      inverse.product(inverse, point.z);
      Coordinates p = new Coordinates();
      p.x.product(point.x, one);
      p.y.product(point.y, one);
      p.t.product(p.x, p.y);
      affine[i] = p;
    }
    return new ArrayList<>(List.of(affine));
  }

  /** Whether two points are the same. */
  static boolean same(Coordinates p, Coordinates q) {
    Limbs left = new Limbs();
    Limbs right = new Limbs();
    left.product(p.x, q.z);
    right.product(q.x, p.z);
    if (!left.isEqualTo(right)) {
      return false;
    }
    left.product(p.y, q.z);
    right.product(q.y, p.z);
    return left.isEqualTo(right);
  }
}
