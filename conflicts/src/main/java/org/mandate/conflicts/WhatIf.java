package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandate.conflicts.Relation.Ends;

/**
 * A fact supposed on top of the facts: "and if the federation bids?" It is added like any other, so
 * a what-if says exactly what the facts would say.
 */
public sealed interface WhatIf {

  /** A party in words; empty when role or party is not known to the facts. */
  static Optional<WhatIf> party(Facts facts, String matter, String role, String who) {
    boolean known = has(facts.people(), who) || has(facts.organisations(), who);
    return known
        ? constant(PartyRole.class, role).map(r -> new PartyOf(matter, r, who))
        : Optional.empty();
  }

  /** A link in words; empty when the relation is not known or does not join these two. */
  static Optional<WhatIf> link(Facts facts, String from, String relation, String to) {
    return constant(Relation.class, relation)
        .filter(
            r -> has(r.ends() == Ends.ORGANISATIONS ? facts.organisations() : facts.people(), from))
        .filter(
            r -> has(r.ends() == Ends.PERSON_PERSON ? facts.people() : facts.organisations(), to))
        .filter(_ -> !from.equals(to))
        .map(r -> new Joined(from, r, to));
  }

  private static boolean has(List<Facts.Named> all, String id) {
    return all.stream().anyMatch(n -> n.id().equals(id));
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants()).filter(c -> Words.of(c).equals(word)).findFirst();
  }

  /** The facts with the supposed one. */
  Facts addTo(Facts facts, LocalDate day);

  /** A party more on a matter, from the day asked about. */
  record PartyOf(String matter, PartyRole role, String who) implements WhatIf {
    @Override
    public Facts addTo(Facts facts, LocalDate day) {
      return facts.with(matter, new Matter.Party(who, role, Period.since(day)));
    }
  }

  /** A link more, from the day asked about. */
  record Joined(String from, Relation relation, String to) implements WhatIf {
    @Override
    public Facts addTo(Facts facts, LocalDate day) {
      String id = "what-if";
      for (int i = 2; taken(facts, id); i++) {
        id = "what-if-" + i;
      }
      return facts.with(Link.of(id, relation, from, to, Period.since(day)));
    }

    private static boolean taken(Facts facts, String id) {
      return facts.links().stream().anyMatch(l -> l.id().equals(id));
    }
  }
}
