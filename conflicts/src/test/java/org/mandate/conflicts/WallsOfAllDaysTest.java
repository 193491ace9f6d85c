package org.mandate.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mandate.conflicts.Policy.HandlingRule;
import org.mandate.conflicts.Policy.StageRule;

/** The runs of days of a matter's walls, held against each day judged by itself. */
class WallsOfAllDaysTest {
  private static final int WORLDS = 250;
  private static final LocalDate DAY = RandomFacts.DAY;

  @Test
  void onEveryDayTheRunSaysWhatThatDayAloneSays() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    int shut = 0;
    int changes = 0;
    for (int i = 0; i < WORLDS; i++) {
      Facts facts = world(new Random(seed + i));
      for (Matter matter : facts.matters()) {
        List<Wall> walls = WallRules.of(facts, matter);
        changes += walls.size();
        for (int d = -60; d < 90; d++) {
          shut += compare(facts, matter, walls, DAY.plusDays(d), seed + i);
        }
      }
    }
    assertThat(shut).as("cases that shut something").isGreaterThan(1000);
    assertThat(changes).isGreaterThan(500);
  }

  private static int compare(
      Facts facts, Matter matter, List<Wall> walls, LocalDate day, long seed) {
    var alone = new Conflicts(facts, day);
    int shut = 0;
    for (Facts.Named person : facts.people()) {
      Optional<HandlingRules.InForce> expected = HandlingRules.inForce(alone, person.id(), matter);
      List<Wall> found =
          walls.stream()
              .filter(w -> w.person().equals(person.id()) && w.period().holds(day))
              .toList();
      String at = "-Dmandate.seed=%d %s %s %s".formatted(seed, person.id(), matter.id(), day);
      assertThat(found).as(at).hasSize(expected.isPresent() ? 1 : 0);
      if (expected.isPresent()) {
        Wall wall = found.getFirst();
        assertThat(wall.shuts()).as(at).isEqualTo(expected.get().shut());
        assertThat(wall.chosen()).as(at).isEqualTo(expected.get().chosen());
        shut += wall.shuts().isEmpty() ? 0 : 1;
      }
    }
    return shut;
  }

  private static Facts world(Random random) {
    Facts plain = new RandomFacts(random).facts();
    Policy p = plain.policies().getFirst();
    var policy =
        new Policy(
            p.id(),
            p.version(),
            p.title(),
            p.issued(),
            p.paths().stream().map(r -> weighed(r, random)).toList(),
            List.of(
                new StageRule("s1", null, Strength.STRONG, Set.of(Handling.Shut.VOTE)),
                new StageRule(
                    "s2",
                    Stage.DIALOGUE,
                    Strength.SLIGHT,
                    Set.of(Handling.Shut.VOTE, Handling.Shut.ROOM, Handling.Shut.PAPERS))),
            List.of(
                new HandlingRule(
                    "h1",
                    EnumSet.allOf(Kind.class),
                    Set.of(Strength.SLIGHT),
                    Set.of(Handling.NOTE, Handling.LEAVE, Handling.PAPERS_WITHHELD)),
                new HandlingRule(
                    "h2",
                    EnumSet.allOf(Kind.class),
                    Set.of(Strength.MATERIAL, Strength.STRONG),
                    Set.of(Handling.SPEAK_NOT_VOTE, Handling.LEAVE, Handling.PAPERS_WITHHELD))),
            p.proxy(),
            p.routes(),
            p.contestClause(),
            p.contestDays(),
            p.answerDays());
    List<Matter> matters = plain.matters().stream().map(m -> staged(m, random)).toList();
    return new Facts(
        plain.people(),
        plain.organisations(),
        plain.links(),
        matters,
        plain.disclosures(),
        plain.bodies(),
        plain.assessors(),
        List.of(policy),
        List.of(),
        choices(plain, random),
        List.of());
  }

  private static Policy.PathRule weighed(Policy.PathRule r, Random random) {
    return new Policy.PathRule(
        r.clause(),
        r.says(),
        r.ties(),
        r.first(),
        r.onward(),
        r.depth(),
        r.parties(),
        r.kind(),
        Strength.values()[random.nextInt(3)],
        r.monthsAfterEnd(),
        r.afterPapers());
  }

  private static Matter staged(Matter m, Random random) {
    LocalDate first = DAY.plusDays(random.nextInt(40) - 30);
    return new Matter(
        m.id(),
        m.title(),
        m.body(),
        m.parties(),
        List.of(
            new Matter.StageFrom(Stage.PRE_MARKET, first),
            new Matter.StageFrom(Stage.DIALOGUE, first.plusDays(1 + random.nextInt(20)))),
        m.ends());
  }

  private static List<Facts.Choice> choices(Facts facts, Random random) {
    var choices = new ArrayList<Facts.Choice>();
    for (int i = 0; i < 4; i++) {
      LocalDate on = DAY.plusDays(random.nextInt(40) - 20);
      choices.add(
          new Facts.Choice(
              "p" + random.nextInt(6),
              facts.matters().get(random.nextInt(facts.matters().size())).id(),
              Handling.values()[random.nextInt(Handling.values().length)],
              "p" + random.nextInt(6),
              Facts.Choice.Office.GUARDIAN,
              on,
              random.nextBoolean() ? on.plusDays(1 + random.nextInt(30)) : null,
              Stage.DIALOGUE,
              "x",
              null,
              null));
    }
    return choices;
  }
}
