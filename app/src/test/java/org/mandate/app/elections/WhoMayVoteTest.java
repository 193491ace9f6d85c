package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.elections.BallotTown.code;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.register.LocalOrganisation;

/** Who may cast, for which practice, and what becomes of a practice that closes meanwhile. */
class WhoMayVoteTest {
  private BallotTown town;
  private Ballot ballot;

  @BeforeEach
  void open() {
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(4, ""));
    ballot = town.open(town.matter("ordinary", ""));
  }

  private Casting castAs(UUID person, String practice) {
    return town.as(
        person,
        () -> town.p.elections.cast(ballot.id(), practice, "for", "", new Who.Person(person)));
  }

  @Test
  void aStrangerAndAnotherPracticesVoterAreRefused() {
    assertThat(castAs(UUID.randomUUID(), code(1))).isInstanceOf(Casting.NoAuthority.class);
    assertThat(castAs(town.voters.get(code(2)), code(1))).isInstanceOf(Casting.NoAuthority.class);
    assertThat(castAs(town.officer, code(1))).isInstanceOf(Casting.NoAuthority.class);
    assertThat(castAs(town.voters.get(code(2)), "TP-999")).isInstanceOf(Casting.NotOnRoll.class);
    assertThat(town.cast(ballot.id(), code(1), "perhaps")).isInstanceOf(Casting.NoSuchChoice.class);
  }

  @Test
  void aLinkVotesForItsPracticeInItsBallotAndChangesItUntilTheClose() {
    String link = town.mailedLink("tp-001@example.org");
    Who.BallotLink bearer = new Who.BallotLink(town.voters.get(code(1)), ballot.id(), code(1));

    assertThat(town.byLink(link, () -> cast(bearer, code(1), "for")))
        .isInstanceOf(Casting.Recorded.class);
    assertThat(town.byLink(link, () -> cast(bearer, code(1), "against")))
        .isInstanceOf(Casting.Recorded.class);
    assertThat(
            town.byLink(link, () -> town.p.elections.vote(ballot.id(), code(1)))
                .orElseThrow()
                .choice())
        .isEqualTo("against");
    assertThat(town.byLink(link, () -> cast(bearer, code(2), "for")))
        .isInstanceOf(Casting.NoAuthority.class);
    assertThat(town.byLink("nothing", () -> cast(bearer, code(1), "for")))
        .isInstanceOf(Casting.NoAuthority.class);

    town.close();
    assertThat(town.t.asNobody(() -> town.p.identity.takeByBallotLink(link)))
        .as("ended with the ballot")
        .isInstanceOf(Who.Nobody.class);
    assertThat(town.asNobody(() -> town.p.elections.votes(ballot.id())).get(code(1)).choice())
        .isEqualTo("against");
  }

  private Casting cast(Who who, String practice, String choice) {
    return town.p.elections.cast(ballot.id(), practice, choice, "", who);
  }

  @Test
  void aDoubleClickIsOneVoteAndOneEntry() {
    Casting first = town.cast(ballot.id(), code(1), "for", "Because.");
    Casting second = town.cast(ballot.id(), code(1), "for", "Because.");

    assertThat(second).isEqualTo(first);
    assertThat(town.asNobody(() -> town.p.record.about("vote"))).hasSize(1);
  }

  @Test
  void aPracticeThatClosesStaysOnTheRollItsVoteStandsAndItsSuccessorMayVoteForIt() {
    assertThat(town.cast(ballot.id(), code(1), "for")).isInstanceOf(Casting.Recorded.class);
    LocalDate day = LocalDate.of(2026, 1, 10);
    town.clock("2026-01-10T09:00:00Z");
    town.job(
        "town",
        () -> {
          for (int i = 1; i <= 2; i++) {
            town.p.register.add(
                new LocalOrganisation(
                    code(i),
                    "Practice " + i,
                    "practice",
                    "",
                    "",
                    "",
                    "",
                    "",
                    Optional.of(BallotTown.BEGAN),
                    Optional.of(day),
                    day,
                    false));
            town.p.register.relate("successor", code(i), code(3), day, Optional.empty());
          }
          return true;
        });
    town.clock("2026-01-11T09:00:00Z");

    assertThat(castAs(town.voters.get(code(2)), code(2)))
        .isInstanceOf(Casting.PracticeClosed.class);
    assertThat(castAs(town.voters.get(code(3)), code(4))).isInstanceOf(Casting.NoAuthority.class);
    assertThat(castAs(town.voters.get(code(3)), code(2))).isInstanceOf(Casting.Recorded.class);

    town.close();
    var counted = town.asNobody(() -> town.p.elections.count(town.find(ballot.id())).figures());
    assertThat(counted.roll().size()).isEqualTo(4);
    assertThat(counted.votersFor("for")).containsExactly(code(1), code(2));
  }

  @Test
  void officersHoldNoLinkAndSeeOnlyWhatTheConstitutionLetsThemSee() {
    town.cast(ballot.id(), code(1), "for");

    assertThatThrownBy(
            () ->
                town.as(
                    town.officer,
                    () ->
                        town.p
                            .db
                            .sql("select mail_ballot_link(:b, :p, :v, 's', '{link}')")
                            .param("b", ballot.id())
                            .param("p", code(1))
                            .param("v", town.officer)
                            .query((row, n) -> 0)
                            .list()))
        .hasStackTraceContaining("closer only");
    assertThat(town.as(town.officer, () -> town.p.elections.turnout(ballot.id()))).contains(1L);
    assertThat(
            town.as(
                town.officer,
                () ->
                    town.p.elections.roles(
                        new Who.Person(town.officer),
                        new Subject("ballot", ballot.id().toString()))))
        .contains(Role.RETURNING_OFFICER)
        .doesNotContain(Role.PRACTICE_VOTER);
  }

  @Test
  void aReminderSendsAFreshLinkAndTheOldOneStillWorks() {
    String first = town.mailedLink("tp-001@example.org");
    town.as(town.officer, () -> town.p.elections.remind(ballot.id()).orElseThrow());
    town.round();

    String second = town.mailedLink("tp-001@example.org");
    assertThat(second).isNotEqualTo(first);
    for (String link : List.of(first, second)) {
      assertThat(town.asNobody(() -> town.p.identity.takeByBallotLink(link)))
          .isInstanceOf(Who.BallotLink.class);
    }
    assertThat(town.as(town.officer, () -> town.p.elections.remind(ballot.id()).done())).isEmpty();
  }
}
