package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.meetings.MeetingTown.LIST;
import static org.mandate.app.meetings.MeetingTown.date;
import static org.mandate.app.meetings.MeetingTown.fields;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Papers;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;
import org.mandate.conflicts.PartyRole;

/** The pages of what comes before a meeting, as people meet them on a phone and at a desk. */
class MeetingPagesInABrowserTest {
  private static MeetingTown town;
  private static WallTown w;
  private static Browser browser;
  private static String board;

  @BeforeAll
  static void open() {
    town = new MeetingTown();
    w = town.w;
    browser = new Browser();
    town.fill(
        town.secretary,
        LIST + "/series/new",
        fields(
            Map.of(
                "title",
                "Board meetings",
                "purpose",
                "The board decides what practices left to it",
                "kind",
                "board",
                "rhythm",
                "monthly",
                "minutes",
                "120",
                "place",
                "Online",
                "seat",
                "chair"),
            date("from", w.today().minusMonths(2))));
    town.planned("Extraordinary board on winter pressure", 9);
    board = town.planned("Board of December", 20);
    Matter nights = w.open("Out-of-hours service 2027");
    w.as(
        w.guardian,
        () ->
            w.p
                .business
                .papers()
                .add(
                    w.again(nights),
                    new Papers.NewPaper("Options for nights", "options.txt", "", false),
                    "Three options.".getBytes(StandardCharsets.UTF_8),
                    w.guardian)
                .orElseThrow());
    add(Map.of("what", "procedure", "title", "Apologies and declarations", "minutes", "5"));
    add(
        Map.of(
            "what",
            "matter",
            "matter",
            nights.id().toString(),
            "kind",
            "decision",
            "minutes",
            "40"));
    add(
        Map.of(
            "what",
            "new",
            "title",
            "Car park at Weir Lane",
            "reasons",
            "It floods",
            "kind",
            "discussion",
            "minutes",
            "15"));
    town.fill(
        town.secretary,
        board + "/parts/add",
        fields(
            Map.of("form", "closed", "reason", "Prices of bidders", "seat", "chair"),
            date("until", w.today().plusDays(200))));
    String part =
        w.as(
                w.chair,
                () ->
                    w.p
                        .meetings
                        .agendas()
                        .parts(w.p.meetings.find(MeetingTown.id(board)).orElseThrow()))
            .get(1)
            .id()
            .toString();
    add(
        Map.of(
            "what",
            "new",
            "title",
            "Prices for the night service",
            "reasons",
            "Two bids",
            "kind",
            "decision",
            "minutes",
            "30",
            "part",
            part));
    w.party(nights, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    town.fill(
        w.partner(4),
        "/bodies/marlbrook/items/put-forward",
        Map.of("title", "Shorter meetings", "reasons", "Two hours are long", "what", "matter"));
    town.fill(
        w.partner(2),
        LIST + "/call-for",
        Map.of("title", "The winter plan", "reasons", "It starts soon"));
  }

  private static void add(Map<String, String> item) {
    assertThat(town.fill(town.secretary, board + "/items/add", item).statusCode()).isEqualTo(303);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    town.close();
  }

  private static void look(@Nullable UUID who, String path, String name) {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      Optional.ofNullable(who)
          .ifPresent(
              person ->
                  page.context()
                      .addCookies(
                          List.of(
                              new Cookie(Doorway.COOKIE, w.t.session(person))
                                  .setDomain("localhost")
                                  .setPath("/"))));
      page.navigate("http://localhost:" + town.server.port + path);
      browser.check(page, "meetings-" + name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void everyPageStandsOnAPhoneAndAtADesk() {
    look(town.secretary, LIST, "list-secretary");
    look(null, LIST, "list-nobody");
    look(town.secretary, board, "agenda-secretary");
    look(w.riverside, board, "agenda-conflicted");
    look(town.secretary, LIST + "/new", "new");
    look(town.secretary, LIST + "/series/new", "series");
    look(town.secretary, board + "/items/add", "item");
    look(w.guardian, board + "/parts/add", "part");
    look(town.secretary, board + "/call", "call");
    look(w.partner(4), "/bodies/marlbrook/items/put-forward", "put");
    look(w.partner(4), "/calendar", "calendar");
  }
}
