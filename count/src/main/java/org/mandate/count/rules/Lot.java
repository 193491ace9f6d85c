package org.mandate.count.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How ties are drawn. Whoever stands first among the tied is the one drawn, whatever the lot is
 * for: elected, transferred first, or excluded.
 */
public sealed interface Lot {

  /** No lot: a tie that needs one stops the count. */
  record None() implements Lot {}

  /**
   * An order of all candidates, as a file's {@code [tie ...]} line gives it.
   *
   * @param numbers candidate numbers (from 1), each once
   */
  record Order(List<Integer> numbers) implements Lot {
    /** Copies the list. */
    public Order {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * A published seed: candidates are ordered by SHA-256 of {@code "mandate lot 1\n" + seed + "\n" +
   * number} (UTF-8, number in decimal), lowest digest first, compared byte by byte without sign.
   *
   * @param text the seed as published, not blank
   */
  record Seed(String text) implements Lot {
    /**
     * @throws IllegalArgumentException if the text is blank
     */
    public Seed {
      if (text.isBlank()) throw new IllegalArgumentException("the seed is blank");
    }
  }

  /**
   * The candidate drawn among the tied.
   *
   * @param tied indexes, one or more
   * @return empty when this is no lot, or an order that names none of them
   */
  default Optional<Integer> drawn(List<Integer> tied) {
    return switch (this) {
      case None none -> Optional.empty();
      case Order order ->
          order.numbers().stream().map(number -> number - 1).filter(tied::contains).findFirst();
      case Seed seed ->
          tied.stream().min(Comparator.comparing(i -> digest(seed, i), Arrays::compareUnsigned));
    };
  }

  /** The whole order a lot gives to this many candidates, by index; empty for no lot. */
  default List<Integer> order(int candidates) {
    var left = new ArrayList<Integer>();
    for (int i = 0; i < candidates; i++) left.add(i);
    var order = new ArrayList<Integer>();
    for (var next = drawn(left); next.isPresent() && !left.isEmpty(); ) {
      order.add(next.get());
      left.remove(next.get());
      if (left.isEmpty()) break;
      next = drawn(left);
    }
    return order;
  }

  private static byte[] digest(Seed seed, int index) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(
              ("mandate lot 1\n" + seed.text() + "\n" + (index + 1))
                  .getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
