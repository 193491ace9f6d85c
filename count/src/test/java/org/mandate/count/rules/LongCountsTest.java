package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/** A count that a stranger's file makes long can be stopped, and does not fill the memory. */
class LongCountsTest {
  private static final Lot LOT = new Lot.Seed("seed");

  @AfterEach
  void forgetTheInterruption() {
    Thread.interrupted();
  }

  private static Election election(int candidates, int papers) {
    var random = new Random(candidates);
    var builder = new Ballots.Builder(0);
    for (int p = 0; p < papers; p++) {
      var order = new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
      Collections.shuffle(order, random);
      short[] row = new short[candidates];
      for (int i = 0; i < candidates; i++) row[i] = order.get(i).shortValue();
      builder.add(1, row, candidates);
    }
    List<String> names = IntStream.range(0, candidates).mapToObj(i -> "Candidate " + i).toList();
    return Papers.of(names, 1, builder.build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scottish-2007",
        "wigm-prf",
        "ers97",
        "irv",
        "meek",
        "meek-prf",
        "meek-nz",
        "meek-fixed9",
        "warren",
        "schulze",
        "ranked-pairs"
      })
  void anInterruptedCountGivesNothing(String rule) {
    Election election = election(20, 50);
    Rule counts = Rules.named(rule).orElseThrow();

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> counts.count(election, LOT)).isInstanceOf(CountStopped.class);
    assertThat(counts.count(election, LOT)).isInstanceOf(Count.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schulze", "ranked-pairs"})
  void twoHundredCandidatesAreComparedInSeconds(String rule) {
    Election election = election(200, 31);

    Outcome outcome =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> Rules.named(rule).orElseThrow().count(election, LOT));

    assertThat(outcome).isInstanceOf(Count.class);
  }

  @Test
  void aLongPathIsToldByItsEnds() {
    int n = 200;
    var builder = new Ballots.Builder(0);
    for (int first = 0; first < n; first++) {
      short[] row = new short[n];
      for (int i = 0; i < n; i++) row[i] = (short) ((first + i) % n);
      builder.add(first + 1L, row, n);
    }
    List<String> names = IntStream.range(0, n).mapToObj(i -> "N" + i).toList();
    Count count =
        (Count)
            Rules.named("schulze").orElseThrow().count(Papers.of(names, 1, builder.build()), LOT);

    Pairwise pairs = count.pairwise();
    assertThat(pairs).isNotNull();
    assertThat(pairs.explanation()).anyMatch(step -> step.contains("more) > "));
    assertThat(pairs.explanation()).allMatch(step -> step.length() < 300);
  }
}
