package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResiduesAgreeWithBigIntegerTest {
  private static final long SEED = 3526;
  private final Random random = new Random(SEED);

  ResiduesAgreeWithBigIntegerTest() {
    System.out.println("ResiduesAgreeWithBigIntegerTest, seed " + SEED);
  }

  private static BigInteger p(Group group) {
    return group.name().startsWith("RFC")
        ? group.q().shiftLeft(1).add(BigInteger.ONE)
        : beleniosP(group.q());
  }

  /**
   * FIPS 186-4, A.1.1.2, step 11, with the seed and the counter 109 that the specification prints;
   * numbers are hashed as bytes, little end first.
   */
  private static BigInteger beleniosP(BigInteger q) {
    int offset = 1 + 8 * 109;
    BigInteger x = BigInteger.ZERO;
    for (int j = 0; j < 8; j++) {
      x = x.add(hash(BELENIOS_SEED.add(BigInteger.valueOf(offset + j))).shiftLeft(256 * j));
    }
    x = x.mod(BigInteger.ONE.shiftLeft(2047)).setBit(2047);
    return x.subtract(x.mod(q.shiftLeft(1))).add(BigInteger.ONE);
  }

  private static final BigInteger BELENIOS_SEED =
      new BigInteger(
          "478953892617249466166106476098847626563138168027716882488732447198349000396592020632"
              + "875172724552145560167746");

  private static BigInteger hash(BigInteger number) {
    byte[] little = Rfc8032.reversed(number.toByteArray());
    try {
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(little));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 3526, section 3: p = 2^2048 - 2^1984 - 1 + 2^64 ([2^1918 pi] + 124476). */
  @Test
  void theModulusOfTheRfcIsMadeFromPi() {
    BigInteger pi = arctangent(5).shiftLeft(4).subtract(arctangent(239).shiftLeft(2));
    BigInteger part = pi.shiftRight(100).add(BigInteger.valueOf(124476));
    BigInteger p =
        BigInteger.ONE
            .shiftLeft(2048)
            .subtract(BigInteger.ONE.shiftLeft(1984))
            .subtract(BigInteger.ONE)
            .add(part.shiftLeft(64));
    Group group = Group.named("RFC-3526-2048").orElseThrow();
    assertEquals(p.shiftRight(1), group.q());
    assertEquals("2", group.g().text());
  }

  /** 2^2018 arctan(1/x), to about 10 bits. */
  private static BigInteger arctangent(int x) {
    BigInteger term = BigInteger.ONE.shiftLeft(2018).divide(BigInteger.valueOf(x));
    BigInteger sum = term;
    BigInteger square = BigInteger.valueOf((long) x * x);
    for (int i = 3; term.signum() != 0; i += 2) {
      term = term.divide(square).negate();
      sum = sum.add(term.divide(BigInteger.valueOf(i)));
    }
    return sum;
  }

  /** FIPS 186-4, A.1.1.2, steps 6 and 7. */
  @Test
  void theOrderOfTheOtherGroupComesFromItsSeed() {
    BigInteger half = BigInteger.ONE.shiftLeft(255);
    BigInteger u = hash(BELENIOS_SEED).mod(half);
    BigInteger q = half.add(u).add(BigInteger.ONE).subtract(u.mod(BigInteger.TWO));
    assertEquals(q, Group.named("BELENIOS-2048").orElseThrow().q());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BELENIOS-2048", "RFC-3526-2048"})
  void orderAndGeneratorAreRight(String name) {
    Group group = Group.named(name).orElseThrow();
    BigInteger p = p(group);
    assertTrue(p.isProbablePrime(64));
    assertTrue(group.q().isProbablePrime(64));
    assertEquals(BigInteger.ONE, p.mod(group.q()));
    assertTrue(group.isMember(group.g()));
    assertTrue(group.isMember(group.one()));
    for (int i = -1; i < 3; i++) {
      assertTrue(group.isMember(group.generator(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BELENIOS-2048", "RFC-3526-2048"})
  void powersAndProductsAgree(String name) {
    Group group = Group.named(name).orElseThrow();
    BigInteger p = p(group);
    BigInteger q = group.q();
    List<BigInteger> exponents =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.valueOf(16),
            q.subtract(BigInteger.ONE),
            group.exponent(random));
    BigInteger x = new BigInteger(group.power(group.g(), group.exponent(random)).text());
    Element base = group.read(x.toString()).orElseThrow();
    Group.Powers powers = group.powersOf(base);
    for (BigInteger e : exponents) {
      String expected = x.modPow(e, p).toString();
      assertEquals(expected, group.power(base, e).text());
      assertEquals(expected, group.secretPower(base, e).text());
      assertEquals(expected, powers.to(e).text());
      assertEquals(expected, powers.toSecret(e).text());
      String inverse = x.modPow(e.negate(), p).toString();
      assertEquals(inverse, group.power(base, e.negate()).text());
      assertEquals(inverse, powers.to(e.negate()).text());
    }
    assertEquals(x.modInverse(p).toString(), group.inverse(base).text());
    assertThrows(IllegalArgumentException.class, () -> group.secretPower(base, q));
    assertThrows(IllegalArgumentException.class, () -> powers.toSecret(q));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BELENIOS-2048", "RFC-3526-2048"})
  void productsOfManyPowersAndTheMembershipOfManyAgree(String name) {
    Group group = Group.named(name).orElseThrow();
    BigInteger p = p(group);
    for (int size : new int[] {0, 1, 5, 149, 200}) {
      List<Element> bases = new ArrayList<>();
      List<BigInteger> exponents = new ArrayList<>();
      BigInteger expected = BigInteger.ONE;
      for (int i = 0; i < size; i++) {
        BigInteger x = new BigInteger(2040, random).add(BigInteger.ONE).modPow(BigInteger.TWO, p);
        BigInteger e = new BigInteger(i % 3 == 0 ? 128 : 256, random);
        e = i % 5 == 0 ? e.negate() : e;
        bases.add(group.readUnproved(x.toString()).orElseThrow());
        exponents.add(e);
        expected = expected.multiply(x.modPow(e, p)).mod(p);
      }
      assertEquals(expected.toString(), group.product(bases, exponents).text(), size + " terms");
    }
    List<Element> members = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      members.add(group.power(group.g(), BigInteger.valueOf(1000 + i)));
    }
    byte[] seed = {9};
    assertTrue(group.areMembers(members, seed));
    Element minusOne = group.readUnproved(p.subtract(BigInteger.ONE).toString()).orElseThrow();
    members.set(7, group.times(members.get(7), minusOne));
    assertFalse(group.areMembers(members, seed));
    members.set(8, group.times(members.get(8), minusOne));
    assertFalse(group.areMembers(members, seed), "parts that cancel in the product of all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BELENIOS-2048", "RFC-3526-2048"})
  void onlyTheCanonicalTextOfAMemberIsRead(String name) {
    Group group = Group.named(name).orElseThrow();
    BigInteger p = p(group);
    String member = group.generator(5).text();
    assertTrue(group.read(member).isPresent());
    for (String text :
        List.of(
            "",
            "0",
            "0" + member,
            "+" + member,
            "-" + member,
            " " + member,
            member + " ",
            new BigInteger(member).add(p).toString(),
            p.toString(),
            p.add(BigInteger.ONE).toString(),
            "9".repeat(700),
            new BigInteger(member).toString(16) + "a",
            "\u0661")) {
      assertTrue(group.readUnproved(text).isEmpty(), text);
    }
    String foreign = p.subtract(BigInteger.ONE).toString();
    assertTrue(group.readUnproved(foreign).isPresent());
    assertTrue(group.read(foreign).isEmpty());
  }

  @Test
  void onlyOneGroupCarriesRankings() {
    Group rfc = Group.named("RFC-3526-2048").orElseThrow();
    List<Integer> most = random.ints(254, 0, 256).boxed().toList();
    assertEquals(most, rfc.decoded(rfc.encoded(most), 254));
    assertTrue(rfc.isMember(rfc.encoded(List.of(0, 0))));
    List<Integer> tooMany = random.ints(255, 0, 256).boxed().toList();
    assertThrows(IllegalArgumentException.class, () -> rfc.encoded(tooMany));
    Group belenios = Group.named("BELENIOS-2048").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> belenios.encoded(List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> belenios.decoded(belenios.g(), 1));
  }
}
