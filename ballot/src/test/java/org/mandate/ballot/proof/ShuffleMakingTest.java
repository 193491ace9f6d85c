package org.mandate.ballot.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.ShuffleProof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

class ShuffleMakingTest {
  private static final String FINGERPRINT = "a fingerprint";

  /** Ciphertexts of rankings under a key whose secret the test knows. */
  private static final class Urn {
    final Group group;
    final Random random;
    final BigInteger secret;
    final Tables tables;
    final ShuffleMaking making;
    final List<Ciphertext> before = new ArrayList<>();

    Urn(String name, int ballots, long seed) {
      group = Group.named(name).orElseThrow();
      random = new Random(seed);
      secret = group.exponent(random);
      tables = Tables.of(group, group.power(group.g(), secret));
      making = new ShuffleMaking(group, tables.key(), FINGERPRINT, random);
      for (int i = 0; i < ballots; i++) {
        BigInteger r = group.exponent(random);
        Element message = group.encoded(List.of(i / 256, i % 256, 7));
        before.add(new Ciphertext(tables.g().to(r), group.times(tables.y().to(r), message)));
      }
    }

    ShuffleMaking.Made shuffled() {
      return making.shuffle(before);
    }

    List<List<Integer>> opened(List<Ciphertext> ciphertexts) {
      return ciphertexts.stream()
          .map(c -> group.over(c.beta(), group.power(c.alpha(), secret)))
          .map(x -> group.decoded(x, 3))
          .toList();
    }

    Verdict check(List<Ciphertext> after, ShuffleProof proof) {
      return new ShuffleCheck(tables, FINGERPRINT).check(before, after, proof);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519,0",
    "Ed25519,1",
    "Ed25519,2",
    "Ed25519,3",
    "Ed25519,17",
    "Ed25519,300",
    "RFC-3526-2048,3"
  })
  void aShuffleHoldsTheSameRankingsInOtherCiphertextsAndItsProofHolds(String name, int ballots) {
    Urn urn = new Urn(name, ballots, ballots);
    ShuffleMaking.Made made = urn.shuffled();
    Map<List<Integer>, Integer> counts = new HashMap<>();
    urn.opened(urn.before).forEach(r -> counts.merge(r, 1, Integer::sum));
    urn.opened(made.ciphertexts()).forEach(r -> counts.merge(r, -1, Integer::sum));
    assertTrue(counts.values().stream().allMatch(count -> count == 0), "seed " + ballots);
    Set<Element> seen = new HashSet<>();
    urn.before.forEach(c -> seen.addAll(List.of(c.alpha(), c.beta())));
    assertTrue(
        made.ciphertexts().stream()
            .noneMatch(c -> seen.contains(c.alpha()) || seen.contains(c.beta())));
    assertInstanceOf(Verdict.Holds.class, urn.check(made.ciphertexts(), made.proof()));
  }

  @Test
  void everyOrderOfThreeComesAboutAboutEquallyOften() {
    Map<List<List<Integer>>, Integer> orders = new HashMap<>();
    Urn urn = new Urn("Ed25519", 3, 77);
    int runs = 600;
    for (int i = 0; i < runs; i++) {
      orders.merge(urn.opened(urn.shuffled().ciphertexts()), 1, Integer::sum);
    }
    assertEquals(6, orders.size());
    // 100 each on average, standard deviation 9.1: five deviations either way
    orders.forEach((order, count) -> assertTrue(count > 54 && count < 146, orders::toString));
  }

  @Test
  void theProofHoldsForNoOtherListThanItsOwn() {
    Urn urn = new Urn("Ed25519", 5, 78);
    ShuffleMaking.Made made = urn.shuffled();
    List<Ciphertext> swapped = new ArrayList<>(made.ciphertexts());
    Collections.swap(swapped, 0, 1);
    assertInstanceOf(Verdict.Fails.class, urn.check(swapped, made.proof()));
    List<Ciphertext> copied = new ArrayList<>(made.ciphertexts());
    copied.set(0, copied.get(1));
    assertInstanceOf(Verdict.Fails.class, urn.check(copied, made.proof()));
    assertInstanceOf(
        Verdict.Fails.class,
        new ShuffleCheck(urn.tables, "another election")
            .check(urn.before, made.ciphertexts(), made.proof()));
    assertNotEquals(made.proof(), urn.shuffled().proof());
  }
}
