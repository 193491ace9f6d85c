package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.walls.WallTown;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Mark;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold;

/** A board with a vice-chair, which may choose among several options. */
class ABoardWithAViceChairTest {
  static LiveTown t;
  static WallTown w;
  static UUID vice;
  static TestServer server;

  @BeforeAll
  static void world() {
    w = WallTown.founded(rules());
    t = new LiveTown(w);
    vice = w.partner(4);
    w.job(
        "town",
        () ->
            w.p
                .bodies
                .beginOffice(
                    w.body.id(),
                    new Appointment(
                        "vice-chair",
                        "",
                        Office.Route.APPOINTED,
                        vice,
                        "Dr Partner 4",
                        w.p.bodies.today().minusMonths(6),
                        w.p.bodies.today().plusMonths(12)))
                .orElseThrow());
    server = TestServer.of(w.t);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  /** The model with a vice-chair who votes as a GP, and a board that may choose among options. */
  private static Constitution rules() {
    List<Clause> clauses = new ArrayList<>();
    for (Clause c : BallotTown.model().clauses()) {
      Setting s =
          switch (c.setting()) {
            case Setting.Seats seats ->
                new Setting.Seats(
                    and(
                        seats.seats(),
                        new Setting.Seat(
                            "vice-chair",
                            "Vice-chair",
                            "all member practices",
                            24,
                            Setting.Filled.ELECTED)));
            case Setting.BoardQuorum q ->
                new Setting.BoardQuorum(
                    and(q.seats(), new Setting.VotingSeat("vice-chair", "gp")),
                    q.number(),
                    q.share(),
                    q.roles());
            case Setting.Voters v when v.kinds().contains(ModelConstitution.CHOICE) ->
                new Setting.Voters(
                    v.kinds().stream().filter(k -> !k.equals(ModelConstitution.CHOICE)).toList(),
                    v.electorates());
            case Setting.Voters v ->
                new Setting.Voters(and(v.kinds(), ModelConstitution.CHOICE), v.electorates());
            default -> c.setting();
          };
      clauses.add(new Clause(c.number(), c.title(), c.text(), s));
    }
    clauses.add(
        new Clause(
            "6.6",
            "Choices of the board",
            "The board chooses the option that more than half of those who choose any choose.",
            new Setting.BoardVoting(
                List.of(ModelConstitution.CHOICE),
                List.of(Way.SHOW, Way.NAMED, Way.SECRET),
                Mark.moreThan(1, 2),
                Threshold.Base.OF_VOTES_CAST,
                0,
                new Setting.Casting(
                    List.of("chair", "vice-chair"), Setting.CastingUse.EITHER_WAY))));
    return new Constitution(1, BallotTown.model().title(), clauses);
  }

  private static <T> List<T> and(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  private record Choice(Meeting m, Item item, Poll poll, List<String> options) {
    void vote(UUID who, int option) {
      assertThat(t.vote(poll, who, options.get(option))).isEqualTo(Cast.RECORDED);
    }

    Decision decision() {
      return t.as(w.hill, () -> w.p.decisions.ofMatter(item.matter().orElseThrow()).orElseThrow());
    }
  }

  private static Choice choice(Way way, UUID presiding, UUID... there) {
    Matter matter =
        t.as(
            w.chair,
            () ->
                w.p
                    .matters
                    .put(
                        w.body,
                        new NewMatter(
                            "Who holds nights",
                            "The contract ends",
                            ModelConstitution.CHOICE,
                            "",
                            List.of("The owls", "The bats", "The moths"),
                            List.of()),
                        new Who.Person(w.chair))
                    .orElseThrow());
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(matter));
    t.call(m);
    t.arrive(m, there);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That whoever is chosen holds nights from April.");
    Poll poll =
        t.as(
            presiding,
            () ->
                t.live
                    .polls()
                    .open(
                        m,
                        item,
                        motion,
                        1,
                        way,
                        ModelConstitution.CHOICE,
                        new Who.Person(presiding))
                    .orElseThrow());
    assertThat(poll.options()).isEqualTo(matter.optionIds()).hasSize(3);
    return new Choice(m, item, poll, poll.options());
  }

  @Test
  void theOptionThatMoreThanHalfChooseIsTheDecisionOfTheBoard() {
    Choice c = choice(Way.NAMED, w.chair, w.chair, w.riverside, w.hill, w.outside, vice);
    assertThat(t.vote(c.poll(), w.hill, "for")).isEqualTo(Cast.NO_CHOICE);
    c.vote(w.chair, 1);
    c.vote(w.riverside, 1);
    c.vote(w.hill, 0);
    c.vote(w.outside, 1);
    assertThat(t.vote(c.poll(), vice, "abstain")).isEqualTo(Cast.RECORDED);
    Poll closed = t.as(w.chair, () -> t.live.polls().close(c.poll(), Map.of()).orElseThrow());
    assertThat(closed.counted().orElseThrow().votes().byOption())
        .isEqualTo(Map.of(c.options().get(0), 1L, c.options().get(1), 3L, c.options().get(2), 0L));
    assertThat(t.as(w.hill, () -> w.p.decisions.judgeAgain(c.decision())).outcome())
        .isEqualTo(new Judgement.Outcome.Choice(c.options().get(1)));
    String page = of(w.hill).get(c.decision().path()).body();
    assertThat(page).contains("The bats");
    String live = of(w.hill).get(c.m().path() + "/live").body();
    assertThat(live).contains("The bats 3", "The owls 1", "The moths 0", "Carried");
  }

  @Test
  void aLeadOfLessThanHalfChoosesNothing() {
    Choice c = choice(Way.SECRET, w.chair, w.chair, w.riverside, w.hill, w.outside, vice);
    c.vote(w.chair, 0);
    c.vote(w.riverside, 0);
    c.vote(w.hill, 1);
    c.vote(w.outside, 2);
    t.as(w.chair, () -> t.live.polls().close(c.poll(), Map.of()).orElseThrow());
    assertThat(t.as(w.hill, () -> w.p.decisions.judgeAgain(c.decision())).outcome())
        .isInstanceOf(Judgement.Outcome.Fallen.class);
  }

  @Test
  void atATieWhoeverPresidesChoosesOneOfTheTiedAndNoOther() {
    // The chair is away, so the vice-chair presides.
    Choice c = choice(Way.SHOW, vice, w.riverside, w.hill, w.outside, vice);
    Map<String, Long> show = Map.of(c.options().get(0), 2L, c.options().get(2), 2L);
    Poll tied = t.as(vice, () -> t.live.polls().close(c.poll(), show).orElseThrow());
    assertThat(tied.state()).isEqualTo(Poll.State.TIED);
    assertThat(t.as(vice, () -> t.live.polls().casting(tied, c.options().get(1), vice)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(t.as(w.hill, () -> t.live.polls().casting(tied, c.options().get(2), w.hill)))
        .isInstanceOf(Outcome.Refused.class);
    Poll closed =
        t.as(vice, () -> t.live.polls().casting(tied, c.options().get(2), vice).orElseThrow());
    assertThat(closed.counted().orElseThrow().casting().orElseThrow().seat())
        .isEqualTo("vice-chair");
    assertThat(t.as(w.hill, () -> w.p.decisions.judgeAgain(c.decision())).outcome())
        .isEqualTo(new Judgement.Outcome.Choice(c.options().get(2)));
  }

  private static TestServer.Browser of(UUID person) {
    return server.browser(w.t.session(person));
  }

  @Test
  void theViceChairConductsAMeetingFromTheLivePageAndNobodyElseDoes() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds mornings")));
    t.call(m);
    t.arrive(m, w.riverside, w.hill, w.outside);
    TestServer.Browser presides = of(vice);
    String live = m.path() + "/live";
    assertThat(presides.get(live).body()).contains("Open the meeting", "Note who comes and goes");
    assertThat(presides.get(live + "/people").statusCode()).isEqualTo(200);
    presides.post(live + "/people/here", Map.of("person", vice.toString()));
    assertThat(presides.post(live + "/open", Map.of()).statusCode()).isEqualTo(303);
    assertThat(presides.post(live + "/to", Map.of("item", item.id().toString(), "seen", "")))
        .extracting(r -> r.statusCode())
        .isEqualTo(303);
    Motion motion =
        t.as(
            w.hill,
            () ->
                t.live
                    .motions()
                    .move(item, "That larks hold them.", Optional.of(w.hill), Optional.empty())
                    .orElseThrow());
    String vote = m.path() + "/motions/" + motion.id() + "/vote";
    assertThat(presides.get(live).body()).contains(vote);
    for (UUID other : List.of(w.hill, w.treasurer)) {
      TestServer.Browser no = of(other);
      assertThat(no.get(live).body()).doesNotContain(vote, "Close the meeting");
      assertThat(no.get(vote).statusCode()).isEqualTo(403);
    }
    presides.get(vote);
    presides.post(vote, Map.of("way", "show", "question", "ordinary", "seen", "1"));
    Poll poll = t.as(w.hill, () -> t.live.polls().of(m).getFirst());
    assertThat(poll.chair().flatMap(w.p.bodies::office).map(Office::seat)).contains("vice-chair");
    String close = m.path() + "/polls/" + poll.id() + "/close";
    presides.get(close);
    assertThat(
            presides
                .post(close, Map.of("count-for", "3", "count-against", "1", "count-abstain", "0"))
                .statusCode())
        .isEqualTo(303);
    assertThat(of(w.hill).get(live).body()).contains("Carried", "For 3, Against 1");
    presides.get(live);
    assertThat(presides.post(live + "/close", Map.of()).statusCode()).isEqualTo(303);
  }
}
