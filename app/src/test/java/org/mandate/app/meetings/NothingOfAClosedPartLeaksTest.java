package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.meetings.MeetingTown.LIST;
import static org.mandate.app.meetings.MeetingTown.date;
import static org.mandate.app.meetings.MeetingTown.fields;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Papers;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Doorway;

/** Marks in parts that are not open, looked for in everything that leaves, for each reader. */
class NothingOfAClosedPartLeaksTest {
  private static final String OPEN = "Xylophone rota";
  private static final String MEMBERS = "Yttrium ballot";
  private static final String CLOSED = "Zanzibar prices";
  private static final String PAPER = "Quagga schedule";
  private static final String HIDDEN = "Wolfram merger";
  private static final String REASON = "Vermilion reason";

  private static MeetingTown town;
  private static WallTown w;
  private static String board;
  private static Matter hidden;
  private static String hiddenPart;

  @BeforeAll
  static void found() {
    town = new MeetingTown();
    w = town.w;
    board = town.planned("Board with three doors", 30);
    add(Map.of("what", "procedure", "title", OPEN, "minutes", "10"));
    part(Map.of("form", "members", "reason", "Its own affairs", "seat", "chair"));
    part(
        fields(
            Map.of("form", "closed", "reason", "Prices of bidders", "seat", "chair"),
            date("until", w.today().plusDays(100))));
    as(
        w.guardian,
        board + "/parts/add",
        fields(
            Map.of("form", "unannounced", "reason", REASON, "seat", "conflicts-guardian"),
            date("until", w.today().plusDays(100)),
            date("unannounced", w.today().plusDays(60))));
    List<String> parts = parts(w.guardian);
    add(Map.of("what", "procedure", "title", MEMBERS, "minutes", "10", "part", parts.get(1)));
    add(
        Map.of(
            "what",
            "new",
            "title",
            CLOSED,
            "reasons",
            "They differ",
            "kind",
            "decision",
            "minutes",
            "20",
            "part",
            parts.get(2)));
    hiddenPart = parts.get(3);
    as(
        w.guardian,
        board + "/items/add",
        Map.of(
            "what",
            "new",
            "title",
            HIDDEN,
            "reasons",
            "It is soon",
            "kind",
            "decision",
            "minutes",
            "25",
            "part",
            hiddenPart));
    Item closed = item(CLOSED);
    hidden = matter(item(HIDDEN));
    w.as(
        w.guardian,
        () ->
            w.p
                .business
                .papers()
                .add(
                    matter(closed),
                    new Papers.NewPaper(PAPER, "q.txt", "", true),
                    (PAPER + " inside").getBytes(StandardCharsets.UTF_8),
                    w.guardian)
                .orElseThrow());
    as(town.secretary, board + "/call", Map.of());
  }

  private static List<String> parts(UUID who) {
    return w.as(
        who,
        () ->
            w.p.meetings.agendas().parts(meeting()).stream().map(p -> p.id().toString()).toList());
  }

  private static Meeting meeting() {
    return w.p.meetings.find(MeetingTown.id(board)).orElseThrow();
  }

  private static Item item(String title) {
    return w.as(
        w.guardian,
        () ->
            w.p.meetings.agendas().items(meeting()).stream()
                .filter(i -> i.title().equals(title))
                .findFirst()
                .orElseThrow());
  }

  private static Matter matter(Item item) {
    return w.as(w.guardian, () -> w.p.matters.find(item.matter().orElseThrow()).orElseThrow());
  }

  private static void add(Map<String, String> item) {
    assertThat(town.fill(town.secretary, board + "/items/add", item).statusCode()).isEqualTo(303);
  }

  private static void part(Map<String, String> part) {
    assertThat(town.fill(town.secretary, board + "/parts/add", part).statusCode()).isEqualTo(303);
  }

