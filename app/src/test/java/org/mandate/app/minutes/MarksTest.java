package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.app.minutes.Marks.Part.Paragraph;
import org.mandate.app.minutes.Marks.Part.Points;
import org.mandate.app.minutes.Marks.Part.Quote;

/** The few marks of a minute's text. */
class MarksTest {

  @Test
  void paragraphsPointsAndQuotesAreToldApart() {
    assertThat(
            Marks.parts(
                """
                First line
                goes on.

                Second.
                - one
                  and more of one
                - two
                > kept
                >word for word
                """))
        .containsExactly(
            new Paragraph("First line\ngoes on."),
            new Paragraph("Second."),
            new Points(List.of("one\nand more of one", "two")),
            new Quote("kept\nword for word"));
  }

  @Test
  void aDashOrAngleInsideALineIsWords() {
    assertThat(Marks.parts("5 - 3 > 1\n-not a point"))
        .containsExactly(new Paragraph("5 - 3 > 1\n-not a point"));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(Marks.parts("")).isEmpty();
    assertThat(Marks.parts(" \n\t\n")).isEmpty();
    assertThat(Marks.parts("-\n- ")).containsExactly(new Points(List.of()));
  }

  @Test
  void whatIsKeptHasOneKindOfLineEndAndNoControlLetters() {
    assertThat(Marks.clean("  a\r\nb\rc \u0000\u0007\ud800d\t \n\n")).isEqualTo("a\nb\nc d");
    assertThat(Marks.clean("café “x” \ud83d\ude00")).isEqualTo("café “x” \ud83d\ude00");
  }

  @Test
  void anyTextIsCleanedOnceAndForAllAndItsPartsHoldAllItsLetters() {
    Random random = new Random(5220);
    String letters = "ab ->\n\r\t\u0001é<&";
    for (int i = 0; i < 2000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        typed.append(letters.charAt(random.nextInt(letters.length())));
      }
      String clean = Marks.clean(typed.toString());
      assertThat(Marks.clean(clean)).as("%s", typed).isEqualTo(clean);
      StringBuilder seen = new StringBuilder();
      Marks.parts(clean)
          .forEach(
              part ->
                  seen.append(
                      switch (part) {
                        case Paragraph(String words) -> words;
                        case Quote(String words) -> words;
                        case Points(List<String> items) -> String.join("", items);
                      }));
      // Marks themselves may go; no letter may.
      assertThat(seen.toString().replaceAll("[^abé<&]", ""))
          .as("%s", typed)
          .isEqualTo(clean.replaceAll("[^abé<&]", ""));
    }
  }
}
