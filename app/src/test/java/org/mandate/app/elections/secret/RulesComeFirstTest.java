package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.Nomination.Consent;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Audit;

/** From the draft to the frozen roll, in a database and by its clock. */
class RulesComeFirstTest {
  private final SecretTown town = new SecretTown();
  private final BallotTown b = town.b;
  private final SecretElections elections = town.elections;

  private static String fault(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).faults().getFirst().words();
  }

  @Test
  void nobodyHasTwoPartsAndNobodyRunsWhatIsAboutThem() {
    SecretElection e = town.draft(SecretTown.chair(Electorate.PRACTICES, 1, false));
    b.as(
        b.secretary,
        () -> {
          elections
              .give(e.id(), Part.RETURNING_OFFICER, b.officer, "Fiona Garrick", "")
              .orElseThrow();
          assertThat(fault(elections.give(e.id(), Part.TRUSTEE, b.officer, "F. Garrick", "")))
              .contains("Fiona Garrick is returning officer already");
          assertThat(fault(town.outside(e, Part.AUDITOR, "fiona GARRICK")))
              .contains("returning officer already");
          assertThat(
                  fault(
                      elections.give(e.id(), Part.RETURNING_OFFICER, town.gps[0], "Dr A Gray", "")))
              .contains("There is one returning officer");
          return true;
        });
    UUID office =
        b.as(
            b.secretary,
            () ->
                b.p.bodies.holder(b.body.id(), "secretary", b.p.bodies.today()).orElseThrow().id());
    SecretElection about =
        town.draft(SecretTown.motion(SecretElection.Kind.CONFIDENCE, Optional.of(office)));
    assertThat(
            fault(
                b.as(
                    b.secretary,
                    () ->
                        elections.give(about.id(), Part.AUDITOR, b.secretary, "Bronwen Pike", ""))))
        .contains("about their own office");
  }

  @Test
  void theRulesArePublishedOnlyWithEverybodyNamedAndThenStand() {
    SecretElection e = town.draft(SecretTown.chair(Electorate.PRACTICES, 1, false));
    Who by = new Who.Person(b.secretary);
    assertThat(fault(b.as(b.secretary, () -> elections.publishRules(e.id(), by))))
        .contains("Nobody is returning officer");
    SecretElection full = town.published(SecretTown.chair(Electorate.PRACTICES, 1, false));

    assertThat(full.state()).isEqualTo(State.RULES);
    assertThat(full.reference()).isEqualTo("2026-E002");
    assertThat(
            fault(
                b.as(
                    b.secretary,
                    () -> elections.redraft(full.id(), SecretTown.chair(Electorate.GPS, 2, true)))))
        .contains("stand");
    assertThatThrownBy(
            () ->
                b.job(
                    "town",
                    () ->
                        b.p
                            .db
                            .sql("update secret_election set places = 3 where id = :id")
                            .param("id", full.id())
                            .update()))
        .hasMessageContaining("rules of an election stand");
    assertThatThrownBy(
            () ->
                b.job(
                    "town",
                    () ->
                        b.p
                            .db
                            .sql("delete from secret_role where election = :id")
                            .param("id", full.id())
                            .update()))
        .hasMessageContaining("roles stand");
  }

  @Test
  void aTimetableThatCannotBeIsRefusedAtItsBox() {
    NewElection good = SecretTown.chair(Electorate.PRACTICES, 1, false);
    SecretElection.Timetable t = good.timetable();
    SecretElection.Timetable late =
        new SecretElection.Timetable(
            t.nominationsOpen(),
            t.nominationsClose(),
            t.rollOn(),
            t.opens(),
            t.opens().plusSeconds(86_400),
            0);
    NewElection bad =
        new NewElection(
            "",
            good.kind(),
            good.question(),
            "",
            good.seats(),
            good.office(),
            good.electorate(),
            good.order(),
            5000,
            false,
            false,
            1,
            late);

    Outcome<SecretElection> refused = b.as(b.secretary, () -> elections.draft(b.body, bad));

    assertThat(
            ((Outcome.Refused<SecretElection>) refused).faults().stream().map(Outcome.Fault::field))
        .contains("title", "statement-limit", "trustees", "closes", "complaint-days");
  }

  @Test
  void aRuleThatCountsPatientsIsNotPutToASecretVote() {
    NewElection motion = SecretTown.motion(SecretElection.Kind.QUESTION, Optional.empty());
    NewElection weighed =
        new NewElection(
            motion.title(),
            motion.kind(),
            "reserved-matter",
            motion.words(),
            motion.seats(),
            motion.office(),
            motion.electorate(),
            motion.order(),
            500,
            true,
            false,
            2,
            motion.timetable());

    assertThat(fault(b.as(b.secretary, () -> elections.draft(b.body, weighed))))
        .contains("Rule 9.3 counts patients")
        .contains("open ballot");
  }

  @Test
  void whoIsNominatedMustSayYesAndIsSeenOnlyWhenNominationsClose() {
    SecretElection e = town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 2, 0);
    UUID voter = b.voters.get("TP-002");
    Nomination other =
        b.as(
            voter,
            () ->
                elections
                    .nominate(e.id(), town.gps[1], "Dr B Gray", "not mine", new Who.Person(voter))
                    .orElseThrow());

    assertThat(other.consent()).isEqualTo(Consent.AWAITED);
    assertThat(other.statement()).isEmpty();
    assertThat(b.asNobody(() -> elections.nominations(e.id()))).isEmpty();
    assertThat(b.as(town.gps[3], () -> elections.nominations(e.id()))).isEmpty();
    assertThat(b.as(town.gps[2], () -> elections.nominations(e.id()))).hasSize(1);
    assertThat(b.as(b.officer, () -> elections.nominations(e.id()))).hasSize(3);
    assertThat(
            fault(
                b.as(
                    voter,
                    () ->
                        elections.nominate(
                            e.id(), town.gps[1], "Dr B Gray", "", new Who.Person(voter)))))
        .contains("nominated already");
    // Somebody of another practice is not theirs to nominate, nor is who runs the election.
    assertThat(
            fault(
                b.as(
                    voter,
                    () ->
                        elections.nominate(
                            e.id(), town.gps[5], "Dr F Gray", "", new Who.Person(voter)))))
        .contains("works at a member practice");

    town.at(SecretTown.NOMINATED);

    SecretElection closed = town.find(e);
    assertThat(closed.state()).isEqualTo(State.CANDIDATES);
    List<Nomination> listed = b.asNobody(() -> elections.candidates(e.id()));
    assertThat(listed.stream().map(Nomination::name)).containsExactly("Dr A Gray", "Dr C Gray");
    assertThat(listed.getFirst().statement()).contains("I stand for");
    assertThat(b.asNobody(() -> elections.nominations(e.id()))).hasSize(2);
    assertThat(
            fault(
                b.as(
                    town.gps[1],
                    () ->
                        elections.answer(
                            other.id(), true, "Dr B Gray", "", new Who.Person(town.gps[1])))))
        .contains("can no longer be changed");
  }

  @Test
  void aStatementHasItsLengthAndACandidateCanWithdrawUntilTheDeadline() {
    SecretElection e = town.nominated(SecretTown.chair(Electorate.GPS, 1, false), 0, 1, 2);
    Who two = new Who.Person(town.gps[2]);
    Nomination mine = b.as(town.gps[2], () -> elections.nominations(e.id())).getFirst();

    assertThat(
            fault(
                b.as(
                    town.gps[2],
                    () -> elections.answer(mine.id(), true, "Dr C Gray", "x".repeat(501), two))))
        .contains("501 letters");
    b.as(town.gps[2], () -> elections.withdraw(mine.id(), two).orElseThrow());
    town.at(SecretTown.NOMINATED);

    assertThat(b.asNobody(() -> elections.candidates(e.id())).stream().map(Nomination::name))
        .containsExactly("Dr A Gray", "Dr B Gray");
  }

  @Test
  void whoeverRunsAnElectionCannotStandInIt() {
    SecretElection e = town.draft(SecretTown.chair(Electorate.PRACTICES, 1, false));
    b.as(
        b.secretary,
        () -> {
          elections.give(e.id(), Part.RETURNING_OFFICER, b.officer, "Fiona Garrick", "");
          elections.give(e.id(), Part.AUDITOR, town.gps[4], "Dr E Gray", "");
          town.outside(e, Part.CREDENTIAL_AUTHORITY, "Cora Dent");
          town.outside(e, Part.TRUSTEE, "Tam One");
          town.outside(e, Part.TRUSTEE, "Tam Two");
          return elections.publishRules(e.id(), new Who.Person(b.secretary)).orElseThrow();
        });
    town.at(SecretTown.NOMINATIONS);

    assertThat(
            fault(
                b.as(
                    town.gps[4],
                    () ->
                        elections.nominate(
                            e.id(), town.gps[4], "Dr E Gray", "", new Who.Person(town.gps[4])))))
        .contains("cannot stand");
  }

  @Test
  void noMoreThanThePlacesAreElectedUnopposedAndNobodyLeavesAGap() {
    SecretElection one = town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0);
    town.at(SecretTown.NOMINATED);
    assertThat(town.find(one).state()).isEqualTo(State.DECLARED);
    SecretTown empty = new SecretTown();
    SecretElection none = empty.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false));
    empty.at(SecretTown.NOMINATED);
    assertThat(empty.find(none).state()).isEqualTo(State.UNFILLED);
  }

  @Test
  void theRollIsFrozenByTheClockChallengedAndSettledBeforeVotingOpens() {
    elections.tellBox(town.box);
    SecretElection e = town.nominated(SecretTown.chair(Electorate.GPS, 1, false), 0, 1);
    town.at(SecretTown.NOMINATED);
    town.at(SecretTown.ROLL);

    assertThat(town.find(e).state()).isEqualTo(State.ROLL);
    assertThat(b.asNobody(() -> elections.roll(e.id()))).isEmpty();
    List<SecretVoter> roll = b.as(town.gps[7], () -> elections.roll(e.id()));
    assertThat(roll).hasSize(10);
    assertThat(roll.getFirst().name()).isEqualTo("Dr A Gray");
    assertThat(b.as(town.gps[7], () -> elections.myLines(e.id()))).containsExactly(8);

    UUID manager = b.voters.get("TP-003");
    RollChallenge c =
        b.as(
            manager,
            () -> elections.challenge(e.id(), "TP-003", "I belong on it.", manager).orElseThrow());
    town.at(SecretTown.OPENS);
    assertThat(town.find(e).state()).isEqualTo(State.ROLL);
    assertThat(b.asNobody(() -> elections.waits(town.find(e))).orElse(""))
        .contains("challenge to the roll is not settled");
    assertThat(
            fault(
                b.as(
                    b.officer,
                    () ->
                        elections.settle(
                            c.id(), "removed", Optional.of(99), "No", town.officer()))))
        .contains("number of the line");
    b.as(
        b.officer,
        () ->
            elections
                .settle(c.id(), "removed", Optional.of(10), "Left", town.officer())
                .orElseThrow());
    assertThat(town.box.rollChanges).isEqualTo(1);
    assertThat(b.asNobody(() -> elections.waits(town.find(e))).orElse("")).contains("give away");
    town.looked(e);
    town.at(SecretTown.OPENS.plusSeconds(60));

    assertThat(town.find(e).state()).isEqualTo(State.OPEN);
    assertThat(b.as(town.gps[0], () -> elections.roll(e.id()))).hasSize(9);
    assertThatThrownBy(
            () ->
                b.as(
                    b.officer,
                    () ->
                        b.p
                            .db
                            .sql("delete from secret_voter where election = :e")
                            .param("e", e.id())
                            .update()))
        .hasMessageContaining("roll stands");
  }

  @Test
  void withoutABoxVotingNeverOpensAndTheElectionStopsAtItsClose() {
    SecretElection e = town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1);
    town.at(SecretTown.NOMINATED);
    town.at(SecretTown.ROLL);
    town.looked(e);
    town.at(SecretTown.OPENS);
    assertThat(b.asNobody(() -> elections.waits(town.find(e))))
        .contains("0 of 2 trustees have committed to a key");
    town.at(SecretTown.CLOSES);

    assertThat(town.find(e).state()).isEqualTo(State.STOPPED);
  }

  @Test
  void theRecordHoldsItAndTheAuditFindsNothing() {
    elections.tellBox(town.box);
    SecretElection e = town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1);
    town.at(SecretTown.NOMINATED);
    town.at(SecretTown.ROLL);
    UUID manager = b.voters.get("TP-003");
    RollChallenge c =
        b.as(manager, () -> elections.challenge(e.id(), "TP-003", "Wrong.", manager).orElseThrow());
    b.as(
        b.officer,
        () -> elections.settle(c.id(), "rejected", Optional.empty(), "Right.", town.officer()));
    town.looked(e);
    town.at(SecretTown.OPENS);

    assertThat(b.asNobody(() -> b.p.record.about(e.subject()).stream().map(r -> r.kind()).toList()))
        .containsExactly(
            "election.rules",
            "election.nominations",
            "election.nominated",
            "election.nomination-answered",
            "election.nominated",
            "election.nomination-answered",
            "election.candidates",
            "election.roll",
            "election.roll-challenged",
            "election.roll-settled",
            "election.leak",
            "election.opened");
    assertThat(b.job("audit", new Audit(b.p.jdbc, b.p.record, b.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }
}
