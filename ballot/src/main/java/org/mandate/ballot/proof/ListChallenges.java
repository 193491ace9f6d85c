package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.Written;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * The strings of questions of lists, and those that threshold trustees sign (specification of 3.x,
 * crypto version 1).
 */
public final class ListChallenges {
  private ListChallenges() {}

  /** That a list is chosen or none of its candidates is. */
  static BigInteger list(Group group, String s, List<Element> commitments) {
    return group.hashed("lproof|" + s + "|" + texts(commitments));
  }

  /** That something is not zero. */
  static BigInteger nonZero(
      Group group, String s, Answer.NonZero proof, Element first, Element second) {
    return group.hashed("nonzero|" + s + "|" + texts(List.of(proof.commitment(), first, second)));
  }

  /**
   * The message over all certificates and the own coefficients that each threshold trustee signs in
   * 3.x, so that nobody saw others.
   */
  public static String certificates(
      List<SignedMessage> certificates, SignedMessage.Coefficients coefficients) {
    StringBuilder out = new StringBuilder("certs_sig|{\"certs\":[");
    out.append(certificates.stream().map(Written::text).collect(Collectors.joining(",")));
    String own = coefficients.text();
    return out.append("],").append(own, 1, own.length()).toString();
  }

  /** The message with which a threshold trustee signs the own key in 3.x. */
  public static String key(Element publicKey) {
    return publicKey.text();
  }

  /** An empty proof list is never a proof. */
  static boolean isPair(List<Proof> proofs) {
    return proofs.size() == 2;
  }

  private static String texts(List<Element> elements) {
    return elements.stream().map(Element::text).collect(Collectors.joining(","));
  }
}
