package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Action;
import org.mandate.app.access.Door;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.web.Route;

/** Walks every route of the table, as nobody, as somebody without any role, and role by role. */
class EveryRouteTest {
  private static TestProgram t;
  private static TestServer server;
  private static List<Route> routes;

  @BeforeAll
  static void start() {
    t = TestProgram.fresh();
    server = TestServer.of(t);
    routes = Routes.of(t.program.pages);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Stream<Route> all(String method) {
    return routes.stream().filter(r -> r.method().equals(method));
  }

  private static boolean isOpenToAnyone(Route route) {
    return route.action().roles().contains(Role.ANYONE);
  }

  // A code, a uuid or a number: what such a variable may hold.
  private static String filled(Route route) {
    return route
        .path()
        .replaceAll("\\{\\*[^}]+}", "0/000")
        .replace("{code}", "A81001")
        .replace("{place}", "0")
        .replaceAll("\\{[^}]+}", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
  }

  @Test
  void everyRouteNamesASubjectAnActionAndStandsOnce() {
    assertThat(routes).isNotEmpty();
    for (Route route : routes) {
      assertThat(route.action()).as(route.path()).isNotNull();
      assertThat(route.subjectKind()).as(route.path()).isNotBlank();
      assertThat(route.method()).isIn("GET", "POST");
      if (!route.subjectVariable().isEmpty()) {
        assertThat(route.path()).contains("{" + route.subjectVariable());
      } else {
        assertThat(route.subjectKind()).as(route.path()).isEqualTo("platform");
      }
    }
    assertThat(routes.stream().map(r -> r.method() + " " + r.path())).doesNotHaveDuplicates();
  }

  @Test
  void everyActionIsThatOfARoute() {
    assertThat(routes.stream().map(Route::action).distinct())
        .containsExactlyInAnyOrder(Action.values());
  }

  @Test
  void aPostIsNeverOpenToAnyoneExceptToSignInOrOutOrToCountReadOnly() {
    assertThat(all("POST").filter(EveryRouteTest::isOpenToAnyone).map(Route::action))
        .containsOnly(Action.SIGN_IN, Action.COUNT);
    assertThat(all("POST").filter(r -> r.action() == Action.COUNT).map(Route::path))
        .containsExactly("/count");
  }

  @Test
  void theDoorOpensForTheRolesOfTheActionAndForNoOther() {
    Who somebody = new Who.Person(UUID.randomUUID());
    for (Route route : routes) {
      Subject subject = new Subject(route.subjectKind(), "x");
      for (Role role : Role.values()) {
        Standing only =
            (who, about) -> role == Role.ANYONE || role == Role.SIGNED_IN ? Set.of() : Set.of(role);
        Set<Role> held = new Door(List.of(only)).roles(somebody, subject);
        boolean mayPass = held.stream().anyMatch(route.action().roles()::contains);

        Door.Answer answer = new Door(List.of(only)).may(somebody, route.action(), subject);

        assertThat(answer instanceof Door.Answer.Open)
            .as("%s %s as %s", route.method(), route.path(), role)
            .isEqualTo(mayPass);
      }
    }
  }

  @Test
  void aFaultWhileJudgingMeansNo() {
    Standing broken =
        (who, subject) -> {
          throw new IllegalStateException("planted fault");
        };
    assertThat(
            new Door(List.of(broken))
                .may(new Who.Person(UUID.randomUUID()), Action.FOUND, Subject.PLATFORM))
        .isInstanceOf(Door.Answer.Shut.class);
  }

  @Test
  void noGetChangesAnythingAndNoneFails() throws SQLException {
    Map<String, String> before = contents();
    for (TestServer.Browser browser : List.of(server.browser(), signedIn())) {
      Map<String, String> with = contents();
      all("GET")
          .forEach(
              route -> {
                int status = browser.get(filled(route)).statusCode();
                assertThat(status).as(route.path()).isIn(200, 303, 403, 404);
              });
      assertThat(contents()).isEqualTo(with);
    }
    before.remove("session");
    Map<String, String> after = contents();
    after.remove("session");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theDatabaseItselfRefusesAWriteOfAGet() {
    String readOnly =
        t.program.reading.execute(
            status -> t.program.db.sql("show transaction_read_only").query(String.class).single());
    assertThat(readOnly).isEqualTo("on");
  }

  @Test
  void withoutARoleWhatIsNotPublicStaysShutAndNothingChanges() throws SQLException {
    TestServer.Browser nobody = server.browser();
    TestServer.Browser roleless = signedIn();
    nobody.get("/sign-in");
    roleless.get("/sign-in");
    Map<String, String> before = contents();
    for (Route route : routes) {
      if (isOpenToAnyone(route)) {
        continue;
      }
      boolean get = route.method().equals("GET");
      String path = filled(route);
      var asNobody = get ? nobody.get(path) : nobody.post(path, Map.of());
      var asSomebody = get ? roleless.get(path) : roleless.post(path, Map.of());
      assertThat(asNobody.statusCode())
          .as("nobody: " + path)
          .isEqualTo(get && !isLink(route) ? 303 : 403);
      if (!route.action().roles().contains(Role.SIGNED_IN)) {
        assertThat(asSomebody.statusCode()).as("roleless: " + path).isEqualTo(403);
      }
    }
    // An empty form makes no calendar either, though anybody who is signed in may make one.
    assertThat(contents()).isEqualTo(before);
  }

  /** A link is never sent on in the address of the sign-in page. */
  private static boolean isLink(Route route) {
    return route.subjectKind().equals("ballot-link");
  }

  @Test
  void aPostWithoutItsTokenIsRefused() throws SQLException {
    Map<String, String> before = contents();
    all("POST")
        .forEach(
            route ->
                assertThat(server.browser().postWithoutToken(filled(route)).statusCode())
                    .as(route.path())
                    .isEqualTo(403));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatIsNotInTheTableDoesNotExist() {
    for (String path :
        List.of("/actuator", "/actuator/health", "/login", "/logout", "/nothing", "/error/x")) {
      assertThat(server.browser().get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void everyAnswerCarriesTheHeadersThatShutTheBrowser() {
    for (String path : List.of("/", "/sign-in", "/nothing", "/web/start.js")) {
      var headers = server.browser().get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  /** A browser of a person whom no feature knows. */
  private static TestServer.Browser signedIn() {
    return server.browser(t.session(UUID.randomUUID()));
  }

  /** A fingerprint of every table's rows. */
  private static Map<String, String> contents() throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var row =
          s.executeQuery("select tablename from pg_tables where schemaname = 'mandate'")) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      for (String table : tables) {
        try (var row =
            s.executeQuery(
                "select count(*) || ' ' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') from \""
                    + table
                    + "\" x")) {
          row.next();
          all.put(table, row.getString(1));
        }
      }
    }
    return all;
  }
}
