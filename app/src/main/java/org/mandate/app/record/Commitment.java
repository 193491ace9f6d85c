package org.mandate.app.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to one field: SHA-256 over a domain label, the entry's kind, the field's name, a
 * fresh 256-bit salt and the field's canonical JSON (docs/record.md, "Commitments"). It tells
 * nothing until salt and value are shown, and then it can be met by no other value.
 */
public final class Commitment {
  private static final String LABEL = "mandate-commitment-v1";

  private Commitment() {}

  /**
   * @param kind of the entry
   * @param field name within the entry
   * @param salt 32 random bytes
   * @param value plain JSON value
   * @return 64 hex digits
   */
  public static String of(String kind, String field, byte[] salt, @Nullable Object value) {
    return ofText(kind, field, salt, Canonical.text(value));
  }

  /** The same over a value already in canonical text. */
  static String ofText(String kind, String field, byte[] salt, String canonical) {
    if (salt.length != 32) {
      throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((LABEL + "\n" + kind + "\n" + field + "\n").getBytes(StandardCharsets.UTF_8));
      sha.update(salt);
      sha.update(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
