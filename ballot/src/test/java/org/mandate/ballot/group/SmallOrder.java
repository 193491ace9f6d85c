package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The eight points of the curve whose order divides 8, by the slow formulas. */
public final class SmallOrder {
  private SmallOrder() {}

  /** Their texts, the neutral one first. */
  public static List<String> texts() {
    Group slow = SlowEdwards.GROUP;
    for (int y = 2; ; y++) {
      String text = String.format("%064x", BigInteger.valueOf(y));
      Element small = slow.readUnproved(text).map(x -> slow.power(x, slow.q())).orElse(slow.one());
      if (!slow.power(small, BigInteger.valueOf(4)).equals(slow.one())) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          texts.add(slow.power(small, BigInteger.valueOf(i)).text());
        }
        return texts;
      }
    }
  }
}
