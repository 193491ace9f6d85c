package org.mandate.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.walls.Walls;

/**
 * The paths and policy clauses of one conflicted person on one matter, asked when somebody wants
 * them: over the facts of the whole country, kept ready, and over facts cut to the pair. Both must
 * name the clauses that the walls name.
 */
final class PathsOnDemand {
  private static final int PAIRS = 2_000;
  private static final int WARMING = 3;
  private static final int DEEP = 4;

  private final Facts facts;
  private final Walls walls;
  private final Map<String, Matter> matters = new HashMap<>();
  private final Map<String, List<Link>> from = new HashMap<>();
  private final Map<String, List<Link>> to = new HashMap<>();
  private final Map<String, List<Disclosure>> papers = new HashMap<>();

  PathsOnDemand(Facts facts, Walls walls) {
    this.facts = facts;
    this.walls = walls;
    facts.matters().forEach(m -> matters.put(m.id(), m));
    facts.links().forEach(l -> from.computeIfAbsent(l.from(), _ -> new ArrayList<>()).add(l));
    facts.links().forEach(l -> to.computeIfAbsent(l.to(), _ -> new ArrayList<>()).add(l));
    facts
        .disclosures()
        .forEach(d -> papers.computeIfAbsent(d.person(), _ -> new ArrayList<>()).add(d));
  }

  void run() {
    List<String[]> pairs = pairs();
    long start = System.nanoTime();
    var whole = new Conflicts(facts, England.DAY);
    double ready = (System.nanoTime() - start) / 1e6;
    double[] micros = new double[0];
    for (int round = 1; round <= WARMING + 1; round++) {
      // another day has nothing kept of the day before but the links
      Conflicts fresh = whole.on(England.DAY.minusDays(WARMING + 1 - round));
      micros = new double[pairs.size()];
      for (int i = 0; i < micros.length; i++) {
        Matter matter = matter(pairs.get(i));
        long began = System.nanoTime();
        Finding answer = fresh.of(pairs.get(i)[0], matter);
        micros[i] = (System.nanoTime() - began) / 1e3;
        if (round == WARMING + 1) {
          same(pairs.get(i), answer);
        }
      }
    }
    told("paths and clauses, facts of the whole country", micros);
    System.out.printf("  those facts made ready once: %.0f ms%n", ready);
    long links = 0;
    for (int round = 0; round <= WARMING; round++) {
      links = 0;
      for (int i = 0; i < micros.length; i++) {
        long began = System.nanoTime();
        Matter matter = matter(pairs.get(i));
        Facts cut = cut(pairs.get(i)[0], matter);
        Finding answer = new Conflicts(cut, England.DAY).of(pairs.get(i)[0], matter);
        micros[i] = (System.nanoTime() - began) / 1e3;
        links += cut.links().size();
        same(pairs.get(i), answer);
      }
    }
    told("paths and clauses, cutting to the pair included", micros);
    System.out.printf("  %.1f links in a cut%n", links / (double) micros.length);
  }

  /** One conflicted person for each of the matters that have one, so that no answer is kept. */
  private List<String[]> pairs() {
    Map<String, List<String>> people = new LinkedHashMap<>();
    for (String wall : walls.listed()) {
      String[] parts = wall.split(" ");
      people.computeIfAbsent(parts[1], _ -> new ArrayList<>()).add(parts[0]);
    }
    var random = new Random(13);
    var pairs = new ArrayList<String[]>();
    people.forEach(
        (matter, who) -> pairs.add(new String[] {who.get(random.nextInt(who.size())), matter}));
    return pairs.subList(0, Math.min(PAIRS, pairs.size()));
  }

  private Matter matter(String[] pair) {
    Matter matter = matters.get(pair[1]);
    if (matter == null) {
      throw new IllegalStateException("no matter " + pair[1]);
    }
    return matter;
  }

  /** The person's own links and ties, then onward from organisation to organisation. */
  private Facts cut(String person, Matter matter) {
    Set<Link> kept = new HashSet<>();
    Set<String> people = new HashSet<>(Set.of(person));
    ties(person, kept, people);
    Set<String> layer = new HashSet<>();
    for (String one : people) {
      for (Link link : from.getOrDefault(one, List.of())) {
        if (link.relation() != Relation.CLOSE_TIE) {
          kept.add(link);
          layer.add(link.to());
        }
      }
    }
    Set<String> seen = new HashSet<>(layer);
    for (int i = 0; i < DEEP && !layer.isEmpty(); i++) {
      layer = onward(layer, kept);
      layer.removeAll(seen);
      seen.addAll(layer);
    }
    return new Facts(
        List.of(),
        List.of(),
        List.copyOf(kept),
        List.of(matter),
        papers.getOrDefault(person, List.of()),
        facts.body(matter.body()).stream().toList(),
        List.of(),
        facts.policies(),
        List.of(),
        List.of(),
        List.of());
  }

  private void ties(String person, Set<Link> kept, Set<String> people) {
    for (Link link : from.getOrDefault(person, List.of())) {
      if (link.relation() == Relation.CLOSE_TIE) {
        kept.add(link);
        people.add(link.to());
      }
    }
    for (Link link : to.getOrDefault(person, List.of())) {
      kept.add(link);
      people.add(link.from());
    }
  }

  private Set<String> onward(Set<String> layer, Set<Link> kept) {
    Set<String> next = new HashSet<>();
    for (String one : layer) {
      for (Link link : from.getOrDefault(one, List.of())) {
        if (link.relation() != Relation.CONTRACT) {
          kept.add(link);
          next.add(link.to());
        }
      }
      for (Link link : to.getOrDefault(one, List.of())) {
        if (link.relation() == Relation.OWNERSHIP) {
          kept.add(link);
          next.add(link.from());
        }
      }
    }
    return next;
  }

  private void same(String[] pair, Finding answer) {
    Set<String> expected = new TreeSet<>();
    walls.clauses(walls.wall(pair[0], pair[1])).forEach(r -> expected.add(r.clause()));
    Set<String> named = new TreeSet<>();
    if (answer instanceof Finding.Conflicted conflicted) {
      conflicted.conflicts().forEach(c -> named.add(c.rule().clause()));
    }
    if (!named.equals(expected)) {
      throw new IllegalStateException(pair[0] + " " + pair[1] + named + " not " + expected);
    }
  }

  private static void told(String what, double[] micros) {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    int many = sorted.length;
    System.out.printf(
        "%s: median %.0f us, 99th %.0f us, slowest %.0f us; %,d pairs, clauses as the walls%n",
        what, sorted[many / 2], sorted[many * 99 / 100], sorted[many - 1], many);
  }
}
