package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Small whole numbers packed eight bits each into one, the first the most significant (sections
 * "Finite fields" and "Ed25519" of the specification).
 */
final class Packed {
  private Packed() {}

  static BigInteger of(List<Integer> numbers, int most) {
    if (numbers.size() > most) {
      throw new IllegalArgumentException(
          numbers.size() + " numbers, but an element carries at most " + most);
    }
    BigInteger packed = BigInteger.ZERO;
    for (int number : numbers) {
      if (number < 0 || number > 255) {
        throw new IllegalArgumentException(number + " is not in 0..255");
      }
      packed = packed.shiftLeft(8).or(BigInteger.valueOf(number));
    }
    return packed;
  }

  static List<Integer> read(BigInteger packed, int count) {
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      numbers.add(packed.shiftRight(8 * i).intValue() & 255);
    }
    return List.copyOf(numbers);
  }
}
