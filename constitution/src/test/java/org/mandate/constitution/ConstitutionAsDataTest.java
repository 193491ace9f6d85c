package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.Tie;

/** A constitution as a tree: what goes out comes back, and what cannot be is refused by clause. */
class ConstitutionAsDataTest {

  @Test
  void whatIsWrittenIsReadBackIdentically() {
    assertThat(Constitution.parse(Example.MODEL.toMap())).isEqualTo(new Parsed.Ok(Example.MODEL));
    var other =
        Example.with(
            Example.with("8.4", new Setting.QuorumNumber(kinds(), 20)),
            "9.2",
            new Setting.Deciding(
                List.of("confidence"),
                Form.MOTION,
                List.of(
                    new Threshold(
                        Franchise.WEIGHTED_BY_LIST,
                        Threshold.Scope.EACH_AREA,
                        Mark.moreThan(55, 100),
                        Threshold.Base.OF_VOTES_CAST_AND_ABSTENTIONS)),
                Tie.FALLS));

    assertThat(Constitution.parse(other.toMap())).isEqualTo(new Parsed.Ok(other));
  }

  @Test
  void theTreeHoldsOnlyMapsListsWordsWholeNumbersAndTruthValues() {
    onlyPlain(Example.MODEL.toMap());
  }

  @Test
  void aWholeNumberMayComeAsAnInteger() {
    assertThat(Constitution.parse(edited(tree -> tree.put("version", 1))))
        .isEqualTo(new Parsed.Ok(Example.MODEL));
  }

  @Test
  void eachFaultIsRefusedWithItsClauseItsFieldAndTheMend() {
    refused("9.3", mark("7/6"), "9.3 thresholds.1.mark", "'7/6' is not a share.", "such as 3/5");
    refused(
        "8.4", s -> s.put("mark", Map.of("atLeast", "0/5")), "8.4 mark", "at least 0/5", "between");
    refused(
        "8.4",
        s -> s.put("mark", Map.of("moreThan", "5/5")),
        "8.4 mark",
        "more than 5/5",
        "between");
    refused("8.4", s -> s.put("mark", Map.of("atLeast", "3/0")), "8.4 mark", "'3/0'", "such as");
    refused("8.4", s -> s.put("mark", Map.of("atLeast", "0.6")), "8.4 mark", "'0.6'", "such as");
    refused(
        "8.4",
        s -> s.put("kinds", List.of("whim")),
        "8.4 kinds",
        "'whim'",
        "Use one of: reserved-matter");
    refused("8.4", s -> s.remove("mark"), "8.4 mark", "'mark' is missing.", "named fields");
    refused("8.2", s -> s.put("days", "ten"), "8.2 days", "not a whole number", "whole number");
    refused("8.2", s -> s.put("days", 10.0), "8.2 days", "not a whole number", "decimal point");
    refused("8.2", s -> s.put("days", -1L), "8.2 days", "It says -1.", "Use 0 to 366.");
    refused("8.2", s -> s.put("days", 367L), "8.2 days", "It says 367.", "Use 0 to 366.");
    refused("8.2", s -> s.put("hours", 1L), "8.2 hours", "no field 'hours'", "Remove it.");
    refused(
        "8.3", s -> s.put("runningTurnout", "yes"), "8.3 runningTurnout", "true or false", "true");
    refused("6.7", s -> s.put("seat", "king"), "6.7 seat", "no seat 'king'", "seat there is");
    refused(
        "5.2",
        s -> s.put("electorates", List.of("public")),
        "5.2 electorates",
        "'public'",
        "member-practices, board");
    refused(
        "5.2",
        s -> s.put("electorates", List.of()),
        "5.2 electorates",
        "Nobody decides.",
        "Name who");
    refused(
        "5.2",
        s -> s.put("electorates", List.of("board")),
        "5.1 matters",
        "The board may",
        "only the practices");
    refused("9.2", s -> s.put("thresholds", List.of()), "9.2 thresholds", "what is enough", "Add");
    refused("9.6", s -> s.put("form", "motion"), "9.6 thresholds", "what is enough", "Add");
    refused(
        "9.2",
        s -> s.put("form", "per-practice-choice"),
        "9.2 thresholds",
        "nothing is carried",
        "Remove");
    refused("9.2", mark("49/100"), "9.2 thresholds", "fewer than half", "half or more");
    refused("9.7", s -> s.put("tie", "falls"), "9.7 tie", "cannot fall", "Write lot.");
    refused("9.2", s -> s.put("tie", "lot"), "9.2 tie", "nothing is drawn", "Write falls.");
    refused("9.7", s -> s.remove("counting"), "9.7 counting", "Nothing says how", "Name a");
    refused(
        "9.7", counting("rule", "Single Vote"), "9.7 counting.rule", "'Single Vote'", "such as");
    refused("9.7", counting("weigh", "heads"), "9.7 counting.weigh", "'heads'", "Use one of");
    refused("9.7", counting("seats", 2L), "9.7 counting.seats", "no field 'seats'", "Remove it.");
    refused(
        "9.7",
        s -> s.put("thresholds", List.of(twinOf("9.2"))),
        "9.7 thresholds",
        "says who is elected",
        "Remove");
    refused(
        "9.6",
        s -> s.put("counting", Map.of("rule", "meek", "weigh", "weighted-by-list")),
        "9.6 counting",
        "Nothing is ranked.",
        "Remove it");
    refused("1.1", s -> s.put("type", "magic"), "1.1 type", "no setting 'magic'", "type");
    refused("4.1", s -> s.put("kinds", List.of()), "4.1 kinds", "no kind", "at least one");
    refused("7.1", s -> s.put("petition", "1/5"), "7.1 petition", "group of fields", "named");
  }

