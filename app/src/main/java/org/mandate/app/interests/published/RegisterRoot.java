package org.mandate.app.interests.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over the category, key and hash of every entry in order, a line each. */
final class RegisterRoot {
  private final MessageDigest digest = EntryFields.sha256();

  void add(EditionLine line) {
    String text =
        line.category().name().replaceAll("\\s", " ")
            + "\t"
            + line.key().replaceAll("\\s", " ")
            + "\t"
            + line.hash()
            + "\n";
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
