package org.mandate.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.conflicts.walls.Walls;

/** Random facts under random policies, judged literally, by the search, and by the walls. */
class ConflictsAgainstTheOracleTest {
  private static final int WORLDS = 400;
  private static final LocalDate DAY = RandomFacts.DAY;

  private interface Case {
    void of(Facts facts, RandomFacts more, Random random);
  }

  private static void inManyWorlds(Case one) {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    for (int i = 0; i < WORLDS; i++) {
      var random = new Random(seed + i);
      var more = new RandomFacts(random);
      try {
        one.of(more.facts(), more, random);
      } catch (AssertionError | RuntimeException fault) {
        throw new AssertionError("-Dmandate.seed=" + (seed + i) + ": " + fault.getMessage(), fault);
      }
    }
  }

  private static void everywhere(Facts facts, Consumer<String[]> each) {
    for (Facts.Named person : facts.people()) {
      for (Matter matter : facts.matters()) {
        each.accept(new String[] {person.id(), matter.id()});
      }
    }
  }

  private static Set<String> clauses(Conflicts conflicts, String person, String matter) {
    Finding finding = conflicts.of(person, conflicts.facts().matter(matter).orElseThrow());
    var clauses = new TreeSet<String>();
    if (finding instanceof Finding.Conflicted found) {
      found.conflicts().forEach(c -> clauses.add(c.rule().clause()));
    }
    return clauses;
  }

  private static Set<String> clauses(Walls walls, int bits) {
    var clauses = new TreeSet<String>();
    walls.clauses(bits).forEach(r -> clauses.add(r.clause()));
    return clauses;
  }

  @Test
  void searchAndWallsFindTheClausesThatTheLiteralReadingFinds() {
    int[] hits = {0};
    inManyWorlds(
        (facts, _, random) -> {
          LocalDate day = DAY.plusDays(random.nextInt(70) - 35);
          Policy policy = facts.policies().getFirst();
          var oracle = new Oracle(facts, policy, day);
          var conflicts = new Conflicts(facts, day);
          var walls = Walls.all(facts, policy, day);
          everywhere(
              facts,
              at -> {
                Matter matter = facts.matter(at[1]).orElseThrow();
                Set<String> expected = oracle.clauses(at[0], matter);
                hits[0] += expected.isEmpty() ? 0 : 1;
                int checked =
                    walls.check(walls.person(at[0]), walls.matter(at[1]), (int) day.toEpochDay());
                assertThat(clauses(conflicts, at[0], at[1])).as("search").isEqualTo(expected);
                assertThat(clauses(walls, checked)).as("check").isEqualTo(expected);
                assertThat(walls.wall(at[0], at[1])).as("wall").isEqualTo(checked);
              });
        });
    assertThat(hits[0]).as("worlds with conflicts in them").isGreaterThan(WORLDS / 2);
  }

  @Test
  void addingAFactNeverOpensAnything() {
    inManyWorlds(
        (facts, more, _) -> {
          Facts with = facts.with(more.link("new"));
          everywhere(
              facts,
              at ->
                  assertThat(clauses(new Conflicts(with, DAY), at[0], at[1]))
                      .containsAll(clauses(new Conflicts(facts, DAY), at[0], at[1])));
        });
  }

  @Test
  void endingEveryLinkOfAPathRemovesThatPath() {
    inManyWorlds(
        (facts, _, _) -> {
          Conflict gone = anyPath(facts);
          if (gone == null) {
            return;
          }
          Set<String> ended = new TreeSet<>();
          gone.steps().forEach(s -> ended.add(s.link().id()));
          // so long before that no clause counts the end any more
          LocalDate end = DAY.minusMonths(gone.rule().monthsAfterEnd() + 1L);
          var links = new ArrayList<Link>();
          for (Link link : facts.links()) {
            if (ended.contains(link.id())) {
              link.period().endingBy(end).ifPresent(p -> links.add(link.during(p)));
            } else {
              links.add(link);
            }
          }
          Finding then =
              new Conflicts(facts.withLinks(links), DAY)
                  .of(gone.person(), matter(facts, facts, gone));
          if (then instanceof Finding.Conflicted found) {
            assertThat(found.conflicts())
                .noneMatch(
                    c ->
                        c.rule().equals(gone.rule())
                            && c.steps().stream().anyMatch(s -> ended.contains(s.link().id())));
          }
        });
  }

  /** The matter of a conflict of these facts, or of facts changed since. */
  private static Matter matter(Facts facts, Facts before, Conflict conflict) {
    var conflicts = new Conflicts(before, DAY);
    return facts.matters().stream()
        .filter(
            m ->
                conflicts.of(conflict.person(), m) instanceof Finding.Conflicted found
                    && found.conflicts().contains(conflict))
        .findFirst()
        .orElseThrow();
  }

