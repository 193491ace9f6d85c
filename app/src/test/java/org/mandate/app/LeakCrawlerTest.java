package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.walls.CrawledTown;
import org.mandate.app.walls.Marks;
import org.mandate.app.walls.Planted;
import org.mandate.app.web.Route;

/**
 * Walks every route, link, form, search, download and tile as every visibility class, and looks for
 * marks planted in every part of what is sealed. What is not announced leaves every answer as it
 * was, byte for byte; an id that is hidden is answered as one that is not there.
 */
class LeakCrawlerTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-z]+)}");
  private static final int ALIKE = Integer.getInteger("mandate.crawl.alike", 2);
  private static CrawledTown town;
  private static TestServer server;
  private static List<Route> routes;
  private static Planted hidden;
  private static Planted deep;
  private static int entries;
  private static final Map<String, String> SECRETS = new LinkedHashMap<>();
  private static final Map<String, Map<String, String>> BEFORE = new LinkedHashMap<>();
  private static final Map<String, Crawl> AFTER = new LinkedHashMap<>();

  /** What opens by the day is compared on one day: a walk over midnight is walked again. */
  @BeforeAll
  static void walkBeforeAndAfterOnOneDay() {
    LocalDate day = walkBeforeAndAfter();
    if (!day.equals(town.w.today())) {
      server.close();
      walkBeforeAndAfter();
    }
  }

  private static LocalDate walkBeforeAndAfter() {
    List.of(SECRETS, BEFORE, AFTER).forEach(Map::clear);
    town = new CrawledTown();
    LocalDate day = town.w.today();
    routes = Routes.of(town.w.p.pages);
    server = TestServer.of(town.w.t);
    town.walkers.forEach(
        (name, person) -> SECRETS.put(name, person == null ? "" : town.w.t.session(person)));
    town.w.p.sequencer.integrate();
    for (String walker : SECRETS.keySet()) {
      if (!walker.equals("whoever was let in") && !walker.equals("the guardian")) {
        BEFORE.put(walker, steady(walk(walker)));
      }
    }
    hidden = town.unannounced();
    BEFORE.put("the guardian", steady(walk("the guardian")));
    deep = town.unknownToTheGuardian();
    entries = town.w.p.sequencer.integrate();
    for (String walker : SECRETS.keySet()) {
      AFTER.put(walker, walk(walker));
    }
    return day;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Browser browser(String walker) {
    String secret = SECRETS.getOrDefault(walker, "");
    return secret.isEmpty() ? server.browser() : server.browser(secret);
  }

  private static Crawl walk(String walker) {
    TestServer.Browser browser = browser(walker);
    List<String> first = new ArrayList<>(List.of("/"));
    for (Route route : routes) {
      if (route.method().equals("GET")) {
        first.addAll(addresses(route, known()));
      }
    }
    // The marks of what is hidden begin as these do: the beginning of a word is enough to ask.
    String some = "zqutitle zqureasons zqgtitle zqupaper zqctitle zqufile title night+-zqu 2026-s";
    for (String asked : some.split(" ")) {
      first.add("/search?q=" + asked);
      first.add("/search.json?q=" + asked);
    }
    first.addAll(List.of("/robots.txt", "/health", "/favicon.ico", "/nothing", "/web/start.js"));
    List<String> searches = List.of("closed", "T-OWL", town.closed.marks.get("title"));
    return new Crawl(browser, ALIKE, searches).walk(new ArrayList<>(new LinkedHashSet<>(first)));
  }

  /** What stands for a variable: of the open matter and of the closed one. */
  private static List<Map<String, String>> known() {
    String meeting = town.meeting.meeting.id().toString();
    Map<String, String> open =
        Map.of(
            "matter",
            town.open.id().toString(),
            "meeting",
            meeting,
            "item",
            town.meeting.open.id().toString(),
            "promise",
            CrawledTown.OPEN_PROMISE);
    Map<String, String> closed = new LinkedHashMap<>(of(town.closed));
    closed.put("meeting", meeting);
    return List.of(open, closed, Map.of());
  }

  /** The ids of a planted matter, by the variable that takes them. */
  private static Map<String, String> of(Planted p) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("matter", p.matter.id().toString());
    ids.put("paper", p.paper.id().toString());
    ids.put("promise", p.promise);
    Map.of(
            "party", "matter_party",
            "action", "action",
            "contest", "handling_contest",
            "breach", "conflict_breach",
            "request", "assessor_request",
            "place", "assessor_place",
            "item", "agenda_item",
            "part", "meeting_part")
        .forEach(
            (variable, table) ->
                p.ids.getOrDefault(table, List.of()).stream()
                    .findFirst()
                    .ifPresent(id -> ids.put(variable, id)));
    return ids;
  }

  /** The addresses of a route: one for each set of ids that makes a difference to it. */
  private static Set<String> addresses(Route route, List<Map<String, String>> sets) {
    Set<String> all = new LinkedHashSet<>();
    sets.forEach(ids -> all.add(filled(route, ids)));
    return all;
  }

  private static String filled(Route route, Map<String, String> ids) {
    Matcher m = VARIABLE.matcher(route.path());
    return m.replaceAll(
        found -> {
          String name = found.group(1);
          if (route.path().startsWith("/record/") && name.equals("place")) {
            return "0";
          }
          return ids.containsKey(name) ? ids.get(name) : CrawledIds.always(town, route, name);
        });
  }

  private static Map<String, String> steady(Crawl crawl) {
    Map<String, String> all = new TreeMap<>();
    crawl.answers.forEach((path, answer) -> all.put(path, answer.steady(Map.of())));
    return all;
  }

  private static List<Planted> planted() {
    return List.of(town.closed, hidden, deep);
  }

  @Test
  void everyRouteOfTheTableIsCrawled() {
    Set<String> walked = new TreeSet<>();
    for (Route route : routes) {
      if (route.method().equals("GET")
          && !route.path().endsWith("/events")
          && AFTER.values().stream()
              .allMatch(crawl -> crawl.answers.keySet().containsAll(addresses(route, known())))) {
        walked.add(route.path());
      }
    }
    assertThat(
            routes.stream()
                .filter(r -> r.method().equals("GET") && !r.path().endsWith("/events"))
                .map(Route::path))
        .as("routes that are not crawled")
        .allMatch(walked::contains);
  }

  @Test
  void whatMayBeReadIsFoundSoThatTheCrawlerCanFind() {
    Map<String, String> closed = Marks.of(town.closed);
    assertThat(found("an office holder", closed)).contains("title", "reasons", "paper");
    assertThat(found("the guardian", Marks.of(hidden))).contains("title", "reasons", "paper");
  }

  private static Set<String> found(String walker, Map<String, String> spellings) {
    Set<String> all = new TreeSet<>();
    AFTER.get(walker).answers.values().forEach(a -> all.addAll(Marks.in(a.all(), spellings)));
    return all;
  }

  @Test
  void noMarkComesOutWhereItMayNot() {
    Map<String, String> leaks = new TreeMap<>();
    for (Planted p : planted()) {
      Map<String, String> spellings = Marks.of(p);
      Map<String, String> existence = Marks.existence(p);
      AFTER.forEach(
          (walker, crawl) ->
              crawl.answers.forEach(
                  (path, answer) -> leaks(leaks, walker, path, answer, p, spellings, existence)));
    }
    assertThat(leaks).isEmpty();
  }

  private static void leaks(
      Map<String, String> leaks,
      String walker,
      String path,
      Crawl.Answer answer,
      Planted p,
      Map<String, String> spellings,
      Map<String, String> existence) {
    Set<String> found = Marks.in(answer.all(), spellings);
    found.removeAll(town.mayRead(walker, p));
    if (!town.mayKnow(walker, p)) {
      found.addAll(Marks.in(answer.all(), existence));
    }
    // What was typed into a search comes back in its field.
    if (path.contains("?") && path.contains(p.marks.get("title"))) {
      found.remove("title");
    }
    if (!found.isEmpty()) {
      leaks.put(walker + " at " + path + " of " + p.name, found.toString());
    }
  }

  @Test
  void whatIsNotAnnouncedLeavesEveryAnswerAsItWas() {
    Map<String, String> differ = new TreeMap<>();
    BEFORE.forEach(
        (walker, before) -> {
          Map<String, String> after = steady(AFTER.get(walker));
          if (!after.keySet().equals(before.keySet())) {
            Set<String> more = new TreeSet<>(after.keySet());
            more.removeAll(before.keySet());
            differ.put(walker, "other pages: " + more);
          }
          before.forEach(
              (path, text) -> {
                if (!text.equals(after.get(path)) && !isTheGuardiansOwn(walker, path)) {
                  differ.put(walker + " at " + path, difference(text, after.get(path)));
                }
              });
        });
    assertThat(differ).isEmpty();
  }

  /** The guardian sees who looked at what; this walk itself is among it. */
  private static boolean isTheGuardiansOwn(String walker, String path) {
    return walker.equals("the guardian")
        && (path.contains("/views")
            || path.endsWith("/breaches/keep")
            || path.contains("/disclosures"));
  }

  private static String difference(String one, String other) {
    if (other == null) {
      return "no longer there";
    }
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 60);
    return "..."
        + one.substring(from, Math.min(one.length(), at + 60))
        + " | "
        + other.substring(from, Math.min(other.length(), at + 60));
  }

  @Test
  void aHiddenIdIsAnsweredAsOneThatIsNotThere() {
    Map<String, String> differ = new TreeMap<>();
    for (Planted p : List.of(hidden, deep)) {
      Map<String, String> real = of(p);
      Map<String, String> none = new LinkedHashMap<>();
      Map<String, String> names = new LinkedHashMap<>();
      real.forEach(
          (variable, id) -> {
            none.put(variable, UUID.randomUUID().toString());
            names.put(id, "{" + variable + "}");
            names.put(none.get(variable), "{" + variable + "}");
          });
      for (String walker : SECRETS.keySet()) {
        if (!town.mayKnow(walker, p)) {
          compare(differ, walker, real, none, names);
        }
      }
    }
    assertThat(differ).isEmpty();
  }

  private static void compare(
      Map<String, String> differ,
      String walker,
      Map<String, String> real,
      Map<String, String> none,
      Map<String, String> names) {
    TestServer.Browser browser = browser(walker);
    browser.get("/sign-in");
    browser.get("/");
    for (Route route : routes) {
      Matcher variable = VARIABLE.matcher(route.path());
      boolean concerned = variable.results().anyMatch(v -> real.containsKey(v.group(1)));
      if (concerned && !route.path().startsWith("/record/")) {
        String one = ask(browser, route, filled(route, real)).steady(names);
        String other = ask(browser, route, filled(route, none)).steady(names);
        // The breach log is the guardian's own writing.
        boolean own = walker.equals("the guardian") && route.path().contains("{breach}");
        if (!one.equals(other) && !own) {
          differ.put(walker + ": " + route.method() + " " + route.path(), difference(one, other));
        }
      }
    }
  }

  private static Crawl.Answer ask(TestServer.Browser browser, Route route, String path) {
    return Crawl.Answer.of(
        route.method().equals("GET") ? browser.get(path) : browser.post(path, Map.of("x", "?")));
  }

  @Test
  void everyFormWithWrongWordsSaysNothingOfWhatIsSealed() {
    Map<String, String> leaks = new TreeMap<>();
    for (String walker : SECRETS.keySet()) {
      TestServer.Browser browser = browser(walker);
      browser.get("/sign-in");
      browser.get("/");
      Set<String> to = new LinkedHashSet<>(AFTER.get(walker).forms.keySet());
      for (Route route : routes) {
        if (route.method().equals("POST")) {
          to.addAll(addresses(route, List.of(of(town.closed), of(hidden), of(deep))));
        }
      }
      to.removeIf(path -> path.startsWith("/sign-") || path.startsWith("/demonstration"));
      for (String path : to) {
        Map<String, String> wrong =
            new LinkedHashMap<>(AFTER.get(walker).forms.getOrDefault(path, Map.of()));
        wrong.replaceAll((name, value) -> "?");
        Crawl.Answer answer = Crawl.Answer.of(browser.post(path, wrong));
        for (Planted p : planted()) {
          Set<String> found = Marks.in(answer.all(), Marks.of(p));
          found.removeAll(town.mayRead(walker, p));
          if (!found.isEmpty()) {
            leaks.put(walker + " to " + path + " of " + p.name, found.toString());
          }
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void neitherMailNorRecordTellsOfIt() throws Exception {
    assertThat(entries).as("entries that planting made").isZero();
    List<String> texts = new ArrayList<>();
    for (String holding : town.w.p.log.holdings()) {
      texts.add(server.browser().get("/record/" + holding).body());
    }
    try (var owner = town.w.t.databases.asOwner();
        var s = owner.createStatement();
        var row =
            s.executeQuery(
                "select recipient || subject || words from mail union all"
                    + " select encode(leaf, 'escape') from record_entry union all"
                    + " select value from record_opening where sight = 'public' union all"
                    + " select encode(bytes, 'escape') from record_tile")) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    for (Planted p : planted()) {
      Map<String, String> spellings = Marks.of(p);
      if (p != town.closed) {
        spellings.putAll(Marks.existence(p));
      }
      for (String text : texts) {
        assertThat(Marks.in(text, spellings)).as(text).isEmpty();
      }
    }
  }
}
