package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;

/**
 * Two seats filled by ranking: 16 papers b>a>c, 6 a>c, 6 c>a, 2 abstain. The quota is 10; b is
 * elected with 16, whose surplus of 6 elects a.
 */
class ElectionCertificateTest {
  private static final String BECAUSE = "recomputed it is '";

  @Test
  void aStrangerCountsTheRankingsAgainAndFindsTheSameElected() {
    Good good = (Good) GoodCertificateTest.check(election(new Story()).cut());

    assertThat(good.decision()).isEqualTo(new Decision.Valid());
    assertThat(good.outcome()).isEqualTo("elected");
    assertThat(good.steps())
        .extracting(Step::text)
        .contains(
            "Count: under scottish-2007, 28 papers in 2 stages: elected Bo Kay, Ann Lee.",
            "Count: 2 of 2 seats filled under scottish-2007, one practice, one vote. Rule"
                + " scottish-2007 is required, one practice, one vote; a tie is drawn by lot. Rule"
                + " 9.7.")
        .anyMatch(text -> text.startsWith("First preferences: a 6 of 32 practices"));
  }

  @Test
  void theLotIsTheOneThatTheOpeningPublished() {
    Story story = election(new Story());
    for (int i = 1; i <= 30; i++) {
      rank(story, i, i <= 15 ? "a" : "b");
    }
    story.facts("matter.opened", f -> f.put("seats", 1));

    Verdict verdict = GoodCertificateTest.check(story.cut());

    // Whoever the lot leaves over, the decision names two elected, and the lot is told.
    assertThat(((Bad) verdict).reason()).contains("chosen is 'b>a', recomputed it is '");
    assertThat(verdict.steps())
        .filteredOn(step -> step.name().equals("count"))
        .singleElement()
        .satisfies(step -> assertThat(step.text()).containsIgnoringCase("lot"));
  }

  private static Arguments of(String what, String reason, UnaryOperator<Story> change) {
    return Arguments.of(what, reason, change);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of(
            "preferences swapped after they were cast",
            "says b>a>c, it was counted as b>c>a",
            s -> s.facts("ballot.closed", f -> maps(f, "counted").get(1).put("choice", "b>c>a"))),
        of(
            "preferences swapped everywhere, the winners left as they were",
            "chosen is 'b>a', " + BECAUSE + "b>c'",
            s -> {
              for (int i = 1; i <= 16; i++) rank(s, i, "b>c>a");
              return s;
            }),
        of(
            "another winner",
            "chosen is 'b>c', " + BECAUSE + "b>a'",
            s -> s.facts("decision.taken", f -> f.put("chosen", "b>c"))),
        of(
            "the elected in another order",
            "chosen is 'a>b', " + BECAUSE + "b>a'",
            s -> s.facts("decision.taken", f -> f.put("chosen", "a>b"))),
        of(
            "one elected more",
            "chosen is 'b>a>c'",
            s -> s.facts("decision.taken", f -> f.put("chosen", "b>a>c"))),
        of(
            "a candidate ranked twice",
            "chose b>b, which the question does not offer",
            s -> rank(s, 2, "b>b")),
        of("somebody who was no candidate", "chose b>d", s -> rank(s, 2, "b>d")),
        of(
            "other seats than were filled",
            "chosen is 'b>a', " + BECAUSE + "b'",
            s -> s.facts("matter.opened", f -> f.put("seats", 1))),
        of("no number of seats", "seats", s -> s.facts("matter.opened", f -> f.remove("seats"))),
        of(
            "no seat",
            "seats is 0, not 1 to",
            s -> s.facts("matter.opened", f -> f.put("seats", 0))),
        of(
            "another counting rule",
            "outcome is 'elected', " + BECAUSE + "no-decision'",
            s -> s.constitution(text -> text.replace("scottish-2007\"", "coin-toss\""))),
        of(
            "the count told as a motion",
            "outcome is 'carried'",
            s -> s.facts("decision.taken", f -> f.put("outcome", "carried"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isFoundAndNamed(String what, String reason, UnaryOperator<Story> change) {
    Bad bad = (Bad) GoodCertificateTest.check(change.apply(election(new Story())).cut());

    assertThat(bad.reason()).contains(reason);
  }

  private static Story election(Story story) {
    for (int i = 1; i <= 30; i++) {
      rank(story, i, i <= 16 ? "b>a>c" : i <= 22 ? "a>c" : i <= 28 ? "c>a" : "abstain");
    }
    for (String kind : List.of("matter.opened", "ballot.published", "ballot.opened")) {
      story.facts(kind, f -> f.put("question", "election"));
      story.facts(kind, f -> f.put("options", List.of("a", "b", "c")));
    }
    return story
        .facts("matter.opened", f -> f.putAll(Map.of("reserved", "", "seats", 2, "seat", "chair")))
        .sealed(
            "matter.opened",
            f -> f.put("options", Map.of("a", "Ann Lee", "b", "Bo Kay", "c", "Cy Day")))
        .facts(
            "decision.taken",
            f -> {
              f.put("outcome", "elected");
              f.put("chosen", "b>a");
              maps(f, "checks").get(0).put("rule", "5.2");
              maps(f, "checks").get(5).putAll(Map.of("rule", "9.7", "name", "Count"));
            });
  }

  private static Story rank(Story story, int practice, String ranking) {
    story.facts("ballot.closed", f -> maps(f, "counted").get(practice - 1).put("choice", ranking));
    return story.sealed(Story.code(practice), v -> v.put("choice", ranking));
  }
}
