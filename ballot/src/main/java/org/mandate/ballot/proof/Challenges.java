package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * The strings that are hashed to challenges, each in one place for making and checking
 * (specification, crypto version 1). S is "fingerprint|credential".
 */
public final class Challenges {
  private static final String OPENING = "mandate-opening|1|";

  private Challenges() {}

  /** Of a trustee's key. */
  public static BigInteger pok(Group group, Element key, Element a) {
    return group.hashed("pok|" + group.name() + "|" + key.text() + "|" + a.text());
  }

  /** Of a message signed by a threshold trustee. */
  public static BigInteger message(Group group, String message, Element a) {
    return hashedUtf8(group, "sigmsg|" + message + "|" + a.text());
  }

  /** That a ciphertext holds one of several numbers. */
  public static BigInteger interval(Group group, String s, Ciphertext c, List<Element> a) {
    return group.hashed("prove|" + s + "|" + pair(c) + "|" + texts(a));
  }

  /** The longer S of proofs about all ciphertexts of an answer. */
  public static String whole(String s, List<Ciphertext> choices) {
    return s + "|" + choices.stream().map(Challenges::pair).collect(Collectors.joining(","));
  }

  /** That a vote is not blank or chooses nothing. */
  public static BigInteger blank(Group group, String whole, List<Element> a) {
    return group.hashed("bproof0|" + whole + "|" + texts(a));
  }

  /** That a vote is blank or in the interval. */
  public static BigInteger blankOverall(Group group, String whole, List<Element> a) {
    return group.hashed("bproof1|" + whole + "|" + texts(a));
  }

  /** That whoever made a ranked ciphertext knows what it holds. */
  public static BigInteger ranked(Group group, String s, Element y, Ciphertext c, Element a) {
    return group.hashed("raweg|" + s + "|" + y.text() + "," + pair(c) + "|" + a.text());
  }

  /** Of a ballot's signature. */
  public static BigInteger signature(Group group, String hash, Element a) {
    return group.hashed("sig|" + hash + "|" + a.text());
  }

  /** Of the sidecar's second signature. */
  public static BigInteger second(
      Group group, String fingerprint, Element credential, String hash, Element a) {
    return group.hashed(
        String.join("|", "mandate-sidecar", "1", fingerprint, credential.text(), hash, a.text()));
  }

  /** That a decryption factor has the exponent of a trustee's key. */
  public static BigInteger decryption(
      Group group, String fingerprint, Element key, List<Element> a) {
    return group.hashed("decrypt|" + fingerprint + "|" + key.text() + "|" + texts(a));
  }

  /**
   * What a trustee's opening is about, as one hash in hexadecimal: the election, the key, and every
   * ciphertext with its factor, in order.
   */
  public static String opening(
      String fingerprint, Element key, List<Element> alphas, List<Element> factors) {
    StringBuilder text = new StringBuilder(130 * alphas.size() + 200);
    text.append(OPENING).append(fingerprint).append('|').append(key.text());
    for (int i = 0; i < alphas.size(); i++) {
      text.append('|').append(alphas.get(i).text()).append(',').append(factors.get(i).text());
    }
    return Digest.hex(text.toString());
  }

  /** The number below 2^128 by which the i-th pair of an opening counts, from 1. */
  public static BigInteger openingNumber(String opening, int i) {
    return new BigInteger(Digest.hex(OPENING + opening + "|number|" + i).substring(0, 32), 16);
  }

  /** Of an opening. */
  public static BigInteger opened(Group group, String opening, List<Element> a) {
    return group.hashed(OPENING + opening + "|proof|" + texts(a));
  }

  private static String pair(Ciphertext c) {
    return c.alpha().text() + "," + c.beta().text();
  }

  private static String texts(List<Element> elements) {
    return elements.stream().map(Element::text).collect(Collectors.joining(","));
  }

  private static BigInteger hashedUtf8(Group group, String text) {
    return new BigInteger(Digest.hex(text), 16).mod(group.q());
  }
}
