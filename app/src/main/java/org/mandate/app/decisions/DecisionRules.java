package org.mandate.app.decisions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.matters.Matter;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting;
import org.mandate.count.CountResult;
import org.mandate.count.Franchise;
import org.mandate.count.Ranking;
import org.mandate.count.Tally;

/**
 * From a counted ballot to the facts that room constitution judges, and from its judgement to
 * words.
 */
final class DecisionRules {
  private DecisionRules() {}

  /** The facts, each from the entry that docs/record.md names. */
  static DecisionFacts facts(
      Ballot ballot,
      Matter matter,
      BallotCount count,
      long undecided,
      Optional<Office> officer,
      Optional<ConflictsAtPapers> conflicts) {
    CountResult.Counted counted = count.figures();
    Instant frozen = ballot.frozenAt().orElseThrow();
    DecisionFacts.Ballot asked =
        new DecisionFacts.Ballot(
            frozen,
            counted.roll().size(),
            Setting.ListBasis.valueOf(ballot.basis().toUpperCase(Locale.ROOT)),
            undecided,
            new Figures(
                votes(counted.tally(Franchise.ONE_PRACTICE_ONE_VOTE)),
                votes(counted.tally(Franchise.WEIGHTED_BY_LIST))),
            areas(counted));
    return new DecisionFacts(
        ballot.question(),
        matter.reserved().isEmpty() ? null : matter.reserved(),
        Electorate.MEMBER_PRACTICES,
        ballot.notice().orElse(null),
        ballot.opensAt(),
        ballot.closesAt(),
        count.ranked().map(DecisionRules::rankings).map(asked::counted).orElse(asked),
        officer
            .map(o -> new DecisionFacts.Officer(o.seat(), o.from(), o.to().minusDays(1)))
            .orElse(null),
        conflicts.map(ConflictsAtPapers::forJudge).orElse(null));
  }

  private static DecisionFacts.Rankings rankings(BallotCount.Ranked ranked) {
    String stopped = ranked.result().stopped();
    return new DecisionFacts.Rankings(
        ranked.counting().rule(),
        ranked.counting().weigh(),
        ranked.seats(),
        ranked.result().elected(),
        stopped.isEmpty() ? null : stopped);
  }

  private static SortedMap<String, Figures> areas(CountResult.Counted counted) {
    SortedMap<String, Tally> practices = counted.tallyByArea(Franchise.ONE_PRACTICE_ONE_VOTE);
    SortedMap<String, Tally> patients = counted.tallyByArea(Franchise.WEIGHTED_BY_LIST);
    SortedMap<String, Figures> areas = new TreeMap<>();
    practices.forEach(
        (area, tally) -> {
          Tally weighed = patients.get(area);
          if (weighed != null) {
            areas.put(area, new Figures(votes(tally), votes(weighed)));
          }
        });
    return areas;
  }

  private static Votes votes(Tally tally) {
    return new Votes(tally.byOption(), tally.abstained(), tally.didNotVote());
  }

  /** The outcome as entries write it. */
  static String outcome(Judgement judgement) {
    return switch (judgement.outcome()) {
      case Judgement.Outcome.Carried c -> "carried";
      case Judgement.Outcome.Fallen f -> "fallen";
      case Judgement.Outcome.Choice c -> "choice";
      case Judgement.Outcome.Levels l -> "levels";
      case Judgement.Outcome.Elected e -> "elected";
      case Judgement.Outcome.NoDecision n -> "no-decision";
      case Judgement.Outcome.NotJudged n -> "not-judged";
    };
  }

  /** The option chosen, or those elected in their order, written as a ranking. */
  static String chosen(Judgement judgement) {
    return switch (judgement.outcome()) {
      case Judgement.Outcome.Choice(String option) -> option;
      case Judgement.Outcome.Elected(List<String> options) -> Ranking.written(options);
      default -> "";
    };
  }

  static boolean valid(Judgement judgement) {
    return judgement.standing() instanceof Judgement.Standing.Valid;
  }

  /** The checks as entries write them; those not applicable are left out. */
  static List<Map<String, Object>> checks(Judgement judgement) {
    return judgement.checks().stream()
        .filter(c -> c.status() != Judgement.Status.NOT_APPLICABLE)
        .map(
            c -> {
              Map<String, Object> check = new LinkedHashMap<>();
              check.put("rule", c.rule());
              check.put("name", c.name());
              check.put("met", c.status() == Judgement.Status.MET);
              return check;
            })
        .toList();
  }
}
