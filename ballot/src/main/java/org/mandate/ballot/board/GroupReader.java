package org.mandate.ballot.board;

import java.math.BigInteger;
import java.util.List;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** Reads elements, exponents and what is made of them; membership is tested by the verifier. */
final class GroupReader {
  private static final int MAX_EXPONENT_DIGITS = 700;

  private final Group group;

  GroupReader(Group group) {
    this.group = group;
  }

  Element element(Json json, String what) {
    return element(Members.text(json, what), what);
  }

  Element element(String text, String what) {
    return group
        .readUnproved(text)
        .orElseThrow(
            () ->
                new BoardException(
                    BoardException.Kind.ELEMENT,
                    what + " is not the canonical text of an element of " + group.name()));
  }

  /** An exponent in 0..q-1, in digits without a leading zero. */
  BigInteger exponent(Json json, String what) {
    String digits = Members.text(json, what);
    if (Members.isWhole(digits) && digits.length() <= MAX_EXPONENT_DIGITS) {
      BigInteger exponent = new BigInteger(digits);
      if (exponent.compareTo(group.q()) < 0) {
        return exponent;
      }
    }
    throw new BoardException(BoardException.Kind.ELEMENT, what + " is not an exponent below q");
  }

  Proof proof(Json json, String what) {
    Members members = Members.of(json, what);
    Proof proof =
        new Proof(
            exponent(members.json("challenge"), what + ".challenge"),
            exponent(members.json("response"), what + ".response"));
    members.end();
    return proof;
  }

  Ciphertext ciphertext(Json json, String what) {
    Members members = Members.of(json, what);
    Ciphertext ciphertext =
        new Ciphertext(
            element(members.json("alpha"), what + ".alpha"),
            element(members.json("beta"), what + ".beta"));
    members.end();
    return ciphertext;
  }

  List<Proof> proofs(Json json, String what) {
    return Members.list(json, what, one -> proof(one, what));
  }

  List<List<Proof>> proofLists(Json json, String what) {
    return Members.list(json, what, one -> proofs(one, what));
  }

  List<Ciphertext> ciphertexts(Json json, String what) {
    return Members.list(json, what, one -> ciphertext(one, what));
  }

  List<Element> elements(Json json, String what) {
    return Members.list(json, what, one -> element(one, what));
  }

  List<BigInteger> exponents(Json json, String what) {
    return Members.list(json, what, one -> exponent(one, what));
  }
}
