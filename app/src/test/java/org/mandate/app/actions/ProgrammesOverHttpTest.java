package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.State;
import org.mandate.app.actions.Programme.What;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;

/** A programme is paused, and what hangs on it follows. */
class ProgrammesOverHttpTest {
  private static ActionTown town;
  private static String list;

  @BeforeAll
  static void found() {
    town = new ActionTown();
    list = "/bodies/" + town.w.body.slug() + "/programmes";
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  /** Running since 100 days ago. */
  private static Programme named(String title) {
    return town.w.job(
        "town",
        () ->
            town.w
                .p
                .programmes
                .name(
                    town.w.body,
                    title,
                    "Four hubs, one in each neighbourhood.",
                    Optional.empty(),
                    town.w.today().minusDays(100),
                    ActionTown.who(town.secretary))
                .orElseThrow());
  }

  private static Programme hang(Programme p, What what, UUID which) {
    return town.w.as(
        town.secretary,
        () ->
            town.w.p.programmes.hang(p, what, which, ActionTown.who(town.secretary)).orElseThrow());
  }

  private static Programme change(
      Programme p, State to, LocalDate from, Map<UUID, Effect> effects) {
    return town.w.as(
        town.secretary,
        () ->
            town.w
                .p
                .programmes
                .change(
                    p,
                    p.now().position(),
                    new Programmes.Asked(
                        to,
                        "The board asked for a new count",
                        Optional.empty(),
                        clause(),
                        Optional.of(from),
                        Optional.empty(),
                        effects),
                    ActionTown.who(town.secretary))
                .orElseThrow());
  }

  private static String clause() {
    return town.w.p.programmes.clauses(town.w.body).keySet().iterator().next();
  }

  private static Dependent only(Programme p) {
    return p.dependents().getFirst();
  }

  @Test
  void aWaitingActionIsNotOverdueAndItsTimeIsGivenBack() {
    LocalDate today = town.w.today();
    AgreedAction a = town.given("Draw the plans", town.holder(town.w.hill), -10);
    Programme p = hang(named("Hub rooms"), What.ACTION, a.id());
    assertThat(town.w.t.asNobody(() -> town.w.p.actions.isOverdue(town.again(a)))).isTrue();

    Programme paused =
        change(p, State.PAUSED, today.minusDays(30), Map.of(only(p).id(), Effect.WAITS));

    AgreedAction waits = town.again(a);
    assertThat(waits.waits().orElse("")).contains("“Hub rooms” is paused since");
    assertThat(ActionRules.state(waits, today)).isEqualTo(ActionRules.State.WAITING);
    String list = "/bodies/" + town.w.body.slug() + "/actions";
    assertThat(town.server.browser().get(list + "?show=overdue").body())
        .doesNotContain("Draw the plans");
    assertThat(town.as(town.w.hill).get("/").body()).doesNotContain("Draw the plans");

    change(paused, State.RESUMED, today, Map.of(only(p).id(), Effect.CARRIES_ON));

    AgreedAction after = town.again(a);
    assertThat(after.waits()).isEmpty();
    assertThat(after.due()).isEqualTo(today.plusDays(20));
    assertThat(after.acts().getLast().words()).contains("that time is given back");
  }

  @Test
  void aHaltEndsWhatItSaysAndNothingElse() {
    AgreedAction ends = town.given("Buy the chairs", town.holder(town.w.hill), 10);
    AgreedAction stays = town.given("Keep the lease", town.holder(town.w.hill), 10);
    Programme p = hang(named("Hub chairs"), What.ACTION, ends.id());
    p = hang(p, What.ACTION, stays.id());

    change(
        p,
        State.HALTED,
        town.w.today(),
        Map.of(
            p.dependents().get(0).id(),
            Effect.ENDS,
            p.dependents().get(1).id(),
            Effect.CARRIES_ON));

    assertThat(town.again(ends).closing().orElseThrow().kind()).isEqualTo(Act.Kind.ENDED);
    assertThat(town.again(stays).isClosed()).isFalse();
  }

  @Test
  void aBallotThatWaitsIsNotOpenedUntilTheProgrammeRunsAgain() throws InterruptedException {
    Ballot ballot = ballot("Shall we ask for four hubs?");
    Programme p = hang(named("Ballot hubs"), What.BALLOT, ballot.id());
    Programme paused = change(p, State.PAUSED, town.w.today(), Map.of(only(p).id(), Effect.WAITS));
    Thread.sleep(Duration.ofMillis(2200));

    town.w.town.round();

    assertThat(town.w.town.find(ballot.id()).state()).isEqualTo(Ballot.State.PUBLISHED);
    assertThat(town.server.browser().get(ballot.path()).body())
        .contains("“Ballot hubs” is paused", "It does not open while that holds");

    change(paused, State.RESUMED, town.w.today(), Map.of(only(p).id(), Effect.CARRIES_ON));
    town.w.town.round();
    assertThat(town.w.town.find(ballot.id()).state()).isEqualTo(Ballot.State.OPEN);
  }

  @Test
  void anOpenBallotCannotWaitButIsStoppedWithTheReason() throws InterruptedException {
    Ballot ballot = ballot("Shall we lease the yard?");
    Thread.sleep(Duration.ofMillis(2200));
    town.w.town.round();
    Programme p = hang(named("The yard"), What.BALLOT, ballot.id());
    Browser secretary = town.as(town.secretary);
    String path = list + "/" + p.id();
    secretary.get(path + "/change?to=halted");
    Map<String, String> form = form(p, "waits");

    HttpResponse<String> waits = secretary.post(path + "/change?to=halted&seen=1", form);
    assertThat(waits.statusCode()).isEqualTo(422);
    assertThat(waits.body()).contains("it carries on or it ends", "No more money");
    HttpResponse<String> ends = secretary.post(path + "/change?to=halted&seen=1", form(p, "ends"));

    assertThat(ends.statusCode()).as(ends.body()).isEqualTo(303);
    Ballot stopped = town.w.town.find(ballot.id());
    assertThat(stopped.state()).isEqualTo(Ballot.State.STOPPED);
    assertThat(stopped.stopReason()).contains("“The yard” is halted", "No more money");
    assertThat(town.server.browser().get(path).body())
        .contains("The yard is halted", "No more money", "by ", "clause " + clause(), "Ends");
  }

  private static Map<String, String> form(Programme p, String effect) {
    Map<String, String> form = new HashMap<>(ActionTown.date("from", town.w.today()));
    form.put("reason", "No more money");
    form.put("clause", clause());
    form.put("decision", "");
    form.put("effect-" + only(p).id(), effect);
    return form;
  }

  private static Ballot ballot(String title) {
    Matter matter = town.w.town.matter("ordinary", "");
    Instant now = Instant.now();
    return town.w.town.publish(matter, now.plusSeconds(2), now.plusSeconds(3600));
  }

  @Test
  void aChangeNeedsReasonAuthorityAndALineForEachThing() {
    AgreedAction a = town.given("Count chairs", town.holder(town.w.hill), 10);
    Programme p = hang(named("Needs all"), What.ACTION, a.id());
    Browser secretary = town.as(town.secretary);
    String path = list + "/" + p.id();
    secretary.get(path + "/change?to=paused");
    Map<String, String> bare = new HashMap<>(ActionTown.date("from", town.w.today()));
    bare.put("reason", "");

    HttpResponse<String> answer = secretary.post(path + "/change?to=paused&seen=1", bare);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "Say why; everybody reads the reason",
            "Name the decision, or the clause",
            "Say what becomes of this");
    assertThat(town.as(town.w.hill).get(path + "/change?to=paused").statusCode()).isEqualTo(403);
  }

