package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.body;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.part;

import java.util.ArrayList;
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

/**
 * Somebody without the log's key changes a certificate and makes everything fit that can be made to
 * fit: leaves, commitments, salts, hashes of parts. Each case is found and its place named.
 */
class TamperedCertificateTest {
  private interface Tampering extends Consumer<Map<String, Object>> {}

  private static Arguments of(String what, String part, String reason, Tampering tampering) {
    return Arguments.of(what, part, reason, tampering);
  }

  /** In the story entries 07 to 36 are the votes, 37 the close, 38 the decision. */
  static Stream<Arguments> cases() {
    return Stream.of(
        of(
            "a vote swapped in its opening",
            "opening/08/choice",
            "does not fit the commitment",
            c -> body(c, "opening/08/choice").put("value", "against")),
        of(
            "a vote swapped with a commitment to match",
            "entry/08",
            "not proved",
            c -> {
              Map<String, Object> opening = body(c, "opening/08/choice");
              opening.put("value", "against");
              leaf(c, "entry/08", l -> map(l, "commitments").put("choice", commitment(opening)));
            }),
        of("a vote dropped", "entry/36", "is missing: there is entry/37", c -> remove(c, "/36")),
        of(
            "a vote dropped and the rest renamed",
            "entry/36",
            "counted.29.entry",
            c -> {
              remove(c, "/36");
              rename(c, "/37", "/36");
              rename(c, "/38", "/37");
            }),
        of(
            "a vote doubled",
            "entry/09",
            "later in the tree",
            c -> part(c, "entry/09").put("body", body(c, "entry/08"))),
        of(
            "a weight of the roll changed",
            "entry/06",
            "not proved",
            c ->
                leaf(
                    c,
                    "entry/06",
                    l ->
                        TestLogChanges.maps(map(l, "facts"), "roll")
                            .get(3)
                            .put("patients", 74_000))),
        of(
            "a threshold of the constitution changed",
            "opening/02/constitution",
            "does not fit",
            c -> body(c, "opening/02/constitution").put("value", Map.of("version", 1))),
        of(
            "the outcome changed",
            "entry/38",
            "not proved",
            c -> leaf(c, "entry/38", l -> map(l, "facts").put("outcome", "fallen"))),
        of(
            "an entry from another log",
            "entry/01",
            "not proved",
            c -> {
              Story other = new Story(32, new TestLog("example.org/other", 2));
              part(c, "entry/01").put("body", body(other.full(), "entry/01"));
            }),
        of(
            "the decision renamed",
            "decision",
            "the note signs marlbrook-2026-041",
            c -> c.put("decision", "marlbrook-2026-042")),
        of(
            "an older checkpoint replayed",
            "entry/01",
            "not proved",
            c -> {
              Story story = new Story();
              story.full();
              part(c, "checkpoint").put("body", story.log.checkpoint(38));
            }),
        of(
            "an older checkpoint with its own proofs",
            "note",
            "not those that were signed",
            c -> {
              Story story = new Story();
              story.full();
              part(c, "checkpoint").put("body", story.log.checkpoint(40));
              for (int i = 0; i < story.picks.size(); i++) {
                part(c, String.format("entry/%02d", i + 1))
                    .put("body", story.log.entry(story.picks.get(i), 40));
              }
            }),
        of(
            "a checkpoint unsigned",
            "checkpoint",
            "the signature of example.org/record is wrong",
            c ->
                part(c, "checkpoint")
                    .compute("body", (k, v) -> ((String) v).replace("\n41\n", "\n42\n"))),
        of(
            "an opening removed",
            "opening/08/words",
            "not those that were signed",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("opening/08/words"))),
        of(
            "an opening removed that is needed",
            "opening/08/choice",
            "is needed and not in this file",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("opening/08/choice"))),
        of(
            "the checkpoint removed",
            "checkpoint",
            "is missing",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("checkpoint"))),
        of(
            "the decision's entry removed",
            "entry",
            "no entry decision.taken",
            c -> remove(c, "/38")),
        of(
            "a part renamed",
            "opening/08/chance",
            "commits to no field 'chance'",
            c -> part(c, "opening/08/choice").put("name", "opening/08/chance")),
        of(
            "a part renamed to what nobody knows",
            "note",
            "not those that were signed",
            c -> {
              rename(c, "opening/08/words", "opened/08/words");
              TestLog.parts(c).sort((a, b) -> name(a).compareTo(name(b)));
            }),
        of(
            "parts out of order",
            "checkpoint",
            "does not come after",
            c -> java.util.Collections.swap(TestLog.parts(c), 0, 1)),
        of(
            "a part twice",
            "checkpoint",
            "stands there twice",
            c -> TestLog.parts(c).add(0, TestLog.parts(c).getFirst())),
        of(
            "a part added",
            "minute/01",
            "not those that were signed",
            c -> TestLog.parts(c).add(39, new TreeMap<>(Map.of("name", "minute/01", "body", "x")))),
        of(
            "a sealed part given a body",
            "opening/08/by",
            "is not known",
            c -> part(c, "opening/08/by").put("body", Map.of("salt", "", "value", ""))),
        of(
            "a sealed part opened with another value",
            "opening/08/by",
            "says it is the public cut",
            c -> {
              part(c, "opening/08/by").remove("sha256");
              part(c, "opening/08/by").put("body", Map.of("salt", "x", "value", "y"));
            }),
        of(
            "the hash of a sealed part changed",
            "note",
            "no other proof stands for opening/03/person",
            c -> part(c, "opening/08/by").put("sha256", "0".repeat(64))),
        of(
            "a sealed part renamed",
            "opening/02/person",
            "commits to no field 'person'",
            c -> part(c, "opening/03/person").put("name", "opening/02/person")),
        of(
            "dissent sealed",
            "opening/31/words",
            "every cut shows it",
            c -> TestLog.seal(part(c, "opening/31/words"))),
        of(
            "an entry sealed",
            "entry/01",
            "is sealed; only openings and sealed facts may be",
            c -> TestLog.seal(part(c, "entry/01"))),
        of(
            "the opening of another field",
            "opening/08/choice",
            "does not fit",
            c -> part(c, "opening/08/choice").put("body", body(c, "opening/08/practice"))),
        of(
            "the opening of another vote",
            "opening/08/choice",
            "does not fit",
            c -> part(c, "opening/08/choice").put("body", body(c, "opening/09/choice"))),
        of(
            "proofs exchanged",
            "entry/08",
            "not proved",
            c -> {
              Object proof = body(c, "entry/08").get("proof");
              body(c, "entry/08").put("proof", body(c, "entry/09").get("proof"));
              body(c, "entry/09").put("proof", proof);
            }),
        of("a proof too long", "entry/08", "not proved", c -> longer(body(c, "entry/08"))),
        of(
            "the place in the tree changed",
            "entry/08",
            "",
            c -> body(c, "entry/08").put("index", 9)),
        of(
            "the public cut presented as full",
            "opening/03/person",
            "says it is the full cut",
            c -> c.put("cut", "full")),
        of("a cut nobody knows", "cut", "neither public nor full", c -> c.put("cut", "pubic")),
        of("another version", "version", "checks version 1 only", c -> c.put("version", 2)),
        of("another format", "format", "not a certificate", c -> c.put("format", "x")),
        of(
            "another origin",
            "log",
            "the checkpoint is of example.org/record",
            c -> map(c, "log").put("origin", "example.org/records")),
        of(
            "another key of that name",
            "note",
            "by no key we know",
            c -> map(c, "log").put("key", new TestLog("example.org/record", 9).vkey())),
        of(
            "a key that is none",
            "log",
            "is not name+hash+base64",
            c -> map(c, "log").put("key", "k")),
        of(
            "a signature added to the note",
            "note",
            "more than the log's own signature",
            c -> c.compute("note", (k, v) -> v + "\u2014 example.org/w AAAAAAAA\n")),
        of("a member added", "file", "extra is not known", c -> c.put("extra", 1)),
        of("a member removed", "file", "note is missing", c -> c.remove("note")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isFoundAndNamed(String what, String part, String reason, Tampering tampering) {
    Map<String, Object> certificate = new Story().cut();

    tampering.accept(certificate);

    Bad bad = (Bad) GoodCertificateTest.check(certificate);
    assertThat(bad.part()).as(bad.reason()).isEqualTo(part);
    assertThat(bad.reason()).contains(reason);
  }

  /**
   * Both names are lawful and the hash fits: only that the root holds the names tells them apart.
   */
  @Test
  void theSealedPartOfOneFieldGivenTheNameOfAnotherIsFound() {
    Story story =
        new Story()
            .beforeOpening(
                s ->
                    s.pick(
                        "x",
                        "concern.raised",
                        "body:x",
                        "2026-09-16T08:00:00.000000Z",
                        Map.of(),
                        Map.of("by", "a", "person", "b")));
    Map<String, Object> certificate = story.full();
    TestLog.parts(certificate).removeIf(p -> name(p).equals("opening/06/by"));
    story.log.sign(certificate);
    TestLog.cut(certificate);
    GoodCertificateTest.good(certificate);

    part(certificate, "opening/06/person").put("name", "opening/06/by");

    Bad bad = (Bad) GoodCertificateTest.check(certificate);
    assertThat(bad.reason()).contains("not those that were signed");
  }

  @Test
  void theFullCutPresentedAsPublicIsFound() {
    Map<String, Object> certificate = new Story().full();
    certificate.put("cut", "public");

    Bad bad = (Bad) GoodCertificateTest.check(certificate);

    assertThat(bad.part()).isEqualTo("opening/03/person");
  }

  @Test
  void aCertificateSignedAgainWithAnotherKeyIsFoundByWhoeverKnowsTheKey() {
    Map<String, Object> forged = new Story(32, new TestLog("example.org/record", 9)).cut();
    String real = new TestLog("example.org/record", 1).vkey();
    Trust.Keys pinned =
        (origin, claimed) ->
            claimed.toString().equals(real)
                ? new Trust.Trusted(claimed, "given", java.util.Optional.empty())
                : new Trust.Refused("the key is " + claimed + ", not the one given");

    Bad bad = (Bad) Checker.check(TestLog.file(forged), pinned);

    assertThat(bad.part()).isEqualTo("log");
    assertThat(GoodCertificateTest.check(forged)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void aForkedRecordIsFoundWhereItsHeadWasSeenAtTheSameSize() {
    TestLog log = new TestLog("example.org/record", 1);
    Story story = new Story(32, log);
    Map<String, Object> certificate = story.cut();
    var other = new org.mandate.tlog.Checkpoint(log.origin, log.lines.size(), log.leafHash(0));
    Trust.Keys remembering =
        (origin, key) -> new Trust.Trusted(key, "remembered", java.util.Optional.of(other));

    Bad bad = (Bad) Checker.check(TestLog.file(certificate), remembering);

    assertThat(bad.part()).isEqualTo("checkpoint");
    assertThat(bad.reason()).contains("forked");
  }

  private static String name(Map<String, Object> part) {
    return (String) part.get("name");
  }

  private static void remove(Map<String, Object> certificate, String number) {
    TestLog.parts(certificate)
        .removeIf(p -> name(p).endsWith(number) || name(p).contains(number + "/"));
  }

  private static void rename(Map<String, Object> certificate, String from, String to) {
    TestLog.parts(certificate).forEach(p -> p.put("name", name(p).replace(from, to)));
  }

  private static void longer(Map<String, Object> entry) {
    List<Object> proof = new ArrayList<>((List<?>) entry.get("proof"));
    proof.add(proof.getFirst());
    entry.put("proof", proof);
  }

  private static String commitment(Map<String, Object> opening) {
    return java.util.HexFormat.of()
        .formatHex(
            TestLog.sha(
                "mandate-commitment-v1\nvote.cast\nchoice\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.util.Base64.getDecoder().decode((String) opening.get("salt")),
                TestLog.canonical(opening.get("value"))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static void leaf(
      Map<String, Object> certificate, String name, Consumer<Map<String, Object>> change) {
    Map<String, Object> body = body(certificate, name);
    Map<String, Object> leaf = TestLog.tree((String) body.get("leaf"));
    change.accept(leaf);
    body.put("leaf", TestLog.canonical(leaf));
  }
}
