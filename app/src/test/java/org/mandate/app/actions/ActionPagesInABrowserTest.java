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
