package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.walls.PagesTown.at;
import static org.mandate.app.walls.PagesTown.date;
import static org.mandate.app.walls.PagesTown.fields;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Tie;

/** Choosing, contesting, declaring and what a page tells whom of a conflict. */
class ConflictsOverHttpTest {
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

  private static Matter ooh(String title) {
    Matter m = w.open(title);
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    return m;
  }

  private static HttpResponse<String> post(Browser b, String path, Map<String, String> fields) {
    b.get("/sign-in");
    return b.post(path, fields);
  }

  private static Map<String, String> choice(String handling) {
    return fields(
        Map.of("handling", handling, "reason", "The practice is in the federation"),
        Map.of("stage", "award"),
        date("until", w.today().plusDays(60)));
  }

  private static long mails() {
    return town.count("select count(*) from mail");
  }

  @Test
  void aChoiceIsMadeByTheGuardianAndToldByALinkThatNamesNoMatter() {
    Matter m = ooh("Zanzibar service, chosen");
    Browser guardian = town.as(w.guardian);
    String form = at(m, "/handling/" + w.riverside);
    assertThat(guardian.get(form).body())
        .contains("Leave for the item", "Part replaced", "Dr Partner 2 is a partner in Practice 2")
        .doesNotContain("value=\"note\"");
    assertThat(post(guardian, form, choice("note")).body()).contains("The policy allows here");
    assertThat(mails()).isZero();
    HttpResponse<String> undated =
        post(guardian, form, Map.of("handling", "leave", "reason", "Kept words"));
    assertThat(undated.statusCode()).isEqualTo(422);
    assertThat(undated.body()).contains("Say when it lapses", "Kept words");

    assertThat(post(guardian, form, choice("leave")).statusCode()).isEqualTo(303);

    assertThat(mails()).isOne();
    assertThat(
            town.count(
                "select count(*) from mail where recipient = 'partner2@example.org' and words like ?"
                    + " and subject || words not like '%Zanzibar%' and words not like '%ederation%'",
                "%/matters/" + m.id() + "/why%"))
        .isOne();
    assertThat(town.as(w.riverside).get(at(m, "/why")).body())
        .contains(
            "David Achebe, conflicts guardian",
            "The practice is in the federation",
            "You leave for this item and come back for the next",
            "You may read them");
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts")).body())
        .contains("Chosen: leave for the item");
    assertThat(town.nobody().get(at(m, "/conflicts")).body())
        .doesNotContain("Chosen:", "The practice is in the federation");
  }

  @Test
  void theConflictedChooseForNobodyAndNobodyForThemselves() {
    Matter m = ooh("Out-of-hours, chosen by the wrong ones");
    HttpResponse<String> chair =
        post(town.as(w.chair), at(m, "/handling/" + w.riverside), choice("leave"));
    assertThat(chair.statusCode()).isEqualTo(422);
    assertThat(chair.body()).contains("You are conflicted on this matter yourself");
    for (UUID other : List.of(w.treasurer, town.voter, town.stranger, w.riverside)) {
      assertThat(
              post(town.as(other), at(m, "/handling/" + w.riverside), choice("leave")).statusCode())
          .isEqualTo(403);
    }
    assertThat(town.count("select count(*) from handling_choice where matter = ?", m.id()))
        .isZero();
  }

  @Test
  void aStepIsContestedOnceWithAClockAndAnsweredByWhoDidNotChoose() {
    Matter m = ooh("Out-of-hours, contested");
    Browser guardian = town.as(w.guardian);
    post(guardian, at(m, "/handling/" + w.riverside), choice("leave"));
    Browser riverside = town.as(w.riverside);
    assertThat(riverside.get(at(m, "/why")).body())
        .contains("The last day is " + org.mandate.app.web.Dates.weekday(w.today().plusDays(10)));
    assertThat(post(riverside, at(m, "/contest"), Map.of("words", "")).statusCode()).isEqualTo(422);
    Map<String, String> words = Map.of("words", "I left the practice in March");
    assertThat(post(riverside, at(m, "/contest"), words).statusCode()).isEqualTo(303);
    assertThat(post(riverside, at(m, "/contest"), words).body()).contains("contested it already");
    assertThat(riverside.get(at(m, "/why")).body())
        .contains("An answer is due by", "I left the practice in March");

    UUID contest = w.as(w.guardian, () -> w.p.walls.handlings().contests(m).getFirst()).id();
    String answer = at(m, "/contests/" + contest);
    Map<String, String> stands = Map.of("outcome", "stands", "answer", "The list still names you");
    assertThat(post(guardian, answer, stands).body()).contains("chose does not answer");
    assertThat(post(riverside, answer, stands).statusCode()).isEqualTo(404);
    assertThat(post(town.as(w.treasurer), answer, stands).statusCode()).isEqualTo(404);
    assertThat(town.as(town.stranger).get(answer).statusCode()).isEqualTo(404);

    assertThat(guardian.get(at(m, "/conflicts")).body())
        .contains("Answer the contest of Dr Partner 2");
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts")).body())
        .doesNotContain("Answer the contest");
    assertThat(
            post(
                    guardian,
                    at(m, "/readers"),
                    Map.of("person", town.stranger.toString(), "reason", "Answers a contest"))
                .statusCode())
        .isEqualTo(303);
    assertThat(town.as(town.stranger).get(answer).body()).contains("I left the practice in March");
    assertThat(post(town.as(town.stranger), answer, stands).statusCode()).isEqualTo(303);
    assertThat(riverside.get(at(m, "/why")).body())
        .contains("Answer: it stands", "The list still names you");
  }