  @Test
  void aLineAboutASealedThingIsReadOnlyByWhoMayKnowOfIt() {
    Matter hidden = town.w.unannounced("Merger quagga");
    AgreedAction a =
        town.given(
            "Ring the quagga lawyer",
            new Owner.Seat("secretary", ""),
            10,
            new AgreedAction.From(Optional.empty(), Optional.of(hidden.id()), Optional.empty()));
    Programme p = named("Quiet one");
    town.w.job(
        "town",
        () ->
            town.w
                .p
                .programmes
                .hang(p, What.ACTION, a.id(), ActionTown.who(town.secretary))
                .orElseThrow());

    String path = list + "/" + p.id();
    for (Browser who : List.of(town.server.browser(), town.as(town.secretary))) {
      assertThat(who.get(path).body())
          .contains("Nothing that you may see")
          .doesNotContain("quagga");
    }
    assertThat(town.as(town.w.guardian).get(path).body()).contains("Merger quagga");
  }

  @Test
  void everybodyWhoListensIsToldInTheSameTransaction() {
    List<State> told = new ArrayList<>();
    Programme p = named("Told");
    town.w.p.programmes.tellChanged(
        (programme, change) -> {
          if (programme.id().equals(p.id())) {
            told.add(change.state());
          }
        });

    change(p, State.PAUSED, town.w.today(), Map.of());

    assertThat(told).containsExactly(State.PAUSED);
  }
}
