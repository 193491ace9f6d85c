package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Measure;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Threshold.Scope;

/** The one place where a majority is computed. */
final class ThresholdRules {

  static final String FOR = "for";
  static final String AGAINST = "against";

  private ThresholdRules() {}

  /** The option measured: the motion itself, or the one option that leads; empty at a tie. */
  static Optional<String> candidate(Deciding rule, Ballot ballot) {
    if (rule.form() == Form.MOTION) return Optional.of(FOR);
    return leads(ballot.whole().under(rule.thresholds().getFirst().franchise()));
  }

  /** The one option with more votes than every other; empty at a tie. */
  static Optional<String> leads(Votes votes) {
    return votes.byOption().entrySet().stream()
        .filter(entry -> !matched(votes, entry.getKey()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static List<Measure> measure(Cited<Deciding> rule, String option, Ballot ballot) {
    var measures = new ArrayList<Measure>();
    for (Threshold threshold : rule.setting().thresholds()) {
      if (threshold.scope() == Scope.WHOLE_ROLL) {
        measures.add(one(rule, threshold, null, option, ballot.whole()));
      } else {
        ballot.areas().forEach((a, f) -> measures.add(one(rule, threshold, a, option, f)));
      }
    }
    return measures;
  }

  /** All marks reached; a threshold that could be measured nowhere is not reached. */
  static boolean enough(Deciding rule, List<Measure> measures) {
    return measures.stream().allMatch(Measure::met)
        && rule.thresholds().stream()
            .allMatch(t -> measures.stream().anyMatch(m -> m.threshold().equals(t)));
  }

  private static Measure one(
      Cited<Deciding> rule,
      Threshold threshold,
      @Nullable String area,
      String option,
      Figures figures) {
    Votes votes = figures.under(threshold.franchise());
    Reach reach = reach(threshold.mark(), threshold.base(), rule.setting().form(), votes, option);
    boolean met = reach.enough() && !falls(rule.setting(), reach.tied());
    return new Measure(
        rule.rule(),
        threshold,
        area,
        option,
        reach.amount(),
        reach.base(),
        reach.needed(),
        reach.tied(),
        met);
  }

  /**
   * A mark held against figures.
   *
   * @param amount how much the option has
   * @param base of how much
   * @param needed how much is enough
   * @param tied another option has as many (in a choice of options: as many or more)
   */
  record Reach(long amount, long base, long needed, boolean tied) {
    /** Enough; what a tie does is for the rule to say. */
    boolean enough() {
      return amount >= needed;
    }
  }

  static Reach reach(Mark mark, Threshold.Base of, Form form, Votes votes, String option) {
    long amount = votes.of(option);
    long base =
        switch (of) {
          case OF_ROLL -> votes.roll();
          case OF_VOTES_CAST -> votes.tookASide();
          case OF_VOTES_CAST_AND_ABSTENTIONS -> votes.tookPart();
        };
    boolean tied = form == Form.MOTION ? amount == votes.of(AGAINST) : matched(votes, option);
    return new Reach(amount, base, mark.needed(base), tied);
  }

  private static boolean falls(Deciding rule, boolean tied) {
    return switch (rule.tie()) {
      case FALLS -> tied;
      case LOT -> throw new IllegalArgumentException("a lot draws among rankings only");
    };
  }

  /** Another option has as many, or more. */
  private static boolean matched(Votes votes, String option) {
    return votes.byOption().entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(option) && e.getValue() >= votes.of(option));
  }
}
