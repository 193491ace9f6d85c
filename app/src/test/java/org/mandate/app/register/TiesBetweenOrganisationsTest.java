package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.record.Audit;
import org.mandate.app.record.Record;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;

/** Ties between organisations, and what the keeper of the walls asks of the register. */
class TiesBetweenOrganisationsTest {
  private static final LocalDate BEGAN = LocalDate.of(2020, 6, 3);
  private static final LocalDate LATER = LocalDate.of(2024, 4, 1);
  private static final String SOURCE = "the company's register, read on 1 October 2026";

  private final TestProgram t = TestProgram.fresh();
  private final Register register = t.program.register;
  private final Ties ties = register.ties();
  private UUID registrar;
  private UUID partner;

  @BeforeEach
  void threeOrganisationsAndTheirPeople() {
    t.program.jobs.as(
        "town",
        () -> {
          register.add(LocalOrganisation.of("TP-001", "Mill Surgery", "practice", BEGAN));
          register.add(LocalOrganisation.of("TP-002", "Weir Surgery", "practice", BEGAN));
          register.add(LocalOrganisation.of("TP-FED", "Practices Ltd", "federation", BEGAN));
          registrar = t.program.people.add("Di Roe", List.of());
          partner = t.program.people.add("Dr Ada Pell", List.of());
          t.program.people.makeRegistrar(registrar, BEGAN);
          t.program.people.affiliate(partner, "TP-001", "partner", BEGAN, Optional.of(LATER));
          t.program.people.affiliate(partner, "TP-002", "salaried", LATER, Optional.empty());
          return 0;
        });
  }

  private static Tie.Wanted owns(String child, String share) {
    return wanted(Relation.OWNERSHIP, child, "TP-FED", share);
  }

  private static Tie.Wanted wanted(Relation relation, String child, String parent, String share) {
    return new Tie.Wanted(
        UUID.randomUUID(), relation, child, parent, share, SOURCE, BEGAN, Optional.empty());
  }

  private static Tie.Wanted during(Tie.Wanted w, LocalDate from, Optional<LocalDate> until) {
    return new Tie.Wanted(
        UUID.randomUUID(), w.relation(), w.child(), w.parent(), w.share(), w.source(), from, until);
  }

  private Tie added(Tie.Wanted wanted) {
    return t.as(registrar, () -> ties.add(wanted).orElseThrow().getFirst());
  }

  private List<Tie> of(String code, LocalDate day) {
    return t.asNobody(() -> ties.of(code, day));
  }

  private void refused(Tie.Wanted wanted, String field, String words) {
    assertThat(t.<TieResult>as(registrar, () -> ties.add(wanted)))
        .isInstanceOfSatisfying(
            TieResult.Refused.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .satisfies(
                        f -> {
                          assertThat(f.field()).isEqualTo(field);
                          assertThat(f.words()).contains(words);
                        }));
  }

  @Test
  void anOwnershipIsFoundFromBothEndsWithItsExactShare() {
    Tie tie = added(owns("TP-001", "10 of 236"));

    assertThat(tie.share().orElseThrow().share()).isEqualTo(new Share(4_237_288));
    assertThat(of("TP-001", BEGAN)).containsExactly(tie);
    assertThat(of("TP-FED", BEGAN)).containsExactly(tie);
    assertThat(of("TP-FED", BEGAN.minusDays(1))).isEmpty();
    assertThat(of("TP-002", BEGAN)).isEmpty();
    assertThat(t.<List<Tie>>asNobody(() -> ties.touching(Set.of("TP-001", "TP-002"))))
        .containsExactly(tie);
  }

  @Test
  void anEndedTieHoldsUntilThatDayAndWhatWasKnownBeforeStays() {
    Tie tie = added(owns("TP-001", "10 of 236"));
    Instant before = t.asNobody(t.program.record::now);
    Tie ended = t.as(registrar, () -> ties.end(tie.id(), LATER).orElseThrow().getFirst());

    assertThat(of("TP-FED", LATER.minusDays(1))).containsExactly(ended);
    assertThat(of("TP-FED", LATER)).isEmpty();
    assertThat(t.<List<Tie>>asNobody(() -> ties.touching(List.of("TP-001"))))
        .containsExactly(ended);
    assertThat(t.<List<Tie>>asNobody(() -> ties.asKnown("TP-001", before))).containsExactly(tie);
    assertThat(
            t.<List<String>>asNobody(
                () ->
                    t.program.record.about("organisation:TP-001").stream()
                        .map(Record.Entry::kind)
                        .filter(kind -> kind.startsWith("register."))
                        .toList()))
        .containsExactly("register.tie", "register.tie-ended");
  }

