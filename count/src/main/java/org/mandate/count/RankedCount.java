package org.mandate.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;
import org.mandate.count.rules.Rules;

/**
 * Counts the rankings of an open ballot under a named rule: the application at the close, and a
 * stranger from the certificate.
 */
public final class RankedCount {

  private RankedCount() {}

  /**
   * Counts every vote once, or none at all.
   *
   * @param weigh what one voter's paper counts; a paper of weight 0 counts nothing
   * @param rule id of one of {@link Rules}; of another one there is no result
   * @param lot resolves ties where the rule asks for a lot
   * @return {@link RankedResult.Refused} with every fault if a vote names an unknown voter, is no
   *     ranking of the options, or a voter has two votes
   */
  public static RankedResult count(
      Roll roll, RankedQuestion question, List<Vote> votes, Franchise weigh, String rule, Lot lot) {
    return count(
        roll,
        question,
        votes,
        weigh,
        election ->
            Rules.named(rule)
                .map(known -> known.count(election, lot))
                .orElse(new Outcome.Refused("No counting rule " + rule + " is known here.")));
  }

  static RankedResult count(
      Roll roll,
      RankedQuestion question,
      List<Vote> votes,
      Franchise weigh,
      Function<Election, Outcome> rule) {
    var first = new ArrayList<Vote>();
    for (Vote vote : votes) {
      // What is no ranking is handed on as it stands, to be refused by name with the other faults.
      boolean ranking = question.knows(vote.choice());
      first.add(ranking ? new Vote(vote.voter(), Ranking.read(vote.choice()).getFirst()) : vote);
    }
    return switch (VoteCount.count(roll, new Question(question.options()), first)) {
      case CountResult.Refused refused -> new RankedResult.Refused(refused.refusals());
      case CountResult.Counted counted -> {
        Election election = election(roll, question, votes, weigh);
        Outcome outcome =
            election.ballots().size() == 0
                ? new Outcome.Refused("Nobody ranked a candidate.")
                : rule.apply(election);
        yield new RankedResult.Counted(counted, election, outcome);
      }
    };
  }

  private static Election election(
      Roll roll, RankedQuestion question, List<Vote> votes, Franchise weigh) {
    var candidates = new ArrayList<Candidate>();
    for (String option : question.options()) {
      candidates.add(new Candidate(candidates.size() + 1, question.name(option), false));
    }
    var papers = new Ballots.Builder(0);
    Map<String, Voter> voters =
        roll.voters().stream().collect(Collectors.toMap(Voter::id, voter -> voter));
    for (Vote vote : votes) {
      Voter voter = voters.get(vote.voter());
      long weight = voter == null ? 0 : weigh.amount(voter);
      if (weight > 0 && !vote.choice().equals(Question.ABSTAIN)) {
        short[] paper = paper(question, vote.choice());
        papers.add(weight, paper, paper.length);
      }
    }
    return new Election(
        question.title(), question.seats(), candidates, papers.build(), List.of(), List.of());
  }

  private static short[] paper(RankedQuestion question, String choice) {
    List<String> ranked = Ranking.read(choice);
    var paper = new short[ranked.size()];
    for (int i = 0; i < paper.length; i++) {
      paper[i] = (short) question.options().indexOf(ranked.get(i));
    }
    return paper;
  }
}
