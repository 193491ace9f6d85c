package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519: the points of prime order of the curve of RFC 8032 (section "Ed25519" of the
 * specification). A point's text is the number y + 2^255 (x mod 2) in 64 lower-case hexadecimal
 * digits, the bytes of RFC 8032 in reverse.
 *
 * <p>Secret powers take the same steps and touch the same memory for every exponent once it has
 * been cut into digits. What remains of {@link BigInteger} is the exponent itself: its comparison
 * with q, and {@code toByteArray}, which takes time by its length, so that whoever measures within
 * the process might tell an exponent below 2^248 (one in 16) from others. That products of limbs
 * take the same time for all values is a property of processors and of {@link Math#multiplyHigh} as
 * the compiler of the JDK translates it, not a promise of Java.
 */
final class Edwards implements Group {
  static final Edwards GROUP = new Edwards();

  private static final BigInteger WHOLE_ORDER = Curve.Q.shiftLeft(3);
  private static final int SECRET_NIBBLES = 64;
  private static final int PADDING = 14;
  private static final int MOST_NUMBERS = 30;

  private final Point one = Point.ofAffine(new Coordinates());
  private final Point g =
      uncompressed(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(Limbs.P)))
          .orElseThrow();

  private Edwards() {}

  @Override
  public String name() {
    return "Ed25519";
  }

  @Override
  public BigInteger q() {
    return Curve.Q;
  }

  @Override
  public Element g() {
    return g;
  }

  @Override
  public Element one() {
    return one;
  }

  @Override
  public Optional<Element> readUnproved(String text) {
    if (text.length() != 64) {
      return Optional.empty();
    }
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      int high = digit(text.charAt(2 * i));
      int low = digit(text.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes[31 - i] = (byte) (high << 4 | low);
    }
    return Curve.uncompressed(bytes).map(affine -> Point.read(affine, text));
  }

  /** -1 for anything but 0-9 and a-f. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** The point with that y and an even x, if there is one. */
  private static Optional<Point> uncompressed(BigInteger number) {
    byte[] big = number.mod(Limbs.P).toByteArray();
    byte[] little = new byte[32];
    for (int i = 0; i < Math.min(32, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return Curve.uncompressed(little).map(Point::ofAffine);
  }

  @Override
  public boolean isMember(Element x) {
    return power(x, Curve.Q).equals(one);
  }

  /** From so many points on samples are faster (measured). */
  private static final int MANY = 150;

  @Override
  public boolean areMembers(List<Element> elements, byte[] seed) {
    if (elements.size() < MANY) {
      return elements.stream().allMatch(this::isMember);
    }
    List<Addend> addends = new ArrayList<>(elements.size());
    elements.forEach(x -> addends.add(point(x).addend()));
    return Samples.of(new Curve(), addends, seed).stream()
        .allMatch(sample -> isMember(new Point(sample)));
  }

  @Override
  public void prepareTexts(List<Element> elements) {
    Point.settle(elements.stream().map(Edwards::point).toList());
  }

  @Override
  public Element times(Element x, Element y) {
    Coordinates product = Coordinates.copyOf(point(x).coordinates());
    new Curve().multiply(product, point(y).addend());
    return new Point(product);
  }

  @Override
  public Element inverse(Element x) {
    Coordinates inverse = Coordinates.copyOf(point(x).coordinates());
    inverse.x.negate(-1L);
    inverse.t.negate(-1L);
    return point(x).isAffine() ? Point.ofAffine(inverse) : new Point(inverse);
  }

  @Override
  public Element power(Element x, BigInteger e) {
    return product(List.of(x), List.of(e));
  }

  @Override
  public Element secretPower(Element x, BigInteger e) {
    Products<Coordinates, Addend> products = new Products<>(new Curve());
    Addend base = Addend.of(point(x).coordinates());
    return new Point(products.secret(base, inRange(e), SECRET_NIBBLES));
  }

  @Override
  public Element product(List<Element> x, List<BigInteger> e) {
    List<Addend> bases = new ArrayList<>(x.size());
    x.forEach(base -> bases.add(point(base).addend()));
    return new Point(
        new Products<>(new Curve()).of(bases, e.stream().map(Edwards::reduced).toList()));
  }

  /** The whole curve has 8q points, so this is right for all of them. */
  private static BigInteger reduced(BigInteger e) {
    return e.bitLength() <= 256 ? e : e.mod(WHOLE_ORDER);
  }

  private static BigInteger inRange(BigInteger e) {
    if (e.signum() < 0 || e.compareTo(Curve.Q) >= 0) {
      throw new IllegalArgumentException("a secret exponent that is not in 0..q-1");
    }
    return e;
  }

  @Override
  public Powers powersOf(Element base) {
    return base.equals(g) ? PowersOfG.TABLE : new FixedPowers(point(base));
  }

  /** Made when first needed. */
  private static final class PowersOfG {
    private static final FixedPowers TABLE = new FixedPowers(GROUP.g);
  }

  /** Powers of one point; the table for secrets is made when first needed. */
  private static final class FixedPowers implements Powers {
    private final Point base;
    private final Table<Coordinates, Addend> table;
    private volatile @Nullable Table<Coordinates, Addend> secretTable;

    FixedPowers(Point base) {
      this.base = base;
      this.table = new Table<>(new Curve(), base.addend(), 256, 8, true, Addend::affine);
    }

    @Override
    public Element to(BigInteger e) {
      Coordinates product = new Coordinates();
      BigInteger reduced = e.signum() < 0 || e.bitLength() > 256 ? e.mod(WHOLE_ORDER) : e;
      table.multiply(new Curve(), product, reduced);
      return new Point(product);
    }

    @Override
    public Element toSecret(BigInteger e) {
      Table<Coordinates, Addend> known = secretTable;
      if (known == null) {
        known = new Table<>(new Curve(), base.addend(), 256, 4, false, Addend::affine);
        secretTable = known;
      }
      return new Point(known.secret(new Curve(), Addend.one(), inRange(e)));
    }
  }

  @Override
  public BigInteger hashed(String text) {
    return Sha256.number(text).mod(Curve.Q);
  }

  @Override
  public Element generator(int i) {
    BigInteger start = Sha256.number("ggen|" + i).shiftRight(2);
    for (int step = 0; ; step++) {
      Optional<Point> point = uncompressed(start.add(BigInteger.valueOf(step)));
      if (point.isPresent()) {
        return power(point.get(), BigInteger.valueOf(8));
      }
    }
  }

  @Override
  public Element encoded(List<Integer> numbers) {
    BigInteger start = Packed.of(numbers, MOST_NUMBERS).shiftLeft(PADDING);
    for (int i = 0; i < 1 << PADDING; i++) {
      Optional<Point> point = uncompressed(start.add(BigInteger.valueOf(i)));
      if (point.isPresent() && isMember(point.get())) {
        return point.get();
      }
    }
    throw new IllegalArgumentException("no point of " + name() + " carries " + numbers);
  }

  @Override
  public List<Integer> decoded(Element x, int count) {
    return Packed.read(
        new BigInteger(1, reversed(point(x).compressed())).shiftRight(PADDING), count);
  }

  private static Point point(Element x) {
    if (x instanceof Point point) {
      return point;
    }
    throw new IllegalArgumentException(x + " is not a point of Ed25519");
  }
}
