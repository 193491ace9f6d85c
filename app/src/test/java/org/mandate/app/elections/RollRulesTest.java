package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** A ballot whose close could not be written is refused before anybody votes. */
class RollRulesTest {
  private static final Instant OPENS = Instant.parse("2026-01-07T09:00:00Z");

  private static Ballot ballot(List<String> options) {
    return new Ballot(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "choice",
        1,
        options,
        Ballot.State.DRAFT,
        Optional.empty(),
        OPENS,
        OPENS.plusSeconds(1_000_000),
        Ballot.Plan.NONE,
        Optional.of(OPENS),
        "registered",
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<RollLine> roll(int practices, String codes) {
    List<RollLine> roll = new ArrayList<>();
    for (int i = 1; i <= practices; i++) {
      roll.add(new RollLine(codes.formatted(i), 10_000, null));
    }
    return roll;
  }

  private static Optional<String> obstacle(List<String> options, boolean ranked, int n, String c) {
    return RollRules.obstacle(ballot(options), ranked, "marlbrook", roll(n, c));
  }

  @Test
  void longCodesAndLongOptionsMakeTheLargestRollSmaller() {
    List<String> motion = List.of("for", "against");
    String local = "PRA-MARLBROOK-EA-%03d"; // 20 letters, as many as a local code has
    List<String> choice = List.of("one-hub-in-each-neighbourhood-", "one");

    assertThat(obstacle(motion, false, 500, "A%05d")).isEmpty();
    assertThat(obstacle(choice, false, 500, local).orElseThrow())
        .contains("all votes", "shorter options");
    assertThat(obstacle(choice, false, 350, local)).isEmpty();
    assertThat(obstacle(motion, false, 501, "A%05d").orElseThrow()).contains("501 practices");
    assertThat(obstacle(motion, false, 0, "A%05d").orElseThrow()).contains("0 practices");
  }

  @Test
  void aFullRankingIsTheLongestChoice() {
    List<String> candidates = new ArrayList<>();
    for (char c = 'a'; c <= 't'; c++) {
      candidates.add(String.valueOf(c));
    }

    assertThat(obstacle(candidates, true, 450, "A%05d").orElseThrow()).contains("fewer candidates");
    assertThat(obstacle(candidates, false, 450, "A%05d")).isEmpty();
  }

  @Test
  void theRollItselfWithItsAreasMustFitToo() {
    List<RollLine> roll = new ArrayList<>();
    for (int i = 1; i <= 450; i++) {
      roll.add(new RollLine("A%05d".formatted(i), 10_000, "A neighbourhood ".repeat(8) + i));
    }

    assertThat(RollRules.obstacle(ballot(List.of("for", "against")), false, "marlbrook", roll))
        .get()
        .asString()
        .contains("holds the roll");
  }

  @Test
  void eachRuleSaysItsOwnOfALowerChoice() {
    for (Rule rule : Rules.all()) {
      String one = RankedWords.lower(rule.id(), 2);
      boolean transfers =
          !List.of("approval", "plurality", "schulze", "ranked-pairs", "score", "yes-no")
              .contains(rule.id());
      assertThat(one.contains("never counts against")).as(rule.id()).isEqualTo(transfers);
    }
    assertThat(RankedWords.lower("plurality", 1)).isEqualTo("Only your first choice counts.");
    assertThat(RankedWords.lower("plurality", 3)).contains("first 3 choices");
  }
}
