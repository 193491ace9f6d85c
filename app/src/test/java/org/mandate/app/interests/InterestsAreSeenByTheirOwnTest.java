package org.mandate.app.interests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.interests.DeclaringTown.held;
import static org.mandate.app.interests.DeclaringTown.indirect;
import static org.mandate.app.interests.DeclaringTown.spouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.record.Audit;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Tie;

/** Who sees an interest: held by the database, asked in its own words. */
class InterestsAreSeenByTheirOwnTest {
  private static final String WORDS = "Marker: I've 3 shares, 50% off";
  private final DeclaringTown d = new DeclaringTown();

  private long rows(String table) {
    return d.town.p.db.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void aRowIsSeenByThePersonTheGuardianAndTheJobsAndByNobodyElse() {
    d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", WORDS));
    d.declare(d.chair, indirect("FED-1", spouse("Sam O'Kafor"), WORDS));
    d.town.as(
        d.chair,
        () -> {
          d.interests
              .declareGift(
                  UUID.randomUUID(),
                  d.chair,
                  new NewGift("Pharma Ltd", WORDS, Optional.of(5000L), d.interests.today(), true))
              .orElseThrow();
          return d.interests.say(d.chair, d.town.body, Return.What.CONFIRMED).orElseThrow();
        });
    d.town.job(
        "post",
        () ->
            d.town
                .p
                .db
                .sql(
                    """
                    insert into interest_reminder (id, person, body, on_date, recorded_at)
                    values (gen_random_uuid(), ?, ?, '2026-01-10', clock())""")
                .params(d.chair, d.town.body.id())
                .update());
    for (String table : List.of("interest", "gift", "interest_return", "interest_reminder")) {
      long all = table.equals("interest") ? 2 : 1;
      assertThat(d.town.as(d.chair, () -> rows(table))).as(table).isEqualTo(all);
      assertThat(d.town.as(d.guardian, () -> rows(table))).as(table).isEqualTo(all);
      for (String job : List.of("warden", "audit", "town", "post", "eraser")) {
        assertThat(d.town.job(job, () -> rows(table))).as(table + " " + job).isEqualTo(all);
      }
      assertThat(d.town.asNobody(() -> rows(table))).as(table + " nobody").isZero();
      for (UUID other :
          List.of(
              d.town.voters.get("TP-002"),
              d.treasurer,
              d.town.secretary,
              d.strangersGuardian,
              UUID.randomUUID())) {
        assertThat(d.town.as(other, () -> rows(table))).as(table + " " + other).isZero();
      }
      for (String job : List.of("closer", "sequencer", "import", "sealer")) {
        assertThat(d.town.job(job, () -> rows(table))).as(table + " " + job).isZero();
      }
    }
  }

  @Test
  void theGuardianSeesThePeopleOfThePracticesAndThePublicDoesNot() {
    d.declare(d.colleague, held(Interest.Relation.HOLDING, "FED-1", WORDS));

    assertThat(d.town.as(d.guardian, () -> rows("interest"))).isEqualTo(1);
    assertThat(d.town.as(d.strangersGuardian, () -> rows("interest"))).isZero();
    assertThat(d.register().people().toString()).doesNotContain("Marker");
  }

  @Test
  void thePublicReadsOnlyThatSomethingIsIndirectOrWithheldAndWhy() {
    d.declare(d.chair, held(Interest.Relation.TRUSTEE, "FED-1", "Trustee since the start"));
    d.declare(d.chair, indirect("FED-1", spouse("Sam O'Kafor"), WORDS));
    d.declare(d.chair, indirect("", spouse("Sam O'Kafor"), WORDS));
    Interest secret = d.declare(d.chair, held(Interest.Relation.HOLDING, "TP-002", WORDS));
    assertThat(secret.entry()).isPresent();
    Interest kept =
        d.town.as(
            d.guardian, () -> d.interests.withhold(secret.id(), "Threats were made").orElseThrow());

    assertThat(kept.entry()).isEmpty();
    Published.Person published = d.published(d.chair);
    assertThat(published.interests())
        .singleElement()
        .satisfies(l -> assertThat(l.held().words()).isEqualTo("Trustee since the start"));
    assertThat(published.withheld()).containsExactly("Threats were made");
    assertThat(published.indirect()).isTrue();
    assertThat(d.register().people().toString())
        .doesNotContain("Marker", "Sam", "TP-002", "SPOUSE");
    // The functions themselves let nothing more through, whichever day is asked for.
    for (LocalDate day : List.of(d.register().day(), LocalDate.of(2026, 1, 10))) {
      assertThat(
              d.town
                  .asNobody(
                      () ->
                          d.town
                              .p
                              .db
                              .sql("select * from published_interests(?, ?)")
                              .params(d.town.body.id(), day)
                              .query()
                              .listOfRows())
                  .toString())
          .doesNotContain("Marker", "Sam", "TP-002", "spouse");
    }
  }

  @Test
  void nobodySpeaksForAnotherAndNobodyLiftsWhatTheGuardianWithheld() {
    Interest mine = d.declare(d.chair, held(Interest.Relation.HOLDING, "FED-1", WORDS));
    for (UUID other : List.of(d.treasurer, d.guardian, d.town.secretary)) {
      assertThatThrownBy(
              () ->
                  d.town.as(
                      other,
                      () ->
                          d.interests.declare(
                              UUID.randomUUID(),
                              d.chair,
                              new NewInterest(
                                  held(Interest.Relation.ADVISER, "FED-1", "not mine"),
                                  LocalDate.of(2026, 1, 1),
                                  Optional.empty(),
                                  d.interests.today()))))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    Interest withheld =
        d.town.as(d.guardian, () -> d.interests.withhold(mine.id(), "Danger").orElseThrow());
    assertThatThrownBy(() -> d.town.as(d.chair, () -> d.interests.withhold(withheld.id(), "")))
        .rootCause()
        .hasMessageContaining("row-level security");
    // A correction by the person leaves it withheld.
    Interest corrected =
        d.town.as(
            d.chair,
            () ->
                d.interests
                    .correct(
                        withheld.id(),
                        UUID.randomUUID(),
                        new NewInterest(
                            held(Interest.Relation.HOLDING, "FED-1", "Other words"),
                            mine.from(),
                            Optional.empty(),
                            mine.awareOn()))
                    .orElseThrow());
    assertThat(corrected.withheldReason()).isEqualTo("Danger");
    d.town.as(d.guardian, () -> d.interests.withhold(corrected.id(), "").orElseThrow());
    assertThat(d.published(d.chair).interests()).hasSize(1);
  }

  @Test
  void noFactIsOverwrittenByTheServingRole() {
    d.declare(d.chair, held(Interest.Relation.HOLDING, "FED-1", WORDS));
    for (String sql :
        List.of(
            "update interest set words = ''",
            "update interest set declared_on = '2026-01-01'",
            "delete from interest",
            "update interest_return set on_date = '2026-01-01'",
            "delete from gift")) {
      assertThatThrownBy(() -> d.town.as(d.chair, () -> d.town.p.db.sql(sql).update()))
          .as(sql)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () ->
                d.town.as(
                    d.chair,
                    () -> d.town.p.db.sql("select erase_lapsed_interests()").query().listOfRows()))
        .rootCause()
        .hasMessageContaining("only the eraser and the warden erase");
  }

  @Test
  void indirectAndUnpublishedInterestsMakeNoEntryButASealedFact() {
    List<String> sealed = new ArrayList<>();
    Interests watched =
        new Interests(
            new Interests.Ground(
                d.town.p.db,
                d.town.p.record,
                d.town.p.bodies,
                d.town.p.policies,
                d.town.p.jobs,
                d.town.p.mail,
                (kind, subject, fact) -> sealed.add(kind + " " + fact.get("words")),
                ""));
    long before = d.town.asNobody(() -> rows("record_entry"));
    d.town.as(
        d.chair,
        () ->
            watched
                .declare(
                    UUID.randomUUID(),
                    d.chair,
                    new NewInterest(
                        indirect("FED-1", spouse("Sam"), "hers"),
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        d.interests.today()))
                .orElseThrow());
    d.town.as(
        d.colleague,
        () ->
            watched
                .declare(
                    UUID.randomUUID(),
                    d.colleague,
                    new NewInterest(
                        held(Interest.Relation.LOCUM, "TP-002", "mine"),
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        d.interests.today()))
                .orElseThrow());

    assertThat(sealed).containsExactly("interest.declared hers", "interest.declared mine");
    assertThat(d.town.asNobody(() -> rows("record_entry"))).isEqualTo(before);
  }

  @Test
  void theWallsAskForLinksAsTheWarden() {
    Interest director = d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", WORDS));
    Interest tie =
        d.declare(
            d.chair,
            indirect("", new Interest.Close(Tie.FAMILY, Optional.of(d.treasurer), ""), WORDS));
    d.declare(d.chair, indirect("TP-002", spouse("Sam"), WORDS));

    List<Link> links = d.town.job("warden", () -> d.interests.linksOf(List.of(d.chair)));
    assertThat(links)
        .extracting(Link::relation, Link::to)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Relation.DIRECTOR, "FED-1"),
            org.assertj.core.groups.Tuple.tuple(Relation.CLOSE_TIE, d.treasurer.toString()),
            org.assertj.core.groups.Tuple.tuple(Relation.INTEREST, "TP-002"));
    assertThat(links).allMatch(l -> l.declared() != null && l.from().equals(d.chair.toString()));
    assertThat(d.town.job("warden", () -> d.interests.linksOf(List.of(d.treasurer))))
        .extracting(Link::id)
        .containsExactly("interest:" + tie.id());
    assertThat(d.town.job("warden", () -> d.interests.linksTo(List.of("FED-1"))))
        .extracting(Link::id)
        .containsExactly("interest:" + director.id());
    assertThat(d.town.asNobody(() -> d.interests.linksTo(List.of("FED-1")))).isEmpty();

    d.town.as(d.chair, () -> d.interests.end(director.id(), d.interests.today()).orElseThrow());
    assertThat(d.town.job("warden", () -> d.interests.linksTo(List.of("FED-1"))))
        .singleElement()
        .matches(l -> d.interests != null && l.period().until() != null);
  }

  @Test
  void theAuditHoldsRowsAgainstTheRecordAndAnErasedPersonLeavesNothing() {
    Interest mine = d.declare(d.chair, held(Interest.Relation.DIRECTOR, "FED-1", WORDS));
    d.declare(
        d.treasurer, indirect("", new Interest.Close(Tie.FRIEND, Optional.of(d.chair), ""), WORDS));
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
    d.town.owner("update interest set from_date = from_date - 1 where id = '" + mine.id() + "'");
    assertThat(audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class, b -> assertThat(b.table()).isEqualTo("interest"));

    d.town.job(
        "eraser",
        () -> d.town.p.db.sql("select erase_person(?)").param(d.chair).query(Long.class).single());
    List<Map<String, Object>> left =
        d.town.job("eraser", () -> d.town.p.db.sql("select * from interest").query().listOfRows());
    assertThat(left).singleElement().satisfies(row -> assertThat(row).containsEntry("words", ""));
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
  }

  private Audit.Outcome audit() {
    return d.town.job("audit", new Audit(d.town.p.jdbc, d.town.p.record, d.town.p.audited)::run);
  }
}
