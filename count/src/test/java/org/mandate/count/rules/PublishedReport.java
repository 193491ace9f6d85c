package org.mandate.count.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report of Droop or a log of stv-rs says, round by round. Round 0 is the beginning of the
 * count; the last one is what follows the last round (elect remaining, complete).
 */
final class PublishedReport {
  private static final Pattern FIGURE =
      Pattern.compile("\t(Elected|Hopeful|Defeated): +(.*) \\(([0-9.]+)\\)");
  private static final Pattern SUM = Pattern.compile("\t(Quota|Votes|Residual|Total): ([0-9.]+)");

  /** One printed action. */
  static final class Action {
    final String what;
    final Map<String, BigDecimal> votes = new HashMap<>();
    final Map<String, BigDecimal> sums = new HashMap<>();

    Action(String what) {
      this.what = what;
    }

    List<String> named(String verb) {
      return what.matches(verb + "( \\(.*\\))?: .*")
          ? List.of(what.substring(what.indexOf(": ") + 2))
          : List.of();
    }
  }

  final List<List<Action>> rounds = new ArrayList<>();

  PublishedReport(String text) {
    rounds.add(new ArrayList<>());
    for (String line : text.lines().toList()) {
      if (line.startsWith("Round ")) rounds.add(new ArrayList<>());
      if (line.startsWith("Action: ")) rounds.getLast().add(new Action(line.substring(8)));
      if (rounds.getLast().isEmpty()) continue;
      Action action = rounds.getLast().getLast();
      Matcher figure = FIGURE.matcher(line);
      if (figure.matches()) {
        for (String name : figure.group(2).split(", ")) {
          action.votes.put(name, new BigDecimal(figure.group(3)));
        }
      }
      Matcher sum = SUM.matcher(line);
      if (sum.matches()) action.sums.put(sum.group(1), new BigDecimal(sum.group(2)));
    }
  }

  /** The first action of the round that prints every candidate. */
  Action figures(int round) {
    return rounds.get(round).stream().filter(a -> !a.votes.isEmpty()).findFirst().orElseThrow();
  }

  List<String> elected(int round) {
    return rounds.get(round).stream().flatMap(a -> a.named("Elect").stream()).toList();
  }

  List<String> defeated(int round) {
    return rounds.get(round).stream()
        .flatMap(a -> a.named("(Defeat|Defeat certain loser)").stream())
        .toList();
  }

  List<String> allElected() {
    return rounds.stream()
        .flatMap(List::stream)
        .flatMap(a -> a.named("(Elect|Elect remaining)").stream())
        .toList();
  }
}
