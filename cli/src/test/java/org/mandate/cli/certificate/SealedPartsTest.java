package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.body;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;

/**
 * Sealed facts under the root of an hour's one entry: proved in the full cut, hidden in the public.
 */
class SealedPartsTest {
  private static final int LEAVES = 32;

  private final Story story = new Story();
  private final TreeMap<Integer, String> facts =
      new TreeMap<>(Map.of(5, fact("interest.declared", 5), 19, fact("conflict.found", 19)));
  private final Map<String, Object> hour =
      new HashMap<>(
          Map.of(
              "from", "2026-09-16T08:00:00.000000Z",
              "to", "2026-09-16T09:00:00.000000Z",
              "leaves", LEAVES));

  private static String fact(String kind, int n) {
    return TestLog.canonical(
        Map.of(
            "v",
            1,
            "at",
            "2026-09-16T08:30:00.000000Z",
            "kind",
            kind,
            "subject",
            "matter:" + Story.MATTER,
            "matter",
            Story.MATTER,
            "fact",
            Map.of("n", n)));
  }

  private static byte[] salt(int place) {
    return TestLog.sha(("salt of " + place).getBytes(UTF_8));
  }

  /** As docs/record.md says: label, salt, text; filler has random bytes for its text. */
  private List<Hash> leaves() {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < LEAVES; i++) {
      byte[] text =
          facts.containsKey(i)
              ? facts.get(i).getBytes(UTF_8)
              : TestLog.sha(("filler " + i).getBytes(UTF_8));
      leaves.add(
          Hash.of(
              TestLog.sha(new byte[] {0}, "mandate-sealed-v1\n".getBytes(UTF_8), salt(i), text)));
    }
    return leaves;
  }

  private Map<String, Object> full() {
    List<Hash> leaves = leaves();
    hour.putIfAbsent("root", Merkle.root(leaves).hex());
    story.beforeOpening(
        s -> s.pick("hour", "sealed", "platform", "2026-09-16T09:00:02.000000Z", hour, Map.of()));
    int number = 0;
    for (int place : facts.keySet()) {
      Map<String, Object> body = new TreeMap<>();
      body.put("entry", "entry/06");
      body.put("fact", facts.get(place));
      body.put("index", place);
      body.put("of", LEAVES);
      body.put("salt", Base64.getEncoder().encodeToString(salt(place)));
      body.put(
          "proof",
          new ArrayList<>(
              Prover.overLeaves(leaves).inclusion(place, LEAVES).path().stream()
                  .map(Hash::base64)
                  .toList()));
      story.moreParts.put(String.format("sealed/%02d", ++number), body);
    }
    return story.full();
  }

  private static List<String> texts(Verdict verdict) {
    return verdict.steps().stream()
        .filter(s -> s.name().equals("sealed facts"))
        .map(Step::text)
        .toList();
  }

  @Test
  void theFullCutProvesEachFact() {
    Good good = GoodCertificateTest.good(full());

    assertThat(texts(good))
        .containsExactly(
            "2 sealed facts, each proved to stand in the record: 1 conflict.found, 1"
                + " interest.declared.");
    assertThat(good.sealed()).isEmpty();
    assertThat(good.notChecked()).noneMatch(t -> t.contains("entry/06") || t.contains("sealed/"));
  }

  @Test
  void thePublicCutListsThemAsSealedAndSaysNothingMore() {
    Map<String, Object> certificate = full();
    TestLog.cut(certificate);

    Good good = GoodCertificateTest.good(certificate);

    assertThat(texts(good)).isEmpty();
    assertThat(good.sealed())
        .contains(
            new Verdict.Sealed("sealed/01", "sealed fact"),
            new Verdict.Sealed("sealed/02", "sealed fact"));
    assertThat(new String(TestLog.file(certificate), UTF_8)).doesNotContain("interest.declared");
  }

  @Test
  void anHourWithoutAnyPartOfItsOwnIsNothingToBeChecked() {
    facts.clear();

    Good good = GoodCertificateTest.good(full());

    assertThat(texts(good)).isEmpty();
    assertThat(good.notChecked()).noneMatch(t -> t.contains("entry/06") || t.contains("sealed/"));
  }

  private static Arguments of(
      String what, String part, String reason, Consumer<Map<String, Object>> tampering) {
    return Arguments.of(what, part, reason, tampering);
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        of(
            "the words changed",
            "sealed/01",
            "not proved",
            c -> change(c, "fact", fact("interest.declared", 6))),
        of("the salt changed", "sealed/01", "not proved", c -> change(c, "salt", text(salt(1)))),
        of("the salt cut", "sealed/01", "salt", c -> change(c, "salt", "AAAA")),
        of("another place", "sealed/01", "not proved", c -> change(c, "index", 4)),
        of("a place out of the tree", "sealed/02", "not proved", c -> change2(c, "index", 32)),
        of("a negative place", "sealed/01", "not proved", c -> change(c, "index", -1)),
        of("another tree", "sealed/01", "of is not the number", c -> change(c, "of", 31)),
        of(
            "a hash of the proof changed",
            "sealed/01",
            "not proved",
            c -> proof(c).set(2, text(salt(2)))),
        of("a hash left out", "sealed/01", "not proved", c -> proof(c).removeLast()),
        of("a hash too many", "sealed/01", "not proved", c -> proof(c).add(text(salt(2)))),
        of(
            "under an entry of another kind",
            "sealed/01",
            "is no 'sealed'",
            c -> change(c, "entry", "entry/05")),
        of("under no entry", "sealed/01", "is no 'sealed'", c -> change(c, "entry", "entry/99")),
        of("a member more", "sealed/01", "more is not known", c -> change(c, "more", 1)),
        of(
            "the second shown twice",
            "sealed/02",
            "does not come after",
            c -> TestLogChanges.part(c, "sealed/02").put("body", body(c, "sealed/01"))),
        of(
            "the first left out",
            "sealed/01",
            "is missing: there is sealed/02",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("sealed/01"))),
        of(
            "the last left out",
            "note",
            "not those that were signed",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("sealed/02"))),
        of(
            "sealed in the full cut",
            "sealed/02",
            "says it is the full cut",
            c -> TestLog.seal(TestLogChanges.part(c, "sealed/02"))),
        of("called the public cut", "opening/03/person", "is open", c -> c.put("cut", "public")),
        of(
            "left open in the public cut",
            "sealed/01",
            "is open, and the file says it is the public cut",
            c -> {
              Map<String, Object> open = body(c, "sealed/01");
              TestLog.cut(c);
              Map<String, Object> part = TestLogChanges.part(c, "sealed/01");
              part.remove("sha256");
              part.put("body", open);
            }),
        of(
            "renamed to what nobody knows",
            "sealed/02",
            "not those that were signed",
            c -> TestLogChanges.part(c, "sealed/02").put("name", "seamed/02")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void aTamperingIsFoundAndItsPartNamed(
      String what, String part, String reason, Consumer<Map<String, Object>> tampering) {
    Map<String, Object> certificate = full();
    tampering.accept(certificate);

    Verdict verdict = GoodCertificateTest.check(certificate);

    assertThat(verdict).as(verdict.toString()).isInstanceOf(Bad.class);
    Bad bad = (Bad) verdict;
    assertThat(bad.reason()).contains(reason);
    if (!part.equals("note") && !reason.contains("signed")) {
      assertThat(bad.part()).isEqualTo(part);
    }
  }

  /** What a dishonest log writes, everything signed as it should be. */
  static Stream<Arguments> dishonestHours() {
    return Stream.of(
        Arguments.of("leaves", 16, "sealed/01", "of is not the number"),
        Arguments.of("leaves", 0, "entry/06", "is not a number of leaves"),
        Arguments.of("to", "2026-09-16T08:30:00.000000Z", "entry/06", "whole number of hours"),
        Arguments.of("to", "2026-09-16T08:00:00.000000Z", "entry/06", "whole number of hours"),
        Arguments.of("to", "2026-09-16T10:00:00.000000Z", "entry/06", "later than the entry"),
        Arguments.of("root", "00", "entry/06", "is not 64 hex digits"),
        Arguments.of("root", "0".repeat(64), "sealed/01", "not proved"),
        Arguments.of("facts", 2, "entry/06", "facts is not known"));
  }

  @ParameterizedTest
  @MethodSource("dishonestHours")
  void anHoursEntrySaysItsIntervalAndItsRootAndNothingElse(
      String fact, Object value, String part, String reason) {
    hour.put(fact, value);

    Bad bad = (Bad) GoodCertificateTest.check(full());

    assertThat(bad.part()).isEqualTo(part);
    assertThat(bad.reason()).contains(reason);
  }

  @Test
  void anHourThatCommitsToAFieldIsFound() {
    story.sealed("hour", s -> s.put("count", 2));

    Bad bad = (Bad) GoodCertificateTest.check(full());

    assertThat(bad.reason()).contains("says more than the interval and its root");
  }

  @Test
  void aLeafThatIsNoFactIsFound() {
    facts.put(7, TestLog.canonical(Map.of("v", 2, "kind", "x")));

    Bad bad = (Bad) GoodCertificateTest.check(full());

    assertThat(bad.part()).isEqualTo("sealed/02");
    assertThat(bad.reason()).contains("v is not 1");
  }

  private static void change(Map<String, Object> c, String member, Object value) {
    body(c, "sealed/01").put(member, value);
  }

  private static void change2(Map<String, Object> c, String member, Object value) {
    body(c, "sealed/02").put(member, value);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> proof(Map<String, Object> c) {
    return (List<Object>) body(c, "sealed/01").get("proof");
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
