package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;

/** Minutes over HTTP: the journey of a secretary, and what each other reader gets of it. */
class MinutesOverHttpTest {
  static MinutesTown t;
  static Item later;
  static MinutesSet open;
  static MinutesSet members;
  static MinutesSet closed;

  @BeforeAll
  static void world() {
    t = new MinutesTown();
    open = journey("open", "Open words");
    members = journey("members", "OCELOT words");
    closed = journey("closed", "QUAGGA words");
    later = t.laterItem("Board of April");
  }

  @AfterAll
  static void end() {
    t.close();
  }

  /** Begun, edited and circulated by pages alone. */
  private static MinutesSet journey(String part, String words) {
    TestServer.Browser b = t.as(t.secretary);
    String at = t.held.path() + "/minutes";
    assertThat(b.get(at).body()).contains("Draft part ");
    UUID id = java.util.Objects.requireNonNull(t.parts.get(part)).id();
    HttpResponse<String> begun = b.post(at + "/begin", Map.of("part", id.toString()));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    MinutesSet s =
        t.w.as(
            t.secretary,
            () ->
                t.w.p.minutes.of(t.held).stream()
                    .filter(x -> x.part().equals(id))
                    .findFirst()
                    .orElseThrow());
    String edit = location(begun);
    while (!edit.isEmpty()) {
      String page = b.get(edit).body();
      String block = value(page, "block");
      HttpResponse<String> saved =
          b.post(
              s.path() + "/edit",
              Map.of(
                  "block",
                  block,
                  "version",
                  value(page, "version"),
                  "words",
                  words + " of " + block + "\n\n- a point",
                  "then",
                  page.contains("name=\"then\"") ? value(page, "then") : ""));
      assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
      edit = page.contains("name=\"then\"") ? location(saved) : "";
    }
    b.get(s.path());
    assertThat(b.post(s.path() + "/circulate", Map.of()).statusCode()).isEqualTo(303);
    return s;
  }

  @Test
  void anActionIsGivenFromAnItemOfTheMinutesOrTheAgendaByWhoeverMay() {
    Item rota = java.util.Objects.requireNonNull(t.items.get("rota"));
    String form = "/bodies/" + t.w.body.slug() + "/actions/new?from=item:" + rota.id();
    TestServer.Browser secretary = t.as(t.secretary);
    assertThat(secretary.get(open.path()).body()).contains(form);
    assertThat(secretary.get(t.held.path()).body()).contains(form, "Give an action of item ");
    assertThat(secretary.get(form).body())
        .contains("value=\"item:" + rota.id() + "\" selected", "The item on the agenda");
    Map<String, String> fields = new java.util.HashMap<>();
    java.time.LocalDate due = t.w.today().plusDays(9);
    fields.put("due-day", String.valueOf(due.getDayOfMonth()));
    fields.put("due-month", String.valueOf(due.getMonthValue()));
    fields.put("due-year", String.valueOf(due.getYear()));
    fields.put("words", "Ask the surgery at the Corn Exchange again");
    fields.put("owner", "seat:secretary|");
    fields.put("from", "item:" + rota.id());
    HttpResponse<String> given =
        secretary.post("/bodies/" + t.w.body.slug() + "/actions/new", fields);
    assertThat(given.statusCode()).as(given.body()).isEqualTo(303);
    UUID action = UUID.fromString(location(given).replaceAll(".*/", ""));
    assertThat(t.w.as(t.secretary, () -> t.w.p.actions.find(action).orElseThrow().from().item()))
        .contains(rota.id());

    // A practice reads both pages, and is led nowhere that it may not go.
    TestServer.Browser voter = t.as(t.w.town.voters.get("TP-001"));
    for (String page : List.of(open.path(), t.held.path(), t.held.path() + "/live")) {
      HttpResponse<String> read = voter.get(page);
      assertThat(read.statusCode()).as(page).isEqualTo(200);
      assertThat(read.body()).as(page).doesNotContain("actions/new");
    }
    assertThat(voter.get(form).statusCode()).isNotEqualTo(200);
  }

  private static String location(HttpResponse<String> r) {
    return r.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
  }

  private static String value(String page, String name) {
    var m =
        java.util.regex.Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(m.find()).as(name + " in " + page).isTrue();
    return m.group(1);
  }

  private static int status(TestServer.Browser b, String path) {
    return b.get(path).statusCode();
  }

