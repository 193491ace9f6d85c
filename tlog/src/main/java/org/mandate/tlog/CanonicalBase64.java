package org.mandate.tlog;

import java.util.Base64;

/**
 * Standard Base64 (RFC 4648 section 4) in its one canonical spelling. The JDK's decoder accepts
 * left-out padding and ignores the unused bits of the last character; here both would let a changed
 * byte of a checkpoint go unseen.
 */
final class CanonicalBase64 {
  private CanonicalBase64() {}

  static byte[] decode(String what, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw new TlogException(what, "is not Base64");
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new TlogException(what, "is not Base64 in its canonical spelling");
    }
    return bytes;
  }
}
