package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.meetings.MeetingTown.LIST;
import static org.mandate.app.meetings.MeetingTown.date;
import static org.mandate.app.meetings.MeetingTown.fields;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Audit;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Dates;
import org.mandate.conflicts.PartyRole;

/** From a plan to a called meeting, by forms, as each kind of person gets them. */
class MeetingsOverHttpTest {
  private static MeetingTown town;
  private static WallTown w;

  @BeforeAll
  static void found() {
    town = new MeetingTown();
    w = town.w;
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static String page(UUID who, String path) {
    return town.as(who).get(path).body();
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(errors(answer.body())).isEqualTo(303);
  }

  private static String errors(String html) {
    return html.replaceAll("(?s).*error-summary__list\">(.*?)</ul>.*", "$1");
  }

  private static void refused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void aSeriesProposesItsDaysAndAMeetingIsPlannedOnOne() {
    done(
        town.fill(
            town.secretary,
            LIST + "/series/new",
            fields(
                Map.of(
                    "title",
                    "Board meetings",
                    "purpose",
                    "The board decides",
                    "kind",
                    "board",
                    "rhythm",
                    "monthly",
                    "minutes",
                    "120",
                    "place",
                    "Online",
                    "seat",
                    "chair"),
                date("from", w.today().minusMonths(2)))));
    String list = page(town.secretary, LIST);
    assertThat(list).contains("Board meetings", "every month, 120 minutes", "meetings/new?series=");
    String next =
        list.replaceAll(
                "(?s).*?(/bodies/marlbrook/meetings/new\\?series=[^\"]+&amp;on=[^\"]+).*", "$1")
            .replace("&amp;", "&");
    assertThat(page(town.secretary, next)).contains("value=\"Board meetings, ");
    HttpResponse<String> planned =
        town.fill(
            town.secretary,
            next,
            fields(
                Map.of(
                    "title", "Board meeting", "starts", "10am", "ends", "12.30pm", "anyway", "yes"),
                date("day", w.today().plusDays(20))));
    done(planned);
    String meeting = planned.headers().firstValue("Location").orElseThrow();
    assertThat(page(w.treasurer, meeting))
        .contains("Being prepared", "Series: Board meetings", "10am to 12.30pm");
    assertThat(town.nobody().get(meeting).statusCode()).isEqualTo(404);
    assertThat(town.nobody().get(LIST).body()).contains("Board meetings").doesNotContain(meeting);
    done(
        town.fill(
            town.secretary,
            list.replaceAll("(?s).*?(/meeting-series/[^\"]+/owner).*", "$1"),
            Map.of("seat", "secretary", "reason", "The chair is away")));
    assertThat(page(w.treasurer, meeting)).contains("Who owned it", "The chair is away");
  }

  @Test
  void anAgendaIsWrittenCalledAndReadWithTimesNoticeAndTheChairsRoute() {
    String m = town.planned("Board of the twentieth day", 20);
    Matter nights = w.open("Who holds the nights");
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of("what", "procedure", "title", "Apologies", "minutes", "5")));
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of(
                "what",
                "matter",
                "matter",
                nights.id().toString(),
                "kind",
                "decision",
                "minutes",
                "30")));
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of(
                "what",
                "new",
                "title",
                "A new rota",
                "reasons",
                "The old one ends",
                "kind",
                "discussion",
                "minutes",
                "20")));
    assertThat(page(town.secretary, m))
        .contains("1. Apologies", "10am, 5 minutes", "10.05am, 30 minutes", "10.35am, 20 minutes")
        .contains("Call the meeting", "Papers must be out by", "days before");
    done(town.fill(town.secretary, m + "/call", Map.of()));
    assertThat(town.nobody().get(m).body())
        .contains(
            "Who holds the nights", "A new rota", "10.05am, 30 minutes", "They went out in time")
        .contains("Chair: Dr Partner 1, appointed, since")
        .doesNotContain("Add an item", "Prepare the meeting", "Call the meeting");
    assertThat(town.nobody().get(LIST).body()).contains("The next meeting is on");
    refused(town.fill(town.secretary, m + "/call", Map.of()), "It was called already");
    refused(
        town.fill(
            town.secretary,
            m + "/plan",
            fields(
                Map.of("title", "Moved", "starts", "11am", "ends", "midday", "anyway", "yes"),
                date("day", w.today().plusDays(21)))),
        "It was called. Cancel it");
    done(town.fill(town.secretary, m + "/cancel", Map.of("why", "Snow")));
    assertThat(town.nobody().get(m).body()).contains("Cancelled", "Snow");
  }

  @Test
  void aCallThatIsTooLateIsMadeKnowinglyOrNot() {
    String m = town.planned("A hurried board", 3);
    assertThat(page(town.secretary, m + "/call")).contains("will be irregular");
    refused(
        town.fill(town.secretary, m + "/call", Map.of()), "Say that you call it late knowingly");
    done(town.fill(town.secretary, m + "/call", Map.of("late", "yes")));
    assertThat(town.nobody().get(m).body())
        .contains("2 days late: what is decided there will be irregular");
  }

  @Test
  void whoeverIsConflictedIsToldWhichItemTheyLeaveAndKeepsItNot() {
    String m = town.planned("A board with a bidder", 21);
    Matter bid = w.open("Out-of-hours contract");
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of("what", "procedure", "title", "Apologies", "minutes", "5")));
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of(
                "what",
                "matter",
                "matter",
                bid.id().toString(),
                "kind",
                "decision",
                "minutes",
                "10")));
    w.party(bid, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    String page = page(w.riverside, m);
    assertThat(page)
        .contains(
            "You are out of item 2", "/matters/" + bid.id() + "/why", "Out-of-hours contract");
    assertThat(page(w.outside, m)).doesNotContain("You are out of");
    String item =
        page(town.secretary, m).replaceAll("(?s).*(/meetings/[^\"]+/items/[^\"]+/plan).*", "$1");
    assertThat(town.as(w.chair).get(item).statusCode()).isEqualTo(403);
    assertThat(town.as(town.secretary).get(item).statusCode()).isEqualTo(200);
  }

  @Test
  void twoWhoWriteAtOnceAreToldOfEachOtherAndLoseNothing() {
    String m = town.planned("A board of two hands", 22);
    String add = m + "/items/add";
    String first = page(town.secretary, add);
    String second = page(w.chair, add);
    Map<String, String> rota =
        Map.of(
            "what",
            "procedure",
            "title",
            "The rota",
            "stamp",
            MeetingTown.stamp(first).orElseThrow());
    done(town.as(town.secretary).post(add, rota));
    Map<String, String> late =
        Map.of(
            "what",
            "procedure",
            "title",
            "Rooms",
            "stamp",
            MeetingTown.stamp(second).orElseThrow());
    HttpResponse<String> told = town.as(w.chair).post(add, late);
    refused(told, "Somebody changed this meeting while you were writing");
    assertThat(told.body()).contains("Bronwen Pike added “The rota”", "value=\"Rooms\"");
    done(
        town.as(w.chair)
            .post(
                add,
                Map.of(
                    "what",
                    "procedure",
                    "title",
                    "Rooms",
                    "stamp",
                    MeetingTown.stamp(told.body()).orElseThrow())));
    assertThat(page(w.chair, m)).contains("1. The rota", "2. Rooms");
  }

  @Test
  void anItemMovesWithinAndBetweenPartsAndIsWithdrawn() {
    String m = town.planned("A board that orders", 25);
    for (String title : new String[] {"Apple", "Berry", "Cherry"}) {
      done(
          town.fill(town.secretary, m + "/items/add", Map.of("what", "procedure", "title", title)));
    }
    String cherry = link(m, "Move item 3");
    done(town.fill(town.secretary, cherry, Map.of("place", "1")));
    assertThat(page(town.secretary, m)).containsSubsequence("Cherry", "Apple", "Berry");
    done(
        town.fill(
            town.secretary,
            m + "/parts/add",
            fields(
                Map.of("form", "closed", "reason", "Named people", "seat", "chair"),
                date("until", w.today().plusDays(90)))));
    String closed =
        page(town.secretary, cherry)
            .replaceAll(
                "(?s).*name=\"part\"[^>]*value=\"([0-9a-f-]{36})\"[^>]*>\\s*<label[^>]*>\\s*Part 2: closed.*",
                "$1");
    done(town.fill(town.secretary, cherry, Map.of("place", "1", "part", closed)));
    assertThat(page(town.secretary, m)).contains("2.1. Cherry", "1.1. Apple", "Named people");
    done(town.fill(town.secretary, link(m, "Withdraw item 1.2"), Map.of()));
    assertThat(page(town.secretary, m)).contains("Put forward for this meeting", "Withdrawn");
  }

  private static String link(String m, String words) {
    return page(town.secretary, m)
        .replaceAll("(?s).*href=\"([^\"]+)\">" + words.replace(".", "\\.") + "</a>.*", "$1");
  }

  @Test
  void aCalendarKeepsAMeetingsIdentityThroughItsCancellation() {
    String m = town.planned("A board, cancelled; later", 29);
    assertThat(town.nobody().get(LIST + ".ics").body())
        .doesNotContain(MeetingTown.id(m).toString());
    done(town.fill(town.secretary, m + "/call", Map.of()));
    VEvent called = event(m);
    assertThat(called.getSummary().getValue()).isEqualTo("A board, cancelled; later");
    assertThat(called.getStatus().isConfirmed()).isTrue();
    done(
        town.fill(
            town.secretary,
            m + "/items/add",
            Map.of("what", "procedure", "title", "Late apologies")));
    VEvent longer = event(m);
    assertThat(longer.getDescription().getValue()).contains("Late apologies");
    assertThat(longer.getLastModified().getValue())
        .isAfterOrEqualTo(called.getLastModified().getValue());
    assertThat(longer.getSequence().getValue()).isEqualTo(called.getSequence().getValue());
    done(town.fill(town.secretary, m + "/cancel", Map.of("why", "Too few can come")));
    VEvent cancelled = event(m);
    assertThat(cancelled.getUid().getValue()).isEqualTo(called.getUid().getValue());
    assertThat(cancelled.getStatus().isCancelled()).isTrue();
    assertThat(cancelled.getSequence().getValue()).isGreaterThan(called.getSequence().getValue());
    assertThat(cancelled.getDescription().getValue()).isEqualTo("Too few can come");
  }

  private static VEvent event(String m) {
    return Biweekly.parse(town.nobody().get(LIST + ".ics").body()).first().getEvents().stream()
        .filter(e -> e.getUid().getValue().equals(MeetingTown.id(m) + "@mandate"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyWhoMayPlanPlans() {
    String m = town.planned("A guarded board", 28);
    for (UUID who : new UUID[] {w.treasurer, w.partner(4)}) {
      assertThat(town.as(who).get(LIST + "/new").statusCode()).isEqualTo(403);
      assertThat(town.as(who).get(m + "/call").statusCode()).isEqualTo(403);
      assertThat(town.as(who).get(m + "/items/add").statusCode()).isEqualTo(403);
    }
    assertThat(town.as(w.guardian).get(m + "/items/add").statusCode()).isEqualTo(200);
    assertThat(town.as(w.guardian).get(m + "/call").statusCode()).isEqualTo(403);
    done(
        town.fill(
            town.secretary,
            m + "/owner",
            Map.of("seat", "treasurer", "reason", "Money is its subject")));
    assertThat(town.as(w.treasurer).get(m + "/call").statusCode()).isEqualTo(200);
    assertThat(page(w.treasurer, m)).contains("Money is its subject", Dates.plain(w.today()));
  }

  @Test
  void theRowsStandAsTheRecordSays() {
    assertThat(w.job("audit", new Audit(w.p.jdbc, w.p.record, w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }
}
