package org.mandate.app.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.InventedPractices;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.record.Audit;
import org.mandate.constitution.ModelConstitution;

/** Granting, withdrawing and counting mandates on a real database. */
class MandatesAreGivenByPracticesTest {
  private static TestProgram t;
  private InventedPractices practices;
  private Bodies bodies;
  private Mandates mandates;
  private Body body;
  private LocalDate today;

  @BeforeEach
  void found() {
    if (t == null) {
      t = TestProgram.fresh();
    }
    practices = InventedPractices.many(4);
    bodies = new Bodies(t.program.db, t.program.record, practices);
    mandates = new Mandates(t.program.db, t.program.record, bodies, practices);
    today = bodies.today();
    UUID keeper = UUID.randomUUID();
    body =
        t.as(
            keeper,
            () -> {
              String name = "Body " + UUID.randomUUID();
              Body founded =
                  bodies
                      .found(
                          new Founding(
                              name,
                              "",
                              Authority.MEMBER_MANDATE,
                              "",
                              "",
                              MembershipRule.ofNetworks(List.of("N1", "N2")),
                              today.minusMonths(2),
                              ModelConstitution.collective(name)))
                      .orElseThrow();
              mandates
                  .addTopic(
                      founded.id(), "Access", "chair", "", "Opening hours", "Staff, rooms or money")
                  .orElseThrow();
              mandates
                  .addTopic(founded.id(), "Money owed", "treasurer", "", "What is owed", "")
                  .orElseThrow();
              return founded;
            });
    t.program.jobs.as(
        "town",
        () ->
            bodies
                .beginOffice(
                    body.id(),
                    new Appointment(
                        "chair",
                        "",
                        Office.Route.ELECTED,
                        keeper,
                        "Dr Amara Okafor",
                        today.minusMonths(1),
                        null))
                .orElseThrow());
  }

  private Given grant(String practice, String topic, String limits, LocalDate ends) {
    UUID voter = practices.voter(practice);
    return t.as(
        voter,
        () -> mandates.grant(new Who.Person(voter), body.id(), practice, topic, limits, ends));
  }

  private Ledger.Total total(String topic, LocalDate at) {
    Ledger ledger = mandates.ledger(body.id(), at);
    return ledger.total(
        ledger.topics().stream().filter(x -> x.topic().equals(topic)).findFirst().orElseThrow());
  }

  @Test
  void silenceIsNoMandate() {
    assertThat(total("access", today)).isEqualTo(new Ledger.Total(0, 0));
    Card card = mandates.card(body.id(), "chair", "", today, Instant.MAX).orElseThrow();
    assertThat(card.spoken()).hasSize(1);
    assertThat(card.members()).isEqualTo(4);
    assertThat(card.nextToEnd()).isEmpty();
  }

  @Test
  void aGrantCountsUntilTheDayItEnds() {
    grant("P01", "access", "", today.plusDays(10));
    grant("P02", "access", "Nothing on Saturdays", today.plusDays(90));

    assertThat(total("access", today)).isEqualTo(new Ledger.Total(2, 3000));
    assertThat(total("access", today.plusDays(9))).isEqualTo(new Ledger.Total(2, 3000));
    assertThat(total("access", today.plusDays(10))).isEqualTo(new Ledger.Total(1, 2000));
    Card card = mandates.card(body.id(), "chair", "", today, Instant.MAX).orElseThrow();
    assertThat(card.nextToEnd().orElseThrow().practices()).containsExactly("Practice P01");
    assertThat(card.nextToEnd().orElseThrow().then()).isEqualTo(new Ledger.Total(1, 2000));
  }

  @Test
  void theSameGrantTwiceChangesNothingAndSaysSo() {
    grant("P01", "access", "", today.plusDays(10));
    int before = t.program.record.about(body.subject()).size();

    Given again = grant("P01", "access", "  ", today.plusDays(10));

    assertThat(again).isInstanceOf(Given.Unchanged.class);
    assertThat(t.program.record.about(body.subject())).hasSize(before);
  }

