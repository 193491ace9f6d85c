package org.mandate.constitution;

import static org.mandate.constitution.Sentences.counted;
import static org.mandate.constitution.Sentences.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Measure;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Threshold.Base;
import org.mandate.constitution.Threshold.Scope;

/** The thresholds of one rule in one check, with its sentences. */
final class ThresholdCheck {

  private static final String NAME = "Threshold";

  private final Cited<Deciding> rule;
  private final Ballot ballot;
  private final List<Measure> measures;

  ThresholdCheck(Cited<Deciding> rule, Ballot ballot, List<Measure> measures) {
    this.rule = rule;
    this.ballot = ballot;
    this.measures = measures;
  }

  Check check() {
    Deciding deciding = rule.setting();
    if (deciding.form() == Form.PER_PRACTICE_CHOICE) {
      String fact = "each practice chose for itself: " + spread(ballot.whole().practices()) + ".";
      return check(Status.NOT_APPLICABLE, fact, "No majority is asked for.");
    }
    var whole = new ArrayList<String>();
    var facts = new ArrayList<String>();
    var asks = new ArrayList<String>();
    if (measures.isEmpty()) facts.add(unmeasured());
    for (Threshold threshold : deciding.thresholds()) {
      List<Measure> of = measures.stream().filter(m -> m.threshold().equals(threshold)).toList();
      if (threshold.scope() == Scope.EACH_AREA) {
        if (!of.isEmpty()) facts.add(areas(of));
        asks.add(asks(threshold) + " in each area");
      } else {
        of.forEach(measure -> whole.add(whole(measure)));
        asks.add(asks(threshold) + needed(of));
      }
    }
    if (!whole.isEmpty()) facts.addFirst(Sentences.and(whole) + chose(measures.getFirst()));
    boolean enough = !measures.isEmpty() && ThresholdRules.enough(deciding, measures);
    String tie = measures.stream().anyMatch(Measure::tied) || leadIsTied() ? " A tie falls." : "";
    return check(
        enough ? Status.MET : Status.NOT_MET,
        String.join("; ", facts) + ".",
        Sentences.capital(Sentences.and(asks))
            + (asks.size() > 1 ? " are" : " is")
            + " required."
            + tie);
  }

  private Check check(Status status, String fact, String requirement) {
    return new Check(rule.rule(), NAME, status, Bearing.RESULT, fact, requirement);
  }

  private boolean leadIsTied() {
    return measures.isEmpty() && rule.setting().form() == Form.OPTIONS;
  }

  private String unmeasured() {
    return leadIsTied()
        ? "no option leads: " + spread(ballot.whole().practices())
        : "there are no areas to count";
  }

  private static String spread(Votes practices) {
    var parts = new ArrayList<String>();
    for (Map.Entry<String, Long> option : practices.byOption().entrySet()) {
      parts.add(number(option.getValue()) + " " + option.getKey());
    }
    parts.add(number(practices.abstained()) + " abstained");
    parts.add(number(practices.didNotVote()) + " did not vote");
    return Sentences.and(parts);
  }

  private static String whole(Measure m) {
    return number(m.amount())
        + " of "
        + counted(m.base(), m.threshold().franchise().unit())
        + castWords(m.threshold().base());
  }

  private static String chose(Measure m) {
    return m.option().equals(ThresholdRules.FOR) ? " were for" : " chose " + m.option();
  }

  private static String castWords(Base base) {
    return switch (base) {
      case OF_ROLL -> "";
      case OF_VOTES_CAST -> " that took a side";
      case OF_VOTES_CAST_AND_ABSTENTIONS -> " that voted";
    };
  }

  private static String areas(List<Measure> of) {
    List<Measure> short_ = of.stream().filter(m -> !m.met()).toList();
    if (short_.isEmpty()) return "all " + counted(of.size(), "area") + " reached the mark";
    var named =
        short_.stream()
            .map(m -> m.area() + " did not (" + whole(m) + ", " + number(m.needed()) + " needed)")
            .toList();
    return number(of.size() - short_.size())
        + " of "
        + counted(of.size(), "area")
        + " reached the mark: "
        + Sentences.and(named);
  }

  private static String asks(Threshold threshold) {
    return asks(threshold.mark(), threshold.base(), threshold.franchise().unit());
  }

  static String asks(Mark mark, Base base, String unit) {
    String of =
        switch (base) {
          case OF_ROLL -> " of all ";
          case OF_VOTES_CAST -> " of the votes for any side by ";
          case OF_VOTES_CAST_AND_ABSTENTIONS -> " of the votes and abstentions by ";
        };
    return mark.words() + of + unit + "s";
  }

  private static String needed(List<Measure> of) {
    return of.isEmpty() ? "" : " (" + number(of.getFirst().needed()) + ")";
  }
}
