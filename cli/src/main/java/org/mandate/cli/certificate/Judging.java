package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Threshold;
import org.mandate.count.CountResult.Counted;
import org.mandate.count.Franchise;
import org.mandate.count.Ranking;
import org.mandate.count.Tally;

/** Judges the facts gathered by the constitution, and holds the result against the decision. */
final class Judging {
  private static final String CONFLICTS = "Conflicts";

  private Judging() {}

  /** What the steps before gave. */
  record Gathered(
      FrozenRoll roll, Timeline times, Votes.Told votes, Optional<ConflictsStep.Told> conflicts) {}

  static Decision judge(Chain chain, Constitution constitution, Gathered gathered, Findings found) {
    FrozenRoll roll = gathered.roll();
    Timeline times = gathered.times();
    Votes.Told told = gathered.votes();
    Fields opening = chain.opened().facts();
    String reserved = chain.matter().facts().text("reserved");
    DecisionFacts facts =
        new DecisionFacts(
            opening.text("question"),
            reserved.isEmpty() ? null : reserved,
            Electorate.MEMBER_PRACTICES,
            opening.maybe("notice", opening::date).orElse(null),
            times.opens(),
            times.closed(),
            told.ranked()
                .map(ranked -> ballot(roll, times, told.figures()).counted(ranked.facts()))
                .orElseGet(() -> ballot(roll, times, told.figures())),
            officer(chain, times, found),
            gathered.conflicts().map(ConflictsStep.Told::figures).orElse(null));
    Judgement judgement = Judge.judge(constitution, facts);
    boolean recounted = gathered.conflicts().flatMap(ConflictsStep.Told::facts).isPresent();
    judgement.checks().forEach(check -> told(check, recounted, found));
    equal(chain.decision(), judgement);
    Decision decision = decision(judgement);
    found.recomputed(
        "decision",
        sentence(decision, chain.decision()) + " Its entry says the same, check by check.");
    return decision;
  }

  /** Whether a mark must be reached in each area, so that areas decide. */
  static boolean countsByArea(Chain chain, Constitution constitution) {
    return constitution.ballotRule(chain.opened().facts().text("question")).stream()
        .flatMap(rule -> rule.deciding().setting().thresholds().stream())
        .anyMatch(t -> t.scope() == Threshold.Scope.EACH_AREA);
  }

  private static DecisionFacts.Ballot ballot(FrozenRoll roll, Timeline times, Counted counted) {
    SortedMap<String, Figures> areas = new TreeMap<>();
    SortedMap<String, Tally> patients = counted.tallyByArea(Franchise.WEIGHTED_BY_LIST);
    counted
        .tallyByArea(Franchise.ONE_PRACTICE_ONE_VOTE)
        .forEach(
            (area, practices) -> {
              Tally weighted = patients.get(area);
              if (weighted != null) {
                areas.put(area, new Figures(votes(practices), votes(weighted)));
              }
            });
    Figures whole =
        new Figures(
            votes(counted.tally(Franchise.ONE_PRACTICE_ONE_VOTE)),
            votes(counted.tally(Franchise.WEIGHTED_BY_LIST)));
    return new DecisionFacts.Ballot(
        roll.frozen(), roll.roll().size(), roll.basis(), times.undecided(), whole, areas);
  }

  private static DecisionFacts.Votes votes(Tally tally) {
    return new DecisionFacts.Votes(tally.byOption(), tally.abstained(), tally.didNotVote());
  }

  /**
   * In the record {@code to} is the first day no longer held; the judge wants the last day held.
   */
  private static @Nullable Officer officer(Chain chain, Timeline times, Findings found) {
    Optional<String> office = chain.opened().facts().maybe("officer", chain.opened().facts()::text);
    if (office.isEmpty()) {
      return null;
    }
    Officer officer = Offices.held(chain, office.get());
    found.recomputed(
        "officer",
        "Officer: %s; the ballot was open from %s to %s."
            .formatted(
                Offices.words(officer), Words.date(times.opens()), Words.date(times.closed())));
    return officer;
  }

  /**
   * @param recounted whether the conflicts were counted again, so that more than the figures of
   *     their entry stands behind that check
   */
  private static void told(Check check, boolean recounted, Findings found) {
    String text = check.sentence() + " Rule " + check.rule() + ".";
    String said = check.status() == Status.NOT_MET ? "Not met: " + text : text;
    if (check.status() == Status.NOT_APPLICABLE) {
      found.notChecked(text);
    } else if (check.name().equals(CONFLICTS) && !recounted) {
      found.trusted("check", said + " The figures are those that the record committed to.");
    } else {
      found.recomputed("check", said);
    }
  }

  static void equal(Entry decision, Judgement judgement) {
    Fields says = decision.facts();
    String outcome = word(judgement.outcome());
    String chosen =
        switch (judgement.outcome()) {
          case Outcome.Choice(String option) -> option;
          case Outcome.Elected(List<String> options) -> Ranking.written(options);
          default -> "";
        };
    boolean valid = judgement.standing() instanceof Standing.Valid;
    same(decision, "outcome", says.text("outcome"), outcome);
    same(decision, "chosen", says.text("chosen"), chosen);
    same(decision, "valid", says.truth("valid"), valid);
    List<Check> checks =
        judgement.checks().stream().filter(c -> c.status() != Status.NOT_APPLICABLE).toList();
    List<Fields> told = says.objects("checks");
    same(decision, "the number of checks", told.size(), checks.size());
    for (int i = 0; i < told.size(); i++) {
      Fields one = told.get(i).only("met", "name", "rule");
      String where = "check " + (i + 1) + " ";
      same(decision, where + "rule", one.text("rule"), checks.get(i).rule());
      same(decision, where + "name", one.text("name"), checks.get(i).name());
      same(decision, where + "met", one.truth("met"), checks.get(i).status() == Status.MET);
    }
  }

  private static void same(Entry decision, String what, Object says, Object computed) {
    if (!says.equals(computed)) {
      throw decision.fault("%s is '%s', recomputed it is '%s'".formatted(what, says, computed));
    }
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Carried _ -> "carried";
      case Outcome.Fallen _ -> "fallen";
      case Outcome.Choice _ -> "choice";
      case Outcome.Levels _ -> "levels";
      case Outcome.Elected _ -> "elected";
      case Outcome.NoDecision _ -> "no-decision";
      case Outcome.NotJudged _ -> "not-judged";
    };
  }

  static Decision decision(Judgement judgement) {
    return switch (judgement.standing()) {
      case Standing.Valid _ -> new Decision.Valid();
      case Standing.Irregular irregular -> {
        List<String> reasons = new ArrayList<>();
        irregular.reasons().forEach(c -> reasons.add(c.sentence() + " Rule " + c.rule() + "."));
        yield new Decision.Irregular(reasons);
      }
    };
  }

  static String sentence(Decision decision, Entry taken) {
    String outcome = taken.facts().text("outcome");
    return switch (decision) {
      case Decision.Valid _ -> "Decision: %s, the procedure was kept.".formatted(outcome);
      case Decision.Irregular irregular ->
          "Decision: %s, irregular because %s"
              .formatted(outcome, String.join(" ", irregular.reasons()));
      case Decision.Ended _, Decision.NotJudged _ ->
          throw new IllegalArgumentException("said of elections only: " + decision);
    };
  }
}
