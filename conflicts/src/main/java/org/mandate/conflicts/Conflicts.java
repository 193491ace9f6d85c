package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is conflicted on which matter, as at one day. */
public final class Conflicts {
  private final Facts facts;
  private final LocalDate day;
  private final Graph graph;
  private final Sentences sentences;
  private final Map<String, Optional<PathFinder>> finders = new HashMap<>();
  private final Map<String, Finding> found = new HashMap<>();

  /** The conflicts that these facts hold on that day. */
  public Conflicts(Facts facts, LocalDate day) {
    this(facts, day, new Graph(facts), new Sentences(facts));
  }

  private Conflicts(Facts facts, LocalDate day, Graph graph, Sentences sentences) {
    this.facts = facts;
    this.day = day;
    this.graph = graph;
    this.sentences = sentences;
  }

  /** The same facts on another day. */
  public Conflicts on(LocalDate other) {
    return other.equals(day) ? this : new Conflicts(facts, other, graph, sentences);
  }

  /** The day it speaks of. */
  public LocalDate day() {
    return day;
  }

  /** The facts it goes by. */
  public Facts facts() {
    return facts;
  }

  /** Sentences with the names of the facts. */
  public Sentences sentences() {
    return sentences;
  }

  /** The answer about one person and one matter; each conflict found, or why there is none. */
  public Finding of(String person, Matter matter) {
    return found.computeIfAbsent(person + "\n" + matter.id(), _ -> judge(person, matter));
  }

  /** Whether that person is conflicted on that matter, without the words. */
  public boolean conflicted(String person, Matter matter) {
    return of(person, matter) instanceof Finding.Conflicted;
  }

  /** Everybody who sits in the matter's body then, or may be asked to in somebody's place. */
  public Set<String> concerned(Matter matter) {
    var people = new LinkedHashSet<String>();
    facts
        .body(matter.body())
        .ifPresent(
            body -> {
              body.membersOn(day).forEach(m -> people.add(m.person()));
              body.deputies().stream()
                  .filter(d -> d.period().holds(day))
                  .forEach(d -> people.add(d.person()));
            });
    return people;
  }

  /** Everybody in the facts who is conflicted on the matter. */
  public List<Finding.Conflicted> all(Matter matter) {
    return facts.people().stream()
        .map(Facts.Named::id)
        .filter(p -> finder(matter).map(f -> !f.find(p).conflicts().isEmpty()).orElse(false))
        .map(p -> (Finding.Conflicted) of(p, matter))
        .toList();
  }

  /** The policy that the matter's body goes by on this day. */
  public Optional<Policy> policy(Matter matter) {
    return facts.policyFor(matter, day);
  }

  private Finding judge(String person, Matter matter) {
    if (matter.over(day)) {
      return new Finding.NotJudged(person, matter.id(), "The matter is over.");
    }
    Optional<PathFinder> finder = finder(matter);
    if (finder.isEmpty()) {
      return new Finding.NotJudged(
          person,
          matter.id(),
          "The body had adopted no conflicts policy by " + Sentences.day(day) + ".");
    }
    PathFinder.Found answer = finder.get().find(person);
    return answer.conflicts().isEmpty()
        ? new Nearest(graph, finder.get(), day, sentences).of(person, matter)
        : new Finding.Conflicted(person, matter.id(), answer.conflicts(), answer.complete());
  }

  private Optional<PathFinder> finder(Matter matter) {
    return finders.computeIfAbsent(
        matter.id(),
        _ ->
            matter.over(day)
                ? Optional.empty()
                : policy(matter).map(p -> new PathFinder(graph, matter, p, day)));
  }
}
