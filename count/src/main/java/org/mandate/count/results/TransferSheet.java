package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.List;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/** The transfer sheet as a table of HTML: a row a candidate, a column a stage, totals below. */
public final class TransferSheet {
  private static final String NUMERIC = "nhsuk-table__cell nhsuk-table__cell--numeric mnd-num";
  private static final String HEAD = "nhsuk-table__header nhsuk-table__header--numeric mnd-num";

  private final Count count;
  private final Course course;
  private final List<Integer> columns;
  private final StringBuilder out = new StringBuilder();

  private TransferSheet(Count count) {
    this.count = count;
    this.course = new Course(count);
    this.columns = course.telling();
  }

  /**
   * The table in a region that scrolls by itself, its first column staying.
   *
   * @param id unique on its page; the caption carries it
   */
  public static String of(Count count, String id) {
    boolean none = count.stages().isEmpty() || count.pairwise() != null; // pairs have a table
    return none ? "" : new TransferSheet(count).table(id);
  }

  private String table(String id) {
    if (columns.size() > 2) {
      out.append("<p class=\"mnd-quiet\">On a narrow screen the table scrolls sideways.</p>\n");
    }
    out.append("<div class=\"mnd-scroll mnd-dense mnd-stick\" role=\"region\" aria-labelledby=\"")
        .append(id)
        .append("\" tabindex=\"0\">\n<table class=\"nhsuk-table\">\n<caption class=\"")
        .append("nhsuk-table__caption nhsuk-table__caption--s\" id=\"")
        .append(id)
        .append("\">")
        .append(columns.size() > 1 ? "Transfer sheet: how each stage was counted" : "Votes")
        .append("</caption>\n");
    out.append("<thead class=\"nhsuk-table__head\"><tr class=\"nhsuk-table__row\">")
        .append("<th scope=\"col\" class=\"nhsuk-table__header\">Candidate</th>");
    for (int column : columns) {
      Stage stage = count.stages().get(column);
      out.append("<th scope=\"col\" class=\"").append(HEAD).append("\">Stage ");
      out.append(stage.number()).append(":<br>");
      out.append(Html.text(StageWords.title(count, stage))).append("</th>");
    }
    out.append("</tr></thead>\n<tbody class=\"nhsuk-table__body\">\n");
    course.order().forEach(this::candidate);
    boolean adds = columns.stream().allMatch(this::adds);
    if (adds || count.quota() != null) {
      row("No further choice");
      for (int i = 0; i < columns.size(); i++) {
        cell(i, count.stages().get(columns.get(i)).nonTransferable(), lost(i), "");
      }
      out.append("</tr>\n");
    }
    if (adds) {
      out.append("<tr class=\"nhsuk-table__row mnd-total\"><th scope=\"row\" class=\"")
          .append("nhsuk-table__header\">All valid votes</th>");
      String all = Figures.plain(count.valid());
      columns.forEach(c -> out.append("<td class=\"" + NUMERIC + "\">" + all + "</td>"));
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n</div>\n");
    if (columns.size() < count.stages().size()) {
      out.append("<p class=\"mnd-quiet\">Shown are the ")
          .append(columns.size())
          .append(" of ")
          .append(count.stages().size())
          .append(
              " stages at which somebody was elected or went out, the first and the last.</p>\n");
    }
    return out.toString();
  }

  /**
   * Whether a column's figures are all the valid votes, but for less than each figure's last digit:
   * rules that count in more decimals than they write cut each figure by itself.
   */
  private boolean adds(int column) {
    Stage stage = count.stages().get(column);
    BigDecimal sum = stage.votes().stream().reduce(stage.nonTransferable(), BigDecimal::add);
    int figures = stage.votes().size() + 1;
    BigDecimal cut =
        sum.scale() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(figures, Math.max(9, sum.scale()));
    return sum.subtract(count.valid()).abs().compareTo(cut) <= 0;
  }

  private BigDecimal lost(int i) {
    BigDecimal now = count.stages().get(columns.get(i)).nonTransferable();
    return i == 0
        ? BigDecimal.ZERO
        : now.subtract(count.stages().get(columns.get(i - 1)).nonTransferable());
  }

  private void row(String head) {
    out.append("<tr class=\"nhsuk-table__row\"><th scope=\"row\" class=\"nhsuk-table__header\">")
        .append(head)
        .append("</th>");
  }

  private void candidate(int candidate) {
    String name = Html.text(course.name(candidate));
    if (course.absent(candidate)) {
      row(name + ": withdrawn, or without a vote");
    } else {
      row(count.elected().contains(candidate) ? name + ": <b>elected</b>" : name);
    }
    for (int i = 0; i < columns.size(); i++) {
      Stage stage = count.stages().get(columns.get(i));
      BigDecimal now = stage.votes().get(candidate);
      BigDecimal before =
          i == 0 ? now : count.stages().get(columns.get(i - 1)).votes().get(candidate);
      boolean out = course.excludedAt(candidate).map(at -> at < stage(stage)).orElse(false);
      if (now.signum() == 0 && before.signum() == 0 && (out || course.absent(candidate))) {
        this.out.append("<td class=\"").append(NUMERIC).append("\"></td>");
      } else {
        cell(i, now, now.subtract(before), StageWords.fate(stage, candidate));
      }
    }
    out.append("</tr>\n");
  }

  private int stage(Stage stage) {
    return count.stages().indexOf(stage);
  }

  private void cell(int column, BigDecimal now, BigDecimal change, String fate) {
    out.append("<td class=\"").append(NUMERIC).append("\">");
    if (column > 0 && change.signum() != 0) {
      out.append(Figures.change(change));
      if (now.signum() != 0) out.append(" = <b>").append(Figures.exact(now)).append("</b>");
    } else {
      out.append(Figures.exact(now));
    }
    if (!fate.isEmpty()) out.append("<br><b>").append(fate).append("</b>");
    out.append("</td>");
  }
}
