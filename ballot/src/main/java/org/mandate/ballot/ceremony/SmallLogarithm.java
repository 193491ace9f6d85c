package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Finds m from g^m for a total m that is bounded by the weight of all ballots: baby steps from 0,
 * giant steps down from x, about the root of the bound each. Totals are public.
 */
public final class SmallLogarithm {
  private static final long LARGEST = 1L << 40;
  private static final int STRIDE = 32;

  private final Group group;
  private final long bound;
  private final Map<Element, Long> babies;
  private final Element giant;

  /**
   * @param bound the largest m, from 0 to 2^40
   */
  public SmallLogarithm(Group group, long bound) {
    if (bound < 0 || bound > LARGEST) {
      throw new IllegalArgumentException("bound must be 0..2^40: " + bound);
    }
    this.group = group;
    this.bound = bound;
    int steps = (int) Math.ceil(Math.sqrt(bound + 1.0));
    babies = HashMap.newHashMap(steps);
    List<Element> powers = walk(group.one(), group.g(), steps);
    for (int i = 0; i < steps; i++) {
      babies.put(powers.get(i), (long) i);
    }
    giant = group.power(group.g(), BigInteger.valueOf(-steps));
  }

  /** x, x step, x step^2...: so many, made ready to be compared together. */
  private List<Element> walk(Element x, Element step, int count) {
    List<Element> walk = new ArrayList<>(count);
    Element next = x;
    for (int i = 0; i < count; i++) {
      walk.add(next);
      next = group.times(next, step);
    }
    group.prepareTexts(walk);
    return walk;
  }

  /** The m from 0 to the bound with g^m = x; empty if there is none. */
  public OptionalLong of(Element x) {
    long steps = babies.size();
    long base = 0;
    Element first = x;
    while (base <= bound) {
      for (Element rest : walk(first, giant, STRIDE)) {
        Long baby = babies.get(rest);
        if (baby != null) {
          long m = base + baby;
          return m <= bound ? OptionalLong.of(m) : OptionalLong.empty();
        }
        base += steps;
        first = group.times(rest, giant);
      }
    }
    return OptionalLong.empty();
  }
}
