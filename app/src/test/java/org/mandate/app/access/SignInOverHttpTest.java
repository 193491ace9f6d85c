package org.mandate.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.web.Doorway;
import org.slf4j.LoggerFactory;

/** Links, sessions and cookies over real requests. */
class SignInOverHttpTest {
  private static final String SHUT = "/register/import";
  private static TestProgram t;
  private static TestServer server;

  @BeforeAll
  static void start() {
    t = TestProgram.fresh();
    server = TestServer.of(t);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String somebody() throws SQLException {
    String email = "p" + UUID.randomUUID() + "@example.org";
    owner("insert into account (email, person) values ('" + email + "', gen_random_uuid())");
    return email;
  }

  private static void owner(String sql) throws SQLException {
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement();
        var row = s.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static HttpResponse<String> ask(String email) {
    TestServer.Browser browser = server.browser();
    browser.get("/sign-in");
    return browser.post("/sign-in", Map.of("email", email));
  }

  private static String linkSentTo(String email) throws SQLException {
    ask(email);
    Matcher link =
        Pattern.compile("/sign-in/([A-Za-z0-9_-]+)")
            .matcher(
                text(
                    "select words from mail where recipient = '"
                        + email
                        + "' order by id desc limit 1"));
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).hasSizeGreaterThanOrEqualTo(43);
    return "/sign-in/" + link.group(1);
  }

  private static boolean isSignedIn(TestServer.Browser browser) {
    return browser.get(SHUT).statusCode() == 403;
  }

  @Test
  void lookingSpendsNothingAndAPressSpendsOnce() throws SQLException {
    String link = linkSentTo(somebody());
    for (int i = 0; i < 5; i++) {
      assertThat(server.browser().get(link).body()).contains("Press the button");
    }
    TestServer.Browser browser = server.browser();
    browser.get(link);

    HttpResponse<String> pressed = browser.post(link, Map.of());

    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(isSignedIn(browser)).isTrue();
    TestServer.Browser second = server.browser();
    second.get("/sign-in");
    assertThat(second.get(link).body()).contains("This link has ended");
    assertThat(second.post(link, Map.of()).body()).contains("This link has ended");
    assertThat(isSignedIn(second)).isFalse();
  }

  @Test
  void ofManyPressesAtOnceOneSignsIn() throws Exception {
    String link = linkSentTo(somebody());
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      TestServer.Browser browser = server.browser();
      browser.get(link);
      all.add(
          Thread.ofPlatform().start(() -> answers.add(browser.post(link, Map.of()).statusCode())));
    }
    for (Thread each : all) {
      each.join();
    }
    assertThat(answers.stream().filter(s -> s == 303)).hasSize(1);
  }

  @Test
  void anEndedLinkAForgedOneAndAnEndedSessionOpenNothing() throws SQLException {
    String link = linkSentTo(somebody());
    owner("update link set ends_at = clock_timestamp() where spent_at is null");
    TestServer.Browser late = server.browser();
    late.get("/sign-in");
    late.get(link);
    assertThat(late.post(link, Map.of()).body()).contains("This link has ended");
    late.get("/sign-in/" + Secrets.make());
    assertThat(late.post("/sign-in/" + Secrets.make(), Map.of()).body())
        .contains("This link has ended");

    TestServer.Browser browser = server.browser();
    String fresh = linkSentTo(somebody());
    browser.get(fresh);
    browser.post(fresh, Map.of());
    assertThat(isSignedIn(browser)).isTrue();
    owner("update session set ends_at = clock_timestamp() where person is not null");
    assertThat(browser.get(SHUT).statusCode()).isEqualTo(303);
    for (String forged : List.of("x", Secrets.make(), "';--", "a".repeat(5_000))) {
      assertThat(server.browser().get(SHUT, "Cookie", Doorway.COOKIE + "=" + forged).statusCode())
          .isIn(303, 400);
    }
  }

  @Test
  void signingOutEndsTheSessionEverywhereItWasCopied() throws SQLException {
    TestServer.Browser browser = server.browser();
    String link = linkSentTo(somebody());
    browser.get(link);
    browser.post(link, Map.of());
    String cookie =
        browser.cookies.getCookieStore().getCookies().stream()
            .filter(c -> c.getName().equals(Doorway.COOKIE))
            .findFirst()
            .orElseThrow()
            .getValue();
    browser.get("/sign-in");
    browser.post("/sign-out", Map.of());

    assertThat(server.browser().get(SHUT, "Cookie", Doorway.COOKIE + "=" + cookie).statusCode())
        .isEqualTo(303);
  }

