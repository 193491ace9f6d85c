package org.mandate.app.walls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A mark in every spelling under which it could come out. */
public final class Marks {
  private Marks() {}

  /** Spelling to the part that it gives away; all in lower case but for base64. */
  public static Map<String, String> of(Planted p) {
    Map<String, String> all = new LinkedHashMap<>();
    p.marks.forEach((part, mark) -> spell(all, part, mark));
    String sha = sha256(p.bytes);
    all.put(sha, "paper");
    all.put(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha)), "paper");
    return all;
  }

  /** What tells that the matter is there. */
  public static Map<String, String> existence(Planted p) {
    Map<String, String> all = new LinkedHashMap<>();
    spell(all, "id", p.matter.id().toString());
    all.put(p.matter.id().toString().replace("-", ""), "id");
    spell(all, "reference", p.matter.reference());
    spell(all, "paper's id", p.paper.id().toString());
    return all;
  }

  private static void spell(Map<String, String> all, String part, String mark) {
    byte[] raw = mark.getBytes(StandardCharsets.UTF_8);
    all.put(mark.toLowerCase(Locale.ROOT), part);
    all.put(HexFormat.of().formatHex(raw), part);
    all.put(new StringBuilder(mark.toLowerCase(Locale.ROOT)).reverse().toString(), part);
    all.put(sha256(raw), part);
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + raw.length];
      System.arraycopy(raw, 0, shifted, before, raw.length);
      String coded = Base64.getEncoder().encodeToString(shifted);
      // What the neighbours of the mark take part in is cut off.
      int from = (before * 8 + 5) / 6;
      int to = (before + raw.length) * 8 / 6;
      all.put(coded.substring(from, to), part);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parts that a text gives away. */
  public static java.util.Set<String> in(String text, Map<String, String> spellings) {
    String low = text.toLowerCase(Locale.ROOT);
    java.util.Set<String> found = new java.util.TreeSet<>();
    spellings.forEach(
        (spelling, part) -> {
          if (low.contains(spelling) || text.contains(spelling)) {
            found.add(part);
          }
        });
    return found;
  }
}