  private static Conflict anyPath(Facts facts) {
    var conflicts = new Conflicts(facts, DAY);
    for (Matter matter : facts.matters()) {
      for (Finding.Conflicted found : conflicts.all(matter)) {
        for (Conflict one : found.conflicts()) {
          if (!one.steps().isEmpty()) {
            return one;
          }
        }
      }
    }
    return null;
  }

  @Test
  void datesAreHalfOpen() {
    inManyWorlds(
        (facts, _, _) -> {
          Conflict path = anyPath(facts);
          if (path == null || path.rule().monthsAfterEnd() > 0) {
            return;
          }
          String last = path.steps().getLast().link().id();
          Facts ending =
              facts.withLinks(
                  facts.links().stream()
                      .map(
                          l ->
                              l.id().equals(last)
                                  ? l.during(new Period(DAY.minusYears(1), DAY.plusDays(1)))
                                  : l)
                      .toList());
          Matter matter = matter(ending, facts, path);
          assertThat(uses(new Conflicts(ending, DAY), matter, path, last)).isTrue();
          assertThat(uses(new Conflicts(ending, DAY.plusDays(1)), matter, path, last)).isFalse();
        });
  }

  private static boolean uses(Conflicts conflicts, Matter matter, Conflict path, String link) {
    return conflicts.of(path.person(), matter) instanceof Finding.Conflicted found
        && found.conflicts().stream()
            .filter(c -> c.rule().equals(path.rule()))
            .anyMatch(c -> c.steps().stream().anyMatch(s -> s.link().id().equals(link)));
  }

  @Test
  void supposingAFactSaysWhatTheFactWouldSay() {
    inManyWorlds(
        (facts, more, _) -> {
          Matter.Party party = more.party();
          Facts supposed = new WhatIf.PartyOf("m0", party.role(), party.who()).addTo(facts, DAY);
          Facts told =
              facts.with("m0", new Matter.Party(party.who(), party.role(), Period.since(DAY)));
          everywhere(
              facts,
              at ->
                  assertThat(
                          new Conflicts(supposed, DAY)
                              .of(at[0], supposed.matter(at[1]).orElseThrow()))
                      .isEqualTo(
                          new Conflicts(told, DAY).of(at[0], told.matter(at[1]).orElseThrow())));
        });
  }

  @Test
  void theOrderOfTheFactsChangesNothing() {
    inManyWorlds(
        (facts, _, random) -> {
          var links = new ArrayList<>(facts.links());
          Collections.shuffle(links, random);
          Facts other = facts.withLinks(links);
          everywhere(
              facts,
              at -> {
                Matter matter = facts.matter(at[1]).orElseThrow();
                assertThat(new Conflicts(other, DAY).of(at[0], matter))
                    .isEqualTo(new Conflicts(facts, DAY).of(at[0], matter));
              });
        });
  }

  @Test
  void wallsKeptFactByFactEqualWallsMadeFromNothing() {
    inManyWorlds(
        (start, more, random) -> {
          Facts facts = start;
          Policy policy = facts.policies().getFirst();
          Walls kept = Walls.all(facts, policy, DAY);
          for (int step = 0; step < 12; step++) {
            facts = changed(facts, kept, more, random, step);
            assertThat(kept.listed()).isEqualTo(Walls.all(facts, policy, DAY).listed());
          }
        });
  }

  private static Facts changed(Facts facts, Walls kept, RandomFacts more, Random random, int step) {
    var links = new ArrayList<>(facts.links());
    Matter matter = facts.matters().get(random.nextInt(facts.matters().size()));
    switch (random.nextInt(4)) {
      case 0 -> {
        Link link = more.link("s" + step);
        links.add(link);
        kept.add(link);
        return facts.withLinks(links);
      }
      case 1 -> {
        Link ended = links.remove(random.nextInt(links.size()));
        kept.remove(ended);
        return facts.withLinks(links);
      }
      case 2 -> {
        Matter.Party party = more.party();
        kept.add(matter, party);
        return facts.with(matter.id(), party);
      }
      default -> {
        var disclosures = new ArrayList<>(facts.disclosures());
        disclosures.add(more.disclosure("s" + step));
        kept.add(disclosures.getLast());
        return new Facts(
            facts.people(),
            facts.organisations(),
            links,
            facts.matters(),
            disclosures,
            facts.bodies(),
            List.of(),
            facts.policies(),
            List.of(),
            List.of(),
            List.of());
      }
    }
  }
}
