package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.mandate.ballot.leak.Verdict.Offer;

/** Small areas put together until each has enough voters: always the two smallest. */
final class Pooling {
  private Pooling() {}

  private record Pool(List<String> areas, int voters) {}

  /** Empty when not even all together are enough, or nothing is left to tell apart. */
  static Optional<Offer> of(Map<String, BitSet> areas, int least) {
    PriorityQueue<Pool> pools =
        new PriorityQueue<>(
            Comparator.comparingInt(Pool::voters).thenComparing(p -> p.areas().getFirst()));
    areas.forEach((area, voters) -> pools.add(new Pool(List.of(area), voters.cardinality())));
    while (pools.size() > 1 && pools.element().voters() < least) {
      Pool small = pools.remove();
      Pool next = pools.remove();
      List<String> both = new ArrayList<>(small.areas());
      both.addAll(next.areas());
      pools.add(new Pool(both, small.voters() + next.voters()));
    }
    if (pools.size() < 2) {
      return Optional.empty();
    }
    List<List<String>> together =
        pools.stream()
            .map(Pool::areas)
            .filter(p -> p.size() > 1)
            .map(p -> p.stream().sorted().toList())
            .sorted(Comparator.comparing(List::getFirst))
            .toList();
    return together.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Offer.Pool(
                together,
                "Publish these areas together, so that each total is of at least "
                    + least
                    + " voters: "
                    + String.join("; ", together.stream().map(p -> String.join(" + ", p)).toList())
                    + "."));
  }
}
