package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.mandate.constitution.ModelConstitution;

/**
 * The record of one decision of Marlbrook: 32 practices, 30 votes, 22 for. A case changes what one
 * entry says before the log takes it in, as a dishonest writer would.
 */
public final class Story {
  public static final String BODY = "marlbrook";
  public static final String REF = "marlbrook-2026-041";
  static final String BALLOT = "11111111-1111-4111-8111-111111111111";
  static final String MATTER = "22222222-2222-4222-8222-222222222222";
  static final String OFFICE = "33333333-3333-4333-8333-333333333333";

  public final TestLog log;

  /** The entries of the certificate, as indices of the log. */
  public final List<Integer> picks = new ArrayList<>();

  final Map<String, Object> moreParts = new TreeMap<>();
  private final Map<String, Consumer<Map<String, Object>>> facts = new HashMap<>();
  private final Map<String, Consumer<Map<String, Object>>> sealed = new HashMap<>();
  private final Map<String, UnaryOperator<String>> times = new HashMap<>();
  private final Map<String, String> subjects = new HashMap<>();
  private Consumer<Story> beforeOffice = s -> {};
  private Consumer<Story> afterOffice = s -> {};
  private Consumer<Story> beforePublishing = s -> {};
  private Consumer<Story> beforeOpening = s -> {};
  private Consumer<Story> afterVotes = s -> {};
  private UnaryOperator<String> constitution = text -> text;
  private final int practices;

  public Story() {
    this(32, new TestLog("example.org/record", 1));
  }

  public Story(int practices, TestLog log) {
    this.practices = practices;
    this.log = log;
  }

  /** Changes the facts of an entry; {@code what} is its kind, or a practice's code for its vote. */
  public Story facts(String what, Consumer<Map<String, Object>> change) {
    facts.merge(what, change, Consumer::andThen);
    return this;
  }

  public Story sealed(String what, Consumer<Map<String, Object>> change) {
    sealed.put(what, change);
    return this;
  }

  public Story at(String what, String time) {
    times.put(what, old -> time);
    return this;
  }

  public Story subject(String what, String subject) {
    subjects.put(what, subject);
    return this;
  }

  Story constitution(UnaryOperator<String> change) {
    constitution = change;
    return this;
  }

  /** What happens just before and just after the officer takes the office. */
  Story aroundOffice(Consumer<Story> before, Consumer<Story> after) {
    beforeOffice = before;
    afterOffice = after;
    return this;
  }

  Story beforePublishing(Consumer<Story> more) {
    beforePublishing = more;
    return this;
  }

  Story beforeOpening(Consumer<Story> more) {
    beforeOpening = more;
    return this;
  }

  Story afterVotes(Consumer<Story> more) {
    afterVotes = more;
    return this;
  }

  static String code(int practice) {
    return String.format("MB-%03d", practice);
  }

  private int votes() {
    return practices - 2;
  }

  /** 22 of 32 for, 6 against, the others abstain; 2 do not vote. */
  private String choice(int practice) {
    int yes = practices * 22 / 32;
    return practice <= yes ? "for" : practice <= yes + practices * 6 / 32 ? "against" : "abstain";
  }

  public Map<String, Object> full() {
    tell();
    return log.certificate(REF, picks, true, moreParts);
  }

  public Map<String, Object> cut() {
    Map<String, Object> certificate = full();
    TestLog.cut(certificate);
    return certificate;
  }

  int pick(
      String what, String kind, String subject, String at, Map<String, ?> f, Map<String, ?> s) {
    Map<String, Object> told = new TreeMap<>(f);
    Map<String, Object> kept = new TreeMap<>(s);
    facts.getOrDefault(what, x -> {}).accept(told);
    sealed.getOrDefault(what, x -> {}).accept(kept);
    int index =
        log.add(
            kind,
            subjects.getOrDefault(what, subject),
            times.getOrDefault(what, x -> x).apply(at),
            told,
            kept);
    picks.add(index);
    return index;
  }

  private int pick(String kind, String subject, String at, Map<String, ?> f, Map<String, ?> s) {
    return pick(kind, kind, subject, at, f, s);
  }

  private void tell() {
    log.add("body.founded", "body:other", "2024-03-01T09:00:00.000000Z", Map.of(), Map.of());
    body();
    beforeOpening.accept(this);
    pick("ballot.opened", "ballot:" + BALLOT, "2026-09-22T08:00:00.000000Z", ballot(), Map.of());
    List<Map<String, Object>> counted = votes1();
    afterVotes.accept(this);
    Map<String, Object> closing = new TreeMap<>();
    closing.put("closed", "2026-10-06T16:00:00.000000Z");
    closing.put("counted", counted);
    closing.put("roll", practices);
    closing.put("took", votes());
    closing.put("undecided", 0);
    pick("ballot.closed", "ballot:" + BALLOT, "2026-10-06T16:00:01.000000Z", closing, Map.of());
    pick(
        "decision.taken",
        "decision:" + REF,
        "2026-10-06T16:00:01.500000Z",
        decision(),
        Map.of("title", "Same-day hubs", "effect-words", "Hubs open"));
    log.add("body.founded", "body:third", "2026-10-07T09:00:00.000000Z", Map.of(), Map.of());
  }

