package org.mandate.app.decisions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    return Sha256.of(
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

  /**
   * Base64 of SHA-256 over each part's name, a newline and its hash, in the order of the names. The
   * name stands there too: a sealed part shows only its hash, and could be given another name.
   */
  static String root(Collection<CertificatePart> inOrder) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (CertificatePart part : inOrder) {
      all.writeBytes((part.name() + "\n").getBytes(StandardCharsets.UTF_8));
      all.writeBytes(part.hash());
    }
    return Base64.getEncoder().encodeToString(Sha256.of(all.toByteArray()));
  }
}
