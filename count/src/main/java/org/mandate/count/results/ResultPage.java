package org.mandate.count.results;

import java.math.BigDecimal;
import org.mandate.count.ballots.Rejection;
import org.mandate.count.rules.Count;

/** A whole page of results, complete in itself: no script, nothing fetched, good on paper. */
public final class ResultPage {
  private static final String STYLE =
      """
      :root { --accent: #0d4a52; --ink: #212b32; --quiet: #4c6272; --line: #d8dde0; --wash: #f0f4f5; }
      * { box-sizing: border-box; }
      body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 Arial, Helvetica,
        "Liberation Sans", sans-serif; }
      header { background: var(--accent); color: #fff; padding: 12px 0; font-size: 22px; font-weight: 700; }
      header div, main, footer div { max-width: 992px; margin: 0 auto; padding: 0 16px; }
      main { padding-top: 24px; padding-bottom: 40px; }
      h1 { font-size: 30px; line-height: 1.2; margin: 0 0 8px; overflow-wrap: anywhere; }
      h2 { font-size: 22px; line-height: 1.25; margin: 40px 0 12px; overflow-wrap: anywhere; }
      p, li { max-width: 42em; overflow-wrap: anywhere; }
      .mnd-quiet { color: var(--quiet); }
      dl { display: grid; grid-template-columns: 8em 1fr; margin: 24px 0; }
      dt, dd { margin: 0; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere; }
      dt { font-weight: 700; }
      figure { margin: 32px 0 0; }
      svg { display: block; max-width: 100%; height: auto; margin-top: 12px; }
      .mnd-plot__wide svg { max-width: none; }
      .mnd-plot__wide { display: none; }
      .mnd-scroll { overflow-x: auto; margin-bottom: 16px; }
      .mnd-scroll:focus-visible { outline: 3px solid var(--ink); box-shadow: 0 0 0 6px #ffeb3b; }
      table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 15px; }
      caption { text-align: left; font-size: 22px; font-weight: 700; padding: 24px 0 8px; }
      th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); text-align: left;
        vertical-align: top; }
      thead th { vertical-align: bottom; border-bottom: 2px solid var(--line); }
      tbody th { font-weight: 400; min-width: 9em; max-width: 15em; overflow-wrap: anywhere; }
      .mnd-num { text-align: right; padding-left: 12px; font-variant-numeric: tabular-nums; }
      td.mnd-num { white-space: nowrap; }
      thead th.mnd-num { min-width: 9em; }
      .mnd-stick th:first-child { position: sticky; left: 0; background: #fff;
        border-right: 1px solid var(--line); }
      .mnd-total th, .mnd-total td { font-weight: 700; border-top: 2px solid var(--ink); }
      code { overflow-wrap: anywhere; font-size: 14px; }
      footer { border-top: 4px solid var(--accent); background: var(--wash); padding: 16px 0; }
      @media (min-width: 641px) {
        body { font-size: 19px; }
        dl { grid-template-columns: 14em 1fr; }
        h1 { font-size: 38px; }
        h2 { font-size: 26px; }
        .mnd-plot__wide { display: block; }
        .mnd-plot__narrow { display: none; }
      }
      @media print {
        @page { size: A4; margin: 17mm; }
        header { color: #000; background: #fff; border-bottom: 2pt solid #000; }
        body { font-size: 11pt; }
        table { font-size: 8pt; }
        th, td { padding: 2pt 4pt 2pt 0; }
        thead th.mnd-num, tbody th { min-width: 0; }
        td.mnd-num { white-space: normal; }
        .mnd-scroll { overflow: visible; }
        .mnd-plot__wide { display: block; }
        .mnd-plot__wide svg { max-width: 100%; }
        .mnd-plot__narrow { display: none; }
        thead { display: table-header-group; }
        tr, figure { break-inside: avoid; }
        section + section { break-before: page; }
      }
      """;

  private final String rule;
  private final String source;
  private final StringBuilder sections = new StringBuilder();
  private String title = "";
  private int number;

  /**
   * @param rule in plain words
   * @param source where the rule is written
   */
  public ResultPage(String rule, String source) {
    this.rule = rule;
    this.source = source;
  }

  /** Adds a counted file. */
  public void add(Result result) {
    Count count = result.count();
    String id = "r" + ++number;
    if (title.isEmpty()) title = InWords.heading(count);
    String level = number == 1 ? "h1" : "h2";
    sections.append("<section>\n<p class=\"mnd-quiet\">").append(Html.text(named(result)));
    sections.append("</p>\n<").append(level).append('>').append(Html.text(InWords.heading(count)));
    sections.append("</").append(level).append(">\n<p>").append(Html.text(InWords.why(count)));
    sections.append("</p>\n");
    ClosestCall.of(count)
        .ifPresent(
            call ->
                sections.append("<p>").append(Html.text(call.sentence(count))).append("</p>\n"));
    summary(result);
    sections.append(FlowPicture.of(count, id + "f"));
    sections.append(TransferSheet.of(count, id + "t"));
    sections.append(PairwiseTable.of(count, id + "p"));
    sections
        .append("<h2>If you think this is wrong</h2>\n<p>Count the same ballots yourself, with")
        .append(" this program or your own: <code>./mandate count ")
        .append(Html.text(result.file()))
        .append(" --rules ")
        .append(Html.text(count.rules()))
        .append(" --json</code>. The file of ballots must have the SHA-256 <code>")
        .append(result.sha256())
        .append("</code>. A published JSON result is compared figure by figure with")
        .append(" <code>./mandate recount RESULT.json BALLOTS</code>.</p>\n</section>\n");
  }

  /** Adds a file that was not counted, and why. */
  public void refused(String file, String reason) {
    String level = number++ == 0 ? "h1" : "h2";
    if (title.isEmpty()) title = "Not counted: " + file;
    sections
        .append("<section>\n<" + level + ">Not counted: ")
        .append(Html.text(file))
        .append("</" + level + ">\n<p>")
        .append(Html.text(reason))
        .append("</p>\n</section>\n");
  }

  private static String named(Result result) {
    String title = result.count().title();
    return title.isBlank() ? "Election counted from " + result.file() : title;
  }

  private void summary(Result result) {
    Count count = result.count();
    sections.append("<dl>\n");
    line("Seats", Figures.plain(BigDecimal.valueOf(count.seats())));
    line("Valid votes", Figures.plain(count.valid()));
    line("Rejected papers", Figures.plain(Rejection.sum(count.rejections())));
    count.rejections().forEach(r -> line("Rejected: " + r.reason(), papers(r.papers())));
    if (count.quota() != null) line("Quota", Figures.exact(count.quota()));
    line("Counting rule", rule + " (" + count.rules() + "). " + source);
    for (String lot : count.lots()) line("Lot", lot);
    for (String note : result.notes()) line("Note", note);
    sections.append("</dl>\n");
  }

  private static String papers(BigDecimal papers) {
    return Figures.plain(papers) + (papers.compareTo(BigDecimal.ONE) == 0 ? " paper" : " papers");
  }

  private void line(String term, String words) {
    sections.append("<dt>").append(Html.text(term)).append("</dt><dd>");
    sections.append(Html.text(words)).append("</dd>\n");
  }

  /** The whole page. */
  @Override
  public String toString() {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.text(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<header><div>Mandate: result of a count</div></header>\n<main>\n"
        + sections
        + "</main>\n<footer><div><p>Made by Mandate's counter from the ballots named above. This is"
        + " not an NHS website. It holds no patient data.</p></div></footer>\n</body>\n</html>\n";
  }
}
