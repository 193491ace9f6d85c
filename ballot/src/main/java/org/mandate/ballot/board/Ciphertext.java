package org.mandate.ballot.board;

import org.mandate.ballot.group.Element;

/** An ElGamal ciphertext: (g^r, y^r m). */
public record Ciphertext(Element alpha, Element beta) implements Written {
  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).plain("alpha", alpha.text()).plain("beta", beta.text()).end();
  }
}
