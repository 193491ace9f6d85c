package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.SignerKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log in memory and certificates over it, made from docs/record.md with other tools than the
 * checker's: a general JSON writer and a general canonicalizer.
 */
public final class TestLog {
  /** One line of the log with what it commits to. */
  public record Line(String kind, String leaf, Map<String, Map<String, Object>> openings) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> FULL_ONLY =
      Set.of("person", "by", "facts", "votes", "room", "mover", "seconder");

  public final List<Line> lines = new ArrayList<>();
  public final String origin;
  private final SignerKey key;
  private int salts;

  public TestLog(String origin, int seed) {
    this.origin = origin;
    byte[] bytes = new byte[32];
    bytes[3] = (byte) seed;
    this.key = SignerKey.log(origin, bytes);
  }

  public String vkey() {
    return key.verifier().toString();
  }

  /** Adds an entry and returns its index. */
  public int add(
      String kind, String subject, String at, Map<String, ?> facts, Map<String, ?> sealed) {
    Map<String, Map<String, Object>> openings = new TreeMap<>();
    Map<String, Object> commitments = new TreeMap<>();
    sealed.forEach(
        (field, value) -> {
          byte[] salt = sha(("salt " + origin + salts++).getBytes(UTF_8));
          openings.put(
              field, Map.of("salt", Base64.getEncoder().encodeToString(salt), "value", value));
          commitments.put(
              field,
              HexFormat.of()
                  .formatHex(
                      sha(
                          ("mandate-commitment-v1\n" + kind + "\n" + field + "\n").getBytes(UTF_8),
                          salt,
                          canonical(value).getBytes(UTF_8))));
        });
    String id = new java.util.UUID(7, lines.size()).toString();
    String leaf =
        canonical(
            Map.of(
                "v",
                1,
                "id",
                id,
                "at",
                at,
                "kind",
                kind,
                "subject",
                subject,
                "facts",
                facts,
                "commitments",
                commitments));
    lines.add(new Line(kind, leaf, openings));
    return lines.size() - 1;
  }

  public Hash leafHash(int index) {
    return Merkle.leaf(lines.get(index).leaf().getBytes(UTF_8));
  }

  private List<Hash> leaves(int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leafHash(i));
    }
    return leaves;
  }

  public String checkpoint(int size) {
    return new String(
        new Checkpoint(origin, size, Merkle.root(leaves(size))).sign(key).bytes(), UTF_8);
  }

  /** An {@code entry/NN} body. */
  public Map<String, Object> entry(int index, int size) {
    List<String> proof =
        Prover.overLeaves(leaves(size)).inclusion(index, size).path().stream()
            .map(Hash::base64)
            .toList();
    Map<String, Object> body = new TreeMap<>();
    body.put("index", index);
    body.put("leaf", lines.get(index).leaf());
    body.put("proof", new ArrayList<>(proof));
    return body;
  }

  /** The certificate of a decision over these entries, as a tree that a test may change. */
  public Map<String, Object> certificate(
      String decision, List<Integer> entries, boolean full, Map<String, Object> more) {
    int size = lines.size();
    Map<String, Object> bodies = new TreeMap<>(more);
    bodies.put("checkpoint", checkpoint(size));
    for (int i = 0; i < entries.size(); i++) {
      String number = String.format("%02d", i + 1);
      bodies.put("entry/" + number, entry(entries.get(i), size));
      lines
          .get(entries.get(i))
          .openings()
          .forEach((f, o) -> bodies.put("opening/" + number + "/" + f, new TreeMap<>(o)));
    }
    List<Map<String, Object>> parts = new ArrayList<>();
    bodies.forEach((name, body) -> parts.add(new TreeMap<>(Map.of("name", name, "body", body))));
    Map<String, Object> certificate = new TreeMap<>();
    certificate.put("cut", "full");
    certificate.put("decision", decision);
    certificate.put("format", "mandate-certificate");
    certificate.put("version", 1);
    certificate.put("log", new TreeMap<>(Map.of("key", vkey(), "origin", origin)));
    certificate.put("parts", parts);
    sign(certificate);
    if (!full) {
      cut(certificate);
    }
    return certificate;
  }

  /** Signs the parts as they now are: what only the log itself can do. */
  public void sign(Map<String, Object> certificate) {
    byte[][] hashes =
        parts(certificate).stream()
            .flatMap(p -> Stream.of((p.get("name") + "\n").getBytes(UTF_8), hash(p)))
            .toArray(byte[][]::new);
    String root = Base64.getEncoder().encodeToString(sha(hashes));
    Object about = certificate.getOrDefault("election", certificate.get("decision"));
    String text = "mandate-certificate\n" + about + "\n" + root + "\n";
    certificate.put("note", new String(SignedNote.sign(text, key).bytes(), UTF_8));
  }

  /** Makes the public cut of a full one. */
  public static void cut(Map<String, Object> certificate) {
    certificate.put("cut", "public");
    for (Map<String, Object> part : parts(certificate)) {
      String name = (String) part.get("name");
      if (name.startsWith("sealed/")
          || (name.startsWith("opening/")
              && FULL_ONLY.contains(name.substring(name.lastIndexOf('/') + 1)))) {
        seal(part);
      }
    }
  }

  public static void seal(Map<String, Object> part) {
    part.put("sha256", HexFormat.of().formatHex(hash(part)));
    part.remove("body");
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> parts(Map<String, Object> certificate) {
    return (List<Map<String, Object>>) certificate.get("parts");
  }

  public static byte[] hash(Map<String, Object> part) {
    if (part.containsKey("sha256")) {
      return HexFormat.of().parseHex((String) part.get("sha256"));
    }
    return sha(
        ("mandate-part-v1\n" + part.get("name") + "\n").getBytes(UTF_8),
        canonical(part.get("body")).getBytes(UTF_8));
  }

  public static byte[] file(Object certificate) {
    return (canonical(certificate) + "\n").getBytes(UTF_8);
  }

  public static String canonical(Object value) {
    try {
      String wrapped =
          new JsonCanonicalizer("[" + JSON.writeValueAsString(value) + "]").getEncodedString();
      return wrapped.substring(1, wrapped.length() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> tree(String json) {
    return JSON.readValue(json, Map.class);
  }

  public static byte[] sha(byte[]... pieces) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        sha.update(piece);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
