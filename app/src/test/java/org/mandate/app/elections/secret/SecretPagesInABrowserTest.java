package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Doorway;

/** Secret elections in every state, as people meet them on a phone and at a desk. */
class SecretPagesInABrowserTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static SecretTown town;
  private static TestServer server;
  private static Browser browser;
  private static final Map<String, SecretElection> ALL = new HashMap<>();
  private static Petition petition;

  private static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static NewElection wanted(String title, String seat, int... days) {
    NewElection chair = SecretTown.chair(Electorate.GPS, 1, true);
    LocalDate from = LocalDate.ofInstant(day(Math.max(days[4] + 2, 1)), java.time.ZoneOffset.UTC);
    return new NewElection(
        title,
        Kind.SEATS,
        chair.question(),
        "",
        Optional.of(new Seats(seat, "", 1, false, from, Optional.empty())),
        Optional.empty(),
        Electorate.GPS,
        chair.order(),
        1500,
        true,
        true,
        2,
        new Timetable(
            Optional.of(day(days[0])),
            Optional.of(day(days[1])),
            day(days[2]),
            day(days[3]),
            day(days[4]),
            7));
  }

  @BeforeAll
  static void open() {
    town = new SecretTown();
    town.elections.tellBox(town.box);
    town.b.clock(day(-40).toString());
    ALL.put(
        "certified",
        town.published(wanted("Election for chair", "chair", -39, -36, -35, -34, -24)));
    ALL.put(
        "open",
        town.published(wanted("Election for treasurer", "treasurer", -20, -15, -14, -3, 7)));
    ALL.put(
        "declared",
        town.published(
            wanted("Second election for treasurer", "treasurer", -20, -15, -14, -13, -4)));
    ALL.put(
        "roll",
        town.published(wanted("Third election for treasurer", "treasurer", -10, -5, -4, 6, 16)));
    ALL.put(
        "unopposed",
        town.published(wanted("Election for secretary", "secretary", -10, -5, -4, 6, 16)));
    ALL.put(
        "nominations",
        town.published(wanted("Fourth election for treasurer", "treasurer", -3, 5, 6, 10, 20)));
    ALL.put(
        "draft",
        town.drafted(wanted("Fifth election for treasurer", "treasurer", 1, 5, 6, 10, 20)));
    UUID office =
        town.b.as(
            town.b.secretary,
            () ->
                town.b.p.bodies.offices(town.b.body.id()).stream()
                    .filter(o -> o.seat().equals("secretary"))
                    .findFirst()
                    .orElseThrow()
                    .id());
    UUID voter = town.b.voters.get("TP-001");
    town.b.clock(day(-2).toString());
    petition =
        town.b.as(
            voter,
            () ->
                town.elections
                    .petitions()
                    .open(
                        town.b.body,
                        office,
                        "We ask and nobody answers.",
                        LocalDate.ofInstant(day(30), java.time.ZoneOffset.UTC),
                        new Who.Person(voter))
                    .orElseThrow());
    live();
    town.b.realClock();
    town.b.p.sequencer.integrate();
    town.b.job("sequencer", () -> town.b.p.electionCertificates.make(ALL.get("certified").id()));
    server = TestServer.of(town.b.t);
    browser = new Browser();
  }

  /** Forty days, a day at a time. */
  private static void live() {
    for (int d = -39; d <= 0; d++) {
      town.box.cast = 8;
      town.at(day(d).plusSeconds(1));
      switch (d) {
        case -38 -> stand("certified", 0, 1, 2);
        case -19 -> {
          stand("open", 0, 1, 2);
          stand("declared", 3, 4);
        }
        case -9 -> {
          stand("roll", 5, 6);
          stand("unopposed", 7);
        }
        case -35 -> town.looked(ALL.get("certified"));
        case -14 -> {
          town.looked(ALL.get("open"));
          town.looked(ALL.get("declared"));
        }
        case -23 -> declare("certified");
        case -3 -> {
          declare("declared");
          town.b.as(
              town.gps[3],
              () ->
                  town.elections
                      .results()
                      .complain(
                          ALL.get("declared").id(),
                          "My link came a day late.",
                          false,
                          new Who.Person(town.gps[3]))
                      .orElseThrow());
          challenge("roll");
        }
        case -10 ->
            town.b.as(
                town.b.officer,
                () ->
                    town.elections
                        .results()
                        .certify(ALL.get("certified").id(), town.officer())
                        .orElseThrow());
        case -1 -> {
          stand("nominations", 8);
          UUID voter = town.b.voters.get("TP-010");
          town.b.as(
              voter,
              () ->
                  town.elections
                      .nominate(
                          ALL.get("nominations").id(),
                          town.gps[9],
                          SecretTown.name(9),
                          "",
                          new Who.Person(voter))
                      .orElseThrow());
        }
        default -> {
          // a day like others
        }
      }
    }
    ALL.replaceAll(
        (name, e) -> town.b.job("audit", () -> town.elections.find(e.id()).orElseThrow()));
  }

  private static void stand(String name, int... gps) {
    for (int gp : gps) {
      town.stand(ALL.get(name), gp);
    }
  }

  private static void declare(String name) {
    List<List<Integer>> papers = new ArrayList<>(Collections.nCopies(4, List.of(1, 2)));
    papers.addAll(Collections.nCopies(3, List.of(2, 1)));
    papers.add(List.of());
    town.box.opening = new Opening.Rankings(papers);
    town.declared(ALL.get(name));
  }

  private static void challenge(String name) {
    UUID manager = town.b.voters.get("TP-003");
    town.b.as(
        manager,
        () ->
            town.elections
                .challenge(
                    ALL.get(name).id(), "TP-003", "Dr Gray of our practice left in May.", manager)
                .orElseThrow());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static void check(@Nullable UUID who, String path, String name) {
    for (int width : List.of(Browser.PHONE, Browser.DESK)) {
      Page page = browser.visitor(width);
      String at = "http://localhost:" + server.port;
      if (who != null) {
        page.context()
            .addCookies(List.of(new Cookie(Doorway.COOKIE, town.b.t.session(who)).setUrl(at)));
      }
      page.navigate(at + path);
      browser.check(page, "secret-" + name + "-" + width);
    }
  }

  private static String path(String name) {
    return ALL.get(name).path();
  }

  @Test
  void everyStateIsReached() {
    assertThat(ALL.get("certified").state()).isEqualTo(State.CERTIFIED);
    assertThat(ALL.get("open").state()).isEqualTo(State.OPEN);
    assertThat(ALL.get("declared").state()).isEqualTo(State.DECLARED);
    assertThat(ALL.get("roll").state()).isEqualTo(State.ROLL);
    assertThat(ALL.get("unopposed").state()).isEqualTo(State.DECLARED);
    assertThat(ALL.get("nominations").state()).isEqualTo(State.NOMINATIONS);
  }

  @Test
  void everybodyReadsOneElection() {
    check(null, path("certified"), "certified");
    check(null, path("certified") + "/count", "count");
    check(null, path("open"), "open");
    check(null, path("open") + "/leak", "leak");
    check(null, path("unopposed"), "unopposed");
    check(town.gps[0], path("roll"), "roll");
    check(null, "/bodies/marlbrook/elections", "list");
    check(null, "/bodies/marlbrook/elections/seats", "seats");
  }

  @Test
  void aGpNominatesAndComplains() {
    check(town.gps[0], path("nominations") + "/nominate", "nominate");
    UUID ten = town.gps[9];
    Nomination mine =
        town.b.as(ten, () -> town.elections.nominations(ALL.get("nominations").id())).getFirst();
    check(ten, path("nominations") + "/nominations/" + mine.id(), "answer");
    check(town.gps[0], path("declared"), "declared");
    check(town.gps[0], path("declared") + "/complain", "complain");
  }

  @Test
  void theReturningOfficerHasADesk() {
    check(town.b.officer, path("nominations") + "/desk", "desk-nominations");
    check(town.b.officer, path("roll") + "/desk", "desk-roll");
    check(town.b.officer, path("roll") + "/leak/look", "look");
    check(town.b.officer, path("declared") + "/desk", "desk-declared");
    check(town.b.officer, path("open") + "/desk", "desk-open");
  }

  @Test
  void theSecretaryPreparesIt() {
    check(town.b.secretary, "/bodies/marlbrook/elections/new", "new");
    check(town.b.secretary, "/bodies/marlbrook/elections/new?kind=seats", "new-seats");
    check(town.b.secretary, path("draft"), "draft");
    check(town.b.secretary, path("draft") + "/roles", "roles");
    check(town.b.secretary, path("draft") + "/roles/new", "roles-new");
  }

  @Test
  void whoeverHasSomethingToDoFindsItOnTheOwnDesk() {
    check(town.b.officer, "/", "own-desk-officer");
    check(town.gps[9], "/", "own-desk-nominee");
    check(town.gps[2], "/", "own-desk-voter");
  }

  @Test
  void theCertificateIsThereToTakeAndItsFullCutForTheReturningOfficer() {
    check(town.b.officer, path("certified"), "certificate");
    Page page = browser.visitor(Browser.DESK);
    page.navigate("http://localhost:" + server.port + path("certified"));
    assertThat(page.textContent("main"))
        .contains("Download the certificate", "./mandate check FILE.json --board FILE.bel")
        .doesNotContain("Download the full certificate");
  }

  @Test
  void aPracticeSignsAPetition() {
    String at = "/bodies/marlbrook/petitions";
    check(null, at, "petitions");
    check(town.b.voters.get("TP-002"), at + "/" + petition.id(), "petition");
    check(town.b.voters.get("TP-002"), at + "/new", "petition-new");
  }
}