  @Test
  void cookiesAreShutToScriptsAndToOtherSites() throws SQLException {
    TestServer.Browser browser = server.browser();
    String link = linkSentTo(somebody());
    List<String> set = new ArrayList<>(browser.get(link).headers().allValues("Set-Cookie"));
    set.addAll(
        browser
            .post(link, Map.of(), "X-Forwarded-Proto", "https")
            .headers()
            .allValues("Set-Cookie"));

    assertThat(set).hasSizeGreaterThanOrEqualTo(2);
    for (String cookie : set) {
      assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
      assertThat(cookie).as("what a proxy claims is not believed").doesNotContain("Secure");
    }
  }

  @Test
  void theAnswerIsTheSameWhetherTheAddressIsKnownOrNot() throws SQLException {
    ask("warm@example.org");
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      String there = somebody();
      String nowhere = "n" + UUID.randomUUID() + "@example.org";
      long a = System.nanoTime();
      HttpResponse<String> yes = ask(there);
      long b = System.nanoTime();
      HttpResponse<String> no = ask(nowhere);
      long c = System.nanoTime();
      known.add(b - a);
      unknown.add(c - b);
      assertThat(shape(no)).isEqualTo(shape(yes));
      assertThat(text("select count(*)::text from mail where recipient = '" + there + "'"))
          .isEqualTo("1");
      assertThat(text("select count(*)::text from mail where recipient = '" + nowhere + "'"))
          .isEqualTo("0");
    }
    assertThat(median(known) - median(unknown))
        .as("nanoseconds")
        .isBetween(-15_000_000L, 15_000_000L);
  }

  private static String shape(HttpResponse<String> answer) {
    String body = answer.body().replaceAll("value=\"[^\"]{20,}\"", "value=TOKEN");
    List<String> headers = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("date")) {
                headers.add(
                    name + values.toString().replaceAll("XSRF-TOKEN=[^;]+", "XSRF-TOKEN=T"));
              }
            });
    return answer.statusCode() + headers.toString() + body;
  }

  private static long median(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  @Test
  void theSeventhAskOfAnHourSendsNothingAndSaysTheSame() throws SQLException {
    String email = somebody();
    String first = shape(ask(email));
    for (int i = 0; i < 5; i++) {
      ask(email);
    }
    assertThat(shape(ask(email))).isEqualTo(first);
    assertThat(text("select count(*)::text from mail where recipient = '" + email + "'"))
        .isEqualTo("6");
  }

  @Test
  void aForwardedAddressDoesNotEscapeTheCeiling() throws SQLException {
    TestServer.Browser browser = server.browser();
    browser.get("/sign-in");
    browser.post("/sign-in", Map.of("email", "x@example.org"), "X-Forwarded-For", "203.0.113.9");
    assertThat(text("select count(*)::text from attempt where what like '%203.0.113.9%'"))
        .isEqualTo("0");
  }

  @Test
  void aHostHeaderOfSomebodyElseReachesNoRedirect() {
    HttpResponse<String> answer = server.browser().get(SHUT, "X-Forwarded-Host", "evil.example");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in");
  }

  @Test
  void noSecretAndNoAddressReachesTheLog() throws SQLException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      String email = somebody();
      String link = linkSentTo(email);
      TestServer.Browser browser = server.browser();
      browser.get(link);
      browser.post(link + "%00", Map.of());
      browser.post(link, Map.of());
      browser.get(link + "?" + "a".repeat(9_000));
      browser.get("/sign-in?then=" + link);
      String lines = log.list.stream().map(SignInOverHttpTest::whole).reduce("", String::concat);
      assertThat(lines).doesNotContain(link.substring("/sign-in/".length())).doesNotContain(email);
    } finally {
      root.detachAppender(log);
    }
  }

  private static String whole(ILoggingEvent event) {
    return event.getFormattedMessage()
        + Arrays.toString(event.getArgumentArray())
        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
  }

  @Test
  void behindHttpsEveryCookieIsSentByHttpsOnly() {
    TestProgram https = TestProgram.reachedAt("https://mandate.example");
    try (TestServer other = TestServer.of(https)) {
      List<String> set = other.browser().get("/sign-in").headers().allValues("Set-Cookie");
      assertThat(set).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }
  }

  @Test
  void theTownsSignInPageIsNotThereForAProxyNorUnderAnotherName() throws SQLException {
    owner("update installation set demonstration = true");
    try {
      assertThat(server.browser().get("/demonstration").statusCode()).isEqualTo(200);
      for (String header :
          List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP")) {
        assertThat(server.browser().get("/demonstration", header, "x").statusCode())
            .as(header)
            .isEqualTo(404);
      }
    } finally {
      owner("update installation set demonstration = false");
    }
    assertThat(server.browser().get("/demonstration").statusCode()).isEqualTo(404);
    assertThat(t.asNobody(() -> t.program.signIn.linkFor("x@example.org"))).isEmpty();
  }
}