  private void body() {
    List<String> named = new ArrayList<>();
    for (int i = 1; i <= practices; i++) {
      named.add(code(i));
    }
    String from = "2024-04-01T08:00:00.000000Z";
    pick(
        "body.founded",
        "body:" + BODY,
        from,
        Map.of(
            "source", "member-mandate",
            "founder", "",
            "from", "2024-04-01",
            "rule",
                new TreeMap<>(
                    Map.of(
                        "networks", List.of(),
                        "practices", named,
                        "added", List.of(),
                        "leftOut", List.of()))),
        Map.of("name", "Marlbrook Practices Together"));
    Map<String, Object> tree =
        new TreeMap<>(
            TestLog.tree(
                constitution.apply(
                    TestLog.canonical(
                        ModelConstitution.collective("Marlbrook Practices Together").toMap()))));
    String hash =
        java.util.HexFormat.of()
            .formatHex(
                TestLog.sha(
                    TestLog.canonical(tree).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    pick(
        "constitution.adopted",
        "body:" + BODY,
        from,
        Map.of("version", 1, "hash", hash, "from", from, "by", "founding"),
        Map.of("constitution", tree));
    beforeOffice.accept(this);
    pick(
        "office.began",
        "body:" + BODY,
        "2024-04-02T08:00:00.000000Z",
        Map.of(
            "office", OFFICE,
            "seat", "returning-officer",
            "constituency", "all member practices",
            "route", "appointed",
            "from", "2024-04-01",
            "to", "2027-04-01"),
        Map.of("person", "44444444-4444-4444-8444-444444444444"));
    afterOffice.accept(this);
    pick(
        "matter.opened",
        "matter:" + MATTER,
        "2026-09-01T08:00:00.000000Z",
        Map.of(
            "body", BODY,
            "reference", "2026-041",
            "options", List.of("for", "against"),
            "reserved", "where-care-is-given",
            "question", "reserved-matter"),
        Map.of(
            "title", "Same-day hubs",
            "reasons", "Too few rooms",
            "options", Map.of("for", "Open hubs", "against", "Do not"),
            "evidence", List.of(),
            "by", "55555555-5555-4555-8555-555555555555"));
    beforePublishing.accept(this);
    pick("ballot.published", "ballot:" + BALLOT, "2026-09-15T08:00:00.000000Z", ballot(), Map.of());
  }

  private Map<String, Object> ballot() {
    List<Map<String, Object>> roll = new ArrayList<>();
    for (int i = 1; i <= practices; i++) {
      roll.add(
          new TreeMap<>(
              Map.of(
                  "practice", code(i),
                  "patients", i == 32 ? 8_600 : 7_400,
                  "area", i % 2 == 0 ? "Riverside" : "Hill")));
    }
    Map<String, Object> ballot = new TreeMap<>();
    ballot.put("body", BODY);
    ballot.put("matter", MATTER);
    ballot.put("constitution", 1);
    ballot.put("question", "reserved-matter");
    ballot.put("options", List.of("for", "against"));
    ballot.put("notice", "2026-09-15");
    ballot.put("opens", "2026-09-22T08:00:00.000000Z");
    ballot.put("closes", "2026-10-06T16:00:00.000000Z");
    ballot.put("frozen", "2026-09-15T08:00:00.000000Z");
    ballot.put("weights", new TreeMap<>(Map.of("basis", "registered", "asAt", "2026-09-01")));
    ballot.put("roll", roll);
    ballot.put("officer", OFFICE);
    return ballot;
  }

  private List<Map<String, Object>> votes1() {
    List<Map<String, Object>> counted = new ArrayList<>();
    for (int i = 1; i <= votes(); i++) {
      if (i == 3) { // a vote changed later: it stays sealed and is not picked
        log.add("vote.cast", "vote", "2026-09-23T09:00:00.000000Z", Map.of(), vote(i, "against"));
      }
      int index =
          pick(
              code(i),
              "vote.cast",
              "vote",
              String.format("2026-09-24T09:%02d:00.000000Z", i),
              Map.of(),
              vote(i, choice(i)));
      counted.add(
          new TreeMap<>(
              Map.of(
                  "practice", code(i),
                  "choice", choice(i),
                  "entry", log.leafHash(index).hex())));
    }
    return counted;
  }

  static Map<String, Object> vote(int practice, String choice) {
    return new TreeMap<>(
        Map.of(
            "ballot",
            BALLOT,
            "practice",
            code(practice),
            "choice",
            choice,
            "words",
            practice == 25 ? "The hubs are too far from our patients" : "",
            "by",
            "66666666-6666-4666-8666-6666666666" + String.format("%02d", practice)));
  }

  private static Map<String, Object> decision() {
    List<Map<String, Object>> checks = new ArrayList<>();
    String[][] met = {
      {"5.1", "Right voters"},
      {"8.2", "Notice"},
      {"8.1", "Roll"},
      {"8.3", "Ballot open"},
      {"8.4", "Quorum"},
      {"9.3", "Threshold"},
      {"6.7", "Mandate in date"}
    };
    for (String[] check : met) {
      checks.add(new TreeMap<>(Map.of("rule", check[0], "name", check[1], "met", true)));
    }
    Map<String, Object> decision = new TreeMap<>();
    decision.put("ballot", BALLOT);
    decision.put("matter", MATTER);
    decision.put("body", BODY);
    decision.put("constitution", 1);
    decision.put("outcome", "carried");
    decision.put("chosen", "");
    decision.put("valid", true);
    decision.put("checks", checks);
    decision.put("effect", "2027-04-01");
    return decision;
  }
}
