package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.NewAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.decisions.Decision;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.LiveTown;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.meetings.live.Turn;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Setting.Way;

/** A meeting held with the live pages' own acts, and the draft of its minutes. */
class DraftedFromALiveMeetingTest {
  static LiveTown t;
  static WallTown w;
  static Meeting meeting;
  static Item apologies;
  static Item keys;
  static Item nights;
  static Item levy;
  static Item conduct;
  static Matter bid;

  @BeforeAll
  static void held() {
    t = LiveTown.founded();
    w = t.w;
    bid = w.open("Who holds nights");
    w.party(bid, WallTown.FEDERATION, PartyRole.BIDDER);
    meeting = t.planned(Meeting.Kind.BOARD, Part.Kind.CLOSED);
    apologies = t.item(meeting, 0, "Apologies", Optional.empty());
    keys = t.item(meeting, 0, "", Optional.of(w.open("Who holds the keys")));
    nights = t.item(meeting, 0, "", Optional.of(bid));
    levy = t.item(meeting, 0, "", Optional.of(w.open("The levy")));
    conduct = t.item(meeting, 1, "QUAGGA conduct", Optional.empty());
    t.call(meeting);
    t.arrive(meeting, w.chair, w.riverside, w.hill, w.partner(4));
    t.open(meeting);
    t.to(meeting, apologies);
    theKeys();
    to(w.town.secretary, nights);
    t.to(meeting, conduct);
    t.to(meeting, levy);
    leave(w.riverside, w.hill, w.outside);
    t.as(
        w.chair,
        () ->
            t.live
                .motions()
                .move(levy, "That the levy is 12 pence.", Optional.of(w.chair), Optional.empty())
                .orElseThrow());
    t.as(w.chair, () -> t.live.room().close(meeting).orElseThrow());
  }

  private static void theKeys() {
    t.to(meeting, keys);
    t.arrive(meeting, w.outside);
    speak(w.hill, "Hill");
    speak(w.outside, "Market");
    t.as(w.chair, () -> t.live.floor().ask(keys, w.riverside, "Riverside").orElseThrow());
    Motion motion = t.motion(keys, "That the keys go to the chair.");
    Motion change =
        t.as(
            w.hill,
            () ->
                t.live
                    .motions()
                    .amend(
                        keys,
                        motion,
                        1,
                        "That the keys go to the secretary.",
                        Optional.of(w.hill),
                        Optional.empty())
                    .orElseThrow());
    Poll amendment = t.poll(meeting, keys, change, Way.SHOW);
    t.as(w.chair, () -> t.live.polls().close(amendment, Map.of("for", 4L)).orElseThrow());
    Motion now = t.as(w.chair, () -> t.live.motions().find(motion.id()).orElseThrow());
    Poll poll = t.poll(meeting, keys, now, Way.SHOW);
    Poll tied =
        t.as(
            w.chair,
            () -> t.live.polls().close(poll, Map.of("for", 2L, "against", 2L)).orElseThrow());
    t.as(w.chair, () -> t.live.polls().casting(tied, "for", w.chair).orElseThrow());
    Decision taken = decision();
    w.as(
        w.hill,
        () ->
            w.p
                .decisions
                .atMeetings()
                .dissent(taken, "Two keys are one too many.", w.hill, new Who.Person(w.hill))
                .orElseThrow());
    w.as(
        w.chair,
        () ->
            w.p
                .actions
                .give(
                    w.body,
                    new NewAction(
                        "Have a second key cut",
                        Optional.of(new Owner.Seat("chair", "")),
                        Optional.of(w.today().plusDays(20)),
                        new AgreedAction.From(
                            Optional.empty(), keys.matter(), Optional.of(keys.id()))),
                    new Who.Person(w.chair))
                .orElseThrow());
  }

  private static void speak(UUID person, String constituency) {
    t.as(person, () -> t.live.floor().ask(keys, person, constituency).orElseThrow());
    t.as(
        w.chair,
        () ->
            t.live
                .floor()
                .call(
                    t.live.floor().of(meeting).stream()
                        .filter(s -> s.person().equals(person))
                        .findFirst()
                        .orElseThrow())
                .orElseThrow());
  }

  private static Decision decision() {
    return w.t.asNobody(
        () ->
            w.p.decisions.of(w.body.id()).stream()
                .filter(
                    d -> d.source().ofMeeting().filter(s -> s.item().equals(keys.id())).isPresent())
                .findFirst()
                .orElseThrow());
  }

