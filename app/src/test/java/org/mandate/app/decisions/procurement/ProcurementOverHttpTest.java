package org.mandate.app.decisions.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Audit;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** The watcher's clock over the real server, and whom it is kept from. */
class ProcurementOverHttpTest {
  private static WallTown w;
  private static TestServer server;
  private static Browser browser;
  private static Matter open;
  private static Matter closed;
  private static Matter hidden;

  @BeforeAll
  static void world() {
    w = WallTown.founded();
    open = w.open("Who holds nights");
    closed = w.closed("A bid for nights");
    hidden = w.unannounced("A practice in trouble");
    server = TestServer.of(w.t);
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  private static String clock(Matter m) {
    return "/matters/" + m.id() + "/procurement";
  }

  private static TestServer.Browser as(UUID person) {
    return server.browser(w.t.session(person));
  }

  private static Map<String, String> step(String kind, LocalDate on, String process) {
    Map<String, String> typed = new HashMap<>();
    typed.put("kind", kind);
    typed.put("on-day", String.valueOf(on.getDayOfMonth()));
    typed.put("on-month", String.valueOf(on.getMonthValue()));
    typed.put("on-year", String.valueOf(on.getYear()));
    typed.put("process", process);
    typed.put("words", "The ICB, notice 012345-2026");
    return typed;
  }

  @Test
  void aNoticeIsNotedAndEverybodySeesTheLastMoment() {
    LocalDate today = w.today();
    TestServer.Browser chair = as(w.chair);
    String note = clock(open) + "/note";
    assertThat(chair.get(note).statusCode()).isEqualTo(200);
    assertThat(chair.post(note, step("representation", today, "")).body())
        .contains("Note the notice of intention first");
    assertThat(chair.post(note, step("intention", today, "")).body())
        .contains("Choose the process that the notice names");
    assertThat(chair.post(note, step("intention", today.plusDays(1), "competitive")).statusCode())
        .isEqualTo(422);
    assertThat(chair.post(note, step("intention", today, "most-suitable-provider")).statusCode())
        .isEqualTo(303);
    String last = Dates.weekday(Standstill.of(today).lastDay());
    String seen = server.browser().get(clock(open)).body();
    assertThat(seen)
        .contains("Representations can be made until midnight at the end of " + last)
        .contains("Most Suitable Provider Process (regulation 10)");
    assertThat(server.browser().get(clock(open) + "/deadline.ics").body())
        .contains(
            "DTSTART;VALUE=DATE:" + Standstill.of(today).lastDay().toString().replace("-", ""))
        .doesNotContain("nights");
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      page.context()
          .addCookies(
              List.of(
                  new Cookie(Doorway.COOKIE, w.t.session(w.chair))
                      .setUrl("http://localhost:" + server.port)));
      page.navigate("http://localhost:" + server.port + clock(open));
      browser.check(page, "procurement-clock-" + width);
      page.navigate("http://localhost:" + server.port + clock(open) + "/note");
      browser.check(page, "procurement-note-" + width);
      page.context().close();
    }
    assertThat(chair.post(note, step("representation", today, "")).statusCode()).isEqualTo(303);
    assertThat(chair.post(note, step("goes-on", today, "")).statusCode()).isEqualTo(303);
    assertThat(server.browser().get(clock(open)).body())
        .contains("five working days after the further decision")
        .contains(Dates.weekday(Standstill.lastDayAfter(today)));
    assertThat(w.job("audit", new Audit(w.p.jdbc, w.p.record, w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void whatIsSealedShowsNoClockAndLeavesNoEntry() {
    LocalDate today = w.today();
    for (Matter m : List.of(closed, hidden)) {
      assertThat(server.browser().get(clock(m)).statusCode()).isEqualTo(404);
      assertThat(server.browser().get(clock(m) + "/deadline.ics").statusCode()).isEqualTo(404);
      assertThat(as(w.partner(4)).get(clock(m)).statusCode()).isEqualTo(404);
    }
    assertThat(as(w.treasurer).get(clock(hidden)).statusCode()).isEqualTo(404);
    TestServer.Browser guardian = as(w.guardian);
    guardian.get(clock(hidden) + "/note");
    assertThat(
            guardian
                .post(clock(hidden) + "/note", step("intention", today, "competitive"))
                .statusCode())
        .isEqualTo(303);
    assertThat(w.t.asNobody(() -> w.p.record.about(hidden.subject()))).isEmpty();
    assertThat(
            w.t.asNobody(
                () ->
                    w.p
                        .db
                        .sql("select count(*) from procurement_step where matter = :m")
                        .param("m", hidden.id())
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void whoeverIsOutOfTheMatterNotesNothing() {
    Matter bid = w.closed("Another bid");
    w.party(bid, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    assertThat(as(w.riverside).get(clock(bid) + "/note").statusCode()).isIn(403, 404);
    assertThat(as(w.riverside).get(clock(bid)).statusCode()).isIn(403, 404);
    assertThat(as(w.outside).get(clock(bid)).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutStatuteKeepsNoCommissionersRecord() {
    assertThat(as(w.guardian).get("/items/" + UUID.randomUUID() + "/procurement").statusCode())
        .isIn(403, 404);
  }
}
