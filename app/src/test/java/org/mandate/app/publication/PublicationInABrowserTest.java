package org.mandate.app.publication;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestServer;
import org.mandate.app.web.Browser;

/**
 * The public pages on a phone and a desk: nothing runs over, nothing is refused, axe is content.
 */
class PublicationInABrowserTest {
  static TestServer server;
  static Browser browser;

  @BeforeAll
  static void start() {
    server = TestServer.of(InTown.program());
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @Test
  void theSiteAndTheApisPageAreFitToShow() {
    String at = "http://localhost:" + server.port;
    browser.check(at + "/bodies/marlbrook-practices-together/public", "public-site");
    browser.check(at + "/api", "public-api");
  }
}
