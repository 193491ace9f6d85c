package org.mandate.ballot.group;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a text as a big-endian number. */
final class Sha256 {
  private Sha256() {}

  static BigInteger number(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
