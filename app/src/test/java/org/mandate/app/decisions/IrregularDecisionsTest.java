package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.elections.BallotTown.code;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.RollLine;
import org.mandate.constitution.Judgement;

/** A decision whose procedure was not kept says so, each reason with its clause. */
class IrregularDecisionsTest {
  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));

  private Decision decision(Ballot ballot) {
    return town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()).orElseThrow());
  }

  private List<String> reasons(Decision d) {
    Judgement judgement = town.asNobody(() -> town.p.decisions.judgeAgain(d));
    return ((Judgement.Standing.Irregular) judgement.standing())
        .reasons().stream().map(c -> c.name() + " " + c.rule()).toList();
  }

  @Test
  void everyReasonIsNamedWithItsClause() {
    Ballot ballot =
        town.publish(
            town.matter("ordinary", "where-care-is-given"),
            Instant.parse("2026-01-05T10:00:00Z"),
            Instant.parse("2026-01-08T10:00:00Z"));
    assertThat(town.as(town.officer, () -> town.p.elections.warnings(ballot))).hasSize(3);
    town.clock("2026-01-05T10:00:00Z");
    town.round();
    town.as(
        town.voters.get(code(2)),
        () ->
            town.p.elections.challenge(
                ballot.id(),
                code(2),
                "Our list is larger.",
                new Who.Person(town.voters.get(code(2)))));
    town.cast(ballot.id(), code(1), "for");
    town.job(
        "town",
        () ->
            town.p
                .bodies
                .endOffice(ballot.office().orElseThrow(), LocalDate.of(2026, 1, 6))
                .orElseThrow());
    town.clock("2026-01-08T10:00:00Z");
    town.round();

    Decision d = decision(ballot);
    assertThat(d.valid()).isFalse();
    assertThat(d.outcome()).isEqualTo("no-decision");
    assertThat(reasons(d))
        .containsExactly(
            "Right voters 5.1",
            "Notice 8.2",
            "Roll 8.1",
            "Ballot open 8.3",
            "Quorum 8.4",
            "Mandate in date 6.7");
  }

  @Test
  void aChallengeUpheldBeforeTheOpeningChangesTheRollAndOneAfterDoesNot() {
    Ballot ballot =
        town.publish(
            town.matter("ordinary", ""),
            Instant.parse("2026-01-07T09:00:00Z"),
            Instant.parse("2026-01-20T17:00:00Z"));
    var challenge =
        town.as(
            town.voters.get(code(2)),
            () ->
                town.p
                    .elections
                    .challenge(
                        ballot.id(),
                        code(2),
                        "Our list is larger.",
                        new Who.Person(town.voters.get(code(2))))
                    .orElseThrow());
    var correction =
        new Elections.Settlement(
            true,
            "The register says so.",
            Optional.of(new RollLine(code(2), 2000, null)),
            Optional.empty());
    town.as(town.officer, () -> town.p.elections.settle(challenge.id(), correction).orElseThrow());
    assertThat(
            town.as(town.officer, () -> town.p.elections.settle(challenge.id(), correction).done()))
        .isEmpty();

    town.clock("2026-01-07T09:00:00Z");
    town.round();
    assertThat(town.asNobody(() -> town.p.elections.roll(ballot.id())))
        .contains(new RollLine(code(2), 2000, null));
    var late =
        town.as(
            town.voters.get(code(3)),
            () ->
                town.p
                    .elections
                    .challenge(
                        ballot.id(), code(3), "Ours too.", new Who.Person(town.voters.get(code(3))))
                    .orElseThrow());
    assertThat(town.as(town.officer, () -> town.p.elections.settle(late.id(), correction).done()))
        .isEmpty();
    town.as(
        town.officer,
        () ->
            town.p
                .elections
                .settle(late.id(), Elections.Settlement.rejected("It is as published."))
                .orElseThrow());
    town.cast(ballot.id(), 1, 5, "for");
    town.close();

    assertThat(decision(ballot).valid()).isTrue();
    assertThat(
            town.job(
                "audit",
                () ->
                    new org.mandate.app.record.Audit(town.p.jdbc, town.p.record, town.p.audited)
                        .run()))
        .isInstanceOf(org.mandate.app.record.Audit.Outcome.Fits.class);
  }
}
