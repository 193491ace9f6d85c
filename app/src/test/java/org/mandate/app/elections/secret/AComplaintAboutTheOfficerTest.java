package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.elections.secret.SecretTown.fault;
import static org.mandate.app.elections.secret.SecretTown.papers;
import static org.mandate.app.elections.secret.SecretTown.rankings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.State;

/** Nobody settles a complaint about themselves, or their own. */
class AComplaintAboutTheOfficerTest {
  private static final String COMPLAINTS_OVER = "2026-02-09T10:00:00Z";
  private final SecretTown town = new SecretTown();
  private final BallotTown b = town.b;
  private final Results results = town.elections.results();

  private SecretElection declared() {
    SecretElection e =
        town.open(town.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1));
    return declared(e);
  }

  private SecretElection declared(SecretElection open) {
    town.closed(open, rankings(papers(10, 1)), 10);
    return town.declared(open);
  }

  private Complaint complaint(SecretElection e, UUID by, boolean aboutOfficer) {
    return b.as(
        by,
        () ->
            results
                .complain(e.id(), "It was closed early.", aboutOfficer, new Who.Person(by))
                .orElseThrow());
  }

  private Outcome<Complaint> settled(UUID by, Complaint c, String outcome) {
    return b.as(
        by, () -> results.settleComplaint(c.id(), outcome, "We looked at it.", new Who.Person(by)));
  }

  private UUID auditor(SecretElection e) {
    return b.asNobody(() -> town.elections.holders(e.id())).stream()
        .filter(h -> h.part() == Part.AUDITOR)
        .findFirst()
        .orElseThrow()
        .person();
  }

  private int written(UUID by, String sql, UUID id) {
    return b.as(by, () -> b.p.db.sql(sql).param("id", id).update());
  }

  @Test
  void theAuditorSettlesItAndTheOfficerNeitherReadsNorSettlesIt() {
    SecretElection e = declared();
    Complaint c = complaint(e, town.gps[2], true);
    UUID auditor = auditor(e);

    assertThat(b.as(b.officer, () -> results.complaints(e.id()))).isEmpty();
    assertThat(
            written(
                b.officer,
                "update secret_complaint set outcome = 'rejected', answer = 'No.', settled_at = clock()"
                    + " where id = :id",
                c.id()))
        .isZero();
    assertThat(b.as(auditor, () -> results.complaints(e.id()))).hasSize(1);
    assertThat(b.as(b.secretary, () -> results.complaints(e.id()))).isEmpty();
    b.clock(COMPLAINTS_OVER);
    assertThat(fault(b.as(b.officer, () -> results.certify(e.id(), town.officer()))))
        .contains("A complaint is not settled yet");
    assertThat(settled(auditor, c, "rejected")).isInstanceOf(Outcome.Done.class);
    assertThat(b.asNobody(() -> results.complaintAnswers(e.id())).getFirst().apart()).isTrue();
    b.as(b.officer, () -> results.certify(e.id(), town.officer()).orElseThrow());
    town.audited();
  }

  @Test
  void aComplaintAboutSomethingElseIsTheOfficersAndTheAuditorOnlyReadsIt() {
    SecretElection e = declared();
    Complaint c = complaint(e, town.gps[2], false);

    assertThat(b.as(auditor(e), () -> results.complaints(e.id()))).hasSize(1);
    assertThat(fault(settled(auditor(e), c, "rejected"))).contains("You do not settle");
    assertThat(fault(settled(town.gps[2], c, "rejected"))).contains("You do not settle");
    assertThat(settled(b.officer, c, "rejected")).isInstanceOf(Outcome.Done.class);
    town.audited();
  }

  @Test
  void theAuditorCanMakeTheElectionVoidByItAndMoveItNowhereElse() {
    SecretElection e = declared();
    Complaint c = complaint(e, town.gps[2], true);
    UUID auditor = auditor(e);
    String move = "update secret_election set state = '%s' where id = :id";

    assertThatThrownBy(() -> written(auditor, move.formatted("certified"), e.id()))
        .hasStackTraceContaining("goes on by its returning officer");
    assertThatThrownBy(() -> written(auditor, move.formatted("voided"), e.id()))
        .hasStackTraceContaining("goes on by its returning officer");
    assertThat(settled(auditor, c, "void")).isInstanceOf(Outcome.Done.class);
    assertThat(town.find(e).state()).isEqualTo(State.VOIDED);
    town.audited();
  }

  @Test
  void anAuditorOfAnotherElectionSettlesNothingHere() {
    SecretElection other =
        town.drafted(SecretTown.motion(SecretElection.Kind.QUESTION, Optional.empty()));
    UUID stranger = UUID.randomUUID();
    b.job(
        "town",
        () -> {
          b.p.people.add(stranger, "Sam Strange", List.of());
          return true;
        });
    b.as(
        b.secretary,
        () ->
            town.elections
                .give(other.id(), Part.AUDITOR, stranger, "Sam Strange", "")
                .orElseThrow());
    SecretElection e = declared();
    Complaint c = complaint(e, town.gps[2], true);

    assertThat(b.as(stranger, () -> results.complaints(e.id()))).isEmpty();
    assertThat(
            written(stranger, "update secret_complaint set answer = 'No.' where id = :id", c.id()))
        .isZero();
    assertThat(
            written(stranger, "update secret_election set state = 'voided' where id = :id", e.id()))
        .isZero();
  }

  @Test
  void whereTheOnlyAuditorComplainsTheSecretarySettlesIt() {
    SecretElection e = withAuditor(town.gps[9]);
    Complaint c = complaint(e, town.gps[9], true);

    assertThat(fault(settled(town.gps[9], c, "upheld"))).contains("You do not settle");
    assertThat(b.as(b.officer, () -> results.complaints(e.id()))).isEmpty();
    assertThat(settled(b.secretary, c, "upheld")).isInstanceOf(Outcome.Done.class);
    town.audited();
  }

  @Test
  void whereNeitherAuditorNorSecretaryCanTheChairSettlesItAndFindsItOnTheDesk() {
    UUID chair = UUID.randomUUID();
    b.job(
        "town",
        () -> {
          b.p.people.add(chair, "Chris Head", List.of());
          b.seat("chair", Office.Route.ELECTED, chair, "Chris Head", null);
          return b.p.people.affiliate(
              b.secretary, BallotTown.code(4), "manager", BallotTown.BEGAN, Optional.empty());
        });
    SecretElection e = declared();
    b.owner("update mandate.secret_role set erased_at = now() where role = 'auditor'");
    Complaint byAnother = complaint(e, town.gps[2], true);
    Complaint bySecretary = complaint(e, b.secretary, true);

    assertThat(toSettle(b.secretary)).containsExactly(byAnother.id());
    assertThat(toSettle(chair)).containsExactly(bySecretary.id());
    assertThat(toSettle(b.officer)).isEmpty();
    assertThat(fault(settled(b.secretary, bySecretary, "upheld"))).contains("You do not settle");
    assertThat(settled(chair, bySecretary, "upheld")).isInstanceOf(Outcome.Done.class);
    assertThat(toSettle(chair)).isEmpty();
  }

  private List<UUID> toSettle(UUID person) {
    return b.as(
        person,
        () -> new SecretTasks(town.elections).toSettleApart().stream().map(Complaint::id).toList());
  }

  @Test
  void nobodyCertifiesWhileAComplaintWaitsOrMayComeBySqlEither() {
    SecretElection e = declared();
    String certify = "update secret_election set state = 'certified' where id = :id";
    assertThatThrownBy(() -> written(b.officer, certify, e.id()))
        .hasStackTraceContaining("complaints are not over");
    Complaint c = complaint(e, town.gps[2], true);
    b.clock(COMPLAINTS_OVER);
    assertThatThrownBy(() -> written(b.officer, certify, e.id()))
        .hasStackTraceContaining("complaints are not over");

    assertThat(settled(auditor(e), c, "rejected")).isInstanceOf(Outcome.Done.class);
    assertThat(
            written(
                auditor(e), "update secret_complaint set answer = 'Else.' where id = :id", c.id()))
        .as("a settled complaint stands")
        .isZero();
    assertThat(written(b.officer, certify, e.id())).isOne();
  }

  @Test
  void aComplaintIsRaisedInTimeAndUnsettledBySqlToo() {
    SecretElection e = declared();
    String raise =
        "insert into secret_complaint (id, election, person, words, apart, raised_at, entry, outcome,"
            + " answer, settled_at) select gen_random_uuid(), :id, '%s', 'Words.', true, clock(),"
            + " min(r.id), %s from record_entry r";
    String open = raise.formatted(town.gps[2], "null, '', null");
    String ready = raise.formatted(town.gps[2], "'void', 'So.', clock()");

    assertThatThrownBy(() -> written(town.gps[2], ready, e.id()))
        .hasStackTraceContaining("row-level security");
    assertThat(written(town.gps[2], open, e.id())).isOne();
    b.clock(COMPLAINTS_OVER);
    assertThatThrownBy(() -> written(town.gps[2], open, e.id()))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void whoeverSettlesApartNotesNoVoidThatIsNone() {
    SecretElection e = declared();
    complaint(e, town.gps[2], true);
    String note =
        "insert into secret_move (election, number, move, to_state, at, entry) select :id,"
            + " 1 + max(m.number), 'void', 'declared', clock(), max(m.entry) from secret_move m"
            + " where m.election = :id";

    assertThatThrownBy(() -> written(auditor(e), note, e.id()))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void whatTheOfficerComplainsOfIsNotTheOfficersToSettle() {
    b.job(
        "town",
        () ->
            b.p.people.affiliate(
                b.officer, BallotTown.code(4), "manager", BallotTown.BEGAN, Optional.empty()));
    SecretElection e = declared();
    Complaint c = complaint(e, b.officer, false);

    assertThat(c.apart()).isTrue();
    assertThat(fault(settled(b.officer, c, "rejected"))).contains("You do not settle");
    assertThat(settled(auditor(e), c, "rejected")).isInstanceOf(Outcome.Done.class);
  }

  /** An election of which somebody of a member practice is the only auditor. */
  private SecretElection withAuditor(UUID person) {
    SecretElection e = town.draft(SecretTown.chair(Electorate.PRACTICES, 1, false));
    SecretElection published =
        b.as(
            b.secretary,
            () -> {
              town.elections.give(e.id(), Part.RETURNING_OFFICER, b.officer, "Fiona Garrick", "");
              town.outside(e, Part.CREDENTIAL_AUTHORITY, "Cora Dent");
              town.outside(e, Part.TRUSTEE, "Tam One");
              town.outside(e, Part.TRUSTEE, "Tam Two");
              town.elections.give(e.id(), Part.AUDITOR, person, "Dr J Gray", "").orElseThrow();
              return town.elections.publishRules(e.id(), new Who.Person(b.secretary)).orElseThrow();
            });
    town.at(SecretTown.NOMINATIONS);
    town.stand(published, 0);
    town.stand(published, 1);
    return declared(town.open(published));
  }
}
