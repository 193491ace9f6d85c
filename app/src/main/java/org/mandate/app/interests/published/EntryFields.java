package org.mandate.app.interests.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When two entries say the same. A column that is empty says the same as one that is not there; the
 * order of columns, and case, spaces and marks in their names, say nothing.
 */
final class EntryFields {
  private EntryFields() {}

  /**
   * A field that two entries do not agree on.
   *
   * @param before "" when the entry did not have it
   * @param now "" when it has it no longer
   */
  record Difference(String name, String before, String now) {}

  /** SHA-256 over names and values, each with its length, in hexadecimal. */
  static String hash(Map<String, String> fields) {
    MessageDigest digest = sha256();
    TreeMap<String, String> sorted = new TreeMap<>();
    fields.forEach((name, value) -> sorted.put(FieldNames.plain(name), value));
    sorted.forEach(
        (name, value) -> {
          add(digest, name);
          add(digest, value);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Where two entries differ: the later one's fields in their order, then those that went. */
  static List<Difference> differences(Map<String, String> before, Map<String, String> now) {
    Map<String, String> was = new TreeMap<>();
    before.forEach((name, value) -> was.put(FieldNames.plain(name), value));
    List<Difference> all = new ArrayList<>();
    Map<String, String> is = new TreeMap<>();
    now.forEach(
        (name, value) -> {
          String plain = FieldNames.plain(name);
          is.put(plain, value);
          String old = was.getOrDefault(plain, "");
          if (!old.equals(value)) {
            all.add(new Difference(name, old, value));
          }
        });
    before.forEach(
        (name, value) -> {
          if (!is.containsKey(FieldNames.plain(name))) {
            all.add(new Difference(name, value, ""));
          }
        });
    return List.copyOf(all);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