  @Test
  void everyListOfASettingIsCheckedEntryByEntry() {
    refused("4.1", entry("kinds", 0, "id", "Bad Id"), "4.1 kinds", "'Bad Id' cannot be", "a-z");
    refused("4.1", entry("kinds", 1, "id", "confidence"), "4.1 kinds", "stands twice", "once");
    refused("4.1", entry("kinds", 1, "title", " "), "4.1 kinds", "A name is missing.", "name");
    refused("4.1", entry("kinds", 1, "colour", "x"), "4.1 kinds.1.colour", "no field", "Remove");
    refused("4.1", s -> s.put("kinds", List.of("x")), "4.1 kinds", "groups of fields", "named");
    refused("5.1", entry("matters", 0, "id", "shared-money"), "5.1 matters", "twice", "once");
    refused("5.1", entry("matters", 0, "kind", "whim"), "5.1 matters", "'whim'", "Use one of");
    refused("5.1", entry("matters", 0, "words", ""), "5.1 matters", "A name is missing.", "name");
    refused("6.1", entry("seats", 0, "termMonths", 0L), "6.1 termMonths", "It says 0.", "1 to 120");
    refused("6.1", entry("seats", 0, "termMonths", 121L), "6.1 termMonths", "121", "1 to 120");
    refused("6.1", entry("seats", 0, "title", ""), "6.1 seats", "A name is missing.", "name");
    refused("6.1", entry("seats", 0, "constituency", ""), "6.1 seats", "A name is", "name");
    refused("8.4", s -> s.put("kinds", List.of()), "8.4 kinds", "names no kind", "at least one");
    refused("8.4", s -> s.put("kinds", List.of("choice", "choice")), "8.4 kinds", "twice", "once");
    refused("8.4", s -> s.put("kinds", List.of(1L)), "8.4 kinds", "a list of words", "only");
    refused("8.4", s -> s.put("kinds", "all"), "8.4 kinds", "not a list", "Write a list");
    refused(
        "8.4", s -> s.put("mark", Map.of("atLeast", "1/2", "of", "x")), "8.4 mark.of", "no", "R");
    refused("8.3", s -> s.put("days", 400L), "8.3 days", "It says 400.", "0 to 366");
    refused("8.1", s -> s.put("challengeDays", 400L), "8.1 challengeDays", "It says 400.", "366");
    refused("12.1", s -> s.put("replyDays", 400L), "12.1 replyDays", "It says 400.", "366");
    refused("12.1", s -> s.put("publicationDays", 400L), "12.1 publicationDays", "400", "366");
    refused("6.7", s -> s.put("seat", "x".repeat(20_001)), "6.7 seat", "not words", "20000");
    refused(
        "9.3", s -> s.put("thresholds", List.of(twin(s), twin(s))), "9.3 thresholds", "twice", "R");
    refusedTree(t -> clauses(t).getFirst().put("note", "x"), "There is no field 'note' here.");
  }