  @Test
  void ofWhatIsClosedToThemTheConflictedMayStillDeclareAndContest() {
    Matter m = w.closed("Zanzibar, contested unread");
    w.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
    Browser hill = town.as(w.hill);

    assertThat(post(hill, at(m, "/declare"), Map.of()).statusCode()).isEqualTo(303);
    assertThat(hill.get(at(m, "/contest")).body()).doesNotContain("Zanzibar");
    assertThat(post(hill, at(m, "/contest"), Map.of("words", "Which path?")).statusCode())
        .isEqualTo(303);
    assertThat(hill.get(at(m, "/why")).body())
        .contains("Which path?", "An answer is due by")
        .doesNotContain("Zanzibar", "Federation");
    assertThat(town.as(w.guardian).get(at(m, "/conflicts")).body())
        .contains("Declared at the item", "Answer the contest of Dr Partner 3");
    assertThat(post(hill, at(m, "/proxy"), Map.of("holder", w.outside.toString())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsIndirectIsToldToThePersonAndTheGuardianAloneAlsoWhenItIsOnlySupposed() {
    Matter m = w.open("Night visits, with a secret");
    w.as(
        w.outside,
        () ->
            w.p
                .interests
                .declare(
                    UUID.randomUUID(),
                    w.outside,
                    new NewInterest(
                        new Interest.Held(
                            Kind.INDIRECT,
                            Certainty.ACTUAL,
                            Interest.Relation.DIRECTOR,
                            WallTown.RIVAL,
                            "",
                            new Interest.Close(Tie.SPOUSE, Optional.empty(), "Zed Zanzibar"),
                            "Directs it",
                            null,
                            null),
                        LocalDate.of(2025, 6, 1),
                        Optional.empty(),
                        w.today()))
                .orElseThrow());
    String whatIf = at(m, "/conflicts?if=" + WallTown.RIVAL + "&role=expected-bidder");
    assertThat(town.as(w.treasurer).get(whatIf).body())
        .as("no way to ask after a colleague's family")
        .contains("If Owl Nights Ltd bids", "Nobody");
    assertThat(town.as(w.guardian).get(whatIf).body())
        .contains("Conflicted besides", "Dr Partner 5</td>");
    assertThat(town.nobody().get(whatIf).body()).doesNotContain("Owl Nights");

    w.party(m, WallTown.RIVAL, PartyRole.BIDDER);
    for (Browser reader :
        List.of(town.nobody(), town.as(w.treasurer), town.as(w.chair), town.as(town.stranger))) {
      assertThat(reader.get(at(m, "/conflicts")).body())
          .contains("Conflicted, indirect")
          .doesNotContain("Zanzibar", "spouse", "6.10");
    }
    assertThat(town.as(w.guardian).get(at(m, "/conflicts")).body())
        .contains("6.10")
        .doesNotContain("Conflicted, indirect");
    assertThat(town.as(w.outside).get(at(m, "/why")).body()).contains("Why am I out", "6.10");
  }

  @Test
  void aPersonWhoIsAPartyIsNotNamedToThePublic() {
    Matter m = w.open("Conduct of a member");
    Party party =
        new Party(
            UUID.randomUUID(),
            m.id(),
            "",
            Optional.of(w.hill),
            PartyRole.SUBJECT,
            w.today(),
            Optional.empty(),
            "A letter",
            0);
    w.as(w.guardian, () -> w.p.business.addParty(m, party).orElseThrow());

    assertThat(town.nobody().get(at(m, "/conflicts")).body())
        .contains("the party is not public")
        .doesNotContain("is what it is about");
    assertThat(town.nobody().get(at(m, "")).body()).doesNotContain("Dr Partner 3");
    assertThat(town.as(w.guardian).get(at(m, "/conflicts")).body())
        .contains("Dr Partner 3 is what it is about");
    assertThat(town.as(w.hill).get(at(m, "/why")).body()).contains("are what it is about");
  }

  @Test
  void anUnknownCodeIsRefusedInWordsAndKept() {
    Matter m = ooh("Out-of-hours, asked wrongly");
    assertThat(town.as(w.treasurer).get(at(m, "/conflicts?if=T-NONE")).body())
        .contains("No organisation has this code", "value=\"T-NONE\"");
  }

  @Test
  void aBoardWithoutAPolicyOrAfterTheEndIsToldWhatToDo() {
    Matter over = ooh("Out-of-hours, over");
    w.as(w.guardian, () -> w.p.business.setStage(over, "over", w.today()).orElseThrow());
    assertThat(town.as(w.treasurer).get(at(over, "/conflicts")).body())
        .contains("Nothing is judged any more", "The matter is over.");
    assertThat(town.as(w.riverside).get(at(over, "/why")).body())
        .contains("You are not out of this matter");
  }
}
