package org.mandate.app.elections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mandate.app.matters.Matter;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** How a ballot's rankings are counted, in words; nothing where nothing is ranked. */
final class RankedWords {
  private RankedWords() {}

  static Map<String, String> facts(Elections elections, Ballot ballot) {
    Map<String, String> facts = new LinkedHashMap<>();
    elections
        .ranked(ballot)
        .ifPresent(
            how -> {
              elections
                  .matter(ballot)
                  .filling()
                  .ifPresent(
                      f -> facts.put("To be elected", places(f, elections.constitution(ballot))));
              facts.put("Counting rule", title(how.rule()) + " (" + how.rule() + ")");
              facts.put(
                  "Ties",
                  elections
                      .lotSeed(ballot)
                      .map(seed -> "Drawn by lot with the seed " + seed)
                      .orElse("Drawn by lot; the seed is published when the ballot opens"));
            });
    return facts;
  }

  private static String places(Matter.Filling filling, Constitution rules) {
    return filling.places()
        + rules.seat(filling.seat()).map(Setting.Seat::title).map(t -> " (" + t + ")").orElse("");
  }

  /** What a lower choice does to a higher one, which is not the same under every rule. */
  static String lower(String rule, int places) {
    return switch (rule) {
      case "approval" ->
          "Everybody you rank has one vote of yours, whatever the order: rank only those whom you want.";
      case "plurality" ->
          places == 1
              ? "Only your first choice counts."
              : "Your first "
                  + places
                  + " choices have one vote each, whatever their order; no other counts.";
      case "schulze", "ranked-pairs" ->
          "Candidates are compared two by two: ranking another one below your first choice can count against it.";
      // A paper helps its next choice only when those above are elected or out.
      case "scottish-2007",
          "wigm-prf",
          "ers97",
          "irv",
          "meek-prf",
          "meek",
          "meek-fixed9",
          "meek-nz",
          "warren" ->
          "A lower choice never counts against a higher one.";
      default -> "The page of the count says how each choice counted.";
    };
  }

  static String title(String rule) {
    return Rules.named(rule).map(Rule::title).orElse(rule);
  }
}
