package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.app.actions.Programme.State;

/** How a programme changes, and that a pause makes nobody later than they were. */
class ProgrammeRulesTest {
  @Test
  void whatIsHaltedOrPausedRunsAgainOnlyByBeingTakenUpAgain() {
    assertThat(ProgrammeRules.next(State.RUNNING))
        .containsExactlyInAnyOrder(State.PAUSED, State.HALTED);
    assertThat(ProgrammeRules.next(State.PAUSED))
        .containsExactlyInAnyOrder(State.RESUMED, State.HALTED);
    assertThat(ProgrammeRules.next(State.HALTED)).containsExactly(State.RESUMED);
    assertThat(ProgrammeRules.next(State.RESUMED))
        .containsExactlyInAnyOrder(State.PAUSED, State.HALTED);
  }

  @Test
  void anActionIsAsLateWhenItIsTakenUpAgainAsItWasWhenItStoodStill() {
    var random = new Random(20261127);
    for (int i = 0; i < 10_000; i++) {
      LocalDate due = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
      LocalDate paused = LocalDate.of(2026, 7, 1).plusDays(random.nextInt(100));
      LocalDate resumed = paused.plusDays(random.nextInt(400));

      LocalDate after = ProgrammeRules.dueAfter(due, paused, resumed);

      assertThat(resumed.toEpochDay() - after.toEpochDay())
          .isEqualTo(paused.toEpochDay() - due.toEpochDay());
    }
  }
}
