package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Pairwise;
import org.mandate.count.rules.Stage;
import org.mandate.count.rules.Tie;

/** Who won, and why: a heading and two sentences that a voter understands. */
public final class InWords {
  private InWords() {}

  /** The answer: who is elected, or that a lot is needed. */
  public static String heading(Count count) {
    List<String> winners = ResultJson.names(count, count.elected());
    Tie tie = count.tie();
    if (tie != null) {
      return "A lot must be drawn between " + Figures.and(ResultJson.names(count, tie.between()));
    }
    if (winners.isEmpty()) return "Nobody is elected";
    return Figures.and(winners) + (winners.size() == 1 ? " is elected" : " are elected");
  }

  /** Two sentences. */
  public static String why(Count count) {
    Tie tie = count.tie();
    if (tie != null) return tied(count, tie);
    if (count.elected().isEmpty()) {
      return papers(count) + ". No candidate was left to take a seat.";
    }
    Pairwise pairwise = count.pairwise();
    if (pairwise != null) return compared(count, pairwise);
    boolean moved = count.stages().stream().anyMatch(s -> !s.candidates().isEmpty());
    if (count.quota() == null && !moved) return atOnce(count);
    return count.seats() == 1 ? single(count) : several(count);
  }

  private static String papers(Count count) {
    return Figures.plain(count.valid())
        + (count.valid().compareTo(BigDecimal.ONE) == 0 ? " valid paper" : " valid papers")
        + " for "
        + Figures.of(count.seats(), "seat", "seats");
  }

  private static String tied(Count count, Tie tie) {
    String between = Figures.and(ResultJson.names(count, tie.between()));
    String what =
        switch (tie.purpose()) {
          case "elect" -> "who of them is elected";
          case "surplus" -> "whose surplus is moved first";
          default -> "who of them goes out";
        };
    return "At stage %d %s stand equal, and the rule has a lot say %s. Publish a seed before it is drawn, then count again with --tie and that seed: everybody who repeats it gets the same order."
        .formatted(tie.stage(), between, what);
  }

  private static String single(Count count) {
    Course course = new Course(count);
    int winner = count.elected().getFirst();
    int at = course.electedAt(winner).orElse(count.stages().size() - 1);
    Stage end = count.stages().get(at);
    int outs = count.stages().subList(0, at + 1).stream().mapToInt(s -> s.excluded().size()).sum();
    BigDecimal quota = end.quota() != null ? end.quota() : count.quota();
    boolean reached = quota != null && end.votes().get(winner).compareTo(quota) >= 0;
    String needed =
        quota == null
            ? ""
            : ", "
                + (reached ? "and" : "short of the")
                + " "
                + Figures.plain(quota)
                + (reached ? " were enough" : " that are enough");
    String runner = runnerUp(count, course, winner, at, end);
    String won =
        "At stage %d %s had %s%s%s."
            .formatted(
                end.number(),
                course.name(winner),
                Figures.votes(end.votes().get(winner)),
                needed,
                runner);
    if (outs == 0) {
      return "There were " + papers(count) + ". " + won;
    }
    String leader =
        "Nobody had enough of the %s votes at first, so %s and those votes moved to the next choice on each paper."
            .formatted(
                Figures.plain(count.valid()),
                outs == 1
                    ? "the last candidate went out"
                    : "the last candidates went out one by one (" + outs + " in all)");
    return leader + " " + won;
  }

  private static String runnerUp(Count count, Course course, int winner, int at, Stage end) {
    return IntStream.range(0, count.names().size())
        .filter(c -> c != winner && course.standsBefore(c, at) && !end.excluded().contains(c))
        .boxed()
        .max(Comparator.comparing(end.votes()::get))
        .map(c -> "; " + course.name(c) + " had " + Figures.plain(end.votes().get(c)))
        .orElse("; nobody else was left");
  }

  private static String several(Count count) {
    Course course = new Course(count);
    BigDecimal quota = count.quota();
    Map<Integer, List<String>> reached = new LinkedHashMap<>();
    var without = new ArrayList<String>();
    for (int c : count.elected()) {
      int at = course.electedAt(c).orElse(count.stages().size() - 1);
      Stage stage = count.stages().get(at);
      BigDecimal mark = stage.quota() != null ? stage.quota() : quota;
      if (mark != null && stage.votes().get(c).compareTo(mark) >= 0) {
        reached.computeIfAbsent(stage.number(), k -> new ArrayList<>()).add(course.name(c));
      } else {
        without.add(course.name(c) + " (" + Figures.plain(stage.votes().get(c)) + ")");
      }
    }
    var parts = new ArrayList<String>();
    reached.forEach((stage, who) -> parts.add(Figures.and(who) + " at stage " + stage));
    String first =
        "There were %s%s."
            .formatted(
                papers(count),
                quota == null
                    ? ""
                    : ", so that " + Figures.votes(quota) + " were enough for a seat (the quota)");
    if (without.isEmpty()) return first + " It was reached by " + Figures.and(parts) + ".";
    String rest =
        Figures.and(without)
            + (without.size() == 1 ? " took the last seat" : " took the last seats")
            + " without it, as no more candidates were left than seats";
    String second =
        parts.isEmpty()
            ? rest + "."
            : "It was reached by " + Figures.and(parts) + "; " + rest + ".";
    return first + " " + second;
  }

  private static String atOnce(Count count) {
    List<BigDecimal> votes = count.stages().getLast().votes();
    String winners =
        Figures.and(
            count.elected().stream()
                .map(c -> count.names().get(c) + " has " + Figures.plain(votes.get(c)))
                .toList());
    String next =
        IntStream.range(0, count.names().size())
            .filter(c -> !count.elected().contains(c))
            .boxed()
            .max(Comparator.comparing(votes::get))
            .map(c -> ", next is " + count.names().get(c) + " with " + Figures.plain(votes.get(c)))
            .orElse(", and nobody else stood");
    return "There were %s, and most votes win. %s%s.".formatted(papers(count), winners, next);
  }

  private static String compared(Count count, Pairwise pairwise) {
    int winner = count.elected().getFirst();
    String name = count.names().get(winner);
    var lost = new ArrayList<String>();
    var even = new ArrayList<String>();
    for (int other = 0; other < count.names().size(); other++) {
      BigDecimal fors = pairwise.prefer().get(winner).get(other);
      int order = fors.compareTo(pairwise.prefer().get(other).get(winner));
      if (order < 0) lost.add(count.names().get(other));
      if (order == 0 && other != winner && fors.signum() > 0) even.add(count.names().get(other));
    }
    String first = "There were " + papers(count) + ", and each two candidates were compared. ";
    if (lost.isEmpty() && even.isEmpty()) {
      return first
          + "On more papers %s stands above each other candidate than below.".formatted(name);
    }
    return first
        + "No candidate beats all others (%s %s %s), so the rule weighs the defeats against each other and puts %s first."
            .formatted(
                name,
                lost.isEmpty() ? "is level with" : "stands below",
                Figures.and(lost.isEmpty() ? even : lost),
                name);
  }
}
