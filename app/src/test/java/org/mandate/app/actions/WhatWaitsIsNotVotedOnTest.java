package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.State;
import org.mandate.app.actions.Programme.What;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.LiveTown;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.record.Audit;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting.Way;
import org.springframework.dao.DataAccessException;

/** Items and matters that hang on a programme that stands still are not put to the vote. */
class WhatWaitsIsNotVotedOnTest {
  private static ActionTown town;
  private static LiveTown live;

  @BeforeAll
  static void found() {
    town = new ActionTown();
    live = new LiveTown(town.w);
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private record Sitting(Meeting m, Item item, Motion motion) {}

  private static Sitting sitting(Matter matter) {
    Meeting m = live.planned(Meeting.Kind.BOARD);
    Item item = live.item(m, 0, "", Optional.of(matter));
    return at(m, item);
  }

  private static Sitting at(Meeting m, Item item) {
    live.call(m);
    live.arrive(m, town.w.chair, town.w.riverside, town.w.hill, town.w.outside);
    live.open(m);
    live.to(m, item);
    return new Sitting(m, item, live.motion(item, "That the hubs open in May."));
  }

  private static Outcome<Poll> vote(Sitting s) {
    return live.as(
        town.w.chair,
        () ->
            town.w
                .p
                .live
                .polls()
                .open(
                    s.m(),
                    s.item(),
                    s.motion(),
                    1,
                    Way.SHOW,
                    ModelConstitution.ORDINARY,
                    new Who.Person(town.w.chair)));
  }

  private static Programme named(String title) {
    return as(
        () ->
            town.w
                .p
                .programmes
                .name(
                    town.w.body,
                    title,
                    "Four hubs.",
                    Optional.empty(),
                    ActionTown.who(town.secretary))
                .orElseThrow());
  }

  private static <T> T as(java.util.function.Supplier<T> work) {
    return town.w.as(town.secretary, work);
  }

  private static Programme hung(Programme p, What what, UUID which) {
    return as(
        () ->
            town.w.p.programmes.hang(p, what, which, ActionTown.who(town.secretary)).orElseThrow());
  }

  private static Programme change(Programme p, State to, Effect effect) {
    Programme now = as(() -> town.w.p.programmes.find(p.id()).orElseThrow());
    Map<UUID, Effect> effects = new java.util.HashMap<>();
    as(() -> town.w.p.programmes.open(now)).forEach(d -> effects.put(d.id(), effect));
    return as(
        () ->
            town.w
                .p
                .programmes
                .change(
                    now,
                    now.now().position(),
                    new Programmes.Asked(
                        to,
                        "The lease is not signed",
                        Optional.empty(),
                        "6.1",
                        Optional.of(town.w.today()),
                        Optional.empty(),
                        effects),
                    ActionTown.who(town.secretary))
                .orElseThrow());
  }

  private static void refused(Sitting s, String why) {
    Outcome<Poll> outcome = vote(s);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Poll>) outcome).faults().getFirst().words()).contains(why);
  }

  @Test
  void anItemOfAMatterThatWaitsIsNotVotedOnUntilTheProgrammeRunsAgain() {
    Matter matter = town.w.open("Hubs of winter");
    Sitting s = sitting(matter);
    Programme p = hung(named("The winter plan"), What.MATTER, matter.id());
    change(p, State.PAUSED, Effect.WAITS);
    refused(s, "It waits: “The winter plan” is paused since ");
    String page = s.m().path();
    for (String path : java.util.List.of(page, page + "/live", "/matters/" + matter.id())) {
      assertThat(town.server.browser().get(path).body())
          .as(path)
          .contains("It waits: “The winter plan” is paused since ");
    }
    HttpResponse<String> chairs = town.as(town.w.chair).get(page + "/live");
    assertThat(chairs.body()).contains("Nothing is put to the vote here").doesNotContain("/vote\"");

    change(p, State.RESUMED, Effect.CARRIES_ON);
    assertThat(town.server.browser().get(page + "/live").body()).doesNotContain("It waits:");
    assertThat(vote(s)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void anItemThatEndedIsNotVotedOnAndOneThatCarriesOnIs() {
    Sitting ends = sitting(town.w.open("Hubs of spring"));
    Programme p = hung(named("The spring plan"), What.ITEM, ends.item().id());
    change(p, State.HALTED, Effect.ENDS);
    refused(ends, "It ended: “The spring plan” is halted since ");
    Sitting on = sitting(town.w.open("Hubs of summer"));
    Programme q = hung(named("The summer plan"), What.ITEM, on.item().id());
    change(q, State.HALTED, Effect.CARRIES_ON);
    assertThat(vote(on)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void theDatabaseRefusesTheVoteWhateverTheProgramBelieves() {
    Sitting s = sitting(town.w.open("Hubs of autumn"));
    change(hung(named("The autumn plan"), What.ITEM, s.item().id()), State.PAUSED, Effect.WAITS);
    String insert =
        """
        insert into poll (id, meeting, body, part, item, motion, matter, kind, way, question, constitution, options,
          state, proxies, opened_at)
        values (fresh_id(), ?, ?, ?, ?, ?, ?, 'board', 'show', 'ordinary', 1, '{for,against}', 'open', 0, clock())""";
    assertThatThrownBy(
            () ->
                live.as(
                    town.w.chair,
                    () ->
                        town.w.p.jdbc.update(
                            insert,
                            s.m().id(),
                            s.m().body(),
                            s.item().part(),
                            s.item().id(),
                            s.motion().id(),
                            s.item().matter().orElseThrow())))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("what waits with a programme is not put to the vote");
  }

  @Test
  void theItemThatAsksWhetherItRunsAgainIsVotedOn() {
    Matter matter = town.w.open("Hubs for ever");
    Programme p = hung(named("The long plan"), What.MATTER, matter.id());
    Meeting m = live.planned(Meeting.Kind.BOARD);
    Item item = live.item(m, 0, "", Optional.of(matter));
    String form = "/bodies/" + town.w.body.slug() + "/programmes/" + p.id() + "/ask";
    TestServerBrowser secretary = new TestServerBrowser();
    assertThat(secretary.ask(form, item)).as("it runs").contains("It runs.");
    change(p, State.HALTED, Effect.WAITS);
    Sitting s = at(m, item);
    refused(s, "It waits: “The long plan” is halted since ");
    assertThat(secretary.ask(form, item)).isEqualTo("303");
    assertThat(vote(s)).isInstanceOf(Outcome.Done.class);
    assertThat(town.server.browser().get(form.replace("/ask", "")).body())
        .contains("Asks whether it runs again");
    assertThat(
            town.w.job("audit", new Audit(town.w.p.jdbc, town.w.p.record, town.w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  /** The secretary with the form. */
  private static final class TestServerBrowser {
    String ask(String form, Item item) {
      var browser = town.as(town.secretary);
      browser.get(form);
      HttpResponse<String> answer = browser.post(form, Map.of("which", "item:" + item.id()));
      return answer.statusCode() == 303 ? "303" : answer.body();
    }
  }

  @Test
  void thatAnItemHangsOnAProgrammeIsToldToNobodyWhoMayNotKnowTheItem() {
    Matter closed = town.w.closed("Zebra hubs");
    Programme p = hung(named("The open plan"), What.MATTER, closed.id());
    change(p, State.PAUSED, Effect.WAITS);
    Matter other = town.w.open("Hubs at the fair");
    assertThat(vote(sitting(other))).isInstanceOf(Outcome.Done.class);
    assertThat(town.server.browser().get("/matters/" + closed.id()).body())
        .doesNotContain("The open plan", "Zebra");
    assertThatThrownBy(
            () ->
                live.as(
                    town.w.hill,
                    () ->
                        town.w.p.jdbc.queryForObject(
                            "select is_held(?, ?)", Boolean.class, UUID.randomUUID(), closed.id())))
        .isInstanceOf(DataAccessException.class);
  }
}
