package org.mandate.ballot.group;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a text as a big-endian number. */
final class Sha256 {
  private Sha256() {}

  static BigInteger number(String text) {
    return new BigInteger(1, digest().digest(text.getBytes(StandardCharsets.US_ASCII)));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
