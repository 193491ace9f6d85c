package org.mandate.app.minutes;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;

/**
 * A minute's text on a page: paragraphs, lists and what is kept word for word. Every letter is
 * escaped.
 */
public record MinutesWords(String text) implements Content {

  @Override
  public boolean isEmptyContent() {
    return text.isBlank();
  }

  @Override
  public void writeTo(TemplateOutput out) {
    for (Marks.Part part : Marks.parts(text)) {
      switch (part) {
        case Marks.Part.Paragraph(String words) -> {
          out.writeContent("<p class=\"mnd-text\">");
          lines(words, out);
          out.writeContent("</p>\n");
        }
        case Marks.Part.Quote(String words) -> {
          out.writeContent("<blockquote class=\"mnd-quote\"><p>");
          lines(words, out);
          out.writeContent("</p></blockquote>\n");
        }
        case Marks.Part.Points(var items) -> {
          out.writeContent("<ul class=\"nhsuk-list nhsuk-list--bullet mnd-text\">");
          for (String item : items) {
            out.writeContent("<li>");
            lines(item, out);
            out.writeContent("</li>");
          }
          out.writeContent("</ul>\n");
        }
      }
    }
  }

  private static void lines(String text, TemplateOutput out) {
    String separator = "";
    for (String line : text.split("\n", -1)) {
      out.writeContent(separator);
      Escape.htmlContent(line, out);
      separator = "<br>";
    }
  }
}