  private static void to(UUID by, Item item) {
    t.as(
        by,
        () ->
            t.live
                .room()
                .to(meeting, item, t.live.room().now(meeting).map(Turn::id))
                .orElseThrow());
  }

  private static void leave(UUID... people) {
    for (UUID person : people) {
      t.as(w.chair, () -> t.live.room().leave(meeting, person).orElseThrow());
    }
  }

  private static Map<String, String> drafted(UUID by, int part) {
    return w.as(
        by,
        () -> {
          Meeting m = w.p.meetings.find(meeting.id()).orElseThrow();
          Part at = w.p.meetings.agendas().parts(m).get(part);
          MinutesSet s = w.p.minutes.begin(m, at, new Who.Person(by)).orElseThrow();
          return w.p.minutes.read(s).blocks().stream()
              .collect(java.util.stream.Collectors.toMap(Block::heading, Block::words));
        });
  }

  @Test
  void theDraftSaysWhatHappenedAsASecretaryWouldHaveWrittenIt() {
    Map<String, String> open = drafted(w.town.secretary, 0);

    assertThat(open.get("Who was there"))
        .matches(
            """
            (?s)This part began on [^\\n]*\\.

            Present:

            - Dr Partner 1, chair
            - Dr Partner 3, neighbourhood seat, Hill
            - Dr Partner 5, neighbourhood seat, Market \\(not for item 1\\)
            - Dr Partner 2, neighbourhood seat, Riverside
            - A guest""");
    assertThat(open.get("2. Who holds the keys"))
        .isEqualTo(
            """
            Came in: Dr Partner 5.

            Spoke, in this order: Dr Partner 3 and Dr Partner 5.

            It was moved by Dr Partner 1, seconded by Dr Partner 5:

            > That the keys go to the chair.

            Amendment 1 by Dr Partner 3:

            > That the keys go to the secretary.

            Vote by show of hands: 4 for, 0 against, 0 abstained. %1$s Carried.

            As amended, the motion read:

            > That the keys go to the secretary.

            Vote by show of hands: 2 for, 2 against, 0 abstained. %1$s The votes were equal. \
            The chair gave the casting vote: for. Carried.

            Decision %2$s, carried:

            > That the keys go to the secretary.

            This decision is irregular. Which rule was not kept stands with it, at /decisions/%2$s.

            Dissent of Dr Partner 3, word for word:

            > Two keys are one too many.

            Actions:

            - Chair (now Dr Partner 1): Have a second key cut, by %3$s"""
                .formatted(
                    QUORUM,
                    decision().id(),
                    org.mandate.app.web.Dates.plain(w.today().plusDays(20))));
  }

  private static final String QUORUM =
      "Quorum: 4 of 4 members with a vote were present, 4 are needed (rule 6.3).";

  @Test
  void whoWasPutOutIsANumberInTheOpenSetAndAnItemWithoutAQuorumSaysSo() {
    Map<String, String> open = drafted(w.town.secretary, 0);

    assertThat(open.get("3. Who holds nights"))
        .isEqualTo(
            """
            4 people were out of the room for this item because of a conflict.

            There was no quorum for this item: 1 of 4 members with a vote were present, 4 are \
            needed (rule 6.3). Nothing could be decided.""");
    assertThat(open.get("4. The levy"))
        .isEqualTo(
            """
            Left: Dr Partner 2, Dr Partner 3 and Dr Partner 5.

            There was no quorum for this item: 1 of 4 members with a vote were present, 4 are \
            needed (rule 6.3). Nothing could be decided.

            It was moved by Dr Partner 1:

            > That the levy is 12 pence.

            The motion was not put to the vote.""");
    assertThat(String.join("\n", open.values())).doesNotContain("QUAGGA");
  }

  @Test
  void theClosedSetHasItsOwnListWithoutWhoWasNotAtHomeInIt() {
    Map<String, String> closed = drafted(w.town.secretary, 1);

    assertThat(closed.keySet())
        .containsExactlyInAnyOrder("Who was there", "1. QUAGGA conduct", "Close");
    assertThat(closed.get("Who was there"))
        .contains("- Dr Partner 1, chair", "- Dr Partner 5")
        .doesNotContain("A guest")
        .doesNotContain("not for");
    assertThat(List.copyOf(closed.values()).toString()).doesNotContain("keys");
  }
}
