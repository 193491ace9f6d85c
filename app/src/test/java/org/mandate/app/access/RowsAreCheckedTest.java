package org.mandate.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.elections.BallotTown.code;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.register.LocalOrganisation;

/** What a policy lets in is the row itself, not only who writes it (V31, V100, V103). */
class RowsAreCheckedTest {
  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));

  private int sql(UUID person, String sql) {
    return town.as(person, () -> town.p.db.sql(sql).update());
  }

  private static String office(UUID id, UUID body) {
    return """
        insert into office (id, body, seat, constituency, route, from_date, to_date, recorded_at, entry)
        select '%s', '%s', 'treasurer', '', 'elected', '2025-04-01', '2027-04-01', clock(), max(id)
          from record_entry"""
        .formatted(id, body);
  }

  private static String holder(UUID office, UUID person, String name) {
    return "insert into office_holder (office, person, name) values ('%s', '%s', '%s')"
        .formatted(office, person, name);
  }

  @Test
  void nobodyPutsThemselvesIntoASeat() {
    UUID office = UUID.randomUUID();
    UUID voter = town.voters.get(code(1));
    String told = office(office, town.body.id());
    for (UUID person : List.of(voter, town.officer, UUID.randomUUID())) {
      assertThatThrownBy(
              () ->
                  town.as(
                      person,
                      () ->
                          town.p.db.sql(told).update()
                              + town.p.db.sql(holder(office, person, "Me")).update()))
          .rootCause()
          .hasMessageContaining("row-level security policy for table \"office_holder\"");
    }
    // The secretary fills the seats of their own body, with a name, in the transaction of the
    // office.
    UUID other =
        town.job(
            "town",
            () ->
                town.p
                    .bodies
                    .found(
                        new Founding(
                            "Another",
                            "another",
                            Authority.MEMBER_MANDATE,
                            "",
                            "",
                            MembershipRule.ofPractices(List.of(code(1))),
                            BallotTown.BEGAN,
                            BallotTown.model()))
                    .orElseThrow()
                    .id());
    UUID elsewhere = UUID.randomUUID();
    assertThatThrownBy(
            () ->
                town.as(
                    town.secretary,
                    () ->
                        town.p.db.sql(office(elsewhere, other)).update()
                            + town.p.db.sql(holder(elsewhere, voter, "Kit")).update()))
        .rootCause()
        .hasMessageContaining("row-level security");
    town.owner(told);
    assertThatThrownBy(() -> sql(town.secretary, holder(office, voter, "Kit")))
        .rootCause()
        .hasMessageContaining("row-level security");
    UUID filled = UUID.randomUUID();
    int rows =
        town.as(
            town.secretary,
            () ->
                town.p.db.sql(office(filled, town.body.id())).update()
                    + town.p.db.sql(holder(filled, voter, "Kit Marsh")).update());
    assertThat(rows).isEqualTo(2);
  }

  @Test
  void aReplacedVoteIsNeverBroughtBack() {
    Ballot ballot = town.open(town.matter("ordinary", ""));
    UUID voter = town.voters.get(code(1));
    town.cast(ballot.id(), code(1), "for");
    town.cast(ballot.id(), code(1), "against");

    assertThatThrownBy(() -> sql(voter, "update vote set superseded_at = null"))
        .rootCause()
        .hasMessageContaining("row-level security policy for table \"vote\"");
    int broughtBack =
        town.as(
            voter,
            () -> {
              town.p
                  .db
                  .sql("update vote set superseded_at = clock() where choice = 'against'")
                  .update();
              return town.p
                  .db
                  .sql("update vote set superseded_at = clock() where choice = 'for'")
                  .update();
            });
    assertThat(broughtBack).isZero();
    // Another practice's vote is out of reach altogether.
    town.cast(ballot.id(), code(2), "for");
    assertThat(
            sql(
                voter,
                "update vote set superseded_at = clock() where practice = '" + code(2) + "'"))
        .isZero();
  }

  @Test
  void anOfficerSeesThePeopleOfTheBodysPracticesAndOfNoOther() {
    UUID officer = UUID.randomUUID();
    LocalDate today = town.asNobody(() -> town.p.bodies.today());
    Body body = town.job("town", () -> mixed(officer, today));
    TreeSet<String> members =
        new TreeSet<>(
            town.asNobody(
                () -> town.p.bodies.members(body.id(), today).stream().map(Member::code).toList()));
    assertThat(members).containsExactly("MX-001", "MX-003", "MX-005", code(1));

    assertThat(seen(officer)).isEqualTo(members);
    assertThat(people(officer)).contains("Voter of MX-001").doesNotContain("Voter of MX-002");
    assertThat(seen(town.secretary)).containsExactly(code(1), code(2), code(3));
    assertThat(seen(town.voters.get(code(1)))).isEmpty();
    assertThat(seen(UUID.randomUUID())).isEmpty();
    // When the office ends, so does the sight.
    town.job(
        "town",
        () -> {
          Office held = town.p.bodies.holder(body.id(), "secretary", today).orElseThrow();
          return town.p.bodies.endOffice(held.id(), today).orElseThrow();
        });
    assertThat(seen(officer)).isEmpty();
    assertThat(people(officer)).isEmpty();
  }

  private TreeSet<String> seen(UUID person) {
    return new TreeSet<>(
        town.as(
            person,
            () ->
                town.p
                    .db
                    .sql("select * from my_bodies_practices()")
                    .query((row, n) -> row.getString(1))
                    .list()));
  }

  private List<String> people(UUID person) {
    return town.as(
        person,
        () -> town.p.db.sql("select name from person").query((r, n) -> r.getString(1)).list());
  }

  /**
   * A network of MX-001 and MX-002, of which MX-002 is left out; MX-003 named, MX-004 named and
   * left since; MX-005 joined since, and MX-006 joins only next year.
   */
  private Body mixed(UUID officer, LocalDate today) {
    for (int i = 1; i <= 6; i++) {
      String code = "MX-00" + i;
      town.practice(code, code, UUID.randomUUID(), 1000);
    }
    town.p.register.add(LocalOrganisation.of("NET-1", "Net", "network", BallotTown.BEGAN));
    for (String code : List.of("MX-001", "MX-002")) {
      town.p.register.relate("network", code, "NET-1", BallotTown.BEGAN, Optional.empty());
    }
    Body body =
        town.p
            .bodies
            .found(
                new Founding(
                    "Mixed",
                    "mixed",
                    Authority.MEMBER_MANDATE,
                    "",
                    "",
                    new MembershipRule(
                        List.of("NET-1"),
                        List.of("MX-003", "MX-004"),
                        List.of(code(1)),
                        List.of("MX-002")),
                    BallotTown.BEGAN,
                    BallotTown.model()))
            .orElseThrow();
    town.p.bodies.changeMember(body.id(), "MX-004", false, today.minusDays(2)).orElseThrow();
    town.p.bodies.changeMember(body.id(), "MX-005", true, today.minusDays(2)).orElseThrow();
    town.p.bodies.changeMember(body.id(), "MX-006", true, today.plusYears(1)).orElseThrow();
    town.p
        .bodies
        .beginOffice(
            body.id(),
            new Appointment(
                "secretary",
                "",
                Office.Route.ELECTED,
                officer,
                "Olive Rees",
                BallotTown.BEGAN,
                null))
        .orElseThrow();
    return body;
  }
}
