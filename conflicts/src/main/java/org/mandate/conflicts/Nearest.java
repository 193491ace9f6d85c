package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;

/**
 * Why somebody is not conflicted: the path that comes nearest, and the rule at which it fails.
 *
 * <p>Every link is walked in both directions on any day; a link that no clause would count costs
 * one. The cheapest path, then the shortest, is the nearest.
 */
final class Nearest {
  private static final int LONGEST = 5;
  private static final int MOST_STEPS = 20_000;

  private final Graph graph;
  private final Policy policy;
  private final Map<String, List<Matter.Party>> parties;
  private final LocalDate day;
  private final Sentences sentences;

  Nearest(Graph graph, PathFinder finder, LocalDate day, Sentences sentences) {
    this.graph = graph;
    this.policy = finder.policy();
    this.parties = finder.parties();
    this.day = day;
    this.sentences = sentences;
  }

  private record Walk(@Nullable Walk before, @Nullable Step step, String at, int cost, int hops) {
    List<Step> steps() {
      var all = new ArrayList<Step>();
      for (Walk w = this; w != null && w.step != null; w = w.before) {
        all.addFirst(w.step);
      }
      return all;
    }
  }

  Finding.Clear of(String person, Matter matter) {
    var why = new ArrayList<String>();
    if (parties.isEmpty()) {
      why.add("No party stands on the matter on " + Sentences.day(day) + ".");
      return new Finding.Clear(person, matter.id(), why, List.of());
    }
    Optional<Walk> walk = search(person);
    if (walk.isEmpty()) {
      why.add(
          "No facts lead from " + sentences.name(person) + " to a party, in whatever direction.");
    } else {
      why.add(sentence(walk.get()));
    }
    outside(person).ifPresent(why::add);
    return new Finding.Clear(person, matter.id(), why, walk.map(Walk::steps).orElse(List.of()));
  }

  private Optional<Walk> search(String person) {
    var queue =
        new PriorityQueue<Walk>(
            Comparator.comparingInt(Walk::cost)
                .thenComparingInt(Walk::hops)
                .thenComparing(w -> w.step() == null ? "" : w.step().link().id())
                .thenComparing(Walk::at));
    queue.add(new Walk(null, null, person, 0, 0));
    Set<String> done = new HashSet<>();
    int tried = 0;
    while (!queue.isEmpty() && tried < MOST_STEPS) {
      Walk walk = queue.remove();
      if (parties.containsKey(walk.at())) {
        return Optional.of(walk);
      }
      if (walk.hops() == LONGEST || !done.add(walk.at())) {
        continue;
      }
      for (Step step : graph.stepsFrom(walk.at())) {
        tried++;
        if (!done.contains(step.leads())) {
          int cost = walk.cost() + (fault(step, walk.hops()).isPresent() ? 1 : 0);
          queue.add(new Walk(walk, step, step.leads(), cost, walk.hops() + 1));
        }
      }
    }
    return Optional.empty();
  }

  private String sentence(Walk walk) {
    List<Step> steps = walk.steps();
    if (steps.isEmpty()) {
      return sentences.name(walk.at())
          + " is a party, in a role that no clause of the policy counts for that.";
    }
    String chain = "Nearest: " + sentences.chain(steps) + ". ";
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> fault = fault(steps.get(i), i);
      if (fault.isPresent()) {
        return chain + "That is no conflict: " + fault.get() + ".";
      }
    }
    String roles =
        String.join(
            ", ",
            parties.getOrDefault(walk.at(), List.of()).stream()
                .map(p -> Words.spoken(p.role()))
                .toList());
    return chain
        + "That is no conflict: each link counts by itself, but no clause joins these "
        + steps.size()
        + " to a party that is "
        + roles
        + ".";
  }

  /** Why no clause would count the step at that place; empty when one would. */
  private Optional<String> fault(Step step, int place) {
    Link link = step.link();
    String what =
        "'" + (step.forward() ? link.relation().says() : link.relation().saysBack()) + "'";
    var clauses = new ArrayList<PathRule>();
    PathRule nearly = null;
    for (PathRule rule : policy.paths()) {
      if (accepts(rule, step, place, link)) {
        clauses.add(rule);
      } else if (nearly == null
          && link.relation().hasShare()
          && accepts(rule, step, place, whole(link))) {
        nearly = rule;
      }
    }
    if (clauses.isEmpty()) {
      return Optional.of(nearly == null ? "no clause follows " + what : tooSmall(nearly, link));
    }
    int months = clauses.stream().mapToInt(PathRule::monthsAfterEnd).max().orElse(0);
    Period period = link.period();
    boolean firstLink = link.relation().ends() == Relation.Ends.PERSON_ORGANISATION;
    if (period.counts(day, firstLink ? months : 0)) {
      return Optional.empty();
    }
    String clause = " (clause " + clauses.getFirst().clause() + ")";
    LocalDate begins = period.from();
    if (begins != null && !period.begun(day)) {
      return Optional.of(what + " begins only on " + Sentences.day(begins) + clause);
    }
    LocalDate until = period.until();
    return Optional.of(what + " ended on " + Sentences.day(until == null ? day : until) + clause);
  }

  private static Link whole(Link link) {
    return link.sharing(Share.percent("100"));
  }

  private static boolean accepts(PathRule rule, Step step, int place, Link link) {
    if (link.relation() == Relation.CLOSE_TIE) {
      return place == 0 && PathRules.tie(rule, link);
    }
    if (link.relation().ends() == Relation.Ends.PERSON_ORGANISATION) {
      boolean tied = !rule.ties().isEmpty();
      return step.forward() && place == (tied ? 1 : 0) && PathRules.first(rule, link);
    }
    return PathRules.onward(rule, link, step.forward());
  }

  private static String tooSmall(PathRule rule, Link link) {
    Share share = link.share();
    Mark mark =
        link.relation() == Relation.HOLDING
            ? rule.first().stream()
                .filter(f -> f.relation() == Relation.HOLDING)
                .findFirst()
                .map(Policy.First::mark)
                .orElse(null)
            : rule.onward().stream()
                .filter(o -> o.relation() == Relation.OWNERSHIP)
                .findFirst()
                .map(Onward::mark)
                .orElse(null);
    return (share == null ? "the share is not known" : "the share is " + share.inPercent() + " %")
        + ", and clause "
        + rule.clause()
        + " counts "
        + (mark == null ? "another" : mark.words());
  }

  /** "31 organisations are members of the federation on that day; Elm Road is not one of them." */
  private Optional<String> outside(String person) {
    List<String> own =
        graph.stepsFrom(person).stream()
            .filter(s -> s.forward() && s.link().relation().ends() != Relation.Ends.PERSON_PERSON)
            .filter(s -> s.link().period().holds(day))
            .map(Step::leads)
            .distinct()
            .toList();
    for (String party : parties.keySet().stream().sorted().toList()) {
      List<String> members =
          graph.stepsFrom(party).stream()
              .filter(s -> !s.forward() && s.link().relation() == Relation.MEMBERSHIP)
              .filter(s -> s.link().period().holds(day))
              .map(Step::leads)
              .distinct()
              .toList();
      if (!members.isEmpty() && own.size() == 1 && !members.contains(own.getFirst())) {
        return Optional.of(
            "%d organisations are members of %s on %s; %s is not one of them."
                .formatted(
                    members.size(),
                    sentences.name(party),
                    Sentences.day(day),
                    sentences.name(own.getFirst())));
      }
    }
    return Optional.empty();
  }
}
