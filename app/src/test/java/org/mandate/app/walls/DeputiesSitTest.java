package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Policy;

/** A deputy named before the item keeps the board able to act, where the deputy is clear. */
class DeputiesSitTest {
  private static WallTown w;
  private static TestServer server;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Outlook.RouteAnswer deputies(Matter m) {
    return w.as(
        w.guardian,
        () ->
            w
                .p
                .walls
                .picture(m, new Who.Person(w.guardian), List.of(), List.of())
                .orElseThrow()
                .outlook()
                .orElseThrow()
                .routes()
                .stream()
                .filter(r -> r.route().way() == Policy.Route.Way.DEPUTIES)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void aClearDeputyIsOfferedAndAConflictedOneIsNot() {
    Matter ooh = w.open("Out-of-hours, deputies");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    assertThat(deputies(ooh).people()).isEmpty();
    UUID clear = java.util.Objects.requireNonNull(w.town.voters.get(BallotTown.code(5)));
    UUID conflicted = w.partner(4);
    TestServer.Browser secretary = server.browser(w.t.session(w.town.secretary));
    String page = "/bodies/" + w.body.slug() + "/deputies";
    assertThat(secretary.get(page).body()).contains("Nobody is named as a deputy");

    var first =
        secretary.post(page, Map.of("member", w.riverside.toString(), "person", clear.toString()));
    var second =
        secretary.post(page, Map.of("member", w.hill.toString(), "person", conflicted.toString()));

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(second.statusCode()).isEqualTo(303);
    assertThat(deputies(ooh).people()).containsExactly(clear.toString());
    assertThat(secretary.get(page).body()).contains("2 deputies are named", "sits for");
  }

  @Test
  void aMemberSitsForNobodyElseAndNobodyElseNamesDeputies() {
    String page = "/bodies/" + w.body.slug() + "/deputies";
    TestServer.Browser secretary = server.browser(w.t.session(w.town.secretary));
    secretary.get(page);

    var own =
        secretary.post(page, Map.of("member", w.chair.toString(), "person", w.outside.toString()));

    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("A member of the board sits for nobody else");
    TestServer.Browser treasurer = server.browser(w.t.session(w.treasurer));
    assertThat(treasurer.get(page).statusCode()).isEqualTo(403);
  }
}