  @Test
  void limitsThemselvesAreAllowed() {
    for (long days : new long[] {0, 366}) {
      var tree = edited(t -> setting(t, "8.2").put("days", days));
      assertThat(problems(tree)).isEmpty();
    }
    assertThat(problems(edited(t -> setting(t, "8.3").put("runningTurnout", false)))).isEmpty();
    var hidden =
        (Parsed.Ok) Constitution.parse(edited(t -> setting(t, "8.3").put("runningTurnout", false)));
    var window = hidden.constitution().ballotRule("ordinary").orElseThrow().window();
    assertThat(window.setting().runningTurnout()).isFalse();
  }

  @Test
  void marksAreSaidInPlainEnglish() {
    assertThat(Mark.moreThan(0, 1).words()).isEqualTo("at least one");
    assertThat(Mark.atLeast(1, 1).words()).isEqualTo("all");
    assertThat(Mark.atLeast(2, 3).words()).isEqualTo("at least two thirds");
    assertThat(Mark.moreThan(55, 100).words()).isEqualTo("more than 55%");
    assertThat(Mark.atLeast(5, 9).words()).isEqualTo("at least 5 in 9");
    assertThatThrownBy(() -> Mark.atLeast(0, 1)).hasMessage("no mark: at least 0/1");
    assertThatThrownBy(() -> Mark.moreThan(3, 3)).hasMessage("no mark: more than 1/1");
    assertThatThrownBy(() -> Mark.moreThan(4, 3)).hasMessage("no share from 0 to 1: 4/3");
  }

  @Test
  void faultsBetweenClausesAreRefused() {
    refusedTree(
        t -> clauses(t).removeIf(c -> c.get("number").equals("8.4")),
        "No clause sets the quorum for reserved-matter, ordinary,");
    refusedTree(
        t -> clauses(t).removeIf(c -> c.get("number").equals("4.1")),
        "No clause names the kinds of question.");
    refusedTree(
        t -> clauses(t).add(renumbered(t, "8.4", "8.9")),
        "Rule 8.4 sets the same for the kind 'reserved-matter'.");
    refusedTree(t -> clauses(t).add(renumbered(t, "11.2", "11.9")), "Rule 11.2 sets the same");
    refusedTree(t -> clauses(t).add(renumbered(t, "6.1", "6.2")), "Rule 6.1 sets the same.");
    refusedTree(t -> clauses(t).add(renumbered(t, "1.1", "1.2")), "The number is used twice.");
    refusedTree(t -> clauses(t).getFirst().put("number", "one"), "'one' is not a rule number.");
    refusedTree(t -> clauses(t).getFirst().put("text", " "), "There is no text.");
    refusedTree(t -> clauses(t).getFirst().put("title", ""), "There is no title.");
    refusedTree(t -> t.put("version", 0L), "The version is 0.");
    refusedTree(t -> t.put("title", " "), "There is no title.");
    refusedTree(t -> t.put("extra", 1L), "There is no field 'extra' here.");
    refusedTree(t -> t.remove("clauses"), "'clauses' is missing.");
    refusedTree(Map::clear, "'version' is missing.");
  }

