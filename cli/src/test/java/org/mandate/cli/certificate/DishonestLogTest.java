package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.cli.certificate.Verdict.Bad;

/**
 * The log itself tells a story that does not hold together, and signs it: every hash, proof and
 * signature fits. Only recomputing finds it.
 */
class DishonestLogTest {
  private static Arguments of(
      String what, String part, String reason, UnaryOperator<Story> change) {
    return Arguments.of(what, part, reason, change);
  }

  private static UnaryOperator<Story> fact(String kind, String name, Object value) {
    return s -> s.facts(kind, f -> f.put(name, value));
  }

  private static UnaryOperator<Story> both(String name, Object value) {
    return s ->
        s.facts("ballot.published", f -> f.put(name, value))
            .facts("ballot.opened", f -> f.put(name, value));
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of(
            "a vote counted otherwise than cast",
            "opening/08/choice",
            "says against, it was counted as for",
            s -> s.sealed("MB-002", v -> v.put("choice", "against"))),
        of(
            "a vote counted for another practice",
            "opening/08/practice",
            "says MB-031",
            s -> s.sealed("MB-002", v -> v.put("practice", "MB-031"))),
        of(
            "a vote of another ballot",
            "opening/08/ballot",
            "it was counted as",
            s -> s.sealed("MB-002", v -> v.put("ballot", Story.MATTER))),
        of(
            "a vote for no option",
            "entry/37",
            "hubs",
            s ->
                s.sealed("MB-002", v -> v.put("choice", "hubs"))
                    .facts("ballot.closed", f -> maps(f, "counted").get(1).put("choice", "hubs"))),
        of(
            "a counted vote left out of the file",
            "entry/37",
            "facts.counted.1.entry no such vote",
            s ->
                s.facts(
                    "ballot.closed", f -> maps(f, "counted").get(1).put("entry", "0".repeat(64)))),
        of(
            "a practice counted twice",
            "entry/37",
            "is twice",
            s ->
                s.facts("ballot.closed", f -> maps(f, "counted").get(1).put("practice", "MB-001"))),
        of(
            "a vote of a practice not on the roll",
            "entry/37",
            "MB-099",
            s ->
                s.sealed("MB-030", v -> v.put("practice", "MB-099"))
                    .facts(
                        "ballot.closed",
                        f -> maps(f, "counted").get(29).put("practice", "MB-099"))),
        of(
            "a vote cast and not counted",
            "entry/08",
            "does not count",
            s ->
                s.facts(
                    "ballot.closed",
                    f -> {
                      maps(f, "counted").remove(1);
                      f.put("took", 29);
                    })),
        of(
            "a vote after the close",
            "entry/09",
            "while the ballot was not open",
            s -> s.at("MB-003", "2026-10-06T16:00:00.000000Z")),
        of(
            "a vote before the opening",
            "entry/09",
            "while the ballot was not open",
            s -> s.at("MB-003", "2026-09-22T07:59:59.999999Z")),
        of(
            "a vote that tells its practice",
            "entry/09",
            "tells facts in clear",
            s -> s.facts("MB-003", f -> f.put("practice", "MB-003"))),
        of(
            "another number of votes",
            "entry/37",
            "another number of votes",
            fact("ballot.closed", "took", 31)),
        of(
            "another size of the roll",
            "entry/37",
            "another size",
            fact("ballot.closed", "roll", 33)),
        of(
            "closed early",
            "entry/37",
            "the ballot was to close at",
            fact("ballot.closed", "closed", "2026-10-06T15:00:00.000000Z")),
        of(
            "closed before it was time",
            "entry/37",
            "written before the ballot closed",
            s -> s.at("ballot.closed", "2026-10-06T15:59:59.000000Z")),
        of(
            "an outcome not reached",
            "entry/38",
            "outcome is 'carried', recomputed it is 'fallen'",
            DishonestLogTest::sixAgainst),
        of(
            "an outcome denied",
            "entry/38",
            "outcome is 'fallen'",
            fact("decision.taken", "outcome", "fallen")),
        of(
            "called irregular",
            "entry/38",
            "valid is 'false'",
            fact("decision.taken", "valid", false)),
        of(
            "a check told otherwise",
            "entry/38",
            "check 5 met is 'false'",
            s -> s.facts("decision.taken", f -> maps(f, "checks").get(4).put("met", false))),
        of(
            "a check under another rule",
            "entry/38",
            "check 2 rule is '8.1'",
            s -> s.facts("decision.taken", f -> maps(f, "checks").get(1).put("rule", "8.1"))),
        of(
            "a check left out",
            "entry/38",
            "the number of checks is '6'",
            s -> s.facts("decision.taken", f -> maps(f, "checks").removeLast())),
        of(
            "irregular notice called valid",
            "entry/38",
            "recomputed it is 'false'",
            both("notice", "2026-10-01")),
        of(
            "an officer out of term",
            "entry/38",
            "valid is 'true'",
            fact("office.began", "to", "2026-10-06")),
        of(
            "an officer whose term ended meanwhile",
            "entry/39",
            "valid is 'true'",
            s ->
                s.afterVotes(
                    t ->
                        t.pick(
                            "office.ended",
                            "office.ended",
                            "body:marlbrook",
                            "2026-09-30T08:00:00.000000Z",
                            Map.of(
                                "office",
                                Story.OFFICE,
                                "seat",
                                "returning-officer",
                                "to",
                                "2026-09-30"),
                            Map.of()))),
        of(
            "an officer never in office",
            "entry/06",
            "no office.began of its officer",
            both("officer", Story.MATTER)),
        of(
            "another body's officer",
            "entry/03",
            "not about body:marlbrook",
            s -> s.subject("office.began", "body:other")),
        of(
            "another ballot's close",
            "entry",
            "no entry ballot.closed about ballot:" + Story.BALLOT,
            s -> s.subject("ballot.closed", "ballot:" + Story.MATTER)),
        of("another decision's matter", "entry/06", "matter is", both("matter", Story.OFFICE)),
        of("another body's ballot", "entry/06", "body is other", both("body", "other")),
        of("another question", "entry/06", "question is ordinary", both("question", "ordinary")),
        of(
            "other options",
            "entry/06",
            "not those of the matter",
            both("options", List.of("for", "against", "later"))),
        of(
            "another reference",
            "entry/38",
            "the matter says marlbrook-2026-040",
            fact("matter.opened", "reference", "2026-040")),
        of(
            "a matter not reserved so",
            "entry/38",
            "valid is 'true'",
            fact("matter.opened", "reserved", "nothing-known")),
        of(
            "another version of the constitution",
            "entry/38",
            "another version",
            fact("decision.taken", "constitution", 2)),
        of(
            "a constitution not in the file",
            "entry/06",
            "no constitution of version 2",
            s ->
                both("constitution", 2)
                    .apply(s)
                    .facts("decision.taken", f -> f.put("constitution", 2))),
        of(
            "a constitution of another hash",
            "opening/02/constitution",
            "does not have the hash",
            fact("constitution.adopted", "hash", "0".repeat(64))),
        of(
            "a constitution that is none",
            "opening/02/constitution",
            "",
            s -> s.sealed("constitution.adopted", v -> v.put("constitution", "as usual"))),
        of(
            "a threshold changed, the hash with it",
            "entry/38",
            "recomputed it is",
            s -> s.constitution(text -> text.replace("\"3/5\"", "\"3/4\""))),
        of(
            "a constitution not yet in force",
            "entry/02",
            "only after the ballot opened",
            fact("constitution.adopted", "from", "2026-09-23T08:00:00.000000Z")),
        of(
            "a newer constitution in force",
            "entry/06",
            "a newer constitution was in force",
            s ->
                s.beforeOpening(
                    t ->
                        t.pick(
                            "v2",
                            "constitution.adopted",
                            "body:marlbrook",
                            "2026-09-16T08:00:00.000000Z",
                            Map.of(
                                "version",
                                2,
                                "hash",
                                "0".repeat(64),
                                "from",
                                "2026-09-17T08:00:00.000000Z",
                                "by",
                                "ballot:x"),
                            Map.of()))),
        of(
            "a ballot that was stopped",
            "entry/06",
            "the ballot was stopped",
            s ->
                s.beforeOpening(
                    t ->
                        t.pick(
                            "stop",
                            "ballot.stopped",
                            "ballot:" + Story.BALLOT,
                            "2026-09-16T08:00:00.000000Z",
                            Map.of("stopped", "2026-09-16T08:00:00.000000Z"),
                            Map.of()))),
        of(
            "a weight changed after publishing",
            "entry/06",
            "the challenges upheld: MB-004",
            s -> s.facts("ballot.opened", f -> maps(f, "roll").get(3).put("patients", 74_000))),
        of(
            "a practice on the roll that is no member",
            "entry/06",
            "MB-002 is on the roll, and the rule does not name it",
            s -> s.facts("body.founded", f -> map(f, "rule").put("practices", List.of("MB-001")))),
        of(
            "a practice on the roll that the rule leaves out",
            "entry/06",
            "the rule leaves it out",
            s -> s.facts("body.founded", f -> map(f, "rule").put("leftOut", List.of("MB-001")))),
        of(
            "a practice on the roll that had left",
            "entry/07",
            "MB-005 is on the roll, and the rule leaves it out",
            s ->
                s.beforeOpening(
                    t ->
                        t.pick(
                            "left",
                            "body.membership",
                            "body:marlbrook",
                            "2026-09-01T08:00:00.000000Z",
                            Map.of("practice", "MB-005", "change", "left", "from", "2026-09-01"),
                            Map.of()))),
        of(
            "a practice twice on the roll",
            "entry/06",
            "is twice",
            s -> s.facts("ballot.opened", f -> maps(f, "roll").get(3).put("practice", "MB-003"))),
        of(
            "list sizes of a later day than the freeze",
            "entry/06",
            "of a later day",
            both("weights", Map.of("basis", "registered", "asAt", "2026-09-16"))),
        of(
            "a challenge undecided and not told",
            "entry/38",
            "this file has 1",
            s ->
                s.beforeOpening(
                    t ->
                        t.pick(
                            "ch",
                            "ballot.challenged",
                            "ballot:" + Story.BALLOT,
                            "2026-09-16T08:00:00.000000Z",
                            Map.of("challenge", "c1", "practice", "MB-005"),
                            Map.of("words", "no")))),
        of(
            "a fact that is no number",
            "entry/37",
            "facts.took is not a number",
            fact("ballot.closed", "took", "30")),
        of(
            "a time of another spelling",
            "entry/37",
            "not a time with microseconds",
            fact("ballot.closed", "closed", "2026-10-06T16:00:00Z")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isFoundAndNamed(String what, String part, String reason, UnaryOperator<Story> change) {
    Bad bad = (Bad) GoodCertificateTest.check(change.apply(new Story()).cut());

    assertThat(bad.part()).as(bad.reason()).isEqualTo(part);
    assertThat(bad.reason()).contains(reason);
  }

  private static Story sixAgainst(Story story) {
    for (int i = 10; i <= 22; i++) {
      int practice = i;
      story.sealed(Story.code(i), v -> v.put("choice", "against"));
      story.facts(
          "ballot.closed", f -> maps(f, "counted").get(practice - 1).put("choice", "against"));
    }
    return story;
  }
}
