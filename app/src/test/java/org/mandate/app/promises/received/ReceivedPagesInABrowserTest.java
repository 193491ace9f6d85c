package org.mandate.app.promises.received;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** The pages of what came as the treasurer meets them on a phone and at a desk. */
class ReceivedPagesInABrowserTest {
  private static ReceivedTown town;
  private static Browser browser;
  private static Promise promise;
  private static String waiting;
  private static String counted;

  @BeforeAll
  static void open() {
    town = new ReceivedTown();
    browser = new Browser();
    promise = town.promise("£1.76 a head for network participation", Optional.empty());
    town.rule(promise, "C&M-GMS PCN DES Participation");
    String header = "Date Paid,Entity,Supplier Name,Expense Type,Amount\n";
    counted = town.brought("Spend over 25k May 2025.csv", header + lines("05"));
    town.count(counted);
    waiting =
        town.brought(
            "Spend over 25k May and June 2025.csv",
            header
                + lines("05")
                + lines("06")
                + line("14/06/2025", "TOWN FEDERATION LTD", "(2,250.50)")
                + ",,Total,,\"13,000.00\"\n");
  }

  private static String lines(String month) {
    return line("13/" + month + "/2025", "TOWN FEDERATION LTD", "2,250.50")
        + line("13/" + month + "/2025", "MARLBROOK SURGERY DR T PELL & PARTNERS", "797.12")
        + line("16/" + month + "/2025", "Deerhurst Care Homes Ltd", "1,204.00");
  }

  private static String line(String day, String payee, String amount) {
    return "%s,Town Integrated Care Board,%s,C&M-GMS PCN DES Participation,\"%s\"\n"
        .formatted(day, payee, amount);
  }

  @AfterAll
  static void stop() {
    browser.close();
    town.close();
  }

  private static void check(String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = browser.visitor(width);
      String at = "http://localhost:" + town.server.port;
      page.context()
          .addCookies(
              List.of(new Cookie(Doorway.COOKIE, town.w.t.session(town.treasurer)).setUrl(at)));
      page.navigate(at + path);
      browser.check(page, name + "-" + width);
    }
  }

  @Test
  void theListOfFilesSaysWhatWaits() {
    check(town.at(""), "received-list");
  }

  @Test
  void theFormAsksForOneFile() {
    check(town.at("/bring"), "received-bring");
  }

  @Test
  void aFileThatWaitsShowsWhatWouldCount() {
    check(waiting, "received-waiting");
  }

  @Test
  void aFileThatCountsShowsWhatCounts() {
    check(counted, "received-counted");
  }

  @Test
  void payeesAreDecidedOneByOne() {
    check(town.at("/payees"), "received-payees");
    check(
        town.at(
            "/payees/"
                + town.receipts(promise).stream()
                    .filter(r -> r.match().waits())
                    .findFirst()
                    .orElseThrow()
                    .id()),
        "received-decide");
  }

  @Test
  void aPromiseShowsItsLinesAndItsRule() {
    check(town.at("/promises/" + promise.reference()), "received-promise");
    check(town.at("/rules/" + promise.reference()), "received-rule");
  }
}
