package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.LyingLog.CHALLENGED;
import static org.mandate.cli.certificate.LyingLog.CONFIDENCE;
import static org.mandate.cli.certificate.LyingLog.GPS;
import static org.mandate.cli.certificate.LyingLog.RANKED;
import static org.mandate.cli.certificate.LyingLog.TOWN;
import static org.mandate.cli.certificate.LyingLog.UNOPPOSED;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.cli.certificate.Verdict.Good;

/** The roll, and how the sealed election was made ready, told otherwise than they were. */
class CeremonyOfALyingLogTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"roll", "ceremony"})
  void isRefusedThoughEverythingIsSignedAnew(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    LyingLog.refused(file, kind, reason, change);
  }

  @ParameterizedTest
  @ValueSource(strings = {RANKED, TOWN, GPS, CHALLENGED, CONFIDENCE, UNOPPOSED})
  void toldAgainWithNothingChangedEachIsGood(String file) {
    assertThat(LyingLog.check(Retold.of(file).file())).isInstanceOf(Good.class);
  }

  static Stream<Arguments> roll() {
    return Stream.of(
        LyingLog.of(
            "a practice twice",
            TOWN,
            "election.roll",
            "twice",
            r -> lines(r, "election.roll").get(1).put("practice", "MB-001")),
        LyingLog.of(
            "fewer voters than lines",
            TOWN,
            "election.roll",
            "the roll has 32 lines",
            r -> r.facts("election.roll").put("voters", 31)),
        LyingLog.of(
            "a practice no network has",
            TOWN,
            "fact/",
            "not proved",
            r -> {
              Map<String, Object> fact = map(r.other("fact/01"), "body");
              fact.put("fact", ((String) fact.get("fact")).replace("MB-001", "MB-099"));
            }),
        LyingLog.of(
            "another roll at the opening",
            TOWN,
            "election.opened",
            "not the one published",
            r -> lines(r, "election.opened").get(4).put("practice", "MB-099")),
        LyingLog.of(
            "another electorate",
            TOWN,
            "election.roll",
            "published rules",
            r -> r.facts("election.rules").put("electorate", "gps")),
        LyingLog.of(
            "a challenge never settled",
            CHALLENGED,
            "election.opened",
            "stood unsettled",
            r -> r.drop("election.roll-settled")),
        LyingLog.of(
            "a line taken off that was not there",
            CHALLENGED,
            "election.roll-settled",
            "not on the roll",
            r -> r.facts("election.roll-settled").put("line", 11)),
        LyingLog.of(
            "a challenge upheld without effect",
            CHALLENGED,
            "election.opened",
            "not the one published",
            r -> r.facts("election.roll-settled").put("outcome", "rejected")),
        LyingLog.of(
            "the look before the roll changed",
            CHALLENGED,
            "election.leak",
            "nobody looked again",
            r ->
                r.before(r.item("election.leak"), r.item("election.roll-challenged"))
                    .item("election.leak")
                    .leaf
                    .put("at", "2026-01-16T09:00:00.000000Z")));
  }

  static Stream<Arguments> ceremony() {
    return Stream.of(
        LyingLog.of(
            "a key shown before all committed",
            TOWN,
            "election.key",
            "before every trustee",
            r -> r.before(r.item("election.key"), r.last("election.key-committed"))),
        LyingLog.of(
            "one key less", TOWN, "election.opened", "2 of 3 keys", r -> r.drop("election.key")),
        LyingLog.of(
            "a seat twice",
            TOWN,
            "election.key",
            "had one before",
            r -> r.last("election.key").facts().put("seat", 1)),
        LyingLog.of(
            "credentials for fewer lines",
            TOWN,
            "election.credentials",
            "the roll has 32",
            r -> r.facts("election.credentials").put("lines", 31)),
        LyingLog.of(
            "no credentials",
            TOWN,
            "election.opened",
            "no credentials",
            r -> r.drop("election.credentials")),
        LyingLog.of(
            "credentials of the roll before it changed",
            CHALLENGED,
            "election.credentials",
            "no others were handed in",
            r -> r.before(r.item("election.credentials"), r.item("election.roll-settled"))),
        LyingLog.of(
            "no look at what a result gives away",
            TOWN,
            "election.opened",
            "nobody looked",
            r -> r.drop("election.leak")),
        LyingLog.of(
            "a look that refused",
            TOWN,
            "election.leak",
            "voting opened",
            r -> r.facts("election.leak").put("verdict", "refuse")),
        LyingLog.of(
            "one trustee could open",
            TOWN,
            "election.rules",
            "one alone could open",
            r -> r.facts("election.rules").put("trustees_needed", 1)),
        LyingLog.of(
            "two returning officers",
            TOWN,
            "election.rules",
            "is not one",
            r -> map(r.facts("election.rules"), "parts").put("returning-officer", 2)),
        LyingLog.of(
            "somebody with two parts",
            CHALLENGED,
            "opening/",
            "has two parts",
            r -> holders(r, h -> h.getLast().put("person", h.getFirst().get("person")))),
        LyingLog.of(
            "a helper was elected",
            GPS,
            "office.began",
            "helped to run the election",
            r -> {
              List<Object> who = new ArrayList<>();
              holders(r, h -> who.add(h.getFirst().get("person")));
              r.item("office.began").open("person", who.getFirst());
            }),
        LyingLog.of(
            "the board ended after it closed",
            TOWN,
            "election.board",
            "only after",
            r -> {
              Retold.Item tally =
                  r.items.stream()
                      .filter(i -> "EncryptedTally".equals(i.facts().get("type")))
                      .findFirst()
                      .orElseThrow();
              r.before(r.item("election.closed"), tally);
            }),
        LyingLog.of(
            "one mix",
            RANKED,
            "election.declared",
            "fewer than two trustees",
            r ->
                r.items.remove(
                    r.items.stream()
                        .filter(i -> "Shuffle".equals(i.facts().get("type")))
                        .findFirst()
                        .orElseThrow())),
        LyingLog.of(
            "no result on the board",
            TOWN,
            "election.declared",
            "Result stands 0 times",
            r -> r.items.remove(r.last("election.board"))),
        LyingLog.of(
            "the part names another last event",
            TOWN,
            "board",
            "not the last event",
            r -> map(r.other("board"), "body").put("last", "0".repeat(64))),
        LyingLog.of(
            "another report",
            TOWN,
            "board",
            "report_sha256",
            r -> map(r.other("board"), "body").put("report", List.of("all is well"))),
        LyingLog.of("no board", TOWN, "board", "is missing", r -> r.others.remove("board")));
  }

  private static List<Map<String, Object>> lines(Retold r, String kind) {
    return maps(r.facts(kind), "roll");
  }

  private static void holders(Retold r, Consumer<List<Map<String, Object>>> change) {
    Retold.Item rules = r.item("election.rules");
    Map<String, Object> holders =
        new TreeMap<>(map(map(rules.openings.get("holders"), "body"), "value"));
    List<Map<String, Object>> all = new ArrayList<>();
    holders.keySet().forEach(id -> all.add(map(holders, id)));
    change.accept(all);
    rules.open("holders", holders);
  }
}
