package org.mandate.app.strategy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** The strategy as people read it on a phone and at a desk. */
class StrategyInABrowserTest {
  private static final String AT = "/bodies/marlbrook/strategy";
  private static BallotTown town;
  private static TestServer server;
  private static Browser browser;
  private static Clause rooms;
  private static Amendment amendment;
  private static String hash;

  @BeforeAll
  static void open() {
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));
    town.clock("2026-01-02T08:00:00Z");
    server = TestServer.of(town.t);
    browser = new Browser();
    write(
        0,
        "1",
        "Same-day care",
        "Member practices offer same-day care in each of the four neighbourhoods on every working"
            + " day.",
        "Whoever calls in the morning is seen that day, near home.");
    write(
        1,
        "2",
        "Rooms",
        "The collective keeps a list of rooms. No room stands empty for more than 30 days.",
        "We share rooms, and fill them.");
    rooms = decided();
    UUID voter = town.voters.get("TP-002");
    town.clock("2026-03-01T08:00:00Z");
    amendment =
        town.as(
            voter,
            () ->
                town.p
                    .strategies
                    .propose(
                        town.body,
                        Amendment.Kind.CHANGE,
                        new Clause(
                            rooms.id(),
                            "2",
                            "Rooms",
                            "The collective keeps a public list of rooms. No room stands empty for"
                                + " more than 14 days.",
                            "We share rooms, and fill them within two weeks."),
                        "Thirty days are a month of rent.",
                        new Who.Person(voter))
                    .orElseThrow());
  }

  private static void write(int seen, String number, String heading, String text, String plain) {
    Clause clause = new Clause(UUID.randomUUID(), number, heading, text, plain);
    town.as(town.secretary, () -> town.p.strategies.write(town.body, seen, clause).orElseThrow());
  }

  private static Clause decided() {
    Texts.Put put =
        town.as(
            town.secretary,
            () -> {
              hash = town.p.strategies.draft(town.body).text().hash();
              return town.p
                  .strategies
                  .put(
                      town.body,
                      "ordinary",
                      "Written over the autumn with all practices.",
                      hash,
                      new Who.Person(town.secretary))
                  .orElseThrow();
            });
    Ballot ballot = town.open(town.asNobody(() -> town.p.matters.find(put.matter()).orElseThrow()));
    town.cast(ballot.id(), 1, 4, "for");
    town.cast(
        ballot.id(),
        "TP-005",
        "against",
        "Four hubs means four rotas. We cannot fill one rota now.");
    town.close();
    return put.text().clauses().getLast();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static void check(UUID person, String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = browser.visitor(width);
      String at = "http://localhost:" + server.port;
      if (person != null) {
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, town.session(person)).setUrl(at)));
      }
      page.navigate(at + path);
      browser.check(page, name + "-" + width);
      page.context().close();
    }
  }

  @Test
  void itsPagesAreReadable() {
    check(null, AT, "strategy");
    check(null, AT + "/clauses/" + rooms.id(), "strategy-clause");
    check(null, AT + "/put/" + hash, "strategy-changes");
    check(null, AT + "/amendments/" + amendment.id(), "strategy-amendment");
    check(town.secretary, AT + "/propose?clause=" + rooms.id(), "strategy-propose");
    check(town.secretary, AT + "/amendments/" + amendment.id() + "/answer", "strategy-answer");
    town.as(
        town.secretary,
        () ->
            town.p
                .strategies
                .answer(town.body, amendment, true, "", new Who.Person(town.secretary))
                .orElseThrow());
    check(town.secretary, AT + "/draft", "strategy-draft");
    check(town.secretary, AT + "/put", "strategy-put");
  }
}
