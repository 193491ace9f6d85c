package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.map;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;

/**
 * A log that lies about a secret election: real certificates with one thing changed, everything
 * that can be hashed and signed again made anew. Each is refused, and the entry named.
 */
class TamperedElectionTest {
  private static final String RANKED = "elected.ranked.public";
  private static final String TOWN = "carried.town.public";
  private static final String GPS = "elected.count-back.full";
  private static final String CHALLENGED = "voided.challenged.full";
  private static final String CONFIDENCE = "carried.confidence.full";
  private static final String UNOPPOSED = "elected.unopposed.public";
  private static final String OTHER = "00000000-0000-4000-8000-000000000000";

  private static Arguments of(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    return Arguments.of(what, file, kind, reason, change);
  }

  @ParameterizedTest
  @ValueSource(strings = {RANKED, TOWN, GPS, CHALLENGED, CONFIDENCE, UNOPPOSED})
  void toldAgainWithNothingChangedEachIsGood(String file) {
    assertThat(check(Retold.of(file).file())).isInstanceOf(Good.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"order", "times", "candidates", "roll", "ceremony", "result", "end"})
  void isRefused(String what, String file, String kind, String reason, Consumer<Retold> change) {
    Retold told = Retold.of(file).with(change);

    Verdict verdict = check(told.file());

    assertThat(verdict).as(what).isInstanceOf(Bad.class);
    Bad bad = (Bad) verdict;
    assertThat(bad.part() + ": " + bad.reason()).contains(reason);
    if (!kind.isEmpty() && bad.part().startsWith("entry/")) {
      int number = Integer.parseInt(bad.part().substring(6));
      assertThat(told.items.get(number - 1).kind()).isEqualTo(kind);
    } else if (!kind.isEmpty()) {
      assertThat(bad.part()).contains(kind);
    }
  }

