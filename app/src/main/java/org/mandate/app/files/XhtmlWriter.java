package org.mandate.app.files;

import java.util.List;
import org.mandate.app.files.Document.Block;

/** A document as one XHTML page; the PDF is set from the same page. */
final class XhtmlWriter {
  private static final String STYLE =
      """
      body { font-family: 'Liberation Sans', Arial, sans-serif; font-size: 11pt; line-height: 1.45; color: #212b32; }
      h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 14pt 0; }
      h2 { font-size: 14pt; line-height: 1.25; margin: 18pt 0 6pt 0; page-break-after: avoid; }
      h3 { font-size: 12pt; margin: 14pt 0 4pt 0; page-break-after: avoid; }
      h4 { font-size: 11pt; margin: 12pt 0 4pt 0; page-break-after: avoid; }
      p { margin: 0 0 8pt 0; orphans: 2; widows: 2; }
      p.about { color: #4c6272; margin: 0 0 4pt 0; }
      p.note { border-left: 3pt solid #005eb8; padding: 4pt 0 4pt 10pt; margin: 8pt 0 12pt 0; }
      ul, ol { margin: 0 0 8pt 0; padding: 0 0 0 22pt; }
      li { margin: 0 0 3pt 0; }
      table { border-collapse: collapse; width: 100%; margin: 6pt 0 12pt 0; -fs-table-paginate: paginate; }
      caption { text-align: left; font-weight: bold; padding: 0 0 4pt 0; }
      th, td { text-align: left; vertical-align: top; padding: 4pt 8pt 4pt 0; border-bottom: 1pt solid #d8dde0;
        font-weight: normal; word-wrap: break-word; }
      thead th { font-weight: bold; border-bottom: 1.5pt solid #4c6272; }
      tr { page-break-inside: avoid; }
      table.rows th { width: 32%; font-weight: bold; }
      """;
  private static final String ON_SCREEN =
      "body { max-width: 46em; margin: 2em auto; padding: 0 1em; }\n";
  private static final String PAGE = "size: A4; margin: 22mm 20mm 22mm 20mm; ";
  private static final String NUMBERS =
      """
      @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font-family: 'Liberation Sans';
        font-size: 9pt; color: #4c6272; }
      """;

  /** On a screen; on paper with its own page numbers; in a pack, which numbers its pages. */
  enum Form {
    SCREEN,
    PAPER,
    PACK
  }

  private XhtmlWriter() {}

  static String page(Document document, Form form) {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n")
        .append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\" xml:lang=\"en-GB\">\n")
        .append("<head>\n<meta charset=\"UTF-8\"/>\n<title>")
        .append(Xml.of(document.title()))
        .append("</title>\n<meta name=\"description\" content=\"")
        .append(Xml.of(document.about().isBlank() ? document.title() : document.about()))
        .append("\"/>\n");
    if (form == Form.SCREEN) {
      out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    } else if (form == Form.PAPER) {
      bookmarks(document, out);
    }
    out.append("<style>\n").append(STYLE).append(style(form));
    out.append("</style>\n</head>\n<body>\n");
    if (!document.about().isBlank()) {
      out.append("<p class=\"about\">").append(Xml.of(document.about())).append("</p>\n");
    }
    out.append("<h1 id=\"h0\">").append(Xml.of(document.title())).append("</h1>\n");
    int heading = 0;
    for (Block block : document.blocks()) {
      heading += block instanceof Block.Heading ? 1 : 0;
      block(block, heading, out);
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static String style(Form form) {
    return switch (form) {
      case SCREEN -> ON_SCREEN;
      case PAPER -> "@page { " + PAGE + NUMBERS + "}\n";
      case PACK -> "@page { " + PAGE + "}\n";
    };
  }

  private static void bookmarks(Document document, StringBuilder out) {
    out.append("<bookmarks>\n");
    bookmark(document.title(), 0, out);
    int heading = 0;
    for (Block block : document.blocks()) {
      if (block instanceof Block.Heading(int level, String text)) {
        bookmark(text, ++heading, out);
      }
    }
    out.append("</bookmarks>\n");
  }

  private static void bookmark(String name, int heading, StringBuilder out) {
    out.append("<bookmark name=\"").append(Xml.of(name)).append("\" href=\"#h");
    out.append(heading).append("\"/>\n");
  }

  private static void block(Block block, int heading, StringBuilder out) {
    switch (block) {
      case Block.Heading(int level, String text) ->
          out.append("<h%d id=\"h%d\">%s</h%d>\n".formatted(level, heading, Xml.of(text), level));
      case Block.Paragraph(Words words) -> out.append("<p>").append(of(words)).append("</p>\n");
      case Block.Note(Words words) ->
          out.append("<p class=\"note\">").append(of(words)).append("</p>\n");
      case Block.Bullets(boolean numbered, List<Words> items) -> {
        String list = numbered ? "ol" : "ul";
        out.append('<').append(list).append(">\n");
        items.forEach(item -> out.append("<li>").append(of(item)).append("</li>\n"));
        out.append("</").append(list).append(">\n");
      }
      case Block.Rows(List<Document.Row> rows) -> rows(rows, out);
      case Block.Table table -> table(table, out);
    }
  }

  private static void rows(List<Document.Row> rows, StringBuilder out) {
    out.append("<table class=\"rows\">\n<tbody>\n");
    for (Document.Row row : rows) {
      out.append("<tr><th scope=\"row\">").append(Xml.of(row.name())).append("</th><td>");
      out.append(of(row.holds())).append("</td></tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private static void table(Block.Table table, StringBuilder out) {
    out.append("<table>\n<caption>").append(Xml.of(table.caption()));
    out.append("</caption>\n<thead>\n<tr>");
    for (String heading : table.headings()) {
      out.append("<th scope=\"col\">").append(Xml.of(heading)).append("</th>");
    }
    out.append("</tr>\n</thead>\n<tbody>\n");
    for (List<Words> row : table.rows()) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        out.append(i == 0 ? "<th scope=\"row\">" : "<td>").append(of(row.get(i)));
        out.append(i == 0 ? "</th>" : "</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private static String of(Words words) {
    StringBuilder out = new StringBuilder();
    for (Words.Run run : words.runs()) {
      String text = Xml.of(run.text().strip().equals(run.text()) ? run.text() : kept(run.text()));
      String lines = text.replace("\n", "<br/>");
      out.append(run.bold() ? "<b>" + lines + "</b>" : lines);
    }
    return out.toString();
  }

  // Line ends at either end say nothing; blanks there part one run from the next.
  private static String kept(String text) {
    return text.replaceAll("^\\n+|\\n+$", "");
  }
}
