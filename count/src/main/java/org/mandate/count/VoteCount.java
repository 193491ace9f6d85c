package org.mandate.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Counts the votes of an open ballot: for, against and abstain, or a choice among options.
 *
 * <p>Laws: for every franchise, and within every area, options + abstained + did not vote = roll;
 * the order of the votes changes nothing; one set of votes gives one result everywhere.
 */
public final class VoteCount {

  private VoteCount() {}

  /**
   * Counts every vote once, or none at all.
   *
   * @return {@link CountResult.Refused} with every fault if a vote names an unknown voter or an
   *     unknown option, or a voter has two votes
   */
  public static CountResult count(Roll roll, Question question, List<Vote> votes) {
    var onRoll = new HashSet<String>();
    roll.voters().forEach(voter -> onRoll.add(voter.id()));
    var refusals = new ArrayList<Refusal>();
    var choices = new HashMap<String, String>();
    for (Vote vote : votes) {
      if (!onRoll.contains(vote.voter())) {
        refusals.add(new Refusal.UnknownVoter(vote.voter()));
      } else if (!question.knows(vote.choice())) {
        refusals.add(new Refusal.UnknownOption(vote.voter(), vote.choice()));
      } else if (choices.putIfAbsent(vote.voter(), vote.choice()) != null) {
        refusals.add(new Refusal.VotedTwice(vote.voter()));
      }
    }
    if (!refusals.isEmpty()) return new CountResult.Refused(refusals);
    var inOrder = new LinkedHashMap<String, String>();
    for (Voter voter : roll.voters()) {
      String choice = choices.get(voter.id());
      if (choice != null) inOrder.put(voter.id(), choice);
    }
    return new CountResult.Counted(roll, question, inOrder);
  }
}