  @Test
  void aWithdrawnMandateNeverCountsAndNoEarlierOneComesBack() {
    grant("P01", "access", "", today.plusDays(90));
    grant("P01", "access", "Weekdays only", today.plusDays(30));
    UUID voter = practices.voter("P01");
    Given taken =
        t.as(voter, () -> mandates.withdraw(new Who.Person(voter), body.id(), "P01", "access"));

    assertThat(taken).isInstanceOf(Given.Withdrawn.class);
    assertThat(total("access", today)).isEqualTo(new Ledger.Total(0, 0));
    Given twice =
        t.as(voter, () -> mandates.withdraw(new Who.Person(voter), body.id(), "P01", "access"));
    assertThat(twice).isInstanceOf(Given.Unchanged.class);
    grant("P01", "access", "", today.plusDays(90));
    assertThat(total("access", today)).isEqualTo(new Ledger.Total(1, 1000));
  }

  @Test
  void nobodyButThePracticesVoterGrantsForIt() {
    UUID other = practices.voter("P02");
    UUID colleague = practices.person("P01");
    for (Who who :
        List.of(
            new Who.Person(other),
            new Who.Person(colleague),
            new Who.Nobody(),
            new Who.Job("closer"))) {
      Given given =
          t.as(other, () -> mandates.grant(who, body.id(), "P01", "access", "", today.plusDays(9)));
      assertThat(given).isInstanceOf(Given.Refused.class);
    }
    assertThat(total("access", today).practices()).isZero();
  }

  @Test
  void aPracticeThatLeftCountsNoMore() {
    grant("P01", "access", "", today.plusDays(90));
    t.as(
        UUID.randomUUID(), () -> bodies.changeMember(body.id(), "P01", false, today).orElseThrow());

    assertThat(total("access", today).practices()).isZero();
    assertThat(grant("P01", "access", "", today.plusDays(80))).isInstanceOf(Given.Refused.class);
  }

  @Test
  void apostrophesAndMarkupInLimitsStayAsTheyWereTyped() {
    String limits = "Not St Oswin's <b>rooms</b>; drop table mandate_grant;--";
    grant("P03", "access", limits, today.plusDays(90));

    assertThat(mandates.history(body.id(), "P03", "access").getFirst().limits()).isEqualTo(limits);
  }

  @Test
  void beforeTheFoundingTheLedgerIsEmpty() {
    Ledger ledger = mandates.ledger(body.id(), body.from().minusDays(1));

    assertThat(ledger.rows()).isEmpty();
    assertThat(ledger.topics()).isEmpty();
  }

  @Test
  void asKnownThenLeavesOutWhatWasRecordedLater() {
    Instant before = t.asNobody(() -> t.program.record.now());
    grant("P01", "access", "", today.plusDays(90));

    assertThat(mandates.ledger(body.id(), today, before).rows().getFirst().byTopic().get("access"))
        .isEqualTo(new Held.None());
    assertThat(mandates.ledger(body.id(), today).rows().getFirst().byTopic().get("access").isLive())
        .isTrue();
  }

  @Test
  void whoActedIsSeenByThemselvesOnlyAndEveryRowFitsItsEntry() {
    UUID voter = practices.voter("P04");
    Given given =
        t.as(
            voter,
            () ->
                mandates.grant(
                    new Who.Person(voter), body.id(), "P04", "money-owed", "", today.plusDays(9)));
    long entry = ((Given.Granted) given).mandate().entry();
    MandateStore store = new MandateStore(t.program.db);

    assertThat(t.as(voter, () -> store.actor(entry))).contains(voter);
    assertThat(t.as(UUID.randomUUID(), () -> store.actor(entry))).isEmpty();
    assertThat(t.asNobody(() -> store.actor(entry))).isEmpty();
    t.program.jobs.as(
        "audit",
        () -> {
          assertThat(new Audit(t.program.jdbc, t.program.record, mandates.audited()).run())
              .isInstanceOf(Audit.Outcome.Fits.class);
          return true;
        });
  }
}
