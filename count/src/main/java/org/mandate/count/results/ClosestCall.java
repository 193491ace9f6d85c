package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Pairwise;
import org.mandate.count.rules.Stage;

/**
 * The narrowest margin on which somebody stayed in the count or went, won or lost.
 *
 * @param stage its number
 * @param margin in votes, exact, 0 for a tie
 * @param ahead the index of the one who stayed or won
 * @param aheadVotes what that candidate had
 * @param behind the index of the one who went or lost
 * @param behindVotes what that candidate had
 * @param purpose {@code exclude}, {@code elect} or {@code pair}
 */
public record ClosestCall(
    int stage,
    BigDecimal margin,
    int ahead,
    BigDecimal aheadVotes,
    int behind,
    BigDecimal behindVotes,
    String purpose) {

  /** Of a whole count; the earliest of equal ones; empty where nobody competed. */
  public static Optional<ClosestCall> of(Count count) {
    Course course = new Course(count);
    var calls = new ArrayList<ClosestCall>();
    Pairwise pairwise = count.pairwise();
    if (pairwise != null) {
      pairs(count, pairwise, calls);
    } else {
      for (int i = 0; i < count.stages().size(); i++) {
        exclusion(count, course, i).ifPresent(calls::add);
      }
      lastSeat(count, course).ifPresent(calls::add);
    }
    return calls.stream().min(Comparator.comparing(ClosestCall::margin));
  }

  /** In one sentence. */
  public String sentence(Count count) {
    String ahead = count.names().get(this.ahead);
    String behind = count.names().get(this.behind);
    String gap =
        margin.signum() == 0
            ? "nothing between " + ahead + " and " + behind
            : Figures.votes(margin) + " between " + ahead + " and " + behind;
    return switch (purpose) {
      case "pair" ->
          "The closest call: %s, %s papers against %s."
              .formatted(gap, Figures.plain(aheadVotes), Figures.plain(behindVotes));
      case "exclude" ->
          "The closest call was stage %d: %s. %s went out with %s; %s stayed with %s."
              .formatted(
                  stage, gap, behind, Figures.plain(behindVotes), ahead, Figures.plain(aheadVotes));
      default ->
          "The closest call was the last seat, at stage %d: %s (%s against %s)."
              .formatted(stage, gap, Figures.plain(aheadVotes), Figures.plain(behindVotes));
    };
  }

  private static Optional<ClosestCall> exclusion(Count count, Course course, int i) {
    Stage stage = count.stages().get(i);
    if (stage.excluded().isEmpty()) return Optional.empty();
    boolean moved = stage.excluded().stream().allMatch(c -> stage.votes().get(c).signum() == 0);
    List<BigDecimal> votes = moved && i > 0 ? count.stages().get(i - 1).votes() : stage.votes();
    int behind = stage.excluded().stream().max(Comparator.comparing(votes::get)).orElseThrow();
    return IntStream.range(0, count.names().size())
        .filter(c -> course.standsBefore(c, i) && !stage.excluded().contains(c))
        .boxed()
        .min(Comparator.comparing(votes::get))
        .filter(ahead -> votes.get(ahead).compareTo(votes.get(behind)) >= 0)
        .map(ahead -> call(stage, ahead, behind, votes, "exclude"));
  }

  /** The last elected against the best of those who were still there and were not. */
  private static Optional<ClosestCall> lastSeat(Count count, Course course) {
    if (count.elected().isEmpty() || count.tie() != null) return Optional.empty();
    int ahead = count.elected().getLast();
    int at = course.electedAt(ahead).orElse(count.stages().size() - 1);
    if (at < 0 || course.standsBefore(ahead, at) == false) return Optional.empty();
    Stage stage = count.stages().get(at);
    return IntStream.range(0, count.names().size())
        .filter(c -> course.standsBefore(c, at))
        .filter(c -> !count.elected().contains(c) && !stage.excluded().contains(c))
        .boxed()
        .max(Comparator.comparing(stage.votes()::get))
        .filter(behind -> stage.votes().get(ahead).compareTo(stage.votes().get(behind)) >= 0)
        .map(behind -> call(stage, ahead, behind, stage.votes(), "elect"));
  }

  private static void pairs(Count count, Pairwise pairwise, List<ClosestCall> calls) {
    for (int winner : count.elected()) {
      for (int other = 0; other < count.names().size(); other++) {
        BigDecimal fors = pairwise.prefer().get(winner).get(other);
        BigDecimal against = pairwise.prefer().get(other).get(winner);
        if (count.elected().contains(other) || fors.add(against).signum() == 0) continue;
        boolean won = fors.compareTo(against) >= 0;
        calls.add(
            new ClosestCall(
                1,
                fors.subtract(against).abs(),
                won ? winner : other,
                won ? fors : against,
                won ? other : winner,
                won ? against : fors,
                "pair"));
      }
    }
  }

  private static ClosestCall call(
      Stage stage, int ahead, int behind, List<BigDecimal> votes, String purpose) {
    return new ClosestCall(
        stage.number(),
        votes.get(ahead).subtract(votes.get(behind)),
        ahead,
        votes.get(ahead),
        behind,
        votes.get(behind),
        purpose);
  }
}
