package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.body;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.maps;
import static org.mandate.cli.certificate.TestLogChanges.part;

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
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;

/** Conflicts found again from the full cut, and only seen committed in the public one. */
class ConflictsInCertificatesTest {
  private static final String FACTS = "opening/08/facts";

  @Test
  void theFullCutIsRecomputedPersonByPerson() {
    Good good = GoodCertificateTest.good(new ConflictedStory().full());

    assertThat(good.decision()).isEqualTo(new Decision.Valid());
    assertThat(ConflictedStory.texts(good, "conflicts"))
        .containsExactly(
            "Conflicts: 5 of 7 on the board conflicted by 5 paths, 1 of them sealed in the public"
                + " cut; 5 handled.");
    assertThat(ConflictedStory.texts(good, "policy"))
        .containsExactly(
            "Conflicts policy: model version 1, in force from 1 January 2026, hash fits; none newer"
                + " in this file then.");
    assertThat(ConflictedStory.texts(good, "parties"))
        .containsExactly("Parties: 2 parties named on the matter, as the facts have them.");
    assertThat(ConflictedStory.texts(good, "check"))
        .anySatisfy(t -> assertThat(t).contains("5 found, 5 handled before the papers went out."));
    assertThat(good.sealed()).isEmpty();
    assertThat(good.notChecked())
        .anySatisfy(t -> assertThat(t).startsWith("whether the facts of conflicts are all"))
        .noneSatisfy(t -> assertThat(t).startsWith("Conflicts: not recorded here."));
    assertThat(good.conflicts().orElseThrow().on()).isEqualTo(ConflictedStory.ON);
  }

  @Test
  void thePublicCutSaysWhatWasOnlySeenCommitted() {
    Good good = GoodCertificateTest.good(new ConflictedStory().cut());

    assertThat(good.decision()).isEqualTo(new Decision.Valid());
    assertThat(good.notChecked())
        .contains("conflicts: 5 counted, 1 path sealed: seen committed, not recomputed");
    assertThat(good.steps())
        .filteredOn(s -> s.text().contains("5 found, 5 handled"))
        .extracting(Step::status)
        .as("the figures were not counted again")
        .containsExactly(Step.Status.TRUSTED);
    assertThat(good.sealed()).extracting(Verdict.Sealed::part).contains(FACTS);
    assertThat(ConflictedStory.texts(good, "conflicts")).isEmpty();
    assertThat(good.conflicts()).isEmpty();
  }

  @Test
  void bothCutsHaveOneNoteAndThePublicOneShowsNobody() {
    Map<String, Object> full = new ConflictedStory().full();
    Map<String, Object> cut = new ConflictedStory().cut();

    assertThat(full.get("note")).isEqualTo(cut.get("note"));
    assertThat(TestLog.canonical(cut)).doesNotContain("P-09").doesNotContain("close-tie");
  }

  @Test
  void oneThatNobodyHandledMakesAGoodCertificateOfAnIrregularDecision() {
    ConflictedStory told =
        new ConflictedStory()
            .with(c -> c.maps("choices").removeLast())
            .with(c -> c.counted.put("handled", 4))
            .with(
                c ->
                    c.story.facts(
                        "decision.taken",
                        f -> {
                          f.put("valid", false);
                          maps(f, "checks").get(5).put("met", false);
                        }));

    assertThat(GoodCertificateTest.good(told.full()).decision())
        .isEqualTo(
            new Decision.Irregular(
                List.of(
                    "Conflicts: 5 found, 4 handled before the papers went out. Each must be handled"
                        + " before. Rule 11.2.")));
  }

  private interface Change extends Consumer<ConflictedStory> {}

  private static Arguments of(String what, String part, String reason, Change change) {
    return Arguments.of(what, part, reason, change);
  }

