package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subgroup of prime order q of the numbers modulo a prime p (section "Finite fields" of the
 * specification).
 *
 * <p>Secret powers take the same steps and touch the same memory for every exponent once it has
 * been cut into digits. What remains of {@link BigInteger}, whose time depends on its operands: the
 * exponent's comparison with q and {@code toByteArray} (by its length), and reading the base and
 * the result, which are public or about to be. Public powers use {@link BigInteger#modPow}.
 */
final class Residues implements Group {

  /** Of order about 2^256, from FIPS 186-4; carries homomorphic questions only. */
  static final Residues BELENIOS_2048 =
      new Residues(
          "BELENIOS-2048",
          """
          a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f2
          1e6d36856b428030421f514ed40bfd4c06e092a495af8d79a2f85e0fb11c0ede
          07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d1
          07435012768a2cdd0a4091d8fa447f6c7ebc15a349fa318a6b4fe17d8d47e843
          a3e14dfa9b2162f4d7229abe93a188b46b006517d6f6747ebbb29c9ec3099b60
          7f18fb1a8bc858279aa8599411d998d3e3fada9e010840d082d8c31911acdd4a
          0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f
          878affa2375e2999b44f6cef17d707301e59e0e6351e051ed9cec4157646e64f
          """,
          """
          1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51
          988b98c259597f9c5a9dfd001d26ba31d9d8976f01d95a1c8262ee68a0e92cea
          541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8
          643e673fd9d215fc8fe5fb9cf9fdb8ea88fdb1a3381a697fdf9c2458570b06d2
          6aef1be365fdd90165f397c6b870df8c1b9e519edcee8bb0f74b7a1615a274ba
          60a7ea574a61f552d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f
          22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d
          47aa680d43771902743d663f42d853c041e1c91fe3823f4bcf284308f1d7e653
          """,
          "adb6066a73522565f4daa0f2579db7f2f0fa90c2168bc709e20263387d55c491",
          -1);

  /** The 2048-bit group of RFC 3526: p = 2q + 1 and g = 2. */
  static final Residues RFC_3526_2048 =
      new Residues(
          "RFC-3526-2048",
          """
          ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74
          020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437
          4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed
          ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05
          98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb
          9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b
          e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718
          3995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff
          """,
          "2",
          """
          7fffffffffffffffe487ed5110b4611a62633145c06e0e68948127044533e63a
          0105df531d89cd9128a5043cc71a026ef7ca8cd9e69d218d98158536f92f8a1b
          a7f09ab6b6a8e122f242dabb312f3f637a262174d31bf6b585ffae5b7a035bf6
          f71c35fdad44cfd2d74f9208be258ff324943328f6722d9ee1003e5c50b1df82
          cc6d241b0e2ae9cd348b1fd47e9267afc1b2ae91ee51d6cb0e3179ab1042a95d
          cf6a9483b84b4b36b3861aa7255e4c0278ba3604650c10be19482f23171b671d
          f1cf3b960c074301cd93c1d17603d147dae2aef837a62964ef15e5fb4aac0b8c
          1ccaa4be754ab5728ae9130c4c7d02880ab9472d455655347fffffffffffffff
          """,
          8);

  /** From so many elements on own products beat {@link BigInteger#modPow} (measured). */
  private static final int MANY = 150;

  private final String name;
  private final BigInteger p;
  private final Modulus modulus;
  private final BigInteger q;
  private final Residue g;

  /** Bits counted up until a ranking's number is a member; negative where none can be carried. */
  private final int padding;

  private Residues(String name, String p, String g, String q, int padding) {
    this.name = name;
    this.p = hexadecimal(p);
    this.modulus = new Modulus(this.p);
    this.g = new Residue(hexadecimal(g));
    this.q = hexadecimal(q);
    this.padding = padding;
  }

  private static BigInteger hexadecimal(String text) {
    return new BigInteger(text.replace("\n", ""), 16);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BigInteger q() {
    return q;
  }

  @Override
  public Element g() {
    return g;
  }

  @Override
  public Element one() {
    return new Residue(BigInteger.ONE);
  }

  @Override
  public Optional<Element> readUnproved(String text) {
    if (!isCanonical(text)) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(text);
    return value.compareTo(p) < 0 ? Optional.of(new Residue(value)) : Optional.empty();
  }

  /** Digits without a leading zero, so never 0 itself; not longer than p. */
  private static boolean isCanonical(String text) {
    if (text.isEmpty() || text.length() > 617 || text.charAt(0) == '0') {
      return false;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public boolean isMember(Element x) {
    return value(x).modPow(q, p).equals(BigInteger.ONE);
  }

  @Override
  public boolean areMembers(List<Element> elements, byte[] seed) {
    if (elements.size() < MANY) {
      return elements.stream().allMatch(this::isMember);
    }
    return Samples.of(modulus, factors(elements), seed).stream()
        .allMatch(sample -> isMember(residue(sample)));
  }

  @Override
  public Element times(Element x, Element y) {
    return new Residue(value(x).multiply(value(y)).mod(p));
  }

  @Override
  public Element inverse(Element x) {
    return new Residue(value(x).modInverse(p));
  }

  @Override
  public Element power(Element x, BigInteger e) {
    return new Residue(value(x).modPow(e, p));
  }

  @Override
  public Element secretPower(Element x, BigInteger e) {
    long[] base = modulus.factor(value(x));
    return residue(new Products<>(modulus).secret(base, inRange(e), secretNibbles()));
  }

  private int secretNibbles() {
    return (q.bitLength() + 3) / 4;
  }

  private BigInteger inRange(BigInteger e) {
    if (e.signum() < 0 || e.compareTo(q) >= 0) {
      throw new IllegalArgumentException("a secret exponent that is not in 0..q-1");
    }
    return e;
  }

  private Residue residue(long[] product) {
    return new Residue(modulus.number(product));
  }

  @Override
  public Element product(List<Element> x, List<BigInteger> e) {
    if (x.size() != e.size()) {
      throw new IllegalArgumentException(x.size() + " bases, " + e.size() + " exponents");
    }
    if (x.size() < MANY) {
      BigInteger product = BigInteger.ONE;
      for (int i = 0; i < x.size(); i++) {
        product = product.multiply(value(x.get(i)).modPow(e.get(i), p)).mod(p);
      }
      return new Residue(product);
    }
    BigInteger order = p.subtract(BigInteger.ONE);
    List<BigInteger> exponents =
        e.stream().map(one -> one.signum() < 0 ? one.mod(order) : one).toList();
    return residue(new Products<>(modulus).of(factors(x), exponents));
  }

  private List<long[]> factors(List<Element> elements) {
    List<long[]> factors = new ArrayList<>(elements.size());
    elements.forEach(x -> factors.add(modulus.factor(value(x))));
    return factors;
  }

  @Override
  public Powers powersOf(Element base) {
    return new FixedPowers(value(base));
  }

  /** Powers of one number; each table is made when first needed. */
  private final class FixedPowers implements Powers {
    private final BigInteger base;
    private volatile @Nullable Table<long[], long[]> table;
    private volatile @Nullable Table<long[], long[]> secretTable;

    FixedPowers(BigInteger base) {
      this.base = base;
    }

    @Override
    public Element to(BigInteger e) {
      if (e.signum() < 0 || e.bitLength() > q.bitLength()) {
        return new Residue(base.modPow(e, p));
      }
      Table<long[], long[]> known = table;
      if (known == null) {
        known = table(q.bitLength() > 256 ? 5 : 8);
        table = known;
      }
      long[] product = modulus.one();
      known.multiply(modulus, product, e);
      return residue(product);
    }

    @Override
    public Element toSecret(BigInteger e) {
      Table<long[], long[]> known = secretTable;
      if (known == null) {
        known = table(4);
        secretTable = known;
      }
      return residue(known.secret(modulus, modulus.blank(), inRange(e)));
    }

    private Table<long[], long[]> table(int width) {
      return new Table<>(
          modulus, modulus.factor(base), q.bitLength(), width, false, powers -> powers);
    }
  }

  @Override
  public BigInteger hashed(String text) {
    return Sha256.number(text).mod(q);
  }

  @Override
  public Element generator(int i) {
    BigInteger cofactor = p.subtract(BigInteger.ONE).divide(q);
    return new Residue(Sha256.number("ggen|" + i).modPow(cofactor, p));
  }

  @Override
  public Element encoded(List<Integer> numbers) {
    if (padding < 0) {
      throw new IllegalArgumentException(name + " cannot carry a ranking");
    }
    BigInteger start = Packed.of(numbers, (p.bitLength() - padding - 1) / 8).shiftLeft(padding);
    for (int i = 0; i < 1 << padding; i++) {
      BigInteger candidate = start.add(BigInteger.valueOf(i));
      if (candidate.signum() > 0 && isMember(new Residue(candidate))) {
        return new Residue(candidate);
      }
    }
    throw new IllegalArgumentException("no member of " + name + " carries " + numbers);
  }

  @Override
  public List<Integer> decoded(Element x, int count) {
    if (padding < 0) {
      throw new IllegalArgumentException(name + " carries no ranking");
    }
    return Packed.read(value(x).shiftRight(padding), count);
  }

  private BigInteger value(Element x) {
    if (x instanceof Residue residue) {
      return residue.value();
    }
    throw new IllegalArgumentException(x + " is not an element of " + name);
  }
}
