package org.mandate.count.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.count.rules.Count;

class TransferSheetTest {
  private static final Pattern ROW =
      Pattern.compile("<tr[^>]*><th scope=\"row\"[^>]*>(.*?)</th>(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>");

  /** A row's head, and each cell's words without marks, with a plain minus. */
  record Row(String head, List<String> cells) {
    /** The total that a cell ends in; an empty one, or one that only lost, is nothing. */
    BigDecimal total(int column) {
      String figure = cells.get(column).replaceAll("(elected|out)$", "").replace(",", "");
      int equals = figure.indexOf('=');
      if (equals >= 0) return new BigDecimal(figure.substring(equals + 1).strip());
      return figure.isBlank() || figure.startsWith("-")
          ? BigDecimal.ZERO
          : new BigDecimal(figure.strip());
    }
  }

  static List<Row> rows(String html) {
    var rows = new ArrayList<Row>();
    for (Matcher row = ROW.matcher(html); row.find(); ) {
      var cells = new ArrayList<String>();
      for (Matcher cell = CELL.matcher(row.group(2)); cell.find(); ) {
        cells.add(cell.group(1).replaceAll("<[^>]*>", "").replace('\u2212', '-'));
      }
      rows.add(new Row(row.group(1).replaceAll("<[^>]*>", ""), cells));
    }
    return rows;
  }

  @Test
  void aSheetIsAsItIsWrittenByHand() {
    Count count = Told.count("scottish-2007", 3, 2, "2 1 2", "1 1 3", "1 2");

    assertThat(rows(TransferSheet.of(count, "t")))
        .containsExactly(
            new Row("Ann: elected", List.of("3.00000elected", "-1.00000 = 2.00000", "2.00000")),
            new Row("Bob: elected", List.of("1.00000", "+0.66666 = 1.66666", "1.66666elected")),
            new Row("Cid", List.of("0.00000", "+0.33333 = 0.33333", "-0.33333out")),
            new Row(
                "No further choice",
                List.of("0.00000", "+0.00001 = 0.00001", "+0.33333 = 0.33334")),
            new Row("All valid votes", List.of("4", "4", "4")));
  }

  @Test
  void everyColumnAddsUpToTheValidVotesUnderEveryRuleThatMovesThem() {
    int sheets = 0;
    for (Count count : Told.random(7, 60)) {
      String html = TransferSheet.of(count, "t");
      if (count.pairwise() != null) assertThat(html).isEmpty();
      List<Row> rows = rows(html);
      boolean moves = !List.of("score", "approval", "plurality", "yes-no").contains(count.rules());
      if (count.pairwise() != null || !moves || count.stages().isEmpty()) continue;
      boolean total = rows.getLast().head().equals("All valid votes");
      assertThat(rows.stream().map(Row::head)).contains("No further choice");
      // New Zealand's schedule rounds up twice, so what is kept and passed on may be more than a
      // paper: then the sheet claims no total
      assertThat(total || count.rules().equals("meek-nz")).as(count.toString()).isTrue();
      if (!total) continue;
      // counted in 27 decimals, written in 18
      boolean cut = List.of("meek", "warren", "meek-nz").contains(count.rules());
      int columns = rows.getLast().cells().size();
      for (int c = 0; c < columns; c++) {
        int column = c;
        BigDecimal sum =
            rows.subList(0, rows.size() - 1).stream()
                .map(row -> row.total(column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.subtract(count.valid()).abs())
            .as(count.rules() + html)
            .isLessThanOrEqualTo(cut ? new BigDecimal("1e-8") : BigDecimal.ZERO);
      }
      sheets++;
    }
    assertThat(sheets).isGreaterThan(200);
  }

  @Test
  void aWithdrawnCandidateIsSaidSo() {
    Count count = Told.count("scottish-2007", 3, 1, "-3", "3 1", "2 2 3");

    assertThat(rows(TransferSheet.of(count, "t")).stream().map(Row::head))
        .contains("Cid: withdrawn, or without a vote");
  }

  @Test
  void itsRegionIsNamedByItsCaptionAndReachedByKeys() {
    String html = TransferSheet.of(Told.count("irv", 3, 1, "5 1", "4 2", "2 3 2"), "sheet");

    assertThat(html).contains("role=\"region\" aria-labelledby=\"sheet\" tabindex=\"0\"");
    assertThat(html).containsOnlyOnce("id=\"sheet\"").contains("<caption");
    assertThat(html.split("<th scope=\"col\"", -1)).hasSize(4);
  }
}
