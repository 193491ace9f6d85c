package org.mandate.cli.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.Setting;
import org.mandate.count.Franchise;
import org.mandate.count.RankedCount;
import org.mandate.count.RankedQuestion;
import org.mandate.count.RankedResult;
import org.mandate.count.Roll;
import org.mandate.count.Vote;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;

/**
 * Rankings counted again under the rule that the constitution names, with the lot that the ballot's
 * opening published.
 */
record Ranked(Setting.Counting how, int seats, RankedResult.Counted result) {
  private static final int MOST_SEATS = 1_000;

  /** How the constitution has the ballot's question ranked; empty where it does not. */
  static Optional<Setting.Counting> asked(Chain chain, Constitution constitution) {
    return constitution
        .ballotRule(chain.opened().facts().text("question"))
        .map(rule -> rule.deciding().setting().counting());
  }

  static Ranked count(
      Chain chain, Setting.Counting how, Roll roll, List<Vote> votes, Findings found) {
    long seats = chain.matter().facts().whole("seats");
    if (seats < 1 || seats > MOST_SEATS) {
      throw chain.matter().fault("seats is " + seats + ", not 1 to " + MOST_SEATS);
    }
    List<String> options = chain.opened().facts().texts("options");
    RankedQuestion question;
    try {
      question = new RankedQuestion("", (int) seats, options, names(chain));
    } catch (IllegalArgumentException e) {
      throw chain.opened().fault(String.valueOf(e.getMessage()));
    }
    // Fixed before any vote: whoever holds the file computes the same hash from the same leaf.
    Lot lot = new Lot.Seed(chain.opened().leafHash().hex());
    RankedResult result =
        RankedCount.count(
            roll, question, votes, Franchise.valueOf(how.weigh().name()), how.rule(), lot);
    return switch (result) {
      case RankedResult.Refused refused ->
          throw chain.closed().fault(refused.refusals().getFirst().sentence());
      case RankedResult.Counted counted -> {
        found.recomputed("count", "Count: " + sentence(how.rule(), counted));
        yield new Ranked(how, (int) seats, counted);
      }
    };
  }

  DecisionFacts.Rankings facts() {
    String stopped = result.stopped();
    return new DecisionFacts.Rankings(
        how.rule(), how.weigh(), seats, result.elected(), stopped.isEmpty() ? null : stopped);
  }

  private static Map<String, String> names(Chain chain) {
    return chain.matter().openedValue("options") instanceof Json.Obj words
        ? words.members().entrySet().stream()
            .filter(word -> word.getValue() instanceof Json.Str)
            .collect(
                Collectors.toMap(Map.Entry::getKey, word -> ((Json.Str) word.getValue()).value()))
        : Map.of();
  }

  private static String sentence(String rule, RankedResult.Counted counted) {
    if (!(counted.outcome() instanceof Count count) || count.tie() != null) {
      return "no result under " + rule + ". " + counted.stopped();
    }
    List<String> names = count.elected().stream().map(count.names()::get).toList();
    return "under %s, %s papers in %s: elected %s.%s"
        .formatted(
            rule,
            count.valid().toPlainString(),
            Words.counted(count.stages().size(), "stage"),
            Words.list(names),
            count.lots().isEmpty() ? "" : " " + String.join(" ", count.lots()));
  }
}
