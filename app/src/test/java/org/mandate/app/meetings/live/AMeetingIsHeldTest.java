package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.record.Audit;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Setting.Way;

/** A meeting of the board from its opening to its close. */
class AMeetingIsHeldTest {
  static LiveTown t;
  static WallTown w;

  @BeforeAll
  static void world() {
    t = LiveTown.founded();
    w = t.w;
  }

  private static Meeting inSession(Part.Kind... parts) {
    Meeting m = t.planned(Meeting.Kind.BOARD, parts);
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    return t.open(m);
  }

  @Test
  void aVoteByNameIsCountedAndCarriesTheMotion() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds nights")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That the owls hold nights.");
    Poll poll = t.poll(m, item, motion, Way.NAMED);
    List<PollClosed.Closed> told = new ArrayList<>();
    t.live.tellClosed(told::add);
    assertThat(t.vote(poll, w.chair, "for")).isEqualTo(Cast.RECORDED);
    assertThat(t.vote(poll, w.riverside, "against")).isEqualTo(Cast.RECORDED);
    assertThat(t.vote(poll, w.riverside, "for")).isEqualTo(Cast.RECORDED);
    assertThat(t.vote(poll, w.hill, "abstain")).isEqualTo(Cast.RECORDED);
    Poll closed = t.as(w.chair, () -> t.live.polls().close(poll, Map.of()).orElseThrow());
    Counted counted = closed.counted().orElseThrow();
    assertThat(counted.votes().byOption()).isEqualTo(Map.of("for", 2L, "against", 0L));
    assertThat(counted.votes().abstained()).isEqualTo(1);
    assertThat(counted.votes().didNotVote()).isEqualTo(1);
    assertThat(counted.members().total()).isEqualTo(4);
    assertThat(counted.present().byRole()).isEqualTo(Map.of("gp", 4L));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().motion().state()).isEqualTo(Motion.State.CARRIED);
    assertThat(told.getFirst().votes()).hasSize(3);
    assertThat(t.vote(poll, w.outside, "for")).isEqualTo(Cast.CLOSED);
    assertThat(w.t.asNobody(() -> t.live.polls().find(poll.id()).orElseThrow().counted()))
        .isEqualTo(Optional.of(counted));
  }

  @Test
  void aTieWaitsForTheCastingVoteOfTheChair() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds mornings")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That the larks hold mornings.");
    Poll poll = t.poll(m, item, motion, Way.SHOW);
    assertThat(t.vote(poll, w.hill, "for")).isEqualTo(Cast.BY_SHOW);
    assertThat(t.as(w.chair, () -> t.live.polls().close(poll, Map.of("for", 3L, "against", 2L))))
        .isInstanceOf(Outcome.Refused.class);
    Poll tied =
        t.as(
            w.chair,
            () -> t.live.polls().close(poll, Map.of("for", 2L, "against", 2L)).orElseThrow());
    assertThat(tied.state()).isEqualTo(Poll.State.TIED);
    assertThat(t.as(w.chair, () -> t.live.polls().casting(tied, "for", w.hill)))
        .isInstanceOf(Outcome.Refused.class);
    Poll closed = t.as(w.chair, () -> t.live.polls().casting(tied, "for", w.chair).orElseThrow());
    assertThat(closed.counted().orElseThrow().casting().orElseThrow().seat()).isEqualTo("chair");
    assertThat(t.as(w.hill, () -> t.live.motions().find(motion.id()).orElseThrow().state()))
        .isEqualTo(Motion.State.CARRIED);
  }

  @Test
  void aSecretVoteIsCountedAndNothingSaysWhoChoseWhat() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds evenings")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That the bats hold evenings.");
    Poll poll = t.poll(m, item, motion, Way.SECRET);
    assertThat(t.vote(poll, w.chair, "for")).isEqualTo(Cast.RECORDED);
    assertThat(t.vote(poll, w.hill, "against")).isEqualTo(Cast.RECORDED);
    assertThat(t.vote(poll, w.hill, "for")).isEqualTo(Cast.VOTED_ALREADY);
    assertThat(t.vote(poll, w.outside, "for")).isEqualTo(Cast.RECORDED);
    assertThat(t.as(w.hill, () -> t.live.polls().turnout(poll))).isEqualTo(3);
    Poll closed = t.as(w.chair, () -> t.live.polls().close(poll, Map.of()).orElseThrow());
    assertThat(closed.counted().orElseThrow().votes().byOption())
        .isEqualTo(Map.of("for", 2L, "against", 1L));
    assertThat(closed.counted().orElseThrow().votes().didNotVote()).isEqualTo(1);
  }

  @Test
  void aVoteOpenedByMistakeIsAbandonedAndItsMotionIsVotedOnAnew() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds noon")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That the hawks hold noon.");
    Poll mistaken = t.poll(m, item, motion, Way.NAMED);
    assertThat(t.vote(mistaken, w.hill, "for")).isEqualTo(Cast.RECORDED);
    List<PollClosed.Closed> told = new ArrayList<>();
    t.live.tellClosed(told::add);
    Who chair = new Who.Person(w.chair);
    assertThat(t.as(w.chair, () -> t.live.polls().abandon(mistaken, "  ", chair)))
        .isInstanceOf(Outcome.Refused.class);
    Poll abandoned =
        t.as(
            w.chair,
            () ->
                t.live
                    .polls()
                    .abandon(mistaken, "It was to be a vote in secret.", chair)
                    .orElseThrow());
    assertThat(abandoned.state()).isEqualTo(Poll.State.ABANDONED);
    assertThat(abandoned.counted()).isEmpty();
    assertThat(told).isEmpty();
    assertThat(t.vote(mistaken, w.outside, "for")).isEqualTo(Cast.CLOSED);
    assertThat(t.as(w.chair, () -> t.live.polls().close(mistaken, Map.of())))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(t.as(w.chair, () -> t.live.polls().votes(abandoned)))
        .as("nobody's to read")
        .isEmpty();
    assertThat(t.as(w.hill, () -> t.live.polls().votes(abandoned))).as("but one's own").hasSize(1);
    assertThat(w.t.asNobody(() -> w.p.record.about("meeting:" + m.id())))
        .filteredOn(e -> e.kind().equals("meeting.poll-abandoned"))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.content().get("facts").toString())
                    .contains(mistaken.id().toString())
                    .doesNotContain("votes", "secret."));

    Poll anew = t.poll(m, item, motion, Way.SECRET);
    t.vote(anew, w.hill, "against");
    t.vote(anew, w.chair, "for");
    t.vote(anew, w.outside, "for");
    Poll closed = t.as(w.chair, () -> t.live.polls().close(anew, Map.of()).orElseThrow());
    assertThat(closed.counted().orElseThrow().votes().byOption())
        .isEqualTo(Map.of("for", 2L, "against", 1L));
    assertThat(t.as(w.chair, () -> t.live.polls().abandon(closed, "We lost.", chair)))
        .as("what was counted stands")
        .isInstanceOf(Outcome.Refused.class);
    assertThat(w.job("audit", new Audit(w.p.jdbc, w.p.record, w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void aWallPutsSomebodyOutForTheItemAndTheyComeBackAfterIt() {
    Matter matter = w.open("Who holds weekends");
    w.party(matter, WallTown.FEDERATION, PartyRole.BIDDER);
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item first = t.item(m, 0, "Apologies", Optional.empty());
    Item item = t.item(m, 0, "", Optional.of(matter));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, first);
    assertThat(
            t.as(w.chair, () -> t.live.room().quorum(m, Optional.of(first)).orElseThrow().isMet()))
        .isTrue();
    t.to(m, item);
    Map<String, Long> count = w.t.asNobody(() -> t.live.room().count(m));
    assertThat(count).isEqualTo(Map.of("gp", 1L));
    assertThat(w.t.asNobody(() -> t.live.room().outOf(item))).isEqualTo(3);
    assertThat(t.as(w.outside, () -> t.live.room().latest(m).get(w.riverside)))
        .extracting(Presence::because)
        .isEqualTo(Presence.Because.WALL);
    QuorumNow now = t.as(w.outside, () -> t.live.room().quorum(m, Optional.of(item)).orElseThrow());
    assertThat(now.isMet()).isFalse();
    assertThat(now.all().there()).isEqualTo(1);
    assertThat(now.all().canBeMet()).isFalse();
    assertThat(t.as(w.riverside, () -> t.live.room().arrive(m, w.riverside, List.of())))
        .isInstanceOf(Outcome.Refused.class);
    t.to(m, first);
    assertThat(t.as(w.outside, () -> t.live.room().latest(m).get(w.riverside)))
        .extracting(Presence::because)
        .isEqualTo(Presence.Because.RETURNED);
  }

  @Test
  void anAmendmentThatIsCarriedGivesTheMotionANewVersionAndTheOldStays() {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds the keys")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That the keys go to the chair.");
    Motion one = amend(item, motion, "That the keys go to the secretary.", 1);
    Motion two = amend(item, motion, "That the keys go to nobody.", 1);
    Poll poll = t.poll(m, item, one, Way.SHOW);
    t.as(w.chair, () -> t.live.polls().close(poll, Map.of("for", 4L)).orElseThrow());
    Motion now = t.as(w.hill, () -> t.live.motions().find(motion.id()).orElseThrow());
    assertThat(now.words()).isEqualTo("That the keys go to the secretary.");
    assertThat(now.texts()).extracting(Motion.Text::version).containsExactly(1, 2);
    assertThat(t.as(w.hill, () -> t.live.motions().isStale(two))).isTrue();
    assertThat(
            t.as(
                w.hill,
                () ->
                    t.live
                        .motions()
                        .amend(item, now, 1, "Else.", Optional.of(w.hill), Optional.empty())))
        .isInstanceOf(Outcome.Refused.class);
  }

  private static Motion amend(Item item, Motion motion, String words, int version) {
    return t.as(
        w.hill,
        () ->
            t.live
                .motions()
                .amend(item, motion, version, words, Optional.of(w.hill), Optional.empty())
                .orElseThrow());
  }

  @Test
  void whoIsNotAtHomeInAPartGoesOutAndEachPartHasItsOwnList() {
    Meeting m = t.planned(Meeting.Kind.BOARD, Part.Kind.CLOSED);
    Item open = t.item(m, 0, "Apologies", Optional.empty());
    Item closed = t.item(m, 1, "A practice", Optional.empty());
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.partner(4));
    t.open(m);
    t.to(m, open);
    t.to(m, closed);
    assertThat(t.as(w.chair, () -> t.live.room().latest(m).get(w.partner(4))))
        .extracting(Presence::because)
        .isEqualTo(Presence.Because.PART);
    assertThat(w.t.asNobody(() -> t.live.room().presence(m)))
        .extracting(Presence::part)
        .containsOnly(open.part());
    assertThat(w.t.asNobody(() -> t.live.room().count(m))).isEmpty();
    t.to(m, open);
    assertThat(w.t.asNobody(() -> t.live.room().latest(m).get(w.partner(4))))
        .extracting(Presence::because)
        .isEqualTo(Presence.Because.RETURNED);
    t.as(w.chair, () -> t.live.room().close(m).orElseThrow());
  }

  @Test
  void theRowsStandAsTheRecordSays() {
    Meeting m = inSession();
    t.as(w.chair, () -> t.live.room().close(m).orElseThrow());
    assertThat(w.job("audit", new Audit(w.p.jdbc, w.p.record, w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }
}
