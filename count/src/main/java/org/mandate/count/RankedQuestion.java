package org.mandate.count;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Candidates, or options, that voters rank: any number of them, or none ({@link Question#ABSTAIN}).
 *
 * @param title as printed on the ballot; may be empty
 * @param seats how many are to be elected, 1 or more
 * @param options ids in the order of the ballot, as in {@link Question}
 * @param names of the options by id; an option without one goes by its id
 */
public record RankedQuestion(
    String title, int seats, List<String> options, Map<String, String> names) {

  /**
   * @throws IllegalArgumentException if the seats are below 1 or the options are none of a {@link
   *     Question}
   */
  public RankedQuestion {
    names = Map.copyOf(names);
    options = new Question(options).options();
    if (seats < 1) throw new IllegalArgumentException(seats + " seats, least is 1");
  }

  /** Whether this is a ranking of the options, each at most once, or an abstention. */
  public boolean knows(String choice) {
    if (choice.equals(Question.ABSTAIN)) return true;
    List<String> ranked = Ranking.read(choice);
    return options.containsAll(ranked) && new HashSet<>(ranked).size() == ranked.size();
  }

  String name(String option) {
    String name = names.getOrDefault(option, "");
    return name.isBlank() ? option : name;
  }
}
