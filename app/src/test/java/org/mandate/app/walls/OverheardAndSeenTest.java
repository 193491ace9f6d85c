package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.PartyRole;

/** What was overheard, who saw it and what went wrong: over HTTP and in the database, by role. */
class OverheardAndSeenTest {
  private static WallTown w;
  private static TestServer server;
  private static Matter ooh;
  private static Matter closed;
  private static Matter hidden;
  private static final UUID ELSEWHERE = UUID.randomUUID();

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    ooh = w.open("Out-of-hours service 2027");
    w.party(ooh, WallTown.RIVAL, PartyRole.BIDDER);
    w.party(ooh, WallTown.FEDERATION, PartyRole.BIDDER);
    closed = w.closed("Zebrafinch prices");
    hidden = w.unannounced("Corncrake enquiry");
    w.job("town", OverheardAndSeenTest::elsewhere);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Another body with a guardian of its own. */
  private static boolean elsewhere() {
    w.p.people.add(ELSEWHERE, "Nora Quill", List.of("nora@example.org"));
    LocalDate today = w.p.bodies.today();
    Body other =
        w.p
            .bodies
            .found(
                new Founding(
                    "Other Practices",
                    "other",
                    Authority.MEMBER_MANDATE,
                    "",
                    "",
                    MembershipRule.ofPractices(List.of(BallotTown.code(5))),
                    BallotTown.BEGAN,
                    BallotTown.model()))
            .orElseThrow();
    w.p
        .bodies
        .beginOffice(
            other.id(),
            new Appointment(
                "conflicts-guardian",
                "",
                Office.Route.APPOINTED,
                ELSEWHERE,
                "Nora Quill",
                today.minusMonths(1),
                today.plusMonths(12)))
        .orElseThrow();
    return true;
  }

  private static TestServer.Browser as(UUID person) {
    TestServer.Browser browser = server.browser(w.t.session(person));
    browser.get("/bodies/marlbrook/overheard?which=none");
    return browser;
  }

  private static Map<String, String> heard(String... more) {
    LocalDate today = w.today();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("heard-day", "" + today.getDayOfMonth());
    form.put("heard-month", "" + today.getMonthValue());
    form.put("heard-year", "" + today.getYear());
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }

  // Overheard

