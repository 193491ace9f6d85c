package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimbsAgreeWithBigIntegerTest {
  private static final long SEED = 25519;
  private static final BigInteger P = Limbs.P;

  /** Edges of the field, of the limbs, and random numbers. */
  private static List<BigInteger> numbers() {
    List<BigInteger> numbers = new ArrayList<>();
    for (int small = 0; small < 25; small++) {
      numbers.add(BigInteger.valueOf(small));
      numbers.add(P.subtract(BigInteger.valueOf(small + 1)));
      if (small < 19) {
        numbers.add(P.add(BigInteger.valueOf(small)));
      }
    }
    for (int limb = 1; limb <= 5; limb++) {
      BigInteger edge = BigInteger.ONE.shiftLeft(51 * limb);
      numbers.add(edge.subtract(BigInteger.ONE).min(P));
      numbers.add(edge.min(P));
      numbers.add(P.subtract(edge).max(BigInteger.ZERO));
    }
    System.out.println("LimbsAgreeWithBigIntegerTest, seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 150; i++) {
      numbers.add(new BigInteger(255, random));
    }
    return numbers;
  }

  @Test
  void readingAndWritingGivesTheNumberModuloP() {
    for (BigInteger a : numbers()) {
      assertEquals(a.mod(P), Limbs.ofPublic(a).toPublic());
    }
  }

  @Test
  void productsOfWhatTheCurveMultipliesAreRight() {
    List<BigInteger> numbers = numbers();
    for (BigInteger a : numbers) {
      for (BigInteger b : numbers) {
        Limbs x = Limbs.ofPublic(a);
        Limbs y = Limbs.ofPublic(b);
        Limbs sum = new Limbs();
        sum.sum(x, x);
        sum.sum(sum, y);
        Limbs difference = new Limbs();
        difference.difference(x, y);
        difference.difference(difference, x);
        difference.difference(difference, x);
        BigInteger s = a.add(a).add(b);
        BigInteger d = a.add(b).negate();
        Limbs product = new Limbs();
        product.product(sum, difference);
        assertEquals(s.multiply(d).mod(P), product.toPublic());
        product.square(difference);
        assertEquals(d.multiply(d).mod(P), product.toPublic());
        product.square(sum);
        assertEquals(s.multiply(s).mod(P), product.toPublic());
      }
    }
  }

  @Test
  void inversesAndRootsAreRight() {
    BigInteger exponent = P.subtract(BigInteger.valueOf(5)).shiftRight(3);
    for (BigInteger a : numbers()) {
      Limbs result = new Limbs();
      result.inverse(Limbs.ofPublic(a));
      BigInteger inverse = a.mod(P).signum() == 0 ? BigInteger.ZERO : a.modInverse(P);
      assertEquals(inverse, result.toPublic());
      result.rootPower(Limbs.ofPublic(a));
      assertEquals(a.modPow(exponent, P), result.toPublic());
    }
  }

  @Test
  void masksNegateAndChoose() {
    BigInteger a = BigInteger.valueOf(12345);
    BigInteger b = P.subtract(BigInteger.valueOf(678));
    Limbs chosen = Limbs.ofPublic(a);
    chosen.choose(0, Limbs.ofPublic(b));
    assertEquals(a, chosen.toPublic());
    chosen.choose(-1, Limbs.ofPublic(b));
    assertEquals(b, chosen.toPublic());
    chosen.negate(0);
    assertEquals(b, chosen.toPublic());
    chosen.negate(-1);
    assertEquals(BigInteger.valueOf(678), chosen.toPublic());
  }
}
