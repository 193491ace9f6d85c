package org.mandate.app.assessors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.assessors.PanelAnswer.Panel;

/** Printed for docs/benchmarks.md; the limits are what a page can wait for. */
class PanelSpeedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final Wanted WANTED =
      new Wanted(
          Set.of("A0"),
          Map.of(AssessorRole.GP, 2, AssessorRole.NURSE, 1, AssessorRole.LAY_MEMBER, 2),
          Map.of(Skill.PROCUREMENT, 2, Skill.FINANCE, 1, Skill.SAFETY, 1),
          3,
          List.of(DAY, DAY.plusDays(7)),
          "speed");

  @Test
  void aPanelOfFiveFromAHundredIsWorkedOutWellWithinASecond() {
    assertThat(medianMillis(100, 5)).isLessThan(1000);
  }

  @Test
  void aPanelOfFiveFromAsManyAsAreTakenIsStillWorkedOutForAPage() {
    assertThat(medianMillis(PanelRules.MOST_CANDIDATES, 3)).isLessThan(10_000);
  }

  private static long medianMillis(int people, int runs) {
    long[] millis = new long[runs];
    for (int run = 0; run < runs; run++) {
      List<Candidate> candidates = candidates(new Random(people + run), people);
      long began = System.nanoTime();
      PanelAnswer answer = PanelRules.answer(WANTED, candidates);
      millis[run] = (System.nanoTime() - began) / 1_000_000;
      assertThat(answer).isInstanceOf(Panel.class);
    }
    Arrays.sort(millis);
    System.out.println(
        "panel of 5 from "
            + people
            + ": median "
            + millis[runs / 2]
            + " ms, all "
            + Arrays.toString(millis));
    return millis[runs / 2];
  }

  private static List<Candidate> candidates(Random random, int people) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Set<Skill> skills = EnumSet.noneOf(Skill.class);
      for (Skill s : Skill.values()) {
        if (random.nextInt(4) == 0) skills.add(s);
      }
      all.add(
          new Candidate(
              new UUID(random.nextLong(), random.nextLong()),
              AssessorRole.values()[random.nextInt(AssessorRole.values().length)],
              skills,
              "A" + random.nextInt(8),
              List.of(new Candidate.Free(DAY.minusDays(30), DAY.plusDays(60))),
              random.nextInt(4),
              Optional.of(
                  random.nextInt(10) == 0
                      ? new ClearAnswer.NotClear("Not clear: conflicted.")
                      : new ClearAnswer.IsClear("No path leads to a party."))));
    }
    return all;
  }
}