  @Test
  void whoeverTellsIsThankedAndToldForWhomTheyMayNotActAndTheWallsFollow() {
    UUID voter = java.util.Objects.requireNonNull(w.town.voters.get(BallotTown.code(5)));
    TestServer.Browser browser = as(voter);
    String path = "/matters/" + ooh.id() + "/overheard";
    assertThat(browser.get(path).body())
        .contains("You will not be blamed", "Owl Nights Ltd", "Town Federation Ltd")
        .doesNotContain("Who heard it?");
    var answer = browser.post(path, heard("whose", WallTown.RIVAL, "words", "In the kitchen"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(path + "/thanks");
    assertThat(browser.get(path + "/thanks").body())
        .contains("You will not be blamed", "may not act for Town Federation Ltd");
    assertThat(w.wall(ooh, voter)).as("they act for nobody yet").isEmpty();
    w.job(
        "town",
        () ->
            w.p.people.affiliate(
                voter, WallTown.FEDERATION, "director", w.today(), Optional.empty()));
    assertThat(w.wall(ooh, voter).orElseThrow().indirect()).isTrue();
  }

  @Test
  void aTellingWithFaultsIsShownAgainWithWhatWasTyped() {
    TestServer.Browser browser = as(w.treasurer);
    String path = "/matters/" + ooh.id() + "/overheard";
    Map<String, String> late = heard("words", "Kept words");
    late.put("heard-year", "2099");

    assertThat(browser.post(path, late).body())
        .contains("Choose whose papers or plans", "it has not come yet", "Kept words");
    assertThat(browser.post(path, Map.of("whose", WallTown.RIVAL)).body())
        .contains("Give the day, month and year");
    assertThat(browser.post("/bodies/marlbrook/overheard", heard("words", " ")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void onlyTheGuardianTellsOfAColleagueInThePagesAndInTheDatabase() {
    String path = "/matters/" + ooh.id() + "/overheard";
    as(w.chair).post(path, heard("whose", WallTown.RIVAL, "person", w.outside.toString()));
    assertThat(disclosed(w.outside)).as("it was kept of the chair").isFalse();
    assertThat(disclosed(w.chair)).isTrue();

    assertThatThrownBy(
            () ->
                w.as(
                    w.treasurer,
                    () ->
                        w.p
                            .walls
                            .handlings()
                            .overheard(
                                ooh, WallTown.RIVAL, w.outside, "", new Who.Person(w.treasurer))))
        .rootCause()
        .hasMessageContaining("row-level security");

    TestServer.Browser guardian = as(w.guardian);
    assertThat(guardian.get(path).body()).contains("Who heard it?");
    var answer =
        guardian.post(path, heard("whose", WallTown.RIVAL, "person", w.outside.toString()));
    assertThat(disclosed(w.outside)).isTrue();
    assertThat(guardian.get(answer.headers().firstValue("Location").orElseThrow()).body())
        .contains("It is kept for Dr Partner 5", "may not act for Town Federation Ltd");
  }

  private static boolean disclosed(UUID person) {
    return w.job(
        "audit",
        () ->
            w.p.walls.handlings().disclosures(ooh).stream()
                .anyMatch(d -> d.person().equals(person.toString())));
  }

  @Test
  void whoCannotSayWhichMatterTellsTheGuardianInFreeWordsAndNobodyElseReadsThem() {
    TestServer.Browser browser = as(w.treasurer);
    var answer =
        browser.post("/bodies/marlbrook/overheard", heard("words", "Somebody named a Bittern"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get("/bodies/marlbrook/overheard/thanks").body())
        .contains("You will not be blamed");

    assertThat(as(w.guardian).get("/bodies/marlbrook/disclosures").body())
        .contains("Somebody named a Bittern", "They cannot say", "Gareth Lowe");
    for (UUID other : List.of(w.chair, w.town.secretary, ELSEWHERE)) {
      assertThat(as(other).get("/bodies/marlbrook/disclosures").statusCode()).isEqualTo(403);
      assertThat(count(other, "overheard_note")).as("rows").isZero();
    }
    assertThat(count(w.guardian, "overheard_note")).isPositive();
    assertThat(count(w.treasurer, "overheard_note")).as("their own").isPositive();
    assertThat(w.t.asNobody(() -> counted("overheard_note"))).isZero();
  }

  private static long count(UUID person, String table) {
    return w.as(person, () -> counted(table));
  }

  private static long counted(String table) {
    return w.p.db.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void theListOfMattersHoldsNoClosedOneAndWhatIsKeptFromTheReaderIsAskedInFreeWords() {
    for (UUID reader : List.of(w.treasurer, w.guardian)) {
      assertThat(as(reader).get("/bodies/marlbrook/overheard").body())
          .contains("Out-of-hours service 2027", "I cannot say which")
          .doesNotContain("Zebrafinch", "Corncrake", closed.reference(), hidden.reference());
    }
    UUID voter = w.town.voters.values().iterator().next();
    assertThat(as(voter).get("/matters/" + closed.id() + "/overheard").body())
        .contains("What did you hear?")
        .doesNotContain("Zebrafinch", "Owl");
    for (UUID nobody : List.of(hidden.id(), UUID.randomUUID())) {
      assertThat(as(voter).get("/matters/" + nobody + "/overheard").statusCode()).isEqualTo(404);
      assertThat(as(w.treasurer).get("/matters/" + nobody + "/overheard").statusCode())
          .isEqualTo(404);
    }
    assertThat(server.browser().get("/bodies/marlbrook/overheard").statusCode()).isEqualTo(303);
  }

  // Who saw, and who could have

  private static void view(UUID person, Matter m) {
    w.as(
        person,
        () ->
            w.p
                .db
                .sql(
                    "insert into matter_view (id, matter, person, what, at) values (:id, :m, :p, 'matter', :at)")
                .param("id", UUID.randomUUID())
                .param("m", m.id())
                .param("p", person)
                .param("at", Timestamp.from(Instant.now()))
                .update());
  }

  @Test
  void theGuardianSeesWhoSawAndWhoCouldHaveAndNobodyElseDoes() {
    view(w.treasurer, closed);
    String path = "/matters/" + closed.id() + "/views";

    String page = as(w.guardian).get(path).body();
    assertThat(page)
        .contains("could have seen what is sealed on", "Gareth Lowe", "The matter’s words")
        .contains("open to these people alone");
    LocalDate before = w.today().minusDays(1);
    assertThat(as(w.guardian).get(path + "?at=" + before).body())
        .contains("0 people could have seen");
    for (UUID other : List.of(w.chair, w.treasurer, ELSEWHERE)) {
      assertThat(as(other).get(path).statusCode()).isEqualTo(403);
    }
    assertThat(count(w.chair, "matter_view")).isZero();
    assertThat(count(ELSEWHERE, "matter_view")).isZero();
    assertThat(count(w.treasurer, "matter_view")).as("their own").isEqualTo(1);
    assertThat(count(w.guardian, "matter_view")).isEqualTo(1);
  }

  @Test
  void aGuardianWhoIsConflictedOnTheMatterSeesNothingOfIt() {
    WallTown own = WallTown.founded();
    try (TestServer there = TestServer.of(own.t)) {
      Matter m = own.open("Night rooms");
      own.party(m, WallTown.RIVAL, PartyRole.BIDDER);
      own.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
      own.as(
          own.guardian,
          () -> {
            var heard =
                new Handlings.Heard(own.treasurer, WallTown.RIVAL, own.p.bodies.today(), "Bittern");
            own.p.walls.handlings().overheard(m, heard, new Who.Person(own.guardian)).orElseThrow();
            return own.p
                .watch
                .breaches()
                .keep(
                    own.body,
                    new Breaches.Wanted(
                        Optional.of(m.id()), own.p.bodies.today(), "A door stood open", ""),
                    new Who.Person(own.guardian))
                .orElseThrow();
          });
      var guardian = there.browser(own.t.session(own.guardian));
      assertThat(guardian.get("/bodies/marlbrook/disclosures").body()).contains("Bittern");
      assertThat(guardian.get("/bodies/marlbrook/breaches/keep").body()).contains("A door stood");
      assertThat(guardian.get("/matters/" + m.id() + "/views").statusCode()).isEqualTo(200);

      own.job(
          "town",
          () ->
              own.p.people.affiliate(
                  own.guardian,
                  WallTown.FEDERATION,
                  "director",
                  own.p.bodies.today(),
                  Optional.empty()));

      assertThat(own.wall(m, own.guardian)).isPresent();
      assertThat(guardian.get("/bodies/marlbrook/disclosures").body())
          .doesNotContain("Bittern", "Night rooms");
      assertThat(guardian.get("/bodies/marlbrook/breaches/keep").body())
          .doesNotContain("A door stood", "Night rooms");
      assertThat(guardian.get("/matters/" + m.id() + "/views").statusCode()).isEqualTo(404);
      for (String table : List.of("disclosure", "matter_view", "conflict_breach")) {
        assertThat(own.<Long>as(own.guardian, () -> rows(own, table))).as(table).isZero();
      }
    }
  }

  private static Long rows(WallTown town, String table) {
    return town.p.db.sql("select count(*) from " + table).query(Long.class).single();
  }
}
