package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.ShuffleProof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * The challenges of a shuffle's proof (specification, tables GetNIZKPChallenges and
 * GetNIZKPChallenge), in one place for making and checking.
 */
public final class ShuffleChallenges {
  private ShuffleChallenges() {}

  /** u_1 .. u_N: a number by lot for each ciphertext, fixed by what goes in, out and by c. */
  public static List<BigInteger> lots(
      Group group,
      String fingerprint,
      List<Ciphertext> before,
      List<Ciphertext> after,
      List<Element> c) {
    StringBuilder text = new StringBuilder("shuffle-challenges|").append(fingerprint).append('|');
    appendAll(text, before, after, c);
    String seed = Digest.hex(text.toString());
    List<BigInteger> lots = new ArrayList<>(before.size());
    for (int i = 0; i < before.size(); i++) {
      lots.add(group.hashed(seed + Digest.hex(Integer.toString(i))));
    }
    return lots;
  }

  /** The one challenge of the whole proof. */
  public static BigInteger challenge(
      Group group,
      String fingerprint,
      Element key,
      List<Ciphertext> before,
      List<Ciphertext> after,
      List<Element> c,
      List<Element> chain,
      ShuffleProof.Commitments t) {
    StringBuilder text = new StringBuilder("shuffle-challenge|").append(fingerprint).append('|');
    append(text, List.of(t.t1(), t.t2(), t.t3(), t.t41(), t.t42()));
    append(text, t.tHat());
    appendAll(text, before, after, c);
    append(text, chain);
    text.append(key.text());
    return new BigInteger(1, Digest.sha256(text.toString().getBytes(StandardCharsets.US_ASCII)))
        .mod(group.q());
  }

  private static void appendAll(
      StringBuilder text, List<Ciphertext> before, List<Ciphertext> after, List<Element> c) {
    for (List<Ciphertext> list : List.of(before, after)) {
      for (Ciphertext one : list) {
        text.append(one.alpha().text()).append(',').append(one.beta().text()).append(',');
      }
    }
    append(text, c);
  }

  private static void append(StringBuilder text, List<Element> elements) {
    elements.forEach(x -> text.append(x.text()).append(','));
  }
}
