package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;

/**
 * A roll by the rule "every practice of these networks", with rows of official files in the file.
 */
class RegisterFactsTest {
  private final List<String> rows = new ArrayList<>();
  private String kind = "register.imported";
  private boolean late;
  private Consumer<Story> more = s -> {};

  private static String member(int practice, String network, String from) {
    return TestLog.canonical(
        Map.of(
            "kind",
            "network-members",
            "practice",
            Story.code(practice),
            "network",
            network,
            "from",
            from));
  }

  private static String list(int practice, long patients) {
    return TestLog.canonical(
        Map.of(
            "kind",
            "list-sizes",
            "code",
            Story.code(practice),
            "as_at",
            "2026-09-01",
            "patients",
            patients));
  }

  /** Five practices of network U1 by the rule; the rows stand under an import's root. */
  private Map<String, Object> certificate() {
    Story story =
        new Story(5, new TestLog("example.org/record", 1))
            .facts(
                "body.founded",
                f -> {
                  map(f, "rule").put("practices", List.of());
                  map(f, "rule").put("networks", List.of("U1"));
                });
    more.accept(story);
    List<String> sorted =
        rows.stream().sorted(Comparator.comparing((String r) -> leaf(r).hex())).toList();
    List<Hash> leaves = sorted.stream().map(RegisterFactsTest::leaf).toList();
    Consumer<Story> imported =
        s ->
            s.pick(
                "import",
                kind,
                "register:network-members",
                "2026-09-14T08:00:00.000000Z",
                Map.of("root", Merkle.root(leaves).hex()),
                Map.of());
    if (late) {
      story.beforeOpening(imported);
    } else {
      story.beforePublishing(imported);
    }
    for (int i = 0; i < sorted.size(); i++) {
      Map<String, Object> body = new TreeMap<>();
      body.put("entry", late ? "entry/06" : "entry/05");
      body.put("index", i);
      body.put("of", sorted.size());
      body.put("fact", sorted.get(i));
      body.put(
          "proof",
          Prover.overLeaves(leaves).inclusion(i, leaves.size()).path().stream()
              .map(Hash::base64)
              .toList());
      story.moreParts.put(String.format("fact/%02d", i + 1), body);
    }
    return story.cut();
  }

  private static Hash leaf(String row) {
    return Merkle.leaf(row.getBytes(UTF_8));
  }

  private static List<String> recomputed(Verdict verdict, String step) {
    return verdict.steps().stream().filter(s -> s.name().equals(step)).map(Step::text).toList();
  }

  @Test
  void aPracticeIsOnTheRollBecauseARowPutsItInTheNetwork() {
    for (int i = 1; i <= 5; i++) {
      rows.add(member(i, "U1", "2024-04-01"));
      rows.add(list(i, 7_400));
    }

    Good good = GoodCertificateTest.good(certificate());

    assertThat(recomputed(good, "facts"))
        .containsExactly("10 register facts, each proved to stand in its import.");
    assertThat(recomputed(good, "membership").getFirst())
        .contains("0 named by the rule, 5 in its networks by register facts");
    assertThat(recomputed(good, "weights"))
        .containsExactly("Patients: as the register says for 5 practices.");
    assertThat(good.notChecked())
        .contains("whether every practice of the networks U1 is on the roll")
        .noneMatch(t -> t.contains("no register facts"));
  }

  @Test
  void aPracticeWithoutARowOrOfALaterDayIsNotChecked() {
    rows.add(member(1, "U1", "2024-04-01"));
    rows.add(member(2, "U2", "2024-04-01"));
    rows.add(member(3, "U1", "2026-09-16"));

    assertThat(GoodCertificateTest.good(certificate()).notChecked())
        .contains(
            "whether 4 practices on the roll belong to the networks U1: no register facts in this"
                + " file (MB-002, MB-003, MB-004, MB-005)");
  }

  @Test
  void aListSizeThatIsNotTheRollsIsFound() {
    rows.add(list(2, 9_999));

    Bad bad = (Bad) GoodCertificateTest.check(certificate());

    assertThat(bad.part()).isEqualTo("fact/01");
    assertThat(bad.reason()).isEqualTo("says 9,999 patients for MB-002, the roll says 7,400");
  }

  @Test
  void aRowChangedIsFound() {
    rows.add(member(1, "U1", "2024-04-01"));
    rows.add(member(2, "U1", "2024-04-01"));
    Map<String, Object> certificate = certificate();
    Map<String, Object> body = TestLogChanges.body(certificate, "fact/02");
    body.put("fact", ((String) body.get("fact")).replace("U1", "U2"));

    assertThat(((Bad) GoodCertificateTest.check(certificate)).part()).isEqualTo("fact/02");
  }

  @Test
  void factsThatNoOfficialListStatesAreNamedAsSuch() {
    kind = "register.stated";
    rows.add(member(1, "U1", "2024-04-01"));

    assertThat(recomputed(GoodCertificateTest.good(certificate()), "facts"))
        .containsExactly(
            "1 register fact, each proved to stand in its import. Of these, 1 was stated by this"
                + " installation itself, by no official list.");
  }

  @Test
  void aRollCannotRestOnAnImportMadeAfterItWasPublished() {
    late = true;
    rows.add(member(1, "U1", "2024-04-01"));

    Bad bad = (Bad) GoodCertificateTest.check(certificate());

    assertThat(bad.part()).isEqualTo("entry/06");
    assertThat(bad.reason()).contains("stands in the record only after entry/05");
  }

