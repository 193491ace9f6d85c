package org.mandate.conflicts.walls;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;

/** The facts under one policy as numbered lists. Only what some clause counts is kept. */
final class Compact {
  final Rules rules;
  final Map<String, Integer> nodes = new HashMap<>();
  final Map<String, Integer> people = new LinkedHashMap<>();
  final Map<String, Integer> matters = new LinkedHashMap<>();

  /** By person: the people close to them; by the other end in {@link #tiedTo}. */
  final Rows ties = new Rows();

  final Rows firsts = new Rows();
  final Rows onwards = new Rows();

  /** The same links from their far end, for what a changed fact can reach. */
  final Rows firstsTo = new Rows();

  final Rows onwardsTo = new Rows();

  /** By matter: its parties. By node: the matters it is a party of. */
  final Rows parties = new Rows();

  final Rows partyOf = new Rows();

  /** By person and matter: whose sealed papers are known. */
  final Map<Long, Rows> papers = new HashMap<>();

  Compact(Facts facts, Policy policy) {
    rules = new Rules(policy);
    facts.people().forEach(p -> people.put(p.id(), node(p.id())));
    facts.organisations().forEach(o -> node(o.id()));
    facts.links().forEach(l -> link(l, true));
    for (Matter matter : facts.matters()) {
      matter(matter.id());
      matter.parties().forEach(p -> party(matter, p, true));
    }
    facts.disclosures().forEach(d -> disclosure(d, true));
  }

  int node(String id) {
    return nodes.computeIfAbsent(id, _ -> nodes.size());
  }

  int matter(String id) {
    return matters.computeIfAbsent(id, _ -> matters.size());
  }

  /** Puts a link in or takes it out. */
  void link(Link link, boolean in) {
    int from = node(link.from());
    int to = node(link.to());
    Period period = link.period();
    int begins = Rules.from(period.from());
    int ends = Rules.until(period.until());
    switch (link.relation().ends()) {
      case PERSON_PERSON -> {
        put(ties, in, from, to, begins, ends, rules.tie(link));
        put(ties, in, to, from, begins, ends, rules.tie(link));
      }
      case PERSON_ORGANISATION ->
          rules
              .first(link)
              .forEach(
                  (months, mask) -> {
                    var until = period.until();
                    int last = Rules.until(until == null ? null : until.plusMonths(months));
                    put(firsts, in, from, to, begins, last, mask);
                    put(firstsTo, in, to, from, begins, last, mask);
                  });
      case ORGANISATIONS -> {
        onward(link, true, in, from, to, begins, ends);
        onward(link, false, in, to, from, begins, ends);
      }
    }
  }

  private void onward(
      Link link, boolean forward, boolean in, int from, int to, int begins, int ends) {
    int mask = rules.onward(link, forward);
    put(onwards, in, from, to, begins, ends, mask);
    put(onwardsTo, in, to, from, begins, ends, mask);
  }

  /** Whether a link counts for an onward step from its first end, from its second. */
  boolean counts(Link link, boolean forward) {
    return link.relation().ends() == Relation.Ends.ORGANISATIONS
        && rules.onward(link, forward) != 0;
  }

  void party(Matter matter, Matter.Party party, boolean in) {
    int who = node(party.who());
    int about = matter(matter.id());
    int begins = Rules.from(party.period().from());
    // a matter that is over shuts nothing: the party ends with it
    int ends = Math.min(Rules.until(party.period().until()), Rules.until(matter.ends()));
    int mask = rules.party(party.role());
    put(parties, in, about, who, begins, ends, mask);
    put(partyOf, in, who, about, begins, ends, mask);
  }

  void disclosure(Disclosure one, boolean in) {
    Rows known =
        papers.computeIfAbsent(key(node(one.person()), matter(one.matter())), _ -> new Rows());
    int whose = node(one.whose());
    rules
        .papersByMonths()
        .forEach(
            (months, mask) -> {
              var until = months == 0 ? null : one.on().plusMonths(months);
              put(known, in, 0, whose, Rules.from(one.on()), Rules.until(until), mask);
            });
  }

  static long key(int person, int matter) {
    return ((long) person << 32) | matter;
  }

  private static void put(
      Rows rows, boolean in, int number, int target, int from, int until, int mask) {
    if (mask == 0) {
      return;
    }
    if (in) {
      rows.add(number, target, from, until, mask);
    } else {
      rows.remove(number, target, from, until, mask);
    }
  }
}
