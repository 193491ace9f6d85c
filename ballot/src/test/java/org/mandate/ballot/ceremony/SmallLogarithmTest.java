package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.group.Group;

class SmallLogarithmTest {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();

  private static OptionalLong of(SmallLogarithm logarithm, long m) {
    return logarithm.of(GROUP.power(GROUP.g(), BigInteger.valueOf(m)));
  }

  @Test
  void everyNumberUpToTheBoundIsFoundAndNoneBeyond() {
    for (int bound : new int[] {0, 1, 2, 3, 8, 9, 99, 100, 101}) {
      SmallLogarithm logarithm = new SmallLogarithm(GROUP, bound);
      for (int m = 0; m <= bound; m++) {
        assertEquals(OptionalLong.of(m), of(logarithm, m), "bound " + bound);
      }
      for (int m = bound + 1; m < bound + 30; m++) {
        assertEquals(OptionalLong.empty(), of(logarithm, m), "bound " + bound);
      }
      assertEquals(OptionalLong.empty(), of(logarithm, -1), "bound " + bound);
    }
  }

  @Test
  void largeTotalsAreFound() {
    long bound = 60_000_000;
    SmallLogarithm logarithm = new SmallLogarithm(GROUP, bound);
    Random random = new Random(17);
    for (int i = 0; i < 5; i++) {
      long m = random.nextLong(bound + 1);
      assertEquals(OptionalLong.of(m), of(logarithm, m));
    }
    assertEquals(OptionalLong.of(bound), of(logarithm, bound));
    assertEquals(OptionalLong.empty(), of(logarithm, bound + 1));
  }
}
