package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.elections.secret.SecretTown.fault;
import static org.mandate.app.elections.secret.SecretTown.papers;
import static org.mandate.app.elections.secret.SecretTown.rankings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;

/** From the opening of voting to the office taken, in a database and by its clock. */
class ResultIsCertifiedTest {
  private static final String COMPLAINTS_OVER = "2026-02-09T10:00:00Z";
  private final SecretTown town = new SecretTown();
  private final BallotTown b = town.b;
  private final SecretElections elections = town.elections;

  @Test
  void theRankingsAreCountedUnderTheRuleAndWhoIsElectedTakesTheSeatWhenItIsCertified() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2));
    assertThat(e.state()).isEqualTo(State.OPEN);
    town.closed(e, rankings(papers(4, 1, 2), papers(3, 2, 1), papers(2, 3, 2), papers(1)), 10);

    SecretElection declared = town.declared(e);

    assertThat(declared.state()).isEqualTo(State.DECLARED);
    // 4, 3, 2: the third is out and both papers go to the second, who then has 5 of 9.
    assertThat(b.asNobody(() -> ResultWords.decided(elections, declared)))
        .isEqualTo("Dr B Gray is elected Chair.");
    assertThat(fault(b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()))))
        .contains("Complaints are heard until");
    b.clock(COMPLAINTS_OVER);
    b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()).orElseThrow());

    Office chair =
        b.asNobody(
            () -> b.p.bodies.holder(b.body.id(), "chair", LocalDate.of(2026, 3, 1)).orElseThrow());
    assertThat(chair.from()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(chair.to()).isEqualTo(LocalDate.of(2028, 3, 1));
    assertThat(b.as(b.secretary, () -> b.p.bodies.office(chair.id())).orElseThrow().person())
        .contains(town.gps[1]);
    town.audited();
  }

  @Test
  void nothingIsDeclaredBeforeTheCloseNorBeforeTheTrusteesOpenedIt() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1));
    town.box.opening = rankings(papers(10, 1));
    assertThat(fault(b.as(b.officer, () -> elections.results().declare(e.id(), town.officer()))))
        .contains("after the close");
    assertThat(b.asNobody(() -> elections.castSoFar(e))).isEmpty();
    town.closed(e, new Opening.NotYet("One of two trustees has not opened it"), 10);

    assertThat(fault(b.as(b.officer, () -> elections.results().declare(e.id(), town.officer()))))
        .isEqualTo("One of two trustees has not opened it.");
    assertThatThrownBy(
            () ->
                b.as(
                    b.officer,
                    () ->
                        b.p
                            .db
                            .sql(
                                "insert into secret_result (election, votes, cast_ballots, blank, outcome, declared_at,"
                                    + " entry) select :e, '{1,2}', 3, 0, 'carried', clock(), max(id) from record_entry")
                            .param("e", e.id())
                            .update()))
        .hasMessageContaining("no result is kept before the close");
  }

  @Test
  void aRankingThatCannotBeIsAFaultAndNothingIsDeclared() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1));
    for (List<List<Integer>> bad : List.of(papers(1, 3), papers(1, 0), papers(1, 1, 1))) {
      town.closed(e, rankings(bad), 1);
      assertThatThrownBy(() -> town.declared(e)).hasMessageContaining("no ranking of 2");
      assertThat(town.find(e).state()).isEqualTo(State.CLOSED);
    }
  }

  @Test
  void aComplaintIsReadByWhoSettlesItAndNothingIsCertifiedBefore() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1));
    town.closed(e, rankings(papers(10, 1)), 10);
    town.declared(e);
    Who.Person gp = new Who.Person(town.gps[1]);
    Complaint c =
        b.as(
            town.gps[1],
            () ->
                elections
                    .results()
                    .complain(e.id(), "My link came late.", false, gp)
                    .orElseThrow());

    assertThat(b.asNobody(() -> elections.results().complaints(e.id()))).isEmpty();
    assertThat(b.as(b.secretary, () -> elections.results().complaints(e.id()))).isEmpty();
    assertThat(b.as(b.officer, () -> elections.results().complaints(e.id()))).hasSize(1);
    assertThat(b.asNobody(() -> elections.results().complaintCounts(e.id())))
        .isEqualTo(new Complaint.Counts(1, 1));
    b.clock(COMPLAINTS_OVER);
    assertThat(fault(b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()))))
        .contains("A complaint is not settled yet");
    assertThat(
            fault(
                b.as(
                    b.officer,
                    () -> elections.results().settleComplaint(c.id(), "upheld", " ", gp))))
        .contains("Give the reason");
    b.as(
        b.officer,
        () ->
            elections
                .results()
                .settleComplaint(c.id(), "upheld", "It came; the result stands.", town.officer())
                .orElseThrow());
    assertThat(b.asNobody(() -> elections.results().complaintAnswers(e.id())).getFirst().answer())
        .contains("the result stands");
    b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()).orElseThrow());
    assertThat(town.find(e).state()).isEqualTo(State.CERTIFIED);
    town.audited();
  }

  @Test
  void aComplaintThatMakesItVoidEndsItAndNobodyTakesTheSeat() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1));
    town.closed(e, rankings(papers(10, 1)), 10);
    town.declared(e);
    Complaint c =
        b.as(
            town.gps[1],
            () ->
                elections
                    .results()
                    .complain(e.id(), "The roll was wrong.", false, new Who.Person(town.gps[1]))
                    .orElseThrow());
    b.as(
        b.officer,
        () ->
            elections
                .results()
                .settleComplaint(c.id(), "void", "It was.", town.officer())
                .orElseThrow());

    assertThat(town.find(e).state()).isEqualTo(State.VOIDED);
    b.clock(COMPLAINTS_OVER);
    assertThat(fault(b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()))))
        .contains("Only a declared result");
    town.audited();
  }

  @Test
  void aVacancyIsFilledByCountingTheRankingsAgainWhereTheRulesLetIt() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, true), 0, 1, 2));
    town.closed(e, rankings(papers(5, 1, 3), papers(3, 2), papers(2, 3, 2)), 10);
    town.declared(e);
    b.clock(COMPLAINTS_OVER);
    b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()).orElseThrow());
    assertThat(b.asNobody(() -> elections.results().vacated(town.find(e)))).isEmpty();
    b.clock("2026-06-01T10:00:00Z");
    Office chair =
        b.as(
            b.secretary,
            () -> b.p.bodies.holder(b.body.id(), "chair", b.p.bodies.today()).orElseThrow());
    b.as(
        b.secretary,
        () -> b.p.bodies.endOffice(chair.id(), LocalDate.of(2026, 6, 1)).orElseThrow());

    assertThat(
            fault(
                b.as(
                    b.officer, () -> elections.results().countBack(e.id(), false, town.officer()))))
        .contains("Ask Dr C Gray first");
    SecretResult.Elected follows =
        b.as(
            b.officer,
            () -> elections.results().countBack(e.id(), true, town.officer()).orElseThrow());

    Office next =
        b.as(
            b.secretary,
            () -> b.p.bodies.holder(b.body.id(), "chair", b.p.bodies.today()).orElseThrow());
    assertThat(next.name()).isEqualTo("Dr C Gray");
    assertThat(next.to()).isEqualTo(LocalDate.of(2028, 3, 1));
    assertThat(follows.follows()).contains(chair.id());
    assertThat(
            fault(
                b.as(b.officer, () -> elections.results().countBack(e.id(), true, town.officer()))))
        .contains("There is no vacancy");
    town.audited();
  }

  @Test
  void twoPlacesOfOneSeatAreTakenSideBySide() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.GPS, 2, false), 0, 1, 2));
    town.closed(e, rankings(papers(5, 1), papers(4, 3), papers(1, 2)), 10);
    town.declared(e);
    b.clock(COMPLAINTS_OVER);
    b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()).orElseThrow());

    assertThat(
            b.asNobody(() -> elections.results().elected(e.id())).stream()
                .map(SecretResult.Elected::constituency))
        .containsExactly("First", "Second");
    town.audited();
  }

  @Test
  void aPetitionWithEnoughPracticesDraftsAVoteOfConfidenceAndNoConfidenceEndsTheOffice() {
    elections.tellBox(town.box);
    UUID office =
        b.as(
            b.secretary,
            () ->
                b.p.bodies.holder(b.body.id(), "secretary", b.p.bodies.today()).orElseThrow().id());
    UUID voter = b.voters.get("TP-001");
    Petition p =
        b.as(
            voter,
            () ->
                elections
                    .petitions()
                    .open(
                        b.body,
                        office,
                        "Nobody answers us.",
                        LocalDate.of(2026, 2, 1),
                        new Who.Person(voter))
                    .orElseThrow());
    sign(p, "TP-001");
    town.at(SecretTown.NOMINATIONS);
    assertThat(b.asNobody(() -> elections.ofBody(b.body.id()))).isEmpty();
    assertThat(fault(signing(p, "TP-001", "TP-001"))).contains("signed already");
    assertThat(fault(signing(p, "TP-001", "TP-002"))).contains("for which you vote");
    assertThat(b.as(b.voters.get("TP-003"), () -> elections.petitions().standing(p.id())))
        .isEmpty();
    assertThat(b.asNobody(() -> elections.petitions().count(p.id()))).isEqualTo(1);
    sign(p, "TP-002");
    town.at(SecretTown.NOMINATIONS.plusSeconds(60));

    SecretElection e = b.asNobody(() -> elections.ofBody(b.body.id())).getFirst();
    assertThat(e.state()).isEqualTo(State.DRAFT);
    assertThat(e.rules().kind()).isEqualTo(Kind.CONFIDENCE);
    assertThat(e.petition()).contains(p.id());
    b.as(
        b.secretary,
        () -> {
          elections.give(e.id(), Part.RETURNING_OFFICER, b.officer, "Fiona Garrick", "");
          town.outside(e, Part.CREDENTIAL_AUTHORITY, "Cora Dent");
          town.outside(e, Part.TRUSTEE, "Tam One");
          town.outside(e, Part.TRUSTEE, "Tam Two");
          town.outside(e, Part.AUDITOR, "Audrey Tor");
          return elections.publishRules(e.id(), new Who.Person(b.secretary)).orElseThrow();
        });
    town.at(e.timetable().rollOn());
    town.looked(e);
    town.at(e.timetable().opens());
    town.box.opening = new Opening.Totals(List.of(7L, 2L), 1);
    town.box.cast = 10;
    town.at(e.timetable().closes());
    town.declared(e);
    assertThat(b.asNobody(() -> elections.results().result(e.id())).orElseThrow().outcome())
        .isEqualTo(SecretResult.Outcome.CARRIED);
    b.clock(e.timetable().closes().plusSeconds(8 * 86_400).toString());
    b.as(b.officer, () -> elections.results().certify(e.id(), town.officer()).orElseThrow());

    LocalDate today = b.asNobody(b.p.bodies::today);
    assertThat(b.asNobody(() -> b.p.bodies.office(office)).orElseThrow().to())
        .isEqualTo(today.plusDays(1));
    town.audited();
  }

  private void sign(Petition p, String practice) {
    assertThat(signing(p, practice, practice)).isInstanceOf(Outcome.Done.class);
  }

  private Outcome<Petition.Signature> signing(Petition p, String by, String practice) {
    UUID voter = b.voters.get(by);
    return b.as(voter, () -> elections.petitions().sign(p.id(), practice, new Who.Person(voter)));
  }

  @Test
  void aMotionFallsOnAQuorumThatWasNotReached() {
    SecretElection e = town.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    elections.tellBox(town.box);
    town.at(SecretTown.ROLL);
    town.looked(e);
    town.at(SecretTown.OPENS);
    town.box.cast = 4;
    assertThat(b.asNobody(() -> elections.castSoFar(town.find(e)))).contains(4L);
    town.closed(e, new Opening.Totals(List.of(3L, 1L), 0), 4);
    town.declared(e);

    assertThat(b.asNobody(() -> elections.results().result(e.id())).orElseThrow().outcome())
        .isEqualTo(SecretResult.Outcome.NO_DECISION);
  }
}
