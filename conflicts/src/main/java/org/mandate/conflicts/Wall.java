package org.mandate.conflicts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What conflicts shut for one person on one matter during a run of days on which nothing changes.
 *
 * @param shuts may be empty: the conflict is noted, and nothing is shut
 * @param clauses of the policy that make those conflicts that may be told, in order
 * @param kinds of the conflicts that may be told; {@link Kind#INDIRECT} for all that may not
 * @param potential whether every conflict is only potential
 * @param chosen the choice in force; empty while nobody has chosen
 */
public record Wall(
    String person,
    Period period,
    Set<Handling.Shut> shuts,
    List<String> clauses,
    Set<Kind> kinds,
    boolean potential,
    Optional<Facts.Choice> chosen) {

  /** Copies everything, in order. */
  public Wall {
    shuts = Collections.unmodifiableSet(new TreeSet<>(shuts));
    clauses = List.copyOf(clauses);
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
  }

  static Wall of(String person, Period period, HandlingRules.InForce now) {
    var kinds = EnumSet.noneOf(Kind.class);
    now.conflicts().forEach(c -> kinds.add(c.sealed() ? Kind.INDIRECT : c.kind()));
    return new Wall(
        person,
        period,
        now.shut(),
        now.conflicts().stream()
            .filter(c -> !c.sealed())
            .map(c -> c.rule().clause())
            .distinct()
            .sorted()
            .toList(),
        kinds,
        now.conflicts().stream().allMatch(c -> c.certainty() == Certainty.POTENTIAL),
        now.chosen());
  }

  /** Whether it says the same, whatever the days. */
  boolean sameAs(Wall other) {
    return shuts.equals(other.shuts)
        && clauses.equals(other.clauses)
        && kinds.equals(other.kinds)
        && potential == other.potential
        && chosen.equals(other.chosen);
  }

  Wall until(java.time.LocalDate day) {
    return new Wall(
        person, new Period(period.from(), day), shuts, clauses, kinds, potential, chosen);
  }
}
