package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.meetings.MeetingTown.LIST;
import static org.mandate.app.meetings.MeetingTown.date;
import static org.mandate.app.meetings.MeetingTown.fields;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Dates;

/**
 * Members who are heard before a meeting, people on two bodies, desks, and words that cannot be
 * taken.
 */
class MembersAndDesksOverHttpTest {
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
  void membersPutItemsForwardAndReadTheAnswer() {
    UUID partner = w.partner(4);
    String m = town.planned("A board that listens", 26);
    String put = "/bodies/marlbrook/items/put-forward";
    done(
        town.fill(
            partner,
            put,
            Map.of("title", "Parking at Weir Lane", "reasons", "No spaces", "what", "matter")));
    done(
        town.fill(
            partner,
            put,
            Map.of(
                "title",
                "Shorter meetings",
                "reasons",
                "Two hours are long",
                "what",
                "procedure")));
    assertThat(page(partner, LIST))
        .contains("Parking at Weir Lane", "Shorter meetings", "Not answered yet");
    assertThat(town.nobody().get(LIST).body())
        .doesNotContain("Parking at Weir Lane", "Shorter meetings");
    String parking = answer("Parking at Weir Lane");
    done(
        town.fill(
            town.secretary,
            parking,
            Map.of(
                "choice",
                "take",
                "meeting",
                MeetingTown.id(m).toString(),
                "kind",
                "discussion",
                "minutes",
                "15")));
    refused(
        town.fill(town.secretary, answer("Shorter meetings"), Map.of("choice", "decline")),
        "Say why; whoever put it forward reads it");
    done(
        town.fill(
            town.secretary,
            answer("Shorter meetings"),
            Map.of("choice", "decline", "answer", "The chair shortens them already")));
    assertThat(page(partner, LIST))
        .contains("Taken up", "Declined. The chair shortens them already");
    assertThat(page(town.secretary, m)).contains("Parking at Weir Lane", "Put forward by");
    refused(
        town.fill(partner, put, Map.of("title", "", "reasons", "", "what", "matter")),
        "Name it in one line");
  }

  private static String answer(String title) {
    return page(town.secretary, LIST)
        .replaceAll("(?s).*href=\"([^\"]+)\">Take it up or decline it: " + title + "</a>.*", "$1");
  }

  @Test
  void practicesCallForAMeetingAndItIsAnswered() {
    done(
        town.fill(
            w.partner(2),
            LIST + "/call-for",
            Map.of("title", "The winter plan", "reasons", "It starts soon")));
    String join =
        page(w.partner(3), LIST)
            .replaceAll("(?s).*href=\"([^\"]+)\">Join this call: The winter plan</a>.*", "$1");
    done(town.fill(w.partner(3), join, Map.of()));
    refused(town.fill(w.partner(3), join, Map.of()), "calls for it already");
    assertThat(town.nobody().get(LIST).body())
        .contains("The winter plan", "2 of 5 practices", "Not answered yet")
        .doesNotContain("Join this call");
    String m = town.planned("The winter board", 27);
    String answer =
        page(town.secretary, LIST)
            .replaceAll("(?s).*href=\"([^\"]+)\">Answer it: The winter plan</a>.*", "$1");
    done(
        town.fill(
            town.secretary,
            answer,
            Map.of("meeting", MeetingTown.id(m).toString(), "words", "Here it is")));
    assertThat(page(w.partner(2), LIST)).contains("Here it is");
  }

