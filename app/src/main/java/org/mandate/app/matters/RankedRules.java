package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.Form;
import org.mandate.count.Franchise;
import org.mandate.count.RankedCount;
import org.mandate.count.RankedQuestion;
import org.mandate.count.RankedResult;
import org.mandate.count.Ranking;
import org.mandate.count.Roll;
import org.mandate.count.Vote;
import org.mandate.count.Voter;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;

/** What a matter must be whose candidates are ranked: an election, or a choice by ranking. */
final class RankedRules {
  /**
   * Each has a letter, so that a ranking is short: one record entry holds those of a whole roll.
   */
  private static final int MOST_CANDIDATES = 20;

  private RankedRules() {}

  /** a, b, c ... by place on the ballot. */
  static String id(int index) {
    return String.valueOf((char) ('a' + index));
  }

  static void faults(
      NewMatter wanted, Setting.Deciding deciding, Constitution rules, List<Fault> faults) {
    if (deciding.form() != Form.RANKED) {
      if (wanted.filling().isPresent()) {
        faults.add(
            new Fault("places", "Only candidates who are ranked fill seats: leave it empty"));
      }
      return;
    }
    int given = wanted.options().size();
    if (given < 2 || given > MOST_CANDIDATES) {
      faults.add(new Fault("options", "Write 2 to 20 candidates, each on a line of its own"));
    }
    if (wanted.options().stream().distinct().count() < given) {
      faults.add(new Fault("options", "Two candidates have the same words: tell them apart"));
    }
    int places = wanted.filling().map(Matter.Filling::places).orElse(0);
    if (places < 1 || places > Math.max(1, given)) {
      faults.add(
          new Fault("places", "Say how many are to be elected: 1 to the number of candidates"));
    }
    wanted
        .filling()
        .map(Matter.Filling::seat)
        .filter(seat -> !seat.isEmpty() && !isElected(rules, seat))
        .ifPresent(
            seat -> faults.add(new Fault("seat", "Choose a seat that is filled by election")));
    if (faults.isEmpty()) {
      uncountable(deciding, places, options(wanted.options()))
          .ifPresent(why -> faults.add(new Fault("question", why)));
    }
  }

  private static List<Matter.Option> options(List<String> words) {
    List<Matter.Option> options = new ArrayList<>();
    words.forEach(one -> options.add(new Matter.Option(id(options.size()), one)));
    return options;
  }

  /**
   * Why the rule that the constitution names would never count this election; empty where it does.
   * The rule itself is asked, with one paper that ranks everybody.
   */
  static Optional<String> uncountable(
      Setting.Deciding deciding, int places, List<Matter.Option> options) {
    String rule = Objects.requireNonNull(deciding.counting()).rule();
    Map<String, String> names = new HashMap<>();
    options.forEach(o -> names.put(o.id(), o.words()));
    List<String> ids = options.stream().map(Matter.Option::id).toList();
    RankedResult result =
        RankedCount.count(
            new Roll(List.of(new Voter("one", 1, null))),
            new RankedQuestion("", places, ids, names),
            List.of(new Vote("one", Ranking.written(ids))),
            Franchise.ONE_PRACTICE_ONE_VOTE,
            rule,
            new Lot.Seed("asked before anybody votes"));
    return result instanceof RankedResult.Counted counted
            && counted.outcome() instanceof Outcome.Refused(String reason)
        ? Optional.of(
            "The constitution counts this kind under “%s”, which would give no result: %s"
                .formatted(rule, reason))
        : Optional.empty();
  }

  private static boolean isElected(Constitution rules, String seat) {
    return rules.seat(seat).filter(s -> s.filled() == Setting.Filled.ELECTED).isPresent();
  }
}
