package org.mandate.ballot.board;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Function;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** An ElGamal ciphertext: (g^r, y^r m). */
public record Ciphertext(Element alpha, Element beta) implements Written {
  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).plain("alpha", alpha.text()).plain("beta", beta.text()).end();
  }

  /**
   * The order in which ranked ciphertexts stand in the tally before they are mixed: by alpha, then
   * beta; numbers by size, points by the bytes of RFC 8032 (whose reverse the board writes). Found
   * by looking at boards of other programs; the specification names none.
   */
  public static Comparator<Ciphertext> order(Group group) {
    return group.name().equals("Ed25519")
        ? by(x -> HexFormat.of().formatHex(reversed(HexFormat.of().parseHex(x.text()))))
        : by(x -> new BigInteger(x.text()));
  }

  private static <K extends Comparable<K>> Comparator<Ciphertext> by(Function<Element, K> key) {
    return Comparator.comparing((Ciphertext c) -> key.apply(c.alpha()))
        .thenComparing(c -> key.apply(c.beta()));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
