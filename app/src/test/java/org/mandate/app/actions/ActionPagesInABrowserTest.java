package org.mandate.app.actions;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** The pages of actions as people meet them on a phone and at a desk. */
class ActionPagesInABrowserTest {
  private static ActionTown town;
  private static Browser browser;
  private static AgreedAction letter;
  private static AgreedAction key;

  @BeforeAll
  static void open() {
    town = new ActionTown();
    browser = new Browser();
    letter =
        town.given(
            "Write to the integrated care board about rooms for the four hubs",
            town.holder(town.w.hill),
            12);
    town.given("Book the hall for the spring meeting", town.holder(town.w.chair), -9);
    town.given("Send in the winter rota", new Owner.Organisation("TP-001"), 3);
    key = town.given("Keep the account’s second signature", town.holder(town.w.treasurer), 30);
    town.ends(town.w.treasurer, town.w.today());
    AgreedAction done = town.given("Tell the practices the result", town.holder(town.w.chair), 5);
    town.w.as(
        town.w.chair,
        () ->
            town.w.p.actions.close(
                done,
                1,
                new Proof("Mailed to all on Monday", "/decisions", java.util.Optional.empty()),
                ActionTown.who(town.w.chair)));
  }

  @AfterAll
  static void stop() {
    browser.close();
    town.close();
  }

  private static void check(UUID person, String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = browser.visitor(width);
      String at = "http://localhost:" + town.server.port;
      if (person != null) {
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, town.w.t.session(person)).setUrl(at)));
      }
      page.navigate(at + path);
      browser.check(page, name + "-" + width);
    }
  }

  @Test
  void aPausedProgrammeTellsAuthorityAndEffect() {
    var who = ActionTown.who(town.secretary);
    Programme hubs =
        town.w.job(
            "town",
            () ->
                town.w
                    .p
                    .programmes
                    .name(
                        town.w.body,
                        "The hub plan",
                        "Four hubs, one in each neighbourhood, open by spring 2027.",
                        java.util.Optional.empty(),
                        town.w.today().minusDays(200),
                        who)
                    .orElseThrow());
    Programme hung =
        town.w.as(
            town.secretary,
            () ->
                town.w
                    .p
                    .programmes
                    .hang(hubs, Programme.What.ACTION, letter.id(), who)
                    .orElseThrow());
    String path = "/bodies/" + town.w.body.slug() + "/programmes";
    check(town.secretary, path + "/" + hubs.id() + "/change?to=paused", "programme-pause");
    String clause = town.w.p.programmes.clauses(town.w.body).keySet().iterator().next();
    town.w.as(
        town.secretary,
        () ->
            town.w
                .p
                .programmes
                .change(
                    hung,
                    1,
                    new Programmes.Asked(
                        Programme.State.PAUSED,
                        "The lease of the first hub is not signed. The board looks at it again in"
                            + " autumn.",
                        java.util.Optional.empty(),
                        clause,
                        java.util.Optional.of(town.w.today().minusDays(9)),
                        java.util.Optional.of(town.w.today().plusDays(60)),
                        java.util.Map.of(
                            hung.dependents().getFirst().id(), Programme.Effect.WAITS)),
                    who)
                .orElseThrow());
    check(null, path, "programmes");
    check(null, path + "/" + hubs.id(), "programme-paused");
    check(town.secretary, path + "/" + hubs.id() + "/ask", "programme-ask");
    check(null, town.at(letter), "action-waits");
  }

  @Test
  void aDepartureIsAnsweredLineByLine() {
    String list = "/bodies/" + town.w.body.slug() + "/departures";
    Departure left =
        town.w.as(town.secretary, () -> town.w.p.departures.of(town.w.body.id()).getFirst());
    check(town.secretary, list, "departures");
    check(town.secretary, list + "/" + left.id(), "departure");
    check(
        town.secretary,
        list + "/" + left.id() + "/" + left.lines().getFirst().id(),
        "departure-answer");
  }

  @Test
  void everyPageIsReadableOnAPhoneAndAtADesk() {
    String list = "/bodies/" + town.w.body.slug() + "/actions";
    check(null, list, "actions-list");
    check(town.secretary, list + "?show=orphaned", "actions-orphaned");
    check(town.secretary, town.at(key), "actions-orphan");
    check(town.secretary, list + "/new", "actions-new");
    check(town.w.hill, town.at(letter), "actions-one");
    check(town.w.hill, town.at(letter) + "/close", "actions-close");
    check(town.w.hill, town.at(letter) + "/hand-over", "actions-hand-over");
    check(town.w.chair, "/", "actions-desk");
  }
}
