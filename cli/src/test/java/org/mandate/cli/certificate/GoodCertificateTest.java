package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;

/** What the checker says of a certificate in which everything fits. */
class GoodCertificateTest {
  /** Believes whatever key the file names, as on first use. */
  static final Trust.Keys ANY = (origin, key) -> new Trust.Trusted(key, "test", Optional.empty());

  static Verdict check(Object certificate) {
    return Checker.check(TestLog.file(certificate), ANY);
  }

  static Good good(Object certificate) {
    Verdict verdict = check(certificate);
    if (verdict instanceof Bad bad) {
      throw new AssertionError(bad.part() + ": " + bad.reason());
    }
    return (Good) verdict;
  }

  private static List<String> texts(Verdict verdict, String step) {
    return verdict.steps().stream().filter(s -> s.name().equals(step)).map(Step::text).toList();
  }

  @Test
  void everyStepIsToldInOrderWithItsFigures() {
    Good good = good(new Story().cut());

    assertThat(good.decision()).isEqualTo(new Decision.Valid());
    assertThat(good.outcome()).isEqualTo("carried");
    assertThat(good.steps().stream().map(Step::name).distinct())
        .containsExactly(
            "key",
            "note",
            "checkpoint",
            "entries",
            "openings",
            "body",
            "constitution",
            "published",
            "roll",
            "membership",
            "times",
            "votes",
            "tally",
            "officer",
            "check",
            "decision",
            "parts");
    assertThat(texts(good, "body"))
        .containsExactly(
            "Body: Marlbrook Practices Together (marlbrook), founded 1 April 2024; source of"
                + " authority: member mandate, not statutory.");
    assertThat(texts(good, "roll"))
        .containsExactly(
            "Roll: 32 practices, 238,000 patients (registered, as at 1 September 2026), frozen 15"
                + " September 2026.");
    assertThat(texts(good, "votes"))
        .containsExactly("Votes: 30 counted, each proved in the record.");
    assertThat(texts(good, "tally").getFirst())
        .startsWith("Tally: for 22 of 32 practices (162,800 of 238,000 patients); against 6 of 32");
    assertThat(texts(good, "officer").getFirst()).contains("from 1 April 2024 to 31 March 2027");
    assertThat(texts(good, "check")).hasSize(7);
  }

  @Test
  void whatWasOnlySeenCommittedAndWhatWasNotCheckedIsListed() {
    Good good = good(new Story().cut());

    assertThat(good.sealed())
        .extracting(Verdict.Sealed::part)
        .hasSize(32)
        .contains("opening/03/person", "opening/04/by", "opening/07/by");
    assertThat(good.notChecked())
        .anySatisfy(
            t -> assertThat(t).startsWith("the patients of 32 practices: no register facts"))
        .anySatisfy(t -> assertThat(t).startsWith("Conflicts: not recorded here."))
        .anySatisfy(t -> assertThat(t).startsWith("votes that were changed before the close"))
        .anySatisfy(t -> assertThat(t).startsWith("whether the record holds a newer constitution"));
  }

  @Test
  void theFullCutHasTheSameRootAndNothingSealed() {
    Map<String, Object> full = new Story().full();
    Map<String, Object> cut = new Story().cut();

    assertThat(full.get("note")).isEqualTo(cut.get("note"));
    assertThat(good(full).sealed()).isEmpty();
  }

  @Test
  void anIrregularDecisionOfAGoodCertificateIsSaidWithItsRule() {
    Good good =
        good(
            new Story()
                .facts("ballot.published", f -> f.put("notice", "2026-10-01"))
                .facts("ballot.opened", f -> f.put("notice", "2026-10-01"))
                .facts(
                    "decision.taken",
                    f -> {
                      f.put("valid", false);
                      TestLogChanges.maps(f, "checks").get(1).put("met", false);
                    })
                .cut());

    assertThat(good.decision())
        .isEqualTo(
            new Decision.Irregular(
                List.of("Notice: papers sent 5 days before. 10 are required. Rule 8.2.")));
  }

  @Test
  void partsAndKindsNotKnownAreNotChecked() {
    Story story = new Story();
    story.moreParts.put("minute/01", Map.of("words", "as read"));
    story.beforeOpening(
        s -> {
          s.pick(
              "x", "concern.raised", "body:x", "2026-09-16T08:00:00.000000Z", Map.of(), Map.of());
          s.pick(
              "y",
              "mandate.granted",
              "body:marlbrook",
              "2026-09-16T08:00:00.000000Z",
              Map.of(),
              Map.of());
        });

    assertThat(good(story.cut()).notChecked())
        .contains(
            "minute/01: a part this program does not know",
            "entry/06 (concern.raised): a kind of entry this program does not know",
            "entry/07 (mandate.granted): it stands in the record; nothing here is judged by it");
  }

  @Test
  void aRollChangedByAnUpheldChallengeIsThePublishedOneWithTheChange() {
    Story story =
        new Story()
            .facts(
                "ballot.published",
                f -> TestLogChanges.maps(f, "roll").get(4).put("patients", 9_999))
            .beforeOpening(
                s -> {
                  s.pick(
                      "ballot.challenged",
                      "ballot.challenged",
                      "ballot:" + Story.BALLOT,
                      "2026-09-16T08:00:00.000000Z",
                      Map.of("challenge", "c1", "practice", "MB-005"),
                      Map.of(
                          "words", "We have 7,400", "by", "77777777-7777-4777-8777-777777777777"));
                  s.pick(
                      "ballot.challenge-settled",
                      "ballot.challenge-settled",
                      "ballot:" + Story.BALLOT,
                      "2026-09-17T08:00:00.000000Z",
                      Map.of(
                          "challenge", "c1",
                          "practice", "MB-005",
                          "outcome", "upheld",
                          "change",
                              Map.of("practice", "MB-005", "patients", 7_400, "area", "Hill")),
                      Map.of("answer", "So it is"));
                });

    assertThat(texts(good(story.cut()), "published"))
        .containsExactly("Published roll: the same, with 1 challenge upheld.");
  }
}