  /** What the log itself signs although it does not hold together. */
  static Stream<Arguments> dishonest() {
    return Stream.of(
        of(
            "found lowered",
            "entry/08",
            "found is 4, recomputed from opening/08/facts it is 5",
            c -> {
              c.counted.put("found", 4);
              c.counted.put("handled", 4);
            }),
        of(
            "handled raised",
            "entry/08",
            "handled is 5, recomputed from opening/08/facts it is 4",
            c -> c.maps("choices").removeLast()),
        of(
            "more handled than found",
            "entry/08",
            "handled is not among those found",
            c -> c.counted.put("handled", 6)),
        of(
            "a sealed path not counted",
            "entry/08",
            "sealedPaths is 0",
            c -> c.counted.put("sealedPaths", 0)),
        of(
            "a link removed from the facts",
            "entry/08",
            "found is 5, recomputed from opening/08/facts it is 4",
            c -> c.maps("links").removeLast()),
        of(
            "a choice by somebody conflicted",
            "entry/08",
            "handled is 5",
            c -> c.maps("choices").getLast().put("by", "P-02")),
        of(
            "another policy in the facts",
            FACTS,
            "its policy is not the one that the body had adopted",
            c -> maps(otherPolicy(c), "paths").removeLast()),
        of(
            "another policy's hash",
            "entry/08",
            "policy.hash is '" + "0".repeat(64),
            c -> map(c.counted, "policy").put("hash", "0".repeat(64))),
        of(
            "a policy adopted with another hash than its text has",
            "opening/05/policy",
            "does not have the hash",
            c -> {
              c.adopted.put("hash", "0".repeat(64));
              map(c.counted, "policy").put("hash", "0".repeat(64));
            }),
        of(
            "a policy in force only later",
            "entry/08",
            "no policy that was in force then",
            c -> c.adopted.put("from", "2026-09-16")),
        of(
            "an adoption that the record does not have",
            FACTS,
            "the policies it says the body adopted",
            c ->
                maps(board(c), "policies")
                    .add(
                        new TreeMap<>(
                            Map.of("policy", "model", "version", "1", "adopted", "2025-01-01")))),
        of(
            "a party left out of the facts",
            FACTS,
            "its parties are not those that the record had named",
            c -> maps(c.matter(), "parties").removeLast()),
        of(
            "facts of another matter",
            FACTS,
            "has no matter " + Story.MATTER,
            c -> {
              c.matter().put("id", "OTHER");
              for (String list : List.of("disclosures", "declarations", "choices", "proxies")) {
                c.maps(list).forEach(one -> one.replace("matter", Story.MATTER, "OTHER"));
              }
            }),
        of(
            "facts of another body",
            FACTS,
            "its matter is before hillfoot",
            c -> c.matter().put("body", "hillfoot")),
        of(
            "facts that are no file of facts",
            FACTS,
            "is refused as a file of facts",
            c -> c.facts.put("format", "other")),
        of(
            "counted on another day",
            "entry/08",
            "on is not the day",
            c -> c.counted.put("on", "2026-09-14")),
        of(
            "counted after the papers went out",
            "entry/08",
            "is dated after entry/09",
            c -> c.at("2026-09-15T09:00:00.000000Z")),
        of(
            "about another matter",
            "entry/08",
            "not about matter:" + Story.MATTER,
            c -> c.story.subject("matter.conflicts", "matter:other")),
        of(
            "something beside the figures",
            "entry/08",
            "who is not known",
            c -> c.counted.put("who", "P-09")));
  }

  private static Map<String, Object> otherPolicy(ConflictedStory c) {
    Map<String, Object> other = TestLog.tree(TestLog.canonical(c.maps("policies").getFirst()));
    c.maps("policies").set(0, other);
    return other;
  }

  private static Map<String, Object> board(ConflictedStory c) {
    return c.maps("bodies").stream()
        .filter(b -> b.get("id").equals(Story.BODY))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dishonest")
  void isFoundAlthoughSigned(String what, String part, String reason, Change change) {
    Bad bad = (Bad) GoodCertificateTest.check(new ConflictedStory().with(change).full());

    assertThat(bad.part()).as(bad.reason()).isEqualTo(part);
    assertThat(bad.reason()).contains(reason);
  }

  private interface Tampering extends Consumer<Map<String, Object>> {}

  private static Arguments tampered(String what, String part, String reason, Tampering by) {
    return Arguments.of(what, part, reason, by);
  }

  /** What somebody without the log's key does to the full cut. */
  static Stream<Arguments> tamperings() {
    return Stream.of(
        tampered(
            "a link removed",
            FACTS,
            "does not fit the commitment",
            c -> maps(map(body(c, FACTS), "value"), "links").removeLast()),
        tampered(
            "found lowered",
            "entry/08",
            "is not proved to stand there",
            c -> {
              Map<String, Object> leaf = TestLog.tree((String) body(c, "entry/08").get("leaf"));
              map(leaf, "facts").put("found", 4);
              body(c, "entry/08").put("leaf", TestLog.canonical(leaf));
            }),
        tampered(
            "the opening swapped for another",
            FACTS,
            "does not fit the commitment",
            c -> part(c, FACTS).put("body", body(c, "opening/05/policy"))),
        tampered(
            "the opening sealed",
            FACTS,
            "is sealed, and the file says it is the full cut",
            c -> TestLog.seal(part(c, FACTS))),
        tampered(
            "the opening taken out",
            FACTS,
            "not those that were signed",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals(FACTS))),
        tampered(
            "the policy taken out",
            "opening/05/policy",
            "is needed and not in this file",
            c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("opening/05/policy"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void isFoundAndNamed(String what, String part, String reason, Tampering by) {
    Map<String, Object> full = new ConflictedStory().full();

    by.accept(full);

    Bad bad = (Bad) GoodCertificateTest.check(full);
    assertThat(bad.part()).as(bad.reason()).isEqualTo(part);
    assertThat(bad.reason()).contains(reason);
  }

  @Test
  void thePublicCutThatOpensTheFactsIsRefused() {
    Map<String, Object> full = new ConflictedStory().full();
    Map<String, Object> cut = new ConflictedStory().cut();
    part(cut, FACTS).remove("sha256");
    part(cut, FACTS).put("body", body(full, FACTS));

    Bad bad = (Bad) GoodCertificateTest.check(cut);

    assertThat(bad.part()).isEqualTo(FACTS);
    assertThat(bad.reason()).contains("says it is the public cut");
  }
}
