package org.mandate.conflicts.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.PathRule;

/**
 * Every wall under one policy on one day, kept current fact by fact. A wall is a person, a matter
 * and the clauses that shut it; what it shuts then follows from strength and stage ({@link
 * org.mandate.conflicts.HandlingRules}). It agrees with {@link org.mandate.conflicts.Conflicts},
 * which also has the paths. Not for two threads at once.
 */
public final class Walls {
  private static final int CHUNK = 1024;
  private static final long[] NONE = {};

  private final Compact facts;
  private final Walk walk;
  private int day;
  private long[][] rows = {};

  private Walls(Facts facts, Policy policy, LocalDate day) {
    this.facts = new Compact(facts, policy);
    this.walk = new Walk(this.facts);
    this.day = Rules.from(day);
  }

  /** All walls of the facts on that day, computed on all processors. */
  public static Walls all(Facts facts, Policy policy, LocalDate day) {
    var walls = new Walls(facts, policy, day);
    walls.computeAll();
    return walls;
  }

  private void computeAll() {
    int[] people = facts.people.values().stream().mapToInt(Integer::intValue).toArray();
    long[][] fresh = new long[facts.nodes.size()][];
    IntStream.range(0, (people.length + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              var own = new Walk(facts);
              int end = Math.min(people.length, (chunk + 1) * CHUNK);
              for (int i = chunk * CHUNK; i < end; i++) {
                fresh[people[i]] = own.row(people[i], day);
              }
            });
    rows = fresh;
  }

  /** The number of a person, for {@link #check(int, int, int)}; -1 for nobody. */
  public int person(String id) {
    return facts.people.getOrDefault(id, -1);
  }

  /** The number of a matter; -1 for none. */
  public int matter(String id) {
    return facts.matters.getOrDefault(id, -1);
  }

  /** The clauses, as bits for {@link #clauses}; 0 when clear. The day is days since 1970. */
  public int check(int person, int matter, int epochDay) {
    return walk.check(person, matter, epochDay);
  }

  /** Whether somebody is conflicted on that day, walked afresh. */
  public boolean conflicted(String person, String matter, LocalDate on) {
    int who = person(person);
    int about = matter(matter);
    return who >= 0 && about >= 0 && walk.check(who, about, Rules.from(on)) != 0;
  }

  /** The clauses of those bits. */
  public List<PathRule> clauses(int bits) {
    return facts.rules.of(bits);
  }

  /** The bits of the wall kept for a person and a matter; 0 for none. */
  public int wall(String person, String matter) {
    long[] row = row(person(person));
    long about = (long) matter(matter) << 32;
    int at = Arrays.binarySearch(row, about);
    int place = at < 0 ? -at - 1 : at;
    return place < row.length && (row[place] >>> 32) == (about >>> 32) ? (int) row[place] : 0;
  }

  private long[] row(int person) {
    return person >= 0 && person < rows.length && rows[person] != null ? rows[person] : NONE;
  }

  /** How many walls there are. */
  public long count() {
    return Arrays.stream(rows).filter(r -> r != null).mapToLong(r -> r.length).sum();
  }

  /** Every wall as "person matter bits", in order; for comparing. */
  public List<String> listed() {
    var names = new ArrayList<>(facts.matters.keySet());
    var list = new ArrayList<String>();
    facts.people.forEach(
        (id, number) -> {
          for (long wall : row(number)) {
            list.add(id + " " + names.get((int) (wall >>> 32)) + " " + (int) wall);
          }
        });
    list.sort(null);
    return list;
  }

  /** A link is told: the walls that follow from it stand. Returns how many people were walked. */
  public int add(Link link) {
    return change(link, true);
  }

  /** A link is withdrawn, which {@link #add} or the facts had told in the same words. */
  public int remove(Link link) {
    return change(link, false);
  }

  private int change(Link link, boolean in) {
    var affected = new BitSet();
    reached(link, affected);
    facts.link(link, in);
    reached(link, affected);
    return again(affected);
  }

  private void reached(Link link, BitSet affected) {
    int from = facts.node(link.from());
    int to = facts.node(link.to());
    switch (link.relation().ends()) {
      case PERSON_PERSON -> {
        affected.set(from);
        affected.set(to);
      }
      case PERSON_ORGANISATION -> withTies(from, affected);
      case ORGANISATIONS -> {
        int left = facts.rules.deepest() - 1;
        if (facts.counts(link, true)) {
          upstream(from, left, affected);
        }
        if (facts.counts(link, false)) {
          upstream(to, left, affected);
        }
      }
    }
  }

  private void withTies(int person, BitSet affected) {
    affected.set(person);
    int[] ties = facts.ties.at(person);
    for (int i = 0; i < ties.length; i += Rows.WIDTH) {
      affected.set(ties[i]);
    }
  }

  /** Everybody who may reach an organisation, on whatever day. */
  private void upstream(int at, int links, BitSet affected) {
    var seen = new BitSet();
    seen.set(at);
    int[] layer = {at};
    for (int left = links; layer.length > 0; left--) {
      var next = new BitSet();
      for (int one : layer) {
        int[] firsts = facts.firstsTo.at(one);
        for (int i = 0; i < firsts.length; i += Rows.WIDTH) {
          withTies(firsts[i], affected);
        }
        int[] onwards = left > 0 ? facts.onwardsTo.at(one) : new int[0];
        for (int i = 0; i < onwards.length; i += Rows.WIDTH) {
          if (!seen.get(onwards[i])) {
            next.set(onwards[i]);
          }
        }
      }
      seen.or(next);
      layer = next.stream().toArray();
    }
  }

  private int again(BitSet affected) {
    affected.stream().forEach(this::again);
    return affected.cardinality();
  }

  private void again(int person) {
    if (person >= rows.length) {
      rows = Arrays.copyOf(rows, facts.nodes.size());
    }
    rows[person] = walk.row(person, day);
  }

  /** A party is put on a matter. */
  public int add(Matter matter, Matter.Party party) {
    facts.party(matter, party, true);
    return party(party);
  }

  /** A party is taken off a matter. */
  public int remove(Matter matter, Matter.Party party) {
    facts.party(matter, party, false);
    return party(party);
  }

  private int party(Matter.Party party) {
    var affected = new BitSet();
    int who = facts.node(party.who());
    if (facts.people.containsKey(party.who())) {
      withTies(who, affected);
    } else {
      upstream(who, facts.rules.deepest(), affected);
    }
    return again(affected);
  }

  /** Somebody came to know sealed papers. */
  public int add(Disclosure disclosure) {
    facts.disclosure(disclosure, true);
    again(facts.node(disclosure.person()));
    return 1;
  }

  /** Another day begins: everything is walked again. */
  public void on(LocalDate other) {
    day = Rules.from(other);
    computeAll();
  }
}
