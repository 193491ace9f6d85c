package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A real certificate of a secret election, told again by a log that lies: entries may be changed,
 * dropped, moved; then every leaf, proof, checkpoint, part and note is made anew and signed, so
 * that only what the entries say to each other can find it.
 */
final class Retold {
  private static final Path FOLDER = Path.of("src", "test", "resources", "elections");

  /** An entry with what its file opens or seals of it. */
  static final class Item {
    final Map<String, Object> leaf;
    final Map<String, Map<String, Object>> openings = new TreeMap<>();

    Item(Map<String, Object> leaf) {
      this.leaf = leaf;
    }

    String kind() {
      return (String) leaf.get("kind");
    }

    Map<String, Object> facts() {
      return TestLogChanges.map(leaf, "facts");
    }

    /** Opens another value, with a commitment to match. */
    void open(String field, Object value) {
      Map<String, Object> body = TestLogChanges.map(openings.get(field), "body");
      body.put("value", value);
      byte[] salt = Base64.getDecoder().decode((String) body.get("salt"));
      TestLogChanges.map(leaf, "commitments")
          .put(
              field,
              HexFormat.of()
                  .formatHex(
                      TestLog.sha(
                          ("mandate-commitment-v1\n" + kind() + "\n" + field + "\n")
                              .getBytes(UTF_8),
                          salt,
                          TestLog.canonical(value).getBytes(UTF_8))));
    }
  }

  final List<Item> items = new ArrayList<>();
  final Map<String, Map<String, Object>> others = new TreeMap<>();
  private final IdentityHashMap<Map<String, Object>, Item> factsOf = new IdentityHashMap<>();
  private final String election;
  private final String cut;

  private Retold(Map<String, Object> certificate) {
    election = (String) certificate.get("election");
    cut = (String) certificate.get("cut");
    Map<String, Item> byPart = new TreeMap<>();
    for (Map<String, Object> part : TestLog.parts(certificate)) {
      String name = (String) part.get("name");
      String[] path = name.split("/", -1);
      switch (path[0]) {
        case "entry" -> {
          Map<String, Object> body = TestLogChanges.map(part, "body");
          Item item = new Item(TestLog.tree((String) body.get("leaf")));
          items.add(item);
          byPart.put(name, item);
        }
        case "opening" ->
            Objects.requireNonNull(byPart.get("entry/" + path[1])).openings.put(path[2], part);
        default -> {
          others.put(name, part);
          if (path[0].equals("fact")) {
            String entry = (String) TestLogChanges.map(part, "body").get("entry");
            factsOf.put(part, Objects.requireNonNull(byPart.get(entry)));
          }
        }
      }
    }
  }

  static Retold of(String file) {
    return new Retold(tree(file));
  }

  /** The certificate as the application wrote it. */
  static Map<String, Object> tree(String file) {
    try {
      return TestLog.tree(Files.readString(FOLDER.resolve(file + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path board(String file) {
    return FOLDER.resolve(file.replaceFirst("[.](public|full)$", "") + ".bel");
  }

  /** The only entry of a kind, or the first. */
  Item item(String kind) {
    return items.stream().filter(i -> i.kind().equals(kind)).findFirst().orElseThrow();
  }

  Item last(String kind) {
    return items.stream().filter(i -> i.kind().equals(kind)).reduce((a, b) -> b).orElseThrow();
  }

  Map<String, Object> facts(String kind) {
    return item(kind).facts();
  }

  Retold drop(String kind) {
    items.remove(item(kind));
    return this;
  }

  /** Puts an entry in the place of another, which then follows it. */
  Retold before(Item moved, Item other) {
    items.remove(moved);
    items.add(items.indexOf(other), moved);
    return this;
  }

  Map<String, Object> other(String part) {
    return Objects.requireNonNull(others.get(part));
  }

  Retold with(Consumer<Retold> change) {
    change.accept(this);
    return this;
  }

  /** The whole file again, hashed and signed by this log. */
  byte[] file() {
    TestLog log = new TestLog("example.org/record", 1);
    Map<String, String> numbers = new TreeMap<>();
    Map<String, Map<String, Object>> parts = new TreeMap<>();
    for (Item item : items) {
      log.lines.add(new TestLog.Line(item.kind(), TestLog.canonical(item.leaf), Map.of()));
    }
    int size = items.size();
    int width = Math.max(2, String.valueOf(size).length());
    for (int i = 0; i < size; i++) {
      String number = String.format("%0" + width + "d", i + 1);
      parts.put("entry/" + number, part("entry/" + number, "body", log.entry(i, size)));
      Item item = items.get(i);
      numbers.put(System.identityHashCode(item) + "", number);
      item.openings.forEach(
          (field, part) ->
              parts.put(
                  "opening/" + number + "/" + field,
                  renamed(part, "opening/" + number + "/" + field)));
    }
    others.forEach(
        (name, part) -> {
          Item item = factsOf.get(part);
          if (item != null && items.contains(item)) {
            TestLogChanges.map(part, "body")
                .put("entry", "entry/" + numbers.get(System.identityHashCode(item) + ""));
          }
          parts.put(name, part);
        });
    parts.put("checkpoint", part("checkpoint", "body", log.checkpoint(size)));
    Map<String, Object> certificate = new TreeMap<>();
    certificate.put("cut", cut);
    certificate.put("election", election);
    certificate.put("format", "mandate-certificate");
    certificate.put("version", 1);
    certificate.put("log", new TreeMap<>(Map.of("key", log.vkey(), "origin", log.origin)));
    certificate.put("parts", new ArrayList<>(parts.values()));
    log.sign(certificate);
    return TestLog.file(certificate);
  }

  private static Map<String, Object> part(String name, String what, Object value) {
    return new TreeMap<>(Map.of("name", name, what, value));
  }

  /** An opening does not hash its own name, but its part does: a sealed one keeps its old hash. */
  private static Map<String, Object> renamed(Map<String, Object> part, String name) {
    Map<String, Object> copy = new TreeMap<>(part);
    copy.put("name", name);
    return copy;
  }
}
