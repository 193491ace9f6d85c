package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Step;

/**
 * What may be asked of a supposed party without becoming a way to ask after somebody's family: one
 * would only have to suppose one organisation after another. Whoever is no guardian gets an answer
 * from open links, their own, and those sealed ones that keep somebody out as it stands, which is
 * told to everybody anyway.
 */
final class Supposing {
  private Supposing() {}

  /**
   * @param matter with the supposed parties, which come last
   * @param supposed how many these are
   */
  static Facts cut(Facts facts, Matter matter, int supposed, LocalDate day, UUID reader) {
    Set<Link> kept = new HashSet<>();
    Set<Disclosure> known = new HashSet<>();
    Matter present =
        new Matter(
            matter.id(),
            matter.title(),
            matter.body(),
            matter.parties().subList(0, matter.parties().size() - supposed),
            matter.stages(),
            matter.ends());
    Conflicts now = new Conflicts(facts, day);
    for (Finding.Conflicted found : now.all(present)) {
      for (Conflict conflict : found.conflicts()) {
        conflict.steps().stream().map(Step::link).forEach(kept::add);
        known.addAll(conflict.papers());
      }
    }
    String me = reader.toString();
    List<Link> links =
        facts.links().stream()
            .filter(
                l -> !l.sealed() || kept.contains(l) || l.from().equals(me) || l.to().equals(me))
            .toList();
    return new Facts(
        facts.people(),
        facts.organisations(),
        links,
        facts.matters(),
        facts.disclosures().stream()
            .filter(d -> known.contains(d) || d.person().equals(me))
            .toList(),
        facts.bodies(),
        facts.assessors(),
        facts.policies(),
        facts.declarations(),
        facts.choices(),
        facts.proxies());
  }
}
