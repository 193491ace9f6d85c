package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast curve against the literal formulas of RFC 8032, on all kinds of points of the curve. */
class EdwardsAgreesWithOracleTest {
  private static final long SEED = 8032;
  private static final Group FAST = Group.named("Ed25519").orElseThrow();
  private static final Group SLOW = SlowEdwards.GROUP;
  private static final BigInteger Q = FAST.q();

  private final Random random = new Random(SEED);

  EdwardsAgreesWithOracleTest() {
    System.out.println("EdwardsAgreesWithOracleTest, seed " + SEED);
  }

  /** Texts of points of every order: members, of order 1, 2, 4, 8, and members times those. */
  private List<String> points(int members) {
    List<String> texts = new ArrayList<>(SmallOrder.texts());
    for (int i = 0; i < members; i++) {
      Element member = SLOW.power(SLOW.g(), new BigInteger(252, random));
      texts.add(member.text());
      Element small = SLOW.readUnproved(SmallOrder.texts().get(i % 8)).orElseThrow();
      texts.add(SLOW.times(member, small).text());
    }
    return texts;
  }

  private List<BigInteger> exponents() {
    List<BigInteger> exponents = new ArrayList<>();
    for (BigInteger special :
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO,
            BigInteger.valueOf(127),
            BigInteger.valueOf(128),
            BigInteger.valueOf(129),
            BigInteger.valueOf(255),
            BigInteger.valueOf(256),
            Q.subtract(BigInteger.ONE),
            Q,
            Q.shiftLeft(3).subtract(BigInteger.ONE),
            Q.shiftLeft(3).add(BigInteger.TEN),
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE),
            new BigInteger(400, random))) {
      exponents.add(special);
      exponents.add(special.negate());
    }
    return exponents;
  }

  private static Element fast(String text) {
    return FAST.readUnproved(text).orElseThrow();
  }

  private static Element slow(String text) {
    return SLOW.readUnproved(text).orElseThrow();
  }

  @Test
  void productsOfEveryPairOfKindsAgree() {
    List<String> texts = points(8);
    for (String a : texts) {
      for (String b : texts) {
        String expected = SLOW.times(slow(a), slow(b)).text();
        assertEquals(expected, FAST.times(fast(a), fast(b)).text());
        Element computed = FAST.times(FAST.times(fast(a), FAST.one()), FAST.over(fast(b), fast(a)));
        assertEquals(b, computed.text());
        assertEquals(fast(b), computed);
        assertEquals(fast(b).hashCode(), computed.hashCode());
        assertEquals(a.equals(b), fast(a).equals(FAST.times(fast(b), FAST.one())));
      }
    }
  }

  @Test
  void powersAgreeForAllExponentsAndKindsOfPoints() {
    for (String text : points(2)) {
      Group.Powers powers = FAST.powersOf(fast(text));
      for (BigInteger e : exponents()) {
        String expected = SLOW.power(slow(text), e).text();
        assertEquals(expected, FAST.power(fast(text), e).text());
        assertEquals(expected, powers.to(e).text());
      }
    }
  }

  @Test
  void secretPowersAgree() {
    for (String text : points(2)) {
      Group.Powers powers = FAST.powersOf(fast(text));
      for (BigInteger e :
          List.of(
              BigInteger.ZERO, BigInteger.ONE, Q.subtract(BigInteger.ONE), random(), random())) {
        String expected = SLOW.power(slow(text), e).text();
        assertEquals(expected, FAST.secretPower(fast(text), e).text());
        assertEquals(expected, powers.toSecret(e).text());
      }
      assertThrows(IllegalArgumentException.class, () -> FAST.secretPower(fast(text), Q));
      assertThrows(IllegalArgumentException.class, () -> powers.toSecret(BigInteger.ONE.negate()));
    }
  }

  private BigInteger random() {
    return new BigInteger(300, random).mod(Q);
  }

  @Test
  void productsOfManyPowersAgree() {
    List<String> texts = points(4);
    for (int size : new int[] {0, 1, 2, 3, 17, 159, 160, 300}) {
      List<Element> fastBases = new ArrayList<>();
      List<BigInteger> exponents = new ArrayList<>();
      Element expected = SLOW.one();
      for (int i = 0; i < size; i++) {
        String text = texts.get(random.nextInt(texts.size()));
        BigInteger e = new BigInteger(1 + random.nextInt(256), random);
        e = random.nextBoolean() ? e : e.negate();
        fastBases.add(FAST.times(fast(text), random.nextBoolean() ? FAST.one() : FAST.g()));
        fastBases.set(i, random.nextBoolean() ? fast(text) : fastBases.get(i));
        exponents.add(e);
        expected = SLOW.times(expected, SLOW.power(slow(fastBases.get(i).text()), e));
      }
      assertEquals(expected.text(), FAST.product(fastBases, exponents).text(), size + " terms");
    }
    assertThrows(IllegalArgumentException.class, () -> FAST.product(List.of(FAST.g()), List.of()));
  }

  @Test
  void membershipAgreesAndPointsOfSmallOrderAreNoMembers() {
    for (String text : points(8)) {
      assertEquals(SLOW.isMember(slow(text)), FAST.isMember(fast(text)));
      assertEquals(FAST.isMember(fast(text)), FAST.read(text).isPresent());
    }
    for (String small : SmallOrder.texts().subList(1, 8)) {
      assertTrue(FAST.readUnproved(small).isPresent());
      assertTrue(FAST.read(small).isEmpty());
    }
    assertEquals(FAST.one(), FAST.read(SmallOrder.texts().getFirst()).orElseThrow());
  }

  @Test
  void generatorsAndEncodingsAgree() {
    for (int i = -1; i < 20; i++) {
      assertEquals(SLOW.generator(i).text(), FAST.generator(i).text());
    }
    List<Integer> longest = random.ints(30, 0, 256).boxed().toList();
    for (List<Integer> numbers :
        List.of(List.<Integer>of(), List.of(0, 0), List.of(255, 0, 7), longest)) {
      Element element = FAST.encoded(numbers);
      assertEquals(SLOW.encoded(numbers).text(), element.text());
      assertEquals(numbers, FAST.decoded(element, numbers.size()));
    }
    List<Integer> tooLong = random.ints(31, 0, 256).boxed().toList();
    assertThrows(IllegalArgumentException.class, () -> FAST.encoded(tooLong));
    assertThrows(IllegalArgumentException.class, () -> FAST.encoded(List.of(256)));
    assertThrows(IllegalArgumentException.class, () -> FAST.encoded(List.of(-1)));
  }

  @Test
  void textsPreparedTogetherAreTheSame() {
    List<Element> computed = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Element point = FAST.power(FAST.g(), random());
      computed.add(point);
      expected.add(FAST.times(point, FAST.one()).text());
    }
    FAST.prepareTexts(computed);
    assertEquals(expected, computed.stream().map(Element::text).toList());
  }

  @Test
  void manyMembersPassAndOneForeignPointOrTwoThatCancelDoNot() {
    List<Element> members = new ArrayList<>();
    Group.Powers powers = FAST.powersOf(FAST.g());
    for (int i = 0; i < 400; i++) {
      members.add(powers.to(random()));
    }
    byte[] seed = {1, 2, 3};
    assertTrue(FAST.areMembers(members, seed));
    assertTrue(FAST.areMembers(members.subList(0, 10), seed));
    assertTrue(FAST.areMembers(List.of(), seed));
    for (String text : SmallOrder.texts().subList(1, 8)) {
      Element small = fast(text);
      assertNotEquals(FAST.one(), small);
      for (int size : new int[] {10, 400}) {
        List<Element> spoiled = new ArrayList<>(members.subList(0, size));
        spoiled.set(3, FAST.times(spoiled.get(3), small));
        assertFalse(FAST.areMembers(spoiled, seed));
        spoiled.set(size - 1, FAST.over(spoiled.get(size - 1), small));
        assertFalse(FAST.areMembers(spoiled, seed), "parts that cancel in the product of all");
      }
    }
  }
}
