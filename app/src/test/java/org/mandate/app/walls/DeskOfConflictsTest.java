package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;

/** What a desk says of conflicts, and to whom. */
class DeskOfConflictsTest {
  @Test
  void aDeskTellsWhatOneIsOutOfAndWhatChairAndGuardianOwe() {
    WallTown w = WallTown.founded();
    try (TestServer server = TestServer.of(w.t)) {
      Matter ooh = w.open("Out-of-hours service 2027");
      assertThat(desk(w, server, w.guardian)).doesNotContain("to be made", "You are out of");
      w.party(ooh, WallTown.FEDERATION, PartyRole.BIDDER);

      assertThat(desk(w, server, w.riverside))
          .contains("You are out of 1 matter", "/matters/" + ooh.id() + "/why")
          .contains("/bodies/marlbrook/talk");
      assertThat(desk(w, server, w.outside)).doesNotContain("You are out of", "to be made");
      assertThat(desk(w, server, w.guardian)).contains("3 choices are to be made");
      assertThat(desk(w, server, w.chair))
          .as("the chair is conflicted and chooses for nobody")
          .contains("You are out of 1 matter")
          .doesNotContain("to be made");

      w.as(w.guardian, () -> chosen(w, ooh));
      w.as(
          w.riverside,
          () ->
              w.p
                  .walls
                  .handlings()
                  .contest(ooh, "We left the federation", new Who.Person(w.riverside))
                  .orElseThrow());

      assertThat(desk(w, server, w.guardian))
          .as("who chose does not answer")
          .contains("2 choices are to be made")
          .doesNotContain("contest awaits");
      UUID hidden = w.unannounced("Corncrake enquiry").id();
      for (UUID other : java.util.List.of(w.treasurer, w.chair, w.town.secretary)) {
        assertThat(desk(w, server, other)).doesNotContain("Corncrake", hidden.toString());
      }
    }
  }

  @Test
  void aContestAwaitsTheGuardianWhoDidNotChoose() {
    WallTown w = WallTown.founded();
    try (TestServer server = TestServer.of(w.t)) {
      Matter ooh = w.open("Out-of-hours service 2027");
      w.party(ooh, WallTown.FEDERATION, PartyRole.BIDDER);
      w.as(
          w.hill,
          () ->
              w.p
                  .walls
                  .handlings()
                  .contest(ooh, "We left the federation", new Who.Person(w.hill))
                  .orElseThrow());

      assertThat(desk(w, server, w.guardian)).contains("1 contest awaits your answer");
      assertThat(desk(w, server, w.hill)).doesNotContain("contest awaits");
    }
  }

  private static boolean chosen(WallTown w, Matter m) {
    var wanted =
        new Handlings.Wanted(
            w.riverside,
            Handling.LEAVE,
            Optional.of(w.p.bodies.today().plusDays(30)),
            Optional.empty(),
            "Rule");
    return w.p.walls.handlings().choose(m, wanted, new Who.Person(w.guardian)).done().isPresent();
  }

  private static String desk(WallTown w, TestServer server, UUID person) {
    return server.browser(w.t.session(person)).get("/").body();
  }
}