  @Test
  void whatCannotBeIsRefusedAtItsFieldWithWhatMendsIt() {
    refused(owns("TP-001", "237 of 236"), "share", "Nobody owns more than the whole");
    refused(owns("TP-001", "ten"), "share", "like 10 of 236");
    for (Relation other : List.of(Relation.MEMBERSHIP, Relation.CONTRACT, Relation.FUNDING)) {
      refused(wanted(other, "TP-001", "TP-FED", "5 %"), "share", "Leave it empty");
    }
    refused(owns("TP-FED", ""), "parent", "another organisation");
    refused(owns("TP-999", ""), "child", "knows no organisation TP-999");
    refused(wanted(Relation.FUNDING, "TP-001", "TP-998", ""), "parent", "TP-998");
    refused(during(owns("TP-001", ""), LATER, Optional.of(BEGAN)), "until", "cannot end before it");
    refused(
        during(owns("TP-001", ""), LocalDate.of(20200, 1, 1), Optional.empty()), "from", "year");
    Tie.Wanted w = owns("TP-001", "");
    refused(
        new Tie.Wanted(w.id(), w.relation(), w.child(), w.parent(), "", " ", w.from(), w.until()),
        "source",
        "Say where it stands");
    assertThat(of("TP-FED", BEGAN)).isEmpty();
  }

  @Test
  void aTieStandsOnceAtATimeAndAgainAfterItsEnd() {
    Tie first = added(owns("TP-001", "10 of 236"));
    refused(owns("TP-001", "11 of 236"), "from", "from 3 June 2020");
    assertThat(
            t.<TieResult>as(
                registrar, () -> ties.add(List.of(owns("TP-002", "1 %"), owns("TP-002", "2 %")))))
        .isInstanceOf(TieResult.Refused.class);
    added(wanted(Relation.MEMBERSHIP, "TP-001", "TP-FED", ""));
    t.as(registrar, () -> ties.end(first.id(), LATER).orElseThrow());
    Tie second = added(during(owns("TP-001", "11 of 236"), LATER, Optional.empty()));

    Tie ended = of("TP-001", LATER.minusDays(1)).getLast();
    assertThat(ended.share()).isEqualTo(first.share());
    assertThat(t.<TieResult>as(registrar, () -> ties.end(ended.id(), LATER.plusDays(1))))
        .isInstanceOfSatisfying(
            TieResult.Refused.class,
            r -> assertThat(r.faults().getFirst().field()).isEqualTo("until"));
    assertThat(of("TP-001", LATER)).contains(second);
  }

