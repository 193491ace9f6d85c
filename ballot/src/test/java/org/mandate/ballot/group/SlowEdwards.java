package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Ed25519 by the literal formulas of RFC 8032, sections 5.1.3 and 5.1.4; slow. */
final class SlowEdwards implements Group {
  static final SlowEdwards GROUP = new SlowEdwards();

  static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  static final BigInteger Q =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  private static final int PADDING = 14;

  /** Extended homogeneous coordinates of a point; x = X/Z, y = Y/Z, T = XY/Z. */
  private static final class Slow implements Element {
    final BigInteger x;
    final BigInteger y;
    final BigInteger z;
    final BigInteger t;

    Slow(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
      this.x = x.mod(P);
      this.y = y.mod(P);
      this.z = z.mod(P);
      this.t = t.mod(P);
    }

    BigInteger compressed() {
      BigInteger inverse = z.modInverse(P);
      BigInteger affineX = x.multiply(inverse).mod(P);
      BigInteger affineY = y.multiply(inverse).mod(P);
      return affineX.testBit(0) ? affineY.setBit(255) : affineY;
    }

    @Override
    public String text() {
      String hex = compressed().toString(16);
      return "0".repeat(64 - hex.length()) + hex;
    }

    @Override
    public String toString() {
      return text();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slow point && text().equals(point.text());
    }

    @Override
    public int hashCode() {
      return text().hashCode();
    }
  }

  private SlowEdwards() {}

  @Override
  public String name() {
    return "Ed25519";
  }

  @Override
  public BigInteger q() {
    return Q;
  }

  @Override
  public Element g() {
    BigInteger y = BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P);
    return uncompressed(y).orElseThrow();
  }

  @Override
  public Element one() {
    return new Slow(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
  }

  @Override
  public Optional<Element> readUnproved(String text) {
    if (text.length() != 64
        || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      return Optional.empty();
    }
    return uncompressed(new BigInteger(text, 16)).map(point -> point);
  }

  /** RFC 8032, section 5.1.3. */
  private static Optional<Slow> uncompressed(BigInteger number) {
    BigInteger y = number.clearBit(255);
    if (y.compareTo(P) >= 0) {
      return Optional.empty();
    }
    BigInteger y2 = y.multiply(y);
    BigInteger u = y2.subtract(BigInteger.ONE);
    BigInteger v = D.multiply(y2).add(BigInteger.ONE);
    BigInteger x2 = u.multiply(v.modInverse(P)).mod(P);
    BigInteger x = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(x2)) {
      x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(x2) || (x.signum() == 0 && number.testBit(255))) {
      return Optional.empty();
    }
    if (x.testBit(0) != number.testBit(255)) {
      x = P.subtract(x);
    }
    return Optional.of(new Slow(x, y, BigInteger.ONE, x.multiply(y)));
  }

  @Override
  public boolean isMember(Element x) {
    return power(x, Q, false).equals(one());
  }

  @Override
  public boolean areMembers(List<Element> elements, byte[] seed) {
    return elements.stream().allMatch(this::isMember);
  }

  /** RFC 8032, section 5.1.4. */
  @Override
  public Element times(Element first, Element second) {
    Slow p = (Slow) first;
    Slow s = (Slow) second;
    BigInteger a = p.y.subtract(p.x).multiply(s.y.subtract(s.x)).mod(P);
    BigInteger b = p.y.add(p.x).multiply(s.y.add(s.x)).mod(P);
    BigInteger c = p.t.multiply(s.t).mod(P).multiply(D).shiftLeft(1).mod(P);
    BigInteger d = p.z.multiply(s.z).shiftLeft(1).mod(P);
    BigInteger e = b.subtract(a);
    BigInteger f = d.subtract(c);
    BigInteger g = d.add(c);
    BigInteger h = b.add(a);
    return new Slow(e.multiply(f), g.multiply(h), f.multiply(g), e.multiply(h));
  }

  @Override
  public Element inverse(Element x) {
    Slow p = (Slow) x;
    return new Slow(p.x.negate(), p.y, p.z, p.t.negate());
  }

  @Override
  public Element power(Element x, BigInteger e) {
    return power(x, e.abs(), e.signum() < 0);
  }

  private Element power(Element x, BigInteger e, boolean inverted) {
    Element product = one();
    for (int i = e.bitLength() - 1; i >= 0; i--) {
      product = times(product, product);
      if (e.testBit(i)) {
        product = times(product, x);
      }
    }
    return inverted ? inverse(product) : product;
  }

  @Override
  public Element secretPower(Element x, BigInteger e) {
    return power(x, e);
  }

  @Override
  public Element product(List<Element> x, List<BigInteger> e) {
    Element product = one();
    for (int i = 0; i < x.size(); i++) {
      product = times(product, power(x.get(i), e.get(i)));
    }
    return product;
  }

  @Override
  public Powers powersOf(Element base) {
    return new Powers() {
      @Override
      public Element to(BigInteger e) {
        return power(base, e);
      }

      @Override
      public Element toSecret(BigInteger e) {
        return power(base, e);
      }
    };
  }

  @Override
  public BigInteger hashed(String text) {
    return Sha256.number(text).mod(Q);
  }

  @Override
  public Element generator(int i) {
    BigInteger start = Sha256.number("ggen|" + i).shiftRight(2);
    for (int step = 0; ; step++) {
      Optional<Slow> point = uncompressed(start.add(BigInteger.valueOf(step)));
      if (point.isPresent()) {
        return power(point.get(), BigInteger.valueOf(8));
      }
    }
  }

  @Override
  public Element encoded(List<Integer> numbers) {
    BigInteger start = Packed.of(numbers, 30).shiftLeft(PADDING);
    for (int i = 0; i < 1 << PADDING; i++) {
      Optional<Slow> point = uncompressed(start.add(BigInteger.valueOf(i)));
      if (point.isPresent() && isMember(point.get())) {
        return point.get();
      }
    }
    throw new IllegalArgumentException("no point carries " + numbers);
  }

  @Override
  public List<Integer> decoded(Element x, int count) {
    return Packed.read(((Slow) x).compressed().shiftRight(PADDING), count);
  }
}
