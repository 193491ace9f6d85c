package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/** What happened to each candidate, and when: read out of the stages. */
final class Course {
  private final Count count;
  private final Map<Integer, Integer> electedAt = new HashMap<>();
  private final Map<Integer, Integer> excludedAt = new HashMap<>();

  Course(Count count) {
    this.count = count;
    List<Stage> stages = count.stages();
    for (int i = 0; i < stages.size(); i++) {
      for (int c : stages.get(i).elected()) electedAt.putIfAbsent(c, i);
      for (int c : stages.get(i).excluded()) excludedAt.putIfAbsent(c, i);
    }
  }

  String name(int candidate) {
    return count.names().get(candidate);
  }

  /** The stage's place in the list, from 0. */
  Optional<Integer> electedAt(int candidate) {
    return Optional.ofNullable(electedAt.get(candidate));
  }

  Optional<Integer> excludedAt(int candidate) {
    return Optional.ofNullable(excludedAt.get(candidate));
  }

  /** Neither elected nor excluded before a stage, and not withdrawn. */
  boolean standsBefore(int candidate, int stage) {
    return electedAt.getOrDefault(candidate, stage) >= stage
        && excludedAt.getOrDefault(candidate, stage) >= stage
        && !absent(candidate);
  }

  /** Never had a vote and was never dealt with: withdrawn. */
  boolean absent(int candidate) {
    return count.pairwise() == null
        && !electedAt.containsKey(candidate)
        && !excludedAt.containsKey(candidate)
        && !count.elected().contains(candidate)
        && count.stages().stream().allMatch(s -> s.votes().get(candidate).signum() == 0);
  }

  /**
   * Candidates as a sheet lists them: the elected in order, then the others by how long they stood.
   */
  List<Integer> order() {
    var order = new ArrayList<Integer>(count.elected());
    List<Stage> stages = count.stages();
    int last = stages.size() - 1;
    IntStream.range(0, count.names().size())
        .filter(c -> !order.contains(c))
        .boxed()
        .sorted(
            Comparator.comparing((Integer c) -> -excludedAt.getOrDefault(c, last + 1))
                .thenComparing(c -> last < 0 ? BigDecimal.ZERO : votesWhenOut(c, last).negate())
                .thenComparing(c -> c))
        .forEach(order::add);
    return order;
  }

  private BigDecimal votesWhenOut(int candidate, int last) {
    int stage = excludedAt.getOrDefault(candidate, last);
    int before = stage > 0 && excludedAt.containsKey(candidate) ? stage - 1 : stage;
    return count.stages().get(before).votes().get(candidate);
  }

  /** Stages a reader need see: the first, and those where somebody was elected or excluded. */
  List<Integer> telling() {
    List<Stage> stages = count.stages();
    return IntStream.range(0, stages.size())
        .filter(
            i ->
                i == 0
                    || i == stages.size() - 1
                    || !stages.get(i).action().equals("iteration")
                    || !stages.get(i).elected().isEmpty()
                    || !stages.get(i).excluded().isEmpty())
        .boxed()
        .toList();
  }
}
