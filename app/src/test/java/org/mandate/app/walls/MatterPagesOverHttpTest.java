package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.walls.PagesTown.at;
import static org.mandate.app.walls.PagesTown.date;
import static org.mandate.app.walls.PagesTown.fields;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;
import org.mandate.app.matters.Papers;
import org.mandate.conflicts.PartyRole;

/** A matter's own pages, as each kind of reader gets them from the real server. */
class MatterPagesOverHttpTest {
  private static final byte[] TEXT = "Our price is 1,234,567.".getBytes(StandardCharsets.UTF_8);
  private static PagesTown town;
  private static WallTown w;

  @BeforeAll
  static void found() {
    town = new PagesTown();
    w = town.w;
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static Paper paper(Matter m, String whose, boolean sealed) {
    return w.as(
        w.guardian,
        () ->
            w.p
                .business
                .papers()
                .add(
                    w.again(m),
                    new Papers.NewPaper("Zanzibar offer", "zanzibar.txt", whose, sealed),
                    TEXT,
                    w.guardian)
                .orElseThrow());
  }

  /** Everything under a matter's address that a person could try. */
  private static List<String> addresses(UUID matter) {
    UUID some = UUID.nameUUIDFromBytes(new byte[] {7});
    return List.of(
            "",
            "/conflicts",
            "/conflicts?if=T-FED",
            "/why",
            "/contest",
            "/proxy",
            "/contests/" + some,
            "/handling/" + some,
            "/parties/add",
            "/parties/" + some + "/end",
            "/stages",
            "/closure",
            "/readers",
            "/papers/add",
            "/papers/" + some)
        .stream()
        .map(below -> "/matters/" + matter + below)
        .toList();
  }

  /** An answer without what differs from request to request, and without the id asked for. */
  private static String told(HttpResponse<String> answer, UUID matter) {
    String headers =
        answer.headers().map().entrySet().stream()
            .filter(e -> !List.of("date", "set-cookie").contains(e.getKey()))
            .map(Object::toString)
            .sorted()
            .toList()
            .toString();
    return (answer.statusCode() + headers + answer.body())
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
        .replaceAll("\"timestamp\":\"[^\"]+\"", "")
        .replace(matter.toString(), "ID");
  }

  @Test
  void whatIsNotAnnouncedAnswersByteForByteAsWhatDoesNotExist() {
    Matter hidden = w.unannounced("Zanzibar merger");
    w.party(hidden, WallTown.FEDERATION, PartyRole.SUBJECT);
    UUID absent = UUID.randomUUID();
    List<Browser> readers =
        List.of(
            town.nobody(),
            town.as(town.voter),
            town.as(w.treasurer),
            town.as(w.chair),
            town.as(w.riverside),
            town.as(town.stranger));
    for (Browser reader : readers) {
      List<String> there = addresses(hidden.id());
      List<String> not = addresses(absent);
      for (int i = 0; i < there.size(); i++) {
        assertThat(told(reader.get(there.get(i)), hidden.id()))
            .as("get " + there.get(i))
            .isEqualTo(told(reader.get(not.get(i)), absent));
        reader.get("/sign-in");
        assertThat(told(reader.post(there.get(i), Map.of()), hidden.id()))
            .as("post " + there.get(i))
            .isEqualTo(told(reader.post(not.get(i), Map.of()), absent));
      }
      assertThat(reader.get(at(hidden, "")).statusCode()).isEqualTo(404);
      assertThat(reader.get("/bodies/marlbrook/matters").body())
          .doesNotContain("Zanzibar merger", hidden.id().toString(), "announced");
    }
    assertThat(town.as(w.guardian).get(at(hidden, "")).body()).contains("Zanzibar merger");
  }

  @Test
  void aClosedMatterShowsItsNoticeAndNothingElseToWhomItIsClosed() {
    Matter closed = w.closed("Zanzibar prices");
    w.party(closed, WallTown.FEDERATION, PartyRole.BIDDER);
    Paper paper = paper(closed, WallTown.FEDERATION, true);
    for (Browser reader :
        List.of(town.nobody(), town.as(town.voter), town.as(w.riverside), town.as(town.stranger))) {
      String body = reader.get(at(closed, "")).body();
      assertThat(body)
          .contains(
              "Closed matter " + closed.reference(), "Prices of bidders", "Conflicts guardian")
          .doesNotContain("Zanzibar", "Federation", "contract ends", "Add a party", "/papers/");
      assertThat(reader.get(at(closed, "/conflicts")).statusCode()).isEqualTo(404);
      assertThat(reader.get(at(closed, "/papers/" + paper.id())).statusCode()).isEqualTo(404);
    }
    for (UUID knows : List.of(w.guardian, w.treasurer)) {
      assertThat(town.as(knows).get(at(closed, "")).body())
          .contains("Zanzibar prices", "Town Federation Ltd", "Zanzibar offer", "Add a party");
    }
    String why = town.as(w.riverside).get(at(closed, "/why")).body();
    assertThat(why)
        .contains("You are out of this matter", "Ask the conflicts", "You may not vote on it")
        .doesNotContain("Zanzibar", "Federation", "Practice 2", "6.2");
  }

  @Test
  void aListCountsWhatItsReaderSees() {
    long open =
        town.count(
            "select count(*) from matter where body = ? and unannounced_until <= current_date",
            w.body.id());
    w.unannounced("Zanzibar counted");
    String heading = open == 1 ? "1 matter has" : open + " matters have";

    assertThat(town.nobody().get("/bodies/marlbrook/matters").body())
        .contains(open == 0 ? "No matter is before" : heading);
    assertThat(town.as(w.guardian).get("/bodies/marlbrook/matters").body())
        .contains("Zanzibar counted", "Not announced until");
  }

  @Test
  void aGuardianWhoIsConflictedReadsTheNoticeLikeAnybody() {
    try (PagesTown other = new PagesTown()) {
      Matter closed = other.w.closed("Zanzibar lease");
      Matter hidden = other.w.unannounced("Zanzibar sale");
      other.guardianJoins("TP-001");
      other.w.party(closed, WallTown.FEDERATION, PartyRole.BIDDER);
      other.w.party(hidden, WallTown.FEDERATION, PartyRole.BIDDER);
      Browser guardian = other.as(other.w.guardian);

      assertThat(guardian.get(at(closed, "")).body())
          .contains("Closed matter")
          .doesNotContain("Zanzibar");
      assertThat(guardian.get(at(hidden, "")).statusCode()).isEqualTo(404);
      assertThat(guardian.get(at(hidden, "/why")).statusCode()).isEqualTo(404);
      assertThat(guardian.get(at(closed, "/parties/add")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whoSawASealedMatterIsNotedBeforeThePageLeavesAndElseItDoesNotLeave() {
    try (PagesTown other = new PagesTown()) {
      Matter closed = other.w.closed("Zanzibar noted");
      Matter open = other.w.open("Rooms at Weir Lane");
      String views = "select count(*) from matter_view where matter = ? and what = 'matter'";
      Browser guardian = other.as(other.w.guardian);

      assertThat(guardian.get(at(closed, "")).body()).contains("Zanzibar noted");
      assertThat(town(other, views, closed)).isOne();
      guardian.get(at(closed, "/conflicts"));
      guardian.get(at(closed, "/parties/add"));
      assertThat(town(other, views, closed)).isEqualTo(3);

      guardian.get(at(open, ""));
      other.nobody().get(at(closed, ""));
      other.as(other.w.chair).get(at(open, "/conflicts"));
      assertThat(town(other, views, open)).isZero();
      assertThat(town(other, views, closed)).isEqualTo(3);

      other.w.town.owner("revoke insert on matter_view from mandate_app");
      HttpResponse<String> answer = guardian.get(at(closed, ""));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).doesNotContain("Zanzibar");
    }
  }

  private static long town(PagesTown other, String sql, Matter m) {
    return other.count(sql, m.id());
  }

  @Test
  void aSealedPaperIsOpenedWithANoteAndItsNamesTellNothing() {
    Matter closed = w.closed("Night visits, papers");
    w.party(closed, WallTown.RIVAL, PartyRole.BIDDER);
    Paper paper = paper(closed, WallTown.RIVAL, true);
    String address = at(closed, "/papers/" + paper.id());
    Browser treasurer = town.as(w.treasurer);

    HttpResponse<String> page = treasurer.get(address);
    assertThat(page.body())
        .contains("Opening it is noted", "It belongs to Owl Nights Ltd", "may not act for another")
        .doesNotContain("1,234,567");
    String opened = "select count(*) from matter_view where paper = ? and person = ?";
    assertThat(town.count(opened, paper.id(), w.treasurer)).isZero();

    HttpResponse<String> bytes = treasurer.post(address, Map.of());
    assertThat(bytes.statusCode()).isEqualTo(200);
    assertThat(bytes.body()).contains("1,234,567");
    assertThat(bytes.headers().map().toString())
        .contains("attachment", "paper-1.txt", "no-store", "nosniff")
        .doesNotContain("zanzibar", "Zanzibar");
    assertThat(town.count(opened, paper.id(), w.treasurer)).isOne();
    assertThat(
            town.count(
                "select count(*) from disclosure where matter = ? and person = ? and whose = 'T-OWL'",
                closed.id(),
                w.treasurer))
        .isOne();
    Browser out = town.as(town.voter);
    out.get("/");
    assertThat(out.post(address, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void anOpenPaperIsHandedToAnybodyUnderItsName() {
    Matter open = w.open("Rooms, with a plan");
    Paper paper = paper(open, "", false);

    HttpResponse<String> answer = town.nobody().get(at(open, "/papers/" + paper.id()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("1,234,567");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "zanzibar.txt");
  }

  @Test
  void businessIsRaisedAndKeptByForms() {
    Browser chair = town.as(w.chair);
    chair.get("/bodies/marlbrook/business/new");
    HttpResponse<String> raised =
        chair.post(
            "/bodies/marlbrook/business/new",
            fields(
                Map.of("title", "Vaccines 2027", "reasons", "Who orders", "form", "closed"),
                Map.of("why", "Prices are not public yet"),
                date("until", w.today().plusDays(200))));
    assertThat(raised.statusCode()).isEqualTo(303);
    String at = raised.headers().firstValue("Location").orElseThrow();

    assertThat(post(chair, at + "/parties/add", party("T-OWL", "expected-bidder"))).isEqualTo(303);
    assertThat(chair.get(at).body()).contains("Owl Nights Ltd", "Expected to bid");
    assertThat(post(chair, at + "/parties/add", party("T-OWL", "expected-bidder"))).isEqualTo(422);
    assertThat(post(chair, at + "/parties/add", party("T-NONE", "bidder"))).isEqualTo(422);
    String end =
        chair.get(at).body().replaceAll("(?s).*?(/matters/[^\"]+/parties/[^\"]+/end).*", "$1");
    assertThat(post(chair, end, date("until", w.today()))).isEqualTo(422);
    assertThat(post(chair, end, date("until", w.today().plusDays(9)))).isEqualTo(303);
    assertThat(
            post(
                chair,
                at + "/stages",
                fields(Map.of("stage", "dialogue"), date("from", w.today()))))
        .isEqualTo(303);
    assertThat(chair.get(at).body()).contains("Dialogue with bidders");
    assertThat(
            chair
                .postFile(
                    at + "/papers/add",
                    Map.of("title", "Long list", "whose", "T-OWL"),
                    "file",
                    "list.txt",
                    TEXT)
                .statusCode())
        .isEqualTo(303);
    assertThat(chair.get(at).body()).contains("Long list", "Sealed");
    assertThat(
            post(
                chair,
                at + "/closure",
                Map.of("choice", "open", "why", "The prices are public now")))
        .isEqualTo(303);
    assertThat(town.nobody().get(at).body()).contains("Vaccines 2027").doesNotContain("Long list");
  }

  private static Map<String, String> party(String code, String role) {
    return fields(
        Map.of("organisation", code, "role", role, "source", "Said at the market day"),
        date("from", w.today()));
  }

  private static int post(Browser browser, String path, Map<String, String> fields) {
    browser.get(path);
    return browser.post(path, fields).statusCode();
  }

  @Test
  void whoeverIsOutDoesNotKeepTheMatterAndIsToldSo() {
    Matter ooh = w.open("Out-of-hours, kept by others");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    Browser chair = town.as(w.chair);

    assertThat(chair.get(at(ooh, "")).body())
        .contains("You are out of this matter", "Why am I out?")
        .doesNotContain("Add a party");
    chair.get("/");
    assertThat(chair.post(at(ooh, "/parties/add"), party("T-OWL", "bidder")).body())
        .contains("You are out of this matter");
    assertThat(w.as(w.guardian, () -> w.p.business.parties(w.again(ooh)))).hasSize(1);
    for (UUID other : List.of(town.voter, town.stranger)) {
      town.as(other).get("/");
      assertThat(
              town.as(other).post(at(ooh, "/parties/add"), party("T-OWL", "bidder")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void onlyTheGuardianLeavesAMatterUnannouncedAndLetsPeopleIn() {
    Browser treasurer = town.as(w.treasurer);
    assertThat(treasurer.get("/bodies/marlbrook/business/new").body())
        .doesNotContain("Not announced yet");
    HttpResponse<String> refused =
        treasurer.post(
            "/bodies/marlbrook/business/new",
            fields(
                Map.of("title", "X", "reasons", "Y", "form", "unannounced", "why", "Z"),
                date("announced", w.today().plusDays(20)),
                date("until", w.today().plusDays(40))));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Only the conflicts guardian");

    Browser guardian = town.as(w.guardian);
    Map<String, String> late =
        fields(
            Map.of("title", "Zanzibar 2", "reasons", "Y", "form", "unannounced", "why", "Z"),
            date("announced", w.today().plusDays(91)),
            date("until", w.today().plusDays(200)));
    assertThat(post(guardian, "/bodies/marlbrook/business/new", late)).isEqualTo(422);
    assertThat(
            post(
                guardian,
                "/bodies/marlbrook/business/new",
                fields(late, date("announced", w.today().plusDays(90)))))
        .isEqualTo(303);

    Matter hidden = w.unannounced("Zanzibar, let in");
    assertThat(treasurer.get(at(hidden, "")).statusCode()).isEqualTo(404);
    assertThat(
            post(
                guardian,
                at(hidden, "/readers"),
                Map.of("person", w.treasurer.toString(), "reason", "Pays the lawyer")))
        .isEqualTo(303);
    assertThat(treasurer.get(at(hidden, "")).body()).contains("Zanzibar, let in");
    assertThat(Optional.of(treasurer.get(at(hidden, "/readers")).statusCode())).contains(403);
  }
}
