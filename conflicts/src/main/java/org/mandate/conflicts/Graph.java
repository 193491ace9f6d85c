package org.mandate.conflicts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links of the facts by their ends, each list in the order of the links' names. */
final class Graph {
  private final Map<String, List<Step>> steps = new HashMap<>();
  private final Map<String, List<Disclosure>> disclosures = new HashMap<>();

  Graph(Facts facts) {
    for (Link link : facts.links()) {
      add(new Step(link, true));
      add(new Step(link, false));
    }
    steps.values().forEach(list -> list.sort(Comparator.comparing(s -> s.link().id())));
    for (Disclosure one : facts.disclosures()) {
      disclosures.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one);
    }
    disclosures.values().forEach(list -> list.sort(Comparator.comparing(Disclosure::id)));
  }

  private void add(Step step) {
    steps.computeIfAbsent(step.begins(), _ -> new ArrayList<>()).add(step);
  }

  /** Every link at that end, as a step away from it. */
  List<Step> stepsFrom(String who) {
    return steps.getOrDefault(who, List.of());
  }

  /** What sealed papers a person knows, of any matter. */
  List<Disclosure> disclosuresTo(String person) {
    return disclosures.getOrDefault(person, List.of());
  }
}