  @Test
  void aConstitutionThatCannotBeIsNotMadeInCodeEither() {
    assertThatThrownBy(() -> Example.with("8.4", new Setting.QuorumNumber(kinds(), 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Rule 8.4: It says 0. Use 1 to 1000000.");
  }

  @Test
  void theChangesBetweenTwoVersionsAreTheClausesThatDiffer() {
    var newer =
        Example.with(
            Example.with("8.10", new Setting.Words()),
            "8.4",
            new Setting.QuorumNumber(kinds(), 20));

    assertThat(Example.MODEL.changesTo(newer))
        .extracting(change -> change.number() + " " + change.word())
        .containsExactly("8.4 changed", "8.10 added");
    assertThat(newer.changesTo(Example.MODEL))
        .extracting(change -> change.number() + " " + change.word())
        .containsExactly("8.4 changed", "8.10 removed");
    assertThat(newer.changesTo(newer)).isEmpty();
  }

  /** A number in a clause's text is the number in its setting. */
  @Test
  void theModelsTextsSayWhatItsSettingsSay() {
    assertThat(text("6.1")).contains("24 months").contains("36 months");
    assertThat(text("7.1")).contains("20%");
    assertThat(text("8.1")).contains("7 days").contains("its successor may");
    assertThat(text("8.2")).contains("10 days").contains("closes");
    assertThat(text("8.3")).contains("7 days");
    assertThat(text("8.4")).contains("At least 60%");
    assertThat(text("9.3")).contains("more than half").contains("at least 60%");
    assertThat(text("9.4")).contains("at least two thirds").contains("at least 60%");
    assertThat(text("12.1")).contains("5 days").contains("28 days");
    var rule = Example.MODEL.ballotRule("reserved-matter").orElseThrow();
    assertThat(rule.quorum().rule()).isEqualTo("8.4");
    assertThat(rule.quorum().setting().needed(32)).isEqualTo(20);
    assertThat(rule.deciding().rule()).isEqualTo("9.3");
    assertThat(rule.deciding().setting().thresholds())
        .extracting(threshold -> threshold.mark().words())
        .containsExactly("more than half", "at least 60%");
    assertThat(Example.MODEL.ballotRule("whim")).isEmpty();
  }

  private static String text(String number) {
    return Example.MODEL.clause(number).orElseThrow().text();
  }

  private static List<String> kinds() {
    return Example.MODEL.kinds().stream().map(Setting.Kind::id).toList();
  }

  private static Consumer<Map<String, Object>> mark(String share) {
    return setting ->
        ((List<?>) setting.get("thresholds"))
            .forEach(t -> ExampleTree.fields(t).put("mark", Map.of("atLeast", share)));
  }

  private static Consumer<Map<String, Object>> counting(String key, Object to) {
    return setting -> ExampleTree.fields(setting.get("counting")).put(key, to);
  }

  private static Object twinOf(String number) {
    return twin(setting(edited(t -> {}), number));
  }

  private static Consumer<Map<String, Object>> entry(String list, int at, String key, Object to) {
    return setting -> ExampleTree.fields(((List<?>) setting.get(list)).get(at)).put(key, to);
  }

  private static Object twin(Map<String, Object> setting) {
    return ((List<?>) setting.get("thresholds")).getFirst();
  }

  private static Map<String, Object> setting(Map<String, Object> tree, String number) {
    return clauses(tree).stream()
        .filter(clause -> clause.get("number").equals(number))
        .map(clause -> ExampleTree.fields(clause.get("setting")))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(
      String clause, Consumer<Map<String, Object>> edit, String at, String what, String mend) {
    var tree =
        edited(
            t ->
                clauses(t).stream()
                    .filter(c -> c.get("number").equals(clause))
                    .forEach(c -> edit.accept(ExampleTree.fields(c.get("setting")))));
    assertThat(problems(tree))
        .as(at + " " + what)
        .anySatisfy(
            problem -> {
              assertThat(problem.clause() + " " + problem.field()).isEqualTo(at);
              assertThat(problem.what()).contains(what);
              assertThat(problem.mend()).contains(mend);
            });
  }

  private static void refusedTree(Consumer<Map<String, Object>> edit, String what) {
    assertThat(problems(edited(edit)))
        .as(what)
        .anySatisfy(problem -> assertThat(problem.what()).contains(what))
        .allSatisfy(problem -> assertThat(problem.mend()).isNotBlank());
  }

  private static List<Problem> problems(Map<String, Object> tree) {
    return Constitution.parse(tree) instanceof Parsed.Refused refused
        ? refused.problems()
        : List.of();
  }

  private static Map<String, Object> edited(Consumer<Map<String, Object>> edit) {
    var tree = ExampleTree.fields(ExampleTree.copy(Example.MODEL.toMap()));
    edit.accept(tree);
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> clauses(Map<String, Object> tree) {
    return (List<Map<String, Object>>) tree.get("clauses");
  }

  private static Map<String, Object> renumbered(Map<String, Object> tree, String from, String to) {
    var clause =
        clauses(tree).stream().filter(c -> c.get("number").equals(from)).findFirst().orElseThrow();
    var copy = new HashMap<>(clause);
    copy.put("number", to);
    return copy;
  }

  private static void onlyPlain(Object value) {
    switch (value) {
      case Map<?, ?> map -> map.values().forEach(ConstitutionAsDataTest::onlyPlain);
      case List<?> list -> list.forEach(ConstitutionAsDataTest::onlyPlain);
      default -> assertThat(value).isInstanceOfAny(String.class, Long.class, Boolean.class);
    }
  }
}
