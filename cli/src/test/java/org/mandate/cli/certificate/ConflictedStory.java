package org.mandate.cli.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The story of Marlbrook where the matter is the out-of-hours service of the documented example of
 * facts: five of seven on the board are conflicted, one of them by a marriage, and a choice stands
 * for each. Each test changes what it needs before the log takes it in.
 */
public final class ConflictedStory {
  public static final String ON = "2026-09-15";
  static final String MATTER = "matter:" + Story.MATTER;
  private static final String CHECKED = "2026-09-15T07:59:00.000000Z";

  /** The whole text of the policy, as its entry opens it. */
  final Map<String, Object> policy = new TreeMap<>();

  /** The file of facts. */
  public final Map<String, Object> facts;

  /** What the entry says of it. */
  final Map<String, Object> counted = new TreeMap<>();

  /** What the policy's entry says. */
  final Map<String, Object> adopted = new TreeMap<>();

  final Story story = new Story();
  private String at = CHECKED;

  public ConflictedStory() {
    facts = example();
    policy.put("conflicts", TestLogChanges.maps(facts, "policies").getFirst());
    policy.put("register", Map.of("decisionMakers", List.of("chair")));
    maps("links")
        .add(
            new TreeMap<>(
                Map.of(
                    "id",
                    "L-90",
                    "relation",
                    "close-tie",
                    "tie",
                    "spouse",
                    "from",
                    "P-09",
                    "to",
                    "P-01",
                    "since",
                    "2020-01-01")));
    for (String person : List.of("P-02", "P-07", "P-08", "P-09")) {
      maps("choices").add(leave(person));
    }
    adopted.put("policy", "model");
    adopted.put("version", "1");
    adopted.put("hash", hash());
    adopted.put("from", "2026-01-01");
    counted.put("found", 5);
    counted.put("handled", 5);
    counted.put("sealedPaths", 1);
    counted.put("on", ON);
    counted.put("policy", new TreeMap<>(Map.of("id", "model", "version", "1", "hash", hash())));
    story.facts("decision.taken", f -> TestLogChanges.maps(f, "checks").add(5, check(true)));
    story.beforePublishing(this::tell);
  }

  static Map<String, Object> check(boolean met) {
    return new TreeMap<>(Map.of("rule", "11.2", "name", "Conflicts", "met", met));
  }

  static Map<String, Object> leave(String person) {
    return new TreeMap<>(
        Map.of(
            "person",
            person,
            "matter",
            Story.MATTER,
            "handling",
            "leave",
            "by",
            "P-13",
            "as",
            "guardian",
            "on",
            "2026-09-14",
            "until",
            "2027-02-01",
            "reason",
            ""));
  }

  private static Map<String, Object> example() {
    try {
      return TestLog.tree(
          Files.readString(
                  Path.of(System.getProperty("mandate.root"), "docs/examples/conflicts-facts.json"))
              .replace("\"OOH\"", "\"" + Story.MATTER + "\"")
              .replace("\"board\"", "\"" + Story.BODY + "\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Map<String, Object>> maps(String name) {
    return TestLogChanges.maps(facts, name);
  }

  Map<String, Object> matter() {
    return maps("matters").stream()
        .filter(m -> m.get("id").equals(Story.MATTER))
        .findFirst()
        .orElseThrow();
  }

  private String hash() {
    return java.util.HexFormat.of()
        .formatHex(
            TestLog.sha(
                TestLog.canonical(policy).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  public ConflictedStory with(Consumer<ConflictedStory> change) {
    change.accept(this);
    return this;
  }

  ConflictedStory at(String time) {
    at = time;
    return this;
  }

  private void tell(Story s) {
    s.pick(
        "policy.adopted",
        "policy.adopted",
        "body:" + Story.BODY,
        "2026-09-02T08:00:00.000000Z",
        adopted,
        Map.of("policy", policy, "by", "44444444-4444-4444-8444-444444444444"));
    for (String[] party : new String[][] {{"MB-OWL", "bidder"}, {"MB-FED", "expected-bidder"}}) {
      s.pick(
          party[0],
          "matter.party",
          MATTER,
          "2026-09-03T08:00:00.000000Z",
          Map.of(
              "party",
              party[0],
              "organisation",
              party[0],
              "role",
              party[1],
              "from",
              "2026-08-01",
              "until",
              ""),
          Map.of("source", "Announced"));
    }
    s.pick("matter.conflicts", "matter.conflicts", MATTER, at, counted, Map.of("facts", facts));
  }

  public Map<String, Object> full() {
    return story.full();
  }

  public Map<String, Object> cut() {
    return story.cut();
  }

  static List<String> texts(Verdict verdict, String step) {
    List<String> texts = new ArrayList<>();
    verdict.steps().stream().filter(s -> s.name().equals(step)).map(Step::text).forEach(texts::add);
    return texts;
  }
}
