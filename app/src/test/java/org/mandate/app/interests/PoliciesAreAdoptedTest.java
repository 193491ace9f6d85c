package org.mandate.app.interests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.record.Audit;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;

/** Which conflicts policy a body goes by, since when, on a real database. */
class PoliciesAreAdoptedTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 10);
  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(3, ""));
  private final Policies policies = town.p.policies;

  private Outcome<Adoption> adopt(UUID by, String json, LocalDate from) {
    return town.as(by, () -> policies.adopt(town.body, json, from, new Who.Person(by)));
  }

  private String model() {
    return town.asNobody(() -> policies.modelFor(town.body, FIRST));
  }

  private List<String> faults(String json) {
    Outcome<Adoption> outcome = adopt(town.secretary, json, FIRST);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<Adoption>) outcome)
        .faults().stream().map(Outcome.Fault::words).toList();
  }

  @Test
  void theModelFitsTheBodysSeatsAndHoldsFromItsDay() {
    Adoption done = adopt(town.secretary, model(), FIRST).orElseThrow();

    assertThat(done.policy()).isEqualTo("model");
    town.asNobody(
        () -> {
          assertThat(policies.adopted(town.body.id(), FIRST.minusDays(1))).isEmpty();
          AdoptedPolicy policy = policies.adopted(town.body.id(), FIRST).orElseThrow();
          assertThat(policy.hash()).isEqualTo(done.hash());
          assertThat(policy.register().decisionMakers())
              .containsExactly(
                  "chair", "neighbourhood", "secretary", "treasurer", "conflicts-guardian");
          assertThat(policy.register().declareWithinDays()).isEqualTo(28);
          assertThat(policy.board().voting()).containsExactly("chair", "neighbourhood");
          assertThat(policy.board().quorum().roles()).hasSize(1);
          assertThat(policy.conflicts().contestDays()).isEqualTo(10);
          return true;
        });
  }

  @Test
  void aSecondClickChangesNothingAndALaterVersionFollows() {
    Adoption done = adopt(town.secretary, model(), FIRST).orElseThrow();
    assertThat(adopt(town.secretary, model(), FIRST).orElseThrow()).isEqualTo(done);

    String second = model().replace("\"version\":\"1\"", "\"version\":\"2\"");
    assertThat(adopt(town.secretary, second, FIRST))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.faults().toString()).contains("Choose a later day"));
    adopt(town.secretary, second, FIRST.plusDays(1)).orElseThrow();
    town.asNobody(
        () -> {
          assertThat(policies.adopted(town.body.id(), FIRST).orElseThrow().version())
              .isEqualTo("1");
          assertThat(policies.adopted(town.body.id(), FIRST.plusDays(1)).orElseThrow().version())
              .isEqualTo("2");
          assertThat(policies.adoptions(town.body.id())).hasSize(2);
          return true;
        });
  }

  @Test
  void aTextWithFaultsIsRefusedWithPlaceAndMend() {
    assertThat(faults("{\"conflicts\": ")).singleElement().asString().contains("line 1");
    assertThat(faults("[]")).singleElement().asString().contains("one JSON object");
    assertThat(faults(model().replaceFirst("\\{", "{\"board\":{},")))
        .singleElement()
        .asString()
        .contains("not JSON that can be read");
    assertThat(faults(model().replace("\"strength\":\"slight\"", "\"strength\":\"tiny\"")))
        .anySatisfy(f -> assertThat(f).startsWith("conflicts.paths[3].strength: "));
    assertThat(faults(model().replace("\"reminders\":2", "\"reminders\":\"two\"")))
        .containsExactly("register.reminders: Write a whole number from 0 to 10.");
    assertThat(faults(model().replace("\"keepYears\":6", "\"keepYears\":6,\"extra\":1")))
        .containsExactly(
            "register.extra: There is no such field. Take it out or correct its name.");
    assertThat(faults(model().replace("\"voting\":[\"chair\"", "\"voting\":[\"char\"")))
        .containsExactly("board.roles: Give the voting seat 'char' its role.");
    assertThat(faults(model().replace("Makers\":[", "Makers\":[\"president\",")))
        .anySatisfy(
            f -> assertThat(f).contains("no seat 'president'", "chair, conflicts-guardian"));
    assertThat(faults(model().replace("\"neighbours\":[]", "\"neighbours\":[\"elsewhere\"]")))
        .singleElement()
        .asString()
        .contains("no other body 'elsewhere'");
  }

  @Test
  void oneVersionHasOneText() {
    adopt(town.secretary, model(), FIRST).orElseThrow();
    String other = model().replace("\"days\":10", "\"days\":11");

    Outcome<Adoption> outcome = adopt(town.secretary, other, FIRST.plusDays(9));

    assertThat(outcome.toString()).contains("Give yours another version");
  }

  @Test
  void onlySecretaryAndChairWriteAnAdoption() {
    UUID voter = town.voters.get("TP-001");
    for (UUID person : List.of(voter, town.officer)) {
      assertThatThrownBy(() -> adopt(person, model(), FIRST))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    assertThat(town.asNobody(() -> policies.adoptions(town.body.id()))).isEmpty();
  }

  @Test
  void theAuditHoldsTheAdoptionAgainstTheRecord() {
    adopt(town.secretary, model(), FIRST).orElseThrow();
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);

    town.owner("update conflicts_policy_adoption set from_date = from_date - 1");

    assertThat(audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class,
            b -> assertThat(b.table()).isEqualTo("conflicts_policy_adoption"));
  }

  private Audit.Outcome audit() {
    return town.job("audit", new Audit(town.p.jdbc, town.p.record, town.p.audited)::run);
  }

  @Test
  void aPartnerOfAMemberOrPartOwnerOfTheFederationIsConflictedWhenItMayBid() {
    adopt(town.secretary, model(), FIRST).orElseThrow();
    var policy =
        town.asNobody(() -> policies.adopted(town.body.id(), FIRST).orElseThrow().conflicts());
    for (Link onward :
        List.of(
            Link.of("L2", Relation.MEMBERSHIP, "P-A", "FED", Period.ALWAYS),
            Link.of("L2", Relation.OWNERSHIP, "P-A", "FED", Period.ALWAYS)
                .sharing(Share.percent("2.5")))) {
      Facts facts = facts(policy, onward);
      Finding found = new Conflicts(facts, FIRST).of("ada", facts.matters().getFirst());
      assertThat(found)
          .as(onward.relation().name())
          .isInstanceOfSatisfying(
              Finding.Conflicted.class,
              c -> assertThat(c.conflicts().getFirst().rule().clause()).isEqualTo("6.2"));
    }
  }

  private static Facts facts(org.mandate.conflicts.Policy policy, Link onward) {
    var body =
        new org.mandate.conflicts.Body(
            "b",
            "",
            List.of(new org.mandate.conflicts.Body.Member("ada", "gp", Period.ALWAYS)),
            List.of(),
            new org.mandate.conflicts.Body.Quorum(1, List.of()),
            java.util.Set.of("gp"),
            List.of(),
            List.of(new org.mandate.conflicts.Body.Adoption(policy.id(), policy.version(), FIRST)));
    Matter matter =
        new Matter(
            "m",
            "",
            "b",
            List.of(new Matter.Party("FED", PartyRole.EXPECTED_BIDDER, Period.ALWAYS)),
            List.of(),
            null);
    return new Facts(
        List.of(new Facts.Named("ada", "")),
        List.of(new Facts.Named("P-A", ""), new Facts.Named("FED", "")),
        List.of(Link.of("L1", Relation.PARTNER, "ada", "P-A", Period.ALWAYS), onward),
        List.of(matter),
        List.of(),
        List.of(body),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }
}
