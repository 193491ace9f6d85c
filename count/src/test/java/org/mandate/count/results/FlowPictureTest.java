package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

class FlowPictureTest {
  private static final Pattern LABELS = Pattern.compile("aria-labelledby=\"(\\S+) (\\S+)\"");

  private static int times(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String wide(String figure) {
    return figure.substring(figure.indexOf("<svg"), figure.indexOf("</svg>"));
  }

  @Test
  void aPictureHasATitleAndADescriptionThatItNames() {
    String figure = FlowPicture.of(Told.count("irv", 3, 1, "5 1", "4 2", "2 3 2"), "f");

    assertThat(figure).contains("<b>Bob gained most on the way: from 4 to 6</b>");
    assertThat(times(figure, "<svg")).isEqualTo(2);
    Matcher labels = LABELS.matcher(figure);
    for (int i = 0; i < 2; i++) {
      assertThat(labels.find()).isTrue();
      assertThat(figure).containsOnlyOnce("<title id=\"" + labels.group(1) + "\">Bob gained");
      assertThat(figure).containsOnlyOnce("<desc id=\"" + labels.group(2) + "\">Flow of 11 votes");
    }
    assertThat(figure).contains("Every figure is in the transfer sheet.");
  }

  @Test
  void aBarStandsForEachTotalAndABandForEachMove() {
    // stage 1: 5, 4, 2; stage 2: 5, 6; so 5 bars, 2 kept bands and one that crosses
    String svg = wide(FlowPicture.of(Told.count("irv", 3, 1, "5 1", "4 2", "2 3 2"), "f"));

    assertThat(times(svg, "<rect x=")).isEqualTo(5);
    assertThat(times(svg, "<path")).isEqualTo(3);
    assertThat(times(svg, "opacity=\"0.7\"")).isEqualTo(1);
    assertThat(times(svg, ">Bob 4<")).isEqualTo(1);
    assertThat(times(svg, ">Bob 6<")).isEqualTo(1);
  }

  @Test
  void everyTransferOfTheStagesStandsOnceInTheSheetBesideThePicture() {
    int moves = 0;
    for (Count count : Told.random(8, 40)) {
      String figure = FlowPicture.of(count, "f");
      if (figure.isEmpty()) continue;
      List<Line> sheet = Line.of(count);
      List<Integer> columns = new Course(count).telling();
      for (int i = 1; i < columns.size(); i++) {
        if (columns.get(i) != columns.get(i - 1) + 1) continue; // stages between are left out
        Stage stage = count.stages().get(columns.get(i));
        for (int c = 0; c < count.names().size(); c++) {
          var moved =
              stage.votes().get(c).subtract(count.stages().get(columns.get(i) - 1).votes().get(c));
          String name = count.names().get(c);
          int column = i;
          List<String> cells =
              sheet.stream()
                  .filter(row -> row.name().equals(name))
                  .map(row -> row.cells().get(column))
                  .toList();
          assertThat(cells).hasSize(1);
          String change = (moved.signum() > 0 ? "+" : "") + moved.toPlainString();
          if (moved.signum() != 0) {
            assertThat(cells.getFirst().replace(",", "")).startsWith(change);
            moves++;
          } else {
            assertThat(cells.getFirst()).doesNotContain("+").doesNotContain("-");
          }
        }
      }
    }
    assertThat(moves).isGreaterThan(300);
  }

  private record Line(String name, List<String> cells) {
    static List<Line> of(Count count) {
      return TransferSheetTest.rows(TransferSheet.of(count, "t")).stream()
          .map(row -> new Line(row.head().replaceAll(":.*", ""), row.cells()))
          .toList();
    }
  }

  @Test
  void namesAreTextAndWhereNothingMovedThereIsNoPicture() {
    String hostile = "</text><script>alert(1)</script>";
    Count count = Told.count("irv", List.of(hostile, "B&B", "C"), 1, "5 1", "4 2", "2 3 2");

    assertThat(FlowPicture.of(count, "f"))
        .doesNotContain("<script")
        .contains("&lt;/text&gt;")
        .contains("B&amp;B")
        .doesNotContain("B&B");
    assertThat(FlowPicture.of(Told.count("plurality", 2, 1, "2 1", "1 2"), "f")).isEmpty();
    assertThat(FlowPicture.of(Told.count("schulze", 2, 1, "2 1", "1 2"), "f")).isEmpty();
  }
}
