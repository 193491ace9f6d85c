package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.mandate.ballot.leak.Verdict.Gravity;
import org.mandate.ballot.leak.Verdict.Kind;
import org.mandate.ballot.leak.Verdict.Offer;

/**
 * Weights are public (the board shows them beside each credential), so a total can be searched for
 * the voters whose weights add up to it.
 */
final class WeightsJudge {
  private static final long[] UNITS = {1, 100, 500, 1_000};

  private final Plan plan;
  private final Leak.Judged judged;
  private final int count;

  private WeightsJudge(Plan plan, Leak.Judged judged) {
    this.plan = plan;
    this.judged = judged;
    this.count = plan.standard().anonymity();
  }

  static void judge(Plan plan, Leak.Judged judged) {
    if (Arrays.stream(plan.weights()).distinct().count() > 1
        && plan.roll().size() >= plan.standard().anonymity()) {
      new WeightsJudge(plan, judged).judge();
    }
  }

  private void judge() {
    boolean alone = false;
    for (Map.Entry<String, long[]> part : parts().entrySet()) {
      alone |= tooFewShareAWeight(part.getKey(), part.getValue());
    }
    if (alone) {
      bands().forEach(judged::offer);
      return;
    }
    parts().forEach(this::sums);
  }

  /** The whole roll, and each area whose totals are published. */
  private Map<String, long[]> parts() {
    Map<String, long[]> found = new LinkedHashMap<>();
    found.put("the whole roll", plan.weights());
    if (plan.published().byArea()) {
      TotalsJudge.areas(plan)
          .forEach((area, voters) -> found.put("area " + area, weightsOf(voters)));
    }
    return found;
  }

  private long[] weightsOf(BitSet voters) {
    return voters.stream().mapToLong(v -> plan.roll().get(v).weight()).toArray();
  }

  private boolean tooFewShareAWeight(String part, long[] weights) {
    Map<Long, Long> sharing =
        LongStream.of(weights)
            .boxed()
            .collect(Collectors.groupingBy(w -> w, Collectors.counting()));
    int fewest = Math.toIntExact(sharing.values().stream().mapToLong(n -> n).min().orElseThrow());
    judged.hidesAmong(fewest);
    if (fewest >= count) {
      return false;
    }
    long few = sharing.values().stream().filter(n -> n < count).mapToLong(n -> n).sum();
    SubsetCounts counts = SubsetCounts.of(weights, count);
    judged.found(
        Kind.WEIGHTS,
        Gravity.REFUSE,
        "Votes are weighted, the weights are public and the totals would be too: on "
            + part
            + " "
            + few
            + " of "
            + weights.length
            + " voters have a weight that fewer than "
            + count
            + " share. "
            + betrayed(counts)
            + " "
            + Certain.of(weights, plan.standard().lopsided()).told()
            + " Public weights with secret totals are refused unless banded.");
    return true;
  }

  private String betrayed(SubsetCounts counts) {
    double share = plan.standard().lopsided();
    return "A total that fewer than "
        + count
        + " groups of voters add up to would come with a chance of "
        + (counts.complete() ? "" : "at most ")
        + Chances.words(counts.chanceBelowCap(share))
        + " if "
        + Chances.words(share)
        + " are of one mind, "
        + Chances.words(counts.chanceBelowCap(0.5))
        + " if opinion is even.";
  }

  private void sums(String part, long[] weights) {
    if (Arrays.stream(weights).distinct().count() == 1) {
      return;
    }
    SubsetCounts counts = SubsetCounts.of(weights, count);
    Certain certain = Certain.of(weights, plan.standard().lopsided());
    double chance = Math.max(certain.chance(), counts.chanceBelowCap(plan.standard().lopsided()));
    judged.found(
        Kind.WEIGHTS,
        chance > plan.standard().limit() ? Gravity.WARN : Gravity.FINE,
        "On "
            + part
            + " each weight is shared by at least "
            + count
            + " voters. "
            + betrayed(counts)
            + " "
            + certain.told()
            + counts.safeFrom().stream()
                .mapToObj(
                    from ->
                        " Every total from "
                            + from
                            + " to "
                            + (counts.total() - from)
                            + " is explained by at least "
                            + count
                            + " groups of voters.")
                .findFirst()
                .orElse(""));
  }

  /** The chance that a total tells somebody's vote for certain; computed once, as it is dear. */
  private record Certain(double chance, boolean exact, double share) {
    static Certain of(long[] weights, double share) {
      OptionalDouble exact = Certainty.chance(weights, share);
      return new Certain(
          exact.orElseGet(() -> Certainty.atMost(weights, share)), exact.isPresent(), share);
    }

    String told() {
      return "A total that tells somebody's vote for certain, as nothing else adds up, would come"
          + " with a chance of "
          + (exact ? "" : "at most ")
          + Chances.words(chance)
          + " if "
          + Chances.words(share)
          + " are of one mind.";
    }
  }

  /**
   * The bands of the anonymity count with the least distortion; and, where those still tell too
   * often, the least distorted that do not (else those that come nearest). Larger bands distort
   * more, so for each unit the first size that is enough is the best.
   */
  private List<Offer.UseBands> bands() {
    List<Offer.UseBands> tried = new ArrayList<>();
    long[] weights = plan.weights();
    long lightest = Arrays.stream(weights).min().orElseThrow();
    double limit = plan.standard().limit();
    for (long unit : UNITS) {
      boolean reached = unit > 1 && unit > lightest;
      for (int size = count; size <= weights.length && !reached; size *= 2) {
        Offer.UseBands offer = offer(weights, size, unit);
        tried.add(offer);
        reached = offer.chance() <= limit;
      }
    }
    Offer.UseBands best =
        tried.stream()
            .filter(o -> o.chance() <= limit)
            .min(Comparator.comparingLong(o -> o.bands().distortion()))
            .orElseGet(
                () ->
                    tried.stream()
                        .min(Comparator.comparingDouble(Offer.UseBands::chance))
                        .orElseThrow());
    Offer.UseBands first = tried.getFirst();
    return best.equals(first) ? List.of(first) : List.of(first, best);
  }

  private Offer.UseBands offer(long[] weights, int size, long unit) {
    Bands bands = Bands.of(weights, size, unit);
    SubsetCounts counts = SubsetCounts.of(bands.applied(weights), count);
    double chance =
        Math.max(
            Certain.of(bands.applied(weights), plan.standard().lopsided()).chance(),
            counts.chanceBelowCap(plan.standard().lopsided()));
    long all = Arrays.stream(weights).sum();
    return new Offer.UseBands(
        bands,
        chance,
        "Vote with banded weights: "
            + bands.bands().size()
            + " bands of at least "
            + bands.smallest()
            + " voters (anonymity count "
            + bands.smallest()
            + "); the weights change by "
            + Chances.words((double) bands.distortion() / all)
            + " of all votes, and a total that fewer than "
            + count
            + " groups of voters explain, or that tells somebody's vote for certain, comes with a"
            + " chance of at most "
            + Chances.words(chance)
            + ".");
  }
}
