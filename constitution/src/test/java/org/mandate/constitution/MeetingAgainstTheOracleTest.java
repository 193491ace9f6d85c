package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.BoardExample.Facts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/**
 * Random meetings, person by person, judged by a slow and literal reading of the clauses, which
 * goes from chair to chair and never sees the figures that the judge is given.
 */
class MeetingAgainstTheOracleTest {

  private static final int CASES = 4000;

  /** Somebody with a vote. */
  private record Person(String role, boolean there, String vote, boolean proxy, int holder) {}

  /** One random meeting. */
  private record Room(
      List<Person> people,
      boolean options,
      BoardQuorum quorum,
      BoardVoting voting,
      @Nullable CastingVote casting,
      String chair,
      int noticeDays,
      int barred,
      boolean reserved) {}

  @Test
  void theJudgeAndTheOracleAgreeOnOutcomeAndOnEachCheck() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("MeetingAgainstTheOracleTest seed " + seed);
    var random = new Random(seed);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < CASES; i++) {
      Room room = room(random);
      Judgement judged = facts(room).judged(rules(room));

      assertThat(word(judged.outcome()))
          .as("seed %s case %s %s", seed, i, room)
          .isEqualTo(outcome(room));
      assertThat(notMet(judged)).as("seed %s case %s %s", seed, i, room).isEqualTo(faults(room));
      seen.merge(word(judged.outcome()).split(" ")[0], 1, Integer::sum);
      notMet(judged).forEach(name -> seen.merge(name, 1, Integer::sum));
    }
    // a generator that never meets a rule's edge would prove nothing
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "carried",
            "fallen",
            "choice",
            "no-decision",
            "Right voters",
            "Notice",
            "Quorum",
            "Quorum by role",
            "Proxies",
            "Casting vote",
            "Vote",
            "Threshold");
    assertThat(seen.values()).allMatch(n -> n > CASES / 200);
  }

  @Test
  void onePersonMoreInTheRoomWhoAbstainsNeverMakesAMeetingInquorate() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("MeetingAgainstTheOracleTest (one more) seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Room room = room(random);
      int absent =
          room.people()
              .indexOf(
                  room.people().stream()
                      .filter(p -> !p.there() && !p.proxy())
                      .findFirst()
                      .orElse(null));
      if (absent < 0) continue;
      List<Person> more = new ArrayList<>(room.people());
      more.set(absent, new Person(more.get(absent).role(), true, "abstain", false, -1));
      Room fuller =
          new Room(
              more,
              room.options(),
              room.quorum(),
              room.voting(),
              room.casting(),
              room.chair(),
              room.noticeDays(),
              room.barred(),
              room.reserved());

      if (!faults(room).contains("Quorum")) {
        assertThat(notMet(facts(fuller).judged(rules(fuller))))
            .as("seed %s case %s", seed, i)
            .doesNotContain("Quorum");
      }
    }
  }

  // The literal reading

  private static Set<String> faults(Room room) {
    Set<String> faults = new TreeSet<>();
    if (room.reserved()) faults.add("Right voters");
    LocalDate day = LocalDate.of(2026, 11, 10).minusDays(room.noticeDays());
    int nights = 0;
    while (day.isBefore(LocalDate.of(2026, 11, 10))) {
      day = day.plusDays(1);
      nights++;
    }
    if (nights < 5) faults.add("Notice");
    int there = 0;
    for (Person p : room.people()) there += p.there() ? 1 : 0;
    if (there < room.quorum().number()
        || !share(room.quorum().share(), there, room.people().size())) {
      faults.add("Quorum");
    }
    for (OfRole of : room.quorum().roles()) {
      int ofRole = 0;
      for (Person p : room.people()) ofRole += p.there() && p.role().equals(of.role()) ? 1 : 0;
      if (ofRole < of.atLeast()) faults.add("Quorum by role");
    }
    for (int holder = 0; holder < room.people().size(); holder++) {
      int held = 0;
      for (Person p : room.people()) held += p.proxy() && p.holder() == holder ? 1 : 0;
      if (held > room.voting().proxies()) faults.add("Proxies");
    }
    if (room.barred() > 0) faults.add("Proxies");
    if (!room.voting().ways().contains(Way.NAMED)) faults.add("Vote");
    if (room.casting() != null && !lawful(room)) faults.add("Casting vote");
    if (winner(room) == null) faults.add("Threshold");
    return faults;
  }

  private static boolean share(@Nullable Mark mark, int amount, int of) {
    if (mark == null) return amount >= 1;
    BigDecimal left = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(mark.share().whole()));
    BigDecimal right = BigDecimal.valueOf(of).multiply(BigDecimal.valueOf(mark.share().part()));
    return amount >= 1
        && (mark.moreThan() ? left.compareTo(right) > 0 : left.compareTo(right) >= 0);
  }

  private static Map<String, Integer> hands(Room room) {
    Map<String, Integer> hands = new LinkedHashMap<>();
    sides(room).forEach(side -> hands.put(side, 0));
    for (Person p : room.people()) {
      if ((p.there() || p.proxy()) && hands.containsKey(p.vote())) {
        hands.merge(p.vote(), 1, Integer::sum);
      }
    }
    return hands;
  }

  private static List<String> sides(Room room) {
    return room.options() ? List.of("a", "b", "c") : List.of("for", "against");
  }

  private static Set<String> top(Room room) {
    Set<String> top = new HashSet<>();
    int best = 1;
    for (var side : hands(room).entrySet()) {
      if (side.getValue() > best) top.clear();
      if (side.getValue() >= best) {
        best = side.getValue();
        top.add(side.getKey());
      }
    }
    return top;
  }

  private static boolean lawful(Room room) {
    Casting casting = room.voting().casting();
    CastingVote given = room.casting();
    if (given == null || casting == null) return false;
    boolean tie = top(room).size() > 1;
    boolean stands = casting.use() == CastingUse.EITHER_WAY || given.choice().equals("against");
    return tie
        && top(room).contains(given.choice())
        && casting.seats().contains(given.seat())
        && given.seat().equals(room.chair())
        && stands;
  }

  private static @Nullable String winner(Room room) {
    Map<String, Integer> hands = hands(room);
    int more = 0;
    CastingVote given = room.casting();
    if (given != null && lawful(room)) {
      hands.merge(given.choice(), 1, Integer::sum);
      more = 1;
    }
    int base = more;
    for (Person p : room.people()) {
      boolean votes = p.there() || p.proxy();
      boolean side = votes && hands.containsKey(p.vote());
      base +=
          switch (room.voting().base()) {
            case OF_ROLL -> 1;
            case OF_VOTES_CAST -> side ? 1 : 0;
            case OF_VOTES_CAST_AND_ABSTENTIONS ->
                side || (votes && p.vote().equals("abstain")) ? 1 : 0;
          };
    }
    for (String side : room.options() ? sides(room) : List.of("for")) {
      boolean alone = true;
      for (var other : hands.entrySet()) {
        if (!other.getKey().equals(side)) {
          alone &=
              room.options()
                  ? other.getValue() < hands.get(side)
                  : !other.getValue().equals(hands.get(side));
        }
      }
      if (alone && share(room.voting().mark(), hands.get(side), base)) return side;
    }
    return null;
  }

  private static String outcome(Room room) {
    if (room.reserved()) return "no-decision";
    Set<String> faults = faults(room);
    if (faults.contains("Quorum") || faults.contains("Quorum by role")) return "no-decision";
    String winner = winner(room);
    if (winner == null) return "fallen";
    return room.options() ? "choice " + winner : "carried";
  }

  // What the judge is given

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Carried _ -> "carried";
      case Outcome.Fallen _ -> "fallen";
      case Outcome.Choice(String option) -> "choice " + option;
      case Outcome.NoDecision _ -> "no-decision";
      default -> outcome.toString();
    };
  }

  private static Set<String> notMet(Judgement judged) {
    Set<String> names = new TreeSet<>();
    judged.checks().stream()
        .filter(c -> c.status() == Status.NOT_MET)
        .map(Check::name)
        .forEach(names::add);
    return names;
  }

  private static Constitution rules(Room room) {
    Constitution base = room.options() ? MeetingIsJudgedTest.options() : Example.MODEL;
    return Example.with(Example.with(base, "6.3", room.quorum()), "6.4", room.voting());
  }

  private static Facts facts(Room room) {
    var facts = new Facts();
    facts.kind = room.options() ? "choice" : "ordinary";
    facts.matter = room.reserved() ? "shared-money" : null;
    ZoneId england = ZoneId.of("Europe/London");
    facts.notice = LocalDate.of(2026, 11, 10).minusDays(room.noticeDays());
    facts.starts = LocalDate.of(2026, 11, 10).atTime(18, 0).atZone(england).toInstant();
    facts.opened = facts.starts.plusSeconds(60);
    facts.closed = facts.opened.plusSeconds(60);
    facts.members = count(room.people());
    facts.present = count(room.people().stream().filter(Person::there).toList());
    Map<String, Long> byOption = new LinkedHashMap<>();
    hands(room).forEach((side, n) -> byOption.put(side, (long) n));
    long abstained = 0;
    long silent = 0;
    long given = 0;
    Map<Integer, Long> held = new TreeMap<>();
    for (Person p : room.people()) {
      if (p.proxy()) {
        given++;
        held.merge(p.holder(), 1L, Long::sum);
      }
      if (p.there() || p.proxy()) {
        abstained += p.vote().equals("abstain") ? 1 : 0;
        silent += p.vote().isEmpty() ? 1 : 0;
      }
    }
    facts.votes = new Votes(byOption, abstained, silent);
    long most = held.values().stream().mapToLong(n -> n).max().orElse(0);
    facts.proxies = new Proxies(given, most, Math.min(given, room.barred()));
    facts.casting = room.casting();
    facts.chair = new DecisionFacts.Officer(room.chair(), LocalDate.of(2025, 1, 1), null);
    return facts;
  }

  private static Headcount count(List<Person> people) {
    var roles = new TreeMap<String, Long>();
    people.forEach(p -> roles.merge(p.role(), 1L, Long::sum));
    return new Headcount(people.size(), roles);
  }

  // Random rooms, small enough that ties and bare quorums are common

  private static Room room(Random random) {
    boolean options = random.nextInt(4) == 0;
    int size = 3 + random.nextInt(9);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean there = i < 2 || random.nextInt(4) > 0;
      boolean proxy = !there && random.nextInt(5) == 0;
      people.add(
          new Person(
              random.nextInt(3) == 0 ? "lay" : "gp",
              there,
              vote(random, options),
              proxy,
              proxy ? random.nextInt(2) : -1));
    }
    boolean given = people.stream().anyMatch(Person::proxy);
    Casting casting = random.nextInt(4) == 0 ? null : casting(random, options);
    return new Room(
        people,
        options,
        quorum(random, size),
        new BoardVoting(
            options ? List.of("ordinary", "choice") : List.of("ordinary"),
            random.nextInt(8) == 0 ? List.of(Way.SHOW) : List.of(Way.SHOW, Way.NAMED),
            pick(random, List.of(Mark.moreThan(1, 2), Mark.atLeast(1, 2), Mark.atLeast(2, 3))),
            pick(random, List.of(Base.values())),
            random.nextInt(3),
            casting),
        random.nextInt(3) == 0 ? given(random, options) : null,
        pick(random, List.of("chair", "chair", "treasurer", "secretary")),
        3 + random.nextInt(4),
        given && random.nextInt(6) == 0 ? 1 : 0,
        !options && random.nextInt(12) == 0);
  }

  private static String vote(Random random, boolean options) {
    return pick(
        random,
        options
            ? List.of("a", "a", "b", "b", "c", "abstain", "")
            : List.of("for", "for", "for", "against", "against", "abstain", ""));
  }

  private static Casting casting(Random random, boolean options) {
    return new Casting(
        random.nextBoolean() ? List.of("chair") : List.of("chair", "treasurer"),
        !options && random.nextInt(3) == 0 ? CastingUse.AS_THINGS_STAND : CastingUse.EITHER_WAY);
  }

  private static CastingVote given(Random random, boolean options) {
    return new CastingVote(
        pick(random, List.of("chair", "chair", "treasurer", "neighbourhood")),
        pick(random, options ? List.of("a", "b", "c") : List.of("for", "against")));
  }

  private static BoardQuorum quorum(Random random, int size) {
    return new BoardQuorum(
        BoardExample.SEATS,
        1 + random.nextInt(Math.max(1, size - 1)),
        random.nextBoolean()
            ? null
            : pick(random, List.of(Mark.atLeast(1, 3), Mark.moreThan(1, 2))),
        random.nextBoolean()
            ? List.of()
            : List.of(new OfRole("gp", 1 + random.nextInt(2)), new OfRole("lay", 1)));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
