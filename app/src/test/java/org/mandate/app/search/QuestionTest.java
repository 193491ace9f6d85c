package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.app.search.Question.Term;

class QuestionTest {
  private static List<Term> terms(String typed) {
    return Question.of(typed).terms();
  }

  @Test
  void everyWordIsATermAndTheLastMayBeABeginning() {
    assertThat(terms("  night   cov"))
        .containsExactly(new Term("night", false, false), new Term("cov", false, true));
  }

  @Test
  void wordsInQuotationMarksStayTogetherAndAreWhole() {
    assertThat(terms("\"night cover\" rota"))
        .containsExactly(new Term("night cover", false, false), new Term("rota", false, true));
    assertThat(terms("rota “night cover”"))
        .containsExactly(new Term("rota", false, false), new Term("night cover", false, false));
  }

  @Test
  void aQuotationMarkThatIsNotClosedRunsToTheEnd() {
    assertThat(terms("rota \"night cover"))
        .containsExactly(new Term("rota", false, false), new Term("night cover", false, false));
  }

  @Test
  void aMinusLeavesOutAndAHyphenDoesNot() {
    assertThat(terms("2026-051 -draft -\"old text\""))
        .containsExactly(
            new Term("2026-051", false, false),
            new Term("draft", true, false),
            new Term("old text", true, false));
    assertThat(terms("co-operation")).containsExactly(new Term("co-operation", false, true));
  }

  @Test
  void whatOnlyLeavesOutAsksNothing() {
    assertThat(Question.of("-draft").asksNothing()).isTrue();
    assertThat(Question.of("").asksNothing()).isTrue();
    assertThat(Question.of(" - \" ' -- ?? ").asksNothing()).isTrue();
    assertThat(Question.of("draft").asksNothing()).isFalse();
  }

  @Test
  void anythingCanBeRead() {
    Random random = new Random(3);
    String signs = "ab1 -\"“'\\:*&|!()<>\0\n\u2028é\ud83d\ude00%_$@~=";
    for (int i = 0; i < 2000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int n = random.nextInt(400); n > 0; n--) {
        typed.append(signs.charAt(random.nextInt(signs.length())));
      }
      Question q = Question.of(typed.toString());
      assertThat(q.terms()).hasSizeLessThanOrEqualTo(12);
      assertThat(q.terms()).allMatch(t -> t.words().chars().anyMatch(Character::isLetterOrDigit));
      assertThat(q.terms().stream().mapToInt(t -> t.words().length()).sum())
          .isLessThanOrEqualTo(Question.LONGEST);
      assertThat(q.terms().stream().filter(Term::beginning)).hasSizeLessThanOrEqualTo(1);
    }
  }
}
