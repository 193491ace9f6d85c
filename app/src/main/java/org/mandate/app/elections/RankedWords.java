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

  static String title(String rule) {
    return Rules.named(rule).map(Rule::title).orElse(rule);
  }
}