  @Test
  void theDatabaseItselfKeepsATieOnceAndUnchanged() {
    added(owns("TP-001", "10 of 236"));
    String again =
        """
        insert into organisation_tie (id, relation, child, parent, source, from_date, recorded_at, entry)
        select gen_random_uuid(), relation, child, parent, source, '2023-01-01', clock(), entry
          from organisation_tie""";
    assertThatThrownBy(() -> t.as(registrar, () -> t.program.db.sql(again).update()))
        .rootCause()
        .hasMessageContaining("organisation_tie_once");
    assertThatThrownBy(
            () ->
                t.as(
                    registrar,
                    () -> t.program.db.sql("update organisation_tie set share_parts = 1").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void onlyTheRegistrarWritesTies() {
    assertThatThrownBy(() -> t.as(partner, () -> ties.add(owns("TP-001", ""))))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() -> t.asNobody(() -> ties.add(owns("TP-001", ""))))
        .rootCause()
        .hasMessageContaining("row-level security");
    Tie tie = added(owns("TP-001", ""));
    assertThatThrownBy(() -> t.as(partner, () -> ties.end(tie.id(), LATER)))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(of("TP-FED", LATER)).containsExactly(tie);
  }

  @Test
  void aChangedTieIsFoundByTheAuditAndNamed() throws SQLException {
    Tie tie = added(owns("TP-001", "10 of 236"));
    t.as(registrar, () -> ties.end(tie.id(), LATER).orElseThrow());
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
    for (String change :
        List.of(
            "share_parts = 4237289",
            "share_words = '11 of 236 shares'",
            "source = 'hearsay'",
            "parent = 'TP-002'",
            "from_date = from_date - 1",
            "relation = 'funding', share_parts = null, share_words = ''")) {
      changed(change);
      assertThat(audit())
          .as(change)
          .isInstanceOfSatisfying(
              Audit.Outcome.Broken.class,
              broken -> {
                assertThat(broken.table()).isEqualTo("organisation_tie");
                assertThat(broken.row()).contains(tie.id().toString());
              });
      changed(
          ("relation = 'ownership', parent = 'TP-FED', from_date = '%s', source = '%s', share_parts ="
                  + " 4237288, share_words = '10 of 236 shares'")
              .formatted(BEGAN, SOURCE.replace("'", "''")));
      assertThat(audit()).as("after " + change).isInstanceOf(Audit.Outcome.Fits.class);
    }
  }

  private Audit.Outcome audit() {
    return t.program.jobs.as(
        "audit", () -> new Audit(t.program.jdbc, t.program.record, t.program.audited).run());
  }

  /** The superseded row: it is held against its entry like any other. */
  private void changed(String set) throws SQLException {
    try (var owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      String where = " where superseded_at <> 'infinity'";
      assertThat(s.executeUpdate("update organisation_tie set " + set + where)).isOne();
    }
  }

  @Test
  void theWardenSeesAllAffiliationsOfAllPeriodsAndNobodyNone() {
    People people = t.program.people;
    List<Affiliation> with =
        t.program.jobs.as("warden", () -> people.affiliationsWith(List.of("TP-001", "TP-002")));
    List<Affiliation> of =
        t.program.jobs.as("warden", () -> people.affiliationsOf(Set.of(partner, registrar)));

    assertThat(with).extracting(Affiliation::organisation).containsExactly("TP-001", "TP-002");
    assertThat(with.getFirst().until()).contains(LATER);
    assertThat(of).isEqualTo(with);
    assertThat(t.<List<Affiliation>>asNobody(() -> people.affiliationsOf(Set.of(partner))))
        .isEmpty();
    assertThat(t.<List<Affiliation>>asNobody(() -> people.affiliationsWith(List.of("TP-001"))))
        .isEmpty();
  }

  @Test
  void periodsOfNetworksSayOnEachDayWhatTheRegisterSaysOfThatDay() {
    LocalDate end = LocalDate.of(2023, 4, 1);
    List<String> codes = List.of("TP-001", "TP-002", "TP-N1", "TP-N2");
    t.program.jobs.as(
        "town",
        () -> {
          register.relate("network", "TP-001", "TP-N1", BEGAN, Optional.empty());
          register.relate("network", "TP-001", "TP-N1", BEGAN, Optional.of(end));
          register.relate("network", "TP-001", "TP-N2", end, Optional.empty());
          register.relate("network", "TP-002", "TP-N1", LATER, Optional.empty());
          return 0;
        });
    List<NetworkPeriod> periods =
        t.asNobody(() -> register.networksTouching(codes).stream().map(NetworkPeriod::of).toList());

    assertThat(periods)
        .containsExactlyInAnyOrder(
            new NetworkPeriod("TP-001", "TP-N1", BEGAN, Optional.of(end)),
            new NetworkPeriod("TP-001", "TP-N2", end, Optional.empty()),
            new NetworkPeriod("TP-002", "TP-N1", LATER, Optional.empty()));
    for (LocalDate day :
        List.of(BEGAN.minusDays(1), BEGAN, end.minusDays(1), end, LATER, LATER.plusYears(9))) {
      for (String practice : List.of("TP-001", "TP-002")) {
        Set<String> said = new HashSet<>();
        periods.stream()
            .filter(r -> r.child().equals(practice) && r.holdsOn(day))
            .forEach(r -> said.add(r.parent()));
        assertThat(said)
            .as(practice + " on " + day)
            .isEqualTo(
                t.asNobody(() -> register.networkOf(practice, day)).map(Set::of).orElse(Set.of()));
      }
    }
    assertThat(t.<List<?>>asNobody(() -> register.networksTouching(List.of("TP-N2")))).hasSize(1);
  }

  private record NetworkPeriod(
      String child, String parent, LocalDate from, Optional<LocalDate> until) {
    static NetworkPeriod of(org.mandate.app.register.Relation r) {
      return new NetworkPeriod(r.child(), r.parent(), r.from().orElseThrow(), r.until());
    }

    boolean holdsOn(LocalDate day) {
      return !from.isAfter(day) && until.map(day::isBefore).orElse(true);
    }
  }
}
