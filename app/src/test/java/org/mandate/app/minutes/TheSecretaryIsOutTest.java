package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;

/** What a wall keeps from the secretary she does not minute: another officer does. */
class TheSecretaryIsOutTest {

  @Test
  void whatTheSecretaryIsOutOfAnotherOfficerMinutesAndTheHashCoversIt() {
    try (MinutesTown t = new MinutesTown()) {
      String nights = java.util.Objects.requireNonNull(t.items.get("nights")).id().toString();
      secretaryIsConflicted(t);
      MinutesSet s = t.begun("closed");
      assertThat(keys(t, t.secretary, s)).hasSize(3).doesNotContain(nights);

      // The chair is in the federation too, so it is the guardian's turn.
      assertThat(t.as(t.secretary).get(s.path()).body())
          .contains("You are out of item 2. David Achebe, conflicts guardian, writes here.")
          .doesNotContain(nights);
      TestServer.Browser guardian = t.as(t.w.guardian);
      assertThat(guardian.get("/").body()).contains("Minute 1 item of Board of March");
      assertThat(t.as(t.w.treasurer).get("/").body()).doesNotContain("Minute 1 item");
      assertThat(guardian.get(s.path()).body()).contains("item 2, “Who holds nights”");
      guardian.post(s.path() + "/draft", Map.of());
      t.fill(s, t.secretary, "Words");
      assertThat(t.w.as(t.secretary, () -> t.w.p.minutes.approvals().circulate(s)))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              r -> assertThat(r.faults().toString()).contains("Item 2 has no words yet"));

      t.w.as(
          t.w.guardian,
          () -> t.w.p.minutes.save(s, nights, "WALRUS words", 1, new Who.Person(t.w.guardian)));
      MinutesSet round =
          t.w.as(t.secretary, () -> t.w.p.minutes.approvals().circulate(s).orElseThrow());
      Item item = t.laterItem("Board of April");
      t.approved(round, item);
      assertThat(reading(t, t.w.guardian, s).isAsApproved()).contains(true);
      Reading hers = reading(t, t.secretary, s);
      assertThat(hers.isAsApproved()).contains(false);
      assertThat(hers.text()).contains("QUAGGA conduct").doesNotContain("WALRUS");
      TestServer.Browser secretary = t.as(t.secretary);
      for (String below : List.of("", "/minutes.txt", "/versions?block=" + nights)) {
        assertThat(secretary.get(s.path() + below).body()).doesNotContain("WALRUS");
      }
    }
  }

  private static void secretaryIsConflicted(MinutesTown t) {
    t.w.job(
        "town",
        () ->
            t.w.p.people.affiliate(
                t.secretary, BallotTown.code(2), "partner", WallTown.BEGAN, Optional.empty()));
    Matter about =
        t.w.t.asNobody(
            () ->
                t.w
                    .p
                    .matters
                    .find(
                        java.util.Objects.requireNonNull(t.items.get("nights"))
                            .matter()
                            .orElseThrow())
                    .orElseThrow());
    t.w.party(about, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
  }

  private static Reading reading(MinutesTown t, UUID who, MinutesSet s) {
    return t.w.as(who, () -> t.w.p.minutes.read(t.w.p.minutes.find(s.id()).orElseThrow()));
  }

  private static List<String> keys(MinutesTown t, UUID who, MinutesSet s) {
    return reading(t, who, s).blocks().stream().map(Block::key).toList();
  }
}