  static Stream<Arguments> order() {
    return Stream.of(
        of("no rules", RANKED, "election.nominations", "before the rules were published",
            r -> r.drop("election.rules")),
        of("no nominations", RANKED, "election.nominated", "stands at rules",
            r -> r.drop("election.nominations")),
        of("no list", RANKED, "election.roll", "stands at nominations",
            r -> r.drop("election.candidates")),
        of("no roll", RANKED, "election.credentials", "stands at candidates",
            r -> r.drop("election.roll")),
        of("never opened", RANKED, "election.closed", "stands at roll",
            r -> r.drop("election.opened")),
        of("never closed", RANKED, "election.declared", "cannot follow",
            r -> r.drop("election.closed")),
        of("not over", TOWN, "election.declared", "not over",
            r -> r.drop("election.certified")),
        of("certified twice", TOWN, "election.certified", "stands at certified",
            r -> r.items.add(r.item("election.certified"))),
        of("declared before the close", TOWN, "election.declared", "stands at open",
            r -> r.before(r.item("election.declared"), r.item("election.closed"))),
        of("an entry of another election", TOWN, "election.closed", "not about election:",
            r -> r.item("election.closed").leaf.put("subject", "election:" + OTHER)),
        of("another body", TOWN, "body.founded", "not about body:other",
            r -> r.facts("election.rules").put("body", "other")),
        of("a constitution that was not there", TOWN, "election.rules", "no constitution",
            r -> r.facts("election.rules").put("constitution", 2)),
        of("dated backwards", TOWN, "election.certified", "dated before",
            r -> r.item("election.certified").leaf.put("at", "2026-09-01T09:00:00.000000Z")));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        of("nominations early", RANKED, "election.nominations", "before nominations_open",
            r -> r.facts("election.rules").put("nominations_open", "2026-01-08T09:00:01.000000Z")),
        of("nominated late", RANKED, "election.nominated", "after nominations closed",
            r -> {
              r.facts("election.rules").put("nominations_open", "2026-01-07T09:00:00.000000Z");
              r.facts("election.rules").put("nominations_close", "2026-01-08T09:00:00.000000Z");
            }),
        of("roll early", RANKED, "election.roll", "before roll_on",
            r -> r.facts("election.rules").put("roll_on", "2026-01-17T09:00:00.000000Z")),
        of("opened early", RANKED, "election.opened", "before opens",
            r -> r.facts("election.rules").put("opens", "2026-01-20T10:00:00.000000Z")),
        of("open for another time", RANKED, "election.opened", "not that of the published rules",
            r -> r.facts("election.opened").put("closes", "2026-01-29T17:00:00.000000Z")),
        of("closed early", RANKED, "election.closed", "before closes",
            r -> {
              for (String kind : List.of("election.rules", "election.opened")) {
                r.facts(kind).put("closes", "2026-01-31T17:00:00.000000Z");
              }
            }),
        of("closed at another time", RANKED, "election.closed", "not when the rules close",
            r -> r.facts("election.closed").put("closed", "2026-01-30T17:00:01.000000Z")),
        of("too short a vote", RANKED, "election.rules", "days before the close, rule",
            r -> {
              for (String kind : List.of("election.rules", "election.opened")) {
                r.facts(kind).put("closes", "2026-01-21T17:00:00.000000Z");
              }
            }),
        of("certified while complaints were heard", RANKED, "election.certified",
            "while complaints were heard",
            r -> r.facts("election.rules").put("complaint_days", 30)),
        of("no days for complaints", RANKED, "election.rules", "not 1 to 90",
            r -> r.facts("election.rules").put("complaint_days", 0)));
  }

  static Stream<Arguments> candidates() {
    return Stream.of(
        of("a candidate nobody nominated", RANKED, "election.candidates", "without a yes",
            r -> list(r).add(OTHER)),
        of("a candidate left off", RANKED, "election.candidates", "is not on the list",
            r -> list(r).removeLast()),
        of("a candidate twice", RANKED, "election.candidates", "twice",
            r -> list(r).add(list(r).getFirst())),
        of("the list turned round", RANKED, "election.candidates", "not in the order",
            r -> Collections.reverse(list(r))),
        of("drawn by no lot", RANKED, "election.candidates", "not in the order",
            r -> {
              r.facts("election.rules").put("order", "drawn");
              Collections.swap(list(r), 0, 1);
              Collections.swap(list(r), 0, 2);
            }),
        of("a no turned into a place", RANKED, "opening/", "is a no",
            r -> r.item("election.nomination-answered").open("consent", false)),
        of("an answer to nothing", RANKED, "election.nomination-answered", "does not stand before",
            r -> r.drop("election.nominated")),
        of("more places than published", RANKED, "election.candidates", "published rules",
            r -> r.facts("election.candidates").put("places", 2)),
        of("unopposed and yet voted on", RANKED, "election.roll", "stands at declared",
            r -> r.item("election.candidates").leaf.put("kind", "election.unopposed")));
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Retold r) {
    return (List<Object>) r.facts("election.candidates").get("candidates");
  }

  static Stream<Arguments> roll() {
    return Stream.of(
        of("a practice twice", TOWN, "election.roll", "twice",
            r -> lines(r, "election.roll").get(1).put("practice", "MB-001")),
        of("fewer voters than lines", TOWN, "election.roll", "the roll has 32 lines",
            r -> r.facts("election.roll").put("voters", 31)),
        of("a practice no network has", TOWN, "fact/", "not proved",
            r -> {
              Map<String, Object> fact = map(r.other("fact/01"), "body");
              fact.put("fact", ((String) fact.get("fact")).replace("MB-001", "MB-099"));
            }),
        of("another roll at the opening", TOWN, "election.opened", "not the one published",
            r -> lines(r, "election.opened").get(4).put("practice", "MB-099")),
        of("another electorate", TOWN, "election.roll", "published rules",
            r -> r.facts("election.rules").put("electorate", "gps")),
        of("a challenge never settled", CHALLENGED, "election.opened", "stood unsettled",
            r -> r.drop("election.roll-settled")),
        of("a line taken off that was not there", CHALLENGED, "election.roll-settled",
            "not on the roll",
            r -> r.facts("election.roll-settled").put("line", 11)),
        of("a challenge upheld without effect", CHALLENGED, "election.opened",
            "not the one published",
            r -> r.facts("election.roll-settled").put("outcome", "rejected")),
        of("the look before the roll changed", CHALLENGED, "election.leak", "nobody looked again",
            r -> r.before(r.item("election.leak"), r.item("election.roll-challenged"))
                .item("election.leak").leaf.put("at", "2026-01-16T09:00:00.000000Z")));
  }

  private static List<Map<String, Object>> lines(Retold r, String kind) {
    return maps(r.facts(kind), "roll");
  }

  static Stream<Arguments> ceremony() {
    return Stream.of(
        of("a key shown before all committed", TOWN, "election.key", "before every trustee",
            r -> r.before(r.item("election.key"), r.last("election.key-committed"))),
        of("one key less", TOWN, "election.opened", "2 of 3 keys",
            r -> r.drop("election.key")),
        of("a seat twice", TOWN, "election.key", "had one before",
            r -> r.last("election.key").facts().put("seat", 1)),
        of("credentials for fewer lines", TOWN, "election.credentials", "the roll has 32",
            r -> r.facts("election.credentials").put("lines", 31)),
        of("no credentials", TOWN, "election.opened", "no credentials",
            r -> r.drop("election.credentials")),
        of("credentials of the roll before it changed", CHALLENGED, "election.credentials",
            "no others were handed in",
            r -> r.before(r.item("election.credentials"), r.item("election.roll-settled"))),
        of("no look at what a result gives away", TOWN, "election.opened", "nobody looked",
            r -> r.drop("election.leak")),
        of("a look that refused", TOWN, "election.leak", "voting opened",
            r -> r.facts("election.leak").put("verdict", "refuse")),
        of("one trustee could open", TOWN, "election.rules", "one alone could open",
            r -> r.facts("election.rules").put("trustees_needed", 1)),
        of("two returning officers", TOWN, "election.rules", "is not one",
            r -> map(r.facts("election.rules"), "parts").put("returning-officer", 2)),
        of("somebody with two parts", CHALLENGED, "opening/", "has two parts",
            r -> holders(r, h -> h.getLast().put("person", h.getFirst().get("person")))),
        of("a helper was elected", GPS, "office.began", "helped to run the election",
            r -> {
              List<Object> who = new ArrayList<>();
              holders(r, h -> who.add(h.getFirst().get("person")));
              r.item("office.began").open("person", who.getFirst());
            }),
        of("the board ended after it closed", TOWN, "election.board", "only after",
            r -> {
              Retold.Item tally = r.items.stream()
                  .filter(i -> "EncryptedTally".equals(i.facts().get("type")))
                  .findFirst().orElseThrow();
              r.before(r.item("election.closed"), tally);
            }),
        of("one mix", RANKED, "election.declared", "fewer than two trustees",
            r -> r.items.remove(r.items.stream()
                .filter(i -> "Shuffle".equals(i.facts().get("type"))).findFirst().orElseThrow())),
        of("no result on the board", TOWN, "election.declared", "Result stands 0 times",
            r -> r.items.remove(r.last("election.board"))),
        of("the part names another last event", TOWN, "board", "not the last event",
            r -> map(r.other("board"), "body").put("last", "0".repeat(64))),
        of("another report", TOWN, "board", "report_sha256",
            r -> map(r.other("board"), "body").put("report", List.of("all is well"))),
        of("no board", TOWN, "board", "is missing", r -> r.others.remove("board")));
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

  static Stream<Arguments> result() {
    return Stream.of(
        of("more cast than at the close", TOWN, "election.declared", "counted at the close",
            r -> r.facts("election.declared").put("cast", 29)),
        of("more cast than voters", TOWN, "election.declared", "more than the roll",
            r -> {
              r.facts("election.declared").put("cast", 33);
              r.facts("election.closed").put("cast", 33);
            }),
        of("votes that do not add up", TOWN, "election.declared", "do not add up",
            r -> r.facts("election.declared").put("votes", List.of(18, 10))),
        of("the outcome turned round", TOWN, "election.declared", "recomputed it is 'carried'",
            r -> r.facts("election.declared").put("outcome", "fallen")),
        of("too few for it to be carried", TOWN, "election.declared", "recomputed it is 'fallen'",
            r -> r.facts("election.declared").put("votes", List.of(10, 17))),
        of("another elected", RANKED, "election.declared", "counted again they are",
            r -> r.facts("election.declared").put("elected", List.of(list(r).getFirst()))),
        of("a ranking changed", RANKED, "rankings", "do not have the hash",
            r -> r.other("rankings").put("body", "1\n2\n3\n1\n2\n\n")),
        of("a ranking changed with its hash", RANKED, "election.declared", "counted again",
            r -> rankings(r, "1>2\n1\n1>3\n1\n1\n\n")),
        of("a ranking less with its hash", RANKED, "election.declared", "number of rankings",
            r -> rankings(r, "1>2\n1\n1>3\n1\n\n")),
        of("a place that is not on the list", RANKED, "rankings", "not on the list",
            r -> rankings(r, "1>4\n1\n1>3\n1\n1\n\n")),
        of("another counting rule", RANKED, "election.rules", "not the rule of the constitution",
            r -> {
              r.facts("election.rules").put("counting", "meek");
              r.facts("election.declared").put("counting", "meek");
            }),
        of("another transfer sheet", RANKED, "sheet", "count made again",
            r -> map(r.other("sheet"), "body").put("result_sha256", "0".repeat(64))),
        of("fewer blank than there are", RANKED, "election.declared", "blank rankings",
            r -> r.facts("election.declared").put("blank", 0)));
  }

  private static void rankings(Retold r, String text) {
    r.other("rankings").put("body", text);
    r.facts("election.declared")
        .put(
            "rankings_sha256",
            java.util.HexFormat.of()
                .formatHex(
                    TestLog.sha(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  static Stream<Arguments> end() {
    return Stream.of(
        of("a complaint never settled", RANKED, "election.certified", "stood unsettled",
            r -> r.drop("election.complaint-settled")),
        of("a complaint left out", RANKED, "election.complaint-settled", "does not wait",
            r -> r.drop("election.complaint")),
        of("fewer complaints", RANKED, "election.certified", "is not the number",
            r -> r.facts("election.certified").put("complaints", 0)),
        of("certified though void", RANKED, "election.certified", "made the election void",
            r -> r.facts("election.complaint-settled").put("outcome", "void")),
        of("void without a complaint", CHALLENGED, "election.voided", "settled as void",
            r -> r.facts("election.complaint-settled").put("outcome", "rejected")),
        of("another takes the seat", RANKED, "election.certified", "elected were",
            r -> maps(r.facts("election.certified"), "offices").getFirst()
                .put("nomination", list(r).getFirst())),
        of("another seat taken", RANKED, "office.began", "not 'chair'",
            r -> r.facts("office.began").put("seat", "secretary")),
        of("a seat taken early", RANKED, "office.began", "first day of the term",
            r -> r.facts("office.began").put("from", "2026-02-10")),
        of("no seat taken", RANKED, "election.certified", "no office.began",
            r -> r.drop("office.began")),
        of("nobody left", CONFIDENCE, "election.certified", "the office did not end",
            r -> r.drop("office.ended")),
        of("a count-back the rules do not know", GPS, "election.count-back", "know no count-back",
            r -> r.facts("election.rules").put("count_back", false)),
        of("a count-back of somebody else", GPS, "election.count-back", "the same rankings give",
            r -> r.facts("election.count-back").put("elected", other(r))),
        of("a count-back of nobody's seat", GPS, "election.count-back", "still held",
            r -> r.drop("office.ended")),
        of("unopposed with another seated", UNOPPOSED, "election.certified", "elected were",
            r -> maps(r.facts("election.certified"), "offices").getFirst()
                .put("nomination", OTHER)));
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
    found(c -> TestLogChanges.body(c, "board").put("sha256", "0".repeat(64)), "not those that were signed");
    found(c -> TestLog.parts(c).removeIf(p -> p.get("name").equals("sheet")), "not those that were signed");
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
    Verdict verdict = check(TestLog.file(certificate));
    assertThat(verdict).isInstanceOf(Bad.class);
    assertThat(((Bad) verdict).reason()).contains(reason);
  }

  private static Verdict check(byte[] file) {
    return Checker.check(file, GoodCertificateTest.ANY);
  }
}
