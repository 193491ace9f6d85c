package org.mandate.app.elections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.count.Question;
import org.mandate.count.Ranking;

/**
 * A ranking as boxes and back: each candidate has a list of ranks, so that it works on a phone and
 * without scripts. What cannot be one ranking (a rank given twice, a rank left out in between) is
 * handed back with its mend; nothing is guessed.
 */
final class RankedForm {
  private static final String RANK = "rank-";
  private static final String ABSTAIN = "abstain";

  private RankedForm() {}

  /** A list of ranks for each candidate, and the box to abstain, as filled in. */
  static List<Field> boxes(Matter matter, UnaryOperator<String> typed, FormErrors errors) {
    List<Field.Option> ranks = new ArrayList<>(List.of(Field.Option.of("", "Not ranked")));
    for (int rank = 1; rank <= matter.options().size(); rank++) {
      ranks.add(Field.Option.of(String.valueOf(rank), ordinal(rank)));
    }
    List<Field> boxes = new ArrayList<>();
    for (Matter.Option o : matter.options()) {
      String name = RANK + o.id();
      boxes.add(Field.select(name, o.words(), ranks).value(typed.apply(name)).with(errors));
    }
    boxes.add(
        Field.checkboxes(
                ABSTAIN,
                "Or rank nobody",
                List.of(Field.Option.of("yes", "Abstain", "Counts as taking part")))
            .value(typed.apply(ABSTAIN))
            .with(errors));
    return boxes;
  }

  /** What a standing vote filled in; empty for none. */
  static UnaryOperator<String> filled(String choice) {
    if (choice.equals(Question.ABSTAIN)) {
      return name -> name.equals(ABSTAIN) ? "yes" : "";
    }
    List<String> ranked = choice.isEmpty() ? List.of() : Ranking.read(choice);
    return name -> {
      int at = name.startsWith(RANK) ? ranked.indexOf(name.substring(RANK.length())) : -1;
      return at < 0 ? "" : String.valueOf(at + 1);
    };
  }

  /** The choice as it is cast; what stands in its way goes into the errors. */
  static String read(Ask ask, Matter matter, FormErrors errors) {
    Map<Integer, Matter.Option> byRank = new TreeMap<>();
    for (Matter.Option o : matter.options()) {
      String typed = ask.typed(RANK + o.id()).strip();
      if (typed.isEmpty()) {
        continue;
      }
      int rank = typed.matches("[1-9]\\d?") ? Integer.parseInt(typed) : 0;
      if (rank < 1 || rank > matter.options().size()) {
        errors.add(RANK + o.id(), "Choose a rank for " + o.words() + " from the list");
        continue;
      }
      Matter.Option other = byRank.putIfAbsent(rank, o);
      if (other != null) {
        errors.add(
            RANK + o.id(),
            other.words() + " and " + o.words() + " are both " + ordinal(rank) + ": change one");
      }
    }
    boolean abstains = ask.typed(ABSTAIN).equals("yes");
    if (errors.isEmpty()) {
      whole(byRank, abstains, matter, errors);
    }
    return abstains
        ? Question.ABSTAIN
        : Ranking.written(byRank.values().stream().map(Matter.Option::id).toList());
  }

  private static void whole(
      Map<Integer, Matter.Option> byRank, boolean abstains, Matter matter, FormErrors errors) {
    if (abstains && !byRank.isEmpty()) {
      errors.add(ABSTAIN, "You ranked candidates and chose to abstain: do one of the two");
    }
    if (!abstains && byRank.isEmpty()) {
      errors.add(
          RANK + matter.options().getFirst().id(), "Rank at least one candidate, or abstain");
    }
    int due = 1;
    for (Map.Entry<Integer, Matter.Option> one : byRank.entrySet()) {
      if (one.getKey() != due) {
        errors.add(
            RANK + one.getValue().id(),
            one.getValue().words()
                + " is "
                + ordinal(one.getKey())
                + ", but nobody is "
                + ordinal(due)
                + ": leave no rank out");
        return;
      }
      due++;
    }
  }

  /** "1st Ann Lee, 2nd Bo Kay". */
  static String words(Matter matter, String choice) {
    Map<String, String> ranked = new LinkedHashMap<>();
    for (String option : Ranking.read(choice)) {
      ranked.put(option, ordinal(ranked.size() + 1) + " " + matter.words(option));
    }
    return String.join(", ", ranked.values());
  }

  static String ordinal(int rank) {
    boolean teen = rank / 10 % 10 == 1;
    return rank
        + switch (teen ? 0 : rank % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
