package org.mandate.app.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mandate.app.files.Document.Block;

/**
 * A document as DOCX: the few parts of ECMA-376 that headings, lists and tables need, written by
 * hand, because equal words must give equal bytes.
 */
final class DocxWriter {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
  // The width of the text on A4 with margins of 20 mm, in twentieths of a point.
  private static final int WIDTH = 9638;
  private static final String MAIN =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private final StringBuilder out = new StringBuilder();
  private int numberedLists;

  private DocxWriter() {}

  static byte[] bytes(Document document) {
    DocxWriter writer = new DocxWriter();
    String body = writer.body(document);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", DocxParts.CONTENT_TYPES);
      part(zip, "_rels/.rels", DocxParts.RELATIONS);
      part(zip, "docProps/core.xml", core(document));
      part(zip, "word/_rels/document.xml.rels", DocxParts.DOCUMENT_RELATIONS);
      part(zip, "word/document.xml", body);
      part(zip, "word/styles.xml", DocxParts.STYLES);
      part(zip, "word/numbering.xml", DocxParts.numbering(writer.numberedLists));
      part(zip, "word/footer1.xml", DocxParts.FOOTER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String core(Document document) {
    return DocxParts.CORE.formatted(Xml.of(document.title()), Xml.of(document.about()));
  }

  private String body(Document document) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document ")
        .append(MAIN)
        .append(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">")
        .append("<w:body>");
    if (!document.about().isBlank()) {
      paragraph("About", "", Words.of(document.about()));
    }
    paragraph("Heading1", "", Words.of(document.title()));
    document.blocks().forEach(this::block);
    return out.append("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>")
        .append("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1247\" w:right=\"1134\"")
        .append(" w:bottom=\"1247\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\"")
        .append(" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n")
        .toString();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading(int level, String text) ->
          paragraph("Heading" + level, "", Words.of(text));
      case Block.Paragraph(Words words) -> paragraph("", "", words);
      case Block.Note(Words words) -> paragraph("Note", "", words);
      case Block.Bullets(boolean numbered, List<Words> items) -> {
        // Each numbered list counts from one: it has a number of its own.
        int list = numbered ? DocxParts.FIRST_NUMBERED + numberedLists++ : DocxParts.BULLETS;
        String place = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + list + "\"/></w:numPr>";
        items.forEach(item -> paragraph("ListParagraph", place, item));
      }
      case Block.Rows(List<Document.Row> rows) -> rows(rows);
      case Block.Table table -> table(table);
    }
  }

  private void rows(List<Document.Row> rows) {
    open("FirstColumn", new int[] {WIDTH * 32 / 100, WIDTH - WIDTH * 32 / 100}, "");
    for (Document.Row row : rows) {
      out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      cell(Words.bold(row.name()), WIDTH * 32 / 100);
      cell(row.holds(), WIDTH - WIDTH * 32 / 100);
      out.append("</w:tr>");
    }
    close();
  }

  private void table(Block.Table table) {
    int columns = table.headings().size();
    int[] widths = new int[columns];
    java.util.Arrays.fill(widths, WIDTH / columns);
    paragraph("Caption", "", Words.of(table.caption()));
    open("FirstRow", widths, table.caption());
    out.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    table.headings().forEach(heading -> cell(Words.bold(heading), WIDTH / columns));
    out.append("</w:tr>");
    for (List<Words> row : table.rows()) {
      out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      row.forEach(words -> cell(words, WIDTH / columns));
      out.append("</w:tr>");
    }
    close();
  }

  private void open(String heads, int[] widths, String caption) {
    out.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"")
        .append(WIDTH)
        .append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"")
        .append(heads.equals("FirstRow") ? "0020" : "0080")
        .append("\" w:firstRow=\"")
        .append(heads.equals("FirstRow") ? 1 : 0)
        .append("\" w:lastRow=\"0\" w:firstColumn=\"")
        .append(heads.equals("FirstRow") ? 0 : 1)
        .append("\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>");
    if (!caption.isEmpty()) {
      out.append("<w:tblCaption w:val=\"").append(Xml.of(caption)).append("\"/>");
    }
    out.append("</w:tblPr><w:tblGrid>");
    for (int width : widths) {
      out.append("<w:gridCol w:w=\"").append(width).append("\"/>");
    }
    out.append("</w:tblGrid>");
  }

  // A paragraph after each table: two tables in a row would else be one.
  private void close() {
    out.append("</w:tbl><w:p><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:p>");
  }

  private void cell(Words words, int width) {
    out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/></w:tcPr>");
    paragraph("Cell", "", words);
    out.append("</w:tc>");
  }

  private void paragraph(String style, String place, Words words) {
    out.append("<w:p>");
    if (!style.isEmpty()) {
      out.append("<w:pPr><w:pStyle w:val=\"").append(style).append("\"/>").append(place);
      out.append("</w:pPr>");
    }
    for (Words.Run run : words.runs()) {
      run(run);
    }
    out.append("</w:p>");
  }

  private void run(Words.Run run) {
    out.append("<w:r>").append(run.bold() ? "<w:rPr><w:b/></w:rPr>" : "");
    String[] lines = run.text().strip().isEmpty() ? new String[] {run.text()} : lines(run.text());
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : "<w:br/>").append("<w:t xml:space=\"preserve\">");
      out.append(Xml.of(lines[i]).replace('\n', ' ')).append("</w:t>");
    }
    out.append("</w:r>");
  }

  private static String[] lines(String text) {
    return text.replaceAll("^\\n+|\\n+$", "").split("\\n", -1);
  }
}
