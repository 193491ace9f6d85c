package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Tie;

/** Walls follow from facts in the facts' own transaction, and hold in the database. */
class WallsAreKeptTest {
  private static final Set<Handling.Shut> EVERYTHING = Set.of(Handling.Shut.values());
  private static WallTown w;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
  }

  @Test
  void theFederationWillProbablyBidAndEveryPartnerOfItIsOut() {
    Matter ooh = w.open("Out-of-hours service 2027");

    assertThat(w.wall(ooh, w.chair)).isEmpty();
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);

    for (int i = 1; i <= 4; i++) {
      Walls.Shut shut = w.wall(ooh, w.partner(i)).orElseThrow();
      assertThat(shut.shuts()).isEqualTo(EVERYTHING);
      assertThat(shut.potential()).isTrue();
      assertThat(shut.clauses()).contains("6.2");
    }
    assertThat(w.wall(ooh, w.outside)).isEmpty();
    assertThat(w.wall(ooh, w.treasurer)).isEmpty();
  }

  @Test
  void thePersonIsToldTheirPathAndTheOutsiderWhyTheyAreClear() {
    Matter ooh = w.open("Out-of-hours, told");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);

    Picture.Told mine = told(ooh, w.riverside, w.riverside);
    Picture.Told clear = told(ooh, w.outside, w.outside);

    assertThat(mine)
        .isInstanceOfSatisfying(
            Picture.Told.Conflicted.class,
            c ->
                assertThat(c.paths().getFirst().sentence())
                    .isEqualTo(
                        "Dr Partner 2 is a partner in Practice 2, which is a member of Town"
                            + " Federation Ltd, which is expected to bid."));
    assertThat(clear)
        .isInstanceOfSatisfying(
            Picture.Told.Clear.class,
            c -> assertThat(String.join(" ", c.why())).contains("Practice 5"));
    Outlook outlook =
        w.as(
            w.treasurer,
            () ->
                w.p
                    .walls
                    .picture(ooh, new Who.Person(w.treasurer), List.of(), List.of())
                    .orElseThrow()
                    .outlook()
                    .orElseThrow());
    assertThat(outlook.verdict()).isEqualTo(Outlook.Verdict.NOT_QUORATE);
  }

  private static Picture.Told told(Matter m, UUID reader, UUID about) {
    return w.as(
        reader,
        () ->
            w.p
                .walls
                .picture(m, new Who.Person(reader), List.of(), List.of())
                .orElseThrow()
                .of(about));
  }

  @Test
  void aPracticeThatJoinsTheFederationIsWalledInThatTransactionAndOneThatLeavesIsFreed() {
    Matter ooh = w.open("Out-of-hours, joined");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    assertThat(w.wall(ooh, w.outside)).isEmpty();

    var tie =
        w.job(
            "town",
            () ->
                w.tie(
                    Relation.MEMBERSHIP,
                    BallotTown.code(5),
                    WallTown.FEDERATION,
                    WallTown.BEGAN,
                    Optional.empty()));
    assertThat(w.wall(ooh, w.outside)).isPresent();

    w.job("town", () -> w.p.register.ties().end(tie.id(), w.today()));
    assertThat(w.wall(ooh, w.outside)).isEmpty();
  }

  @Test
  void aPartyThatIsWithdrawnAndAMatterThatIsOverShutNothing() {
    Matter ooh = w.open("Out-of-hours, over");
    Party party = w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    w.as(w.guardian, () -> w.p.business.endParty(ooh, party.id(), w.today().plusDays(40)));
    Walls.Shut shut = w.wall(ooh, w.chair).orElseThrow();
    assertThat(shut.until()).contains(w.today().plusDays(40));

    w.as(w.guardian, () -> w.p.business.setStage(ooh, "over", w.today().plusDays(7)));
    assertThat(w.wall(ooh, w.chair).orElseThrow().until()).contains(w.today().plusDays(7));
  }

  @Test
  void theChoiceIsEnforcedAndTheConflictedChooseForNobody() {
    Matter ooh = w.open("Out-of-hours, chosen");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    var leave = wanted(w.riverside, Handling.LEAVE);

    assertThat(choose(ooh, leave, w.chair).done()).isEmpty();
    assertThat(choose(ooh, wanted(w.riverside, Handling.NOTE), w.guardian).done())
        .as("the policy does not allow it")
        .isEmpty();
    assertThat(choose(ooh, leave, w.guardian).done()).isPresent();

    Walls.Shut shut = w.wall(ooh, w.riverside).orElseThrow();
    assertThat(shut.handling()).contains(Handling.LEAVE);
    assertThat(shut.shuts())
        .containsExactlyInAnyOrder(Handling.Shut.VOTE, Handling.Shut.SPEECH, Handling.Shut.ROOM);
    assertThat(w.wall(ooh, w.hill).orElseThrow().shuts()).isEqualTo(EVERYTHING);
  }

  private static Handlings.Wanted wanted(UUID person, Handling handling) {
    return new Handlings.Wanted(
        person, handling, Optional.of(w.today().plusDays(90)), Optional.of(Stage.DIALOGUE), "Rule");
  }

  private static org.mandate.app.bodies.Outcome<Matter> choose(
      Matter m, Handlings.Wanted wanted, UUID by) {
    return w.as(by, () -> w.p.walls.handlings().choose(m, wanted, new Who.Person(by)));
  }

  @Test
  void whoeverOverheardOneBidderIsOutOnceTheyActForAnother() {
    Matter ooh = w.open("Out-of-hours, overheard");
    UUID ada = UUID.randomUUID();
    w.job(
        "town",
        () -> {
          w.p.people.add(ada, "Ada Finch", List.of("ada@example.org"));
          return true;
        });
    w.party(ooh, WallTown.RIVAL, PartyRole.BIDDER);
    assertThat(w.wall(ooh, w.chair)).isEmpty();
    w.as(
        w.guardian,
        () ->
            w.p
                .walls
                .handlings()
                .overheard(ooh, WallTown.RIVAL, ada, "In the kitchen", new Who.Person(w.guardian))
                .orElseThrow());
    assertThat(w.wall(ooh, ada)).as("knows, and acts for nobody").isEmpty();

    w.job(
        "town",
        () ->
            w.p.people.affiliate(
                ada, WallTown.FEDERATION, "director", w.today(), Optional.empty()));
    w.party(ooh, WallTown.FEDERATION, PartyRole.BIDDER);

    assertThat(w.wall(ooh, ada).orElseThrow().clauses())
        .as("what she came to know stands in no row that officers read")
        .containsExactly("6.2");
    assertThat(w.wall(ooh, ada).orElseThrow().indirect()).isTrue();
  }

  @Test
  void aCloseTieThatIsDeclaredIsAWallInThatTransactionAndTellsOnlyThatItIsIndirect() {
    Matter ooh = w.open("Out-of-hours, close");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    UUID bo = UUID.randomUUID();
    w.job(
        "town",
        () -> {
          w.p.people.add(bo, "Bo Lund", List.of("bo@example.org"));
          return true;
        });
    assertThat(w.wall(ooh, bo)).isEmpty();
    var married =
        new Interest.Held(
            Kind.INDIRECT,
            Certainty.ACTUAL,
            Interest.Relation.CLOSE_TIE,
            "",
            "",
            new Interest.Close(Tie.SPOUSE, Optional.of(w.hill), ""),
            "",
            null,
            null);

    w.as(
        bo,
        () ->
            w.p
                .interests
                .declare(
                    UUID.randomUUID(),
                    bo,
                    new NewInterest(married, w.today().minusYears(2), Optional.empty(), w.today()))
                .orElseThrow());

    Walls.Shut shut = w.wall(ooh, bo).orElseThrow();
    assertThat(shut.indirect()).isTrue();
    assertThat(shut.clauses()).isEmpty();
    assertThat(w.p.walls.warden().keepAll()).isZero();
  }

  @Test
  void everyTableOfFactsNotesWhatIsDueHoweverItIsChanged() throws SQLException {
    List<String> noted = new ArrayList<>();
    try (var owner = w.t.databases.asOwner();
        var s = owner.createStatement();
        var row =
            s.executeQuery(
                """
                select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                 where t.tgname in ('walls_after_insert', 'walls_after_update', 'walls_after_delete')
                 group by c.relname having count(*) = 3 or (c.relname = 'relation_fact' and count(*) = 2)""")) {
      while (row.next()) {
        noted.add(row.getString(1));
      }
    }
    assertThat(noted)
        .containsExactlyInAnyOrder(
            "affiliation",
            "organisation_tie",
            "interest",
            "relation_fact",
            "matter_party",
            "matter_stage",
            "handling_choice",
            "disclosure",
            "conflicts_policy_adoption");
  }

  @Test
  void everythingComputedAnewIsWhatStoodThere() {
    Matter ooh = w.open("Out-of-hours, anew");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);

    assertThat(w.p.walls.warden().keepAll()).isZero();
  }

  @Test
  void aFactWhoseWallsWereNotKeptIsNotCommitted() {
    Matter ooh = w.open("Out-of-hours, forgotten");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    String secret = w.t.session(w.guardian);
    var plain =
        new org.springframework.transaction.support.TransactionTemplate(
            java.util.Objects.requireNonNull(w.p.writing.getTransactionManager()));

    assertThatThrownBy(
            () ->
                plain.execute(
                    status -> {
                      w.p.identity.take(secret);
                      return w.p.business.addParty(
                          ooh, w.wanted(ooh, WallTown.RIVAL, PartyRole.BIDDER));
                    }))
        .rootCause()
        .hasMessageContaining("the walls that follow from this were not kept");
  }
}
