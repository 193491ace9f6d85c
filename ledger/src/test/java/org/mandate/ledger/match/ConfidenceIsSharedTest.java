package org.mandate.ledger.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.match.Match.Decision;

/** Laws that hold for every universe of names, made up anew each time; the seed is told. */
class ConfidenceIsSharedTest {
  private static final List<String> FIRST =
      List.of(
          "Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Grove", "Heath", "Ivy", "Juniper",
          "Kestrel", "Larch");
  private static final List<String> SECOND =
      List.of("field", "brook", "wood", "ford", "bridge", "mere", "stead", "combe", "wick", "ley");
  private static final List<String> KIND =
      List.of("Surgery", "Medical Centre", "Practice", "Health Centre", "Group Practice");

  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private String name() {
    String area = random.nextBoolean() ? "" : one(FIRST) + " ";
    return area + one(FIRST) + one(SECOND) + " " + one(KIND);
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private List<Organisation> universe(int size) {
    List<Organisation> universe = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      universe.add(Organisation.of("P" + at, name(), "", Set.of("area " + at % 3)));
    }
    return universe;
  }

  @RepeatedTest(5)
  void confidencesAreSharesOfOneWholeAndTheBestComesFirst() {
    PayeeNames names = PayeeNames.of(universe(300));
    for (int round = 0; round < 200; round++) {
      Match match = names.match(name());
      double sum = match.alternatives().stream().mapToDouble(Candidate::confidence).sum();
      assertThat(sum).as("seed " + seed).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(match.alternatives())
          .as("seed " + seed)
          .hasSizeLessThanOrEqualTo(5)
          .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
      match.best().ifPresent(best -> assertThat(best).isEqualTo(match.alternatives().getFirst()));
    }
  }

  @RepeatedTest(5)
  void asManyOrganisationsOfOneNameAsThereAreShareItEqually() {
    List<Organisation> universe = new ArrayList<>(universe(200));
    int twins = 2 + random.nextInt(5);
    for (int at = 0; at < twins; at++)
      universe.add(Organisation.of("T" + at, "Quillhaven Surgery"));

    Match match = PayeeNames.of(universe).match("QUILLHAVEN SURG.");

    assertThat(match.decision()).as("seed " + seed).isEqualTo(Decision.ASK);
    assertThat(match.confidence()).isLessThanOrEqualTo(1.0 / twins + 1e-9);
    for (Candidate one : match.alternatives().subList(0, Math.min(5, twins))) {
      assertThat(one.confidence()).as("seed " + seed).isCloseTo(match.confidence(), within(1e-9));
    }
  }

  @RepeatedTest(3)
  void aHigherThresholdOnlyAsksMoreAndChangesNoAnswer() {
    List<Organisation> universe = universe(300);
    PayeeNames low = PayeeNames.of(universe, 0.7);
    PayeeNames high = PayeeNames.of(universe, 0.97);
    for (int round = 0; round < 200; round++) {
      String payee = name();
      Match loose = low.match(payee);
      Match strict = high.match(payee);
      assertThat(strict.alternatives()).as("seed " + seed).isEqualTo(loose.alternatives());
      if (strict.decision() == Decision.AUTOMATIC) {
        assertThat(loose.decision()).as("seed " + seed).isEqualTo(Decision.AUTOMATIC);
      }
    }
  }

  @RepeatedTest(3)
  void caseSpacesAndPunctuationChangeNothing() {
    PayeeNames names = PayeeNames.of(universe(300));
    for (int round = 0; round < 100; round++) {
      String payee = name();
      String other =
          " "
              + payee.toLowerCase(Locale.ROOT).replace(" ", "  ").replace("health", "Health,")
              + ". ";
      Match match = names.match(payee);
      assertThat(names.match(other).alternatives())
          .as("seed " + seed)
          .isEqualTo(match.alternatives());
      assertThat(PayeeNames.key(other)).isEqualTo(PayeeNames.key(payee));
    }
  }

  @RepeatedTest(3)
  void theOrderOfTheUniverseChangesNothing() {
    List<Organisation> universe = universe(200);
    List<Organisation> shuffled = new ArrayList<>(universe);
    java.util.Collections.shuffle(shuffled, random);
    PayeeNames one = PayeeNames.of(universe);
    PayeeNames other = PayeeNames.of(shuffled);
    for (int round = 0; round < 100; round++) {
      String payee = name();
      Match a = one.match(payee);
      Match b = other.match(payee);
      assertThat(b.decision()).as("seed " + seed + " " + payee).isEqualTo(a.decision());
      assertThat(b.confidence()).as("seed " + seed).isCloseTo(a.confidence(), within(1e-4));
    }
  }

  @Test
  void aHintMovesConfidenceBetweenOrganisationsAndMakesNoneOfNothing() {
    List<Organisation> universe =
        List.of(
            Organisation.of("N", "Quillhaven Surgery", "AB1 2CD", Set.of("north")),
            Organisation.of("S", "Quillhaven Surgery", "ZZ1 2ZZ", Set.of("south")));
    PayeeNames names = PayeeNames.of(universe);
    Hints south = new Hints("ZZ12ZZ", Set.of("South"));

    Match plain = names.match("Quillhaven Surgery");
    Match hinted = names.match("Quillhaven Surgery", south);
    Match stranger = names.match("Fenwick Builders", south);
    Match elsewhere = names.match("Quillhaven Surgery", new Hints("QQ1 1QQ", Set.of("west")));

    assertThat(hinted.best().orElseThrow().organisation().code()).isEqualTo("S");
    assertThat(hinted.decision()).isEqualTo(Decision.AUTOMATIC);
    assertThat(hinted.confidence()).isLessThanOrEqualTo(plain.confidence() * 2 + 1e-9);
    assertThat(stranger.decision()).isEqualTo(Decision.NONE);
    assertThat(elsewhere.decision()).isEqualTo(Decision.ASK);
  }
}
