package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.meetings.live.Presence.Because;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.VotingSeat;
import org.mandate.constitution.Setting.Way;

/** The rules of a meeting in session, against slow and literal versions of themselves. */
class LiveRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T18:00:00Z");

  // Quorum

  private static final List<String> ROLES = List.of("gp", "nurse", "lay");

  @Test
  void theQuorumIsThatOfTheJudgeWhateverTheRoom() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      Map<UUID, String> members = new LinkedHashMap<>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        members.put(UUID.randomUUID(), ROLES.get(random.nextInt(ROLES.size())));
      }
      Set<UUID> room = some(members.keySet(), random);
      room.add(UUID.randomUUID());
      Set<UUID> voteless = some(members.keySet(), random);
      BoardQuorum quorum =
          new BoardQuorum(
              List.of(new VotingSeat("chair", "gp")),
              random.nextInt(6),
              null,
              List.of(new OfRole("gp", 1 + random.nextInt(3)), new OfRole("lay", 1)));
      QuorumNow now = QuorumNow.of("6.3", quorum, members, room, voteless);
      // literally: count everybody by hand
      List<String> there = new ArrayList<>();
      for (Map.Entry<UUID, String> m : members.entrySet()) {
        if (room.contains(m.getKey()) && !voteless.contains(m.getKey())) {
          there.add(m.getValue());
        }
      }
      long gps = there.stream().filter("gp"::equals).count();
      long lay = there.stream().filter("lay"::equals).count();
      boolean literally =
          there.size() >= Math.max(1, quorum.number())
              && gps >= quorum.roles().get(0).atLeast()
              && lay >= quorum.roles().get(1).atLeast();
      assertThat(now.isMet()).as("round " + round).isEqualTo(literally);
      assertThat(now.missing().isEmpty()).isEqualTo(literally);
    }
  }

  @Test
  void aConflictMoreNeverMakesAQuorum() {
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      Map<UUID, String> members = new LinkedHashMap<>();
      for (int i = 0; i < 6; i++) {
        members.put(UUID.randomUUID(), ROLES.get(random.nextInt(ROLES.size())));
      }
      Set<UUID> room = some(members.keySet(), random);
      Set<UUID> few = some(members.keySet(), random);
      Set<UUID> more = new HashSet<>(few);
      more.addAll(some(members.keySet(), random));
      BoardQuorum quorum =
          new BoardQuorum(List.of(), 1 + random.nextInt(4), null, List.of(new OfRole("gp", 1)));
      boolean with = QuorumNow.of("", quorum, members, room, more).isMet();
      boolean without = QuorumNow.of("", quorum, members, room, few).isMet();
      assertThat(with && !without).isFalse();
    }
  }

  private static Set<UUID> some(Set<UUID> all, Random random) {
    Set<UUID> some = new HashSet<>();
    all.stream().filter(x -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  // Speakers

  private static Speech speech(String constituency, int asked, Integer called, Integer ended) {
    return new Speech(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        constituency,
        NOW.plusSeconds(asked),
        Optional.ofNullable(called).map(NOW::plusSeconds),
        Optional.ofNullable(ended).map(NOW::plusSeconds));
  }

  @Test
  void whoseConstituencyUsedLeastComesFirstThenWhoAskedFirst() {
    List<Speech> all =
        List.of(
            speech("Hill", 0, 0, 300),
            speech("Market", 1, 300, 420),
            speech("Hill", 2, null, null),
            speech("Market", 3, null, null),
            speech("Lay", 5, null, null),
            speech("Market", 4, null, null));
    Map<String, Duration> used = SpeakerRules.used(all, NOW.plusSeconds(420));
    assertThat(used)
        .containsEntry("Hill", Duration.ofSeconds(300))
        .containsEntry("Market", Duration.ofSeconds(120));
    assertThat(SpeakerRules.offered(all, used))
        .extracting(
            s -> s.constituency() + " " + (s.askedAt().getEpochSecond() - NOW.getEpochSecond()))
        .containsExactly("Lay 5", "Market 3", "Market 4", "Hill 2");
  }

  @Test
  void theOrderIsThatOfALiteralSearchForTheNextSpeaker() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Speech> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String who = "C" + random.nextInt(4);
        int asked = random.nextInt(1000);
        if (random.nextBoolean()) {
          all.add(speech(who, asked, asked + 1, asked + 1 + random.nextInt(300)));
        } else {
          all.add(speech(who, asked, null, null));
        }
      }
      Map<String, Long> seconds = new HashMap<>();
      for (Speech s : all) {
        seconds.merge(s.constituency(), s.spoken(NOW.plusSeconds(5000)).toSeconds(), Long::sum);
      }
      List<Speech> left = new ArrayList<>(all.stream().filter(Speech::waits).toList());
      List<UUID> literally = new ArrayList<>();
      while (!left.isEmpty()) {
        Speech next = left.getFirst();
        for (Speech s : left) {
          long mine = seconds.get(s.constituency());
          long best = seconds.get(next.constituency());
          boolean earlier =
              s.askedAt().isBefore(next.askedAt())
                  || (s.askedAt().equals(next.askedAt()) && s.id().compareTo(next.id()) < 0);
          if (mine < best || (mine == best && earlier)) {
            next = s;
          }
        }
        left.remove(next);
        literally.add(next.id());
      }
      assertThat(
              SpeakerRules.offered(all, SpeakerRules.used(all, NOW.plusSeconds(5000))).stream()
                  .map(Speech::id))
          .containsExactlyElementsOf(literally);
    }
  }

  // Ties and what follows

  private static Judgement judge(Votes votes, CastingVote casting) {
    Headcount four = PollRules.headcount(List.of("gp", "gp", "gp", "gp"));
    return Judge.judge(
        ModelConstitution.collective("A body"),
        new DecisionFacts(
            ModelConstitution.ORDINARY,
            null,
            Electorate.BOARD,
            java.time.LocalDate.of(2026, 11, 1),
            NOW,
            NOW.plusSeconds(60),
            null,
            new DecisionFacts.Officer("chair", java.time.LocalDate.of(2026, 1, 1), null),
            null,
            new DecisionFacts.Meeting(
                MeetingKind.BOARD, NOW, Way.SHOW, four, four, votes, Proxies.NONE, casting)));
  }

  @Test
  void aCastingVoteIsOfferedExactlyWhereTheJudgeLetsItCount() {
    for (int yes = 0; yes <= 4; yes++) {
      for (int no = 0; no + yes <= 4; no++) {
        Votes votes =
            PollRules.votes(
                List.of("for", "against"), 4, Map.of("for", (long) yes, "against", (long) no));
        assertThat(votes.roll()).isEqualTo(4);
        boolean offered = !PollRules.tied(votes).isEmpty();
        boolean counts =
            judge(votes, new CastingVote("chair", "for")).checks().stream()
                .filter(c -> c.name().equals("Casting vote"))
                .anyMatch(c -> c.status() == Judgement.Status.MET);
        assertThat(offered).as(yes + " to " + no).isEqualTo(counts);
        Motion.State state = PollRules.state(judge(votes, null).outcome(), votes);
        assertThat(state)
            .as(yes + " to " + no)
            .isEqualTo(yes > no ? Motion.State.CARRIED : Motion.State.FALLEN);
      }
    }
  }

  @Test
  void aCastingVoteThatKeepsThingsAsTheyAreIsAgainst() {
    Votes tie = PollRules.votes(List.of("for", "against"), 2, Map.of("for", 1L, "against", 1L));
    assertThat(
            PollRules.castable(
                new Setting.Casting(List.of("chair"), Setting.CastingUse.AS_THINGS_STAND),
                PollRules.tied(tie)))
        .containsExactly("against");
  }

  @Test
  void moreHandsThanPeopleAreRefused() {
    assertThat(PollRules.impossible(Map.of("for", 3L, "against", 2L), 4)).isPresent();
    assertThat(PollRules.impossible(Map.of("for", 3L, "against", 1L), 4)).isEmpty();
    assertThat(PollRules.impossible(Map.of("for", -1L), 4)).isPresent();
  }

  // Who goes out and comes back

  private static Presence there(UUID part, Because because, Optional<UUID> item) {
    return new Presence(
        UUID.randomUUID(),
        new UUID(0, 1),
        part,
        item,
        UUID.randomUUID(),
        "gp",
        List.of(),
        because.in(),
        because,
        NOW,
        0);
  }

  @Test
  void afterAMoveExactlyThoseAreInWhoAreAtHomeAndNotWalledAndHadNotLeft() {
    Random random = new Random(8);
    UUID old = new UUID(0, 10);
    UUID next = new UUID(0, 11);
    UUID before = new UUID(0, 20);
    UUID item = new UUID(0, 21);
    for (int round = 0; round < 500; round++) {
      List<Presence> latest = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Because because = Because.values()[random.nextInt(Because.values().length)];
        UUID part = random.nextBoolean() ? old : next;
        latest.add(
            there(part, because, because == Because.WALL ? Optional.of(before) : Optional.empty()));
      }
      Set<UUID> people = new HashSet<>();
      latest.forEach(p -> people.add(p.person()));
      Set<UUID> walled = some(people, random);
      Set<UUID> home = some(people, random);
      List<RoomRules.Step> steps =
          RoomRules.moving(latest, next, Optional.of(item), walled, home::contains);
      Map<UUID, Presence> now = new HashMap<>();
      latest.forEach(p -> now.put(p.person(), p));
      steps.forEach(
          s -> {
            Presence b = s.before();
            now.put(
                b.person(),
                new Presence(
                    b.id(),
                    b.meeting(),
                    next,
                    s.item(),
                    b.person(),
                    b.role(),
                    b.practices(),
                    s.because().in(),
                    s.because(),
                    NOW,
                    0));
          });
      for (Presence p : latest) {
        Presence after = now.get(p.person());
        boolean left = p.because() == Because.LEFT;
        boolean in = !left && home.contains(p.person()) && !walled.contains(p.person());
        assertThat(after.in()).as("round " + round + " " + p).isEqualTo(in);
        if (in) {
          assertThat(after.part()).as("each part has its own list").isEqualTo(next);
        }
      }
      List<RoomRules.Step> again =
          RoomRules.moving(now.values(), next, Optional.of(item), walled, home::contains);
      assertThat(again).as("a second move there changes nothing").isEmpty();
    }
  }
}