  private static void as(UUID who, String path, Map<String, String> fields) {
    assertThat(town.fill(who, path, fields).statusCode()).isIn(303, 404);
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  /** Everything that leaves about meetings, as one reader gets it; packs as their words. */
  private static Map<String, String> everything(TestServer.Browser reader, String session) {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>(List.of("/", LIST, LIST + ".ics", board, "/feed.atom"));
    paths.addAll(
        List.of(
            "/api", "/api/meetings", "/bodies/marlbrook", "/bodies/marlbrook/matters", "/record"));
    for (String below : List.of("/call", "/items/add", "/parts/add", "/cancel", "/owner")) {
      paths.add(board + below);
    }
    paths.add(board + "/parts/" + hiddenPart + "/closure");
    paths.add(board + "/parts/" + hiddenPart + "/readers");
    for (String path : paths) {
      all.put(path, reader.get(path).body());
    }
    all.put("pack", words(bytes(board + "/pack.pdf", session)));
    return all;
  }

  private static byte[] bytes(String path, String session) {
    try {
      HttpRequest.Builder ask =
          HttpRequest.newBuilder(URI.create("http://localhost:" + town.server.port + path));
      if (!session.isEmpty()) {
        ask.header("Cookie", Doorway.COOKIE + "=" + session);
      }
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(ask.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String words(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      StringBuilder all = new StringBuilder(new PDFTextStripper().getText(document));
      var outline = document.getDocumentCatalog().getDocumentOutline();
      outline.children().forEach(one -> all.append('\n').append(one.getTitle()));
      all.append(document.getDocumentInformation().getTitle());
      return all.toString().replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void never(Map<String, String> everything, String... marks) {
    everything.forEach(
        (path, words) ->
            assertThat(words).as(path).doesNotContain(marks).doesNotContain(hiddenPart));
  }

  @Test
  void nobodyReadsTheOpenPartAndThatOthersExistAndNoMore() {
    Map<String, String> all = everything(town.nobody(), "");
    assertThat(all.get(board))
        .contains(OPEN, "Part 2: for members", "Part 3: closed", "Prices of bidders")
        .doesNotContain("Part 4");
    assertThat(all.get("pack")).contains(OPEN, "Prices of bidders");
    assertThat(all.get(LIST + ".ics")).contains(OPEN, "Part for members", "Closed part");
    never(all, MEMBERS, CLOSED, PAPER, HIDDEN, REASON, hidden.id().toString());
  }

  @Test
  void aMemberReadsTheMembersPartToo() {
    Map<String, String> all = everything(town.as(w.partner(4)), w.t.session(w.partner(4)));
    assertThat(all.get(board)).contains(OPEN, MEMBERS, "2.1. ");
    assertThat(all.get("pack")).contains(OPEN, MEMBERS);
    assertThat(all.get(LIST + ".ics")).doesNotContain(MEMBERS);
    never(all, CLOSED, PAPER, HIDDEN, REASON, hidden.id().toString());
  }

  @Test
  void anOfficerReadsTheClosedPartAndOpeningItsPapersByThePackIsNoted() {
    String opened = "select count(*) from matter_view where paper is not null and person = ?";
    long before = count(opened, w.treasurer);
    Map<String, String> all = everything(town.as(w.treasurer), w.t.session(w.treasurer));
    assertThat(all.get(board)).contains(OPEN, MEMBERS, CLOSED, PAPER).doesNotContain("Part 4");
    assertThat(all.get("pack")).contains(OPEN, CLOSED, PAPER, PAPER + " inside");
    assertThat(all.get(LIST + ".ics")).doesNotContain(MEMBERS, CLOSED);
    assertThat(count(opened, w.treasurer)).isEqualTo(before + 1);
    never(all, HIDDEN, REASON, hidden.id().toString());
  }

  @Test
  void theGuardianReadsWhatIsNotAnnouncedAndTheirCalendarStillSaysNothingOfIt() {
    Map<String, String> all = everything(town.as(w.guardian), w.t.session(w.guardian));
    assertThat(all.get(board)).contains(HIDDEN, "Part 4: closed", REASON, "Not announced until");
    assertThat(all.get("pack")).contains(HIDDEN);
    String feed = town.nobody().get(feed(w.guardian)).body();
    assertThat(feed)
        .contains("BEGIN:VEVENT", OPEN, "Closed part")
        .doesNotContain(MEMBERS, CLOSED, HIDDEN, REASON);
    assertThat(feed.replace("\r\n ", "").split("Closed part", -1)).hasSize(2);
    assertThat(all.get(LIST + ".ics")).doesNotContain(MEMBERS, CLOSED, HIDDEN);
  }

  @Test
  void anAddressOpensOneCalendarAndEndsWhenANewOneIsMade() {
    String first = feed(w.partner(4));
    assertThat(town.nobody().get(first).body()).contains("Board with three doors");
    String session = first.replaceAll(".*/calendar/(.*)\\.ics", "$1");
    assertThat(town.server.browser(session).get("/calendar").statusCode()).isEqualTo(303);
    String second = feed(w.partner(4));
    assertThat(town.nobody().get(first).statusCode()).isEqualTo(404);
    assertThat(town.nobody().get(second).statusCode()).isEqualTo(200);
    TestServer.Browser own = town.as(w.partner(4));
    own.get("/calendar");
    assertThat(own.post("/calendar/end", Map.of()).statusCode()).isEqualTo(303);
    assertThat(town.nobody().get(second).statusCode()).isEqualTo(404);
    assertThat(town.nobody().get("/calendar/" + "x".repeat(43) + ".ics").statusCode())
        .isEqualTo(404);
    assertThat(
            count(
                "select count(*) from calendar_feed where hash = ?",
                second.getBytes(StandardCharsets.UTF_8)))
        .isZero();
  }

  private static String feed(UUID who) {
    TestServer.Browser own = town.as(who);
    own.get("/calendar");
    String page = own.post("/calendar/make", Map.of("make", "yes")).body();
    return page.replaceAll("(?s).*(/calendar/[A-Za-z0-9_-]{40,}\\.ics).*", "$1");
  }

  private static long count(String sql, Object value) {
    try (var owner = w.t.databases.asOwner();
        var s = owner.prepareStatement(sql)) {
      s.setObject(1, value);
      try (var row = s.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
