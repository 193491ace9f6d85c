package org.mandate.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link VoteCount#count} returns: figures, or every reason why there are none. */
public sealed interface CountResult {

  /**
   * Every vote counted once.
   *
   * @param roll the roll counted against
   * @param question the question put
   * @param cast each voter's choice, voters in the roll's order; who is not here did not vote
   */
  record Counted(Roll roll, Question question, Map<String, String> cast) implements CountResult {

    /** Keeps the roll's order. */
    public Counted {
      cast = Collections.unmodifiableMap(new LinkedHashMap<>(cast));
    }

    /** The figures for the whole roll. */
    public Tally tally(Franchise franchise) {
      return tally(franchise, null, roll.voters());
    }

    /**
     * The figures of each area, by area. Voters without an area are in none of them (see {@link
     * #withoutArea()}); when there are none such, the areas add up to {@link #tally(Franchise)}.
     */
    public SortedMap<String, Tally> tallyByArea(Franchise franchise) {
      var voters = new TreeMap<String, List<Voter>>();
      for (Voter voter : roll.voters()) {
        String area = voter.area();
        if (area != null) {
          voters.computeIfAbsent(area, a -> new ArrayList<>()).add(voter);
        }
      }
      var tallies = new TreeMap<String, Tally>();
      voters.forEach((area, in) -> tallies.put(area, tally(franchise, area, in)));
      return Collections.unmodifiableSortedMap(tallies);
    }

    /**
     * The voters who made this choice, in the roll's order: for a question of levels, the list that
     * is its result.
     *
     * @param choice an option, or {@link Question#ABSTAIN}
     * @throws IllegalArgumentException if the question does not know the choice
     */
    public List<String> votersFor(String choice) {
      if (!question.knows(choice)) {
        throw new IllegalArgumentException("no choice " + choice + " in " + question.options());
      }
      return cast.keySet().stream().filter(voter -> choice.equals(cast.get(voter))).toList();
    }

    /** The voters who cast nothing, in the roll's order. */
    public List<String> didNotVote() {
      return roll.voters().stream().map(Voter::id).filter(id -> !cast.containsKey(id)).toList();
    }

    /** The voters to whom the roll gives no area, in its order. */
    public List<String> withoutArea() {
      return roll.voters().stream().filter(v -> v.area() == null).map(Voter::id).toList();
    }

    private Tally tally(Franchise franchise, @Nullable String area, Collection<Voter> voters) {
      var byOption = new LinkedHashMap<String, Long>();
      question.options().forEach(option -> byOption.put(option, 0L));
      long abstained = 0;
      long didNotVote = 0;
      for (Voter voter : voters) {
        long amount = franchise.amount(voter);
        String choice = cast.get(voter.id());
        if (choice == null) {
          didNotVote += amount;
        } else if (choice.equals(Question.ABSTAIN)) {
          abstained += amount;
        } else {
          byOption.merge(choice, amount, Long::sum);
        }
      }
      return new Tally(franchise, area, byOption, abstained, didNotVote);
    }
  }

  /**
   * Nothing was counted.
   *
   * @param refusals every fault found, in the order of the votes; at least one
   */
  record Refused(List<Refusal> refusals) implements CountResult {
    /** Copies the list. */
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
