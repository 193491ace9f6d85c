package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.web.TextCompare.Kind.ADDED;
import static org.mandate.app.web.TextCompare.Kind.KEPT;
import static org.mandate.app.web.TextCompare.Kind.REMOVED;

import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.TextCompare.Kind;
import org.mandate.app.web.TextCompare.Run;

/** Two texts compared word by word. */
class TextCompareTest {
  private static final long SEED = 20261127;

  @Test
  void whatIsReplacedStandsBeforeWhatReplacesIt() {
    TextCompare c =
        TextCompare.of("The board shall meet monthly.", "The board should meet weekly.");

    assertThat(c.runs())
        .containsExactly(
            new Run(KEPT, "", "The board"),
            new Run(REMOVED, " ", "shall"),
            new Run(ADDED, " ", "should"),
            new Run(KEPT, " ", "meet"),
            new Run(REMOVED, " ", "monthly"),
            new Run(ADDED, " ", "weekly"),
            new Run(KEPT, "", "."));
    assertThat(c.summary()).isEqualTo("2 words put in and 2 words taken out, at 2 places");
  }

  @Test
  void aSentenceSaysHowMuchDiffersAndNothingIsSaidOfSpaces() {
    assertThat(TextCompare.of("One  rota,\r\nfour hubs", "One rota, four\nhubs").isSame()).isTrue();
    assertThat(TextCompare.of("a", "a").summary()).isEqualTo("No word differs");
    assertThat(TextCompare.of("", "Put in").summary()).isEqualTo("2 words put in, at 1 place");
    assertThat(TextCompare.of("It’s gone", "").summary())
        .isEqualTo("2 words taken out, at 1 place");
    assertThat(TextCompare.of("One.", "One;").summary())
        .isEqualTo("Only punctuation differs, at 1 place");
  }

  @Test
  void bothTextsCanBeReadOutOfTheRuns() {
    var random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      String before = text(random);
      String after = random.nextInt(3) == 0 ? text(random) : changed(before, random);

      TextCompare c = TextCompare.of(before, after);

      String why = "seed " + SEED + ": " + before + " -> " + after;
      assertThat(written(c, k -> k != REMOVED)).as(why).isEqualTo(after.strip());
      assertThat(squeezed(written(c, k -> k != ADDED))).as(why).isEqualTo(squeezed(before));
      assertThat(c.isSame()).as(why).isEqualTo(squeezed(before).equals(squeezed(after)));
    }
  }

  @Test
  void theKeptWordsAreALongestCommonRunAsASlowTableFindsIt() {
    var random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      List<String> before = words(random, random.nextInt(200));
      List<String> after = words(random, random.nextInt(200));

      boolean[] kept = WordMatch.kept(before, after);

      List<String> common = new ArrayList<>();
      for (int i = 0; i < kept.length; i++) {
        if (kept[i]) {
          common.add(before.get(i));
        }
      }
      String why = "seed " + SEED + ", round " + round;
      assertThat(common.size()).as(why).isEqualTo(longest(before, after));
      assertThat(isWithin(common, after)).as(why).isTrue();
    }
  }

  @Test
  void textsWithNothingInCommonCostNoMoreThanOthers() {
    String before = "a ".repeat(10_000);
    String after = "b ".repeat(10_000);
    String far = "a b ".repeat(100_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(TextCompare.of(before, after).runs()).hasSize(2));
    // Longer than is compared word by word: all of it is replaced.
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(TextCompare.of(far, after + far + after).added()).isPositive());
  }

  @Test
  void typedMarkupIsWrittenAsWordsAndChangesAreHeardToo() {
    var out = new StringOutput();

    TextCompare.of("Keep <b>\nthis", "Keep <i>\nthis").writeTo(out);

    assertThat(out.toString())
        .contains("[taken out: ", "[put in: ", "<del>", "<ins>", "&gt;<br>this")
        .doesNotContain("<b>", "<i>");
  }

  private static String written(TextCompare c, Predicate<Kind> which) {
    return c.runs().stream()
        .filter(r -> which.test(r.kind()))
        .map(r -> r.gap() + r.words())
        .collect(Collectors.joining())
        .strip();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static final List<String> PIECES =
      List.of("a", "b", "c", "the", "board’s", ",", ".", "(", "10", "é", "👩", "x-y", "\n", "  ");

  private static String text(Random random) {
    var out = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      out.append(PIECES.get(random.nextInt(PIECES.size()))).append(" ");
    }
    return out.toString();
  }

  private static String changed(String text, Random random) {
    var pieces = new ArrayList<>(List.of(text.split(" ", -1)));
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(pieces.size() + 1);
      if (at < pieces.size() && random.nextBoolean()) {
        pieces.remove(at);
      } else {
        pieces.add(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return String.join(" ", pieces);
  }

  private static List<String> words(Random random, int count) {
    int alphabet = 1 + random.nextInt(12);
    return random.ints(count, 0, alphabet).mapToObj(Integer::toString).toList();
  }

  /** The oracle: the whole table, cell by cell. */
  private static int longest(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        table[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table[a.size()][b.size()];
  }

  private static boolean isWithin(List<String> part, List<String> whole) {
    int at = 0;
    for (String word : whole) {
      at += at < part.size() && part.get(at).equals(word) ? 1 : 0;
    }
    return at == part.size();
  }
}
