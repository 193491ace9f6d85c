package org.mandate.app.promises;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** Marlbrook's promises as people meet them on a phone and at a desk. */
class PromisesInABrowserTest {
  private static final String AT = "/bodies/marlbrook-practices-together/promises";
  private static TestProgram t;
  private static TestServer server;
  private static Browser browser;
  private static UUID treasurer;

  @BeforeAll
  static void open() {
    t = InTown.program();
    server = TestServer.of(t);
    browser = new Browser();
    Body body =
        t.asNobody(() -> t.program.bodies.find("marlbrook-practices-together")).orElseThrow();
    treasurer =
        t.program.jobs.as(
            "audit",
            () ->
                t.program
                    .bodies
                    .holder(body.id(), "treasurer", t.program.bodies.today())
                    .orElseThrow()
                    .person()
                    .orElseThrow());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static void check(boolean signedIn, String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = browser.visitor(width);
      String at = "http://localhost:" + server.port;
      if (signedIn) {
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, t.session(treasurer)).setUrl(at)));
      }
      page.navigate(at + path);
      browser.check(page, name + "-" + width);
    }
  }

  @Test
  void theListOpensOnWhatIsMissing() {
    check(false, AT, "promises-list");
  }

  @Test
  void aPromiseOpensOnItsWordsAndItsGap() {
    check(true, AT + "/2026-P007", "promise-three-pounds");
    check(false, AT + "/2025-P004", "promise-disputed");
    check(false, AT + "/2026-P008", "promise-stopped");
    check(true, AT + "/2025-P002", "promise-waiting");
  }

  @Test
  void aPromiseIsWrittenDownFromADecision() {
    check(true, AT + "/new?from=decision:marlbrook-practices-together-2026-011", "promise-new");
    check(true, AT + "/2026-P007/money", "promise-money");
  }
}
