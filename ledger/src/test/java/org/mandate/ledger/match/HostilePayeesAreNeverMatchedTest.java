package org.mandate.ledger.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ledger.match.Match.Decision;

/** Payees made to deceive, or broken: a person looks at them, and the matcher never falls over. */
class HostilePayeesAreNeverMatchedTest {
  private final PayeeNames names =
      PayeeNames.of(
          List.of(
              Organisation.of("A10001", "THE OAK TREE SURGERY", "AB1 2CD", Set.of("North")),
              Organisation.of("A10002", "WILLOWBROOK MEDICAL CENTRE"),
              Organisation.of("A10003", "THE SURGERY"),
              Organisation.of("A10004", "CANAL LANE SURGERY")));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\u200B\u200B", "---", "…", "\uD800", "'&'"})
  void aPayeeWithoutWordsIsNobody(String payee) {
    assertThat(names.match(payee).decision()).isIn(Decision.NONE);
    assertThat(names.match(payee).best()).isEmpty();
  }

  @Test
  void aForeignLetterAmongLatinOnesIsShownToAPersonWithWhomItResembles() {
    Match cyrillic = names.match("THE О\u0410K TREE SURGERY");
    Match greek = names.match("WILLOWBROOK MEDICAL CENTR\u0395");

    assertThat(cyrillic.decision()).isEqualTo(Decision.ASK);
    assertThat(cyrillic.why()).contains("another script");
    assertThat(cyrillic.best().orElseThrow().organisation().code()).isEqualTo("A10001");
    assertThat(greek.decision()).isEqualTo(Decision.ASK);
  }

  @Test
  void aLookAlikeDoesNotInheritWhatWasDecidedOnTheTrueName() {
    Decided decided =
        _ -> java.util.Optional.of(new Decided.Answer(java.util.Optional.of("A10001")));

    assertThat(names.match("THE \u041EAK TREE SURGERY", Hints.NONE, decided).decision())
        .isEqualTo(Decision.ASK);
    assertThat(names.match("THE \u202EOAK TREE SURGERY", Hints.NONE, decided).decision())
        .isEqualTo(Decision.ASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202E", "\u200F", "\u2066", "\u0007", "\u001B"})
  void directionMarksAndControlCharactersAreShownToAPerson(String mark) {
    assertThat(names.match("THE OAK " + mark + "TREE SURGERY").decision()).isEqualTo(Decision.ASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\u00AD", "\u200B", "\u00A0", "\t", "  "})
  void litterOfSpreadsheetsDeceivesNobody(String litter) {
    Match match = names.match("THE OAK " + litter + "TREE SURGERY");

    assertThat(match.decision()).as(match.why()).isEqualTo(Decision.AUTOMATIC);
  }

  @Test
  void tenThousandCharactersAreReadNoFurtherThanANameReaches() {
    String payee = "WILLOWBROOK MEDICAL CENTRE " + "X ".repeat(5_000);
    long began = System.nanoTime();

    Match match = names.match(payee);

    assertThat(match.decision()).isIn(Decision.ASK, Decision.NONE);
    assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    assertThat(names.match("A".repeat(10_000)).decision()).isIn(Decision.ASK, Decision.NONE);
  }

  @Test
  void whateverIsAskedIsAnswered() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder payee = new StringBuilder();
      int length = random.nextInt(40);
      for (int at = 0; at < length; at++) payee.append((char) random.nextInt(0x3000));
      Match match = names.match(payee.toString());
      assertThat(match.decision())
          .as("seed " + seed + ": " + payee)
          .isNotEqualTo(Decision.AUTOMATIC);
    }
  }

  @Test
  void aNameOfNothingButKindsIsNeverMatchedByItself() {
    assertThat(names.match("THE SURGERY").decision()).isEqualTo(Decision.ASK);
    assertThat(names.match("Medical Centre").decision()).isNotEqualTo(Decision.AUTOMATIC);
  }
}
