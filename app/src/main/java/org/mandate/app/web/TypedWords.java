package org.mandate.app.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mandate.app.access.Who;

/** Words typed into a form, which the device keeps until they were taken ({@code live.js}). */
public final class TypedWords {
  private TypedWords() {}

  /**
   * Under which the device keeps them: another for each person and address, and it names neither.
   */
  public static String key(Who who, String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((who + " " + address).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that an address says was taken; empty for none. */
  public static String taken(Ask ask) {
    return ask.field("taken").filter(t -> t.matches("[0-9a-f]{16}")).orElse("");
  }
}
