package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandate.conflicts.Policy.PathRule;

/**
 * Every path from a person to a party of one matter, on one day, under one policy.
 *
 * <p>For each clause it first finds how far each organisation is from a party, walking backwards;
 * then it only walks where a party can still be reached. So the work follows the paths that exist,
 * also in a hostile file.
 */
final class PathFinder {
  /** The most paths given of one person on one matter. */
  static final int MOST_PATHS = 200;

  /** The most steps tried for them: only a file made to be slow has more. */
  static final int MOST_STEPS = 100_000;

  private final Graph graph;
  private final Matter matter;
  private final Policy policy;
  private final LocalDate day;
  private final Map<String, List<Matter.Party>> parties = new HashMap<>();
  private final List<Map<String, Integer>> far = new ArrayList<>();

  PathFinder(Graph graph, Matter matter, Policy policy, LocalDate day) {
    this.graph = graph;
    this.matter = matter;
    this.policy = policy;
    this.day = day;
    for (Matter.Party party : matter.parties()) {
      if (party.period().holds(day)) {
        parties.computeIfAbsent(party.who(), _ -> new ArrayList<>()).add(party);
      }
    }
    policy.paths().forEach(rule -> far.add(distances(rule)));
  }

  Map<String, List<Matter.Party>> parties() {
    return parties;
  }

  Policy policy() {
    return policy;
  }

  /** How many links onward the nearest party is, from wherever one can be reached. */
  private Map<String, Integer> distances(PathRule rule) {
    var distance = new HashMap<String, Integer>();
    Deque<String> next = new ArrayDeque<>();
    parties.forEach(
        (who, roles) -> {
          if (roles.stream().anyMatch(p -> rule.parties().contains(p.role()))) {
            distance.put(who, 0);
            next.add(who);
          }
        });
    while (!next.isEmpty()) {
      String at = next.remove();
      int further = distance.getOrDefault(at, 0) + 1;
      if (further > rule.depth()) {
        continue;
      }
      for (Step back : graph.stepsFrom(at)) {
        if (PathRules.onward(rule, back.link(), !back.forward())
            && back.link().period().holds(day)
            && distance.putIfAbsent(back.leads(), further) == null) {
          next.add(back.leads());
        }
      }
    }
    return distance;
  }

  /** Every conflict of that person, the strongest first. */
  Found find(String person) {
    var search = new Search(person);
    for (int i = 0; i < policy.paths().size(); i++) {
      search.under(policy.paths().get(i), far.get(i));
    }
    search.found.sort(ORDER);
    return new Found(search.found, search.complete);
  }

  /**
   * What was found.
   *
   * @param complete false when the search stopped at its limit
   */
  record Found(List<Conflict> conflicts, boolean complete) {}

  private static final Comparator<Conflict> ORDER =
      Comparator.comparing(Conflict::strength)
          .reversed()
          .thenComparing(c -> c.steps().size())
          .thenComparing(c -> c.rule().clause())
          .thenComparing(c -> String.join("/", c.steps().stream().map(s -> s.link().id()).toList()))
          .thenComparing(c -> c.party().who())
          .thenComparing(c -> c.party().role());

  private final class Search {
    private final String person;
    private final List<Conflict> found = new ArrayList<>();
    private final List<Step> path = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private boolean complete = true;
    private int steps;

    Search(String person) {
      this.person = person;
    }

    void under(PathRule rule, Map<String, Integer> distance) {
      if (distance.isEmpty()) {
        return;
      }
      if (rule.ties().isEmpty()) {
        begin(rule, distance, person);
        return;
      }
      for (Step tie : graph.stepsFrom(person)) {
        if (PathRules.tie(rule, tie.link()) && tie.link().period().holds(day)) {
          path.add(tie);
          begin(rule, distance, tie.leads());
          path.removeLast();
        }
      }
    }

    private void begin(PathRule rule, Map<String, Integer> distance, String who) {
      if (PathRules.self(rule)) {
        arrive(rule, who);
      }
      for (Step first : graph.stepsFrom(who)) {
        if (first.forward()
            && PathRules.first(rule, first.link())
            && first.link().period().counts(day, rule.monthsAfterEnd())) {
          onto(rule, distance, first, rule.depth());
        }
      }
    }

    private void onto(PathRule rule, Map<String, Integer> distance, Step step, int left) {
      String at = step.leads();
      if (distance.getOrDefault(at, Integer.MAX_VALUE) > left || !visited.add(at)) {
        return;
      }
      if (++steps > MOST_STEPS || found.size() >= MOST_PATHS) {
        complete = false;
      } else {
        path.add(step);
        arrive(rule, at);
        if (left > 0) {
          for (Step next : graph.stepsFrom(at)) {
            if (PathRules.onward(rule, next.link(), next.forward())
                && next.link().period().holds(day)) {
              onto(rule, distance, next, left - 1);
            }
          }
        }
        path.removeLast();
      }
      visited.remove(at);
    }

    private void arrive(PathRule rule, String at) {
      for (Matter.Party party : parties.getOrDefault(at, List.of())) {
        if (!rule.parties().contains(party.role())) {
          continue;
        }
        List<Disclosure> papers =
            PathRules.papers(rule, graph.disclosuresTo(person), matter, party, day);
        if (rule.afterPapers() == null || !papers.isEmpty()) {
          found.add(new Conflict(person, path, party, rule, certainty(party), papers));
        }
      }
    }

    private Certainty certainty(Matter.Party party) {
      boolean potential =
          party.role() == PartyRole.EXPECTED_BIDDER
              || path.stream().anyMatch(s -> s.link().certainty() == Certainty.POTENTIAL);
      return potential ? Certainty.POTENTIAL : Certainty.ACTUAL;
    }
  }
}
