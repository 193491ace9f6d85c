package org.mandate.app.assessors;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;

/** Every page of the exchange at a phone's and a desk's width, without findings. */
class ExchangeInABrowserTest {
  private static final String AT = "/bodies/marlbrook/assessors";
  private static ExchangeTown town;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    town = new ExchangeTown();
    server = TestServer.of(town.town.t);
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
    if (server != null) server.close();
  }

  private static void both(UUID person, String path, String name) {
    String site = "http://127.0.0.1:" + server.port;
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      Page page = browser.visitor(width);
      page.context()
          .addCookies(List.of(new Cookie("mandate", town.town.session(person)).setUrl(site)));
      page.navigate(site + path);
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void offersRequestsAnswersAndTheLedgerAreFitToRead() {
    UUID cora = town.id("Dr Cora Penn");
    both(cora, "/assessors", "assessors-no-offer");
    both(town.guardian, AT + "/requests", "assessors-none");
    town.everybodyOffers();
    both(cora, "/assessors", "assessors-offer");
    both(town.guardian, AT + "/requests/new", "assessors-form");
    PanelRequest request = town.request();
    String address = AT + "/requests/" + request.id();
    both(town.guardian, address, "assessors-panel");
    Asked place =
        town.town.as(
            town.guardian, () -> town.town.p.assessors.askPerson(request, cora).orElseThrow());
    both(cora, "/assessors/asked/" + place.id(), "assessors-asked");
    town.town.as(cora, () -> town.town.p.assessors.answer(place, true).orElseThrow());
    both(cora, "/assessors/asked/" + place.id(), "assessors-agreed");
    both(town.guardian, address, "assessors-half");
    both(town.guardian, AT + "/requests", "assessors-list");
    both(cora, AT + "/ledger", "assessors-ledger");
    town.town.as(
        town.id("Dilys Marsh"),
        () -> {
          town.town.p.assessors.end(town.id("Dilys Marsh"));
          return true;
        });
    both(town.guardian, address, "assessors-short");
  }
}
