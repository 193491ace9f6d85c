package org.mandate.app.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.access.Secrets;
import org.mandate.app.bodies.Body;
import org.mandate.app.mandates.Mandates;

/** Whoever starts Mandate first in June 2027 finds a town that lives, and pages that work. */
class TownOfAnotherYearTest {
  private static final Instant THEN = Instant.parse("2027-06-15T10:00:00Z");
  private static TestProgram t;
  private static TestServer server;

  @BeforeAll
  static void load() throws SQLException {
    t = TestProgram.fresh();
    owner(
        """
        create or replace function mandate.clock() returns timestamptz
        language sql volatile security definer set search_path = mandate, pg_temp as $$
          select case when i.demonstration and i.town_loading
            then coalesce(nullif(current_setting('mandate.town_clock', true), '')::timestamptz,
              clock_timestamp() + interval '%1$d seconds')
            else clock_timestamp() + interval '%1$d seconds' end
          from installation i
        $$"""
            .formatted(Duration.between(Instant.now(), THEN).toSeconds()));
    t.program.settleTown(t.databases, true, System.err);
    server = TestServer.of(t);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void owner(String sql) throws SQLException {
    try (var owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    }
  }

  private static Body collective() {
    return t.program.bodies.find("marlbrook-practices-together").orElseThrow();
  }

  @Test
  void itsSeatsAreHeldItsMandatesLiveAndABallotIsOpen() {
    LocalDate today = t.asNobody(() -> t.program.bodies.today());
    assertThat(today).isEqualTo(LocalDate.of(2027, 6, 15));

    assertThat(t.asNobody(() -> t.program.bodies.holder(collective().id(), "secretary", today)))
        .isPresent();
    assertThat(
            t.asNobody(
                () -> t.program.bodies.holder(collective().id(), "returning-officer", today)))
        .isPresent();
    var ledger =
        t.asNobody(
            () -> t.program.mandates.ledger(collective().id(), today, Mandates.endOf(today)));
    assertThat(ledger.topics()).allMatch(topic -> ledger.total(topic).practices() > 10);
    assertThat(
            t.asNobody(
                () ->
                    t.program.elections.ofBody(collective().id()).stream()
                        .map(b -> b.state().name())
                        .toList()))
        .contains("OPEN", "PUBLISHED", "CLOSED");
  }

  @Test
  void everyPageWorksForNobodyAndForItsPeople() throws SQLException {
    for (String key :
        List.of(
            "", "joanne-tully", "amara-okafor", "bronwen-pike", "fiona-garrick", "imogen-clay")) {
      assertThat(crawl(browser(key), key)).as("pages read as " + key).isGreaterThan(40);
    }
  }

  private static TestServer.Browser browser(String key) throws SQLException {
    if (!key.isEmpty()) {
      String secret = Secrets.make();
      UUID person = UUID.nameUUIDFromBytes(("marlbrook/" + key).getBytes(StandardCharsets.UTF_8));
      owner(
          "insert into session (hash, person, began_at, ends_at) values ('\\x"
              + HexFormat.of().formatHex(Secrets.hash(secret))
              + "', '"
              + person
              + "', clock_timestamp(), clock_timestamp() + interval '3 years')");
      return server.browser(secret);
    }
    return server.browser();
  }

  private static int crawl(TestServer.Browser browser, String key) {
    Set<String> seen = new LinkedHashSet<>(Set.of("/"));
    Map<String, Integer> kinds = new LinkedHashMap<>();
    Deque<String> waiting = new ArrayDeque<>(seen);
    int read = 0;
    while (!waiting.isEmpty()) {
      String path = waiting.removeFirst();
      var answer = browser.get(path);
      assertThat(answer.statusCode()).as(path + " as " + key).isEqualTo(200);
      read++;
      var found = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)").matcher(answer.body());
      while (found.find()) {
        String link = found.group(1).replace("&amp;", "&");
        String kind =
            link.replaceAll("[?].*", "?").replaceAll("/[0-9a-f-]{36}|/[A-Z]{2}-[0-9]+|/[0-9]+", "");
        if (seen.add(link) && kinds.merge(kind, 1, Integer::sum) <= 3) {
          waiting.add(link);
        }
      }
    }
    return read;
  }
}
