package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Action;
import org.mandate.app.access.Door;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Casting;
import org.mandate.app.entrance.DemonstrationPages.Guest;
import org.mandate.app.town.TownPeople;
import org.mandate.app.web.Route;

/** The whole town over HTTP, as each of its people: what the door says, and what nobody may see. */
class EveryRoleOverHttpTest {
  private static final String COLLECTIVE = "marlbrook-practices-together";
  private static final String PLANTED = "Zebrafinches roost in the corridor";
  // Of pages that differ only in a code or number, so many are read by each person.
  private static final int ALIKE = 2;
  private static TestProgram t;
  private static TestServer server;
  private static final Map<String, String> sessions = new LinkedHashMap<>();
  private static Ballot open;

  @BeforeAll
  static void load() {
    t = TestProgram.inTown();
    t.program.sequencer.integrate();
    for (Decision decision : t.program.jobs.as("sequencer", t.program.certificates::waiting)) {
      t.program.jobs.as("sequencer", () -> t.program.certificates.make(decision));
    }
    server = TestServer.of(t);
    for (Guest guest : TownPeople.guests()) {
      if (guest.first()) {
        sessions.put(guest.key(), t.session(person(guest.key())));
      }
    }
    open =
        t.asNobody(
            () ->
                t.program.elections.ofBody(collective()).stream()
                    .filter(b -> b.state() == Ballot.State.OPEN)
                    .filter(b -> t.program.elections.ranked(b).isEmpty())
                    .findFirst()
                    .orElseThrow());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static UUID collective() {
    return t.program.bodies.find(COLLECTIVE).orElseThrow().id();
  }

  private static UUID person(String key) {
    return UUID.nameUUIDFromBytes(("marlbrook/" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static TestServer.Browser browser(String key) {
    return key.isEmpty() ? server.browser() : server.browser(sessions.getOrDefault(key, ""));
  }

  private static Set<Role> roles(String key) {
    return t.as(
        person(key),
        () -> t.program.door.roles(new Who.Person(person(key)), new Subject("body", COLLECTIVE)));
  }

  @Test
  void thePeopleOfTheTownHoldTheRolesTheyAreNamedFor() {
    assertThat(roles("fiona-garrick")).contains(Role.RETURNING_OFFICER);
    assertThat(roles("bronwen-pike")).contains(Role.SECRETARY);
    assertThat(roles("imogen-clay")).contains(Role.REGISTRAR);
    assertThat(roles("joanne-tully")).contains(Role.PRACTICE_VOTER).doesNotContain(Role.SECRETARY);
    assertThat(roles("amara-okafor")).contains(Role.OFFICE_HOLDER);
  }

  /** What stands in the town for each variable of an address. */
  private static String filled(Route route) {
    return route
        .path()
        .replace("{body}", COLLECTIVE)
        .replace("{code}", "MB-007")
        .replace("{practice}", "MB-007")
        .replace("{ballot}", open.id().toString())
        .replace("{matter}", open.matter().toString())
        .replace("{decision}", COLLECTIVE + "-2026-041")
        .replace("{seat}", "vice-chair")
        .replace("{version}", "1")
        .replace("{clause}", "8.4")
        .replace("{place}", "0")
        .replace("{id}", "1")
        .replaceAll("\\{\\*[^}]+}", "0/000")
        .replaceAll("\\{[^}]+}", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
  }

  private static Subject subject(Route route) {
    if (route.subjectVariable().isEmpty()) {
      return Subject.PLATFORM;
    }
    String[] pattern = route.path().split("/");
    String[] filled = filled(route).split("/");
    for (int i = 0; i < pattern.length; i++) {
      String variable = "{" + route.subjectVariable() + "}";
      if (pattern[i].startsWith(variable)) {
        String ending = pattern[i].substring(variable.length());
        return new Subject(
            route.subjectKind(), filled[i].substring(0, filled[i].length() - ending.length()));
      }
    }
    throw new AssertionError(route.path());
  }

  @Test
  void everyRouteAnswersEachPersonAsTheTableOfActionsSays() {
    Map<String, String> wrong = new TreeMap<>();
    Map<Action, Integer> opened = new TreeMap<>();
    for (String key : sessions.keySet()) {
      TestServer.Browser browser = browser(key);
      browser.get("/bodies/" + COLLECTIVE + "/matters/new");
      browser.get("/");
      for (Route route : Routes.of(t.program.pages)) {
        boolean get = route.method().equals("GET");
        if (!get && route.action() == Action.SIGN_IN) {
          continue; // signing in or out ends this person's walk; EveryRouteTest has these
        }
        Door.Answer answer =
            t.as(
                person(key),
                () ->
                    t.program.door.may(
                        new Who.Person(person(key)), route.action(), subject(route)));
        int status =
            (get ? browser.get(filled(route)) : browser.post(filled(route), Map.of())).statusCode();
        boolean mayPass = answer instanceof Door.Answer.Open;
        boolean fits =
            mayPass
                ? status < 400 || status == 404 || (!get && (status == 409 || status == 422))
                : status == 403 || status == 404;
        if (!fits) {
          wrong.put(key + " " + route.method() + " " + filled(route), status + " may " + mayPass);
        }
        if (mayPass && status < 400) {
          opened.merge(route.action(), 1, Integer::sum);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(opened.keySet())
        .as("actions that somebody of the town was let to do")
        .contains(
            Action.RUN_BALLOT,
            Action.KEEP_BODY,
            Action.IMPORT,
            Action.FOUND,
            Action.AUTHORISE,
            Action.GRANT_MANDATE,
            Action.VOTE,
            Action.CHALLENGE_ROLL,
            Action.PUT_MATTER,
            Action.TAKE_FULL_CERTIFICATE,
            Action.KEEP_PEOPLE);
  }

  @Test
  void whileABallotIsOpenNoPageAndNoTileTellsHowAnyOtherPracticeVotes() {
    cast("for", PLANTED);
    t.program.sequencer.integrate();
    Map<String, Map<String, String>> before = new LinkedHashMap<>();
    for (String key : everybodyElse()) {
      before.put(key, crawl(key));
    }
    cast("against", PLANTED + " again");
    t.program.sequencer.integrate();

    for (String key : everybodyElse()) {
      Map<String, String> after = crawl(key);
      assertThat(after).hasSizeGreaterThan(40);
      for (Map.Entry<String, String> page : after.entrySet()) {
        assertThat(page.getValue()).as(page.getKey() + " as " + key).doesNotContain("Zebrafinches");
        // Nothing anybody reads changes with the choice; the record grew by an entry.
        if (!page.getKey().startsWith("/record") && !page.getKey().equals("/")) {
          assertThat(timeless(page.getValue()))
              .as(page.getKey() + " as " + key)
              .isEqualTo(timeless(before.getOrDefault(key, Map.of()).get(page.getKey())));
        }
      }
    }
    for (String holding : t.program.log.holdings()) {
      String tile = server.browser().get("/record/" + holding).body();
      assertThat(tile).as(holding).doesNotContain("Zebrafinches");
      // Counts of ballots that closed stand there in clear; this one has none yet.
      assertThat(tile)
          .as(holding)
          .doesNotContain("\"kind\":\"ballot.closed\",\"subject\":\"ballot:" + open.id());
    }
  }

  /** Without the minute of reading, which a page of "as known now" tells. */
  private static @Nullable String timeless(@Nullable String page) {
    return page == null
        ? null
        : page.replaceAll("As known on ([^<,]*), [0-9.]+(am|pm)", "As known on $1");
  }

  private static List<String> everybodyElse() {
    // One of each kind of page; MB-022's own voter and deputy may see their vote.
    return List.of(
        "joanne-tully", "amara-okafor", "bronwen-pike", "fiona-garrick", "imogen-clay", "");
  }

  private static void cast(String choice, String words) {
    UUID ruth = person("ruth-pell");
    Casting done =
        t.as(
            ruth,
            () ->
                t.program.elections.cast(open.id(), "MB-022", choice, words, new Who.Person(ruth)));
    assertThat(done).isInstanceOf(Casting.Recorded.class);
  }

  /** Every page that links lead to, without what differs from request to request. */
  private static Map<String, String> crawl(String key) {
    TestServer.Browser browser = browser(key);
    Map<String, String> pages = new LinkedHashMap<>();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    Deque<String> waiting =
        new ArrayDeque<>(List.of("/", open.path(), "/matters/" + open.matter()));
    Set<String> seen = new LinkedHashSet<>(waiting);
    while (!waiting.isEmpty()) {
      String path = waiting.removeFirst();
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.statusCode()).as(path + " as " + key).isEqualTo(200);
      pages.put(path, answer.body().replaceAll("name=\"(_csrf|once)\" value=\"[^\"]*\"", ""));
      for (String link : links(answer.body())) {
        if (seen.add(link) && kinds.merge(kind(link), 1, Integer::sum) <= ALIKE) {
          waiting.add(link);
        }
      }
    }
    return pages;
  }

  private static Set<String> links(String html) {
    Set<String> links = new LinkedHashSet<>();
    var found = java.util.regex.Pattern.compile("<a [^>]*href=\"([^\"]*)\"").matcher(html);
    while (found.find()) {
      String link = found.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
      if (link.startsWith("/")) {
        links.add(link);
      }
    }
    return links;
  }

  private static String kind(String path) {
    return path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
        .replaceAll("[?].*", "?")
        .replaceAll("/(decisions|organisations)/[^/]+", "/$1/*")
        .replaceAll("(of|entries|imports|draft|constitution|print)/[^/]+$", "$1/*");
  }
}
