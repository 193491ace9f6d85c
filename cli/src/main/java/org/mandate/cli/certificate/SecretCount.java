package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Judgement.Status;

/**
 * The declared result: figures that add up, a motion judged by the constitution, rankings counted
 * again under the rule named, with the lot that the opening fixed.
 *
 * @param outcome as the declaration spells it
 * @param standing whether the procedure was kept
 * @param elected nominations in order
 * @param rankings as opened, where this file holds them
 * @param onBoard the totals of a motion as the board must have opened them, blank first
 */
record SecretCount(
    String outcome,
    Decision standing,
    List<String> elected,
    Optional<List<List<Integer>>> rankings,
    List<Long> onBoard) {
  static SecretCount check(
      Certificate c,
      SecretLife life,
      SecretList list,
      SecretRoll roll,
      Constitution constitution,
      Optional<String> onBoard,
      Findings found) {
    Entry declared = life.move(SecretMove.DECLARE).orElseThrow();
    Fields facts = declared.facts();
    long cast = facts.whole("cast");
    long closed = life.move(SecretMove.CLOSE).orElseThrow().facts().whole("cast");
    if (cast != closed) {
      throw facts.fault("cast", "is %d, %d ballots counted at the close".formatted(cast, closed));
    }
    if (cast > roll.voters()) {
      throw facts.fault("cast", "is more than the roll has lines: " + roll.voters());
    }
    return life.isOfSeats()
        ? new SecretSeats(c, life, list, constitution, onBoard, found).count(declared, roll)
        : motion(life, declared, roll, constitution, found);
  }

  // A motion

  private static SecretCount motion(
      SecretLife life, Entry declared, SecretRoll roll, Constitution constitution, Findings found) {
    Fields facts = declared.facts();
    List<Long> votes = numbers(facts, "votes");
    long blank = facts.whole("blank");
    if (votes.size() != 2 || votes.stream().anyMatch(n -> n < 0) || blank < 0) {
      throw facts.fault("votes", "are not those for and those against");
    }
    if (votes.get(0) + votes.get(1) + blank != facts.whole("cast")) {
      throw facts.fault("votes", "and blank ballots do not add up to those cast");
    }
    Weighed weighed = Weighed.read(facts, roll);
    Judgement judgement =
        judge(
            life,
            new Figures(counted(votes, blank, roll.voters()), weighed.figures()),
            roll.undecided(),
            constitution);
    judgement.checks().stream()
        .filter(check -> check.status() != Status.NOT_APPLICABLE)
        .forEach(
            check ->
                found.recomputed(
                    "check",
                    (check.status() == Status.NOT_MET ? "Not met: " : "")
                        + check.sentence()
                        + " Rule "
                        + check.rule()
                        + "."));
    String due =
        switch (judgement.outcome()) {
          case Judgement.Outcome.Carried _ -> "carried";
          case Judgement.Outcome.Fallen _ -> "fallen";
          default -> "no-decision";
        };
    if (!facts.text("outcome").equals(due)) {
      throw facts.fault(
          "outcome", "is '%s', recomputed it is '%s'".formatted(facts.text("outcome"), due));
    }
    found.recomputed(
        "result",
        "Result: %s for, %s against, %s blank of %s: %s, as the constitution judges it."
            .formatted(
                Words.number(votes.get(0)),
                Words.number(votes.get(1)),
                Words.number(blank),
                Words.counted(roll.voters(), "voter"),
                due));
    List<Long> onBoard =
        List.of(
            weighed.onBoard(2, blank),
            weighed.onBoard(0, votes.get(0)),
            weighed.onBoard(1, votes.get(1)));
    return new SecretCount(due, Judging.decision(judgement), List.of(), Optional.empty(), onBoard);
  }

  /**
   * A motion's votes in patients; none where all count alike.
   *
   * @param patients for, against, blank
   * @param vote what one practice adds to a total on the board
   */
  private record Weighed(Votes figures, List<Long> patients, long vote) {
    static Weighed read(Fields facts, SecretRoll roll) {
      if (roll.bands().isPresent() != facts.has("patients")) {
        throw facts.fault("patients", "stand there where votes are weighed, and nowhere else");
      }
      if (roll.bands().isEmpty()) {
        return new Weighed(
            new Votes(Map.of("for", 0L, "against", 0L), 0, 0), List.of(0L, 0L, 0L), 1);
      }
      List<Long> patients = new ArrayList<>(numbers(facts, "patients"));
      patients.add(facts.whole("blank_patients"));
      long all = patients.stream().mapToLong(Long::longValue).sum();
      SecretBands bands = roll.bands().get();
      if (patients.size() != 3
          || patients.stream().anyMatch(n -> n < 0)
          || all > bands.patients()) {
        throw facts.fault("patients", "cannot be those of this roll");
      }
      return new Weighed(
          counted(patients.subList(0, 2), patients.get(2), bands.patients()),
          patients,
          bands.vote());
    }

    long onBoard(int option, long practices) {
      return practices * vote + patients.get(option);
    }
  }

  private static Votes counted(List<Long> votes, long blank, long all) {
    Map<String, Long> byOption = new LinkedHashMap<>();
    byOption.put("for", votes.get(0));
    byOption.put("against", votes.get(1));
    return new Votes(byOption, blank, all - blank - votes.get(0) - votes.get(1));
  }

  private static List<Long> numbers(Fields facts, String name) {
    if (!(facts.value(name) instanceof Json.Arr list)) {
      throw facts.fault(name, "is not a list");
    }
    List<Long> all = new ArrayList<>();
    for (Json item : list.items()) {
      if (!(item instanceof Json.Num number)) {
        throw facts.fault(name, "holds something that is not a number");
      }
      all.add(number.value());
    }
    return all;
  }

  /** Notice is from the day of the rules; its own returning officer opened and closed it. */
  private static Judgement judge(
      SecretLife life, Figures figures, long undecided, Constitution constitution) {
    BallotRule rule = SecretTimes.rule(life, constitution);
    Fields rules = life.rules().facts();
    return Judge.judge(
        constitution,
        new DecisionFacts(
            rules.text("question"),
            null,
            Electorate.MEMBER_PRACTICES,
            Words.day(life.rules().at()),
            SecretTimes.opened(life),
            rules.time("closes"),
            new DecisionFacts.Ballot(
                life.move(SecretMove.FREEZE_ROLL).orElseThrow().at(),
                figures.practices().roll(),
                rule.roll().setting().basis(),
                undecided,
                figures,
                new TreeMap<>()),
            new DecisionFacts.Officer(
                rule.officer().setting().seat(), Words.day(life.rules().at()), null),
            null));
  }
}