  @Test
  void theLatestListOfAPracticeCountsAndAnEarlierDayIsTold() {
    rows.add(list(1, 6_000).replace("2026-09-01", "2026-03-01"));
    rows.add(list(1, 7_400));
    rows.add(list(2, 7_400).replace("2026-09-01", "2026-08-01"));

    assertThat(recomputed(GoodCertificateTest.good(certificate()), "weights"))
        .containsExactly(
            "Patients: as the register says for 2 practices, for 1 of an earlier day.");
  }

  /** Every practice of the roll in an area of this name by odd and even numbers. */
  private void areas(String odd, String even) {
    Consumer<Map<String, Object>> written =
        f -> {
          int i = 0;
          for (Map<String, Object> line : TestLogChanges.maps(f, "roll")) {
            line.put("area", ++i % 2 == 0 ? even : odd);
          }
        };
    more =
        s ->
            s.constitution(text -> text.replace("whole-roll", "each-area"))
                .facts("ballot.published", written)
                .facts("ballot.opened", written);
  }

  private static String network(String code, String name) {
    return TestLog.canonical(Map.of("kind", "networks", "code", code, "name", name));
  }

  private void networks(String odd, String even) {
    for (int i = 1; i <= 5; i++) {
      rows.add(member(i, i % 2 == 0 ? even : odd, "2024-04-01"));
    }
  }

  @Test
  void areasAreAsTheRegisterSaysInWhateverCaseItWritesThem() {
    areas("Hill", "Riverside");
    networks("U1", "U2");
    rows.add(network("U1", "HILL"));
    rows.add(network("U2", "RIVERSIDE"));

    assertThat(recomputed(GoodCertificateTest.check(certificate()), "areas"))
        .containsExactly("Areas: as the register says for 5 practices.");
  }

  @Test
  void twoAreasOfOneNameCannotStandAsOne() {
    areas("Hill", "Hill");
    networks("U1", "U2");
    rows.add(network("U1", "HILL"));
    rows.add(network("U2", "Hill"));

    Bad bad = (Bad) GoodCertificateTest.check(certificate());

    assertThat(bad.reason())
        .isEqualTo("the areas U1 and U2 are both written 'Hill' on the roll: counted as one");
  }

  @Test
  void oneAreaSpeltTwoWaysCannotStandAsTwo() {
    areas("Hill", "Hill (U1)");
    networks("U1", "U1");
    rows.add(network("U1", "HILL"));

    Bad bad = (Bad) GoodCertificateTest.check(certificate());

    assertThat(bad.reason())
        .isEqualTo("the area U1 is written 'Hill' and 'Hill (U1)' on the roll: counted as two");
  }

  @Test
  void whatAnUpheldChallengeMadeOtherwiseIsCountedApart() {
    rows.add(list(1, 7_400));
    rows.add(list(2, 7_400));
    more =
        s ->
            s.beforeOpening(
                    t ->
                        t.pick(
                            "settled",
                            "ballot.challenge-settled",
                            "ballot:" + Story.BALLOT,
                            "2026-09-16T08:00:00.000000Z",
                            Map.of(
                                "challenge",
                                Story.OFFICE,
                                "practice",
                                Story.code(2),
                                "outcome",
                                "upheld",
                                "change",
                                Map.of(
                                    "practice",
                                    Story.code(2),
                                    "patients",
                                    7_500,
                                    "area",
                                    "Riverside")),
                            Map.of("answer", "The list was cleaned.")))
                .facts(
                    "ballot.opened",
                    f -> TestLogChanges.maps(f, "roll").get(1).put("patients", 7_500));

    assertThat(recomputed(GoodCertificateTest.check(certificate()), "weights"))
        .containsExactly(
            "Patients: as the register says for 1 practice.",
            "Patients: otherwise than the register says for 1 practice, by an upheld challenge.");
  }

  /** A matter that puts a text as this kind of question and this reserved matter. */
  private static Verdict proposed(String question, String reserved) {
    Map<String, Object> tree =
        new TreeMap<>(
            TestLog.tree(
                TestLog.canonical(
                        org.mandate.constitution.ModelConstitution.collective("Marlbrook").toMap())
                    .replace("\"version\":1", "\"version\":2")));
    String hash =
        java.util.HexFormat.of().formatHex(TestLog.sha(TestLog.canonical(tree).getBytes(UTF_8)));
    return GoodCertificateTest.check(
        new Story()
            .facts(
                "matter.opened",
                f -> {
                  f.put("question", question);
                  f.put("reserved", reserved);
                  f.put("proposed", Map.of("hash", hash, "version", 2));
                })
            .facts("ballot.published", f -> f.put("question", question))
            .facts("ballot.opened", f -> f.put("question", question))
            .sealed("matter.opened", k -> k.put("constitution", tree))
            .cut());
  }

  @Test
  void aTextThatWasNotPutAsTheChangeOfTheConstitutionIsFound() {
    assertThat(((Bad) proposed("reserved-matter", "where-care-is-given")).reason())
        .contains("not as the question and the reserved matter by which version 1 is changed");
    Verdict right = proposed("constitution-change", "this-constitution");
    assertThat(recomputed(right, "proposal")).as(right.toString()).hasSize(1);
  }
}
