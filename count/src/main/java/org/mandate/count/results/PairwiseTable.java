package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.List;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Pairwise;

/** For rules that compare pairs: each pair's papers as a table of HTML, and the rule's steps. */
public final class PairwiseTable {
  private PairwiseTable() {}

  /**
   * Empty where the rule compares no pairs.
   *
   * @param id unique on its page
   */
  public static String of(Count count, String id) {
    Pairwise pairwise = count.pairwise();
    if (pairwise == null) return "";
    List<Integer> order = new Course(count).order();
    var out = new StringBuilder();
    out.append("<div class=\"mnd-scroll mnd-dense mnd-stick\" role=\"region\" aria-labelledby=\"")
        .append(id)
        .append("\" tabindex=\"0\">\n<table class=\"nhsuk-table\">\n<caption class=\"")
        .append("nhsuk-table__caption nhsuk-table__caption--s\" id=\"")
        .append(id)
        .append("\">Each two compared: papers that put the row's candidate above the column's")
        .append("</caption>\n<thead class=\"nhsuk-table__head\"><tr class=\"nhsuk-table__row\">")
        .append("<th scope=\"col\" class=\"nhsuk-table__header\">Candidate</th>");
    for (int c : order) {
      out.append("<th scope=\"col\" class=\"nhsuk-table__header mnd-num\">over ")
          .append(Html.text(count.names().get(c)))
          .append("</th>");
    }
    out.append("</tr></thead>\n<tbody class=\"nhsuk-table__body\">\n");
    for (int row : order) {
      out.append("<tr class=\"nhsuk-table__row\"><th scope=\"row\" class=\"nhsuk-table__header\">")
          .append(Html.text(count.names().get(row)))
          .append(count.elected().contains(row) ? ": <b>elected</b>" : "")
          .append("</th>");
      for (int column : order) cell(out, pairwise, row, column);
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n</div>\n<p class=\"mnd-quiet\">")
        .append("Bold with \u201cwins\u201d: more papers than the other way round.</p>\n");
    if (!pairwise.explanation().isEmpty()) {
      out.append("<ol class=\"mnd-text\">\n");
      for (String step : pairwise.explanation()) {
        out.append("<li>").append(Html.text(step)).append("</li>\n");
      }
      out.append("</ol>\n");
    }
    return out.toString();
  }

  private static void cell(StringBuilder out, Pairwise pairwise, int row, int column) {
    out.append("<td class=\"nhsuk-table__cell nhsuk-table__cell--numeric mnd-num\">");
    if (row != column) {
      BigDecimal fors = pairwise.prefer().get(row).get(column);
      boolean wins = fors.compareTo(pairwise.prefer().get(column).get(row)) > 0;
      String figure = Figures.plain(fors);
      out.append(wins ? "<b>" + figure + " wins</b>" : figure);
    }
    out.append("</td>");
  }
}
