package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Stage;

/** What may be spoken of in a room, with whom, and that nothing closed is in the answer. */
class WhoMayTalkTest {
  private static WallTown w;
  private static TestServer server;
  private static Matter winter;
  private static Matter ooh;
  private static Matter closed;
  private static Matter hidden;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    winter = w.open("Winter home-visiting plan");
    ooh = w.open("Out-of-hours service 2027");
    w.party(ooh, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    closed = w.closed("Zebrafinch prices");
    w.party(closed, WallTown.RIVAL, PartyRole.BIDDER);
    hidden = w.unannounced("Corncrake enquiry");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Browser as(UUID person) {
    return server.browser(w.t.session(person));
  }

  private static String room(UUID reader, UUID... people) {
    StringBuilder query = new StringBuilder("?asked=1");
    for (UUID p : people) {
      query.append("&p=").append(p);
    }
    var answer = as(reader).get("/bodies/marlbrook/talk" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return text(answer.body());
  }

  private static String text(String html) {
    return html.replaceAll("(?s)<head>.*?</head>", " ")
        .replaceAll("<[^>]+>", " ")
        .replace("&#39;", "'")
        .replaceAll("\\s+", " ");
  }

  @Test
  void withoutAnybodyInConflictEverythingOpenIsSafe() {
    String page = room(w.treasurer, w.treasurer, w.outside);

    assertThat(page)
        .contains("2 people: 2 matters are safe, 0 are not")
        .contains("Winter home-visiting plan")
        .contains(TalkPages.NOTHING_IN_A_GAP)
        .doesNotContain("Somebody must leave first");
  }

  @Test
  void whoIsOutMustLeaveFirstAndIsNamed() {
    String page = room(w.treasurer, w.treasurer, w.outside, w.riverside);

    assertThat(page)
        .contains("3 people: 1 matter is safe, 1 is not")
        .containsPattern("Out-of-hours service 2027 Stop Dr Partner 2 The conflict")
        .doesNotContain("Federation");
  }

  @Test
  void nothingClosedOrUnannouncedIsListedCountedOrLeftAsAGap() {
    for (UUID reader : List.of(w.treasurer, w.guardian, w.riverside)) {
      String page = room(reader, w.treasurer, w.guardian);
      assertThat(page).contains("2 people: 2 matters are safe, 0 are not");
      for (String word :
          List.of("Zebrafinch", "Corncrake", closed.reference(), hidden.reference(), "1 hidden")) {
        assertThat(page).doesNotContain(word);
      }
      String door = sheet(reader, w.treasurer, w.guardian);
      assertThat(door).doesNotContain("Zebrafinch", "Corncrake", closed.reference());
    }
  }

  private static String sheet(UUID reader, UUID... people) {
    StringBuilder query = new StringBuilder("?ready=1&room=Room+2&from=0.00&to=23.59");
    for (UUID p : people) {
      query.append("&p=").append(p);
    }
    for (Matter m : List.of(winter, ooh, closed, hidden)) {
      query.append("&m=").append(m.id());
    }
    var answer = as(reader).get("/bodies/marlbrook/talk/door" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return text(answer.body());
  }

  @Test
  void theDoorListNamesRoomHoursAndPeopleAndWhenItStopsBeingValid() {
    assertThat(sheet(w.treasurer, w.treasurer, w.riverside))
        .contains("Room 2. ")
        .contains("midnight to 11.59pm")
        .contains("Out-of-hours service 2027 : Dr Partner 2")
        .contains("For: Gareth Lowe, Dr Partner 2. If anyone else joins, print a new list.")
        .contains("not valid after 11.59pm")
        .contains("tell David Achebe, conflicts guardian");
  }

  @Test
  void aDoorListWithoutARoomOrWithoutHoursIsAskedForAgainWithWhatWasTyped() {
    var answer =
        as(w.treasurer)
            .get(
                "/bodies/marlbrook/talk/door?ready=1&room=Room+2&from=3pm&to=2pm&p=" + w.treasurer);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The end comes after the beginning", "value=\"Room 2\"");
  }

  @Test
  void thePublicAndPeopleOfPracticesAreNotAnswered() {
    assertThat(server.browser().get("/bodies/marlbrook/talk").statusCode()).isEqualTo(303);
    UUID voter = w.town.voters.values().iterator().next();
    assertThat(as(voter).get("/bodies/marlbrook/talk").statusCode()).isEqualTo(403);
    assertThat(as(voter).get("/matters/" + ooh.id() + "/talk").statusCode()).isEqualTo(403);
  }

  @Test
  void oneLookAnswersWhetherOneMayTalkToSomebodyAndByWhichRule() {
    assertThat(one(ooh, w.treasurer, w.outside))
        .contains("Yes, you may talk to Dr Partner 5 about this today");
    assertThat(one(ooh, w.treasurer, w.riverside))
        .contains("No, do not talk to Dr Partner 2 about this")
        .contains("They are conflicted on this matter")
        .contains("Rule 6.2");
    assertThat(one(ooh, w.riverside, w.treasurer))
        .contains("No, do not talk to Gareth Lowe")
        .contains("You are kept out of this matter yourself");
  }

  private static String one(Matter m, UUID reader, UUID with) {
    var answer = as(reader).get("/matters/" + m.id() + "/talk?with=" + with);
    assertThat(answer.statusCode()).isEqualTo(200);
    return text(answer.body());
  }

  @Test
  void aClosedMatterIsSpokenOfOnlyAmongThoseWhoNeedToKnow() {
    assertThat(one(closed, w.guardian, w.treasurer)).contains("Yes, you may talk to Gareth Lowe");
    assertThat(one(hidden, w.guardian, w.treasurer))
        .contains("No, do not talk to Gareth Lowe")
        .contains("Only those who need to know");
    assertThat(as(w.treasurer).get("/matters/" + hidden.id() + "/talk").statusCode())
        .as("as if it were not there")
        .isEqualTo(as(w.treasurer).get("/matters/" + UUID.randomUUID() + "/talk").statusCode());
  }

  @Test
  void aConflictThroughACloseTieShowsOnlyThatTheyMustLeave() {
    Matter rooms = w.open("Night rooms");
    w.party(rooms, WallTown.RIVAL, PartyRole.BIDDER);
    UUID officer = w.town.officer;
    indirect(rooms, officer);

    String page = room(w.guardian, w.guardian, officer);
    assertThat(page).contains("Night rooms Stop Fiona Garrick");
    String asked = one(rooms, w.outside, officer);
    assertThat(asked)
        .contains("No, do not talk to Fiona Garrick")
        .contains("Only they and the conflicts guardian know more")
        .doesNotContain("Rule 6")
        .doesNotContain("Owl");
    w.as(w.guardian, () -> w.p.business.setStage(rooms, "over", w.today()));
    assertThat(room(w.guardian, w.guardian, officer)).doesNotContain("Night rooms");
  }

  /** They overheard one bidder and act for another: what turns on knowledge is told to nobody. */
  private static void indirect(Matter m, UUID person) {
    w.as(
        w.guardian,
        () ->
            w.p
                .walls
                .handlings()
                .overheard(m, WallTown.RIVAL, person, "", new Who.Person(w.guardian))
                .orElseThrow());
    w.job(
        "town",
        () ->
            w.p.people.affiliate(
                person, WallTown.FEDERATION, "director", w.today(), Optional.empty()));
    w.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
    assertThat(w.wall(m, person)).isPresent();
  }

  @Test
  void theRowsAnswerAsTheRulesDoForEverybodyAndEveryMatter() {
    Matter chosen = w.open("Same-day hub buildings");
    w.party(chosen, WallTown.FEDERATION, PartyRole.BIDDER);
    w.as(
        w.guardian,
        () ->
            w.p
                .walls
                .handlings()
                .choose(
                    chosen,
                    new Handlings.Wanted(
                        w.hill,
                        Handling.LEAVE,
                        Optional.of(w.today().plusDays(20)),
                        Optional.of(Stage.AWARD),
                        "Rule"),
                    new Who.Person(w.guardian))
                .orElseThrow());
    List<UUID> people = List.of(w.chair, w.riverside, w.hill, w.outside, w.treasurer, w.guardian);
    Map<UUID, Matter> all = Map.of(winter.id(), winter, ooh.id(), ooh, chosen.id(), chosen);

    w.as(
        w.guardian,
        () -> {
          List<Room.Line> lines = w.p.watch.talk().room(w.body, people);
          for (Room.Line line : lines) {
            Matter m = all.get(line.subject().matter());
            if (m == null) {
              continue;
            }
            Picture picture =
                w.p.walls.picture(m, new Who.Person(w.guardian), List.of(), people).orElseThrow();
            for (UUID person : people) {
              assertThat(line.out().stream().noneMatch(o -> o.person().equals(person)))
                  .as(m.title() + " " + picture.name(person.toString()))
                  .isEqualTo(picture.mayHear(person));
            }
          }
          assertThat(lines.stream().map(l -> l.subject().matter())).containsAll(all.keySet());
          return w.p.business.setStage(chosen, "over", w.today());
        });
  }

  @Test
  void aRunOfRowsEndsWhereThePersonMayHearAgain() {
    var day = w.today();
    var first = shut(w.hill, day, Optional.of(day.plusDays(5)), Handling.Shut.ROOM);
    var next = shut(w.hill, day.plusDays(5), Optional.of(day.plusDays(9)), Handling.Shut.TALK);
    var later = shut(w.hill, day.plusDays(9), Optional.of(day.plusDays(20)), Handling.Shut.VOTE);

    assertThat(Room.out(List.of(later, next, first), w.hill, day))
        .contains(new Room.Out(w.hill, Optional.of(day.plusDays(9))));
    assertThat(Room.out(List.of(later), w.hill, day.plusDays(10))).isEmpty();
    assertThat(Room.out(List.of(first, next), w.chair, day)).isEmpty();
    assertThat(
            Room.out(
                List.of(first, shut(w.hill, day.plusDays(5), Optional.empty(), Handling.Shut.TALK)),
                w.hill,
                day))
        .contains(new Room.Out(w.hill, Optional.empty()));
  }

  private static Walls.Shut shut(
      UUID person,
      java.time.LocalDate from,
      Optional<java.time.LocalDate> until,
      Handling.Shut what) {
    return new Walls.Shut(
        ooh.id(),
        person,
        from,
        until,
        java.util.Set.of(what),
        List.of("6.2"),
        false,
        false,
        Optional.empty());
  }
}
