package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of docs/record.md, "Commitments" and "Certificates". */
final class Digests {
  private Digests() {}

  /** Of a part that is shown: label, name, canonical body. */
  static byte[] part(String name, String body) {
    return sha256(("mandate-part-v1\n" + name + "\n" + body).getBytes(UTF_8));
  }

  /** Of one field of an entry, as 64 hex digits. */
  static String commitment(String kind, String field, byte[] salt, String value) {
    return HexFormat.of()
        .formatHex(
            sha256(
                ("mandate-commitment-v1\n" + kind + "\n" + field + "\n").getBytes(UTF_8),
                salt,
                value.getBytes(UTF_8)));
  }

  static byte[] sha256(byte[]... pieces) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        sha.update(piece);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
