package org.mandate.cli.certificate;

import static org.mandate.cli.certificate.LyingLog.OTHER;
import static org.mandate.cli.certificate.LyingLog.RANKED;
import static org.mandate.cli.certificate.LyingLog.TOWN;
import static org.mandate.cli.certificate.LyingLog.list;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of an election's life, its days, and who stood, told otherwise than they were. */
class MovesOfALyingLogTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"order", "times", "candidates"})
  void isRefusedThoughEverythingIsSignedAnew(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    LyingLog.refused(file, kind, reason, change);
  }

  static Stream<Arguments> order() {
    return Stream.of(
        LyingLog.of(
            "no rules",
            RANKED,
            "election.nominations",
            "before the rules were published",
            r -> r.drop("election.rules")),
        LyingLog.of(
            "no nominations",
            RANKED,
            "election.nominated",
            "stands at rules",
            r -> r.drop("election.nominations")),
        LyingLog.of(
            "no list",
            RANKED,
            "election.roll",
            "stands at nominations",
            r -> r.drop("election.candidates")),
        LyingLog.of(
            "no roll",
            RANKED,
            "election.credentials",
            "stands at candidates",
            r -> r.drop("election.roll")),
        LyingLog.of(
            "never opened",
            RANKED,
            "election.closed",
            "stands at roll",
            r -> r.drop("election.opened")),
        LyingLog.of(
            "never closed",
            RANKED,
            "election.declared",
            "cannot follow",
            r -> r.drop("election.closed")),
        LyingLog.of(
            "not over", TOWN, "election.declared", "not over", r -> r.drop("election.certified")),
        LyingLog.of(
            "certified twice",
            TOWN,
            "election.certified",
            "stands at certified",
            r -> r.items.add(r.item("election.certified"))),
        LyingLog.of(
            "declared before the close",
            TOWN,
            "election.declared",
            "stands at open",
            r -> r.before(r.item("election.declared"), r.item("election.closed"))),
        LyingLog.of(
            "an entry of another election",
            TOWN,
            "election.closed",
            "not about election:",
            r -> r.item("election.closed").leaf.put("subject", "election:" + OTHER)),
        LyingLog.of(
            "another body",
            TOWN,
            "body.founded",
            "not about body:other",
            r -> r.facts("election.rules").put("body", "other")),
        LyingLog.of(
            "a constitution that was not there",
            TOWN,
            "election.rules",
            "no constitution",
            r -> r.facts("election.rules").put("constitution", 2)),
        LyingLog.of(
            "dated backwards",
            TOWN,
            "election.certified",
            "dated before",
            r -> r.item("election.certified").leaf.put("at", "2026-09-01T09:00:00.000000Z")));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        LyingLog.of(
            "nominations early",
            RANKED,
            "election.nominations",
            "before nominations_open",
            r -> r.facts("election.rules").put("nominations_open", "2026-01-08T09:00:01.000000Z")),
        LyingLog.of(
            "nominated late",
            RANKED,
            "election.nominated",
            "after nominations closed",
            r -> {
              r.facts("election.rules").put("nominations_open", "2026-01-07T09:00:00.000000Z");
              r.facts("election.rules").put("nominations_close", "2026-01-08T09:00:00.000000Z");
            }),
        LyingLog.of(
            "roll early",
            RANKED,
            "election.roll",
            "before roll_on",
            r -> r.facts("election.rules").put("roll_on", "2026-01-17T09:00:00.000000Z")),
        LyingLog.of(
            "opened early",
            RANKED,
            "election.opened",
            "before opens",
            r -> r.facts("election.rules").put("opens", "2026-01-20T10:00:00.000000Z")),
        LyingLog.of(
            "open for another time",
            RANKED,
            "election.opened",
            "not that of the published rules",
            r -> r.facts("election.opened").put("closes", "2026-01-29T17:00:00.000000Z")),
        LyingLog.of(
            "closed early",
            RANKED,
            "election.closed",
            "before closes",
            r -> {
              for (String kind : List.of("election.rules", "election.opened")) {
                r.facts(kind).put("closes", "2026-01-31T17:00:00.000000Z");
              }
            }),
        LyingLog.of(
            "closed at another time",
            RANKED,
            "election.closed",
            "not when the rules close",
            r -> r.facts("election.closed").put("closed", "2026-01-30T17:00:01.000000Z")),
        LyingLog.of(
            "too short a vote",
            RANKED,
            "election.rules",
            "days before the close, rule",
            r -> {
              for (String kind : List.of("election.rules", "election.opened")) {
                r.facts(kind).put("closes", "2026-01-21T17:00:00.000000Z");
              }
            }),
        LyingLog.of(
            "certified while complaints were heard",
            RANKED,
            "election.certified",
            "while complaints were heard",
            r -> r.facts("election.rules").put("complaint_days", 30)),
        LyingLog.of(
            "no days for complaints",
            RANKED,
            "election.rules",
            "not 1 to 90",
            r -> r.facts("election.rules").put("complaint_days", 0)));
  }

  static Stream<Arguments> candidates() {
    return Stream.of(
        LyingLog.of(
            "a candidate nobody nominated",
            RANKED,
            "election.candidates",
            "without a yes",
            r -> list(r).add(OTHER)),
        LyingLog.of(
            "a candidate left off",
            RANKED,
            "election.candidates",
            "is not on the list",
            r -> list(r).removeLast()),
        LyingLog.of(
            "a candidate twice",
            RANKED,
            "election.candidates",
            "twice",
            r -> list(r).add(list(r).getFirst())),
        LyingLog.of(
            "the list turned round",
            RANKED,
            "election.candidates",
            "not in the order",
            r -> Collections.reverse(list(r))),
        LyingLog.of(
            "drawn by no lot",
            RANKED,
            "election.candidates",
            "not in the order",
            r -> {
              r.facts("election.rules").put("order", "drawn");
              Collections.swap(list(r), 0, 1);
              Collections.swap(list(r), 0, 2);
            }),
        LyingLog.of(
            "a no turned into a place",
            RANKED,
            "opening/",
            "is a no",
            r -> r.item("election.nomination-answered").open("consent", false)),
        LyingLog.of(
            "an answer to nothing",
            RANKED,
            "election.nomination-answered",
            "does not stand before",
            r -> r.drop("election.nominated")),
        LyingLog.of(
            "more places than published",
            RANKED,
            "election.candidates",
            "published rules",
            r -> r.facts("election.candidates").put("places", 2)),
        LyingLog.of(
            "unopposed and yet voted on",
            RANKED,
            "election.roll",
            "stands at declared",
            r -> r.item("election.candidates").leaf.put("kind", "election.unopposed")));
  }
}
