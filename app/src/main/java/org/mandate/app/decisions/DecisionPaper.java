package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.app.elections.Ballot;
import org.mandate.app.record.Canonical;

/**
 * The paper in which a decision is prepared before the meeting, and which stands with it for ever
 * once the vote has closed.
 *
 * @param criteria by which the options were held against each other
 * @param reasons in the words of whoever prepared it
 * @param clause number of the constitution's clause that allows the decision; empty while not given
 * @param capacity as what the body decides; empty while not given
 * @param plan what follows if it carries, and when it is looked at again
 */
public record DecisionPaper(
    List<Choice> options,
    List<String> criteria,
    List<Evidence> evidence,
    String reasons,
    String clause,
    Optional<Capacity> capacity,
    Ballot.Plan plan) {

  /** What stands where nobody prepared anything. */
  public static final DecisionPaper EMPTY =
      new DecisionPaper(
          List.of(), List.of(), List.of(), "", "", Optional.empty(), Ballot.Plan.NONE);

  /**
   * An option considered.
   *
   * @param why for it
   * @param whyNot against it
   */
  public record Choice(String words, String why, String whyNot) {}

  /**
   * What was read.
   *
   * @param link https or a path here; empty for none
   */
  public record Evidence(String words, String link) {}

  public DecisionPaper {
    options = List.copyOf(options);
    criteria = List.copyOf(criteria);
    evidence = List.copyOf(evidence);
  }

  /** Whether nothing was prepared. */
  public boolean isEmpty() {
    return equals(EMPTY);
  }

  /** The options as entries keep them. */
  List<Map<String, String>> optionTrees() {
    return options.stream()
        .map(o -> Map.of("words", o.words(), "why", o.why(), "whyNot", o.whyNot()))
        .toList();
  }

  /** The evidence as entries keep it. */
  List<Map<String, String>> evidenceTrees() {
    return evidence.stream().map(e -> Map.of("words", e.words(), "link", e.link())).toList();
  }

  /** Canonical JSON. */
  String text() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("options", optionTrees());
    tree.put("criteria", criteria);
    tree.put("evidence", evidenceTrees());
    tree.put("reasons", reasons);
    tree.put("clause", clause);
    tree.put("capacity", capacity.map(Capacity::code).orElse(""));
    tree.put("effectOn", plan.effectOn().map(LocalDate::toString).orElse(""));
    tree.put("effectWords", plan.effectWords());
    tree.put("reviewOn", plan.reviewOn().map(LocalDate::toString).orElse(""));
    return Canonical.text(tree);
  }

  /** Reads {@link #text}. */
  static DecisionPaper read(String text) {
    Map<String, Object> tree = Canonical.parseObject(text);
    return new DecisionPaper(
        list(tree, "options").stream().map(DecisionPaper::choice).toList(),
        list(tree, "criteria").stream().map(String.class::cast).toList(),
        list(tree, "evidence").stream().map(DecisionPaper::evidence).toList(),
        word(tree, "reasons"),
        word(tree, "clause"),
        Capacity.of(word(tree, "capacity")),
        new Ballot.Plan(
            day(word(tree, "effectOn")), word(tree, "effectWords"), day(word(tree, "reviewOn"))));
  }

  private static Choice choice(Object tree) {
    Map<?, ?> o = (Map<?, ?>) tree;
    return new Choice(word(o, "words"), word(o, "why"), word(o, "whyNot"));
  }

  private static Evidence evidence(Object tree) {
    Map<?, ?> e = (Map<?, ?>) tree;
    return new Evidence(word(e, "words"), word(e, "link"));
  }

  private static List<?> list(Map<String, ?> tree, String name) {
    return (List<?>) Objects.requireNonNull(tree.get(name));
  }

  private static String word(Map<?, ?> tree, String name) {
    return (String) Objects.requireNonNull(tree.get(name));
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}
