package org.mandate.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.count.CountResult.Counted;

/**
 * The count against a literal one that asks, for each figure, each line of the roll by itself.
 * Seeds are printed; -Dmandate.seed=N repeats one.
 */
class CountAgainstTheOracleTest {

  private static final int CASES = 1500;

  @Test
  void everyFigureIsWhatCountingByHandGives() {
    forEachCase(
        (roll, question, votes, counted, as) -> {
          for (Franchise franchise : Franchise.values()) {
            check(counted.tally(franchise), roll.voters(), votes, as);
            var areas = counted.tallyByArea(franchise);
            areas.forEach(
                (area, tally) ->
                    check(
                        tally,
                        roll.voters().stream().filter(v -> area.equals(v.area())).toList(),
                        votes,
                        as));
            assertThat(areas.keySet())
                .as(as)
                .containsExactlyInAnyOrderElementsOf(
                    roll.voters().stream()
                        .map(Voter::area)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
          }
        });
  }

  @Test
  void votesAreConserved() {
    forEachCase(
        (roll, question, votes, counted, as) -> {
          var practices = counted.tally(Franchise.ONE_PRACTICE_ONE_VOTE);
          var patients = counted.tally(Franchise.WEIGHTED_BY_LIST);
          assertThat(practices.roll()).as(as).isEqualTo(roll.size());
          assertThat(patients.roll()).as(as).isEqualTo(roll.weight());
          assertThat(practices.tookPart()).as(as).isEqualTo(votes.size());
          var listed = new ArrayList<>(counted.didNotVote());
          listed.addAll(counted.votersFor(Question.ABSTAIN));
          question.options().forEach(option -> listed.addAll(counted.votersFor(option)));
          assertThat(listed)
              .as(as)
              .containsExactlyInAnyOrderElementsOf(roll.voters().stream().map(Voter::id).toList());
          var byArea = counted.tallyByArea(Franchise.WEIGHTED_BY_LIST).values();
          long without =
              roll.voters().stream().filter(v -> v.area() == null).mapToLong(Voter::weight).sum();
          assertThat(byArea.stream().mapToLong(Tally::roll).sum() + without)
              .as(as)
              .isEqualTo(roll.weight());
        });
  }

  @Test
  void theOrderOfTheVotesChangesNothing() {
    forEachCase(
        (roll, question, votes, counted, as) -> {
          var shuffled = new ArrayList<>(votes);
          Collections.shuffle(shuffled, new Random(votes.size()));
          assertThat(VoteCount.count(roll, question, shuffled)).as(as).isEqualTo(counted);
        });
  }

  private interface Case {
    void check(Roll roll, Question question, List<Vote> votes, Counted counted, String as);
  }

  private static void forEachCase(Case test) {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("CountAgainstTheOracleTest seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      var question =
          random.nextBoolean() ? Question.yesNo() : new Question(List.of("full", "partial", "out"));
      var choices = new ArrayList<>(question.options());
      choices.add(Question.ABSTAIN);
      var voters = new ArrayList<Voter>();
      var votes = new ArrayList<Vote>();
      int size = random.nextInt(40);
      for (int v = 0; v < size; v++) {
        String area = random.nextInt(5) == 0 ? null : "area " + random.nextInt(4);
        voters.add(new Voter("MB-" + v, weight(random), area));
        if (random.nextInt(4) > 0) {
          votes.add(new Vote("MB-" + v, choices.get(random.nextInt(choices.size()))));
        }
      }
      var roll = new Roll(voters);
      var counted = (Counted) VoteCount.count(roll, question, votes);
      test.check(roll, question, votes, counted, "seed " + seed + " case " + i);
    }
  }

  private static long weight(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> Long.MAX_VALUE / 50;
      default -> random.nextInt(20_000);
    };
  }

  private static void check(Tally tally, List<Voter> voters, List<Vote> votes, String as) {
    tally
        .byOption()
        .forEach(
            (option, amount) ->
                assertThat(BigInteger.valueOf(amount))
                    .as(as)
                    .isEqualTo(byHand(tally.franchise(), voters, votes, option)));
    assertThat(BigInteger.valueOf(tally.abstained()))
        .as(as)
        .isEqualTo(byHand(tally.franchise(), voters, votes, "abstain"));
    assertThat(BigInteger.valueOf(tally.didNotVote()))
        .as(as)
        .isEqualTo(byHand(tally.franchise(), voters, votes, null));
  }

  private static BigInteger byHand(
      Franchise franchise, List<Voter> voters, List<Vote> votes, String choice) {
    BigInteger sum = BigInteger.ZERO;
    for (Voter voter : voters) {
      String chosen = null;
      for (Vote vote : votes) if (vote.voter().equals(voter.id())) chosen = vote.choice();
      if (Objects.equals(chosen, choice)) {
        boolean one = franchise == Franchise.ONE_PRACTICE_ONE_VOTE;
        sum = sum.add(one ? BigInteger.ONE : BigInteger.valueOf(voter.weight()));
      }
    }
    return sum;
  }
}
