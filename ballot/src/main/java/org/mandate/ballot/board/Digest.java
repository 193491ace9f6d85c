package org.mandate.ballot.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The two forms in which the board names a text by its SHA-256. */
public final class Digest {
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private Digest() {}

  /** The SHA-256 of bytes. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** 64 hexadecimal digits: the name of data and events. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  /** {@link #hex(byte[])} of a text in UTF-8. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Base64 without padding: the fingerprint of an election, the tracker of a ballot, and the hash
   * that a ballot's signature covers.
   */
  public static String base64(String text) {
    return BASE64.encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The Base64 form of a hash in hexadecimal. */
  public static String base64OfHex(String hex) {
    return BASE64.encodeToString(HexFormat.of().parseHex(hex));
  }

  /** Whether it is 64 lower-case hexadecimal digits. */
  public static boolean isHex(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }
}
