package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Judgement.Status;

/** A motion is judged by the days on which voting was open, not by those that were published. */
class DaysReallyKeptAreJudgedTest {
  private final SecretTown town = new SecretTown();

  @Test
  void votingThatOpenedDaysLateDidNotKeepTheRule() {
    Judgement judged = openedAt(SecretTown.CLOSES.minusSeconds(60));

    assertThat(judged.checks())
        .filteredOn(check -> check.name().equals("Ballot open"))
        .allMatch(check -> check.status() == Status.NOT_MET)
        .hasSize(1);
  }

  @Test
  void aClockThatIsMinutesLateMakesNoVoteShorter() {
    Judgement judged = openedAt(SecretTown.OPENS.plusSeconds(600));

    assertThat(judged.checks())
        .filteredOn(check -> check.name().equals("Ballot open"))
        .allMatch(check -> check.status() == Status.MET)
        .hasSize(1);
  }

  private Judgement openedAt(Instant opens) {
    SecretElection e = town.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    town.elections.tellBox(town.box);
    town.at(SecretTown.ROLL);
    town.looked(e);
    town.at(opens);
    town.closed(e, new Opening.Totals(List.of(7L, 2L), 1), 10);
    town.declared(e);
    SecretElection declared = town.find(e);
    Results results = town.elections.results();
    return town.b.asNobody(
        () ->
            results
                .counts()
                .judge(declared, Counts.Motion.of(results.result(e.id()).orElseThrow())));
  }
}
