package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.promises.Promise;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.walls.WallTown;

/**
 * No answer in time: it comes to the treasurer's desk, and to nobody else's; a reply takes it off.
 */
class AReplyThatIsOverdueTest {
  private static final String BOARD = "T-ICB";

  @Test
  void itStandsOnTheTreasurersDeskUntilThereIsAReply() {
    WallTown w = WallTown.founded();
    w.job(
        "town",
        () -> {
          w.p.register.add(
              LocalOrganisation.of(BOARD, "Town Integrated Care Board", "board", WallTown.BEGAN));
          return true;
        });
    LocalDate today = w.today();
    Promise promise =
        GapTown.make(
            w.t,
            w.body,
            w.treasurer,
            GapTown.wanted(
                "£2 a head",
                "We will pay £2 for each registered patient.",
                BOARD,
                new Promise.Payee.Itself(),
                Optional.empty(),
                "2",
                BallotTown.BEGAN,
                List.of(GapTown.part(today.minusDays(100), 1)),
                IntStream.rangeClosed(1, 5).mapToObj(BallotTown::code).toList(),
                today.minusDays(150)));
    Step step = sent(w, promise, today.minusDays(30), today.minusDays(16));
    try (TestServer server = TestServer.of(w.t)) {
      TestServer.Browser treasurer = server.browser(w.t.session(w.treasurer));
      TestServer.Browser chair = server.browser(w.t.session(w.chair));
      String title = "No answer from Town Integrated Care Board: £2 a head";

      assertThat(treasurer.get("/").body()).contains(title, "16 days ago", "See the next step");
      assertThat(chair.get("/").body()).doesNotContain(title);
      String chase = promise.path(w.body) + "/chase";
      assertThat(treasurer.get(chase).body())
          .contains("Next: a letter to Town Integrated Care Board", "Sent; no answer");

      String reply = chase + "/steps/" + step.id() + "/reply";
      assertThat(treasurer.get(reply).statusCode()).isEqualTo(200);
      LocalDate payBy = today.plusDays(10);
      var answer =
          treasurer.post(
              reply,
              Map.of(
                  "answer", "will-pay",
                  "on-day", "" + today.getDayOfMonth(),
                  "on-month", "" + today.getMonthValue(),
                  "on-year", "" + today.getYear(),
                  "pay-by-day", "" + payBy.getDayOfMonth(),
                  "pay-by-month", "" + payBy.getMonthValue(),
                  "pay-by-year", "" + payBy.getYear(),
                  "words", "It is in the run of next week."));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
      assertThat(treasurer.get("/").body()).doesNotContain(title);
      assertThat(treasurer.get(chase).body()).contains("They say that they will pay by then");
      // Members' people read the words; a stranger reads that there was a reply.
      String page = chase + "/steps/" + step.id();
      assertThat(server.browser(w.t.session(w.partner(4))).get(page).body())
          .contains("in the run of next week");
      assertThat(server.browser().get(page).body())
          .contains("they will pay, by")
          .doesNotContain("in the run of next week");
    }
  }

  private static Step sent(WallTown w, Promise promise, LocalDate on, LocalDate due) {
    return w.as(
        w.treasurer,
        () -> {
          UUID id = w.p.chases.store().freshId();
          Step step =
              new Step(
                  id,
                  promise.id(),
                  1,
                  Step.Kind.QUERY,
                  BOARD,
                  "",
                  1_000,
                  on,
                  Optional.of(due),
                  LetterText.sha256("A letter"),
                  "treasurer",
                  List.of(),
                  w.p.record.now(),
                  0);
          w.p.chases.store().keep(step, new ChaseStore.Letter("", "A letter"));
          return step;
        });
  }
}