  @Test
  void somebodyWhoSitsOnTwoBodiesIsMissedByWhoeverPlansAndToldAtTheirDesk() {
    UUID twice = w.treasurer;
    w.job(
        "town",
        () -> {
          w.town.elsewhere(UUID.randomUUID());
          return true;
        });
    Body other = w.t.asNobody(() -> w.p.bodies.find("elsewhere").orElseThrow());
    LocalDate day = w.today().plusDays(40);
    w.job(
        "town",
        () -> {
          w.p
              .bodies
              .beginOffice(
                  other.id(),
                  new Appointment(
                      "chair",
                      "",
                      Office.Route.APPOINTED,
                      twice,
                      "Gareth Lowe",
                      w.p.bodies.today().minusMonths(1),
                      w.p.bodies.today().plusMonths(9)))
              .orElseThrow();
          return true;
        });
    Meeting elsewhere =
        w.as(
            twice,
            () ->
                w.p
                    .meetings
                    .plan(
                        other,
                        new NewMeeting(
                            Optional.empty(),
                            Meeting.Kind.BOARD,
                            "Quiet board elsewhere",
                            "",
                            day.atTime(11, 0).atZone(Dates.LONDON).toInstant(),
                            day.atTime(12, 0).atZone(Dates.LONDON).toInstant(),
                            "chair"))
                    .orElseThrow());
    Map<String, String> plan =
        fields(
            Map.of(
                "title",
                "Board at eleven",
                "starts",
                "11.30am",
                "ends",
                "1pm",
                "kind",
                "board",
                "seat",
                "chair"),
            date("day", day));
    HttpResponse<String> warned = town.fill(town.secretary, LIST + "/new", plan);
    refused(warned, "Somebody who sits here has another meeting then");
    assertThat(warned.body())
        .doesNotContain("Quiet board elsewhere")
        .contains("value=\"Board at eleven\"");
    w.as(twice, () -> w.p.meetings.call(elsewhere).orElseThrow());
    refused(
        town.fill(town.secretary, LIST + "/new", plan), "Quiet board elsewhere of " + other.name());
    HttpResponse<String> anyway =
        town.fill(town.secretary, LIST + "/new", fields(plan, Map.of("anyway", "yes")));
    done(anyway);
    done(
        town.fill(
            town.secretary,
            anyway.headers().firstValue("Location").orElseThrow() + "/call",
            Map.of()));
    assertThat(page(twice, "/"))
        .contains("Two of your meetings overlap: ", "Quiet board elsewhere", "Board at eleven");
    assertThat(page(w.chair, "/")).doesNotContain("Two of your meetings overlap");
  }

  @Test
  void theDeskAsksForTheCallAndForAnswersAndShowsWherePapersAreOut() {
    String m = town.planned("A board to be called", 8);
    done(
        town.fill(
            w.partner(4),
            "/bodies/marlbrook/items/put-forward",
            Map.of("title", "Bicycle racks", "reasons", "None yet", "what", "matter")));
    assertThat(page(town.secretary, "/"))
        .contains("Call the meeting: A board to be called", "put forward");
    assertThat(page(w.treasurer, "/")).doesNotContain("Call the meeting: A board to be called");
    done(town.fill(town.secretary, m + "/call", Map.of()));
    assertThat(page(town.secretary, "/")).doesNotContain("Call the meeting: A board to be called");
    assertThat(page(w.partner(4), "/")).contains("The pack: A board to be called", m + "/pack.pdf");
  }

  @Test
  void wordsThatCannotBeTakenComeBackWithAnAnswer() {
    refused(
        town.fill(
            town.secretary,
            LIST + "/new",
            fields(
                Map.of(
                    "title",
                    "Yesterday",
                    "starts",
                    "10am",
                    "ends",
                    "11am",
                    "kind",
                    "board",
                    "seat",
                    "chair"),
                date("day", w.today().minusDays(1)))),
        "That has passed");
    HttpResponse<String> backwards =
        town.fill(
            town.secretary,
            LIST + "/new",
            fields(
                Map.of(
                    "title",
                    "<script>alert(1)</script>",
                    "starts",
                    "11am",
                    "ends",
                    "10am",
                    "kind",
                    "board",
                    "seat",
                    "chair",
                    "place",
                    "A & B"),
                date("day", w.today().plusDays(5))));
    refused(backwards, "The end comes after the start");
    assertThat(backwards.body())
        .contains("&lt;script>alert(1)&lt;/script>", "A &amp; B")
        .doesNotContain("<script>alert");
    refused(
        town.fill(
            town.secretary,
            LIST + "/new",
            fields(
                Map.of(
                    "title",
                    "x".repeat(10_000),
                    "starts",
                    "ten",
                    "ends",
                    "10am",
                    "kind",
                    "board",
                    "seat",
                    "chair"),
                date("day", w.today().plusDays(5)))),
        "Enter a time, like 10am");
    String one = town.planned("One board", 23);
    String other = town.planned("Another board", 24);
    String part =
        w.as(
                town.secretary,
                () ->
                    w.p
                        .meetings
                        .agendas()
                        .parts(w.p.meetings.find(MeetingTown.id(other)).orElseThrow()))
            .getFirst()
            .id()
            .toString();
    refused(
        town.fill(
            town.secretary,
            one + "/items/add",
            Map.of("what", "procedure", "title", "Astray", "part", part)),
        "Choose a part of this meeting");
    refused(
        town.fill(
            town.secretary,
            one + "/items/add",
            Map.of("what", "procedure", "title", "x".repeat(10_000))),
        "at most 200 letters");
  }
}
