package org.mandate.count.rules;

import java.math.BigInteger;

/** Gives every paper's vote to the candidates it names, by their keep values. */
interface Spread {

  /**
   * One distribution.
   *
   * @param keep by candidate; 0 for those excluded or withdrawn, 1 for the hopeful
   * @return each candidate's votes and, last, the votes that nobody keeps, in the rule's unit
   */
  BigInteger[] spread(BigInteger[] keep);
}
