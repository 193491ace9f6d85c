package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.conflicts.Policy.PathRule;

/** Who is conflicted on which matter, as at one day. */
public final class Conflicts {
  private final Facts facts;
  private final LocalDate day;
  private final Graph graph;
  private final Sentences sentences;
  private final Map<String, Optional<PathFinder>> finders = new HashMap<>();
  private final Map<String, Finding> found = new HashMap<>();
  private final Map<LocalDate, Conflicts> days;

  /** The conflicts that these facts hold on that day. */
  public Conflicts(Facts facts, LocalDate day) {
    this(facts, day, new Graph(facts), new Sentences(facts), new HashMap<>());
  }

  private Conflicts(
      Facts facts,
      LocalDate day,
      Graph graph,
      Sentences sentences,
      Map<LocalDate, Conflicts> days) {
    this.facts = facts;
    this.day = day;
    this.graph = graph;
    this.sentences = sentences;
    this.days = days;
    days.put(day, this);
  }

  /** The same facts on another day. */
  public Conflicts on(LocalDate other) {
    Conflicts known = days.get(other);
    return known == null ? new Conflicts(facts, other, graph, sentences, days) : known;
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

  /** For whom the person may not act on the matter, for what they came to know. */
  public List<Bar> bars(String person, Matter matter) {
    var bars = new ArrayList<Bar>();
    finder(matter)
        .ifPresent(
            f ->
                f.policy().paths().stream()
                    .filter(r -> r.afterPapers() != null)
                    .forEach(
                        r -> f.parties().values().forEach(l -> bars(bars, person, matter, r, l))));
    bars.sort(Comparator.comparing(Bar::competitor).thenComparing(b -> b.known().id()));
    return bars;
  }

  private void bars(
      List<Bar> bars, String person, Matter matter, PathRule rule, List<Matter.Party> parties) {
    for (Matter.Party party : parties) {
      for (Disclosure one :
          PathRules.papers(rule, graph.disclosuresTo(person), matter, party, day)) {
        var after = rule.afterPapers();
        bars.add(
            new Bar(
                one,
                party.who(),
                rule.clause(),
                after == null ? null : PathRules.papersUntil(after, one)));
      }
    }
  }

  /** Every conflict of a person on a matter, without the words; none where nothing is judged. */
  List<Conflict> found(String person, Matter matter) {
    return finder(matter).map(f -> f.find(person).conflicts()).orElse(List.of());
  }

  /** Whether that person is conflicted on that matter, without the words. */
  public boolean conflicted(String person, Matter matter) {
    return !found(person, matter).isEmpty();
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

  /**
   * The same facts as everybody may see them: without the links that only the person and the
   * guardian see. Fewer links never make a conflict, so whoever is clear here for the whole facts
   * is clear there too, and the reasons then say nothing of what is sealed.
   */
  public Conflicts open() {
    return new Conflicts(
        facts.withLinks(facts.links().stream().filter(l -> !l.sealed()).toList()), day);
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
