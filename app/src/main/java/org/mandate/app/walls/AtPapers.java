package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mandate.app.elections.PapersOut;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.HandlingRules;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;

/**
 * Counts, as the papers of a ballot go out, who of the board is conflicted on its matter and for
 * whom a choice stands, and commits to the facts it counted from. Judged is the very file that a
 * full certificate carries, read back, so that whoever reads it there finds the same.
 */
final class AtPapers implements PapersOut {
  private final Walls.Ground ground;
  private final Gathering gathering;

  AtPapers(Walls.Ground ground, Gathering gathering) {
    this.ground = ground;
    this.gathering = gathering;
  }

  @Override
  public void goOut(Matter matter) {
    ground.jobs().within("warden", () -> draft(matter)).ifPresent(ground.record()::append);
  }

  /** Nothing where no party was ever named, no policy was adopted, or the matter is over. */
  private Optional<Draft> draft(Matter matter) {
    LocalDate today = ground.bodies().today();
    Optional<AdoptedPolicy> policy = ground.policies().adopted(matter.body(), today);
    if (policy.isEmpty() || ground.business().parties(matter).isEmpty()) {
      return Optional.empty();
    }
    Gathering.Gathered all = gathering.of(matter, List.of(), List.of());
    if (all.matter().over(today)) {
      return Optional.empty();
    }
    Map<String, Object> file = FactsFile.toMap(FactsTold.of(all.facts(), all.matter(), today));
    Counted counted = count(new Conflicts(read(file), today), all.matter().id());
    return Optional.of(
        Draft.of("matter.conflicts", matter.subject())
            .facts(facts(counted, policy.get(), today))
            .sealed("facts", file, Sight.FULL));
  }

  private static Facts read(Map<String, Object> file) {
    return switch (FactsFile.read(Canonical.bytes(file))) {
      case Parsed.Ok ok -> ok.facts();
      case Parsed.Refused refused ->
          throw new IllegalStateException(
              "the facts do not read back at " + refused.problems().getFirst().place());
    };
  }

  /** People conflicted, those of them for whom a choice stands, and their paths that are sealed. */
  record Counted(long found, long handled, long sealedPaths) {}

  private static Counted count(Conflicts conflicts, String id) {
    org.mandate.conflicts.Matter matter = conflicts.facts().matter(id).orElseThrow();
    Set<String> sitting = new LinkedHashSet<>();
    conflicts
        .facts()
        .body(matter.body())
        .map(b -> b.membersOn(conflicts.day()))
        .orElse(List.of())
        .forEach((Body.Member m) -> sitting.add(m.person()));
    long found = 0;
    long handled = 0;
    long sealed = 0;
    for (String person : sitting) {
      if (conflicts.of(person, matter) instanceof Finding.Conflicted one) {
        found++;
        sealed += one.conflicts().stream().filter(Conflict::sealed).count();
        boolean stands =
            HandlingRules.standing(conflicts, person, matter)
                .filter(Standing.Stands.class::isInstance)
                .isPresent();
        handled += stands ? 1 : 0;
      }
    }
    return new Counted(found, handled, sealed);
  }

  private static Map<String, Object> facts(Counted counted, AdoptedPolicy policy, LocalDate on) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("found", counted.found());
    facts.put("handled", counted.handled());
    facts.put("sealedPaths", counted.sealedPaths());
    facts.put(
        "policy",
        new TreeMap<>(
            Map.of("id", policy.id(), "version", policy.version(), "hash", policy.hash())));
    facts.put("on", on.toString());
    return facts;
  }
}
