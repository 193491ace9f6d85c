package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.LyingLog.CHALLENGED;
import static org.mandate.cli.certificate.LyingLog.CONFIDENCE;
import static org.mandate.cli.certificate.LyingLog.GPS;
import static org.mandate.cli.certificate.LyingLog.OTHER;
import static org.mandate.cli.certificate.LyingLog.RANKED;
import static org.mandate.cli.certificate.LyingLog.TOWN;
import static org.mandate.cli.certificate.LyingLog.UNOPPOSED;
import static org.mandate.cli.certificate.LyingLog.list;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.maps;

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

/** The result, complaints and offices, told otherwise than they were. */
class ResultOfALyingLogTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"result", "end"})
  void isRefusedThoughEverythingIsSignedAnew(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    LyingLog.refused(file, kind, reason, change);
  }

  static Stream<Arguments> result() {
    return Stream.of(
        LyingLog.of(
            "more cast than at the close",
            TOWN,
            "election.declared",
            "counted at the close",
            r -> r.facts("election.declared").put("cast", 29)),
        LyingLog.of(
            "more cast than voters",
            TOWN,
            "election.declared",
            "more than the roll",
            r -> {
              r.facts("election.declared").put("cast", 33);
              r.facts("election.closed").put("cast", 33);
            }),
        LyingLog.of(
            "votes that do not add up",
            TOWN,
            "election.declared",
            "do not add up",
            r -> r.facts("election.declared").put("votes", List.of(18, 10))),
        LyingLog.of(
            "the outcome turned round",
            TOWN,
            "election.declared",
            "recomputed it is 'carried'",
            r -> r.facts("election.declared").put("outcome", "fallen")),
        LyingLog.of(
            "too few for it to be carried",
            TOWN,
            "election.declared",
            "recomputed it is 'fallen'",
            r -> r.facts("election.declared").put("votes", List.of(10, 17))),
        LyingLog.of(
            "another elected",
            RANKED,
            "election.declared",
            "counted again they are",
            r -> r.facts("election.declared").put("elected", List.of(list(r).getFirst()))),
        LyingLog.of(
            "a ranking changed",
            RANKED,
            "rankings",
            "do not have the hash",
            r -> r.other("rankings").put("body", "1\n2\n3\n1\n2\n\n")),
        LyingLog.of(
            "a ranking changed with its hash",
            RANKED,
            "election.declared",
            "counted again",
            r -> rankings(r, "1>2\n1\n1>3\n1\n1\n\n")),
        LyingLog.of(
            "a ranking less with its hash",
            RANKED,
            "election.declared",
            "number of rankings",
            r -> rankings(r, "1>2\n1\n1>3\n1\n\n")),
        LyingLog.of(
            "a place that is not on the list",
            RANKED,
            "rankings",
            "not on the list",
            r -> rankings(r, "1>4\n1\n1>3\n1\n1\n\n")),
        LyingLog.of(
            "another counting rule",
            RANKED,
            "election.rules",
            "not the rule of the constitution",
            r -> {
              r.facts("election.rules").put("counting", "meek");
              r.facts("election.declared").put("counting", "meek");
            }),
        LyingLog.of(
            "another transfer sheet",
            RANKED,
            "sheet",
            "count made again",
            r -> map(r.other("sheet"), "body").put("result_sha256", "0".repeat(64))),
        LyingLog.of(
            "fewer blank than there are",
            RANKED,
            "election.declared",
            "blank rankings",
            r -> r.facts("election.declared").put("blank", 0)));
  }

  static Stream<Arguments> end() {
    return Stream.of(
        LyingLog.of(
            "a complaint never settled",
            RANKED,
            "election.certified",
            "stood unsettled",
            r -> r.drop("election.complaint-settled")),
        LyingLog.of(
            "a complaint left out",
            RANKED,
            "election.complaint-settled",
            "does not wait",
            r -> r.drop("election.complaint")),
        LyingLog.of(
            "fewer complaints",
            RANKED,
            "election.certified",
            "is not the number",
            r -> r.facts("election.certified").put("complaints", 0)),
        LyingLog.of(
            "certified though void",
            RANKED,
            "election.certified",
            "made the election void",
            r -> r.facts("election.complaint-settled").put("outcome", "void")),
        LyingLog.of(
            "void without a complaint",
            CHALLENGED,
            "election.voided",
            "settled as void",
            r -> r.facts("election.complaint-settled").put("outcome", "rejected")),
        LyingLog.of(
            "another takes the seat",
            RANKED,
            "election.certified",
            "elected were",
            r ->
                maps(r.facts("election.certified"), "offices")
                    .getFirst()
                    .put("nomination", list(r).getFirst())),
        LyingLog.of(
            "another seat taken",
            RANKED,
            "office.began",
            "not 'chair'",
            r -> r.facts("office.began").put("seat", "secretary")),
        LyingLog.of(
            "a seat taken early",
            RANKED,
            "office.began",
            "first day of the term",
            r -> r.facts("office.began").put("from", "2026-02-10")),
        LyingLog.of(
            "no seat taken",
            RANKED,
            "election.certified",
            "no office.began",
            r -> r.drop("office.began")),
        LyingLog.of(
            "nobody left",
            CONFIDENCE,
            "election.certified",
            "the office did not end",
            r -> r.drop("office.ended")),
        LyingLog.of(
            "a count-back the rules do not know",
            GPS,
            "election.count-back",
            "know no count-back",
            r -> r.facts("election.rules").put("count_back", false)),
        LyingLog.of(
            "a count-back of somebody else",
            GPS,
            "election.count-back",
            "the same rankings give",
            r -> r.facts("election.count-back").put("elected", other(r))),
        LyingLog.of(
            "a count-back of nobody's seat",
            GPS,
            "election.count-back",
            "still held",
            r -> r.drop("office.ended")),
        LyingLog.of(
            "unopposed with another seated",
            UNOPPOSED,
            "election.certified",
            "elected were",
            r ->
                maps(r.facts("election.certified"), "offices")
                    .getFirst()
                    .put("nomination", OTHER)));
  }

  private static void rankings(Retold r, String text) {
    r.other("rankings").put("body", text);
    r.facts("election.declared")
        .put(
            "rankings_sha256",
            java.util.HexFormat.of()
                .formatHex(TestLog.sha(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  /** A candidate who was neither elected nor follows. */
  private static Object other(Retold r) {
    List<Object> rest = new ArrayList<>(list(r));
    rest.remove(r.facts("election.count-back").get("left"));
    rest.remove(r.facts("election.count-back").get("elected"));
    return rest.getFirst();
  }

  // Without the log's key

  @Test
  void withoutTheLogsKeyNothingCanBeChangedAtAll() {
    found(
        c -> TestLogChanges.body(c, "board").put("sha256", "0".repeat(64)),
        "not those that were signed");
    found(
        c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("sheet")),
        "not those that were signed");
    found(c -> c.put("election", "election:" + OTHER), "the note signs");
    found(c -> c.put("election", "marlbrook-2026-E001"), "is not election:");
    found(c -> leaf(c, l -> map(l, "facts").put("cast", 7)), "not proved");
    found(c -> c.put("cut", "full"), "is sealed, and the file says it is the full cut");
    found(
        c -> {
          c.put("decision", c.remove("election"));
        },
        "is an election's");
  }

  private static void leaf(Map<String, Object> c, Consumer<Map<String, Object>> change) {
    Map<String, Object> body = TestLogChanges.body(c, "entry/30");
    Map<String, Object> leaf = new TreeMap<>(TestLog.tree((String) body.get("leaf")));
    change.accept(leaf);
    body.put("leaf", TestLog.canonical(leaf));
  }

  private static void found(Consumer<Map<String, Object>> tampering, String reason) {
    Map<String, Object> certificate = Retold.tree(RANKED);
    tampering.accept(certificate);
    Verdict verdict = LyingLog.check(TestLog.file(certificate));
    assertThat(verdict).isInstanceOf(Bad.class);
    assertThat(((Bad) verdict).reason()).contains(reason);
  }
}
