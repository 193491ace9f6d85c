package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.actions.Departure.Kind;
import org.mandate.app.actions.Departure.Line;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Office;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Papers;

/** Somebody leaves an office, and what they had in hand is not forgotten. */
class DeparturesTest {
  private static ActionTown town;
  private static Matter open;
  private static Matter hidden;
  private static AgreedAction action;
  private static AgreedAction secret;
  private static Departure left;
  private static String list;

  @BeforeAll
  static void leave() {
    town = new ActionTown();
    list = "/bodies/" + town.w.body.slug() + "/departures";
    open = town.w.open("Rooms for the hubs");
    hidden = town.w.unannounced("Merger okapi");
    action = town.given("Count the rooms", town.holder(town.w.treasurer), 10);
    secret =
        town.given(
            "Ring the okapi lawyer",
            town.holder(town.w.treasurer),
            10,
            new AgreedAction.From(Optional.empty(), Optional.of(hidden.id()), Optional.empty()));
    town.w.as(
        town.w.treasurer,
        () ->
            town.w
                .p
                .business
                .papers()
                .add(
                    open,
                    new Papers.NewPaper("Rents", "rents.txt", "", false),
                    "Rents of 2026".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    town.w.treasurer)
                .orElseThrow());
    town.w.as(
        town.w.guardian,
        () -> town.w.p.business.letIn(hidden, town.w.treasurer, "Pays the lawyer").orElseThrow());
    town.ends(town.w.treasurer, town.w.today());
    left = town.w.as(town.w.guardian, () -> town.w.p.departures.of(town.w.body.id()).getFirst());
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static Line line(Kind kind, String subject) {
    return left.lines().stream()
        .filter(l -> l.kind() == kind && l.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theListHoldsWhatWasInHandAndShowsSealedLinesOnlyToWhoMayKnow() {
    assertThat(left.lines())
        .extracting(Line::kind)
        .containsExactlyInAnyOrder(Kind.ACTION, Kind.ACTION, Kind.PAPER, Kind.READER);
    Departure seen =
        town.w.as(town.secretary, () -> town.w.p.departures.find(left.id()).orElseThrow());
    assertThat(seen.lines())
        .extracting(Line::subject)
        .containsExactlyInAnyOrder(action.id().toString(), open.id().toString());
    String page = town.as(town.secretary).get(list + "/" + left.id()).body();
    assertThat(page).contains("Count the rooms", "Rooms for the hubs").doesNotContain("okapi");
    assertThat(town.as(town.w.guardian).get(list + "/" + left.id()).body()).contains("okapi");
  }

  @Test
  void nobodyOutsideTheBodySeesIt() {
    assertThat(town.server.browser().get(list + "/" + left.id()).statusCode()).isNotEqualTo(200);
    Browser voter = town.as(town.w.town.voters.get("TP-002"));
    assertThat(voter.get(list + "/" + left.id()).statusCode()).isEqualTo(404);
    assertThat(voter.get(list).body()).contains("nothing that you may see");
    // Whoever left still sees their own.
    assertThat(town.as(town.w.treasurer).get(list + "/" + left.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void anActionIsAnsweredByWhatIsDoneWithItAndOtherLinesByWord() {
    Browser secretary = town.as(town.secretary);
    assertThat(secretary.get("/").body()).contains("Somebody left");
    Line paper = line(Kind.PAPER, open.id().toString());
    String answer = list + "/" + left.id() + "/" + paper.id();
    secretary.get(answer);
    assertThat(secretary.post(answer, Map.of("answer", "handed", "to", "king")).body())
        .contains("Choose the seat whose holder takes it on");
    assertThat(
            secretary
                .post(answer, Map.of("answer", "handed", "to", "chair", "words", "Told by phone"))
                .statusCode())
        .isEqualTo(303);
    String byWord = list + "/" + left.id() + "/" + line(Kind.ACTION, action.id().toString()).id();
    assertThat(secretary.post(byWord, Map.of("answer", "done")).body()).contains("on its own page");

    secretary.get(town.at(action) + "/hand-over");
    secretary.post(
        town.at(action) + "/hand-over?seen=1",
        Map.of("owner", "seat:secretary|", "reason", "The treasurer left"));

    assertThat(secretary.get(list + "/" + left.id()).body())
        .contains("Handed over to Chair", "Told by phone", "Handed over to Secretary")
        .contains("Everything is answered");
    assertThat(secretary.get("/").body()).doesNotContain(left.id().toString());
  }

  @Test
  void onlyTheGuardianLetsSomebodyOutAndThenTheyReadNoMore() {
    assertThat(town.as(town.w.treasurer).get("/matters/" + hidden.id()).statusCode())
        .isEqualTo(200);
    Line reader = line(Kind.READER, hidden.id().toString());
    Browser guardian = town.as(town.w.guardian);
    String answer = list + "/" + left.id() + "/" + reader.id();
    guardian.get(answer);
    assertThat(town.as(town.secretary).get(answer).statusCode()).isEqualTo(404);

    assertThat(guardian.post(answer, Map.of("answer", "done", "words", "")).statusCode())
        .isEqualTo(303);

    String until =
        town.w.job(
            "town",
            () ->
                town.w
                    .p
                    .db
                    .sql(
                        "select to_date::text from matter_reader where matter = :m and person = :p")
                    .param("m", hidden.id())
                    .param("p", town.w.treasurer)
                    .query(String.class)
                    .single());
    assertThat(until).isEqualTo(town.w.today().plusDays(1).toString());
    // What was said about a sealed thing stands in no entry.
    assertThat(
            town.w.t.asNobody(
                () ->
                    town.w.p.record.about(left.subject()).stream()
                        .filter(e -> e.content().toString().contains(reader.id().toString()))
                        .toList()))
        .isEmpty();
  }

  @Test
  void aTermThatRanOutOpensItsListByTheClockUnlessTheSamePersonGoesOn() {
    UUID hill = town.w.hill;
    Office before = town.office(hill);
    LocalDate today = town.w.today();
    // A term that ended yesterday, and the same person in the seat since.
    town.w.town.owner(
        "update office set to_date = '%s' where id = '%s'".formatted(today, before.id()));
    town.w.job(
        "town",
        () ->
            town.w.p.bodies.beginOffice(
                town.w.body.id(),
                new Appointment(
                    "neighbourhood",
                    "Hill",
                    Office.Route.ELECTED,
                    hill,
                    "Dr Partner 3",
                    today,
                    today.plusMonths(10))));
    Office other = town.office(town.w.outside);
    town.given("Left by Market", new Owner.Holder(other.id()), 5);
    town.w.town.owner(
        "update office set to_date = '%s' where id = '%s'".formatted(today, other.id()));

    town.w.job("closer", town.w.p.departures::openDue);

    List<UUID> offices =
        town.w.as(
            town.secretary,
            () ->
                town.w.p.departures.of(town.w.body.id()).stream().map(Departure::office).toList());
    assertThat(offices).contains(other.id()).doesNotContain(before.id());
    assertThat(town.w.job("closer", town.w.p.departures::openDue)).as("once only").isZero();
  }
}
