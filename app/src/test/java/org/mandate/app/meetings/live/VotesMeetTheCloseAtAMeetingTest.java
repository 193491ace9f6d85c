package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.Composition;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting.Way;

/** A members' meeting of forty practices that all vote while the vote is being closed. */
class VotesMeetTheCloseAtAMeetingTest {
  static BallotTown town;
  static Composition p;
  static Meeting m;
  static Item item;
  static final Map<String, String> SECRETS = new HashMap<>();

  @BeforeAll
  static void world() {
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(40, ""));
    p = town.p;
    town.realClock();
    Instant start = Instant.now().plus(Duration.ofMinutes(10));
    m =
        desk(
            () ->
                p.meetings
                    .plan(
                        town.body,
                        new NewMeeting(
                            Optional.empty(),
                            Meeting.Kind.MEMBERS,
                            "The members",
                            "The hall",
                            start,
                            start.plus(Duration.ofHours(2)),
                            "secretary"))
                    .orElseThrow());
    item =
        desk(
            () ->
                p.meetings
                    .agendas()
                    .add(
                        m,
                        new Item(
                            UUID.randomUUID(),
                            m.id(),
                            m.body(),
                            p.meetings.agendas().parts(m).getFirst().id(),
                            0,
                            Item.Kind.INFORMATION,
                            Optional.empty(),
                            "An item",
                            10,
                            Item.State.ON,
                            "",
                            "",
                            Optional.empty(),
                            false,
                            0),
                        new Who.Person(town.secretary))
                    .orElseThrow());
    desk(() -> p.meetings.call(m).orElseThrow());
    town.voters.forEach(
        (code, person) -> {
          SECRETS.put(code, town.t.session(person));
          as(code, () -> p.live.room().arrive(m, person, List.of(code)).orElseThrow());
        });
    desk(() -> p.live.room().open(m).orElseThrow());
    desk(() -> p.live.room().to(m, item, Optional.empty()).orElseThrow());
  }

  private static <T> T desk(Supplier<T> work) {
    return town.t.as(town.secretary, work);
  }

  private static <T> T as(String code, Supplier<T> work) {
    return p.writing.execute(
        status -> {
          p.identity.take(SECRETS.get(code));
          return work.get();
        });
  }

  private static Poll opened(Way way) {
    Motion motion =
        desk(
            () ->
                p.live
                    .motions()
                    .move(item, "That we do it.", Optional.of(town.secretary), Optional.empty())
                    .orElseThrow());
    return desk(
        () ->
            p.live
                .polls()
                .open(
                    m,
                    item,
                    motion,
                    1,
                    way,
                    ModelConstitution.ORDINARY,
                    new Who.Person(town.secretary))
                .orElseThrow());
  }

  private static void rushed(Way way) throws Exception {
    Poll poll = opened(way);
    Map<String, UUID> lines = new HashMap<>();
    desk(() -> p.live.polls().roll(poll)).forEach(v -> lines.put(v.practice(), v.id()));
    List<Future<Cast>> all = new ArrayList<>();
    Poll closed;
    try (ExecutorService phones = Executors.newFixedThreadPool(6)) {
      CountDownLatch some = new CountDownLatch(12);
      for (String code : town.voters.keySet()) {
        all.add(
            phones.submit(
                () -> {
                  Cast cast =
                      as(code, () -> p.live.polls().cast(poll.id(), lines.get(code), "for"));
                  some.countDown();
                  return cast;
                }));
      }
      some.await();
      closed = desk(() -> p.live.polls().close(poll, Map.of()).orElseThrow());
    }
    long recorded = 0;
    for (Future<Cast> one : all) {
      Cast cast = one.get();
      assertThat(cast).isIn(Cast.RECORDED, Cast.CLOSED);
      recorded += cast == Cast.RECORDED ? 1 : 0;
    }
    assertThat(recorded).isGreaterThanOrEqualTo(12);
    assertThat(closed.counted().orElseThrow().votes().of("for"))
        .as("counted or refused, never lost")
        .isEqualTo(recorded);
    assertThat(closed.counted().orElseThrow().votes().roll()).isEqualTo(40);
  }

  @Test
  void byNameEveryVoteIsCountedOrRefusedAndNoneIsLost() throws Exception {
    for (int round = 0; round < 4; round++) {
      rushed(Way.NAMED);
    }
  }

  @Test
  void inSecretToo() throws Exception {
    for (int round = 0; round < 4; round++) {
      rushed(Way.SECRET);
    }
  }

  @Test
  void twoPhonesOfOnePracticeAtOnceGiveOneVote() throws Exception {
    Poll poll = opened(Way.NAMED);
    String code = town.voters.keySet().iterator().next();
    UUID line = as(code, () -> p.live.polls().mine(poll, town.voters.get(code)).getFirst().id());
    try (ExecutorService phones = Executors.newFixedThreadPool(6)) {
      List<Future<Cast>> all = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String choice = i % 2 == 0 ? "for" : "against";
        all.add(phones.submit(() -> as(code, () -> p.live.polls().cast(poll.id(), line, choice))));
      }
      for (Future<Cast> one : all) {
        assertThat(one.get()).isEqualTo(Cast.RECORDED);
      }
    }
    Poll closed = desk(() -> p.live.polls().close(poll, Map.of()).orElseThrow());
    assertThat(closed.counted().orElseThrow().votes().tookPart()).isEqualTo(1);
  }

  @Test
  void aMeetingIsNotClosedWhileAVoteIsOpen() {
    Poll poll = opened(Way.NAMED);
    assertThat(desk(() -> p.live.room().close(m)).done()).isEmpty();
    desk(() -> p.live.polls().close(poll, Map.of()).orElseThrow());
  }
}
