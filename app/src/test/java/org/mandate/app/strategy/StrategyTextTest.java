package org.mandate.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts of clauses: their order, their hash, and what one changes in another. */
class StrategyTextTest {
  private static final long SEED = 20261127;

  private static Clause clause(int id, String number, String text) {
    return new Clause(new UUID(0, id), number, "Heading " + id, text, "Plain " + text);
  }

  @Test
  void clausesStandInTheOrderOfTheirNumbers() {
    StrategyText text =
        new StrategyText(
            1,
            List.of(
                clause(1, "10", "a"),
                clause(2, "2.10", "b"),
                clause(3, "2", "c"),
                clause(4, "2.9", "d")));

    assertThat(text.clauses()).extracting(Clause::number).containsExactly("2", "2.9", "2.10", "10");
  }

  @Test
  void theCanonicalTextReadsBackAndItsHashIsOfEveryWord() {
    StrategyText text =
        new StrategyText(
            2, List.of(clause(1, "1", "Zoë’s “rooms”\n& <more>"), clause(2, "2", "b")));

    assertThat(StrategyText.parse(text.canonical())).isEqualTo(text);
    assertThat(StrategyText.parse(text.canonical()).hash()).isEqualTo(text.hash());
    assertThat(text.with(clause(2, "2", "c")).hash()).isNotEqualTo(text.hash());
    assertThat(text.as(3).hash()).isNotEqualTo(text.hash());
  }

  @Test
  void doingTheChangesToTheOldTextGivesTheNewOne() {
    var random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      StrategyText before = some(random);
      StrategyText after = some(random);

      StrategyText done = before;
      for (StrategyText.Change change : after.changesFrom(before)) {
        done =
            switch (change) {
              case StrategyText.Change.Added(Clause c) -> done.with(c);
              case StrategyText.Change.Changed(Clause b, Clause c) -> done.with(c);
              case StrategyText.Change.Removed(Clause c) -> done.without(c.id());
            };
      }

      assertThat(done.clauses())
          .as("seed " + SEED)
          .containsExactlyInAnyOrderElementsOf(after.clauses());
      assertThat(before.changesFrom(before)).isEmpty();
    }
  }

  private static StrategyText some(Random random) {
    List<Clause> clauses = new ArrayList<>();
    for (int id = 1; id <= 6; id++) {
      if (random.nextBoolean()) {
        clauses.add(clause(id, (1 + random.nextInt(9)) + "." + id, "text " + random.nextInt(3)));
      }
    }
    return new StrategyText(1, clauses);
  }
}
