package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.Way;

/** Clauses of the board and its meetings as data. */
class BoardClausesTest {

  @Test
  void whatIsWrittenIsReadBackIdentically() {
    Constitution rules = BoardExample.rules();
    assertThat(Constitution.parse(rules.toMap())).isEqualTo(new Parsed.Ok(rules));
    Constitution plain =
        BoardExample.rules(
            new Setting.BoardQuorum(BoardExample.SEATS, 1, null, List.of()),
            BoardExample.casting(null));
    assertThat(Constitution.parse(plain.toMap())).isEqualTo(new Parsed.Ok(plain));
    assertThat(setting(plain.toMap(), "6.3")).doesNotContainKey("share");
    assertThat(setting(plain.toMap(), "6.4")).doesNotContainKey("casting");
  }

  /**
   * The hash of the model's canonical text as the program wrote it before there were clauses of the
   * board: what was adopted then keeps its hash.
   */
  @Test
  void aConstitutionWithoutThemIsWrittenAsEver() throws Exception {
    byte[] text = canonical(BoardExample.before().toMap()).getBytes(StandardCharsets.UTF_8);

    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)))
        .isEqualTo("398484347c357eab8a8033124edea016fb58e3ffc7fd4f90167cab428888af9e");
    assertThat(Constitution.parse(BoardExample.before().toMap())).isInstanceOf(Parsed.Ok.class);
  }

  @Test
  void eachFaultIsRefusedWithItsClauseItsFieldAndTheMend() {
    refused("6.3", s -> s.put("seats", List.of()), "seats", "Nobody votes.", "at least one seat");
    refused("6.3", seat("seat", "king"), "seats.0.seat", "no seat 'king'", "seat there is");
    refused("6.3", seat("seat", "neighbourhood"), "seats", "stands twice", "once");
    refused("6.3", seat("role", "G P"), "seats.0.role", "'G P' cannot be a role", "a-z");
    refused("6.3", seat("vote", 1L), "seats.0.vote", "no field 'vote'", "Remove");
    refused("6.3", s -> s.put("number", 0L), "number", "It says 0.", "1 to 1000");
    refused("6.3", s -> s.put("number", 1001L), "number", "It says 1001.", "1 to 1000");
    refused("6.3", s -> s.put("share", Map.of("atLeast", "0/3")), "share", "at least 0/3", "0 and");
    refused("6.3", role("role", "pharmacist"), "roles.0.role", "No seat votes in", "voting seat");
    refused("6.3", role("role", "lay"), "roles", "'lay' stands twice", "once");
    refused("6.3", role("atLeast", 0L), "roles.0.atLeast", "It says 0.", "1 to 1000");
    refused("6.4", s -> s.put("ways", List.of()), "ways", "cannot be taken", "one way");
    refused("6.4", s -> s.put("ways", List.of("shout")), "ways", "'shout'", "show, named, secret");
    refused("6.4", s -> s.put("proxies", 101L), "proxies", "It says 101.", "0 to 100");
    refused("6.4", s -> s.put("proxies", -1L), "proxies", "It says -1.", "0 to 100");
    refused("6.4", s -> s.put("mark", Map.of("atLeast", "2/5")), "mark", "fewer than half", "half");
    refused("6.4", s -> s.put("base", "of-all"), "base", "'of-all'", "of-votes-cast");
    refused(
        "6.4",
        s -> s.put("kinds", List.of("confidence")),
        "kinds",
        "board may not decide",
        "Leave");
    refused("6.4", s -> s.put("kinds", List.of("whim")), "kinds", "'whim'", "Use one of");
    refused("6.4", casting("seats", List.of()), "casting.seats", "Nobody has it", "leave it out");
    refused("6.4", casting("seats", List.of("king")), "casting.seats", "'king'", "seat there is");
    refused(
        "6.4",
        casting("seats", List.of("chair", "chair")),
        "casting.seats",
        "twice",
        "Name it once");
    refused("6.4", casting("use", "at-will"), "casting.use", "'at-will'", "either-way");
    refused("6.4", casting("when", "tie"), "casting.when", "no field 'when'", "Remove");
    refused("6.5", s -> s.put("boardDays", 367L), "boardDays", "It says 367.", "0 to 366");
    refused("6.5", s -> s.put("membersDays", -1L), "membersDays", "It says -1.", "0 to 366");
  }

  @Test
  void aMeetingVotesOnMotionsAndOptionsOnly() {
    var tree = tree();
    setting(tree, "5.3").put("kinds", List.of("ordinary", "election"));
    setting(tree, "5.2")
        .put(
            "kinds",
            List.of(
                "reserved-matter",
                "confidence",
                "constitution-change",
                "choice",
                "practice-choice"));
    setting(tree, "6.4").put("kinds", List.of("ordinary", "election"));

    assertThat(problems(tree))
        .anySatisfy(p -> assertThat(p.what()).contains("'election' are no motion"));
  }

  @Test
  void amongOptionsNoCastingVoteLeavesThingsAsTheyAre() {
    var tree = ExampleTree.of(MeetingIsJudgedTest.options());
    ExampleTree.fields(setting(tree, "6.4").get("casting")).put("use", "as-things-stand");

    assertThat(problems(tree))
        .anySatisfy(p -> assertThat(p.clause() + " " + p.field()).isEqualTo("6.4 casting.use"));
  }

  @Test
  void votingNeedsTheClauseThatSaysWhoVotes() {
    var tree = tree();
    clauses(tree).removeIf(c -> "6.3".equals(c.get("number")));

    assertThat(problems(tree))
        .extracting(Problem::sentence)
        .containsExactly("Rule 6.4: No clause says which seats vote. Add the quorum of the board.");
  }

  @Test
  void eachOfThemStandsOnce() {
    for (String number : List.of("6.3", "6.4", "6.5")) {
      var tree = tree();
      Map<String, Object> again = new TreeMap<>(clause(tree, number));
      again.put("number", "6.9");
      clauses(tree).add(again);

      assertThat(problems(tree))
          .as(number)
          .anySatisfy(p -> assertThat(p.what()).startsWith("Rule " + number + " sets the same"));
    }
  }

  @Test
  void aQuorumIsTheLargerOfNumberAndShareAndNeverNobody() {
    var quorum = BoardExample.QUORUM;
    assertThat(List.of(12L, 18L, 19L, 30L))
        .extracting(quorum::needed)
        .containsExactly(6L, 6L, 7L, 10L);
    assertThat(new Setting.BoardQuorum(BoardExample.SEATS, 1, null, List.of()).needed(0)).isOne();
  }

  @Test
  void aChangeOfTheBoardsClausesIsAChangeOfThoseClauses() {
    Constitution newer =
        Example.with(
            "6.4",
            new BoardVoting(
                List.of("ordinary"),
                List.of(Way.NAMED),
                Mark.atLeast(2, 3),
                Threshold.Base.OF_ROLL,
                2,
                new Casting(List.of("chair"), CastingUse.AS_THINGS_STAND)));

    assertThat(Example.MODEL.changesTo(newer))
        .extracting(c -> c.number() + " " + c.word())
        .containsExactly("6.4 changed");
    assertThat(BoardExample.before().changesTo(Example.MODEL))
        .extracting(c -> c.number() + " " + c.word())
        .containsExactly("6.3 added", "6.4 added", "6.5 added");
  }

  @Test
  void theModelsTextsSayWhatItsSettingsSay() {
    assertThat(text("6.3")).contains("4 members").contains("2 GPs");
    assertThat(text("6.4")).contains("more than half").contains("Nobody votes by proxy");
    assertThat(text("6.5")).contains("5 days before a meeting of the board").contains("14 days");
    Setting.BoardQuorum quorum = Example.MODEL.boardQuorum().orElseThrow().setting();
    assertThat(quorum.needed(11)).isEqualTo(4);
    assertThat(quorum.roles()).containsExactly(new Setting.OfRole("gp", 2));
    assertThat(Example.MODEL.ballotRule("confidence").orElseThrow().boardVoting()).isNull();
    var voting = Example.MODEL.ballotRule("ordinary").orElseThrow().boardVoting();
    assertThat(voting).isNotNull();
    assertThat(voting.setting().mark().words()).isEqualTo("more than half");
  }

  private static String text(String number) {
    return Example.MODEL.clause(number).orElseThrow().text();
  }

  private static Consumer<Map<String, Object>> seat(String key, Object to) {
    return s -> ExampleTree.fields(((List<?>) s.get("seats")).getFirst()).put(key, to);
  }

  private static Consumer<Map<String, Object>> role(String key, Object to) {
    return s -> ExampleTree.fields(((List<?>) s.get("roles")).getFirst()).put(key, to);
  }

  private static Consumer<Map<String, Object>> casting(String key, Object to) {
    return s -> ExampleTree.fields(s.get("casting")).put(key, to);
  }

  private static Map<String, Object> tree() {
    return ExampleTree.of(BoardExample.rules());
  }

  private static List<Map<String, Object>> clauses(Map<String, Object> tree) {
    return ExampleTree.list(tree.get("clauses"));
  }

  private static Map<String, Object> clause(Map<String, Object> tree, String number) {
    return clauses(tree).stream()
        .filter(c -> number.equals(c.get("number")))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> setting(Map<String, Object> tree, String number) {
    return ExampleTree.fields(clause(tree, number).get("setting"));
  }

  private static void refused(
      String number, Consumer<Map<String, Object>> edit, String field, String what, String mend) {
    var tree = tree();
    edit.accept(setting(tree, number));
    assertThat(problems(tree))
        .as(number + " " + field + " " + what)
        .anySatisfy(
            p -> {
              assertThat(p.clause() + " " + p.field()).isEqualTo(number + " " + field);
              assertThat(p.what()).contains(what);
              assertThat(p.mend()).contains(mend);
            });
  }

  private static List<Problem> problems(Map<String, Object> tree) {
    return Constitution.parse(tree) instanceof Parsed.Refused refused
        ? refused.problems()
        : List.of();
  }

  private static String canonical(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((k, v) -> sorted.put((String) k, v));
        var all = new ArrayList<String>();
        sorted.forEach((k, v) -> all.add(canonical(k) + ":" + canonical(v)));
        yield "{" + String.join(",", all) + "}";
      }
      case List<?> list ->
          "[" + String.join(",", list.stream().map(BoardClausesTest::canonical).toList()) + "]";
      case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      default -> value.toString();
    };
  }
}
