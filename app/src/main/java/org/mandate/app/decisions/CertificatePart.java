package org.mandate.app.decisions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.record.Canonical;

/**
 * One part of a certificate.
 *
 * @param body a plain JSON value
 * @param fullOnly whether the public cut has only its hash
 */
record CertificatePart(String name, Object body, boolean fullOnly) {

  byte[] hash() {
    return sha256(
        ("mandate-part-v1\n" + name + "\n" + Canonical.text(body))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** As it stands in a cut. */
  Map<String, Object> in(boolean full) {
    Map<String, Object> part = new TreeMap<>();
    part.put("name", name);
    if (fullOnly && !full) {
      part.put("sha256", HexFormat.of().formatHex(hash()));
    } else {
      part.put("body", body);
    }
    return part;
  }

  /** Base64 of SHA-256 over the parts' hashes, in the order of their names. */
  static String root(Collection<CertificatePart> inOrder) {
    byte[] all = new byte[32 * inOrder.size()];
    int at = 0;
    for (CertificatePart part : inOrder) {
      System.arraycopy(part.hash(), 0, all, at, 32);
      at += 32;
    }
    return Base64.getEncoder().encodeToString(sha256(all));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
