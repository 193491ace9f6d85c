package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.record.Audit;

/** Votes that come on paper or by telephone. */
class VotesOnPaperTest {
  private final SecretTown town = new SecretTown();
  private final BallotTown b = town.b;
  private final SecretElections elections = town.elections;

  private static String fault(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).faults().getFirst().words();
  }

  @Test
  void votesOnPaperAreEnteredByTwoClerksAndCountedBesideTheResult() {
    SecretElection e = town.drafted(SecretTown.chair(Electorate.PRACTICES, 1, false));
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    b.job(
        "town",
        () -> {
          b.p.people.add(one, "Cal One", List.of("c1@example.org"));
          b.p.people.add(two, "Cal Two", List.of("c2@example.org"));
          return true;
        });
    b.as(
        b.secretary,
        () -> {
          elections.give(e.id(), Part.CLERK, one, "Cal One", "").orElseThrow();
          assertThat(fault(elections.publishRules(e.id(), new Who.Person(b.secretary))))
              .contains("One clerk alone");
          elections.give(e.id(), Part.CLERK, two, "Cal Two", "").orElseThrow();
          return elections.publishRules(e.id(), new Who.Person(b.secretary)).orElseThrow();
        });
    town.at(SecretTown.NOMINATIONS);
    town.stand(e, 0);
    town.stand(e, 1);
    town.open(e);
    Who.Person first = new Who.Person(one);
    Channels channels = elections.channels();
    Channels.Vote vote = b.as(one, () -> channels.enter(e.id(), 3, "paper", first).orElseThrow());

    assertThat(fault(b.as(one, () -> channels.confirm(vote.id(), first)))).contains("second clerk");
    assertThatThrownBy(
            () ->
                b.as(
                    b.officer, () -> channels.enter(e.id(), 4, "paper", new Who.Person(b.officer))))
        .hasStackTraceContaining("row-level security");
    b.as(two, () -> channels.confirm(vote.id(), new Who.Person(two)).orElseThrow());
    assertThat(fault(b.as(one, () -> channels.enter(e.id(), 3, "paper", first))))
        .contains("entered already");
    assertThat(b.asNobody(() -> channels.counts(e.id()))).isEmpty();
    town.closed(e, new Opening.Rankings(Collections.nCopies(10, List.of(1))), 10);
    assertThat(b.asNobody(() -> channels.counts(e.id()))).isEqualTo(Map.of("paper", 1L));
    assertThat(b.job("audit", new Audit(b.p.jdbc, b.p.record, b.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }
}