  private static byte[] bytes(TestServer.Browser b, String path) {
    try (var client = java.net.http.HttpClient.newBuilder().cookieHandler(b.cookies).build()) {
      return client
          .send(
              java.net.http.HttpRequest.newBuilder(
                      java.net.URI.create("http://localhost:" + t.server.port + path))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pdf(TestServer.Browser b, MinutesSet s) throws IOException {
    byte[] bytes = bytes(b, s.path() + "/minutes.pdf");
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String docx(TestServer.Browser b, MinutesSet s) throws IOException {
    try (XWPFDocument d =
            new XWPFDocument(new ByteArrayInputStream(bytes(b, s.path() + "/minutes.docx")));
        XWPFWordExtractor words = new XWPFWordExtractor(d)) {
      return words.getText();
    }
  }

  @Test
  void circulatedMinutesAreReadByTheBodysOwnPeopleAndByNobodyElse() {
    TestServer.Browser nobody = t.nobody();
    TestServer.Browser partner = t.as(t.w.partner(4));
    TestServer.Browser officer = t.as(t.w.treasurer);
    for (MinutesSet s : List.of(open, members, closed)) {
      assertThat(status(officer, s.path())).isEqualTo(200);
      for (String below : List.of("", "/minutes.pdf", "/minutes.docx", "/minutes.txt")) {
        assertThat(status(nobody, s.path() + below)).as(below).isEqualTo(404);
      }
    }
    assertThat(status(partner, open.path())).isEqualTo(200);
    assertThat(status(partner, members.path())).isEqualTo(200);
    assertThat(status(partner, closed.path())).isEqualTo(404);
    assertThat(status(partner, closed.path() + "/minutes.pdf")).isEqualTo(404);
    // Who keeps no minutes gets no form.
    assertThat(status(partner, open.path() + "/edit?block=opening")).isEqualTo(403);
    assertThat(status(nobody, open.path() + "/versions?block=opening")).isIn(303, 403);
  }

  @Test
  void anOfficerWhoseTurnItIsNotIsToldWhoWritesHere() {
    HttpResponse<String> answer = t.as(t.w.treasurer).get(open.path() + "/edit?block=" + open.id());
    assertThat(answer.statusCode()).isEqualTo(404);
    answer = t.as(t.w.treasurer).get(open.path() + "/edit?block=opening");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Bronwen Pike, secretary, writes here");
  }

  @Test
  void nothingOfTheOtherPartsStandsInWhatIsPublishedInAnyForm() throws IOException {
    TestServer.Browser b = t.as(t.secretary);
    String form = b.get(open.path() + "/approve").body();
    assertThat(form).contains("Minutes of the last meeting");
    HttpResponse<String> done =
        b.post(open.path() + "/approve", Map.of("item", later.id().toString()));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(t.nobody().get(open.path()).statusCode()).isEqualTo(404);
    b.get(open.path());
    assertThat(b.post(open.path() + "/publish", Map.of()).statusCode()).isEqualTo(303);

    TestServer.Browser nobody = t.nobody();
    String list = "/bodies/" + t.w.body.slug() + "/minutes";
    String all =
        nobody.get(open.path()).body()
            + nobody.get(list).body()
            + nobody.get(t.held.path() + "/minutes").body()
            + nobody.get(open.path() + "/minutes.txt").body()
            + pdf(nobody, open)
            + docx(nobody, open);
    assertThat(all)
        .contains("Open words of opening", "1 set of minutes is published", "Closed until")
        .doesNotContain("ZEBRA", "OCELOT", "QUAGGA")
        .doesNotContain(members.id().toString())
        .doesNotContain(closed.id().toString());
    for (String item : List.of("dispute", "levy", "conduct", "nights")) {
      assertThat(all)
          .doesNotContain(java.util.Objects.requireNonNull(t.items.get(item)).id().toString());
    }
    hashFits(nobody);
    headersOf(nobody);
  }

  private static void hashFits(TestServer.Browser nobody) {
    String sha = MinutesText.sha256(nobody.get(open.path() + "/minutes.txt").body());
    assertThat(nobody.get(open.path()).body()).contains(sha);
    String record =
        t.w.t.asNobody(
            () -> {
              StringBuilder entries = new StringBuilder();
              t.w.p.record.about(t.held.subject()).forEach(e -> entries.append(e.leaf()));
              return entries.toString();
            });
    assertThat(record).contains("\"sha256\":\"" + sha + "\"");
  }

  private static void headersOf(TestServer.Browser nobody) {
    HttpResponse<String> file = nobody.get(open.path() + "/minutes.docx");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"minutes-" + t.held.reference() + "-1.docx\"");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void aMeetingThatWasCancelledSaysThatItHasNoMinutes() {
    Meeting m = t.plan("Snowed in");
    t.w.as(
        t.secretary,
        () -> {
          t.w.p.meetings.call(m).orElseThrow();
          return t.w.p.meetings.cancel(t.again(m), "Snow").orElseThrow();
        });
    String page = t.nobody().get(m.path() + "/minutes").body();
    assertThat(page)
        .contains("It was cancelled and did not happen, so it has no minutes: Snow")
        .doesNotContain("Draft part");
    String part =
        t.w.as(t.secretary, () -> t.w.p.meetings.agendas().parts(m).getFirst().id().toString());
    TestServer.Browser b = t.as(t.secretary);
    b.get(open.path());
    HttpResponse<String> answer = b.post(m.path() + "/minutes/begin", Map.of("part", part));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("did not happen");
  }

  @Test
  void whoeverIsOutOfAnItemReadsTheRestAndLearnsWhoMinutesIt() {
    var about =
        t.w.t.asNobody(
            () ->
                t.w
                    .p
                    .matters
                    .find(
                        java.util.Objects.requireNonNull(t.items.get("nights"))
                            .matter()
                            .orElseThrow())
                    .orElseThrow());
    t.w.party(about, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    String nights = java.util.Objects.requireNonNull(t.items.get("nights")).id().toString();
    String page = t.as(t.w.riverside).get(closed.path()).body();
    assertThat(page)
        .contains("You are out of item 2. ", "Bronwen Pike, secretary, writes here.")
        .contains("QUAGGA words")
        .doesNotContain(nights)
        .doesNotContain("treasurer, writes");
    assertThat(t.as(t.w.riverside).get(closed.path() + "/minutes.txt").body())
        .doesNotContain(nights);
    assertThat(t.as(t.w.outside).get(closed.path()).body()).contains("Who holds nights");
    assertThat(
            t.w.as(
                t.w.chair,
                () ->
                    t.w.p.minutes.mayWrite(
                        java.util.Objects.requireNonNull(t.parts.get("closed")),
                        java.util.Optional.of(UUID.fromString(nights)),
                        new Who.Person(t.w.chair))))
        .isFalse();
  }
}
